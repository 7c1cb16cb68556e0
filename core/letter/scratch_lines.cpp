#include "core/letter/scratch_lines.h"

#include <string_view>

#include "core/contact/contact_tables.h"
#include "core/interaction/entry_numbers.h"
#include "core/interaction/line_columns.h"

namespace segments::letter {
namespace {

using segment::OwnField;
using table::Row;
namespace card = contact::contact;
namespace entry = interaction::log_entry;
namespace header = segment::segment;
namespace line = segment::line;

constexpr std::string_view kName = "\x1F";  // nobody can type it
constexpr std::int64_t kBetweenLines = 10000;

}  // namespace

ScratchLines::ScratchLines(table::Transaction& tx, std::int64_t next_id)
    : header_(tx.insert(header::kTable, {kName})), next_id_(next_id) {}

std::int64_t ScratchLines::first_id(const table::Database& db) {
    return interaction::highest_number(db.table(line::kTable), line::kLineId) + 1;
}

bool ScratchLines::take_away(table::Transaction& tx, std::size_t lines) {
    for (; lines > 0 && !lines_.empty(); --lines) {
        tx.erase(line::kTable, lines_.back());
        lines_.pop_back();
    }
    if (!lines_.empty()) return false;
    tx.erase(header::kTable, header_);
    return true;
}

Row ScratchLines::add(table::Transaction& tx) {
    const Row row = tx.insert(line::kTable, {next_id_++});
    lines_.push_back(row);
    tx.set_text(line::kTable, row, line::kSegmentNo, kName);
    tx.set_number(line::kTable, row, line::kLineNo, next_line_no_);
    next_line_no_ += kBetweenLines;
    return row;
}

Row ScratchLines::of_entry(table::Transaction& tx, Row entry_row) {
    const table::Table& log = tx.table(entry::kTable);
    const Row row = add(tx);
    for (const interaction::ColumnPair& pair : interaction::kStoredColumns) {
        if (pair.line != line::kSegmentNo)
            tx.set_raw(line::kTable, row, pair.line, log.number(entry_row, pair.entry));
    }
    for (const interaction::ColumnPair& pair : interaction::kTextColumns)
        tx.set_text(line::kTable, row, pair.line, log.text(entry_row, pair.entry));
    for (int i = 0; i < segment::kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        segment::pin_own(tx, row, field, log.number(entry_row, interaction::entry_field(field)));
    }
    return row;
}

Row ScratchLines::of_contact(table::Transaction& tx, Row contact_row, const Context& context) {
    const table::Table& contacts = tx.table(card::kTable);
    const Row row = add(tx);
    tx.set_raw(line::kTable, row, line::kContactNo, contacts.code(contact_row, card::kNo));
    segment::pin_own(tx, row, OwnField::date, context.work_date);
    segment::pin_own(tx, row, OwnField::salesperson_code, contacts.code(contact_row, card::kSalespersonCode));
    segment::pin_own(tx, row, OwnField::language_code, contacts.code(contact_row, card::kLanguageCode));
    return row;
}

}  // namespace segments::letter
