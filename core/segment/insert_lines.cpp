#include "core/segment/insert_lines.h"

#include <algorithm>
#include <cassert>

#include "core/contact/contact_tables.h"
#include "core/interaction/line_targets.h"
#include "core/segment/line_scan.h"

namespace segments::segment {

using table::Row;

namespace {

void fill(table::Transaction& tx, Row row, LineNumbers& numbers, std::int64_t line_no, table::Code contact,
          table::Code address, std::int64_t action_no) {
    tx.set_raw(line::kTable, row, line::kLineId, ++numbers.last_id);
    tx.set_raw(line::kTable, row, line::kSegmentNo, numbers.segment);
    tx.set_raw(line::kTable, row, line::kLineNo, line_no);
    tx.set_raw(line::kTable, row, line::kContactNo, contact);
    tx.set_raw(line::kTable, row, line::kInsertedBy, action_no);
    tx.set_raw(line::kTable, row, line::kContactAltAddressCode, address);
    numbers.last_line_no = std::max(numbers.last_line_no, line_no);
}

}  // namespace

LineNumbers::LineNumbers(const table::Database& db, std::string_view segment_no) {
    const Row header = find_segment(db, segment_no);
    assert(header != table::kNoRow);
    segment = segment_code(db, header);
    date = static_cast<Day>(db.table(segment::kTable).number(header, segment::kDate));
}

void LineNumbers::look_at(const table::Database& db, Row from, Row to) {
    const table::Table& lines = db.table(line::kTable);
    const table::NumberColumn& ids = lines.column(line::kLineId);
    lines.live().for_each(from, to, [&](Row row) { last_id = std::max(last_id, ids.get(row)); });
    scan_lines(db, segment, from, to,
               [&](Row row) { last_line_no = std::max(last_line_no, lines.number(row, line::kLineNo)); });
}

LineInserter::LineInserter(const table::Database& db, std::string_view segment_no)
    : numbers_(db, segment_no), addresses_(db) {}

bool LineInserter::prepare(const table::Database& db, std::size_t rows) {
    const auto slots = static_cast<Row>(db.table(line::kTable).slots());
    if (looked_ == slots) return addresses_.step(rows);
    const Row to = rows < slots - looked_ ? looked_ + static_cast<Row>(rows) : slots;
    numbers_.look_at(db, looked_, to);
    looked_ = to;
    return false;
}

std::vector<Row> LineInserter::insert_codes(table::Transaction& tx, std::span<const table::Code> contacts,
                                            std::int64_t action_no) {
    std::vector<Row> rows = tx.prepare(line::kTable, contacts.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        fill(tx, rows[i], numbers_, numbers_.last_line_no + kLineNoStep, contacts[i],
             addresses_.on(contacts[i], numbers_.date), action_no);
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

Row insert_line(table::Transaction& tx, std::string_view segment_no, table::Code contact,
                std::int64_t action_no, std::int64_t line_no) {
    LineNumbers numbers(tx.db(), segment_no);
    numbers.look_at(tx.db(), 0, static_cast<Row>(tx.table(line::kTable).slots()));
    if (line_no == 0) line_no = numbers.last_line_no + kLineNoStep;
    const table::Code address = active_address(tx.db(), contact, numbers.date);
    const std::vector<Row> rows = tx.prepare(line::kTable, 1);
    fill(tx, rows[0], numbers, line_no, contact, address, action_no);
    tx.publish(line::kTable, rows);
    interaction::add_targets_of(tx, rows);
    return rows[0];
}

std::vector<Row> insert_lines(table::Transaction& tx, const Context&, std::string_view segment_no,
                              std::span<const Row> contacts, std::int64_t action_no) {
    LineInserter inserter(tx.db(), segment_no);
    while (!inserter.prepare(tx.db(), ~std::size_t{0})) {
    }
    return inserter.insert(tx, contacts, action_no);
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
