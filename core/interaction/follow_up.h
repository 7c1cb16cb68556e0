// A follow-up on a logged segment: a new segment with the contacts of its interactions (LOG-29, LOG-30,
// PRD-8), made while logging or later. In slices:
//
//     FollowUp job(context, logged_segment_no, {});
//     for (;;) { Result<bool> done = job.step(tx, 2000); ... }
//     show(follow_up_message(job.result()));
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/criteria/reuse_logged.h"
#include "core/table/transaction.h"

namespace segments::interaction {

struct FollowUpResult {
    std::string segment_no;
    criteria::LoggedCounts counts;
    std::string notice;  // of the number series; blank as a rule
};
// "Follow-up segment SM000012 has been made with 990 contacts."
std::string follow_up_message(const FollowUpResult& result);

class FollowUp {
  public:
    // `logged_segment_no` is the Entry No. of a logged segment.
    FollowUp(Context context, std::int64_t logged_segment_no, criteria::LoggedChoice choice)
        : context_(std::move(context)), logged_no_(logged_segment_no), choice_(std::move(choice)) {}

    // Works on about `rows` rows more; true when all is done. Errors: no such logged segment, NUM-1, NUM-5,
    // nobody to follow up.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const { return reuse_ ? reuse_->progress() : 0.0f; }
    // REQUIRES: finished.
    const FollowUpResult& result() const { return result_; }

  private:
    Result<void> begin(table::Transaction& tx);

    Context context_;
    std::int64_t logged_no_;
    criteria::LoggedChoice choice_;
    FollowUpResult result_;
    std::optional<criteria::ReuseLogged> reuse_;
};

}  // namespace segments::interaction
