// Changes fields of segment lines as people do it, on one line or on many (ENT-2, LIN-20 to LIN-28). The
// contact of a line changes by core/criteria, which records it (LIN-8).
//
//     Result<LineOutcome> done = set_line_field(tx, row, line::kCost, 7 * filter::kDecimalScale);
//     if (done && !done->notice.empty()) show(done->notice);
//
//     Result<LinesChange> job = LinesChange::start(db, segment_row, rows, line::kEvaluation, value);
//     while (!job->step(tx, 1000)) {}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "core/schema/field_value.h"
#include "core/segment/active_address.h"
#include "core/segment/line_fields.h"
#include "core/segment/line_template.h"
#include "core/table/transaction.h"

namespace segments::segment {

struct LineOutcome {
    std::string notice = {};  // what a line keeps in spite of its new template (PRD-17); mostly empty
};
struct LineOptions {
    bool keeps_campaign = false;  // the page shows the segments of one campaign (LIN-22)
    Context context = {};         // for the dates of documents
};

// Sets a field with all that follows: a template brings its values along (LIN-22), a new date the alternate
// address of that day (LIN-26). A value that equals the header's puts the field back to the header. An error
// has changed nothing.
Result<LineOutcome> set_line_field(table::Transaction& tx, table::Row line, table::FieldId field,
                                   const schema::FieldValue& value, const LineOptions& options = {});
// The same with a text as typed in the region's form.
Result<LineOutcome> set_line_field_typed(table::Transaction& tx, const filter::EntryContext& entry,
                                         table::Row line, table::FieldId field, std::string_view typed,
                                         const LineOptions& options = {});
// Puts a field back to what header and contact give (PRD-3). Error for fields that don't come from there.
Result<LineOutcome> reset_line_field(table::Transaction& tx, table::Row line, table::FieldId field,
                                     const LineOptions& options = {});

// The same change of many lines of one segment, in slices. Lines that don't allow it are skipped and counted.
class LinesChange {
  public:
    // `value`: nullopt puts the field back to the header. Errors: a value that no line can take.
    static Result<LinesChange> start(const table::Database& db, table::Row segment_row,
                                     std::vector<table::Row> lines, table::FieldId field,
                                     std::optional<schema::FieldValue> value,
                                     const LineOptions& options = {});

    // Changes about `lines` lines more; true when finished. The header must not change in between.
    bool step(table::Transaction& tx, std::size_t lines);

    std::size_t changed() const { return changed_; }
    std::size_t skipped() const { return skipped_; }
    // Why the first of the skipped lines was skipped.
    const std::optional<Error>& first_problem() const { return first_problem_; }
    // "3 lines keep their own Cost (LCY)."; empty where nothing was in the way of a new template.
    std::string notice() const;
    // 0..1
    float progress() const;

  private:
    LinesChange(const table::Database& db, table::Row segment_row, std::vector<table::Row> lines,
                table::FieldId field, std::optional<schema::FieldValue> value, const LineOptions& options);

    LineReader reader_;
    std::vector<table::Row> lines_;
    table::FieldId field_;
    std::optional<schema::FieldValue> value_;
    LineOptions options_;
    std::optional<ActiveAddresses> addresses_;
    bool addresses_known_ = false;
    std::size_t at_ = 0, changed_ = 0, skipped_ = 0, keeping_ = 0;
    OwnMask kept_ = 0;
    std::optional<Error> first_problem_;
};

}  // namespace segments::segment
