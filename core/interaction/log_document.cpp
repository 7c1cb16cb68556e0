#include "core/interaction/log_document.h"

#include "core/base/tr.h"
#include "core/interaction/draft.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/template_languages.h"
#include "core/interaction/template_setup.h"
#include "core/schema/field_value.h"

namespace segments::interaction {
namespace {

using table::kNoRow;
using table::Row;
constexpr auto kCoverSheet = static_cast<std::int64_t>(schema::DocumentType::cover_sheet);

Error refusal(table::FieldId field, std::string message) {
    Error error = fail(std::move(message), "LOG-54");
    error.field = tr(log_entry::kDef.fields[field].caption);
    return error;
}

}  // namespace

table::FieldId template_setup_field(std::int64_t document_type) {
    if (document_type == kCoverSheet) return template_setup::kCoverSheets;
    const std::int64_t place = document_type < kCoverSheet ? document_type - 1 : document_type - 2;
    return static_cast<table::FieldId>(template_setup::kFirstDocument + place);
}

std::string template_for_document(const table::Database& db, std::int64_t document_type) {
    const Row row = template_setup_row(db);
    return row == kNoRow
               ? std::string()
               : std::string(db.table(template_setup::kTable).text(row, template_setup_field(document_type)));
}

Result<std::int64_t> log_document(table::Transaction& tx, const Context& context,
                                  const LoggedDocument& document) {
    if (document.type <= 0 || document.type >= static_cast<std::int64_t>(std::size(schema::kDocumentTypes)))
        return refusal(log_entry::kDocumentType, tr("Choose what kind of document it is."));
    const Result<schema::FieldValue> number = schema::normalized(
        log_entry::kDef.fields[log_entry::kDocumentNo], schema::FieldValue(document.document_no));
    if (!number) return number.error();
    if (document.occurrence < 0 || document.version < 0)
        return refusal(document.occurrence < 0 ? log_entry::kDocNoOccurrence : log_entry::kVersionNo,
                       tr("Occurrence and version of a document are not negative."));
    const std::string code = template_for_document(tx.db(), document.type);
    if (code.empty()) return std::int64_t{0};
    const Row template_row = tx.table(template_::kTable).find(code);
    if (template_row != kNoRow && !template_languages(tx.db(), template_row).empty()) {
        Error error =
            fail(tr("The template {1} has documents of its own, so that no other document can be logged "
                    "with it. Choose another one in the Interaction Template Setup.",
                    code),
                 "LOG-54");
        error.record = tr("Interaction Template Setup");
        error.field = tr(template_setup::kDef.fields[template_setup_field(document.type)].caption);
        return error;
    }
    Result<Draft> draft = start_draft(tx.db(), context, {.contact_no = document.contact_no});
    if (!draft) return draft.error();
    if (Result<void> chosen = choose_template(tx.db(), *draft, code); !chosen) return chosen.error();
    draft->document_type = document.type;
    if (draft->description.empty())
        draft->description = schema::kDocumentTypes[static_cast<std::size_t>(document.type)];
    // It went out elsewhere.
    draft->correspondence_type = 0;
    if (!document.campaign_no.empty()) draft->campaign_no = document.campaign_no;
    draft->segment_no = document.segment_no;
    if (document.date != 0) draft->date = document.date;
    const Result<std::int64_t> no = log_draft(tx, context, *draft);
    if (!no) return no;
    const Row row = tx.table(log_entry::kTable).find(*no);
    tx.set_text(log_entry::kTable, row, log_entry::kDocumentNo, number->text);
    tx.set_number(log_entry::kTable, row, log_entry::kDocNoOccurrence, document.occurrence);
    tx.set_number(log_entry::kTable, row, log_entry::kVersionNo, document.version);
    return no;
}

}  // namespace segments::interaction
