#include "core/criteria/reuse_logged.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/criteria/run_whole.h"
#include "core/interaction/interaction_tables.h"
#include "core/query/column_filter.h"
#include "core/segment/line_scan.h"

namespace segments::criteria {
namespace {

using table::Code;
using table::kNoRow;
using table::Row;
using table::Table;
namespace entry = interaction::log_entry;
namespace card = contact::contact;

constexpr std::size_t kMostScanned = std::size_t{1} << 17;
constexpr std::size_t kMostInserted = 4096;

template <typename Value>
bool is_among(const std::vector<Value>& wanted, std::int64_t value) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](Value each) {
               return static_cast<std::int64_t>(each) == value;
           });
}

// The expression for a choice of options; blank if any will do.
template <typename Value>
std::string expression_of(table::FieldId field, const std::vector<Value>& wanted) {
    std::string expression;
    for (const Value each : wanted) {
        if (!expression.empty()) expression += '|';
        expression +=
            filter::expression_for(static_cast<std::int64_t>(each),
                                   query::field_type(entry::kDef.fields[field]), filter::stored_locale());
    }
    return expression;
}

std::string expression_of(table::FieldId field, std::int64_t value) {
    return filter::expression_for(value, query::field_type(entry::kDef.fields[field]),
                                  filter::stored_locale());
}

}  // namespace

Result<ReuseLogged> ReuseLogged::make(const table::Database& db, std::string_view segment_no,
                                      std::int64_t logged_entry_no, const LoggedChoice& choice) {
    const Result<Code> segment = find_segment_code(db, segment_no);
    if (!segment) return segment.error();
    if (db.table(segment::logged::kTable).find(table::KeyPart(logged_entry_no)) == kNoRow)
        return fail(tr("There is no logged segment with entry number {1}.", logged_entry_no), "RUL-2");
    return ReuseLogged(segment_no, logged_entry_no, choice);
}

bool ReuseLogged::is_chosen(const Table& entries, Row row) const {
    if (choice_.leave_out_canceled && entries.flag(row, entry::kCanceled)) return false;
    if (choice_.attempt_failed && entries.flag(row, entry::kAttemptFailed) != *choice_.attempt_failed)
        return false;
    return is_among(choice_.evaluations, entries.number(row, entry::kEvaluation)) &&
           is_among(choice_.delivery_statuses, entries.number(row, entry::kDeliveryStatus)) &&
           is_among(choice_.correspondence_types, entries.number(row, entry::kCorrespondenceType));
}

bool ReuseLogged::look(const table::Database& db, std::size_t rows) {
    if (chosen_) return true;
    const Table& entries = db.table(entry::kTable);
    slots_ = entries.slots();
    const auto to = static_cast<Row>(std::min(slots_, looked_ + std::min(rows, slots_)));
    table::for_each_row_with(
        entries, entry::kLoggedSegmentEntryNo, logged_entry_no_, looked_, to, [&](Row row) {
            if (!is_chosen(entries, row)) return;
            found_.push_back({entries.number(row, entry::kEntryNo), entries.code(row, entry::kContactNo),
                              entries.code(row, entry::kCampaignNo)});
        });
    looked_ = to;
    if (looked_ < slots_) return false;
    choose_lines(db);
    chosen_ = true;
    return true;
}

// RUL-4 and RUL-7 with PRD-8.
void ReuseLogged::choose_lines(const table::Database& db) {
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.entry_no < b.entry_no; });
    const Table& cards = db.table(card::kTable);
    table::Bitmap seen(cards.dictionary(card::kNo).size());
    counts_.entries = found_.size();
    std::vector<Found> chosen;
    for (const Found& each : found_) {
        if (each.contact == 0 || cards.find_code(each.contact) == kNoRow) {
            ++counts_.without_contact;
        } else if (choice_.each_contact_once && seen.test(each.contact)) {
            ++counts_.repeated;
        } else {
            seen.set(each.contact);
            chosen.push_back(each);
        }
    }
    found_ = std::move(chosen);
    counts_.added = found_.size();
}

// RUL-3. The choice is part of the filter, so that the words say it and reuse obeys it (RUC-6).
Action ReuseLogged::action() const {
    SectionFilter filter;
    filter.section = schema::Section::interaction;
    const auto add = [&](table::FieldId field, std::string expression) {
        if (!expression.empty()) filter.fields.push_back({field, std::move(expression), std::nullopt});
    };
    add(entry::kLoggedSegmentEntryNo, std::to_string(logged_entry_no_));
    add(entry::kEvaluation, expression_of(entry::kEvaluation, choice_.evaluations));
    add(entry::kDeliveryStatus, expression_of(entry::kDeliveryStatus, choice_.delivery_statuses));
    add(entry::kCorrespondenceType, expression_of(entry::kCorrespondenceType, choice_.correspondence_types));
    if (choice_.attempt_failed)
        add(entry::kAttemptFailed, expression_of(entry::kAttemptFailed, *choice_.attempt_failed ? 1 : 0));
    if (choice_.leave_out_canceled) add(entry::kCanceled, expression_of(entry::kCanceled, 0));
    Action made;
    made.filters.push_back(std::move(filter));
    made.options.allow_existing_contacts = true;
    made.logged_segment_entry_no = logged_entry_no_;
    return made;
}

Result<bool> ReuseLogged::step(table::Transaction& tx, std::size_t rows) {
    if (!chosen_) {
        look(tx.db(), std::min(rows, kMostScanned));
        return false;
    }
    if (!inserter_) {
        action_no_ = append_action(tx, criteria_of_segment(segment_no_), action());
        inserter_.emplace(tx.db(), segment_no_);
        reader_.emplace(tx.db(), segment::find_segment(tx.db(), segment_no_));
    }
    if (!prepared_) {
        prepared_ = inserter_->prepare(tx.db(), std::min(rows, kMostScanned));
        return false;
    }
    const std::size_t end = std::min(found_.size(), at_ + std::min(rows, kMostInserted));
    std::vector<Code> codes;
    for (std::size_t i = at_; i < end; ++i) codes.push_back(found_[i].contact);
    const std::vector<Row> lines = inserter_->insert_codes(tx, codes, action_no_);
    // RUL-5
    for (std::size_t i = 0; i < lines.size(); ++i)
        segment::set_effective(tx, *reader_, lines[i], segment::OwnField::campaign_no,
                               found_[at_ + i].campaign);
    at_ = end;
    return at_ == found_.size();
}

float ReuseLogged::progress() const {
    const auto share = [](std::size_t done, std::size_t all) {
        return static_cast<float>(done) / static_cast<float>(all + 1);
    };
    return 0.2f * share(looked_, slots_) + 0.8f * share(at_, found_.size());
}

Result<LoggedCounts> reuse_logged(table::Transaction& tx, std::string_view segment_no,
                                  std::int64_t logged_entry_no, const LoggedChoice& choice) {
    Result<ReuseLogged> job = ReuseLogged::make(tx.db(), segment_no, logged_entry_no, choice);
    if (!job) return job.error();
    if (Result<void> ok = run_whole(*job, tx); !ok) return ok.error();
    return job->counts();
}

}  // namespace segments::criteria
