// Reduce and Refine (RED-1 to RED-9) in slices: records the action, finds the lines and takes them off the
// segment. They stay in the table, so that Go Back returns them as they were (PRD-4).
//
//     Result<RemoveContacts> refine = RemoveContacts::make(db, "SM00001", CriteriaAction::refine, conditions,
//                                                          /*entire_companies=*/false, entry);
//     while (!*refine->step(tx, 2000)) {}
//     if (const std::int64_t actions = actions_to_reset(db, "SM00001")) ...   // LIN-43, see go_back.h
#pragma once

#include <optional>
#include <string>

#include "core/criteria/record.h"

namespace segments::criteria {

class RemoveContacts {
  public:
    // `kind`: reduce or refine. Errors: no such segment, an expression that can't be read.
    static Result<RemoveContacts> make(const table::Database& db, std::string_view segment_no,
                                       schema::CriteriaAction kind, const Conditions& conditions,
                                       bool entire_companies, const filter::EntryContext& entry);
    // A recorded action, run again (RUC-3).
    static Result<RemoveContacts> make(const table::Database& db, std::string_view segment_no, Action action);

    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    std::string detail() const;

    // REQUIRES: finished.
    const RemoveCounts& counts() const { return counts_; }
    std::int64_t action_no() const { return action_no_; }

  private:
    enum class Phase : std::uint8_t { record, select, remove, done };

    RemoveContacts(std::string_view segment_no, Action action)
        : segment_no_(segment_no), action_(std::move(action)) {}

    std::string segment_no_;
    Action action_;
    Phase phase_ = Phase::record;
    std::int64_t action_no_ = 0;
    RemoveCounts counts_;
    std::optional<RemoveSelection> selection_;
    std::size_t at_ = 0;
};

// All at once.
Result<RemoveCounts> remove_contacts(table::Transaction& tx, std::string_view segment_no,
                                     schema::CriteriaAction kind, const Conditions& conditions,
                                     bool entire_companies, const filter::EntryContext& entry);

}  // namespace segments::criteria
