#include "core/interaction/log_entries.h"

#include <algorithm>
#include <array>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/comments.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"
#include "core/setup/setup_tables.h"

namespace segments::interaction {
namespace {

using table::kNoRow;
using table::Row;
namespace card = contact::contact;
namespace logged = segment::logged;

bool is_canceled(const table::Table& table, table::FieldId flag, std::int64_t number) {
    const Row row = number == 0 ? kNoRow : table.find_raw(std::array{number});
    return row != kNoRow && table.flag(row, flag);
}

// ILE-6
Result<void> check_uncancel(const table::Database& db, Row row) {
    const table::Table& log = db.table(log_entry::kTable);
    const auto refused = [&](std::string message) {
        Error error = fail(std::move(message), "ILE-6");
        error.record = tr("Interaction log entry {1}", log.number(row, log_entry::kEntryNo));
        error.field = log.field(log_entry::kCanceled).caption;
        return error;
    };
    const std::int64_t segment_no = log.number(row, log_entry::kLoggedSegmentEntryNo);
    if (is_canceled(db.table(logged::kTable), logged::kCanceled, segment_no))
        return refused(
            tr("This interaction belongs to the canceled logged segment {1}. Take back the cancellation "
               "there first.",
               segment_no));
    const std::int64_t campaign_no = log.number(row, log_entry::kCampaignEntryNo);
    if (is_canceled(db.table(campaign_entry::kTable), campaign_entry::kCanceled, campaign_no))
        return refused(
            tr("This interaction belongs to the canceled campaign entry {1}. Take back the cancellation "
               "there first.",
               campaign_no));
    return {};
}

// The text of a field of the record that a code names; empty if there is none.
std::string_view text_of(const table::Table& table, table::Code code, table::FieldId field) {
    const Row row = code == 0 ? kNoRow : table.find_code(code);
    return row == kNoRow ? std::string_view{} : table.text(row, field);
}

std::string_view first_filled(std::string_view a, std::string_view b) {
    return a.empty() ? b : a;
}

float share(std::size_t done, std::size_t all) {
    return all == 0 ? 1.0f : static_cast<float>(done) / static_cast<float>(all);
}

}  // namespace

ToggleEntriesCanceled::ToggleEntriesCanceled(const table::Database& db, std::vector<Row> rows,
                                             Documents documents)
    : db_(&db),
      rows_(std::move(rows)),
      canceled_(!db.table(log_entry::kTable).flag(rows_.front(), log_entry::kCanceled)),
      documents_(documents) {}

Result<bool> ToggleEntriesCanceled::step(table::Transaction& tx, std::size_t rows) {
    const table::Table& log = tx.table(log_entry::kTable);
    const bool removes = canceled_ && documents_ == Documents::remove;
    if (removes && !uses_) uses_.emplace(tx.db());
    const std::size_t to = std::min(rows_.size(), at_ + rows);
    for (; at_ < to; ++at_) {
        const Row row = rows_[at_];
        if (removes && !log.flag(row, log_entry::kCanceled)) {
            const std::int64_t no = log.number(row, log_entry::kAttachmentNo);
            if (uses_->of(no) == 1) {
                uses_->release(tx, no);
                tx.set_number(log_entry::kTable, row, log_entry::kAttachmentNo, 0);
            }
        }
        if (!canceled_ && tx.table(log_entry::kTable).flag(row, log_entry::kCanceled)) {
            if (Result<void> allowed = check_uncancel(*db_, row); !allowed) return allowed.error();
        }
        tx.set_flag(log_entry::kTable, row, log_entry::kCanceled, canceled_);
    }
    return at_ == rows_.size();
}

float ToggleEntriesCanceled::progress() const {
    return share(at_, rows_.size());
}

std::string ToggleEntriesCanceled::question() const {
    if (canceled_) return tr_n("Cancel this interaction?", "Cancel these {1} interactions?", rows_.size());
    return tr_n("Take back the cancellation of this interaction?",
                "Take back the cancellation of these {1} interactions?", rows_.size());
}

Result<bool> EvaluateEntries::step(table::Transaction& tx, std::size_t rows) {
    if (evaluation_ == schema::Evaluation::blank)
        return fail(tr("Choose one of the five evaluations."), "ILE-10");
    const std::size_t to = std::min(rows_.size(), at_ + rows);
    for (; at_ < to; ++at_)
        tx.set_number(log_entry::kTable, rows_[at_], log_entry::kEvaluation,
                      static_cast<std::int64_t>(evaluation_));
    return at_ == rows_.size();
}

DeleteEntries::DeleteEntries(std::vector<Row> rows, Which which) : rows_(std::move(rows)), which_(which) {}

bool DeleteEntries::step(table::Transaction& tx, std::size_t rows) {
    const table::Table& log = tx.table(log_entry::kTable);
    if (!uses_) uses_.emplace(tx.db());
    const std::size_t to = std::min(rows_.size(), at_ + rows);
    for (; at_ < to; ++at_) {
        const Row row = rows_[at_];
        if (which_ == Which::canceled && !log.flag(row, log_entry::kCanceled)) continue;
        numbers_.add(log.number(row, log_entry::kEntryNo));
        for (const table::FieldId field : {log_entry::kAttachmentNo, log_entry::kModifiedWordTemplate})
            uses_->release(tx, log.number(row, field));
        tx.erase(log_entry::kTable, row);
        ++deleted_;
    }
    if (at_ < rows_.size()) return false;
    delete_comments_of(tx, numbers_);
    return true;
}

float DeleteEntries::progress() const {
    return share(at_, rows_.size());
}

std::string entry_title(const table::Database& db, Row entry_row) {
    const table::Table& log = db.table(log_entry::kTable);
    const auto code = [&](table::FieldId field) { return log.code(entry_row, field); };
    std::string title(
        first_filled(text_of(db.table(template_::kTable), code(log_entry::kInteractionTemplateCode),
                             template_::kDescription),
                     log.text(entry_row, log_entry::kDescription)));
    std::string_view who, pattern;
    switch (static_cast<schema::InformationFlow>(log.number(entry_row, log_entry::kInformationFlow))) {
        case schema::InformationFlow::outbound:
            pattern = msg("{1} – by {2}");
            who = first_filled(text_of(db.table(setup::salesperson::kTable),
                                       code(log_entry::kSalespersonCode), setup::salesperson::kName),
                               first_filled(text_of(db.table(setup::user::kTable), code(log_entry::kUserId),
                                                    setup::user::kName),
                                            log.text(entry_row, log_entry::kUserId)));
            break;
        case schema::InformationFlow::inbound:
            pattern = msg("{1} – from {2}");
            who = text_of(db.table(card::kTable), code(log_entry::kContactNo), card::kName);
            break;
        case schema::InformationFlow::blank:
            break;
    }
    return who.empty() ? title : tr(pattern, title, who);
}

}  // namespace segments::interaction
