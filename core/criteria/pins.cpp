#include "core/criteria/pins.h"

#include <algorithm>

#include "core/criteria/selection.h"

namespace segments::criteria {
namespace {

using table::Bitmap;
using table::Code;
using table::Row;
using table::Table;
namespace line = segment::line;

void set_mark(table::Transaction& tx, Row row, std::int64_t mark) {
    const std::int64_t pins = tx.table(line::kTable).number(row, line::kPinned);
    tx.set_number(line::kTable, row, line::kPinned, pins | mark);
}

}  // namespace

void pin_line(table::Transaction& tx, Row row) {
    set_mark(tx, row, segment::kPinnedIn);
}

void mark_taken_out(table::Transaction& tx, Row row) {
    set_mark(tx, row, segment::kTakenOut);
}

ChangePins ChangePins::pin(std::vector<Row> lines) {
    ChangePins job(0);
    job.lines_ = std::move(lines);
    return job;
}

Result<ChangePins> ChangePins::unpin(const table::Database& db, std::string_view segment_no,
                                     const std::vector<Code>& contacts) {
    const Result<Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    ChangePins job(*segment);
    job.unpins_ = true;
    job.all_ = contacts.empty();
    job.contacts_.resize(db.domain(schema::domain::kContact).size());
    for (const Code contact : contacts) job.contacts_.set(contact);
    return job;
}

bool ChangePins::step(table::Transaction& tx, std::size_t rows) {
    if (unpins_) {
        const Table& lines = tx.table(line::kTable);
        const bool done = walk_.step(tx.db(), rows, [&](Row row) {
            if (all_ || contacts_.test(lines.code(row, line::kContactNo)))
                tx.set_number(line::kTable, row, line::kPinned, 0);
        });
        progress_ = walk_.progress(tx.db());
        return done;
    }
    const std::size_t end = std::min(lines_.size(), at_ + std::min(rows, lines_.size()));
    for (; at_ < end; ++at_) pin_line(tx, lines_[at_]);
    progress_ = static_cast<float>(at_) / static_cast<float>(lines_.size() + 1);
    return at_ == lines_.size();
}

PinnedContacts pinned_contacts(const table::Database& db, std::string_view segment_no, std::size_t most) {
    PinnedContacts found;
    const Row header = segment::find_segment(db, segment_no);
    if (header == table::kNoRow) return found;
    const Table& lines = db.table(line::kTable);
    const std::size_t codes = db.domain(schema::domain::kContact).size();
    Bitmap present(codes), in(codes), out(codes);
    std::vector<Row> marked;
    if (lines.column(line::kPinned).width() == 0) return found;
    segment::scan_lines(db, segment::segment_code(db, header), 0, table::kNoRow, [&](Row row) {
        const Code contact = lines.code(row, line::kContactNo);
        const bool stands = segment::is_present(lines, row);
        if (stands) present.set(contact);
        if (stands ? !is_pinned(lines, row) : !is_taken_out(lines, row)) return;
        Bitmap& set = stands ? in : out;
        if (set.test(contact)) return;
        set.set(contact);
        marked.push_back(row);
    });
    out.subtract(present);
    found.in = in.count();
    found.out = out.count();
    const auto beyond = [&](Row row) {
        return !segment::is_present(lines, row) && !out.test(lines.code(row, line::kContactNo));
    };
    marked.erase(std::remove_if(marked.begin(), marked.end(), beyond), marked.end());
    segment::sort_by_line_no(db, marked);
    marked.resize(std::min(marked.size(), most));
    for (const Row row : marked)
        found.shown.push_back({lines.code(row, line::kContactNo), segment::is_present(lines, row)});
    return found;
}

}  // namespace segments::criteria
