// Saved criteria: the criteria actions of a segment under a code (SAV-1 to SAV-5), and running them again on
// a segment (RUC-1 to RUC-6).
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "core/base/context.h"
#include "core/criteria/add_contacts.h"
#include "core/criteria/remove_contacts.h"

namespace segments::criteria {

// Saves all criteria of the segment (SAV-2). Errors: no criteria action (SAV-1); a blank, too long or used
// code; a too long description. Returns the row of the saved criteria.
Result<table::Row> save_criteria(table::Transaction& tx, const Context& context, std::string_view segment_no,
                                 std::string_view code, std::string_view description);
// SAV-5. Renaming gives another row.
Result<table::Row> rename_saved_criteria(table::Transaction& tx, table::Row saved, std::string_view code);
Result<void> set_saved_description(table::Transaction& tx, table::Row saved, std::string_view description);
// With its rows (SAV-4).
void delete_saved_criteria(table::Transaction& tx, table::Row saved);

// A date of a saved filter about which something can be chosen, those in groups too (PRD-9, NST-3).
struct SavedDate {
    std::size_t field = 0;  // position among the fields of the filter, those of a group in their order
    std::string caption;    // "Interaction Log Entry: Date"
    DateChoice choice;
};
std::vector<SavedDate> saved_dates(const table::Database& db, table::Row filter_row,
                                   const filter::EntryContext& now);
// Whether a date of a saved filter stays fixed or rolls with the work date (PRD-9). `filter_row` is a filter
// row of saved criteria, `field` and `term` (of the choice) are as saved_dates gives them. An error if the
// filter can't be read or has no such date.
Result<void> set_date_rule(table::Transaction& tx, table::Row filter_row, std::size_t field, std::size_t term,
                           filter::DateRule rule);

// Runs the saved actions on a segment in their order, each recorded, against the present contacts, with dates
// that roll as of the work date. Lines that are there stay; a later action sees what earlier ones did (RUC-3,
// RUC-4). If the segment has criteria actions already, ask first (RUC-1, number_of_actions).
class ReuseCriteria {
  public:
    // Errors: no such segment or saved criteria, filters that can't be read.
    static Result<ReuseCriteria> make(const table::Database& db, std::string_view segment_no,
                                      std::string_view saved_code, const Context& context);

    // Any actions, one after the other, in the same way.
    static ReuseCriteria of_actions(std::string_view segment_no, std::vector<Action> actions) {
        return ReuseCriteria(segment_no, std::move(actions));
    }

    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    std::string detail() const;

    std::size_t actions() const { return actions_.size(); }
    // Lines added and removed so far, over all actions.
    std::size_t added() const { return added_; }
    std::size_t removed() const { return removed_; }

  private:
    ReuseCriteria(std::string_view segment_no, std::vector<Action> actions)
        : segment_no_(segment_no), actions_(std::move(actions)) {}

    Result<void> begin(const table::Database& db);

    std::string segment_no_;
    std::vector<Action> actions_;
    std::size_t at_ = 0;
    std::variant<std::monostate, AddContacts, RemoveContacts> running_;
    std::size_t added_ = 0, removed_ = 0;
};
// All at once.
Result<void> reuse_criteria(table::Transaction& tx, const Context& context, std::string_view segment_no,
                            std::string_view saved_code);

}  // namespace segments::criteria
