#include "core/segment/line_fields.h"

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/segment/value_checks.h"

namespace segments::segment {
namespace {

using schema::FieldValue;
using table::FieldId;
using table::Row;

struct Refusal {
    std::string message;
    std::string_view rule;
};

Refusal refusal(const LineReader& reader, Row row, FieldId field) {
    const table::FieldDef& def = line::kDef.fields[field];
    if ((def.flags & (table::kReadOnly | table::kHidden)) != 0)
        return {tr("{1} can't be typed.", tr(def.caption)), "ENT-2"};
    switch (field) {
        case line::kInteractionTemplateCode:
            if (reader.db().table(line::kTable).code(row, line::kContactNo) == 0)
                return {tr("Choose the contact of the line first, then its template."), "LIN-20"};
            return {};
        case line::kContactAltAddressCode:
            if (reader.contact(row) == table::kNoRow)
                return {tr("Choose the contact of the line first: the address is one of its own."), "ALT-2"};
            return {};
        case line::kLanguageCode:
            if (reader.raw(row, OwnField::interaction_template_code) == 0)
                return {
                    tr("Choose an Interaction Template Code first: the language is one of its documents."),
                    "LIN-25"};
            return {};
        default:
            return {};
    }
}

Result<void> check_address(const LineReader& reader, Row row, const table::FieldDef& def,
                           const std::string& code) {
    namespace address = contact::alt_address;
    if (code.empty()) return {};
    const std::string_view contact_no = reader.text(row, line::kContactNo);
    if (reader.db().table(address::kTable).find(contact_no, code) != table::kNoRow) return {};
    return field_error(
        def,
        tr("Contact {1} has no alternate address {2}. Choose one of its own, or add it on the contact.",
           contact_no, code),
        "ALT-2");
}

}  // namespace

std::string why_line_field_not_editable(const LineReader& reader, Row line, FieldId field) {
    return refusal(reader, line, field).message;
}

bool is_line_field_editable(const table::Database& db, Row line, FieldId field) {
    return refusal(LineReader(db, segment_of_line(db, line)), line, field).message.empty();
}

FieldValue line_value(const LineReader& reader, Row line, FieldId field) {
    if (filter::is_textual(line::kDef.fields[field].type)) return FieldValue(reader.text(line, field));
    return FieldValue(reader.number(line, field));
}

Result<FieldValue> checked_line_value(const LineReader& reader, Row line, FieldId field,
                                      const FieldValue& value) {
    const table::FieldDef& def = line::kDef.fields[field];
    const auto located = [&](Error error) {
        error.record = line_name(reader.db(), line);
        return error;
    };
    Result<FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return located(wanted.error());
    if (*wanted == line_value(reader, line, field)) return wanted;
    if (const Refusal why = refusal(reader, line, field); !why.message.empty())
        return located(field_error(def, why.message, std::string(why.rule)));
    if (field == line::kContactAltAddressCode) {
        if (Result<void> ok = check_address(reader, line, def, wanted->text); !ok) return located(ok.error());
        return wanted;
    }
    if (Result<void> ok = check_value(reader.db(), def, *wanted); !ok) return located(ok.error());
    return wanted;
}

}  // namespace segments::segment
