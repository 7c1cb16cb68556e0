#include "core/exchange/segment_sheet.h"

#include <doctest/doctest.h>

#include "core/exchange/segment_e_mails.h"
#include "core/segment/insert_lines.h"
#include "core/segment/segment_tables.h"
#include "tests/core/exchange/import_support.h"

using namespace segments;
using namespace segments::test;
namespace line = segment::line;

namespace {

// A segment SM1 with a line for each of the contacts.
void segment_of(table::Database& db, const std::vector<std::string>& contacts) {
    table::Transaction tx(db, "Segment");
    tx.insert(segment::segment::kTable, {"SM1"});
    std::vector<table::Row> rows;
    for (const std::string& no : contacts) rows.push_back(db.table(card::kTable).find(no));
    segment::insert_lines(tx, import_context(), "SM1", rows, 0);
    table::Commit(std::move(tx)).run();
}

std::string csv_of(const table::Database& db, std::size_t rows = 1000) {
    Result<exchange::SegmentSheet> csv = exchange::SegmentSheet::of(db, "SM1");
    if (!csv) return csv.error().message;
    std::string text;
    while (!csv->step(rows, text)) {
    }
    if (csv->problem()) CHECK(text.empty());
    return csv->problem() ? csv->problem()->message : text;
}

const std::string kHead =
    "\"No.\",\"External ID\",\"Name\",\"Name 2\",\"Address\",\"Address 2\",\"County\",\"Post Code\",\"City\","
    "\"Country/Region Code\",\"Phone No.\",\"Telex No.\",\"Fax No.\",\"Telex Answer Back\",\"Territory "
    "Code\","
    "\"Currency Code\",\"Language Code\",\"Salesperson Code\",\"VAT Registration No.\",\"Email\",\"Home "
    "Page\","
    "\"Type\",\"Company Name\",\"Company No.\",\"First Name\",\"Middle Name\",\"Surname\",\"Job Title\","
    "\"Initials\",\"Extension No.\",\"Mobile Phone No.\",\"Pager\",\"Organizational Level Code\",\"Exclude "
    "from "
    "Segment\",\"Correspondence Type\",\"Salutation Code\"\r\n";

}  // namespace

TEST_CASE("EXP-1 to EXP-4: a line for each line, every field in quotes, captions first") {
    const auto db = new_database();
    import_text(
        *db,
        R"([{"no":"K","type":"Company","name":"The \"Inn\", Rome","city":"Rome","phoneNo":"+39 06 1","correspondenceType":"Email"},
{"no":"P","type":"Person","name":"Ann Lee","companyNo":"K","excludeFromSegment":true}])");
    segment_of(*db, {"P", "K", "P"});
    const std::string ann =
        "\"P\",\"\",\"Ann "
        "Lee\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
        "\"1\","
        "\"The \"\"Inn\"\", "
        "Rome\",\"K\",\"Ann\",\"\",\"Lee\",\"\",\"\",\"\",\"\",\"\",\"\",\"Yes\",\"0\",\"\"\r\n";
    const std::string inn =
        "\"K\",\"\",\"The \"\"Inn\"\", Rome\",\"\",\"\",\"\",\"\",\"\",\"Rome\",\"\",\"+39 06 "
        "1\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"0\",\"The \"\"Inn\"\", "
        "Rome\",\"K\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"No\",\"2\",\"\"\r\n";
    CHECK(csv_of(*db) == kHead + ann + inn + ann);
    CHECK(csv_of(*db, 1) == csv_of(*db));
}

TEST_CASE("EXP-2: a line without a contact stops the export and is named") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso"}])");
    segment_of(*db, {"K", "K"});
    {
        table::Transaction tx(*db, "Empty a line");
        const table::Table& lines = db->table(line::kTable);
        lines.live().for_each([&](table::Row row) {
            if (lines.number(row, line::kLineNo) == 20000)
                tx.set_text(line::kTable, row, line::kContactNo, "GONE");
        });
        table::Commit(std::move(tx)).run();
    }
    CHECK(
        csv_of(*db) ==
        "Line 20000 names contact GONE, which doesn't exist. Correct or delete the line, then export again.");
    const Result<exchange::SegmentSheet> none = exchange::SegmentSheet::of(*db, "SM9");
    CHECK(none.error().message == "There is no Segment SM9.");
}

TEST_CASE("Text in which a spreadsheet would see a formula gets an apostrophe, a telephone number doesn't") {
    const auto db = new_database();
    import_text(
        *db,
        R"~([{"no":"K","type":"Company","name":"=HYPERLINK(1)","name2":"@SUM","address":"+A1","address2":"-2+3|x",
"phoneNo":"+43 (1) 23-4","faxNo":"-"
}])~");
    segment_of(*db, {"K"});
    const std::string csv = csv_of(*db).substr(kHead.size());
    CHECK(csv.find("\"'=HYPERLINK(1)\",\"'@SUM\",\"'+A1\",\"'-2+3|x\"") != std::string::npos);
    CHECK(csv.find("\"+43 (1) 23-4\"") != std::string::npos);
    CHECK(csv.find("\"-\"") != std::string::npos);
}

TEST_CASE("The columns can be chosen, among all fields of the contact") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso","city":"Rome"}])");
    segment_of(*db, {"K"});
    const std::vector<table::FieldId> all = exchange::all_columns();
    CHECK(all.size() > exchange::standard_columns().size());
    Result<exchange::SegmentSheet> sheet = exchange::SegmentSheet::of(
        *db, "SM1", exchange::SheetFormat::csv, {card::kCity, card::kLastDateModified, card::kNo});
    REQUIRE(sheet);
    std::string text;
    while (!sheet->step(1, text)) {
    }
    CHECK(sheet->sound());
    const std::string day =
        to_iso(static_cast<Day>(db->table(card::kTable).number(0, card::kLastDateModified)));
    CHECK(text == "\"City\",\"Last Date Modified\",\"No.\"\r\n\"Rome\",\"" + day + "\",\"K\"\r\n");
}

TEST_CASE("The e-mail addresses of a segment come in the order of its lines, each once") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"A","type":"Company","name":"A","eMail":"a@x.example; B@x.example"},
{"no":"B","type":"Company","name":"B","eMail":"b@X.example"},{"no":"C","type":"Company","name":"C"},
{"no":"D","type":"Company","name":"D","eMail":"d@x.example"}])");
    segment_of(*db, {"D", "C", "A", "B", "D", "C"});
    const table::Row row = segment::find_segment(*db, "SM1");
    exchange::SegmentEMails job(*db, row);
    while (!job.step(1)) {
    }
    CHECK(job.text() == "d@x.example; a@x.example; B@x.example");
    CHECK(job.count() == 3);
    CHECK(job.without_address() == 1);
    segment::ContactsOfLines contacts(segment::segment_code(*db, row));
    while (!contacts.step(*db, 1)) {
    }
    CHECK(contacts.take().size() == 4);
}

TEST_CASE("the lines of a segment are found in slices, and the share that is done only grows") {
    const auto db = new_database();
    import_text(*db, R"([{"no":"K","type":"Company","name":"Contoso"}])");
    segment_of(*db, std::vector<std::string>(200, "K"));
    Result<exchange::SegmentSheet> sheet = exchange::SegmentSheet::of(*db, "SM1");
    REQUIRE(sheet);
    CHECK(sheet->count() == 0);
    std::string text;
    float before = 0;
    int steps = 0;
    while (!sheet->step(1, text)) {
        CHECK(sheet->progress() >= before);
        before = sheet->progress();
        ++steps;
        if (steps == 2) CHECK(text.empty());
    }
    CHECK(steps > 200);
    CHECK(sheet->progress() == 1.0f);
    CHECK(sheet->count() == 200);
}
