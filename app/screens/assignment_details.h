// What stands beside the codes of a contact's classification: the search word of a web source and its search
// (CLS-6), and the link of a business relation to a record elsewhere (CLS-4).
#pragma once

#include <span>
#include <string>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class AssignmentDetails {
  public:
    // Rows of Contact Web Source.
    void draw_web_sources(ui::Ui& ui, Session& session, std::span<const table::Row> rows) const;
    // Rows of Contact Business Relation. Linking is offered where Marketing Setup has a code for it.
    void draw_relations(ui::Ui& ui, Session& session, table::Row contact_row,
                        std::span<const table::Row> rows);

  private:
    int target_ = 0;  // among those that have a code
    std::string no_;
};

}  // namespace segments::app
