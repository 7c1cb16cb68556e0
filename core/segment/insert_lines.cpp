#include "core/segment/insert_lines.h"

#include <algorithm>
#include <cassert>

#include "core/contact/contact_tables.h"
#include "core/interaction/line_targets.h"
#include "core/segment/line_scan.h"

namespace segments::segment {

using table::Row;

LineInserter::LineInserter(const table::Database& db, std::string_view segment_no) : addresses_(db) {
    const Row header = find_segment(db, segment_no);
    assert(header != table::kNoRow);
    segment_ = segment_code(db, header);
    date_ = static_cast<Day>(db.table(segment::kTable).number(header, segment::kDate));
    const table::Table& lines = db.table(line::kTable);
    const table::NumberColumn& ids = lines.column(line::kLineId);
    lines.live().for_each([&](Row row) { next_id_ = std::max(next_id_, ids.get(row) + 1); });
    scan_lines(db, segment_, 0, table::kNoRow,
               [&](Row row) { last_line_no_ = std::max(last_line_no_, lines.number(row, line::kLineNo)); });
}

void LineInserter::fill(table::Transaction& tx, Row row, table::Code contact, std::int64_t action_no,
                        std::int64_t line_no) {
    tx.set_raw(line::kTable, row, line::kLineId, next_id_++);
    tx.set_raw(line::kTable, row, line::kSegmentNo, segment_);
    tx.set_raw(line::kTable, row, line::kLineNo, line_no);
    tx.set_raw(line::kTable, row, line::kContactNo, contact);
    tx.set_raw(line::kTable, row, line::kInsertedBy, action_no);
    tx.set_raw(line::kTable, row, line::kContactAltAddressCode, addresses_.on(contact, date_));
    last_line_no_ = std::max(last_line_no_, line_no);
}

std::vector<Row> LineInserter::insert_codes(table::Transaction& tx, std::span<const table::Code> contacts,
                                            std::int64_t action_no) {
    std::vector<Row> rows = tx.prepare(line::kTable, contacts.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        fill(tx, rows[i], contacts[i], action_no, last_line_no_ + kLineNoStep);
    }
    tx.publish(line::kTable, rows);
    interaction::add_targets_of(tx, rows);
    return rows;
}

std::vector<Row> LineInserter::insert(table::Transaction& tx, std::span<const Row> contacts,
                                      std::int64_t action_no) {
    const table::Table& cards = tx.table(contact::contact::kTable);
    std::vector<table::Code> codes;
    codes.reserve(contacts.size());
    for (const Row card : contacts) codes.push_back(cards.code(card, contact::contact::kNo));
    return insert_codes(tx, codes, action_no);
}

Row LineInserter::insert_at(table::Transaction& tx, table::Code contact, std::int64_t action_no,
                            std::int64_t line_no) {
    const std::vector<Row> rows = tx.prepare(line::kTable, 1);
    fill(tx, rows[0], contact, action_no, line_no);
    tx.publish(line::kTable, rows);
    interaction::add_targets_of(tx, rows);
    return rows[0];
}

std::vector<Row> insert_lines(table::Transaction& tx, const Context&, std::string_view segment_no,
                              std::span<const Row> contacts, std::int64_t action_no) {
    return LineInserter(tx.db(), segment_no).insert(tx, contacts, action_no);
}

void remove_line(table::Transaction& tx, Row line, std::int64_t action_no) {
    assert(action_no > 0 && is_present(tx.table(line::kTable), line));
    tx.set_number(line::kTable, line, line::kRemovedBy, action_no);
}

void return_line(table::Transaction& tx, Row line) {
    tx.set_number(line::kTable, line, line::kRemovedBy, 0);
    const std::int64_t pins = tx.table(line::kTable).number(line, line::kPinned);
    tx.set_number(line::kTable, line, line::kPinned, pins & kPinnedIn);
}

}  // namespace segments::segment
