// An import is taken back while what others have done since stays.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "core/contact/contact.h"
#include "core/contact/contact_tables.h"
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
    app.press(Role::link, "Contacts");
    app.press(Role::button, "Import contacts");
    app.pick(name, {text.begin(), text.end()});
    app.press(Role::button, "Import");
}

std::string city_of(Harness& app, std::string_view no) {
    const table::Table& contacts = app.application().session().table(card::kTable);
    const table::Row row = contacts.find(no);
    return row == table::kNoRow ? "none" : std::string(contacts.text(row, card::kCity));
}

void change_city(Harness& app, std::string_view no, std::string_view city) {
    app::Session& session = app.application().session();
    REQUIRE(session.edit("Change contact", [&](table::Transaction& tx) {
        return contact::set_field(tx, session.context(), tx.table(card::kTable).find(no), card::kCity,
                                  std::string(city));
    }));
    app.settle();
}

void ask_to_undo(Harness& app, std::string_view import_no) {
    app.application().session().go("/imports/" + std::string(import_no));
    app.settle();
    app.press(Role::button, "Undo the import");
}

}  // namespace

TEST_CASE("An import is taken back but for the contacts that were changed since, which are named before") {
    Harness app(1700, 900);
    begin(app);
    import(app, "there.json", R"([{"no":"A","type":"Company","name":"Adatum","city":"Ely"}])");
    import(app, "more.json",
           R"([{"no":"A","city":"Rome"},{"no":"B","type":"Company","name":"Bakery"},
               {"no":"C","type":"Company","name":"Contoso"}])");
    change_city(app, "C", "Oslo");
    ask_to_undo(app, "2");
    CHECK(app.has(
        Role::text,
        "1 step was made since. “Undo all” undoes it with the import; Redo brings back both. “Only what "
        "nobody changed since” leaves later steps, and contacts that were changed or used since; the "
        "rest of the import is taken back."));
    app.press(Role::button, "Only what nobody changed since");
    REQUIRE(app.has(Role::alertdialog, "Take the import back"));
    CHECK(app.has(Role::text,
                  "Deleted: 1 contact. As before the import: 1 contact. Left as they are, since "
                  "they were changed or used after it: 1 contact."));
    CHECK(app.has(Role::text, "C Contoso"));
    SUBCASE("Cancel") {
        app.press(Role::button, "Cancel");
        CHECK(city_of(app, "A") == "Rome");
        CHECK(city_of(app, "B") == "");
    }
    SUBCASE("and brought again") {
        app.press(Role::button, "Take it back");
        CHECK(city_of(app, "A") == "Ely");
        CHECK(city_of(app, "B") == "none");
        CHECK(city_of(app, "C") == "Oslo");
        CHECK(app.application().session().message()->text.find(
                  "Import 2 was taken back. Deleted: 1 contact.") != std::string::npos);
        // What is left of it was used since.
        ask_to_undo(app, "2");
        app.press(Role::button, "Only what nobody changed since");
        CHECK(app.application().session().message()->text.find("There is nothing to take back") !=
              std::string::npos);
        app.restart();
        CHECK(city_of(app, "A") == "Ely");
        app.application().session().undo();
        app.settle();
        CHECK(city_of(app, "A") == "Rome");
        CHECK(city_of(app, "B") == "");
        CHECK(city_of(app, "C") == "Oslo");
    }
}

TEST_CASE("Who stays when an import is taken back can be saved as a list") {
    Harness app(1700, 900);
    begin(app);
    std::string file = "[";
    for (int i = 0; i < 9; ++i)
        file += (i == 0 ? "" : ",") + std::string(R"({"no":"C)") + std::to_string(i) +
                R"(","type":"Company","name":"Firm )" + std::to_string(i) + "\"}";
    import(app, "firms.json", file + "]");
    for (int i = 0; i < 8; ++i) change_city(app, "C" + std::to_string(i), "Oslo");
    ask_to_undo(app, "1");
    app.press(Role::button, "Only what nobody changed since");
    CHECK(app.has(Role::text, "and 2 more"));
    app.press(Role::button, "Save the list");
    REQUIRE(app.platform().downloads.size() == 1);
    const auto& bytes = app.platform().downloads[0].bytes;
    const std::string text(bytes.begin(), bytes.end());
    CHECK(text.substr(0, 22) == "No.\tName\r\nC0\tFirm 0\r\nC");
    CHECK(text.find("C7\tFirm 7\r\n") != std::string::npos);
    CHECK(text.find("C8") == std::string::npos);
    app.press(Role::button, "Take it back");
    CHECK(app.application().session().table(card::kTable).size() == 8);
}
