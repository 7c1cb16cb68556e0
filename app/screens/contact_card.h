// One contact: every field of ENT-15 and its classification (ENT-19), edited by the rules of core/contact.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "app/duplicates/contact_duplicates.h"
#include "app/form/record_comments.h"
#include "app/form/record_field.h"
#include "app/profile/contact_profile.h"
#include "app/screens/assignment_details.h"
#include "app/screens/contact_addresses.h"
#include "app/screens/contact_interactions.h"
#include "app/screens/contact_segments.h"
#include "app/screens/screen.h"
#include "core/contact/assignments.h"

namespace segments::app {

class ContactCardScreen final : public Screen {
  public:
    explicit ContactCardScreen(std::string no)
        : no_(std::move(no)), interactions_(no_), segments_(no_), comments_(contact::comment::kTable, no_) {}
    std::string title(const Session& session) const override;
    std::string_view section() const override { return "/contacts"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        const bool more = duplicates_.work(session, over);
        return interactions_.work(session, over) || more;
    }

  private:
    table::Row row(const Session& session) const;
    void draw_assignments(ui::Ui& ui, Session& session, table::Row row, contact::Assignment kind);
    void draw_codes(ui::Ui& ui, Session& session, contact::Assignment kind,
                    const std::vector<table::Row>& rows) const;
    void ask_to_delete(Session& session);

    // The contact's codes of one kind: finding them is a scan, so they are kept while their table stays.
    struct Assigned {
        std::uint64_t version = 0;  // of the table; 0: never looked
        std::vector<table::Row> rows;
    };

    std::string no_;
    ContactAddresses addresses_;
    ContactInteractions interactions_;
    ContactSegments segments_;
    AssignmentDetails details_;
    ContactDuplicates duplicates_;
    ContactProfile profile_;
    RecordComments comments_;
    std::array<Assigned, std::size(contact::kAssignments)> assigned_;
};

}  // namespace segments::app
