#include "core/exchange/import_report.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/exchange/exchange_tables.h"
#include "core/table/find_rows.h"

namespace segments::exchange {
namespace {

using table::Row;
using table::Table;
using table::Transaction;

constexpr std::size_t kNameLength = 250;  // characters
constexpr std::int64_t kMinute = 60 * 1000;

// The rows of one import in the order of their second number.
std::vector<Row> rows_of(const Table& table, std::int64_t import_no) {
    std::vector<Row> rows = table::rows_with(table, 0, import_no);
    std::sort(rows.begin(), rows.end(),
              [&](Row a, Row b) { return table.number(a, 1) < table.number(b, 1); });
    return rows;
}

}  // namespace

std::int64_t next_import_no(const table::Database& db) {
    const Table& entries = db.table(entry::kTable);
    std::int64_t last = 0;
    entries.live().for_each([&](Row row) { last = std::max(last, entries.number(row, entry::kEntryNo)); });
    return last + 1;
}

void ReportWriter::begin(Transaction& tx, const Context& context) {
    no_ = next_import_no(tx.db());
    const Row row = tx.insert(entry::kTable, {table::KeyPart(no_)});
    row_ = row;
    const ImportCounts counts = plan_->counts();
    const auto number = [&](table::FieldId field, std::size_t value) {
        tx.set_number(entry::kTable, row, field, static_cast<std::int64_t>(value));
    };
    tx.set_text(entry::kTable, row, entry::kFileName, first_characters(about_.file_name, kNameLength));
    tx.set_text(entry::kTable, row, entry::kFormat, first_characters(about_.format, kNameLength));
    tx.set_text(entry::kTable, row, entry::kStep, about_.step);
    tx.set_number(entry::kTable, row, entry::kDate, context.today);
    tx.set_number(entry::kTable, row, entry::kTime, context.minutes * kMinute + 1);
    tx.set_text(entry::kTable, row, entry::kUserId, context.user_id);
    number(entry::kAdded, counts.added);
    number(entry::kChanged, counts.changed);
    number(entry::kUnchanged, counts.unchanged);
    number(entry::kRejected, counts.rejected);
    const ImportStage& stage = plan_->stage();
    for (std::size_t i = 0; i < stage.files() && plan_->rejections() > 0; ++i) {
        const Row file = tx.insert(entry_file::kTable,
                                   {table::KeyPart(no_), table::KeyPart(static_cast<std::int64_t>(i))});
        tx.set_text(entry_file::kTable, file, entry_file::kFileName,
                    first_characters(stage.file_name(i), kNameLength));
        if (i >= about_.rejected.size()) continue;
        tx.set_text(entry_file::kTable, file, entry_file::kHead, about_.rejected[i].head);
        tx.set_text(entry_file::kTable, file, entry_file::kTail, about_.rejected[i].tail);
    }
    next_record_.assign(stage.files(), 0);
}

bool ReportWriter::step(Transaction& tx, const Context& context, std::size_t rows) {
    if (no_ == 0) begin(tx, context);
    const std::size_t all = std::min(plan_->rejections(), kReportedRejections);
    const std::size_t end = std::min(all, at_ + rows);
    for (; at_ < end; ++at_) {
        const Rejection each = plan_->rejection(at_);
        const Row row = tx.insert(rejection::kTable,
                                  {table::KeyPart(no_), table::KeyPart(static_cast<std::int64_t>(at_ + 1))});
        tx.set_number(rejection::kTable, row, rejection::kFileNo, each.file);
        tx.set_number(rejection::kTable, row, rejection::kFileLine, each.line);
        tx.set_number(rejection::kTable, row, rejection::kElement, each.element);
        tx.set_text(rejection::kTable, row, rejection::kPointer, each.pointer);
        tx.set_text(rejection::kTable, row, rejection::kContactNo, each.no);
        tx.set_text(rejection::kTable, row, rejection::kReason, each.reason);
        if (each.file >= about_.rejected.size()) continue;
        const std::vector<RejectedFile::Record>& records = about_.rejected[each.file].records;
        std::size_t& next = next_record_[each.file];
        while (next < records.size() && records[next].element < each.element) ++next;
        if (next < records.size() && records[next].element == each.element)
            tx.set_text(rejection::kTable, row, rejection::kRecord, records[next].text);
    }
    return at_ == all;
}

void ReportWriter::put_on_segment(Transaction& tx, std::string_view no, std::size_t lines) const {
    tx.set_text(entry::kTable, row_, entry::kSegmentNo, no);
    tx.set_number(entry::kTable, row_, entry::kLines, static_cast<std::int64_t>(lines));
}

std::vector<RejectedText> rejected_texts(const table::Database& db, std::int64_t import_no) {
    const Table& files = db.table(entry_file::kTable);
    const Table& rejections = db.table(rejection::kTable);
    std::vector<RejectedText> texts;
    std::vector<bool> any;
    const std::vector<Row> file_rows = rows_of(files, import_no);
    for (const Row row : file_rows) {
        texts.push_back({std::string(files.text(row, entry_file::kFileName)),
                         std::string(files.text(row, entry_file::kHead))});
        any.push_back(false);
    }
    for (const Row row : rows_of(rejections, import_no)) {
        const auto file = static_cast<std::size_t>(rejections.number(row, rejection::kFileNo));
        const std::string_view record = rejections.text(row, rejection::kRecord);
        if (file >= texts.size() || record.empty()) continue;
        texts[file].text += record;
        any[file] = true;
    }
    std::vector<RejectedText> result;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!any[i]) continue;
        texts[i].text += files.text(file_rows[i], entry_file::kTail);
        result.push_back(std::move(texts[i]));
    }
    return result;
}

}  // namespace segments::exchange
