#include "core/letter/fresh_letters.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/entry_numbers.h"
#include "core/interaction/interaction_tables.h"
#include "core/letter/frozen_values.h"
#include "core/letter/scratch_lines.h"
#include "core/segment/line.h"

namespace segments::letter {
namespace {

using table::Row;
namespace entry = interaction::log_entry;

// A letter takes some microseconds, and a step a segment of its own.
constexpr std::size_t kMostMerged = 100;

float share(std::size_t done, std::size_t all) {
    return all == 0 ? 1.0f : static_cast<float>(done) / static_cast<float>(all);
}

}  // namespace

bool MergeAfresh::step(table::Transaction& tx, std::size_t entries) {
    if (next_id_ == 0) next_id_ = ScratchLines::first_id(tx.db());
    const std::size_t to = std::min(entries_.size(), at_ + std::min(entries, kMostMerged));
    std::vector<std::pair<Row, std::string>> merged;
    ScratchLines lines(tx, next_id_);
    const segment::LineReader reader(tx.db(), lines.header());
    std::map<std::int64_t, FieldValues> fields;
    for (; at_ < to; ++at_) {
        const Row row = entries_[at_];
        const std::int64_t no = interaction::document_of(tx.db(), row);
        const auto ready = templates_.find(no);
        if (ready == templates_.end() || !ready->second.letter ||
            tx.table(entry::kTable).flag(row, entry::kMerged))
            continue;
        const auto values = fields.try_emplace(no, reader, locale_, ready->second.letter->fields()).first;
        const Row line_row = lines.of_entry(tx, row);
        merged.emplace_back(row,
                            pack_values({values->second.language(line_row), values->second.of(line_row)}));
    }
    next_id_ = lines.next_id();
    lines.take_away(tx, kMostMerged);
    for (const auto& [row, values] : merged) tx.set_text(entry::kTable, row, entry::kLetterValues, values);
    return at_ == entries_.size();
}

float MergeAfresh::progress() const {
    return share(at_, entries_.size());
}

Result<std::vector<Row>> resendable(const table::Database& db, const std::vector<Row>& entries) {
    namespace card = contact::contact;
    const table::Table& log = db.table(entry::kTable);
    const table::Table& contacts = db.table(card::kTable);
    std::vector<Row> chosen;
    std::optional<std::int64_t> logged;
    for (const Row row : entries) {
        const std::int64_t no = log.number(row, entry::kLoggedSegmentEntryNo);
        if (logged.value_or(no) != no)
            return fail(tr("These interactions belong to several logged segments. Choose those of one."),
                        "LSG-10");
        logged = no;
        const Row contact_row = contacts.find(log.text(row, entry::kContactNo));
        const bool blocked =
            contact_row == table::kNoRow || contacts.flag(contact_row, card::kPrivacyBlocked);
        if (!blocked && !log.flag(row, entry::kPostponed) && interaction::document_of(db, row) != 0)
            chosen.push_back(row);
    }
    if (chosen.empty())
        return fail(
            tr("There is nothing to send: none of these interactions has a document, or their contacts are "
               "privacy blocked or gone."),
            "LSG-10");
    return chosen;
}

Row ResendEntries::write(table::Transaction& tx, Row from) {
    constexpr std::string_view kBefore = "Resend: ";
    const table::Table& log = tx.table(entry::kTable);
    const Row row = tx.insert(entry::kTable, {next_no_++});
    for (const table::FieldDef& field : entry::kDef.fields) {
        if (field.id == entry::kEntryNo || field.id == entry::kLetterValues) continue;
        if (field.storage == table::Storage::text)
            tx.set_text(entry::kTable, row, field.id, std::string(log.text(from, field.id)));
        else
            tx.set_raw(entry::kTable, row, field.id, log.number(from, field.id));
    }
    const std::string text = std::string(kBefore) + std::string(log.text(from, entry::kDescription));
    tx.set_text(entry::kTable, row, entry::kDescription,
                first_characters(text, entry::kDef.fields[entry::kDescription].max_length));
    tx.set_number(entry::kTable, row, entry::kDate, context_.work_date);
    tx.set_text(entry::kTable, row, entry::kUserId, context_.user_id);
    if (options_.type)
        tx.set_number(entry::kTable, row, entry::kCorrespondenceType,
                      static_cast<std::int64_t>(*options_.type));
    tx.set_number(entry::kTable, row, entry::kDeliveryStatus,
                  static_cast<std::int64_t>(schema::DeliveryStatus::in_progress));
    return row;
}

bool ResendEntries::step(table::Transaction& tx, std::size_t entries) {
    if (next_no_ == 0) next_no_ = interaction::next_entry_no(tx.table(entry::kTable));
    for (; entries > 0 && made_.size() < entries_.size(); --entries)
        made_.push_back(write(tx, entries_[made_.size()]));
    return made_.size() == entries_.size();
}

float ResendEntries::progress() const {
    return share(made_.size(), entries_.size());
}

}  // namespace segments::letter
