// The hint on a contact's card that others look the same (DUP-1): those of the last search, and, once the
// contact is edited, those found while it is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/ui/ui.h"
#include "core/contact/duplicates.h"

namespace segments::app {

class ContactDuplicates {
  public:
    void draw(ui::Ui& ui, Session& session, table::Row contact_row);
    // Looks for them: true while there is more to do.
    bool work(Session& session, const std::function<bool()>& over);

  private:
    void refresh(const Session& session, table::Row contact_row);

    bool begun_ = false;
    contact::SearchStrings strings_{};  // of the contact when it was looked at last
    std::unique_ptr<contact::DuplicatesOf> search_;
    std::uint64_t contacts_version_ = 0, pairs_version_ = 0;
    std::vector<std::string> found_;   // numbers, by the search
    std::vector<std::string> listed_;  // numbers to show
};

}  // namespace segments::app
