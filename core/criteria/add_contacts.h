// Add Contacts (ADD-1 to ADD-9) in slices: records the action, chooses the contacts, sorts them and inserts
// their lines.
//
//     Result<AddContacts> add = AddContacts::make(db, "SM00001", conditions, options, entry);
//     while (!*add->step(tx, 2000)) {}      // in one transaction; an error means: roll back
//     add->counts().to_add;
#pragma once

#include <optional>
#include <string>

#include "core/criteria/record.h"
#include "core/query/row_order.h"
#include "core/segment/insert_lines.h"

namespace segments::criteria {

class AddContacts {
  public:
    // Errors: no such segment, an expression that can't be read.
    static Result<AddContacts> make(const table::Database& db, std::string_view segment_no,
                                    const Conditions& conditions, const AddOptions& options,
                                    const filter::EntryContext& entry);
    // A recorded action, run again (RUC-3).
    static Result<AddContacts> make(const table::Database& db, std::string_view segment_no, Action action);

    // Works on about `rows` rows more; true when finished.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;
    std::string detail() const;

    // REQUIRES: finished.
    const AddCounts& counts() const { return counts_; }
    std::int64_t action_no() const { return action_no_; }

  private:
    enum class Phase : std::uint8_t { record, select, gather, sort, prepare, insert, done };

    AddContacts(std::string_view segment_no, Action action)
        : segment_no_(segment_no), action_(std::move(action)) {}

    std::string segment_no_;
    Action action_;
    Phase phase_ = Phase::record;
    std::int64_t action_no_ = 0;
    AddCounts counts_;
    std::optional<AddSelection> selection_;
    std::optional<query::RowSorter> sorter_;
    std::optional<segment::LineInserter> inserter_;
    table::Row gathered_ = 0;           // so many of the contacts' rows were looked at
    std::vector<table::Row> contacts_;  // in the order of their lines
    std::size_t at_ = 0;
};

// All at once.
Result<AddCounts> add_contacts(table::Transaction& tx, std::string_view segment_no,
                               const Conditions& conditions, const AddOptions& options,
                               const filter::EntryContext& entry);

}  // namespace segments::criteria
