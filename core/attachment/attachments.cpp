#include "core/attachment/attachments.h"

#include <algorithm>

#include "core/attachment/attachment_tables.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::attachment {
namespace {

using table::kNoRow;
using table::Row;
using table::Transaction;

constexpr std::size_t kMostExtension = 250;

std::int64_t highest_no(const table::Table& attachments) {
    std::int64_t highest = 0;
    const table::NumberColumn& numbers = attachments.column(attachment::kNo);
    attachments.live().for_each([&](Row row) { highest = std::max(highest, numbers.get(row)); });
    return highest;
}

void use(Transaction& tx, std::string_view hash, std::uint64_t size) {
    Row row = tx.table(content::kTable).find(hash);
    if (row == kNoRow) {
        row = tx.insert(content::kTable, {hash});
        tx.set_number(content::kTable, row, content::kSize, static_cast<std::int64_t>(size));
    }
    tx.set_number(content::kTable, row, content::kUses,
                  tx.table(content::kTable).number(row, content::kUses) + 1);
}

void erase(Transaction& tx, Row attachment_row) {
    const Row row = tx.table(content::kTable)
                        .find_code(tx.table(attachment::kTable).code(attachment_row, attachment::kContent));
    tx.erase(attachment::kTable, attachment_row);
    if (row == kNoRow) return;
    const std::int64_t uses = tx.table(content::kTable).number(row, content::kUses) - 1;
    if (uses <= 0)
        tx.erase(content::kTable, row);
    else
        tx.set_number(content::kTable, row, content::kUses, uses);
}

}  // namespace

AttachmentWriter::AttachmentWriter(Transaction& tx, const Context& context)
    : tx_(tx), context_(context), next_no_(highest_no(tx.table(attachment::kTable)) + 1) {}

std::int64_t AttachmentWriter::add(const Content& content, std::string_view extension) {
    const Row row = tx_.insert(attachment::kTable, {next_no_});
    use(tx_, content.hash, content.size);
    tx_.set_text(attachment::kTable, row, attachment::kContent, content.hash);
    tx_.set_text(attachment::kTable, row, attachment::kFileExtension,
                 first_characters(extension, kMostExtension));
    tx_.set_number(attachment::kTable, row, attachment::kLastDateModified, context_.today);
    tx_.set_number(attachment::kTable, row, attachment::kLastTimeModified,
                   std::int64_t{context_.minutes} * 60000 + 1);
    return next_no_++;
}

std::int64_t AttachmentWriter::copy(std::int64_t no) {
    const Row row = find_attachment(tx_.db(), no);
    if (row == kNoRow) return 0;
    const std::string extension(tx_.table(attachment::kTable).text(row, attachment::kFileExtension));
    return add(content_of(tx_.db(), no), extension);
}

Row find_attachment(const table::Database& db, std::int64_t no) {
    return no == 0 ? kNoRow : db.table(attachment::kTable).find(no);
}

bool is_read_only(const table::Database& db, std::int64_t no) {
    const Row row = find_attachment(db, no);
    return row != kNoRow && db.table(attachment::kTable).flag(row, attachment::kReadOnly);
}

bool is_html(const table::Database& db, std::int64_t no) {
    const Row row = find_attachment(db, no);
    if (row == kNoRow) return false;
    const std::string_view extension = db.table(attachment::kTable).text(row, attachment::kFileExtension);
    return extension == "html" || extension == "htm";
}

bool same_content(const table::Database& db, std::int64_t a, std::int64_t b) {
    if (a == b) return true;
    const Row row_a = find_attachment(db, a), row_b = find_attachment(db, b);
    if (row_a == kNoRow || row_b == kNoRow) return row_a == row_b;
    const table::Table& attachments = db.table(attachment::kTable);
    return attachments.code(row_a, attachment::kContent) == attachments.code(row_b, attachment::kContent) &&
           attachments.code(row_a, attachment::kFileExtension) ==
               attachments.code(row_b, attachment::kFileExtension);
}

Content content_of(const table::Database& db, std::int64_t no) {
    const table::Table& attachments = db.table(attachment::kTable);
    const Row row = attachments.find(no);
    const Row held = db.table(content::kTable).find_code(attachments.code(row, attachment::kContent));
    const std::int64_t size = held == kNoRow ? 0 : db.table(content::kTable).number(held, content::kSize);
    return {std::string(attachments.text(row, attachment::kContent)), static_cast<std::uint64_t>(size)};
}

std::string file_extension(const table::Database& db, std::int64_t no) {
    const Row row = find_attachment(db, no);
    return row == kNoRow ? std::string()
                         : std::string(db.table(attachment::kTable).text(row, attachment::kFileExtension));
}

std::string kind_of(const table::Database& db, std::int64_t no) {
    const Row row = find_attachment(db, no);
    if (row == kNoRow) return {};
    const std::string_view extension = db.table(attachment::kTable).text(row, attachment::kFileExtension);
    const std::string_view kind = extension.empty() ? tr("file").view() : extension;
    return is_read_only(db, no) ? tr("{1}, read-only", kind) : std::string(kind);
}

Result<void> check_can_open(const table::Database& db, std::int64_t no) {
    if (find_attachment(db, no) == kNoRow)
        return fail(tr("There is no document here. Import a file first."), "HDR-42");
    if (content_of(db, no).size == 0)
        return fail(
            tr("The document is empty: the file that was attached holds nothing. Import another one."),
            "TPL-29a");
    return {};
}

Result<void> check_can_replace(const table::Database& db, std::int64_t no) {
    if (!is_read_only(db, no)) return {};
    return fail(tr("This document belongs to interactions that were logged and stays as it is: it can be "
                   "opened and exported, but not replaced or removed."),
                "TPL-29");
}

bool delete_attachment(Transaction& tx, std::int64_t no) {
    const Row row = find_attachment(tx.db(), no);
    if (row == kNoRow || tx.table(attachment::kTable).flag(row, attachment::kReadOnly)) return false;
    erase(tx, row);
    return true;
}

void delete_unused(Transaction& tx, std::int64_t no) {
    const Row row = find_attachment(tx.db(), no);
    if (row != kNoRow) erase(tx, row);
}

void make_read_only(Transaction& tx, std::int64_t no) {
    const Row row = find_attachment(tx.db(), no);
    if (row != kNoRow) tx.set_flag(attachment::kTable, row, attachment::kReadOnly, true);
}

std::string extension_of(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string extension(file_name.substr(dot + 1));
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return extension;
}

std::string file_name(const table::Database& db, std::int64_t no, std::string_view stem) {
    std::string name(stem);
    for (char& c : name) {
        if (static_cast<unsigned char>(c) < 32 ||
            std::string_view("\"*/:<>?\\|").find(c) != std::string_view::npos)
            c = '-';
    }
    if (name.empty()) name = "Attachment";
    const Row row = find_attachment(db, no);
    if (row == kNoRow) return name;
    const std::string_view extension = db.table(attachment::kTable).text(row, attachment::kFileExtension);
    return extension.empty() ? name : name + "." + std::string(extension);
}

}  // namespace segments::attachment
