#include "core/interaction/logged_segments.h"

#include "core/base/tr.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace logged = segment::logged;
namespace logged_criteria = segment::logged_criteria;
namespace skipped = segment::skipped;

NumberSet numbers_of(const table::Database& db, std::span<const Row> rows) {
    NumberSet numbers;
    for (const Row row : rows) numbers.add(db.table(logged::kTable).number(row, logged::kEntryNo));
    return numbers;
}

std::vector<Row> canceled_among(const table::Database& db, std::span<const Row> rows) {
    std::vector<Row> canceled;
    for (const Row row : rows) {
        if (db.table(logged::kTable).flag(row, logged::kCanceled)) canceled.push_back(row);
    }
    return canceled;
}

// Rows of a small table whose number in `column` is in the set.
std::vector<Row> rows_in(const table::Table& table, table::FieldId column, const NumberSet& set) {
    std::vector<Row> rows;
    table.live().for_each([&](Row row) {
        if (set.has(table.number(row, column))) rows.push_back(row);
    });
    return rows;
}

std::vector<Row> by_number(const table::Table& table, std::vector<Row> rows, table::FieldId number) {
    std::sort(rows.begin(), rows.end(),
              [&](Row a, Row b) { return table.number(a, number) < table.number(b, number); });
    return rows;
}

void erase_with_document(table::Transaction& tx, DocumentUses& uses, table::TableId table, Row row,
                         table::FieldId field) {
    uses.release(tx, tx.table(table).number(row, field));
    tx.erase(table, row);
}

}  // namespace

CountLogged::CountLogged(const table::Database& db, Row logged_segment)
    : db_(&db),
      no_(db.table(logged::kTable).number(logged_segment, logged::kEntryNo)),
      canceled_(db.table(logged::kTable).flag(logged_segment, logged::kCanceled)) {
    // Few in comparison with the log.
    const table::Table& entries = db.table(campaign_entry::kTable);
    for (const Row row : table::rows_with(entries, campaign_entry::kRegisterNo, no_))
        counts_.campaign_entries += entries.flag(row, campaign_entry::kCanceled) == canceled_ ? 1 : 0;
}

bool CountLogged::step(std::size_t rows) {
    const table::Table& log = db_->table(log_entry::kTable);
    const auto end = static_cast<Row>(std::min(log.live().size(), at_ + rows));
    log.live().for_each(at_, end, [&](Row row) {
        if (log.number(row, log_entry::kLoggedSegmentEntryNo) == no_ &&
            log.flag(row, log_entry::kCanceled) == canceled_)
            ++counts_.interactions;
    });
    at_ = end;
    return at_ == log.live().size();
}

std::vector<Row> campaign_entries_of(const table::Database& db, std::int64_t logged_segment_no) {
    const table::Table& entries = db.table(campaign_entry::kTable);
    return by_number(entries, table::rows_with(entries, campaign_entry::kRegisterNo, logged_segment_no),
                     campaign_entry::kEntryNo);
}

std::vector<Row> skipped_lines_of(const table::Database& db, std::int64_t logged_segment_no) {
    const table::Table& lines = db.table(skipped::kTable);
    return by_number(lines, table::rows_with(lines, skipped::kEntryNo, logged_segment_no), skipped::kLineNo);
}

ToggleLoggedCanceled::ToggleLoggedCanceled(const table::Database& db, std::span<const Row> rows)
    : db_(&db),
      rows_(rows.begin(), rows.end()),
      canceled_(!db.table(logged::kTable).flag(rows.front(), logged::kCanceled)),
      numbers_(numbers_of(db, rows)),
      entries_(log_entry::kLoggedSegmentEntryNo, numbers_) {}

bool ToggleLoggedCanceled::step(table::Transaction& tx, std::size_t rows) {
    if (!begun_) {
        begun_ = true;
        for (const Row row : rows_) tx.set_flag(logged::kTable, row, logged::kCanceled, canceled_);
        for (const Row row : rows_in(tx.table(campaign_entry::kTable), campaign_entry::kRegisterNo, numbers_))
            tx.set_flag(campaign_entry::kTable, row, campaign_entry::kCanceled, canceled_);
    }
    return entries_.step(tx.table(log_entry::kTable), rows, [&](Row row) {
        tx.set_flag(log_entry::kTable, row, log_entry::kCanceled, canceled_);
    });
}

float ToggleLoggedCanceled::progress() const {
    return entries_.progress(db_->table(log_entry::kTable));
}

std::string ToggleLoggedCanceled::question() const {
    if (canceled_)
        return tr_n("Cancel this logged segment with all its interactions?",
                    "Cancel {1} logged segments with all their interactions?", rows_.size());
    return tr_n("Take back the cancellation of this logged segment with all its interactions?",
                "Take back the cancellation of {1} logged segments with all their interactions?",
                rows_.size());
}

DeleteCanceledLogged::DeleteCanceledLogged(const table::Database& db, std::span<const Row> rows)
    : db_(&db),
      rows_(canceled_among(db, rows)),
      numbers_(numbers_of(db, rows_)),
      entries_(log_entry::kLoggedSegmentEntryNo, numbers_) {}

bool DeleteCanceledLogged::step(table::Transaction& tx, std::size_t rows) {
    const bool finished = entries_.step(tx.table(log_entry::kTable), rows, [&](Row row) {
        tx.set_number(log_entry::kTable, row, log_entry::kLoggedSegmentEntryNo, 0);
    });
    if (finished) erase_segments(tx);
    return finished;
}

void DeleteCanceledLogged::erase_segments(table::Transaction& tx) const {
    DocumentUses uses(tx.db());
    for (const Row row : rows_in(tx.table(campaign_entry::kTable), campaign_entry::kRegisterNo, numbers_))
        tx.set_number(campaign_entry::kTable, row, campaign_entry::kRegisterNo, 0);
    for (const Row row : rows_in(tx.table(logged_criteria::kTable), logged_criteria::kEntryNo, numbers_))
        tx.erase(logged_criteria::kTable, row);
    for (const Row row : rows_in(tx.table(skipped::kTable), skipped::kEntryNo, numbers_))
        erase_with_document(tx, uses, skipped::kTable, row, skipped::kAttachmentNo);
    namespace language = segment::logged_language;
    for (const Row row : rows_in(tx.table(language::kTable), language::kEntryNo, numbers_))
        erase_with_document(tx, uses, language::kTable, row, language::kAttachmentNo);
    for (const Row row : rows_) tx.erase(logged::kTable, row);
}

float DeleteCanceledLogged::progress() const {
    return entries_.progress(db_->table(log_entry::kTable));
}

}  // namespace segments::interaction
