// Reopens a logged segment (PRD-7): cancels it with all its interactions and makes a new segment with the
// same header, lines and criteria. In slices:
//
//     ReopenSegment job(db, context, logged_row);
//     for (;;) { Result<bool> done = job.step(tx, 2000); ... }
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/attachment/attachments.h"
#include "core/base/context.h"
#include "core/base/result.h"
#include "core/interaction/logged_segments.h"
#include "core/segment/line.h"

namespace segments::interaction {

struct ReopenResult {
    std::string segment_no;
    std::size_t lines = 0;
    std::size_t lost = 0;  // lines whose contact has been deleted since
    std::string notice;    // of the number series; blank as a rule
};
// "Segment SM00012 has been made from it with 990 lines. ..."
std::string reopen_message(const ReopenResult& result);

class ReopenSegment {
  public:
    // REQUIRES: a live row of a logged segment.
    ReopenSegment(const table::Database& db, const Context& context, table::Row logged_row);

    // Works on about `rows` rows more; true when all is done. Errors: NUM-1, NUM-5, reopened before and that
    // segment is still open.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    float progress() const;
    // REQUIRES: finished.
    const ReopenResult& result() const { return result_; }

  private:
    enum class Phase : std::uint8_t { begin, gather, lines, cancel, done };

    Result<void> begin(table::Transaction& tx);
    void add_line(table::Transaction& tx, const segment::LineReader& reader, table::Row entry,
                  table::Row line);
    void add_document(table::Transaction& tx, const segment::LineReader& reader, table::Row entry,
                      table::Row line);
    void add_skipped_lines(table::Transaction& tx);
    bool contact_exists(std::int64_t code) const;

    const table::Database* db_;
    Context context_;
    table::Row logged_row_;
    std::int64_t logged_no_;
    ReopenResult result_;
    Phase phase_ = Phase::begin;
    table::Row segment_row_ = table::kNoRow;
    std::int64_t next_line_id_ = 1;
    std::map<std::int64_t, std::int64_t> documents_;  // of the header as it was logged, by language
    std::optional<attachment::AttachmentWriter> writer_;
    EntryScan scan_;
    std::vector<table::Row> entries_;
    std::size_t at_ = 0;
    std::optional<ToggleLoggedCanceled> cancel_;
};

}  // namespace segments::interaction
