#include "core/exchange/sheet_writer.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/base/markup.h"
#include "core/base/text.h"

namespace segments::exchange {
namespace {

using filter::ValueType;

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";
// Positions in cellXfs of the styles below.
constexpr std::string_view kBold = "1", kDate = "2", kTime = "3", kDateTime = "4";
constexpr std::size_t kPieceBytes = 64 * 1024;

// Whether a spreadsheet would calculate: a number as it is dialled, with its +, is none.
bool looks_like_formula(std::string_view text) {
    if (text.empty()) return false;
    const char first = text.front();
    if (first == '=' || first == '@' || first == '\t' || first == '\r') return true;
    if (first != '+' && first != '-') return false;
    return text.find_first_not_of("0123456789 ()/.-", 1) != std::string_view::npos;
}

// Whether it begins with what spreadsheets read as a character's number: "_x0041_".
bool is_escape(std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdefABCDEF";
    return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
           text.substr(2, 4).find_first_not_of(kHex) == std::string_view::npos;
}
// The characters FFFE and FFFF, which XML doesn't have.
bool is_no_character(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

// XML has no control characters; a carriage return would be read as a line feed.
void append_escaped(std::string& out, std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n' && c != '\t') {
            out += std::string("_x00") + kDigits[byte >> 4] + kDigits[byte & 15] + "_";
        } else if (c == '_' && is_escape(text.substr(at))) {
            out += "_x005F_";
        } else if (byte == 0xEF && is_no_character(text.substr(at))) {
            out += "\xEF\xBF\xBD";
            at += 2;
        } else {
            append_markup(out, c);
        }
    }
}

// A fraction with up to nine decimals, without zeros at its end.
std::string decimal(std::int64_t value, std::int64_t scale) {
    std::string text = value < 0 ? "-" : "";
    const std::uint64_t size =
        value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    const auto whole = static_cast<std::uint64_t>(scale);
    text += std::to_string(size / whole);
    std::uint64_t rest = size % whole;
    if (rest == 0) return text;
    text += '.';
    for (int digits = 0; rest != 0 && digits < 9; ++digits) {
        rest *= 10;
        text += static_cast<char>('0' + rest / whole);
        rest %= whole;
    }
    return text;
}

// Days since the last of 1899, which is what spreadsheets count; their 1900 has a 29 February.
std::int64_t serial(Day day) {
    const Day march = to_day({1900, 3, 1});
    return std::int64_t{day} - march + (day >= march ? 61 : 60);
}

std::string column_name(std::size_t index) {
    std::string name;
    for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(kOffice) + "/" +
           std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}
std::string relationships(const std::string& inside) {
    return std::string(kHead) + "<Relationships xmlns=\"" + std::string(kPackage) + "relationships\">" +
           inside + "</Relationships>";
}

}  // namespace

SheetWriter::Column sheet_column(std::string caption, std::size_t longest) {
    const int width = longest > 0 ? std::clamp(static_cast<int>(longest) * 2 / 3, 8, 32) : 12;
    const int named = static_cast<int>(caption.size()) + 3;
    return {std::move(caption), std::max(width, named)};
}

SheetWriter::SheetWriter(SheetFormat format, std::string& out, const std::vector<Column>& columns)
    : out_(&out), columns_(columns.size()) {
    if (format == SheetFormat::xlsx) {
        begin_book(columns);
        return;
    }
    if (format == SheetFormat::csv_with_bom) out += "\xEF\xBB\xBF";
    for (const Column& column : columns) csv(column.caption);
    out += "\r\n";
    rows_ = 1;
}

void SheetWriter::begin_book(const std::vector<Column>& columns) {
    zip_ = std::make_unique<word::ZipWriter>(*out_);
    const std::string sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const auto override = [&](std::string_view part, std::string_view type) {
        return "<Override PartName=\"/xl/" + std::string(part) + "\" ContentType=\"" + sheet_type +
               std::string(type) + "+xml\"/>";
    };
    zip_->add("[Content_Types].xml",
              std::string(kHead) + "<Types xmlns=\"" + std::string(kPackage) +
                  "content-types\"><Default Extension=\"rels\" "
                  "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
                  override("workbook.xml", "sheet.main") + override("worksheets/sheet1.xml", "worksheet") +
                  override("styles.xml", "styles") + "</Types>");
    zip_->add("_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")));
    zip_->add("xl/workbook.xml",
              std::string(kHead) + "<workbook xmlns=\"" + std::string(kMain) + "\" xmlns:r=\"" +
                  std::string(kOffice) +
                  "\"><sheets><sheet name=\"Contacts\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                  "</workbook>");
    zip_->add("xl/_rels/workbook.xml.rels",
              relationships(relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
                            relationship("rId2", "styles", "styles.xml")));
    const auto format = [](std::string_view number_format, std::string_view font) {
        return "<xf numFmtId=\"" + std::string(number_format) + "\" fontId=\"" + std::string(font) +
               "\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/>";
    };
    zip_->add("xl/styles.xml",
              std::string(kHead) + "<styleSheet xmlns=\"" + std::string(kMain) +
                  "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz "
                  "val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
                  "patternType=\"none\"/></fill><fill><patternFill "
                  "patternType=\"gray125\"/></fill></fills><borders "
                  "count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs "
                  "count=\"5\">" +
                  format("0", "0") + format("0", "1") + format("14", "0") + format("20", "0") +
                  format("22", "0") + "</cellXfs></styleSheet>");
    zip_->begin("xl/worksheets/sheet1.xml");
    sheet_ = std::string(kHead) + "<worksheet xmlns=\"" + std::string(kMain) +
             "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
             "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        sheet_ += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
                  std::to_string(std::clamp(columns[i].width, 6, 60)) + "\" customWidth=\"1\"/>";
    }
    sheet_ += "</cols><sheetData>";
    row();
    for (const Column& column : columns) {
        std::string inside = "<is><t xml:space=\"preserve\">";
        append_escaped(inside, column.caption);
        xml_cell("inlineStr", kBold, inside + "</t></is>");
    }
}

void SheetWriter::row() {
    column_ = 0;
    ++rows_;
    if (!zip_) {
        if (rows_ > 2) *out_ += "\r\n";
        return;
    }
    if (rows_ > 1) sheet_ += "</row>";
    flush(false);
    sheet_ += "<row r=\"" + std::to_string(rows_) + "\">";
}

void SheetWriter::csv(std::string_view text) {
    if (column_++ > 0) *out_ += ',';
    *out_ += '"';
    if (looks_like_formula(text)) *out_ += '\'';
    for (const char c : text) {
        if (c == '"') *out_ += '"';
        *out_ += c;
    }
    *out_ += '"';
}

void SheetWriter::xml_cell(std::string_view type, std::string_view style, std::string_view inside) {
    const std::string place = column_name(column_++) + std::to_string(rows_);
    if (inside.empty()) return;
    sheet_ += "<c r=\"" + place + "\"";
    if (!style.empty()) sheet_ += " s=\"" + std::string(style) + "\"";
    if (!type.empty()) sheet_ += " t=\"" + std::string(type) + "\"";
    sheet_ += ">";
    sheet_ += inside;
    sheet_ += "</c>";
}

void SheetWriter::text(std::string_view text) {
    if (!zip_) return csv(text);
    if (text.empty()) return xml_cell({}, {}, {});
    std::string inside = "<is><t xml:space=\"preserve\">";
    append_escaped(inside, first_characters(text, kMostCellCharacters));
    xml_cell("inlineStr", {}, inside + "</t></is>");
}

void SheetWriter::cell(const table::FieldDef& field, std::string_view text, std::int64_t value) {
    if (filter::is_textual(field.type)) return this->text(text);
    const auto number = [](const std::string& written) { return "<v>" + written + "</v>"; };
    switch (field.type) {
        case ValueType::boolean:
            if (!zip_) return csv(value != 0 ? "Yes" : "No");
            return xml_cell("b", {}, number(value != 0 ? "1" : "0"));
        case ValueType::option: {
            if (!zip_) return csv(std::to_string(value));
            const auto index = static_cast<std::size_t>(value);
            return this->text(index < field.options.size() ? trim_blanks(field.options[index])
                                                           : std::string_view());
        }
        case ValueType::date:
            if (!zip_) return csv(to_iso(static_cast<Day>(value)));
            return xml_cell(
                {}, kDate,
                value == 0 ? std::string() : number(std::to_string(serial(static_cast<Day>(value)))));
        case ValueType::time: {
            constexpr std::int64_t kDay = 86400000;
            const std::string written = value == 0 ? std::string() : decimal(value - 1, kDay);
            if (!zip_) return csv(written);
            return xml_cell({}, kTime, written.empty() ? written : number(written));
        }
        case ValueType::date_time: {
            if (value == 0) return zip_ ? xml_cell({}, {}, {}) : csv({});
            const std::int64_t minutes = value - 1;
            const Day day = static_cast<Day>(minutes / filter::kMinutesPerDay) + 1;
            const std::int64_t of_day = minutes % filter::kMinutesPerDay;
            if (!zip_) {
                std::string clock = std::to_string(10000 + of_day / 60 * 100 + of_day % 60).substr(1);
                clock.insert(2, ":");
                return csv(to_iso(day) + " " + clock);
            }
            return xml_cell(
                {}, kDateTime,
                number(decimal(serial(day) * filter::kMinutesPerDay + of_day, filter::kMinutesPerDay)));
        }
        default: {
            const std::string written = field.type == ValueType::decimal
                                            ? decimal(value, filter::kDecimalScale)
                                            : std::to_string(value);
            if (!zip_) return csv(written);
            return xml_cell({}, {}, number(written));
        }
    }
}

void SheetWriter::flush(bool all) {
    if (!all && sheet_.size() < kPieceBytes) return;
    zip_->write(sheet_);
    sheet_.clear();
}

bool SheetWriter::finish() {
    if (!zip_) {
        if (rows_ > 1) *out_ += "\r\n";
        return true;
    }
    sheet_ += "</row></sheetData>";
    if (columns_ > 0)
        sheet_ += "<autoFilter ref=\"A1:" + column_name(columns_ - 1) + std::to_string(rows_) + "\"/>";
    sheet_ += "</worksheet>";
    flush(true);
    zip_->end();
    return zip_->finish() && rows_ <= kMostSheetRows;
}

}  // namespace segments::exchange
