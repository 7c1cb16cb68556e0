#include "core/interaction/template_setup.h"

#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/template_languages.h"
#include "core/schema/field_value.h"

namespace segments::interaction {
namespace {

using table::kNoRow;
using table::Row;
namespace lang = template_language;
constexpr int kKey = 1;

bool has_attachment(const table::Database& db, Row template_row) {
    for (const Row row : template_languages(db, template_row)) {
        if (db.table(lang::kTable).number(row, lang::kAttachmentNo) != 0) return true;
    }
    return false;
}

}  // namespace

Row template_setup_row(const table::Database& db) {
    return db.table(template_setup::kTable).find(kKey);
}

Result<void> set_template_setup(table::Transaction& tx, table::FieldId field, std::string_view typed) {
    const table::FieldDef& def = template_setup::kDef.fields[field];
    const auto refuse = [&](Error error) {
        error.record = tr("Interaction Template Setup");
        error.field = def.caption;
        return error;
    };
    const Result<schema::FieldValue> code = schema::normalized(def, schema::FieldValue(typed));
    if (!code) return refuse(code.error());
    if (Result<void> exists = schema::check_reference(tx.db(), def, code->text); !exists)
        return refuse(exists.error());
    const Row template_row = code->text.empty() ? kNoRow : tx.table(template_::kTable).find(code->text);
    if (template_row != kNoRow && has_attachment(tx.db(), template_row))
        return refuse(
            fail(tr("The template {1} has an attachment. Choose one without: the document is what is logged.",
                    code->text),
                 "TPL-41"));
    Row row = template_setup_row(tx.db());
    if (row == kNoRow) row = tx.insert(template_setup::kTable, {kKey});
    tx.set_text(template_setup::kTable, row, field, code->text);
    return {};
}

}  // namespace segments::interaction
