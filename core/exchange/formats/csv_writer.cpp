#include "core/exchange/formats/csv_writer.h"

#include "core/base/text.h"
#include "core/exchange/contact_properties.h"
#include "core/exchange/formats/kept_columns.h"
#include "core/exchange/formats/list_cell.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using table::FieldDef;
namespace card = contact::contact;

bool is_column(const FieldDef& field) {
    return (field.flags & (table::kHidden | table::kReadOnly)) == 0;
}

}  // namespace

std::string cell_text(const FieldDef& field, const Value& value) {
    switch (field.type) {
        case filter::ValueType::boolean:
            return value.number != 0 ? "Yes" : "No";
        case filter::ValueType::option:
            return std::string(trim_blanks(field.options[static_cast<std::size_t>(value.number)]));
        default:
            return std::string(value.text);
    }
}

void CsvWriter::cell(std::string& out, std::string_view text) {
    if (!first_) out += ',';
    first_ = false;
    // A blank or a sign at the beginning would be taken for something else by many readers.
    const bool quoted = text.find_first_of(",;\t\"\r\n") != std::string_view::npos ||
                        (!text.empty() && (text.front() == ' ' || text.back() == ' '));
    if (quoted)
        append_quoted(out, text);
    else
        out += text;
}

void CsvWriter::begin(std::string& out) {
    out += "\xEF\xBB\xBF";
    first_ = true;
    for (const FieldDef& field : card::kDef.fields) {
        if (is_column(field)) cell(out, field.caption);
    }
    for (const Assignment kind : contact::kAssignments) {
        if (kind != Assignment::web_source) cell(out, caption_of(kind));
    }
    for (const std::string& name : columns_) cell(out, name);
    out += "\r\n";
}

void CsvWriter::add(const ContactRecord& record, std::string& out) {
    first_ = true;
    for (const FieldDef& field : card::kDef.fields) {
        if (!is_column(field)) continue;
        const bool given = record.fields.has(field.id);
        cell(out, given ? cell_text(field, record.fields[field.id]) : std::string());
    }
    for (const Assignment kind : contact::kAssignments) {
        if (kind == Assignment::web_source) continue;
        std::string codes;
        if (record.has_list(kind)) {
            for (const AssignedCode& each : record.of(kind)) append_list_part(codes, each.code);
        }
        cell(out, codes);
    }
    if (!columns_.empty()) {
        const KeptColumns kept(record.fields.text(card::kExtras));
        for (const std::string& name : columns_) cell(out, kept.text(name));
    }
    out += "\r\n";
}

}  // namespace segments::exchange
