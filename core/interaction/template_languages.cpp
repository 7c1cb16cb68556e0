#include "core/interaction/template_languages.h"

#include "core/attachment/word_template_tables.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/enumerations.h"
#include "core/setup/code_list.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using schema::FieldValue;
using table::FieldId;
using table::kNoRow;
using table::Row;
using table::Transaction;
namespace tmpl = template_;
namespace lang = template_language;

// ENM-4
enum WizardAction : std::int64_t { kBlank, kOpen, kImport, kMerge };

const table::Table& rows_of(const table::Database& db) {
    return db.table(lang::kTable);
}

Row template_of(const table::Database& db, Row language_row) {
    return db.table(tmpl::kTable).find_code(rows_of(db).code(language_row, lang::kInteractionTemplateCode));
}

Row find_row(const table::Database& db, Row template_row, std::string_view language_code) {
    return rows_of(db).find(db.table(tmpl::kTable).text(template_row, tmpl::kCode), language_code);
}

Error refuse(const table::Database& db, Row template_row, std::string_view field, std::string message,
             std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.record = tr("Interaction Template {1}", db.table(tmpl::kTable).text(template_row, tmpl::kCode));
    error.field = field;
    return error;
}

bool is_default(const table::Database& db, Row language_row) {
    const Row template_row = template_of(db, language_row);
    return template_row != kNoRow && default_template_language(db, template_row) == language_row;
}

// TPL-5: what the template shows of its default language's document.
void follow_default(Transaction& tx, Row template_row) {
    const Row row = default_template_language(tx.db(), template_row);
    if (row == kNoRow) return;
    const table::Table& all = rows_of(tx.db());
    tx.set_raw(tmpl::kTable, template_row, tmpl::kWordTemplateCode, all.number(row, lang::kWordTemplateCode));
    const bool html = attachment::is_html(tx.db(), all.number(row, lang::kAttachmentNo));
    const bool word = all.code(row, lang::kWordTemplateCode) != 0;
    const std::int64_t action = tx.table(tmpl::kTable).number(template_row, tmpl::kWizardAction);
    if (html && !word)
        tx.set_number(tmpl::kTable, template_row, tmpl::kWizardAction, kMerge);
    else if (action == kMerge && !word)
        tx.set_number(tmpl::kTable, template_row, tmpl::kWizardAction, kBlank);
}

// TPL-7
Result<void> check_wizard_action(const table::Database& db, Row template_row, std::int64_t action) {
    const Row row = default_template_language(db, template_row);
    if (row == kNoRow) return {};
    const bool word = rows_of(db).code(row, lang::kWordTemplateCode) != 0;
    const bool html = attachment::is_html(db, rows_of(db).number(row, lang::kAttachmentNo));
    const auto refused = [&](std::string message) {
        return refuse(db, template_row, "Wizard Action", std::move(message), "TPL-7");
    };
    if (html && !word && action != kMerge)
        return refused(
            tr("The document in the default language is a mail body (HTML): it can only be merged. Choose "
               "Merge, or another document."));
    if (action == kMerge && !html && !word)
        return refused(
            tr("There is nothing to merge: the document in the default language is neither a mail body "
               "(HTML) nor a Word template."));
    if (action == kImport && word)
        return refused(tr("With a Word template no file is imported. Choose Open or Merge."));
    return {};
}

// TPL-8. The value is written to the default language's row, which is made if there is none.
Result<void> set_word_template(Transaction& tx, Row template_row, const FieldValue& value) {
    const table::Table& templates = tx.table(tmpl::kTable);
    if (!value.is_blank() && templates.number(template_row, tmpl::kWizardAction) == kImport)
        return refuse(tx.db(), template_row, "Word Template Code",
                      tr("A template whose Wizard Action is Import has no Word template. Change the Wizard "
                         "Action first."),
                      "TPL-8");
    if (Result<void> set =
            setup::set_code_field(tx, tmpl::kTable, template_row, tmpl::kWordTemplateCode, value);
        !set)
        return set;
    Row row = default_template_language(tx.db(), template_row);
    if (row == kNoRow) {
        if (value.is_blank()) return {};
        const Result<Row> made =
            add_template_language(tx, template_row, templates.text(template_row, tmpl::kLanguageCode));
        if (!made) return made.error();
        row = *made;
    }
    tx.set_raw(lang::kTable, row, lang::kWordTemplateCode,
               templates.number(template_row, tmpl::kWordTemplateCode));
    const std::int64_t no = rows_of(tx.db()).number(row, lang::kAttachmentNo);
    if (!value.is_blank() && no != 0) {
        attachment::delete_attachment(tx, no);
        tx.set_number(lang::kTable, row, lang::kAttachmentNo, 0);
    }
    follow_default(tx, template_row);
    return {};
}

Result<std::string> checked_language(const table::Database& db, Row template_row, std::string_view typed) {
    const table::FieldDef& def = lang::kDef.fields[lang::kLanguageCode];
    const Result<FieldValue> code = schema::normalized(def, FieldValue(typed));
    if (!code) return refuse(db, template_row, def.caption, code.error().message, code.error().rule);
    if (Result<void> ok = schema::check_reference(db, def, code->text); !ok)
        return refuse(db, template_row, def.caption, ok.error().message, ok.error().rule);
    if (find_row(db, template_row, code->text) != kNoRow)
        return refuse(db, template_row, def.caption,
                      tr("The template has a row for this language already: there is one for each."),
                      "TPL-20");
    return code->text;
}

Result<void> check_document(const table::Database& db, Row language_row) {
    const table::Table& all = rows_of(db);
    if (all.code(language_row, lang::kWordTemplateCode) != 0)
        return refuse(db, template_of(db, language_row), "Attachment",
                      tr("This language uses the Word template {1}. Remove the Word Template Code first: it "
                         "is one or the other.",
                         all.text(language_row, lang::kWordTemplateCode)),
                      "TPL-23");
    return attachment::check_can_replace(db, all.number(language_row, lang::kAttachmentNo));
}

// TPL-23a
Result<void> check_word_template(const table::Database& db, Row language_row, std::string_view code) {
    namespace word = attachment::word_template;
    const table::FieldDef& def = lang::kDef.fields[lang::kWordTemplateCode];
    const Row template_row = template_of(db, language_row);
    if (Result<void> ok = schema::check_reference(db, def, code); !ok)
        return refuse(db, template_row, def.caption, ok.error().message, ok.error().rule);
    const table::Table& words = db.table(word::kTable);
    const Row row = code.empty() ? kNoRow : words.find(code);
    const std::string_view language = rows_of(db).text(language_row, lang::kLanguageCode);
    if (row == kNoRow || words.text(row, word::kLanguageCode) == language) return {};
    return refuse(db, template_row, def.caption,
                  tr("The Word template {1} isn't in the language {2}. Choose one whose Language Code is "
                     "that of the row.",
                     code, language),
                  "TPL-23a");
}

void put_document(Transaction& tx, Row language_row, std::int64_t no) {
    attachment::delete_attachment(tx, rows_of(tx.db()).number(language_row, lang::kAttachmentNo));
    tx.set_number(lang::kTable, language_row, lang::kAttachmentNo, no);
    if (is_default(tx.db(), language_row)) follow_default(tx, template_of(tx.db(), language_row));
}

}  // namespace

std::vector<Row> template_languages(const table::Database& db, Row template_row) {
    if (rows_of(db).size() == 0) return {};
    return table::rows_with(rows_of(db), lang::kInteractionTemplateCode,
                            db.table(tmpl::kTable).code(template_row, tmpl::kCode));
}

Row default_template_language(const table::Database& db, Row template_row) {
    return find_row(db, template_row, db.table(tmpl::kTable).text(template_row, tmpl::kLanguageCode));
}

std::int64_t template_attachment(const table::Database& db, Row template_row) {
    const Row row = default_template_language(db, template_row);
    return row == kNoRow ? 0 : rows_of(db).number(row, lang::kAttachmentNo);
}

Result<void> set_template_field(Transaction& tx, const Context&, Row template_row, FieldId field,
                                const FieldValue& value) {
    if (field == tmpl::kWordTemplateCode) return set_word_template(tx, template_row, value);
    if (field == tmpl::kWizardAction) {
        if (Result<void> fits = check_wizard_action(tx.db(), template_row, value.number); !fits) return fits;
    }
    if (Result<void> set = setup::set_code_field(tx, tmpl::kTable, template_row, field, value); !set)
        return set;
    if (field != tmpl::kLanguageCode) return {};
    if (!value.is_blank() && default_template_language(tx.db(), template_row) == kNoRow) {
        const Result<Row> made = add_template_language(
            tx, template_row, tx.table(tmpl::kTable).text(template_row, tmpl::kLanguageCode));
        if (!made) return made.error();
    }
    follow_default(tx, template_row);
    return {};
}

std::string template_question(const table::Database& db, Row template_row, FieldId field,
                              const FieldValue& value) {
    if (value.is_blank()) return {};
    if (field == tmpl::kLanguageCode) {
        const std::string code = code_form(value.text);
        if (find_row(db, template_row, code) != kNoRow) return {};
        return tr("The template has no document in language {1} yet. Create a row for this language?", code);
    }
    if (field == tmpl::kWordTemplateCode && template_attachment(db, template_row) != 0)
        return tr(
            "The default language has an attachment, and a document is either that or a Word template. "
            "Remove the attachment?");
    return {};
}

Result<Row> add_template_language(Transaction& tx, Row template_row, std::string_view typed) {
    const Result<std::string> code = checked_language(tx.db(), template_row, typed);
    if (!code) return code.error();
    const table::Table& templates = tx.table(tmpl::kTable);
    const bool first = template_languages(tx.db(), template_row).empty();
    const std::string template_code(templates.text(template_row, tmpl::kCode));
    const Row row = tx.insert(lang::kTable, {template_code, *code});
    tx.set_text(lang::kTable, row, lang::kDescription, templates.text(template_row, tmpl::kDescription));
    if (first && templates.code(template_row, tmpl::kLanguageCode) == 0)
        tx.set_text(tmpl::kTable, template_row, tmpl::kLanguageCode, *code);
    return row;
}

void delete_template_language(Transaction& tx, Row language_row) {
    attachment::delete_attachment(tx, rows_of(tx.db()).number(language_row, lang::kAttachmentNo));
    tx.erase(lang::kTable, language_row);
}

Result<Row> rename_template_language(Transaction& tx, Row language_row, std::string_view typed) {
    const table::Table& all = rows_of(tx.db());
    if (code_form(typed) == all.text(language_row, lang::kLanguageCode)) return language_row;
    const Row template_row = template_of(tx.db(), language_row);
    const bool was_default = is_default(tx.db(), language_row);
    const Result<std::string> code = checked_language(tx.db(), template_row, typed);
    if (!code) return code.error();
    const std::string template_code(tx.table(tmpl::kTable).text(template_row, tmpl::kCode));
    const Row row = tx.insert(lang::kTable, {template_code, *code});
    for (const FieldId field : {lang::kDescription, lang::kAttachmentNo, lang::kWordTemplateCode})
        tx.set_raw(lang::kTable, row, field, all.number(language_row, field));
    tx.erase(lang::kTable, language_row);
    if (was_default) tx.set_text(tmpl::kTable, template_row, tmpl::kLanguageCode, *code);
    return row;
}

Result<void> set_template_language_field(Transaction& tx, Row language_row, FieldId field,
                                         const FieldValue& value) {
    const table::FieldDef& def = lang::kDef.fields[field];
    const Row template_row = template_of(tx.db(), language_row);
    const Result<FieldValue> wanted = schema::normalized(def, value);
    if (!wanted)
        return refuse(tx.db(), template_row, def.caption, wanted.error().message, wanted.error().rule);
    if (field == lang::kWordTemplateCode && !wanted->is_blank() &&
        rows_of(tx.db()).number(language_row, lang::kAttachmentNo) != 0)
        return refuse(tx.db(), template_row, def.caption,
                      tr("This language has an attachment. Remove it first: a document is either that or a "
                         "Word template."),
                      "TPL-20");
    if (field == lang::kWordTemplateCode) {
        if (Result<void> fits = check_word_template(tx.db(), language_row, wanted->text); !fits) return fits;
    }
    schema::set_cell(tx, lang::kTable, language_row, field, *wanted);
    if (field == lang::kWordTemplateCode && is_default(tx.db(), language_row))
        follow_default(tx, template_row);
    return {};
}

void delete_template_languages(Transaction& tx, Row template_row) {
    for (const Row row : template_languages(tx.db(), template_row)) delete_template_language(tx, row);
}

Result<void> set_template_document(Transaction& tx, const Context& context, Row language_row,
                                   const attachment::Content& content, std::string_view extension) {
    if (Result<void> ok = check_document(tx.db(), language_row); !ok) return ok;
    put_document(tx, language_row, attachment::AttachmentWriter(tx, context).add(content, extension));
    return {};
}

Result<void> remove_template_document(Transaction& tx, Row language_row) {
    if (rows_of(tx.db()).number(language_row, lang::kAttachmentNo) == 0)
        return fail(tr("There is no document to remove."), "TPL-26");
    if (Result<void> ok = check_document(tx.db(), language_row); !ok) return ok;
    put_document(tx, language_row, 0);
    return {};
}

Result<void> copy_template_document(Transaction& tx, const Context& context, Row language_row,
                                    std::int64_t attachment_no) {
    if (Result<void> ok = check_document(tx.db(), language_row); !ok) return ok;
    const std::int64_t copy = attachment::AttachmentWriter(tx, context).copy(attachment_no);
    if (copy == 0) return fail(tr("There is no document to copy."), "TPL-23");
    put_document(tx, language_row, copy);
    return {};
}

}  // namespace segments::interaction
