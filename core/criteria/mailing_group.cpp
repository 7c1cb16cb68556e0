#include "core/criteria/mailing_group.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/segment/line_scan.h"
#include "core/setup/setup_tables.h"

namespace segments::criteria {
namespace {

using table::Code;
using table::kNoRow;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace assignment = contact::mailing_group;
namespace group = setup::mailing_group;
namespace line = segment::line;

constexpr std::size_t kMostScanned = std::size_t{1} << 17;
constexpr std::size_t kMostChanged = 4096;

}  // namespace

Result<ApplyMailingGroup> ApplyMailingGroup::make(const table::Database& db, std::string_view segment_no,
                                                  std::string_view mailing_group_code, bool delete_old) {
    const Result<Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    const std::string code = code_form(mailing_group_code);
    const Table& groups = db.table(group::kTable);
    const Row row = code.empty() ? kNoRow : groups.find(code);
    if (row == kNoRow) {
        Error error =
            fail(code.empty() ? std::string(tr("Choose the mailing group that the contacts are to get."))
                              : tr("There is no mailing group {1}. Choose one of the list.", code),
                 "MLG-1");
        error.field = assignment::kDef.fields[assignment::kMailingGroupCode].caption;
        return error;
    }
    return ApplyMailingGroup(*segment, groups.code(row, group::kCode), delete_old);
}

void ApplyMailingGroup::look_at_assignments(const table::Database& db, Row to) {
    const Table& assignments = db.table(assignment::kTable);
    table::for_each_row_with(assignments, assignment::kMailingGroupCode, group_, at_, to, [&](Row row) {
        const Code contact = assignments.code(row, assignment::kContactNo);
        if (contacts_.test(contact)) {
            has_group_.set(contact);
        } else if (delete_old_) {
            to_take_.push_back(row);
        }
    });
}

// CON-21
void ApplyMailingGroup::touch(table::Transaction& tx, const Context& context, Code contact) const {
    const Row row = tx.table(card::kTable).find_code(contact);
    if (row != kNoRow) contact::touch(tx, context, row);
}

void ApplyMailingGroup::assign(table::Transaction& tx, const Context& context, std::size_t count) {
    const std::vector<Row> rows = tx.prepare(assignment::kTable, count);
    for (std::size_t i = 0; i < count; ++i) {
        tx.set_raw(assignment::kTable, rows[i], assignment::kContactNo, to_give_[done_ + i]);
        tx.set_raw(assignment::kTable, rows[i], assignment::kMailingGroupCode, group_);
    }
    tx.publish(assignment::kTable, rows);
    for (std::size_t i = 0; i < count; ++i) touch(tx, context, to_give_[done_ + i]);
}

Result<bool> ApplyMailingGroup::step(table::Transaction& tx, const Context& context, std::size_t rows) {
    const table::Database& db = tx.db();
    const auto slice = [&](const Table& table) {
        return static_cast<Row>(std::min<std::size_t>(table.slots(), at_ + std::min(rows, kMostScanned)));
    };
    switch (phase_) {
        case Phase::lines: {
            const Table& lines = db.table(line::kTable);
            if (at_ == 0) {
                contacts_.resize(db.domain(schema::domain::kContact).size());
                has_group_.resize(contacts_.size());
            }
            const Row to = slice(lines);
            segment::scan_lines(db, segment_, at_, to, [&](Row row) {
                if (segment::is_present(lines, row)) contacts_.set(lines.code(row, line::kContactNo));
            });
            at_ = to;
            if (at_ < lines.slots()) break;
            contacts_.reset(0);  // lines without a contact
            counts_.contacts = contacts_.count();
            at_ = 0;
            phase_ = Phase::assignments;
            break;
        }
        case Phase::assignments: {
            const Table& assignments = db.table(assignment::kTable);
            const Row to = slice(assignments);
            look_at_assignments(db, to);
            at_ = to;
            if (at_ < assignments.slots()) break;
            contacts_.subtract(has_group_);
            contacts_.for_each([&](Row code) {
                if (db.table(card::kTable).find_code(code) != kNoRow) to_give_.push_back(code);
            });
            counts_.assigned = to_give_.size();
            counts_.taken = to_take_.size();
            phase_ = Phase::take;
            break;
        }
        case Phase::take: {
            const std::size_t end = std::min(to_take_.size(), done_ + std::min(rows, kMostChanged));
            for (; done_ < end; ++done_) {
                touch(tx, context,
                      db.table(assignment::kTable).code(to_take_[done_], assignment::kContactNo));
                tx.erase(assignment::kTable, to_take_[done_]);
            }
            if (done_ < to_take_.size()) break;
            done_ = 0;
            phase_ = Phase::assign;
            break;
        }
        case Phase::assign: {
            const std::size_t count = std::min({to_give_.size() - done_, rows, kMostChanged});
            assign(tx, context, count);
            done_ += count;
            if (done_ == to_give_.size()) phase_ = Phase::done;
            break;
        }
        case Phase::done:
            break;
    }
    return phase_ == Phase::done;
}

float ApplyMailingGroup::progress() const {
    if (phase_ < Phase::take) return 0.1f;
    if (phase_ == Phase::done) return 1.0f;
    const std::size_t done = done_ + (phase_ == Phase::assign ? to_take_.size() : 0);
    return 0.2f + 0.8f * static_cast<float>(done) / static_cast<float>(to_take_.size() + to_give_.size() + 1);
}

Result<MailingGroupCounts> apply_mailing_group(table::Transaction& tx, const Context& context,
                                               std::string_view segment_no,
                                               std::string_view mailing_group_code, bool delete_old) {
    Result<ApplyMailingGroup> job =
        ApplyMailingGroup::make(tx.db(), segment_no, mailing_group_code, delete_old);
    if (!job) return job.error();
    for (;;) {
        const Result<bool> finished = job->step(tx, context, ~std::size_t{0});
        if (!finished) return finished.error();
        if (*finished) return job->counts();
    }
}

}  // namespace segments::criteria
