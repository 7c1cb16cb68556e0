#include "core/interaction/follow_up.h"

#include <algorithm>

#include "core/contact/contact_tables.h"
#include "core/criteria/record.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/create_segment.h"
#include "core/segment/line.h"
#include "core/segment/line_scan.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace card = contact::contact;
namespace header = segment::segment;
namespace line = segment::line;
namespace logged = segment::logged;

bool in(OptionSet set, std::int64_t value) {
    return (set >> value & 1) != 0;
}

// RUL-3
criteria::Action reuse_action(std::int64_t logged_segment_no) {
    criteria::Action action;
    action.action = schema::CriteriaAction::add_contacts;
    action.options.allow_existing_contacts = true;
    action.logged_segment_entry_no = logged_segment_no;
    criteria::FieldFilter field;
    field.field = log_entry::kLoggedSegmentEntryNo;
    field.expression = std::to_string(logged_segment_no);
    action.filters.push_back({schema::Section::interaction, {std::move(field)}});
    return action;
}

}  // namespace

bool is_chosen(const FollowUpChoice& choice, const table::Table& log, Row entry) {
    if (log.flag(entry, log_entry::kCanceled) && !choice.with_canceled) return false;
    if (choice.attempt_failed && log.flag(entry, log_entry::kAttemptFailed) != *choice.attempt_failed)
        return false;
    return in(choice.evaluations, log.number(entry, log_entry::kEvaluation)) &&
           in(choice.delivery_statuses, log.number(entry, log_entry::kDeliveryStatus)) &&
           in(choice.correspondence_types, log.number(entry, log_entry::kCorrespondenceType));
}

FollowUp::FollowUp(const table::Database& db, const Context& context, std::int64_t logged_segment_no,
                   const FollowUpChoice& choice)
    : db_(&db),
      context_(context),
      logged_no_(logged_segment_no),
      choice_(choice),
      scan_(log_entry::kLoggedSegmentEntryNo, NumberSet::of(logged_segment_no)) {}

Result<bool> FollowUp::step(table::Transaction& tx, std::size_t rows) {
    const table::Table& log = tx.table(log_entry::kTable);
    switch (phase_) {
        case Phase::gather:
            if (!scan_.step(log, rows, [&](Row row) {
                    if (is_chosen(choice_, log, row)) entries_.push_back(row);
                }))
                return false;
            choose();
            if (Result<void> begun = begin(tx); !begun) return begun.error();
            phase_ = Phase::lines;
            return false;
        case Phase::lines:
            insert(tx, rows);
            if (at_ < entries_.size()) return false;
            phase_ = Phase::done;
            return true;
        case Phase::done:
            break;
    }
    return true;
}

// By entry number (RUL-4), each contact once, those that still exist (PRD-8).
void FollowUp::choose() {
    const table::Table& log = db_->table(log_entry::kTable);
    const table::Table& contacts = db_->table(card::kTable);
    const auto before = [&](Row a, Row b) {
        return log.number(a, log_entry::kEntryNo) < log.number(b, log_entry::kEntryNo);
    };
    if (!std::is_sorted(entries_.begin(), entries_.end(), before))
        std::sort(entries_.begin(), entries_.end(), before);
    table::Bitmap seen(contacts.dictionary(card::kNo).size());
    const auto left_out = [&](Row row) {
        const table::Code code = log.code(row, log_entry::kContactNo);
        if (code == 0 || contacts.find_code(code) == table::kNoRow) {
            ++result_.gone;
            return true;
        }
        if (seen.test(code)) {
            ++result_.repeated;
            return true;
        }
        seen.set(code);
        return false;
    };
    std::vector<Row> kept;
    kept.reserve(entries_.size());
    for (const Row row : entries_) {
        if (!left_out(row)) kept.push_back(row);
    }
    entries_ = std::move(kept);
}

Result<void> FollowUp::begin(table::Transaction& tx) {
    const table::Table& past = tx.table(logged::kTable);
    const Row row = past.find(logged_no_);
    if (row == table::kNoRow)
        return fail("There is no logged segment " + std::to_string(logged_no_) + ".", "LOG-30");
    if (entries_.empty())
        return fail(
            "There is nobody to follow up: no interaction of this segment fits, or their contacts "
            "were deleted.",
            "PRD-8");
    segment::NewSegment wanted;
    wanted.description = "Follow-up on segment " + std::string(past.text(row, logged::kSegmentNo));
    // The campaign may have been deleted since.
    const table::Code campaign_code = past.code(row, logged::kCampaignNo);
    if (campaign_code != 0 && tx.table(campaign::kTable).find_code(campaign_code) != table::kNoRow)
        wanted.campaign_no = past.text(row, logged::kCampaignNo);
    const Result<Row> made = segment::create_segment(tx, context_, wanted, &result_.notice);
    if (!made) return made.error();
    result_.segment_no = tx.table(header::kTable).text(*made, header::kNo);
    action_no_ = criteria::append_action(tx, criteria::criteria_of_segment(result_.segment_no),
                                         reuse_action(logged_no_));
    inserter_.emplace(*db_, result_.segment_no);
    return {};
}

void FollowUp::insert(table::Transaction& tx, std::size_t rows) {
    const table::Table& log = tx.table(log_entry::kTable);
    const std::size_t to = std::min(entries_.size(), at_ + rows);
    std::vector<table::Code> codes;
    codes.reserve(to - at_);
    for (std::size_t i = at_; i < to; ++i) codes.push_back(log.code(entries_[i], log_entry::kContactNo));
    const std::vector<Row> lines = inserter_->insert_codes(tx, codes, action_no_);
    // RUL-5
    const segment::LineReader reader(*db_, segment::find_segment(*db_, result_.segment_no));
    for (std::size_t i = 0; i < lines.size(); ++i)
        segment::set_effective(tx, reader, lines[i], segment::OwnField::campaign_no,
                               log.number(entries_[at_ + i], log_entry::kCampaignNo));
    result_.lines += lines.size();
    at_ = to;
}

float FollowUp::progress() const {
    switch (phase_) {
        case Phase::gather:
            return 0.3f * scan_.progress(db_->table(log_entry::kTable));
        case Phase::lines:
            return 0.3f + 0.7f * static_cast<float>(at_) / static_cast<float>(entries_.size() + 1);
        case Phase::done:
            break;
    }
    return 1.0f;
}

std::string follow_up_message(const FollowUpResult& result) {
    std::string text = "Follow-up segment " + result.segment_no + " has been made with " +
                       std::to_string(result.lines) + (result.lines == 1 ? " contact." : " contacts.");
    if (result.gone > 0)
        text += " " + std::to_string(result.gone) +
                (result.gone == 1 ? " interaction was left out, because its contact was deleted."
                                  : " interactions were left out, because their contacts were deleted.");
    return text;
}

}  // namespace segments::interaction
