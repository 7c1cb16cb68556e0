// A follow-up on a logged segment: a new segment with the contacts of its interactions (LOG-29, LOG-30,
// PRD-8), made while logging or later. In slices:
//
//     FollowUp job(db, context, logged_segment_no, {});
//     for (;;) { Result<bool> done = job.step(tx, 2000); ... }
//     show(follow_up_message(job.result()));
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/interaction/entry_scan.h"
#include "core/segment/insert_lines.h"

namespace segments::interaction {

// Values of an option field, a bit for each.
using OptionSet = std::uint32_t;
inline constexpr OptionSet kAnyOption = ~OptionSet{0};
template <typename Option>
constexpr OptionSet option_bit(Option value) {
    return OptionSet{1} << static_cast<unsigned>(value);
}

// Which interactions are followed up (PRD-8): at first all that aren't canceled. Whatever is chosen, each
// contact comes once.
struct FollowUpChoice {
    OptionSet evaluations = kAnyOption;
    OptionSet delivery_statuses = kAnyOption;
    OptionSet correspondence_types = kAnyOption;
    std::optional<bool> attempt_failed;  // nullopt: either
    bool with_canceled = false;
};
// REQUIRES: a live row of the log.
bool is_chosen(const FollowUpChoice& choice, const table::Table& log, table::Row entry);

struct FollowUpResult {
    std::string segment_no;
    std::size_t lines = 0;
    std::size_t repeated = 0;  // further interactions of a contact that has its line already
    std::size_t gone = 0;      // interactions whose contact has been deleted
    std::string notice;        // of the number series; blank as a rule
};
// "Follow-up segment SM000012 has been made with 990 contacts."
std::string follow_up_message(const FollowUpResult& result);

class FollowUp {
  public:
    // `logged_segment_no` is the Entry No. of a logged segment, which exists when step() is called first.
    FollowUp(const table::Database& db, const Context& context, std::int64_t logged_segment_no,
             const FollowUpChoice& choice);

    // Works on about `rows` rows more; true when all is done. Errors: NUM-1, NUM-5, nobody to follow up.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    // REQUIRES: finished.
    const FollowUpResult& result() const { return result_; }

  private:
    enum class Phase : std::uint8_t { gather, lines, done };

    void choose();
    Result<void> begin(table::Transaction& tx);
    void insert(table::Transaction& tx, std::size_t rows);

    const table::Database* db_;
    Context context_;
    std::int64_t logged_no_;
    FollowUpChoice choice_;
    FollowUpResult result_;
    Phase phase_ = Phase::gather;
    EntryScan scan_;
    std::vector<table::Row> entries_;
    std::size_t at_ = 0;
    std::int64_t action_no_ = 0;
    std::optional<segment::LineInserter> inserter_;
};

}  // namespace segments::interaction
