// The dry run field by field, policies, segments and the report that stays, as people use them.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/import_contacts.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/exchange_tables.h"
#include "core/segment/segment_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;
namespace card = contact::contact;

namespace {

void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app.press(Role::link, "Contacts");
}

void import(Harness& app, std::string_view name, std::string_view text) {
    app.press(Role::button, "Import contacts");
    app.pick(name, {text.begin(), text.end()});
}

std::string text_of(Harness& app, std::string_view no, table::FieldId field) {
    const table::Table& contacts = app.application().session().table(card::kTable);
    const table::Row row = contacts.find(no);
    return row == table::kNoRow ? "none" : std::string(contacts.text(row, field));
}

constexpr std::string_view kThere =
    R"([{"no":"C1","type":"Company","name":"Contoso","city":"Ely"},{"no":"C2","type":"Company","name":"Adatum"}])";

void begin_with_two(Harness& app) {
    begin(app);
    import(app, "there.json", kThere);
    app.press(Role::button, "Import");
}

}  // namespace

TEST_CASE("The dry run lists what changes, and shows a contact's fields with the old and the new value") {
    Harness app;
    begin_with_two(app);
    import(
        app, "more.json",
        R"([{"no":"C1","city":"Rome","county":"X"},{"no":"N","type":"Company","name":"New Ltd"},{"no":"C2"}])");
    REQUIRE(app.has(Role::list, "Changed contacts"));
    CHECK(app.has(Role::listitem, "C1 Contoso: Line 1, contact 1"));
    app.press(Role::button, "Details of C1 Contoso");
    REQUIRE(app.has(Role::dialog, "C1 Contoso"));
    CHECK(app.has(Role::listitem, "City: Ely → Rome"));
    CHECK(app.has(Role::listitem, "County: (blank) → X"));
    app.press(Role::button, "Close");
    app.press(Role::tab, "New 1");
    CHECK(app.has(Role::listitem, "N New Ltd: Line 1, contact 2"));
    app.type(Role::searchbox, "Search these contacts", "nobody");
    CHECK(app.has(Role::text, "None of them."));
}

TEST_CASE("A policy of one field counts, and is remembered for the next import") {
    Harness app;
    begin_with_two(app);
    constexpr std::string_view kFile = R"([{"no":"C1","name":"Contoso Ltd","city":"Rome"}])";
    import(app, "more.json", kFile);
    app.press(Role::button, "Options");
    app.press(Role::button, "Field by field");
    REQUIRE(app.has(Role::dialog, "Field by field"));
    app.press(Role::combobox, "City");
    app.press(Role::option, "Keep what is there");
    app.press(Role::button, "Apply");
    app.press(Role::button, "Import");
    CHECK(text_of(app, "C1", card::kName) == "Contoso Ltd");
    CHECK(text_of(app, "C1", card::kCity) == "Ely");
    app.restart();
    app.press(Role::link, "Contacts");
    import(app, "more.json", kFile);
    CHECK(app.has(Role::text, "Unchanged: 1"));
}

TEST_CASE("From a segment's page contacts of a file go on the segment, also those that are there already") {
    Harness app(1700, 900);
    begin_with_two(app);
    app.press(Role::link, "Segments");
    app.press(Role::button, "New segment");
    app.press(Role::menubutton, "Lines");
    app.press(Role::menuitem, "Import contacts");
    app.pick("fair.json", {kThere.begin(), kThere.end()});
    REQUIRE(app.has(Role::dialog, "Import contacts"));
    CHECK(app.get(Role::combobox, "Segment No.").value == "SM00001");
    CHECK(app.has(Role::text, "Unchanged: 2"));
    app.press_inside(app.get(Role::dialog, "Import contacts").id, Role::button, "Import");
    const table::Table& lines = app.application().session().table(segment::line::kTable);
    CHECK(lines.size() == 2);
    CHECK(app.application().session().message()->text.find("2 lines were added to SM00001.") !=
          std::string::npos);
    app.press(Role::button, "Undo");
    CHECK(lines.size() == 0);
}

TEST_CASE("An import leaves a report with what was rejected, to be saved again and undone as a whole") {
    Harness app;
    begin(app);
    import(app, "some.json",
           "[{\"no\":\"A\",\"type\":\"Company\",\"name\":\"Good\"},\n{\"no\":\"B\",\"type\":\"Firm\"}]");
    app.press(Role::button, "Details of Line 2, contact 2 (B)");
    CHECK(app.has(Role::listitem, "Place in the JSON: /1/type"));
    app.press(Role::button, "Close");
    app.press(Role::button, "Import");
    app.press(Role::button, "Report");
    CHECK(app.has(Role::heading, "Import 1"));
    CHECK(app.has(Role::text, "New: 1"));
    CHECK(app.has(Role::text, "Rejected: 1"));
    app.press(Role::button, "Save the rejected contacts");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "some - rejected.json");
    const auto& bytes = app.platform().downloads[0].bytes;
    CHECK(std::string(bytes.begin(), bytes.end()).find("{\"no\":\"B\",\"type\":\"Firm\"}") !=
          std::string::npos);
    app.restart();
    CHECK(app.has(Role::heading, "Import 1"));
    app.press(Role::button, "Undo the import");
    CHECK(app.application().session().table(card::kTable).size() == 0);
    CHECK(app.application().session().table(exchange::entry::kTable).size() == 0);
}

TEST_CASE("Undoing an import names the steps that were made since, which go with it, and leads to History") {
    Harness app;
    begin(app);
    import(app, "first.json", R"([{"no":"A","type":"Company","name":"Good"}])");
    app.press(Role::button, "Import");
    import(app, "later.json", R"([{"no":"B","type":"Company","name":"Better"}])");
    app.press(Role::button, "Import");
    app::Session& session = app.application().session();
    session.go("/imports/1");
    app.settle();
    app.press(Role::button, "Undo the import");
    CHECK(app.has(Role::alertdialog, "Undo the import"));
    CHECK(app.has(Role::text, "Import 2: Import 1 contact from “later.json”"));
    app.press(Role::button, "History");
    CHECK(session.address() == "/history");
    CHECK(session.table(card::kTable).size() == 2);
    session.go("/imports/1");
    app.settle();
    app.press(Role::button, "Undo the import");
    app.press(Role::button, "Undo all");
    CHECK(session.table(card::kTable).size() == 0);
    app.press(Role::button, "Redo");
    app.press(Role::button, "Redo");
    CHECK(session.table(card::kTable).size() == 2);
}
