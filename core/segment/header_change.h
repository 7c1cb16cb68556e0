// Changes a field of a segment's header with all that follows from it: on the header (HDR-12, HDR-20 to
// HDR-23) and on the lines (HDR-1, PRD-1, PRD-2, PRD-16). The question of PRD-1 and its counts are in
// header_impact.h; the number of a segment changes by rename_segment.h.
//
//     Result<HeaderChange> job = HeaderChange::start(tx, row, segment::kUnitCost, value, answer);
//     while (!job->step(tx, 100000)) {}
//
// What happens to a line:
// - Lines store only what differs from their header, so those that follow need no change.
// - Values that a line is to keep, and all values of lines with a template of their own (HDR-7), are written
//   to the line as its own where they now differ from the header; where they now equal it they aren't the
//   line's own any more (PRD-1, PRD-3).
// - Lines that a criteria action took off the segment fare as if they had stayed, so that Go Back returns
//   them into the segment as it is then; but no answer takes away a value of their own (PRD-4).
// - Alternate addresses are not recomputed when the date changes (HDR-15).
#pragma once

#include <string_view>
#include <vector>

#include "core/attachment/attachments.h"
#include "core/base/context.h"
#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "core/schema/field_value.h"
#include "core/segment/header_impact.h"
#include "core/segment/template_values.h"
#include "core/table/transaction.h"

namespace segments::segment {

struct HeaderOptions {
    Propagation answer = Propagation::following;
    bool keeps_campaign = false;  // the page shows the segments of one campaign (HDR-20, HDR-23)
    Context context = {};         // for the dates of documents
};

class HeaderChange {
  public:
    // Checks the value and changes the header; the lines follow with step(). The value that is there already
    // changes nothing. A default language without a record gets one (HDR-31): the page asks before. Errors:
    // those of checked_header_value.
    static Result<HeaderChange> start(table::Transaction& tx, table::Row segment_row, table::FieldId field,
                                      const schema::FieldValue& value, const HeaderOptions& options = {});

    // Works on about `rows` rows of the table of lines; true when finished. Nobody else changes the segment
    // between two steps.
    bool step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress(const table::Database& db) const { return done_ ? 1.0f : walk_.progress(db); }

  private:
    struct Changed {
        OwnField field;
        Propagation answer;
    };
    HeaderChange(const table::Database& db, table::Row segment_row);

    void change_line(table::Transaction& tx, table::Row line);
    void change_template_of_line(table::Transaction& tx, attachment::AttachmentWriter& writer,
                                 table::Row line);
    void adopt_template(table::Transaction& tx, table::Row line, const TemplateValues& former);
    void keep(table::Transaction& tx, table::Row line, OwnField field);
    void take(table::Transaction& tx, table::Row line, OwnField field);
    bool owns(table::Row line, OwnField field) const { return (before_.own(line) & bit(field)) != 0; }

    LineWalk walk_;
    LineReader before_, after_;
    std::vector<Changed> changed_;
    bool template_changes_ = false;
    bool done_ = false;
    TemplateCache templates_;
    Context context_;
    std::vector<std::int64_t> former_documents_;  // of the header; they go when no line needs them any more
};

// All at once, for small segments and for changes from code.
Result<void> set_header_field(table::Transaction& tx, table::Row segment_row, table::FieldId field,
                              const schema::FieldValue& value, const HeaderOptions& options = {});
// The same with a text as typed in the region's form.
Result<void> set_header_field_typed(table::Transaction& tx, const filter::EntryContext& entry,
                                    table::Row segment_row, table::FieldId field, std::string_view typed,
                                    const HeaderOptions& options = {});

}  // namespace segments::segment
