#include "core/exchange/formats/csv_writer.h"

#include "core/base/text.h"
#include "core/exchange/formats/list_cell.h"

namespace segments::exchange {

using table::FieldDef;

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
    columns_.for_each_caption([&](std::string_view caption, std::size_t) { cell(out, caption); });
    out += "\r\n";
}

void CsvWriter::add(const ContactRecord& record, std::string& out) {
    first_ = true;
    columns_.for_each_cell(
        record, [&](const FieldDef& field, const Value& value) { cell(out, cell_text(field, value)); },
        [&](std::string_view text) { cell(out, text); });
    out += "\r\n";
}

}  // namespace segments::exchange
