#include "core/segment/rename_segment.h"

#include "core/base/text.h"
#include "core/criteria/segment_references.h"
#include "core/segment/create_segment.h"
#include "core/segment/value_checks.h"
#include "core/setup/number_series.h"
#include "core/setup/number_series_setup.h"
#include "core/table/find_rows.h"

namespace segments::segment {
namespace {

using table::Row;
using table::Transaction;

// Copies all fields but the key.
void copy_fields(Transaction& tx, table::TableId id, Row from, Row to) {
    const table::Table& table = tx.table(id);
    for (const table::FieldDef& field : table.def().fields) {
        if (field.id < table.def().key_fields) continue;
        tx.set_raw(id, to, field.id, table.number(from, field.id));
    }
}

void move_criteria(Transaction& tx, table::Code before, std::string_view no) {
    const table::Table& rows = tx.table(criteria::kTable);
    for (const Row row : table::rows_with(rows, criteria::kSegmentNo, before)) {
        const Row moved = tx.insert(criteria::kTable, {no, rows.number(row, criteria::kLineNo)});
        copy_fields(tx, criteria::kTable, row, moved);
        tx.erase(criteria::kTable, row);
    }
}

// The documents of header and lines (ENT-3).
void move_languages(Transaction& tx, table::Code before, std::string_view no) {
    const table::Table& rows = tx.table(language::kTable);
    for (const Row row : table::rows_with(rows, language::kSegmentNo, before)) {
        const Row moved = tx.insert(language::kTable, {no, rows.number(row, language::kLineId),
                                                       rows.text(row, language::kLanguageCode)});
        copy_fields(tx, language::kTable, row, moved);
        tx.erase(language::kTable, row);
    }
}

}  // namespace

Result<RenameSegment> RenameSegment::start(Transaction& tx, Row segment_row, std::string_view typed_no) {
    const std::string before_no(tx.table(segment::kTable).text(segment_row, segment::kNo));
    const table::Code before = segment_code(tx.db(), segment_row);
    if (is_valid_utf8(typed_no) && code_form(typed_no) == before_no) {
        RenameSegment same(segment_row, before);
        same.done_ = true;
        return same;
    }
    const Result<std::string> no = checked_segment_no(tx.db(), typed_no);
    if (!no) {
        Error error = no.error();
        error.record = segment_name(tx.db(), segment_row);
        return error;
    }
    return start_numbered(tx, segment_row, *no, "");
}

RenameSegment RenameSegment::start_numbered(Transaction& tx, Row segment_row, std::string_view no,
                                            std::string_view series) {
    const table::Code before = segment_code(tx.db(), segment_row);
    const std::string before_no(tx.table(segment::kTable).text(segment_row, segment::kNo));
    const Row row = tx.insert(segment::kTable, {no});
    copy_fields(tx, segment::kTable, segment_row, row);
    tx.set_text(segment::kTable, row, segment::kNoSeries, series);
    tx.erase(segment::kTable, segment_row);
    move_criteria(tx, before, no);
    move_languages(tx, before, no);
    segments::criteria::follow_renamed_segment(tx, before_no, no);
    for (const Row logged : table::rows_with(tx.table(logged::kTable), logged::kReopenedAs, before))
        tx.set_text(logged::kTable, logged, logged::kReopenedAs, no);
    return RenameSegment(row, before);
}

bool RenameSegment::step(Transaction& tx, std::size_t rows) {
    if (done_) return true;
    // The walk reads the column that changes, so each slice is read first.
    slice_.clear();
    done_ = walk_.step(tx.db(), rows, [&](Row row) { slice_.push_back(row); });
    const table::Code code = segment_code(tx.db(), row_);
    for (const Row row : slice_) tx.set_raw(line::kTable, row, line::kSegmentNo, code);
    return done_;
}

Result<Row> renumber_segment(Transaction& tx, const Context& context, Row segment_row,
                             std::string_view series, std::string* notice) {
    const Result<std::string> in_setup = setup::series_in_setup(tx.db(), setup::marketing::kSegmentNos);
    if (!in_setup) return in_setup.error();
    const std::string chosen(setup::series_or_related(tx.db(), *in_setup, series));
    const Result<std::string> no = setup::next_free_number(tx, context, chosen, segment::kTable, notice);
    if (!no) return no.error();
    RenameSegment job = RenameSegment::start_numbered(tx, segment_row, *no, chosen);
    while (!job.step(tx, tx.table(line::kTable).slots())) {
    }
    return job.row();
}

Result<Row> rename_segment(Transaction& tx, Row segment_row, std::string_view typed_no) {
    Result<RenameSegment> job = RenameSegment::start(tx, segment_row, typed_no);
    if (!job) return job.error();
    while (!job->step(tx, tx.table(line::kTable).slots())) {
    }
    return job->row();
}

}  // namespace segments::segment
