// Contacts as an Excel workbook, read back cell by cell.
#include "core/exchange/formats/xlsx_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "core/exchange/formats/csv_rows.h"
#include "core/word/zip_reader.h"
#include "tests/core/exchange/foreign_support.h"
#include "tests/core/exchange/nasty_contacts.h"

using namespace segments;
using namespace segments::test;
using exchange::ExportFormat;

namespace {

struct Cell {
    std::string type;  // "inlineStr", "b"; blank: a number
    std::string text;

    bool operator==(const Cell&) const = default;
};
using Row = std::map<std::string, Cell>;  // by column: "AB"

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
}

// What a spreadsheet makes of the text of a cell: entities, then numbers of characters ("_x000D_").
std::string read_text(std::string text) {
    replace_all(text, "&lt;", "<");
    replace_all(text, "&gt;", ">");
    replace_all(text, "&quot;", "\"");
    replace_all(text, "&amp;", "&");
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned number = 0;
        const char* end = text.data() + at + 6;
        if (text.compare(at, 2, "_x") == 0 && at + 6 < text.size() && *end == '_' &&
            std::from_chars(text.data() + at + 2, end, number, 16).ptr == end) {
            out += static_cast<char>(number);
            at += 6;
        } else {
            out += text[at];
        }
    }
    return out;
}

// From `from` on, what stands between the two; `from` moves behind it.
std::string between(const std::string& text, std::size_t& from, std::string_view before,
                    std::string_view after) {
    const std::size_t start = text.find(before, from);
    REQUIRE(start != std::string::npos);
    const std::size_t end = text.find(after, start + before.size());
    REQUIRE(end != std::string::npos);
    from = end + after.size();
    return text.substr(start + before.size(), end - start - before.size());
}

std::string sheet_of(const std::string& book) {
    const auto zip = word::ZipReader::open(book);
    REQUIRE(zip);
    REQUIRE(zip->find("xl/worksheets/sheet1.xml") != nullptr);
    return *zip->read(*zip->find("xl/worksheets/sheet1.xml"));
}

std::vector<Row> rows_of(const std::string& sheet) {
    std::vector<Row> rows;
    for (std::size_t at = 0; sheet.find("<row ", at) != std::string::npos;) {
        const std::string text = between(sheet, at, "<row ", "</row>");
        Row& row = rows.emplace_back();
        for (std::size_t cell_at = 0; text.find("<c r=\"", cell_at) != std::string::npos;) {
            const std::string place = between(text, cell_at, "<c r=\"", "\"");
            const std::string attributes = between(text, cell_at, "", ">");
            Cell cell;
            if (attributes.find(" t=\"") != std::string::npos) {
                std::size_t type_at = 0;
                cell.type = between(attributes, type_at, " t=\"", "\"");
            }
            const std::string inside = between(text, cell_at, "", "</c>");
            std::size_t inside_at = 0;
            cell.text =
                cell.type == "inlineStr"
                    ? read_text(between(inside, inside_at, "<is><t xml:space=\"preserve\">", "</t></is>"))
                    : between(inside, inside_at, "<v>", "</v>");
            const std::size_t letters = place.find_first_of("0123456789");
            CHECK(place.substr(letters) == std::to_string(rows.size()));
            row[place.substr(0, letters)] = cell;
        }
    }
    return rows;
}

std::string column_name(std::size_t index) {
    return index < 26 ? std::string(1, static_cast<char>('A' + index))
                      : column_name(index / 26 - 1) + static_cast<char>('A' + index % 26);
}

// The column of a caption.
std::string column_of(const Row& head, std::string_view caption) {
    const auto at =
        std::find_if(head.begin(), head.end(), [&](const auto& each) { return each.second.text == caption; });
    REQUIRE(at != head.end());
    return at->first;
}

std::vector<std::vector<std::string>> csv_rows_of(std::string text) {
    text.erase(0, 3);  // the byte-order mark
    exchange::CsvRows rows(',');
    rows.append(text);
    rows.finish();
    std::vector<std::vector<std::string>> all;
    while (rows.next()) all.push_back(rows.cells());
    return all;
}

std::vector<exchange::ExportContacts::Lost> losses_of(const table::Database& db, ExportFormat format) {
    exchange::ExportContacts job(db, exchange::all_contacts(db), format);
    while (!job.look(5)) {
    }
    return job.losses();
}

}  // namespace

TEST_CASE("A workbook says the same as a CSV, cell by cell, of contacts that are hard to write") {
    const std::unique_ptr<table::Database> db = new_database();
    REQUIRE(import_text(*db, NastyContacts(3).list(100)).refused == "");
    REQUIRE(import_any(*db, "Name;Mail;Shoe size;Born\nBob;bob@x.example;44;1970-01-01\n", "people.csv")
                .counts.added == 1);
    const std::vector<std::vector<std::string>> table = csv_rows_of(exported(*db, ExportFormat::csv));
    const std::vector<Row> sheet = rows_of(sheet_of(exported(*db, ExportFormat::xlsx)));
    REQUIRE(sheet.size() == table.size());
    CHECK(sheet.size() > 100);
    std::size_t flags = 0, texts = 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        CAPTURE(row);
        std::size_t filled = 0;
        for (std::size_t column = 0; column < table[row].size(); ++column) {
            CAPTURE(column);
            const auto at = sheet[row].find(column_name(column));
            if (at == sheet[row].end()) {
                CHECK(table[row][column] == "");
                continue;
            }
            ++filled;
            const Cell& cell = at->second;
            if (cell.type == "b") {
                CHECK((cell.text == "1" ? "Yes" : "No") == table[row][column]);
                ++flags;
            } else {
                // No number and no formula: what looks like one stays text.
                CHECK(cell == Cell{"inlineStr", table[row][column]});
                ++texts;
            }
        }
        CHECK(filled == sheet[row].size());
    }
    CHECK(flags > 20);
    CHECK(texts > 1000);
}

TEST_CASE(
    "Post codes, numbers and codes of a workbook are text, nothing is calculated, flags are truth values") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, R"~([{"no":"007","type":"Company","name":"=HYPERLINK(\"http://x.example\")",
"name2":"@SUM(1)","address":"+1-1","postCode":"01067","phoneNo":"+49 351 1","mobilePhoneNo":"0049351",
"excludeFromSegment":true,"correspondenceType":"Email","mailingGroups":["B","A"],
"externalId":"_x0041_"}])~");
    const std::string sheet = sheet_of(exported(*db, ExportFormat::xlsx));
    CHECK(sheet.find("<f") == std::string::npos);
    const std::vector<Row> rows = rows_of(sheet);
    REQUIRE(rows.size() == 2);
    const auto cell = [&](std::string_view caption) { return rows[1].at(column_of(rows[0], caption)); };
    CHECK(cell("No.") == Cell{"inlineStr", "007"});
    CHECK(cell("Type") == Cell{"inlineStr", "Company"});
    CHECK(cell("Name") == Cell{"inlineStr", "=HYPERLINK(\"http://x.example\")"});
    CHECK(cell("Name 2") == Cell{"inlineStr", "@SUM(1)"});
    CHECK(cell("Address") == Cell{"inlineStr", "+1-1"});
    CHECK(cell("Post Code") == Cell{"inlineStr", "01067"});
    CHECK(cell("Phone No.") == Cell{"inlineStr", "+49 351 1"});
    CHECK(cell("Mobile Phone No.") == Cell{"inlineStr", "0049351"});
    CHECK(cell("Exclude from Segment") == Cell{"b", "1"});
    CHECK(cell("Correspondence Type") == Cell{"inlineStr", "Email"});
    CHECK(cell("Mailing Groups") == Cell{"inlineStr", "A;B"});
    CHECK(cell("External ID") == Cell{"inlineStr", "_x0041_"});
    CHECK(!rows[1].contains(column_of(rows[0], "City")));
    // Nothing is said of a flag that isn't set, as in a CSV.
    CHECK(!rows[1].contains(column_of(rows[0], "Minor")));
}

TEST_CASE(
    "What a workbook can't hold is told before: long texts, too many columns, what a table has no place "
    "for") {
    const std::unique_ptr<table::Database> db = new_database();
    const std::string longest(exchange::kMostCellCharacters, 'x');
    import_any(*db, "Name;Diary\nAnn;" + longest + "\nBob;" + longest + "y\n", "people.csv");
    REQUIRE(losses_of(*db, ExportFormat::xlsx).size() == 1);
    CHECK(losses_of(*db, ExportFormat::xlsx)[0].what == exchange::Loss::long_texts);
    CHECK(losses_of(*db, ExportFormat::xlsx)[0].contacts == 1);
    CHECK(losses_of(*db, ExportFormat::csv).empty());
    const std::vector<Row> rows = rows_of(sheet_of(exported(*db, ExportFormat::xlsx)));
    CHECK(rows.at(2).at(column_of(rows[0], "Diary")).text == longest);

    import_text(*db,
                R"([{"no":"K","type":"Company","name":"K","alternateAddresses":[{"code":"A"}],"shoe":42}])");
    std::vector<exchange::Loss> lost;
    for (const auto& each : losses_of(*db, ExportFormat::xlsx)) lost.push_back(each.what);
    CHECK(lost == std::vector<exchange::Loss>{exchange::Loss::addresses, exchange::Loss::unknown,
                                              exchange::Loss::long_texts});
}

TEST_CASE("Contacts whose columns are beyond those of a table are counted before an export") {
    const std::unique_ptr<table::Database> db = new_database();
    std::string names = "Name", values = "Ann";
    for (int i = 0; i < 1000; ++i) {
        names += ";kept " + std::to_string(i);
        values += ";v";
    }
    import_any(*db, names + "\n" + values + "\n", "first.csv");
    CHECK(losses_of(*db, ExportFormat::csv).empty());
    import_any(*db, "Name;kept 1;one more\nBob;v;lost\n", "second.csv");
    for (const ExportFormat format : {ExportFormat::csv, ExportFormat::xlsx}) {
        REQUIRE(losses_of(*db, format).size() == 1);
        CHECK(losses_of(*db, format)[0].what == exchange::Loss::columns);
        CHECK(losses_of(*db, format)[0].contacts == 1);
    }
}
