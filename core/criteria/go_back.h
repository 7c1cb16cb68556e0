// Go Back takes the last criteria action of a segment back (BCK-1, BCK-2, BCK-5, BCK-6, PRD-4): the lines it
// removed return as they were, the lines it inserted go, and its rows leave the criteria. It can be repeated
// to the beginning; going forward again is the application's Undo.
//
//     Result<GoBack> back = GoBack::make(db, "SM00001");       // an error if there is no action
//     while (!back->look(db, 100000)) {}                       // for the question: changes nothing
//     back->effect().returning, .going, .with_values
//     while (!*back->step(tx, 2000)) {}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/criteria/record.h"

namespace segments::criteria {

// What going back would do.
struct GoBackEffect {
    std::int64_t action_no = 0;
    schema::CriteriaAction action = schema::CriteriaAction::blank;
    std::size_t returning = 0;    // lines that the action removed
    std::size_t going = 0;        // lines that it inserted
    std::size_t with_values = 0;  // of those: with values that somebody entered since

    bool operator==(const GoBackEffect&) const = default;
};

class GoBack {
  public:
    // Errors: no such segment; no criteria action (BCK-1).
    static Result<GoBack> make(const table::Database& db, std::string_view segment_no);

    // Finds the lines concerned, about `rows` rows more; true when all are found. The lines and criteria must
    // not change between looking and going back.
    bool look(const table::Database& db, std::size_t rows);
    // REQUIRES: look() returned true.
    const GoBackEffect& effect() const { return effect_; }

    // Goes back, looking first as far as that isn't done. True when finished.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;

  private:
    GoBack(std::string_view segment_no, table::Code segment) : segment_no_(segment_no), segment_(segment) {}

    std::string segment_no_;
    table::Code segment_ = 0;
    bool reused_logged_ = false;  // the lines' campaign isn't anybody's edit (RUL-5)
    GoBackEffect effect_;
    std::vector<table::Row> returning_, going_;
    table::Row looked_ = 0;
    std::size_t slots_ = 1;
    bool found_ = false, recorded_ = false;
    std::size_t at_ = 0;
};

// All at once.
Result<GoBackEffect> go_back(table::Transaction& tx, std::string_view segment_no);

// LIN-43, LIN-44: when the last line was removed and the segment has more than one criteria action, the
// number of actions: ask whether to reset them. 0: nothing to ask.
std::int64_t actions_to_reset(const table::Database& db, std::string_view segment_no);

// Forgets all criteria actions of a segment and what Go Back would need (LIN-43, BCK-10). Lines that stand on
// the segment stay.
class ResetCriteria {
  public:
    static Result<ResetCriteria> make(const table::Database& db, std::string_view segment_no);
    Result<bool> step(table::Transaction& tx, std::size_t rows);

  private:
    ResetCriteria(std::string_view segment_no, table::Code segment)
        : segment_no_(segment_no), segment_(segment) {}

    std::string segment_no_;
    table::Code segment_ = 0;
    table::Row at_ = 0;
};
// All at once.
Result<void> reset_criteria(table::Transaction& tx, std::string_view segment_no);

}  // namespace segments::criteria
