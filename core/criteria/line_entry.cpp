#include "core/criteria/line_entry.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/pins.h"
#include "core/criteria/run_whole.h"
#include "core/interaction/line_targets.h"
#include "core/segment/insert_lines.h"
#include "core/segment/line.h"
#include "core/segment/line_documents.h"
#include "core/segment/line_scan.h"
#include "core/segment/line_template.h"

namespace segments::criteria {
namespace {

using schema::CriteriaAction;
using table::Code;
using table::kNoRow;
using table::Row;
using table::Table;
using table::Transaction;
namespace card = contact::contact;
namespace line = segment::line;

constexpr std::size_t kMostRemoved = std::size_t{1} << 14;

// The code of a typed contact number; 0 for a blank one.
Result<Code> contact_code(const table::Database& db, std::string_view typed) {
    const std::string number = code_form(typed);
    if (number.empty()) return Code{0};
    const Table& cards = db.table(card::kTable);
    const Row row = cards.find(number);
    if (row != kNoRow) return cards.code(row, card::kNo);
    Error error =
        fail(tr("There is no contact {1}. Choose one of the list, or create it first.", number), "LIN-2");
    error.field = line::kDef.fields[line::kContactNo].caption;
    return error;
}

// CRI-5
std::int64_t record(Transaction& tx, std::string_view segment_no, CriteriaAction kind,
                    const std::vector<std::string>& contacts) {
    Action action;
    action.action = kind;
    action.filters.push_back(filter_for_contacts(contacts));
    return append_action(tx, criteria_of_segment(segment_no), action);
}

std::int64_t record(Transaction& tx, std::string_view segment_no, CriteriaAction kind, Code contact) {
    return record(tx, segment_no, kind,
                  {std::string(tx.db().domain(schema::domain::kContact).text(contact))});
}

// A number between the line and the present one before it: the midpoint, apart from the numbers of removed
// lines, which keep theirs (LIN-3). 0 if there is none.
std::int64_t number_before(const table::Database& db, Code segment, Row before) {
    const Table& lines = db.table(line::kTable);
    const std::int64_t end = lines.number(before, line::kLineNo);
    std::vector<std::int64_t> taken;
    std::int64_t start = 0;
    segment::scan_lines(db, segment, 0, kNoRow, [&](Row row) {
        const std::int64_t number = lines.number(row, line::kLineNo);
        if (number >= end) return;
        taken.push_back(number);
        if (segment::is_present(lines, row)) start = std::max(start, number);
    });
    taken.push_back(start);
    taken.push_back(end);
    std::sort(taken.begin(), taken.end());
    std::int64_t best = 0, room = 1;
    for (auto at = std::find(taken.begin(), taken.end(), start); at + 1 != taken.end(); ++at) {
        const std::int64_t gap = *(at + 1) - *at;
        if (gap <= room) continue;
        room = gap;
        best = *at + (gap + 1) / 2;
    }
    return best;
}

// The line as it is now, as one that the action removed: Go Back returns it.
Row keep_as_removed(Transaction& tx, Row row, std::int64_t action_no) {
    const Table& lines = tx.table(line::kTable);
    std::int64_t id = 0;
    lines.live().for_each([&](Row each) { id = std::max(id, lines.number(each, line::kLineId)); });
    const std::vector<Row> copy = tx.prepare(line::kTable, 1);
    for (const table::FieldDef& field : line::kDef.fields)
        tx.set_raw(line::kTable, copy[0], field.id, lines.number(row, field.id));
    tx.set_raw(line::kTable, copy[0], line::kLineId, id + 1);
    tx.set_raw(line::kTable, copy[0], line::kRemovedBy, action_no);
    tx.publish(line::kTable, copy);
    return copy[0];
}

}  // namespace

Result<Row> add_line(Transaction& tx, std::string_view segment_no, std::string_view contact_no, Row before) {
    const Result<Code> segment = find_segment_code(tx.db(), segment_no);
    if (!segment) return segment.error();
    const Result<Code> contact = contact_code(tx.db(), contact_no);
    if (!contact) return contact.error();
    std::int64_t line_no = 0;
    if (before != kNoRow) {
        line_no = number_before(tx.db(), *segment, before);
        if (line_no == 0)
            return fail(tr("There is no number left between these two lines. Add the line at the end."),
                        "LIN-3");
    }
    const std::int64_t action_no =
        *contact == 0 ? 0 : record(tx, segment_no, CriteriaAction::add_contacts, *contact);
    const Row row = segment::insert_line(tx, segment_no, *contact, action_no, line_no);
    if (*contact != 0) pin_line(tx, row);
    return row;
}

Result<std::string> change_contact(Transaction& tx, Row row, std::string_view contact_no,
                                   const Context& context) {
    const Result<Code> contact = contact_code(tx.db(), contact_no);
    if (!contact) return contact.error();
    const Table& lines = tx.table(line::kTable);
    const Code former = lines.code(row, line::kContactNo);
    if (former == *contact) return std::string();
    const std::string segment_no(lines.text(row, line::kSegmentNo));
    std::int64_t removed_by = 0, inserted_by = 0;
    if (former != 0) removed_by = record(tx, segment_no, CriteriaAction::reduce, former);
    if (*contact != 0) inserted_by = record(tx, segment_no, CriteriaAction::add_contacts, *contact);
    if (removed_by == 0) removed_by = inserted_by;
    if (inserted_by == 0) inserted_by = removed_by;
    const segment::LineReader reader(tx.db(), segment::segment_of_line(tx.db(), row));
    const interaction::TargetChange targets(tx.db(), reader, row);
    const Row former_line = keep_as_removed(tx, row, removed_by);
    segment::move_line_documents(tx, row, former_line);
    if (former != 0) mark_taken_out(tx, former_line);
    tx.set_number(line::kTable, row, line::kInsertedBy, inserted_by);
    tx.set_number(line::kTable, row, line::kPinned, 0);
    if (*contact != 0) pin_line(tx, row);
    const std::string kept = segment::rebuild_for_contact(tx, reader, row, *contact, context);
    targets.finish(tx, reader, row);
    return kept;
}

void DeleteLines::record(Transaction& tx) {
    const Table& lines = tx.table(line::kTable);
    std::vector<Code> codes;
    for (const Row row : lines_) {
        const Code code = lines.code(row, line::kContactNo);
        if (code != 0) codes.push_back(code);
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    if (codes.empty()) return;
    std::vector<std::string> numbers;
    numbers.reserve(codes.size());
    for (const Code code : codes) numbers.emplace_back(tx.db().domain(schema::domain::kContact).text(code));
    action_no_ =
        criteria::record(tx, lines.text(lines_[0], line::kSegmentNo), CriteriaAction::reduce, numbers);
}

Result<bool> DeleteLines::step(Transaction& tx, std::size_t rows) {
    if (!recorded_) {
        record(tx);
        recorded_ = true;
    }
    const std::size_t end = std::min(lines_.size(), at_ + std::min(rows, kMostRemoved));
    for (; at_ < end; ++at_) {
        if (action_no_ != 0) {
            segment::remove_line(tx, lines_[at_], action_no_);
            mark_taken_out(tx, lines_[at_]);
        } else {
            segment::erase_line(tx, lines_[at_]);
        }
    }
    if (at_ < lines_.size()) return false;
    interaction::remove_untargeted(tx);
    return true;
}

Result<void> delete_lines(Transaction& tx, std::vector<Row> lines) {
    DeleteLines job(std::move(lines));
    return run_whole(job, tx);
}

}  // namespace segments::criteria
