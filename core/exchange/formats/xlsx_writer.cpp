#include "core/exchange/formats/xlsx_writer.h"

#include "core/base/text.h"

namespace segments::exchange {

void XlsxWriter::begin(std::string& out) {
    std::vector<SheetWriter::Column> heads;
    columns_.for_each_caption([&](std::string_view caption, std::size_t longest) {
        heads.push_back(sheet_column(std::string(caption), longest));
    });
    sheet_ = std::make_unique<SheetWriter>(SheetFormat::xlsx, pending_, heads);
    pass_on(out);
}

void XlsxWriter::add(const ContactRecord& record, std::string& out) {
    sheet_->row();
    columns_.for_each_cell(
        record,
        [&](const table::FieldDef& field, const Value& value) {
            sheet_->cell(field, value.text, value.number);
        },
        [&](std::string_view text) { sheet_->text(text); });
    pass_on(out);
}

void XlsxWriter::end(std::string& out) {
    sound_ = sheet_->finish();
    pass_on(out);
}

void XlsxWriter::pass_on(std::string& out) {
    out += pending_;
    pending_.clear();
}

bool has_too_long_cell(const ContactRecord& record) {
    const auto too_long = [](std::string_view text) {
        return first_characters(text, kMostCellCharacters).size() < text.size();
    };
    bool found = false;
    KeptColumns(record.fields.text(contact::contact::kExtras))
        .for_each([&](std::string_view, std::string_view text) { found = found || too_long(text); });
    for (const contact::Assignment kind : contact::kAssignments)
        found = found || (is_column(kind) && too_long(list_cell(record, kind)));
    return found;
}

}  // namespace segments::exchange
