#include "core/interaction/entry_documents.h"

#include <algorithm>

#include "core/attachment/attachments.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace logged_language = segment::logged_language;
namespace skipped = segment::skipped;

template <typename Visit>
void for_each_number(const table::Table& table, table::FieldId field, Visit visit) {
    if (table.column(field).width() == 0) return;
    table.live().for_each([&](Row row) {
        if (const std::int64_t no = table.number(row, field); no != 0) visit(no);
    });
}

}  // namespace

DocumentUses::DocumentUses(const table::Database& db) {
    const auto count = [&](std::int64_t no) { ++uses_[no]; };
    for_each_number(db.table(log_entry::kTable), log_entry::kAttachmentNo, count);
    for_each_number(db.table(log_entry::kTable), log_entry::kModifiedWordTemplate, count);
    for_each_number(db.table(logged_language::kTable), logged_language::kAttachmentNo, count);
    for_each_number(db.table(skipped::kTable), skipped::kAttachmentNo, count);
}

std::size_t DocumentUses::of(std::int64_t attachment_no) const {
    const auto found = uses_.find(attachment_no);
    return found == uses_.end() ? 0 : found->second;
}

void DocumentUses::release(table::Transaction& tx, std::int64_t attachment_no) {
    const auto found = uses_.find(attachment_no);
    if (attachment_no == 0 || found == uses_.end()) return;
    if (--found->second > 0) return;
    uses_.erase(found);
    attachment::delete_unused(tx, attachment_no);
}

std::size_t unique_documents(const table::Database& db, std::span<const Row> entries) {
    const table::Table& log = db.table(log_entry::kTable);
    if (log.column(log_entry::kAttachmentNo).width() == 0) return 0;
    const DocumentUses uses(db);
    return static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), [&](Row row) {
        return !log.flag(row, log_entry::kCanceled) &&
               uses.of(log.number(row, log_entry::kAttachmentNo)) == 1;
    }));
}

std::int64_t document_of(const table::Database& db, Row entry_row) {
    const table::Table& log = db.table(log_entry::kTable);
    const std::int64_t no = log.number(entry_row, log_entry::kAttachmentNo);
    return no != 0 ? no : log.number(entry_row, log_entry::kModifiedWordTemplate);
}

}  // namespace segments::interaction
