#include "core/exchange/exports.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/contact_print.h"
#include "core/exchange/exchange_tables.h"
#include "core/filter/value_type.h"

namespace segments::exchange {
namespace {

using table::Row;
using table::Table;
using table::Transaction;
namespace card = contact::contact;

constexpr std::size_t kNameLength = 250;     // characters
constexpr std::size_t kRowsPerContact = 16;  // a contact is as much work as so many rows

}  // namespace

std::vector<RememberedExport> remembered_exports(const table::Database& db) {
    namespace entry = export_entry;
    const Table& entries = db.table(entry::kTable);
    std::vector<RememberedExport> list;
    entries.live().for_each([&](Row row) {
        list.push_back({entries.number(row, entry::kEntryNo),
                        std::string(entries.text(row, entry::kFileName)),
                        static_cast<Day>(entries.number(row, entry::kDate)),
                        static_cast<std::size_t>(entries.number(row, entry::kContacts))});
    });
    std::sort(list.begin(), list.end(),
              [](const RememberedExport& a, const RememberedExport& b) { return a.no > b.no; });
    return list;
}

RememberExport::RememberExport(const table::Database& db, std::vector<Row> rows, std::string file_name,
                               std::string format)
    : rows_(std::move(rows)),
      file_name_(std::move(file_name)),
      format_(std::move(format)),
      belongings_(db),
      collected_(exported::kTable, exported::kDef.fields.size()) {}

Result<bool> RememberExport::step(Transaction& tx, const Context& context, std::size_t rows) {
    namespace entry = export_entry;
    if (no_ == 0) {
        if (!belongings_.step(rows)) return false;
        const std::vector<RememberedExport> former = remembered_exports(tx.db());
        no_ = former.empty() ? 1 : former.front().no + 1;
        const Row row = tx.insert(entry::kTable, {table::KeyPart(no_)});
        tx.set_text(entry::kTable, row, entry::kFileName, first_characters(file_name_, kNameLength));
        tx.set_text(entry::kTable, row, entry::kFormat, first_characters(format_, kNameLength));
        tx.set_number(entry::kTable, row, entry::kDate, context.today);
        tx.set_number(entry::kTable, row, entry::kTime, context.minutes * filter::kMillisecondsPerMinute + 1);
        tx.set_text(entry::kTable, row, entry::kUserId, context.user_id);
        tx.set_number(entry::kTable, row, entry::kContacts, static_cast<std::int64_t>(rows_.size()));
    }
    const std::size_t end = std::min(rows_.size(), at_ + rows / kRowsPerContact + 1);
    const Table& contacts = tx.table(card::kTable);
    for (; at_ < end; ++at_) {
        load_record(tx.db(), rows_[at_], belongings_, record_);
        collected_.add(
            {no_, tx.intern(exported::kTable, exported::kContactNo, contacts.text(rows_[at_], card::kNo)),
             tx.intern(exported::kTable, exported::kPrint, print_of(record_))});
    }
    if (!collected_.insert(tx)) return fail(tr("A contact stands twice among those that are exported."));
    return at_ == rows_.size();
}

bool ForgetExport::step(Transaction& tx, std::size_t rows) {
    const Table& table = tx.table(exported::kTable);
    const auto slots = static_cast<Row>(table.slots());
    const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
    for (; at_ < to; ++at_) {
        if (table.is_live(at_) && table.number(at_, exported::kEntryNo) == no_)
            tx.erase(exported::kTable, at_);
    }
    if (at_ < slots) return false;
    const Row entry = tx.table(export_entry::kTable).find(no_);
    if (entry != table::kNoRow) tx.erase(export_entry::kTable, entry);
    return true;
}

bool ExportedIndex::step(std::size_t rows) {
    if (db_ == nullptr || no_ == 0) return true;
    const Table& table = db_->table(exported::kTable);
    const Table& contacts = db_->table(card::kTable);
    if (rows_.empty()) rows_.assign(contacts.slots(), table::kNoRow);
    const auto slots = static_cast<Row>(table.slots());
    const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
    table.live().for_each(at_, to, [&](Row row) {
        if (table.number(row, exported::kEntryNo) != no_) return;
        const Row contact = contacts.find(table.text(row, exported::kContactNo));
        if (contact == table::kNoRow)
            ++gone_;
        else
            rows_[contact] = row;
    });
    at_ = to;
    return at_ == slots;
}

std::string_view ExportedIndex::print_of(Row contact) const {
    return db_->table(exported::kTable).text(rows_[contact], exported::kPrint);
}

bool ChangedSince::step(std::size_t rows) {
    if (!indexed_) {
        indexed_ = index_.step(rows * kRowsPerContact);
        return false;
    }
    if (!gathered_) {
        gathered_ = belongings_.step(rows * kRowsPerContact);
        return false;
    }
    const std::size_t end = std::min(rows_.size(), at_ + rows);
    for (; at_ < end; ++at_) {
        const Row row = rows_[at_];
        load_record(*db_, row, belongings_, record_);
        if (!index_.has(row) || exchange::print_of(record_) != index_.print_of(row)) changed_.push_back(row);
    }
    return at_ == rows_.size();
}

}  // namespace segments::exchange
