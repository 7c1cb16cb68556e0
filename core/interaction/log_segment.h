// Logs a segment (docs/domain.md chapter 9): its lines become interaction log entries, the segment becomes a
// logged segment. One transaction: an error leaves everything as it was (LOG-40). In slices:
//
//     LogSegment job(db, context, "SM00001", options);
//     for (;;) {
//         const Result<bool> done = job.step(tx, 2000);
//         if (!done) return done.error();
//         if (*done) break;
//     }
//     show(log_message(job.result()));
#pragma once

#include <array>
#include <optional>
#include <string>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/interaction/entry_writer.h"
#include "core/interaction/follow_up.h"
#include "core/interaction/log_check.h"
#include "core/segment/delete_segment.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// What happens with the lines of a warning (PRD-6).
enum class WarningChoice : std::uint8_t {
    skip,  // their lines are kept in the logged segment as skipped, with the reason
    log    // they are logged without delivery
};

struct LogOptions {
    bool deliver = false;                   // Send Attachments; REQUIRES: LogCheck::delivery_offer().enabled
    bool create_follow_up = false;          // LOG-29
    criteria::LoggedChoice follow_up = {};  // PRD-8
    LetterValuesOf letter_values = {};      // LOG-36: kept with the entries

    WarningChoice choice(Finding warning) const { return choices[index(warning)]; }
    void choose(Finding warning, WarningChoice choice) { choices[index(warning)] = choice; }

    // Who may not be written to is skipped unless the user says otherwise; who can't be reached is logged.
    std::array<WarningChoice, kWarnings> choices = {
        WarningChoice::skip,  // privacy_blocked
        WarningChoice::skip,  // minor_without_consent
        WarningChoice::skip,  // excluded
        WarningChoice::log,   // other_type_wanted
        WarningChoice::log,   // no_email
        WarningChoice::log,   // no_postal_address
        WarningChoice::log,   // no_document
    };

  private:
    static std::size_t index(Finding warning) {
        return static_cast<std::size_t>(warning) - static_cast<std::size_t>(kFirstWarning);
    }
};

struct LogResult {
    std::string segment_no;
    std::int64_t logged_segment_no = 0;  // its Entry No.
    std::size_t interactions = 0;
    std::size_t skipped = 0;
    std::size_t to_deliver = 0;  // entries whose documents are to be sent now: Delivery Status In Progress
    std::size_t without_contact = 0;  // lines that vanished (LOG-26)
    std::size_t campaign_entries = 0;
    std::optional<FollowUpResult> follow_up;  // where one was wanted
};
// LOG-2: "Segment SM00001 has been logged with 990 interactions. 10 lines were skipped."
std::string log_message(const LogResult& result);

class LogSegment {
  public:
    LogSegment(const table::Database& db, const Context& context, std::string segment_no,
               const LogOptions& options);

    // Works on about `rows` rows more; true when all is done. Errors: no such segment, what LogCheck finds
    // (the first of it), delivery that isn't possible, nothing left to log, no number for the follow-up.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;
    // REQUIRES: finished.
    const LogResult& result() const { return result_; }

  private:
    enum class Phase : std::uint8_t { check, lines, remove, follow_up, done };

    Result<bool> check(table::Transaction& tx, std::size_t rows);
    Result<bool> lines(table::Transaction& tx, std::size_t rows);
    Result<bool> remove(table::Transaction& tx, std::size_t rows);
    Result<bool> follow_up(table::Transaction& tx, std::size_t rows);
    void begin(table::Transaction& tx);
    bool skips(FindingSet found) const;
    void keep_skipped(table::Transaction& tx, table::Row line, FindingSet found) const;

    const table::Database* db_;
    Context context_;
    LogOptions options_;
    LogResult result_;
    table::Row segment_row_ = table::kNoRow;
    Phase phase_ = Phase::check;
    std::size_t at_ = 0;
    std::optional<LogCheck> check_;
    std::optional<LineRules> rules_;
    std::optional<EntryWriter> writer_;
    std::optional<segment::DeleteSegment> remove_;
    std::optional<FollowUp> follow_up_;
};

}  // namespace segments::interaction
