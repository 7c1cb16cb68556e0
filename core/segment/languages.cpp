#include "core/segment/languages.h"

#include <algorithm>

#include "core/attachment/word_templates.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line.h"
#include "core/segment/line_scan.h"
#include "core/segment/value_checks.h"
#include "core/table/find_rows.h"

namespace segments::segment {
namespace {

using schema::FieldValue;
using table::Code;
using table::kNoRow;
using table::Row;
using table::Transaction;
namespace tmpl = interaction::template_;
namespace template_language = interaction::template_language;

const table::Table& records(const table::Database& db) {
    return db.table(language::kTable);
}

Row segment_of(const table::Database& db, Row language_row) {
    return find_segment(db, records(db).code(language_row, language::kSegmentNo));
}

Error located(const table::Database& db, Row segment_row, Error error) {
    error.record = segment_name(db, segment_row);
    return error;
}

// HDR-31: template code, a blank, language code.
std::string description_of(const table::Database& db, Row segment_row, std::string_view code) {
    std::string text(db.table(segment::kTable).text(segment_row, segment::kInteractionTemplateCode));
    if (!code.empty()) text.append(" ").append(code);
    return text;
}

Row insert(Transaction& tx, Row segment_row, std::string_view code) {
    const std::string no(tx.table(segment::kTable).text(segment_row, segment::kNo));
    return tx.insert(language::kTable, {no, 0, code});
}

bool is_default(const table::Database& db, Row segment_row, Row language_row) {
    return db.table(segment::kTable).code(segment_row, segment::kLanguageCode) ==
           records(db).code(language_row, language::kLanguageCode);
}

void make_default(Transaction& tx, Row segment_row, Row language_row) {
    const bool none = language_row == kNoRow;
    const table::Table& all = records(tx.db());
    tx.set_raw(segment::kTable, segment_row, segment::kLanguageCode,
               none ? 0 : all.number(language_row, language::kLanguageCode));
    tx.set_raw(segment::kTable, segment_row, segment::kSubject,
               none ? 0 : all.number(language_row, language::kSubject));
}

Result<std::string> checked_code(const table::Database& db, Row segment_row, std::string_view typed) {
    const table::FieldDef& def = language::kDef.fields[language::kLanguageCode];
    if (db.table(segment::kTable).code(segment_row, segment::kInteractionTemplateCode) == 0)
        return located(
            db, segment_row,
            field_error(
                def, tr("Choose an Interaction Template Code first: languages are those of its documents."),
                "HDR-40"));
    const Result<FieldValue> code = schema::normalized(def, FieldValue(typed));
    if (!code) return located(db, segment_row, code.error());
    if (Result<void> ok = schema::check_reference(db, def, code->text); !ok)
        return located(db, segment_row, ok.error());
    if (records(db).find(db.table(segment::kTable).text(segment_row, segment::kNo), 0, code->text) != kNoRow)
        return located(
            db, segment_row,
            field_error(
                def,
                tr("The segment has a document in language {1} already: there is one for each language.",
                   code->text.empty() ? tr("blank").view() : std::string_view(code->text)),
                "LNG-2"));
    return code->text;
}

// The lines whose language is their own and this one.
template <typename Visit>
void for_lines_that_chose(const table::Database& db, Code segment, std::int64_t language_code, Visit visit) {
    const table::Table& lines = db.table(line::kTable);
    scan_lines(db, segment, 0, kNoRow, [&](Row row) {
        const bool own = (lines.number(row, line::kOwn) & bit(OwnField::language_code)) != 0;
        if (own && lines.number(row, line::kLanguageCode) == language_code) visit(row);
    });
}

// REQUIRES: the reader of the record's segment.
bool takes_subject_of(const LineReader& reader, Row row, std::int64_t language_code) {
    return !reader.has_own_template(row) && (reader.own(row) & bit(OwnField::subject)) == 0 &&
           reader.raw(row, OwnField::language_code) == language_code;
}

}  // namespace

std::vector<Row> header_languages(const table::Database& db, Row segment_row) {
    std::vector<Row> rows;
    if (records(db).size() == 0) return rows;
    table::for_each_row_with(records(db), language::kSegmentNo, segment_code(db, segment_row), [&](Row row) {
        if (records(db).number(row, language::kLineId) == 0) rows.push_back(row);
    });
    return rows;
}

Row find_language(const table::Database& db, Code segment, std::int64_t line_id, std::int64_t language) {
    return records(db).find_raw(std::array<std::int64_t, 3>{segment, line_id, language});
}

Row default_language(const table::Database& db, Row segment_row) {
    return find_language(db, segment_code(db, segment_row), 0,
                         db.table(segment::kTable).number(segment_row, segment::kLanguageCode));
}

Result<Row> create_language(Transaction& tx, Row segment_row, std::string_view typed) {
    const Result<std::string> code = checked_code(tx.db(), segment_row, typed);
    if (!code) return code.error();
    const bool first =
        default_language(tx.db(), segment_row) == kNoRow && header_languages(tx.db(), segment_row).empty();
    const Row row = insert(tx, segment_row, *code);
    tx.set_text(language::kTable, row, language::kDescription, description_of(tx.db(), segment_row, *code));
    if (first) {
        // What was typed before there was a record is its subject (HDR-48).
        if (is_default(tx.db(), segment_row, row))
            tx.set_raw(language::kTable, row, language::kSubject,
                       tx.table(segment::kTable).number(segment_row, segment::kSubject));
        make_default(tx, segment_row, row);
    }
    return row;
}

void delete_language(Transaction& tx, Row language_row) {
    const Row segment_row = segment_of(tx.db(), language_row);
    const std::int64_t code = records(tx.db()).number(language_row, language::kLanguageCode);
    const bool was_default = is_default(tx.db(), segment_row, language_row);
    attachment::delete_attachment(tx, records(tx.db()).number(language_row, language::kAttachmentNo));
    tx.erase(language::kTable, language_row);
    if (was_default) {
        const std::vector<Row> left = header_languages(tx.db(), segment_row);
        make_default(tx, segment_row, left.empty() ? kNoRow : left.front());
    }
    for_lines_that_chose(tx.db(), segment_code(tx.db(), segment_row), code,
                         [&](Row row) { clear_own(tx, row, OwnField::language_code); });
}

Result<Row> rename_language(Transaction& tx, Row language_row, std::string_view typed) {
    const Row segment_row = segment_of(tx.db(), language_row);
    const table::Table& all = records(tx.db());
    const std::int64_t before = all.number(language_row, language::kLanguageCode);
    if (code_form(typed) == all.text(language_row, language::kLanguageCode)) return language_row;
    const Result<std::string> code = checked_code(tx.db(), segment_row, typed);
    if (!code) return code.error();
    const bool was_default = is_default(tx.db(), segment_row, language_row);
    const Row row = insert(tx, segment_row, *code);
    for (const table::FieldId field :
         {language::kDescription, language::kAttachmentNo, language::kSubject, language::kWordTemplateCode})
        tx.set_raw(language::kTable, row, field, all.number(language_row, field));
    tx.erase(language::kTable, language_row);
    if (was_default) make_default(tx, segment_row, row);
    const std::int64_t after = all.number(row, language::kLanguageCode);
    for_lines_that_chose(tx.db(), segment_code(tx.db(), segment_row), before, [&](Row line_row) {
        // A document of the line's own keeps the language that it was made in.
        const table::Table& lines = tx.table(line::kTable);
        if ((lines.number(line_row, line::kOwn) & kOwnAttachment) == 0)
            tx.set_raw(line::kTable, line_row, line::kLanguageCode, after);
    });
    return row;
}

Result<void> set_language_description(Transaction& tx, Row language_row, std::string_view description) {
    const Result<FieldValue> text =
        schema::normalized(language::kDef.fields[language::kDescription], FieldValue(description));
    if (!text) return text.error();
    tx.set_text(language::kTable, language_row, language::kDescription, text->text);
    return {};
}

Result<void> set_language_subject(Transaction& tx, Row language_row, std::string_view typed,
                                  Propagation answer) {
    const Result<FieldValue> subject =
        schema::normalized(language::kDef.fields[language::kSubject], FieldValue(typed));
    if (!subject) return subject.error();
    const Row segment_row = segment_of(tx.db(), language_row);
    const std::int64_t code = records(tx.db()).number(language_row, language::kLanguageCode);
    const LineReader before(tx.db(), segment_row);
    tx.set_text(language::kTable, language_row, language::kSubject, subject->text);
    if (is_default(tx.db(), segment_row, language_row))
        tx.set_text(segment::kTable, segment_row, segment::kSubject, subject->text);
    const LineReader after(tx.db(), segment_row);
    scan_lines(tx.db(), segment_code(tx.db(), segment_row), 0, kNoRow, [&](Row row) {
        if (answer == Propagation::header_only && takes_subject_of(before, row, code))
            set_effective(tx, after, row, OwnField::subject, before.raw(row, OwnField::subject));
        else if ((before.own(row) & bit(OwnField::subject)) != 0)
            set_effective(tx, after, row, OwnField::subject, before.raw(row, OwnField::subject));
    });
    return {};
}

std::size_t lines_with_subject_of(const table::Database& db, Row language_row) {
    const Row segment_row = segment_of(db, language_row);
    const std::int64_t code = records(db).number(language_row, language::kLanguageCode);
    const LineReader reader(db, segment_row);
    std::size_t count = 0;
    scan_lines(db, segment_code(db, segment_row), 0, kNoRow, [&](Row row) {
        if (is_present(db.table(line::kTable), row) && takes_subject_of(reader, row, code)) ++count;
    });
    return count;
}

std::vector<std::int64_t> rebuild_languages(Transaction& tx, const Context& context, Row segment_row) {
    std::vector<std::int64_t> former;
    const table::Table& all = records(tx.db());
    for (const Row row : header_languages(tx.db(), segment_row)) {
        if (const std::int64_t no = all.number(row, language::kAttachmentNo); no != 0) former.push_back(no);
        tx.erase(language::kTable, row);
    }
    const Code code = tx.table(segment::kTable).code(segment_row, segment::kInteractionTemplateCode);
    const table::Table& given = tx.table(template_language::kTable);
    if (code == 0 || given.size() == 0) return former;
    attachment::AttachmentWriter writer(tx, context);
    for (const Row from : table::rows_with(given, template_language::kInteractionTemplateCode, code)) {
        const std::string language_code(given.text(from, template_language::kLanguageCode));
        const Row row = insert(tx, segment_row, language_code);
        tx.set_raw(language::kTable, row, language::kDescription,
                   given.number(from, template_language::kDescription));
        tx.set_raw(language::kTable, row, language::kWordTemplateCode,
                   given.number(from, template_language::kWordTemplateCode));
        tx.set_number(language::kTable, row, language::kAttachmentNo,
                      writer.copy(given.number(from, template_language::kAttachmentNo)));
    }
    return former;
}

void delete_all_languages(Transaction& tx, Code segment) {
    const table::Table& all = records(tx.db());
    if (all.size() == 0) return;
    for (const Row row : table::rows_with(all, language::kSegmentNo, segment)) {
        attachment::delete_attachment(tx, all.number(row, language::kAttachmentNo));
        tx.erase(language::kTable, row);
    }
}

// --- documents

namespace {

Result<void> check_document(const table::Database& db, Row language_row) {
    const table::Table& all = records(db);
    if (all.code(language_row, language::kWordTemplateCode) != 0) {
        Error error = fail(tr("This language uses the Word template {1}. Remove the Word Template Code "
                              "first: it is one or the other.",
                              all.text(language_row, language::kWordTemplateCode)),
                           "HDR-41");
        error.record = segment_name(db, segment_of(db, language_row));
        return error;
    }
    return attachment::check_can_replace(db, all.number(language_row, language::kAttachmentNo));
}

}  // namespace

Result<void> set_document(Transaction& tx, const Context& context, Row language_row,
                          const attachment::Content& content, std::string_view extension) {
    if (Result<void> ok = check_document(tx.db(), language_row); !ok) return ok;
    attachment::delete_attachment(tx, records(tx.db()).number(language_row, language::kAttachmentNo));
    tx.set_number(language::kTable, language_row, language::kAttachmentNo,
                  attachment::AttachmentWriter(tx, context).add(content, extension));
    return {};
}

Result<void> remove_document(Transaction& tx, Row language_row) {
    const std::int64_t no = records(tx.db()).number(language_row, language::kAttachmentNo);
    if (no == 0) return fail(tr("There is no document to remove."), "HDR-44");
    if (Result<void> ok = check_document(tx.db(), language_row); !ok) return ok;
    attachment::delete_attachment(tx, no);
    tx.set_number(language::kTable, language_row, language::kAttachmentNo, 0);
    return {};
}

Result<void> copy_document(Transaction& tx, const Context& context, Row language_row,
                           std::int64_t attachment_no) {
    if (Result<void> ok = check_document(tx.db(), language_row); !ok) return ok;
    const std::int64_t copy = attachment::AttachmentWriter(tx, context).copy(attachment_no);
    if (copy == 0) return fail(tr("There is no document to copy."), "LNG-9");
    attachment::delete_attachment(tx, records(tx.db()).number(language_row, language::kAttachmentNo));
    tx.set_number(language::kTable, language_row, language::kAttachmentNo, copy);
    return {};
}

Result<void> check_header_document(const table::Database& db, Row segment_row) {
    const table::Table& segments = db.table(segment::kTable);
    if (segments.code(segment_row, segment::kInteractionTemplateCode) == 0)
        return located(
            db, segment_row,
            fail(tr("Choose an Interaction Template Code first: the document belongs to it."), "HDR-40"));
    if (segments.code(segment_row, segment::kWordTemplateCode) != 0)
        return located(db, segment_row,
                       fail(tr("This segment uses the Word template {1}. Remove the Word Template Code "
                               "first: it is one or the other.",
                               segments.text(segment_row, segment::kWordTemplateCode)),
                            "HDR-41"));
    return {};
}

std::int64_t header_attachment(const table::Database& db, Row segment_row) {
    const Row row = default_language(db, segment_row);
    const bool word = row != kNoRow && records(db).code(row, language::kWordTemplateCode) != 0;
    return row == kNoRow || word ? 0 : records(db).number(row, language::kAttachmentNo);
}

std::int64_t modified_word_template(const table::Database& db, Row segment_row) {
    const Row row = default_language(db, segment_row);
    const table::Code word = db.table(segment::kTable).code(segment_row, segment::kWordTemplateCode);
    if (row == kNoRow || word == 0 || records(db).code(row, language::kWordTemplateCode) != word) return 0;
    return records(db).number(row, language::kAttachmentNo);
}

namespace {

// The header-level record that holds the modified copy of its Word template, made where there is none.
Result<Row> word_template_record(Transaction& tx, Row segment_row) {
    const table::Table& segments = tx.table(segment::kTable);
    if (segments.code(segment_row, segment::kWordTemplateCode) == 0)
        return located(
            tx.db(), segment_row,
            fail(tr("The segment uses no Word template. Choose a Word Template Code first."), "HDR-46"));
    Row row = default_language(tx.db(), segment_row);
    if (row == kNoRow) {
        const Result<Row> made =
            create_language(tx, segment_row, std::string(segments.text(segment_row, segment::kLanguageCode)));
        if (!made) return made.error();
        row = *made;
    }
    const table::Table& all = records(tx.db());
    if (all.number(row, language::kWordTemplateCode) !=
        segments.number(segment_row, segment::kWordTemplateCode)) {
        const std::int64_t former = all.number(row, language::kAttachmentNo);
        if (former != 0 && all.code(row, language::kWordTemplateCode) == 0)
            return located(
                tx.db(), segment_row,
                fail(
                    tr("The segment has an attachment, and a document is either that or a Word template. "
                       "Clear "
                       "the Word Template Code, remove the attachment, then choose the Word template again."),
                    "MRG-2"));
        attachment::delete_attachment(tx, former);
        tx.set_number(language::kTable, row, language::kAttachmentNo, 0);
        tx.set_raw(language::kTable, row, language::kWordTemplateCode,
                   segments.number(segment_row, segment::kWordTemplateCode));
    }
    return row;
}

Result<void> put_modified(Transaction& tx, Row record, std::int64_t no) {
    const std::int64_t former = records(tx.db()).number(record, language::kAttachmentNo);
    if (Result<void> ok = attachment::check_can_replace(tx.db(), former); !ok) return ok;
    attachment::delete_attachment(tx, former);
    tx.set_number(language::kTable, record, language::kAttachmentNo, no);
    return {};
}

}  // namespace

Result<std::int64_t> modify_word_template(Transaction& tx, const Context& context, Row segment_row,
                                          bool afresh) {
    const Result<Row> record = word_template_record(tx, segment_row);
    if (!record) return record.error();
    const std::int64_t there = records(tx.db()).number(*record, language::kAttachmentNo);
    if (there != 0 && !afresh) return there;
    const std::int64_t original = attachment::word_template_document(
        tx.db(), tx.table(segment::kTable).code(segment_row, segment::kWordTemplateCode));
    const std::int64_t copy = attachment::AttachmentWriter(tx, context).copy(original);
    if (copy == 0)
        return located(
            tx.db(), segment_row,
            fail(tr("The Word template {1} has no document yet. Upload one in Code Lists, Word Template.",
                    tx.table(segment::kTable).text(segment_row, segment::kWordTemplateCode)),
                 "HDR-46"));
    if (Result<void> put = put_modified(tx, *record, copy); !put) return put.error();
    return copy;
}

Result<void> set_modified_word_template(Transaction& tx, const Context& context, Row segment_row,
                                        const attachment::Content& content, std::string_view extension) {
    if (extension != "docx")
        return located(
            tx.db(), segment_row,
            fail(tr("A Word template is a Word document (.docx). Save the file as one first."), "MRG-1"));
    const Result<Row> record = word_template_record(tx, segment_row);
    if (!record) return record.error();
    return put_modified(tx, *record, attachment::AttachmentWriter(tx, context).add(content, extension));
}

Result<void> set_header_document(Transaction& tx, const Context& context, Row segment_row,
                                 const attachment::Content& content, std::string_view extension) {
    if (Result<void> ok = check_header_document(tx.db(), segment_row); !ok) return ok;
    Row row = default_language(tx.db(), segment_row);
    if (row == kNoRow) {
        const std::string code(tx.table(segment::kTable).text(segment_row, segment::kLanguageCode));
        const std::int64_t subject = tx.table(segment::kTable).number(segment_row, segment::kSubject);
        const Result<Row> made = create_language(tx, segment_row, code);
        if (!made) return made.error();
        row = *made;
        tx.set_raw(language::kTable, row, language::kSubject, subject);
    }
    return set_document(tx, context, row, content, extension);
}

Result<void> remove_header_document(Transaction& tx, Row segment_row) {
    if (Result<void> ok = check_header_document(tx.db(), segment_row); !ok) return ok;
    const Row row = default_language(tx.db(), segment_row);
    if (row == kNoRow)
        return located(tx.db(), segment_row, fail(tr("There is no document to remove."), "HDR-44"));
    return remove_document(tx, row);
}

}  // namespace segments::segment
