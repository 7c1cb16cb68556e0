// The segments of a contact over time, on its card (SET-5).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "core/interaction/memberships.h"

namespace segments::app {

class ContactSegments {
  public:
    explicit ContactSegments(std::string contact_no) : contact_no_(std::move(contact_no)) {}
    void draw(ui::Ui& ui, Session& session, table::Row contact_row);

  private:
    void refresh(const Session& session, table::Row contact_row);
    void draw_one(ui::Ui& ui, Session& session, const interaction::Membership& each, bool first, bool last);

    std::string contact_no_;
    std::uint64_t versions_[4] = {};
    std::vector<interaction::Membership> memberships_;
};

}  // namespace segments::app
