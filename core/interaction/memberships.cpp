#include "core/interaction/memberships.h"

#include <algorithm>
#include <map>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line_scan.h"

namespace segments::interaction {
namespace {

using table::Row;
using table::Table;
namespace line = segment::line;
namespace logged = segment::logged;
namespace skipped = segment::skipped;
namespace header = segment::segment;

void add_open(const table::Database& db, table::Code contact, std::vector<Membership>& all) {
    const Table& lines = db.table(line::kTable);
    struct Lines {
        std::size_t present = 0, removed = 0;
    };
    std::map<table::Code, Lines> by_segment;
    table::for_each_row_with(lines, line::kContactNo, contact, 0, table::kNoRow, [&](Row row) {
        Lines& found = by_segment[lines.code(row, line::kSegmentNo)];
        ++(segment::is_present(lines, row) ? found.present : found.removed);
    });
    const Table& headers = db.table(header::kTable);
    for (const auto& [code, found] : by_segment) {
        const Row row = headers.find_code(code);
        if (row == table::kNoRow) continue;
        Membership each;
        each.date = static_cast<Day>(headers.number(row, header::kDate));
        each.kind = found.present > 0 ? MembershipKind::open : MembershipKind::taken_away;
        each.segment_no = headers.text(row, header::kNo);
        each.description = headers.text(row, header::kDescription);
        each.lines = found.present > 0 ? found.present : found.removed;
        all.push_back(std::move(each));
    }
}

// The logged segment of this entry; without its values if it was deleted.
Membership of_logged(const table::Database& db, std::int64_t entry_no, MembershipKind kind) {
    const Table& table = db.table(logged::kTable);
    const Row row = table.find(entry_no);
    Membership each;
    each.kind = kind;
    each.logged_entry_no = entry_no;
    if (row == table::kNoRow) return each;
    each.date = static_cast<Day>(table.number(row, logged::kCreationDate));
    each.segment_no = table.text(row, logged::kSegmentNo);
    each.description = table.text(row, logged::kDescription);
    return each;
}

void add_logged(const table::Database& db, table::Code contact, std::vector<Membership>& all) {
    const Table& log = db.table(log_entry::kTable);
    struct Entries {
        std::size_t valid = 0, canceled = 0;
    };
    std::map<std::int64_t, Entries> by_segment;
    table::for_each_row_with(log, log_entry::kContactNo, contact, 0, table::kNoRow, [&](Row row) {
        const std::int64_t entry_no = log.number(row, log_entry::kLoggedSegmentEntryNo);
        if (entry_no == 0) return;
        Entries& found = by_segment[entry_no];
        ++(log.flag(row, log_entry::kCanceled) ? found.canceled : found.valid);
    });
    for (const auto& [entry_no, found] : by_segment) {
        Membership each =
            of_logged(db, entry_no, found.valid > 0 ? MembershipKind::logged : MembershipKind::canceled);
        each.lines = found.valid > 0 ? found.valid : found.canceled;
        all.push_back(std::move(each));
    }
}

void add_skipped(const table::Database& db, table::Code contact, std::vector<Membership>& all) {
    const Table& lines = db.table(skipped::kTable);
    table::for_each_row_with(lines, skipped::kContactNo, contact, 0, table::kNoRow, [&](Row row) {
        Membership each = of_logged(db, lines.number(row, skipped::kEntryNo), MembershipKind::skipped);
        each.reason = lines.text(row, skipped::kReason);
        all.push_back(std::move(each));
    });
}

}  // namespace

std::vector<Membership> memberships_of(const table::Database& db, Row contact_row) {
    std::vector<Membership> all;
    const table::Code contact = db.table(contact::contact::kTable).code(contact_row, contact::contact::kNo);
    add_open(db, contact, all);
    add_logged(db, contact, all);
    add_skipped(db, contact, all);
    std::stable_sort(all.begin(), all.end(),
                     [](const Membership& a, const Membership& b) { return a.date > b.date; });
    return all;
}

std::string_view membership_caption(MembershipKind kind) {
    switch (kind) {
        case MembershipKind::open:
            return tr("On the segment");
        case MembershipKind::taken_away:
            return tr("Taken away");
        case MembershipKind::logged:
            return tr("Logged");
        case MembershipKind::canceled:
            return tr("Canceled");
        case MembershipKind::skipped:
            break;
    }
    return tr("Skipped");
}

}  // namespace segments::interaction
