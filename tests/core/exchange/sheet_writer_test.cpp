// Tables for spreadsheets.
#include "core/exchange/sheet_writer.h"

#include <doctest/doctest.h>

#include "core/base/date.h"
#include "core/word/zip_reader.h"

using namespace segments;
using exchange::SheetFormat;
using exchange::SheetWriter;
using filter::ValueType;

namespace {

constexpr std::string_view kOptions[] = {" ", "Hard Copy", "Email"};

table::FieldDef field(ValueType type) {
    table::FieldDef def;
    def.type = type;
    def.options = kOptions;
    return def;
}

// A row of one value of each type.
std::string sheet_of(SheetFormat format) {
    std::string out;
    SheetWriter sheet(format, out, {{"Name"}, {"Amount & more"}, {"Day"}});
    sheet.row();
    sheet.text("=1+1");
    sheet.cell(field(ValueType::decimal), "", -1250000);
    sheet.cell(field(ValueType::date), "", to_day({2026, 11, 26}));
    sheet.cell(field(ValueType::boolean), "", 1);
    sheet.cell(field(ValueType::option), "", 2);
    sheet.cell(field(ValueType::integer), "", 42);
    sheet.cell(field(ValueType::time), "", 6 * 60 * 60000 + 1);
    sheet.cell(field(ValueType::date_time), "",
               (std::int64_t{to_day({2026, 11, 26})} - 1) * filter::kMinutesPerDay + 12 * 60 + 30 + 1);
    sheet.row();
    sheet.text("");
    sheet.cell(field(ValueType::date), "", 0);
    sheet.cell(field(ValueType::text), "a < b\n\"c\"", 0);
    CHECK(sheet.finish());
    return out;
}

std::string part(const std::string& book, std::string_view name) {
    const auto zip = word::ZipReader::open(book);
    REQUIRE(zip);
    REQUIRE(zip->find(name) != nullptr);
    return *zip->read(*zip->find(name));
}

}  // namespace

TEST_CASE("a workbook keeps numbers, dates and truth values as what they are, and text is never a formula") {
    const std::string book = sheet_of(SheetFormat::xlsx);
    const std::string sheet = part(book, "xl/worksheets/sheet1.xml");
    const std::string expected =
        "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Name</t></is></c>"
        "<c r=\"B1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Amount &amp; more</t></is></c>"
        "<c r=\"C1\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Day</t></is></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c>"
        "<c r=\"B2\"><v>-12.5</v></c><c r=\"C2\" s=\"2\"><v>46352</v></c><c r=\"D2\" t=\"b\"><v>1</v></c>"
        "<c r=\"E2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Email</t></is></c>"
        "<c r=\"F2\"><v>42</v></c><c r=\"G2\" s=\"3\"><v>0.25</v></c>"
        "<c r=\"H2\" s=\"4\"><v>46352.520833333</v></c></row>"
        "<row r=\"3\"><c r=\"C3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">a &lt; "
        "b\n&quot;c&quot;</t></is></c>"
        "</row></sheetData><autoFilter ref=\"A1:C3\"/>";
    CHECK(sheet.find(expected) != std::string::npos);
    CHECK(part(book, "[Content_Types].xml").find("/xl/worksheets/sheet1.xml") != std::string::npos);
}

TEST_CASE(
    "characters that XML doesn't have, and what looks like their numbers, are written so that they come "
    "back") {
    std::string out;
    SheetWriter sheet(SheetFormat::xlsx, out, {{"Name"}});
    sheet.row();
    sheet.text("_x0041_ \a\r\n_x00_ \xEF\xBF\xBF");
    CHECK(sheet.finish());
    CHECK(
        part(out, "xl/worksheets/sheet1.xml").find(">_x005F_x0041_ _x0007__x000D_\n_x00_ \xEF\xBF\xBD</t>") !=
        std::string::npos);
}

TEST_CASE("a CSV has every value in quotes, days as ISO dates, and a byte-order mark where it is wanted") {
    const std::string csv = sheet_of(SheetFormat::csv);
    CHECK(csv ==
          "\"Name\",\"Amount & more\",\"Day\"\r\n"
          "\"'=1+1\",\"-12.5\",\"2026-11-26\",\"Yes\",\"2\",\"42\",\"0.25\",\"2026-11-26 12:30\"\r\n"
          "\"\",\"\",\"a < b\n\"\"c\"\"\"\r\n");
    CHECK(sheet_of(SheetFormat::csv_with_bom) == "\xEF\xBB\xBF" + csv);
}

TEST_CASE("a sheet without rows has its captions") {
    std::string out;
    SheetWriter sheet(SheetFormat::csv, out, {{"Name"}});
    CHECK(sheet.finish());
    CHECK(out == "\"Name\"\r\n");
}
