#include "app/application.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
}

const table::Table& contacts(Harness& app) {
    return app.application().session().table(contact::contact::kTable);
}

}  // namespace

TEST_CASE("a new workspace asks who works here and begins on Home") {
    Harness app;
    CHECK(app.has(Role::heading, "Welcome to Segments"));
    app.press(Role::button, "Start with an empty workspace");
    CHECK(app.get(Role::textbox, "Your name").invalid);
    begin(app);
    CHECK(app.has(Role::heading, "Home"));
    CHECK(app.application().session().user_id() == "ANN LEE");
    app.restart();
    CHECK(app.has(Role::heading, "Home"));
}

TEST_CASE("a contact is made, named, found in the list, deleted and brought back") {
    Harness app;
    begin(app);
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New company");
    CHECK(app.has(Role::heading, "Contact CT000001"));
    app.type(Role::textbox, "Name", "Contoso Ltd.");
    CHECK(contacts(app).text(contacts(app).find("CT000001"), contact::contact::kName) == "Contoso Ltd.");
    app.type(Role::textbox, "E-Mail", "no address");
    CHECK(app.get(Role::textbox, "E-Mail").invalid);
    CHECK(app.get(Role::textbox, "E-Mail").value == "no address");

    app.press(Role::link, "Contacts");
    CHECK(app.get(Role::grid, "Contacts").row_count == 2);
    const ui::Node* cell = app.find_value(Role::gridcell, "CT000001");
    REQUIRE(cell != nullptr);
    app.click(ui::Node(*cell));
    CHECK(app.has(Role::heading, "Contact CT000001"));

    app.press(Role::button, "Delete");
    REQUIRE(app.has(Role::alertdialog, "Delete contact"));
    app.key("Escape");
    CHECK(contacts(app).size() == 1);
    app.restart();
    CHECK(app.has(Role::heading, "Contact CT000001"));
    app.press(Role::button, "Undo");
    CHECK(contacts(app).text(contacts(app).find("CT000001"), contact::contact::kName).empty());
    app.press(Role::button, "Redo");
    CHECK(contacts(app).text(contacts(app).find("CT000001"), contact::contact::kName) == "Contoso Ltd.");
}

TEST_CASE("what is being typed when the page is left by Back is kept") {
    Harness app;
    begin(app);
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New company");
    const ui::NodeId name = app.get(Role::textbox, "Name").id;
    app.application().event({.kind = ui::EventKind::focus, .target = name});
    app.settle();
    app.application().event({.kind = ui::EventKind::input, .target = name, .text = "Conto"});
    app.settle();
    app.application().event({.kind = ui::EventKind::input, .target = name, .text = "Contoso"});
    app.application().address_changed("/contacts");
    app.settle();
    CHECK(app.has(Role::heading, "Contacts"));
    CHECK(app.find_value(Role::gridcell, "Contoso") != nullptr);
}

TEST_CASE(
    "what was typed within a frame before Back is kept: the program hears of focus, text and Back at once") {
    Harness app;
    begin(app);
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New company");
    const ui::NodeId name = app.get(Role::textbox, "Name").id, city = app.get(Role::textbox, "City").id;
    app.application().event({.kind = ui::EventKind::focus, .target = name});
    app.settle();
    app.application().event({.kind = ui::EventKind::input, .target = name, .text = "Contoso"});
    app.application().event({.kind = ui::EventKind::commit, .target = name, .text = "Contoso"});
    app.application().event({.kind = ui::EventKind::focus, .target = city});
    app.application().event({.kind = ui::EventKind::input, .target = city, .text = "Vienna"});
    app.application().address_changed("/contacts");
    app.settle();
    CHECK(app.has(Role::heading, "Contacts"));
    CHECK(app.find_value(Role::gridcell, "Contoso") != nullptr);
    CHECK(app.find_value(Role::gridcell, "Vienna") != nullptr);
}

TEST_CASE("on a phone the navigation is a drawer and a contact is a card") {
    Harness app(390, 844);
    begin(app);
    CHECK(!app.has(Role::link, "Contacts"));
    app.press(Role::button, "Menu");
    app.press(Role::link, "Contacts");
    CHECK(!app.has(Role::link, "Contacts"));
    app.press(Role::button, "New person");
    app.type(Role::textbox, "Name", "Ludwig Gruber");
    app.press(Role::button, "Menu");
    app.press(Role::link, "Contacts");
    CHECK(app.find_value(Role::gridcell, "Ludwig Gruber") != nullptr);
}

TEST_CASE("Ctrl+S takes in what is being typed; Ctrl+Z and Ctrl+Shift+Z undo and redo outside of fields") {
    Harness app;
    begin(app);
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New company");
    const auto name = [&] {
        return std::string(contacts(app).text(contacts(app).find("CT000001"), contact::contact::kName));
    };
    const ui::NodeId field = app.get(Role::textbox, "Name").id;
    app.application().event({.kind = ui::EventKind::focus, .target = field});
    app.application().event({.kind = ui::EventKind::input, .target = field, .text = "Contoso"});
    app.settle();
    CHECK(name().empty());
    app.key("s", {.control = true});
    app.settle();
    CHECK(name() == "Contoso");
    app.key("z", {.control = true});
    app.settle();
    CHECK(name().empty());
    app.key("z", {.shift = true, .control = true});
    app.settle();
    CHECK(name() == "Contoso");
}

TEST_CASE("the page's shortcuts work in a cell and on a column's header, which leave them alone") {
    Harness app;
    begin(app);
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New company");
    app.type(Role::textbox, "Name", "Contoso");
    app.press(Role::link, "Contacts");
    const std::int32_t place = app.get(Role::columnheader, "Name").column_index;
    for (const bool header : {false, true}) {
        CAPTURE(header);
        const auto go = [&] {
            if (header) return app.click(Role::columnheader, "Name");
            app.click(ui::Node(*app.find_value(Role::gridcell, "Contoso")));
        };
        go();
        const ui::NodeId focused = app.application().ui().focused();
        for (const auto& [key, modifiers, title] :
             {std::tuple{"F1", ui::Modifiers{}, "Help"},
              {"k", ui::Modifiers{.control = true}, "Go to"},
              {"?", ui::Modifiers{.shift = true}, "Keyboard shortcuts"}}) {
            app.key(key, modifiers);
            CHECK(app.has(Role::dialog, title));
            app.key("Escape");
            CHECK(!app.has(Role::dialog, title));
            CHECK(app.application().ui().focused() == focused);
        }
        app.key("z", {.control = true});
        CHECK(contacts(app).text(0, contact::contact::kName).empty());
        app.key("y", {.control = true});
        CHECK(contacts(app).text(0, contact::contact::kName) == "Contoso");
        CHECK(app.get(Role::columnheader, "Name").column_index == place);
    }
}
