#include "core/interaction/reopen.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/record.h"
#include "core/interaction/entry_numbers.h"
#include "core/interaction/line_columns.h"
#include "core/interaction/logged_header.h"
#include "core/schema/enumerations.h"
#include "core/segment/create_segment.h"
#include "core/segment/line_documents.h"
#include "core/segment/line_scan.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using segment::OwnField;
using table::Row;
namespace card = contact::contact;
namespace header = segment::segment;
namespace line = segment::line;
namespace logged = segment::logged;
namespace skipped = segment::skipped;

}  // namespace

ReopenSegment::ReopenSegment(const table::Database& db, const Context& context, Row logged_row)
    : db_(&db),
      context_(context),
      logged_row_(logged_row),
      logged_no_(db.table(logged::kTable).number(logged_row, logged::kEntryNo)),
      scan_(log_entry::kLoggedSegmentEntryNo, NumberSet::of(logged_no_)) {}

Result<bool> ReopenSegment::step(table::Transaction& tx, std::size_t rows) {
    const table::Table& log = tx.table(log_entry::kTable);
    switch (phase_) {
        case Phase::begin:
            if (Result<void> begun = begin(tx); !begun) return begun.error();
            phase_ = Phase::gather;
            return false;
        case Phase::gather:
            if (!scan_.step(log, rows, [&](Row row) { entries_.push_back(row); })) return false;
            std::sort(entries_.begin(), entries_.end(), [&](Row a, Row b) {
                return log.number(a, log_entry::kEntryNo) < log.number(b, log_entry::kEntryNo);
            });
            phase_ = Phase::lines;
            return false;
        case Phase::lines: {
            const segment::LineReader reader(*db_, segment_row_);
            std::vector<Row> slice;
            for (; at_ < entries_.size() && slice.size() < rows; ++at_) {
                if (contact_exists(log.number(entries_[at_], log_entry::kContactNo))) {
                    slice.push_back(entries_[at_]);
                } else {
                    ++result_.lost;
                }
            }
            const std::vector<Row> lines = tx.prepare(line::kTable, slice.size());
            for (std::size_t i = 0; i < slice.size(); ++i) add_line(tx, reader, slice[i], lines[i]);
            tx.publish(line::kTable, lines);
            for (std::size_t i = 0; i < slice.size(); ++i) add_document(tx, reader, slice[i], lines[i]);
            result_.lines += lines.size();
            if (at_ < entries_.size()) return false;
            add_skipped_lines(tx);
            phase_ = cancel_ ? Phase::cancel : Phase::done;
            return phase_ == Phase::done;
        }
        case Phase::cancel:
            if (!cancel_->step(tx, rows)) return false;
            phase_ = Phase::done;
            return true;
        case Phase::done:
            break;
    }
    return true;
}

Result<void> ReopenSegment::begin(table::Transaction& tx) {
    const table::Table& past = tx.table(logged::kTable);
    const std::string_view before = past.text(logged_row_, logged::kReopenedAs);
    if (!before.empty() && segment::find_segment(*db_, before) != table::kNoRow) {
        Error error =
            fail(tr("This segment has been reopened already, as {1}. Go on working there.", before), "PRD-7");
        error.record = tr("Logged segment {1}", logged_no_);
        return error;
    }
    const Result<Row> made = segment::create_segment(tx, context_, {}, &result_.notice);
    if (!made) return made.error();
    segment_row_ = *made;
    result_.segment_no = tx.table(header::kTable).text(segment_row_, header::kNo);
    restore_header(tx, logged_row_, segment_row_);
    restore_languages(tx, context_, logged_no_, segment_row_);
    namespace kept = segment::logged_language;
    const table::Table& languages = tx.table(kept::kTable);
    for (const Row row : table::rows_with(languages, kept::kEntryNo, logged_no_))
        documents_[languages.number(row, kept::kLanguageCode)] =
            languages.code(row, kept::kWordTemplateCode) != 0 ? 0
                                                              : languages.number(row, kept::kAttachmentNo);
    writer_.emplace(tx, context_);
    criteria::copy_criteria(tx, criteria::criteria_of_logged(logged_no_),
                            criteria::criteria_of_segment(result_.segment_no));
    tx.set_text(logged::kTable, logged_row_, logged::kReopenedAs, result_.segment_no);
    next_line_id_ = highest_number(tx.table(line::kTable), line::kLineId) + 1;
    if (!past.flag(logged_row_, logged::kCanceled)) cancel_.emplace(*db_, std::span(&logged_row_, 1));
    return {};
}

bool ReopenSegment::contact_exists(std::int64_t code) const {
    return code != 0 && db_->table(card::kTable).find_code(static_cast<table::Code>(code)) != table::kNoRow;
}

void ReopenSegment::add_line(table::Transaction& tx, const segment::LineReader& reader, Row from, Row row) {
    const table::Table& log = tx.table(log_entry::kTable);
    tx.set_raw(line::kTable, row, line::kLineId, next_line_id_++);
    for (const ColumnPair& pair : kStoredColumns)
        tx.set_raw(line::kTable, row, pair.line, log.number(from, pair.entry));
    tx.set_raw(line::kTable, row, line::kSegmentNo, segment::segment_code(*db_, segment_row_));
    for (const ColumnPair& pair : kTextColumns) {
        if (log.number(from, pair.entry) != 0)
            tx.set_text(line::kTable, row, pair.line, log.text(from, pair.entry));
    }
    for (int i = 0; i < segment::kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        const std::int64_t value = log.number(from, entry_field(field));
        // Email without an address was blank for that logging only (LOG-7).
        if (field == OwnField::correspondence_type && value == 0 &&
            reader.derived(row, field).raw == static_cast<int>(schema::CorrespondenceType::email))
            continue;
        segment::set_effective(tx, reader, row, field, value);
    }
}

// What the line had from its header it has from there again.
void ReopenSegment::add_document(table::Transaction& tx, const segment::LineReader& reader, Row from,
                                 Row row) {
    const table::Table& log = tx.table(log_entry::kTable);
    // A letter of a Word template is made of it again.
    if (log.code(from, log_entry::kWordTemplateCode) != 0 && !log.flag(from, log_entry::kMerged)) return;
    const std::int64_t no = log.number(from, log_entry::kAttachmentNo);
    const auto inherited = documents_.find(log.number(from, log_entry::kInteractionLanguageCode));
    const std::int64_t of_header =
        inherited == documents_.end() || reader.has_own_template(row) ? 0 : inherited->second;
    const bool merged = log.flag(from, log_entry::kMerged);
    if (no != of_header || merged) segment::restore_line_document(tx, *writer_, reader, row, no, merged);
}

void ReopenSegment::add_skipped_lines(table::Transaction& tx) {
    const table::Table& kept = tx.table(skipped::kTable);
    std::vector<Row> from = skipped_lines_of(*db_, logged_no_);
    const auto gone = [&](Row row) { return !contact_exists(kept.number(row, skipped::kContactNo)); };
    const auto end = std::remove_if(from.begin(), from.end(), gone);
    result_.lost += static_cast<std::size_t>(from.end() - end);
    from.erase(end, from.end());
    const std::vector<Row> lines = tx.prepare(line::kTable, from.size());
    for (std::size_t n = 0; n < from.size(); ++n) {
        const auto copy = [&](table::FieldId to, table::FieldId column) {
            if (kept.field(column).storage == table::Storage::text) {
                tx.set_text(line::kTable, lines[n], to, kept.text(from[n], column));
            } else {
                tx.set_raw(line::kTable, lines[n], to, kept.number(from[n], column));
            }
        };
        tx.set_raw(line::kTable, lines[n], line::kLineId, next_line_id_++);
        tx.set_raw(line::kTable, lines[n], line::kSegmentNo, segment::segment_code(*db_, segment_row_));
        copy(line::kLineNo, skipped::kLineNo);
        copy(line::kContactNo, skipped::kContactNo);
        copy(line::kInsertedBy, skipped::kInsertedBy);
        copy(line::kPinned, skipped::kPinned);
        copy(line::kLetterText, skipped::kLetterText);
        for (int i = 0; i <= line::kAttachmentNo - line::kOwn; ++i)
            copy(static_cast<table::FieldId>(line::kOwn + i), static_cast<table::FieldId>(skipped::kOwn + i));
    }
    tx.publish(line::kTable, lines);
    const segment::LineReader reader(*db_, segment_row_);
    for (const Row row : lines) {
        if (reader.has_own_attachment(row))
            segment::restore_line_document(tx, *writer_, reader, row,
                                           tx.table(line::kTable).number(row, line::kAttachmentNo),
                                           tx.table(line::kTable).flag(row, line::kMerged));
    }
    result_.lines += lines.size();
}

float ReopenSegment::progress() const {
    switch (phase_) {
        case Phase::begin:
            return 0.0f;
        case Phase::gather:
            return 0.2f * scan_.progress(db_->table(log_entry::kTable));
        case Phase::lines:
            return 0.2f + 0.5f * static_cast<float>(at_) / static_cast<float>(entries_.size() + 1);
        case Phase::cancel:
            return 0.7f + 0.3f * cancel_->progress();
        case Phase::done:
            break;
    }
    return 1.0f;
}

std::string reopen_message(const ReopenResult& result) {
    std::string text = tr("Segment {1} has been made with {2}.", result.segment_no,
                          tr_n("{1} line", "{1} lines", result.lines));
    if (result.lost > 0)
        text += " " + tr_n("{1} line is missing, because its contact was deleted.",
                           "{1} lines are missing, because their contacts were deleted.", result.lost);
    return text;
}

}  // namespace segments::interaction
