#include "core/segment/line_documents.h"

#include <vector>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/languages.h"
#include "core/segment/value_checks.h"
#include "core/table/find_rows.h"

namespace segments::segment {
namespace {

using table::Code;
using table::kNoRow;
using table::Row;
using table::Transaction;
namespace tmpl = interaction::template_;
namespace template_language = interaction::template_language;

constexpr OwnField kLanguage = OwnField::language_code;

const table::Table& records(const table::Database& db) {
    return db.table(language::kTable);
}
const table::Table& lines_of(const table::Database& db) {
    return db.table(line::kTable);
}

Row record_of(const table::Database& db, Row line, std::int64_t language_code) {
    if (records(db).size() == 0) return kNoRow;
    return find_language(db, lines_of(db).code(line, line::kSegmentNo),
                         lines_of(db).number(line, line::kLineId), language_code);
}

// The line's records. There are few languages, so each is looked for.
std::vector<Row> records_of(const table::Database& db, Row line) {
    std::vector<Row> rows;
    if (records(db).size() == 0) return rows;
    const auto languages = static_cast<std::int64_t>(db.domain(schema::domain::kLanguage).size());
    for (std::int64_t code = 0; code < languages; ++code) {
        if (const Row row = record_of(db, line, code); row != kNoRow) rows.push_back(row);
    }
    return rows;
}

// `merged`: it is a personal letter.
void set_mark(Transaction& tx, Row line, bool own, std::int64_t attachment_no, bool merged = false) {
    const OwnMask mask = lines_of(tx.db()).number(line, line::kOwn);
    tx.set_number(line::kTable, line, line::kOwn, own ? mask | kOwnAttachment : mask & ~kOwnAttachment);
    tx.set_number(line::kTable, line, line::kAttachmentNo, own ? attachment_no : 0);
    tx.set_flag(line::kTable, line, line::kMerged, own && merged);
}

// The line inherits again.
void forget_documents(Transaction& tx, Row line) {
    const table::Table& lines = lines_of(tx.db());
    const bool had = (lines.number(line, line::kOwn) & kOwnAttachment) != 0 &&
                     lines.number(line, line::kAttachmentNo) != 0;
    set_mark(tx, line, false, 0);
    if (had) clear_own(tx, line, kLanguage);
}

Row make_record(Transaction& tx, Row line, std::int64_t language_code) {
    const table::Table& lines = lines_of(tx.db());
    const std::string no(lines.text(line, line::kSegmentNo));
    const std::string code(tx.db().domain(schema::domain::kLanguage).text(static_cast<Code>(language_code)));
    return tx.insert(language::kTable, {no, lines.number(line, line::kLineId), code});
}

void erase_record(Transaction& tx, Row row) {
    attachment::delete_attachment(tx, records(tx.db()).number(row, language::kAttachmentNo));
    tx.erase(language::kTable, row);
}

// LNG-3: the line takes what the record holds.
void take_record(Transaction& tx, const LineReader& reader, Row line, Row record) {
    const table::Table& all = records(tx.db());
    const std::int64_t no = all.number(record, language::kAttachmentNo);
    // A Word template and a document beside it are a personal letter, also where nobody noted it (MRG-2).
    const bool both = no != 0 && all.code(record, language::kWordTemplateCode) != 0;
    set_mark(tx, line, true, no, both || all.flag(record, language::kMerged));
    pin_own(tx, line, kLanguage, all.number(record, language::kLanguageCode));
    set_effective(tx, reader, line, OwnField::subject, all.number(record, language::kSubject));
    set_effective(tx, reader, line, OwnField::word_template_code,
                  all.number(record, language::kWordTemplateCode));
}

Row template_row(const table::Database& db, Code code, std::int64_t language_code) {
    return db.table(template_language::kTable).find_raw(std::array<std::int64_t, 2>{code, language_code});
}

Error located(const LineReader& reader, Row line, Error error) {
    error.record = line_name(reader.db(), line);
    return error;
}

}  // namespace

Result<void> check_line_document(const LineReader& reader, Row line) {
    if (reader.raw(line, OwnField::interaction_template_code) == 0)
        return located(
            reader, line,
            fail(tr("Choose an Interaction Template Code first: the document belongs to it."), "LIN-30"));
    if (reader.raw(line, OwnField::word_template_code) != 0)
        return located(reader, line,
                       fail(tr("This line uses the Word template {1}. Remove the Word Template Code first: "
                               "it is one or the other.",
                               reader.text(line, line::kWordTemplateCode)),
                            "LIN-30"));
    return {};
}

Result<void> set_line_document(Transaction& tx, const Context& context, Row line,
                               const attachment::Content& content, std::string_view extension) {
    const LineReader reader(tx.db(), segment_of_line(tx.db(), line));
    if (Result<void> ok = check_line_document(reader, line); !ok) return ok;
    const std::int64_t language_code = reader.raw(line, kLanguage);
    const std::int64_t subject = reader.raw(line, OwnField::subject);
    Row record = record_of(tx.db(), line, language_code);
    if (record != kNoRow) {
        const std::int64_t former = records(tx.db()).number(record, language::kAttachmentNo);
        if (Result<void> ok = attachment::check_can_replace(tx.db(), former); !ok)
            return located(reader, line, ok.error());
        attachment::delete_attachment(tx, former);
    } else {
        record = make_record(tx, line, language_code);
        tx.set_raw(language::kTable, record, language::kSubject, subject);
        tx.set_raw(language::kTable, record, language::kDescription, reader.number(line, line::kDescription));
    }
    const std::int64_t no = attachment::AttachmentWriter(tx, context).add(content, extension);
    tx.set_number(language::kTable, record, language::kAttachmentNo, no);
    tx.set_flag(language::kTable, record, language::kMerged, false);
    set_mark(tx, line, true, no);
    pin_own(tx, line, kLanguage, language_code);
    return {};
}

Result<void> remove_line_document(Transaction& tx, Row line) {
    const LineReader reader(tx.db(), segment_of_line(tx.db(), line));
    if (Result<void> ok = check_line_document(reader, line); !ok) return ok;
    const std::int64_t no = reader.attachment(line);
    if (no == 0)
        return located(reader, line, fail(tr("The line has no document that could be removed."), "LIN-32"));
    if (!reader.has_own_attachment(line)) {
        set_mark(tx, line, true, 0);
        return {};
    }
    if (Result<void> ok = attachment::check_can_replace(tx.db(), no); !ok)
        return located(reader, line, ok.error());
    const Row record = record_of(tx.db(), line, reader.raw(line, kLanguage));
    if (record != kNoRow) erase_record(tx, record);
    set_mark(tx, line, false, 0);
    // LNG-5: another one of its own, else what header and contact give.
    if (const std::vector<Row> left = records_of(tx.db(), line); !left.empty()) {
        take_record(tx, reader, line, left.front());
        return {};
    }
    if (reader.has_own_template(line)) return {};
    clear_own(tx, line, kLanguage);
    clear_own(tx, line, OwnField::subject);
    return {};
}

Result<void> set_personal_document(Transaction& tx, const Context& context, Row line,
                                   const attachment::Content& content, std::string_view extension) {
    const LineReader reader(tx.db(), segment_of_line(tx.db(), line));
    const std::int64_t word = reader.raw(line, OwnField::word_template_code);
    if (word == 0) {
        if (Result<void> ok = check_line_document(reader, line); !ok) return ok;
        if (attachment::file_extension(tx.db(), reader.attachment(line)) != "docx")
            return located(reader, line,
                           fail(tr("The line has no Word document to make a letter of."), "LIN-33"));
    }
    if (extension != "docx")
        return located(
            reader, line,
            fail(tr("A personal letter is a Word document (.docx). Save the file as one first."), "LIN-33"));
    const std::int64_t language_code = reader.raw(line, kLanguage);
    Row record = record_of(tx.db(), line, language_code);
    if (record == kNoRow) {
        record = make_record(tx, line, language_code);
        tx.set_raw(language::kTable, record, language::kDescription, reader.raw(line, OwnField::description));
    }
    const std::int64_t former = records(tx.db()).number(record, language::kAttachmentNo);
    if (Result<void> ok = attachment::check_can_replace(tx.db(), former); !ok)
        return located(reader, line, ok.error());
    attachment::delete_attachment(tx, former);
    const std::int64_t no = attachment::AttachmentWriter(tx, context).add(content, extension);
    tx.set_number(language::kTable, record, language::kAttachmentNo, no);
    tx.set_raw(language::kTable, record, language::kWordTemplateCode, word);
    // LIN-33; descriptions and subjects share a dictionary.
    const OwnField subject = word != 0 ? OwnField::description : OwnField::subject;
    tx.set_raw(language::kTable, record, language::kSubject, reader.raw(line, subject));
    tx.set_flag(language::kTable, record, language::kMerged, true);
    take_record(tx, reader, line, record);
    if (word != 0) pin_own(tx, line, OwnField::word_template_code, word);
    return {};
}

Result<void> remove_personal_document(Transaction& tx, Row line) {
    const LineReader reader(tx.db(), segment_of_line(tx.db(), line));
    const std::int64_t no = reader.attachment(line);
    if (!lines_of(tx.db()).flag(line, line::kMerged) || no == 0)
        return located(reader, line,
                       fail(tr("The line has no personal letter that could be removed."), "LIN-34"));
    const std::int64_t word = reader.raw(line, OwnField::word_template_code);
    if (word == 0) return remove_line_document(tx, line);
    if (Result<void> ok = attachment::check_can_replace(tx.db(), no); !ok)
        return located(reader, line, ok.error());
    if (const Row record = record_of(tx.db(), line, reader.raw(line, kLanguage)); record != kNoRow)
        erase_record(tx, record);
    set_mark(tx, line, false, 0);
    clear_own(tx, line, OwnField::subject);
    if (!reader.has_own_template(line)) clear_own(tx, line, kLanguage);
    set_effective(tx, reader, line, OwnField::word_template_code, word);
    return {};
}

Result<void> inherit_document(Transaction& tx, Row line) {
    for (const Row record : records_of(tx.db(), line)) {
        const std::int64_t no = records(tx.db()).number(record, language::kAttachmentNo);
        if (Result<void> ok = attachment::check_can_replace(tx.db(), no); !ok) return ok;
    }
    delete_line_documents(tx, line);
    return {};
}

void set_line_language(Transaction& tx, const LineReader& reader, Row line, std::int64_t language_code) {
    if (reader.raw(line, kLanguage) == language_code) return;
    if (const Row record = record_of(tx.db(), line, language_code); record != kNoRow)
        return take_record(tx, reader, line, record);
    set_mark(tx, line, false, 0);
    set_effective(tx, reader, line, kLanguage, language_code);
    if (reader.has_own_template(line)) {
        set_effective(tx, reader, line, OwnField::subject, 0);
        return;
    }
    clear_own(tx, line, OwnField::subject);
    clear_own(tx, line, OwnField::word_template_code);
}

void take_template_documents(Transaction& tx, attachment::AttachmentWriter& writer, const LineReader& reader,
                             Row line, Code code) {
    const table::Table& given = tx.table(template_language::kTable);
    if (given.size() == 0) return;
    const Row tmpl_row = tx.table(tmpl::kTable).find_code(code);
    const std::int64_t by_default =
        tmpl_row == kNoRow ? 0 : tx.table(tmpl::kTable).number(tmpl_row, tmpl::kLanguageCode);
    const Row card = reader.contact(line);
    const std::int64_t of_contact =
        card == kNoRow ? 0 : tx.table(contact::contact::kTable).number(card, contact::contact::kLanguageCode);
    Row chosen = kNoRow, of_default = kNoRow, first = kNoRow;
    for (const Row from : table::rows_with(given, template_language::kInteractionTemplateCode, code)) {
        const std::int64_t language_code = given.number(from, template_language::kLanguageCode);
        Row record = record_of(tx.db(), line, language_code);
        if (record == kNoRow) {
            record = make_record(tx, line, language_code);
            tx.set_raw(language::kTable, record, language::kDescription,
                       given.number(from, template_language::kDescription));
            tx.set_raw(language::kTable, record, language::kWordTemplateCode,
                       given.number(from, template_language::kWordTemplateCode));
            tx.set_number(language::kTable, record, language::kAttachmentNo,
                          writer.copy(given.number(from, template_language::kAttachmentNo)));
        }
        if (first == kNoRow) first = record;
        if (language_code == by_default) of_default = record;
        if (of_contact != 0 && language_code == of_contact) chosen = record;
    }
    if (chosen == kNoRow) chosen = of_default;
    if (chosen == kNoRow) chosen = first;
    if (chosen != kNoRow) take_record(tx, reader, line, chosen);
}

bool leave_template_documents(Transaction& tx, Row line, Code code) {
    bool stays = false;
    const table::Table& all = records(tx.db());
    const std::int64_t in_force = lines_of(tx.db()).number(line, line::kAttachmentNo);
    bool force_gone = false;
    for (const Row record : records_of(tx.db(), line)) {
        const Row from = template_row(tx.db(), code, all.number(record, language::kLanguageCode));
        const std::int64_t no = all.number(record, language::kAttachmentNo);
        const std::int64_t given =
            from == kNoRow
                ? 0
                : tx.table(template_language::kTable).number(from, template_language::kAttachmentNo);
        if (from == kNoRow || !attachment::same_content(tx.db(), no, given)) {
            stays = true;
            continue;
        }
        force_gone = force_gone || no == in_force;
        erase_record(tx, record);
    }
    if (force_gone || !stays) set_mark(tx, line, false, 0);
    return stays && !force_gone;
}

void keep_inherited_document(Transaction& tx, attachment::AttachmentWriter& writer, const LineReader& before,
                             Row line) {
    if (before.has_own_attachment(line)) return;
    const std::int64_t no = before.attachment(line);
    if (no == 0) return;
    const std::int64_t language_code = before.raw(line, kLanguage);
    const Row record = make_record(tx, line, language_code);
    tx.set_raw(language::kTable, record, language::kSubject, before.raw(line, OwnField::subject));
    const std::int64_t copy = writer.copy(no);
    tx.set_number(language::kTable, record, language::kAttachmentNo, copy);
    set_mark(tx, line, true, copy);
    pin_own(tx, line, kLanguage, language_code);
}

void restore_line_document(Transaction& tx, attachment::AttachmentWriter& writer, const LineReader& reader,
                           Row line, std::int64_t attachment_no, bool merged) {
    const std::int64_t language_code = reader.raw(line, kLanguage);
    const std::int64_t subject = reader.raw(line, OwnField::subject);
    const std::int64_t copy = writer.copy(attachment_no);
    if (copy == 0) return set_mark(tx, line, true, 0);
    const Row record = make_record(tx, line, language_code);
    tx.set_raw(language::kTable, record, language::kSubject, subject);
    tx.set_number(language::kTable, record, language::kAttachmentNo, copy);
    if (merged) {
        tx.set_flag(language::kTable, record, language::kMerged, true);
        tx.set_raw(language::kTable, record, language::kWordTemplateCode,
                   reader.raw(line, OwnField::word_template_code));
    }
    set_mark(tx, line, true, copy, merged);
    pin_own(tx, line, kLanguage, language_code);
}

void delete_line_documents(Transaction& tx, Row line) {
    for (const Row record : records_of(tx.db(), line)) erase_record(tx, record);
    forget_documents(tx, line);
}

void move_line_documents(Transaction& tx, Row from, Row to) {
    const table::Table& all = records(tx.db());
    for (const Row record : records_of(tx.db(), from)) {
        const Row moved = make_record(tx, to, all.number(record, language::kLanguageCode));
        for (const table::FieldId field :
             {language::kDescription, language::kAttachmentNo, language::kSubject,
              language::kWordTemplateCode, language::kMerged})
            tx.set_raw(language::kTable, moved, field, all.number(record, field));
        tx.erase(language::kTable, record);
    }
    forget_documents(tx, from);
}

void erase_line(Transaction& tx, Row line) {
    for (const Row record : records_of(tx.db(), line)) erase_record(tx, record);
    tx.erase(line::kTable, line);
}

}  // namespace segments::segment
