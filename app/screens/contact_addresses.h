// The part of a contact's card with its alternate addresses and the periods in which they are in force
// (ENT-16, ENT-17).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class ContactAddresses {
  public:
    void draw(ui::Ui& ui, Session& session, table::Row contact_row);

  private:
    void refresh(const Session& session, table::Row contact_row);
    void draw_address(ui::Ui& ui, Session& session, table::Row address_row, const std::string& step);
    void draw_periods(ui::Ui& ui, Session& session, table::Row contact_row, const std::string& step);
    void draw_period(ui::Ui& ui, Session& session, table::Row period_row, const std::string& step);

    // Finding the rows is a scan, so they are kept while their tables stay.
    std::uint64_t addresses_version_ = 0, periods_version_ = 0;
    std::vector<table::Row> addresses_, periods_;
    std::string new_code_, new_period_address_, new_period_from_, new_period_to_;
    std::string new_code_problem_;
};

}  // namespace segments::app
