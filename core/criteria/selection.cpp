#include "core/criteria/selection.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/pins.h"
#include "core/criteria/slice.h"
#include "core/segment/line_scan.h"
#include "core/segment/own_field.h"

namespace segments::criteria {
namespace {

using table::Bitmap;
using table::Code;
using table::kNoRow;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace line = segment::line;

}  // namespace

Result<Code> find_segment_code(const table::Database& db, std::string_view segment_no) {
    const Row header = segment::find_segment(db, segment_no);
    if (header != kNoRow) return segment::segment_code(db, header);
    return fail(tr("There is no segment {1}. It may have been logged or deleted.", segment_no), "ENT-1");
}

bool has_own_values(const Table& lines, Row row, bool ignore_campaign) {
    segment::OwnMask own = lines.number(row, line::kOwn) & segment::kOwnValues;
    if (ignore_campaign) own &= ~segment::bit(segment::OwnField::campaign_no);
    if (own != 0) return true;
    constexpr table::FieldId kOthers[] = {line::kEvaluation, line::kTimeOfInteraction, line::kAttemptFailed,
                                          line::kToDoNo,     line::kContactVia,        line::kOpportunityNo,
                                          line::kMerged};
    return std::any_of(std::begin(kOthers), std::end(kOthers),
                       [&](table::FieldId field) { return lines.number(row, field) != 0; });
}

// --- Add

AddSelection::AddSelection(const table::Database& db, Code segment, Evaluation evaluation,
                           const AddOptions& options)
    : db_(&db),
      cards_(&db.table(card::kTable)),
      segment_(segment),
      evaluation_(std::move(evaluation)),
      options_(options) {}

Result<AddSelection> AddSelection::make(const table::Database& db, std::string_view segment_no,
                                        const Filters& filters, const AddOptions& options) {
    const Result<Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    Result<Evaluation> evaluation = Evaluation::make(db, filters);
    if (!evaluation) return evaluation.error();
    return AddSelection(db, *segment, std::move(*evaluation), options);
}

bool AddSelection::step(std::size_t rows) {
    if (phase_ == Phase::evaluate) {
        if (!evaluation_.step(rows)) return false;
        contacts_ = evaluation_.contacts();
        counts_.qualified = counts_.with_companies = evaluation_.count();
        next_phase();
        return false;
    }
    while (phase_ != Phase::done && rows > 0) {
        const std::size_t slots = phase_ == Phase::lines ? db_->table(line::kTable).slots() : cards_->slots();
        const Row to = slice_end(at_, rows, slots);
        look_at(at_, to);
        rows -= std::min<std::size_t>(rows, std::max<Row>(to - at_, 1));
        at_ = to;
        if (at_ == slots) next_phase();
    }
    return phase_ == Phase::done;
}

void AddSelection::next_phase() {
    at_ = 0;
    switch (phase_) {
        case Phase::evaluate:
            phase_ = options_.expand_companies || options_.allow_related_companies ? Phase::companies
                                                                                   : Phase::leave_out;
            companies_.resize(cards_->dictionary(card::kCompanyNo).size());
            break;
        case Phase::companies:
            companies_.reset(0);  // people without a company have no colleagues
            phase_ = Phase::expand;
            break;
        case Phase::expand:
            counts_.with_companies = contacts_.count();
            phase_ = Phase::leave_out;
            break;
        case Phase::leave_out:
            phase_ = Phase::lines;
            existing_.resize(cards_->slots());
            taken_out_.resize(cards_->slots());
            break;
        case Phase::lines:
            leave_out_lines();
            phase_ = Phase::done;
            break;
        case Phase::done:
            break;
    }
    if (phase_ == Phase::done) counts_.to_add = contacts_.count();
}

void AddSelection::look_at(Row from, Row to) {
    const table::NumberColumn& company_nos = cards_->column(card::kCompanyNo);
    switch (phase_) {
        case Phase::companies:
            contacts_.for_each(from, to,
                               [&](Row row) { companies_.set(static_cast<Code>(company_nos.get(row))); });
            return;
        case Phase::expand:
            // ADD-2: everybody with the Company No. of a qualifying contact, or just its company.
            cards_->live().for_each(from, to, [&](Row row) {
                const auto company = static_cast<Code>(company_nos.get(row));
                if (!companies_.test(company)) return;
                if (options_.expand_companies || cards_->code(row, card::kNo) == company) contacts_.set(row);
            });
            return;
        case Phase::leave_out:
            if (!options_.ignore_exclusion) leave_out(card::kExcludeFromSegment, counts_.excluded, from, to);
            if (!options_.include_privacy_blocked)
                leave_out(card::kPrivacyBlocked, counts_.privacy_blocked, from, to);
            return;
        case Phase::lines: {
            const Table& lines = db_->table(line::kTable);
            segment::scan_lines(*db_, segment_, from, to, [&](Row row) {
                const bool present = segment::is_present(lines, row);
                lines_ += present;
                if (!present && !is_taken_out(lines, row)) return;
                const Row contact = cards_->find_code(lines.code(row, line::kContactNo));
                if (contact == kNoRow || !contacts_.test(contact)) return;
                (present ? existing_ : taken_out_).set(contact);
            });
            return;
        }
        case Phase::evaluate:
        case Phase::done:
            return;
    }
}

void AddSelection::leave_out_lines() {
    taken_out_.subtract(existing_);
    counts_.taken_out = taken_out_.count();
    contacts_.subtract(taken_out_);
    if (options_.allow_existing_contacts) return;
    counts_.existing = existing_.count();
    contacts_.subtract(existing_);
}

void AddSelection::leave_out(table::FieldId flag, std::size_t& count, Row from, Row to) {
    const table::NumberColumn& column = cards_->column(flag);
    if (column.width() == 0) return;
    contacts_.for_each(from, to, [&](Row row) {
        if (column.get(row) == 0) return;
        contacts_.reset(row);
        ++count;
    });
}

float AddSelection::progress() const {
    if (phase_ == Phase::evaluate) return evaluation_.progress() * 0.8f;
    return phase_ == Phase::done ? 1.0f : 0.9f;
}

std::vector<Row> AddSelection::sample(std::size_t count) const {
    std::vector<Row> rows;
    for (Row row = contacts_.next(0); row != kNoRow && rows.size() < count; row = contacts_.next(row + 1))
        rows.push_back(row);
    return rows;
}

// --- Reduce and Refine

RemoveSelection::RemoveSelection(const table::Database& db, Code segment, Evaluation evaluation,
                                 schema::CriteriaAction action, bool entire_companies, bool everything)
    : db_(&db),
      cards_(&db.table(card::kTable)),
      segment_(segment),
      evaluation_(std::move(evaluation)),
      reduce_(action == schema::CriteriaAction::reduce),
      entire_companies_(entire_companies),
      everything_(everything) {}

Result<RemoveSelection> RemoveSelection::make(const table::Database& db, std::string_view segment_no,
                                              const Filters& filters, schema::CriteriaAction action,
                                              bool entire_companies) {
    const Result<Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    Result<Evaluation> evaluation = Evaluation::make(db, filters, Buyers::company);
    if (!evaluation) return evaluation.error();
    const bool everything = action == schema::CriteriaAction::reduce && filters.empty() && !entire_companies;
    return RemoveSelection(db, *segment, std::move(*evaluation), action, entire_companies, everything);
}

bool RemoveSelection::step(std::size_t rows) {
    if (phase_ == Phase::evaluate) {
        if (!evaluation_.step(rows)) return false;
        matched_ = evaluation_.contacts();
        next_phase();
        return false;
    }
    while (phase_ != Phase::done && rows > 0) {
        const std::size_t slots = phase_ == Phase::lines ? db_->table(line::kTable).slots() : cards_->slots();
        const Row to = slice_end(at_, rows, slots);
        look_at(at_, to);
        rows -= std::min<std::size_t>(rows, std::max<Row>(to - at_, 1));
        at_ = to;
        if (at_ == slots) next_phase();
    }
    return phase_ == Phase::done;
}

void RemoveSelection::next_phase() {
    at_ = 0;
    switch (phase_) {
        case Phase::evaluate:
            phase_ = entire_companies_ ? Phase::companies : Phase::lines;
            companies_.resize(cards_->dictionary(card::kCompanyNo).size());
            counted_.resize(cards_->slots());
            break;
        case Phase::companies:
            companies_.reset(0);
            phase_ = Phase::extend;
            break;
        case Phase::extend:
            phase_ = Phase::lines;
            break;
        case Phase::lines:
        case Phase::done:
            phase_ = Phase::done;
            break;
    }
}

void RemoveSelection::look_at(Row from, Row to) {
    const table::NumberColumn& company_nos = cards_->column(card::kCompanyNo);
    switch (phase_) {
        case Phase::companies:
            matched_.for_each(from, to,
                              [&](Row row) { companies_.set(static_cast<Code>(company_nos.get(row))); });
            return;
        case Phase::extend:
            // RED-3. Contacts of companies without a line are matched too, which no line notices.
            cards_->live().for_each(from, to, [&](Row row) {
                if (companies_.test(static_cast<Code>(company_nos.get(row)))) matched_.set(row);
            });
            return;
        case Phase::lines:
            segment::scan_lines(*db_, segment_, from, to, [&](Row row) { look_at_line(row); });
            return;
        case Phase::evaluate:
        case Phase::done:
            return;
    }
}

void RemoveSelection::look_at_line(Row row) {
    const Table& lines = db_->table(line::kTable);
    if (!segment::is_present(lines, row)) return;
    ++counts_.lines;
    const Code code = lines.code(row, line::kContactNo);
    const Row contact = code == 0 ? kNoRow : cards_->find_code(code);
    const bool matched = contact != kNoRow && matched_.test(contact);
    if (matched && !counted_.test(contact)) {
        counted_.set(contact);
        ++counts_.matched;
    }
    if (!everything_ && matched != reduce_) return;  // RED-4, RED-5
    if (is_pinned(lines, row)) {
        ++counts_.pinned;
        return;
    }
    lines_.push_back(row);
    ++counts_.to_remove;
    if (has_own_values(lines, row)) ++counts_.with_values;
}

float RemoveSelection::progress() const {
    if (phase_ == Phase::evaluate) return evaluation_.progress() * 0.8f;
    return phase_ == Phase::done ? 1.0f : 0.9f;
}

std::vector<Row> RemoveSelection::sample(std::size_t count) const {
    std::vector<Row> contacts;
    const Table& table = db_->table(line::kTable);
    for (const Row row : lines_) {
        if (contacts.size() == count) break;
        const Code code = table.code(row, line::kContactNo);
        const Row contact = code == 0 ? kNoRow : cards_->find_code(code);
        if (contact != kNoRow && std::find(contacts.begin(), contacts.end(), contact) == contacts.end())
            contacts.push_back(contact);
    }
    return contacts;
}

}  // namespace segments::criteria
