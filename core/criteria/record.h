// Criteria actions as rows: of a segment, of saved criteria and of a logged segment. The three tables have
// the same columns, so that criteria are copied between them as they are (SAV-2, PRD-7).
//
//     std::vector<Action> actions = read_actions(db, criteria_of_segment("SM00001"));
//     for (const CriteriaText& row : describe(db, criteria_of_segment("SM00001"), locale)) ...   // CRI-10
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/criteria/section_filter.h"
#include "core/criteria/selection.h"
#include "core/segment/segment_tables.h"
#include "core/table/transaction.h"

namespace segments::criteria {

// One criteria action with its filters (CRI-1). A Refine or Reduce has `entire_companies`, an Add the others.
struct Action {
    schema::CriteriaAction action = schema::CriteriaAction::add_contacts;
    Filters filters;
    AddOptions options;
    bool entire_companies = false;
    std::int64_t logged_segment_entry_no = 0;  // the logged segment that was reused (RUL-3); 0 = none

    bool operator==(const Action&) const = default;
};

// Whose criteria.
struct CriteriaOwner {
    table::TableId table = 0;
    std::string code;         // segment or saved criteria
    std::int64_t number = 0;  // logged segment
};
CriteriaOwner criteria_of_segment(std::string_view segment_no);
CriteriaOwner criteria_of_saved(std::string_view code);
CriteriaOwner criteria_of_logged(std::int64_t entry_no);

// All rows in the order of their numbers: one scan of a small table.
std::vector<table::Row> criteria_rows(const table::Database& db, const CriteriaOwner& owner);
// CRI-7: the action rows alone.
std::int64_t number_of_actions(const table::Database& db, const CriteriaOwner& owner);

// Writes an action row and a row per section after the rows that are there (CRI-2, CRI-3). Returns the number
// of the action, counted from 1 (CRI-8).
std::int64_t append_action(table::Transaction& tx, const CriteriaOwner& owner, const Action& action);
// The actions in order. An error if the filters of one can't be read.
Result<std::vector<Action>> read_actions(const table::Database& db, const CriteriaOwner& owner);

// Copies all rows with their numbers. REQUIRES: the new owner has none.
void copy_criteria(table::Transaction& tx, const CriteriaOwner& from, const CriteriaOwner& to);
void delete_criteria(table::Transaction& tx, const CriteriaOwner& owner);

// A row as the criteria page shows it (CRI-10).
struct CriteriaText {
    table::Row row = table::kNoRow;
    bool is_action = false;  // in bold; the filters below it are indented
    std::int64_t action_no = 0;
    std::string caption;  // "Add Contacts", "Contact Mailing Group"
    std::string text;     // options that are on, or the filter in words
};
std::vector<CriteriaText> describe(const table::Database& db, const CriteriaOwner& owner,
                                   const filter::Locale& locale);
// The action of one row; of its filters nothing.
Action action_of_row(const table::Table& table, table::Row row);
// "Allow Existing Contacts, Expand Companies"; empty if all are off.
std::string options_in_words(const Action& action);

}  // namespace segments::criteria
