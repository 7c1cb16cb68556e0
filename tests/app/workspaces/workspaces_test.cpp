// Several workspaces side by side: made, opened, renamed, duplicated, deleted.
#include "app/workspaces/workspaces.h"

#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

std::size_t contacts(Harness& app) {
    return app.application().session().table(contact::contact::kTable).size();
}

void begin(Harness& app, int companies) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    for (int i = 0; i < companies; ++i) {
        app.press(Role::link, "Contacts");
        app.press(Role::button, "New company");
    }
    app.press(Role::link, "Workspace");
}

// Makes one and is in it.
void create(Harness& app, std::string_view name) {
    app.press(Role::button, "New workspace");
    app.type(Role::textbox, "Name", name);
    app.press(Role::button, "Create");
    app.platform().address = "/";
    app.restart();
}

bool shows(Harness& app, std::string_view text) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos)
            return true;
    }
    return false;
}

std::string label(Harness& app, std::string_view folder) {
    return app.catalog().folders.at(std::string(folder)).label;
}

}  // namespace

TEST_CASE("a new workspace opens empty, under its name, and the former one stays as it was") {
    Harness app;
    begin(app, 2);
    CHECK(label(app, "default") == "Unnamed workspace");
    create(app, "Contoso");
    CHECK(app.platform().workspace != "default");
    CHECK(app.has(Role::heading, "Welcome to Segments"));
    CHECK(app.has(Role::button, "Open Unnamed workspace"));
    begin(app, 1);
    CHECK(app.get(Role::textbox, "Workspace Name").value == "Contoso");
    CHECK(contacts(app) == 1);
    app.press(Role::button, "Open Unnamed workspace");
    CHECK(app.platform().workspace == "default");
    app.restart();
    CHECK(contacts(app) == 2);
    CHECK(app.has(Role::button, "Open Contoso"));
}

TEST_CASE("an address that names a deleted workspace opens one that is there") {
    Harness app;
    begin(app, 1);
    app.platform().workspace = "w404";
    app.restart();
    CHECK(app.platform().workspace == "default");
    // Of the attempt nothing stays.
    CHECK(app.catalog().folders.size() == 1);
}

TEST_CASE("a workspace is renamed by its setting, which Undo takes back, and the list follows") {
    Harness app;
    begin(app, 0);
    app.type(Role::textbox, "Workspace Name", "Fabrikam");
    CHECK(label(app, "default") == "Fabrikam");
    CHECK(shows(app, "Fabrikam"));
    app.press(Role::button, "Undo");
    CHECK(label(app, "default") == "Unnamed workspace");
}

TEST_CASE("a name that another workspace has, or none, is refused") {
    Harness app;
    begin(app, 0);
    app.press(Role::button, "New workspace");
    app.press(Role::button, "Create");
    CHECK(app.has(Role::textbox, "Name"));
    app.type(Role::textbox, "Name", "Unnamed workspace");
    app.press(Role::button, "Create");
    CHECK(app.has(Role::dialog, "New workspace"));
    CHECK(app.catalog().folders.size() == 1);
}

TEST_CASE("a duplicate has the same contacts under its own name, and goes its own way") {
    Harness app;
    begin(app, 3);
    app.press(Role::button, "Duplicate");
    CHECK(app.get(Role::textbox, "Name").value == "Copy of workspace");
    app.type(Role::textbox, "Name", "Trial");
    app.press_inside(app.get(Role::dialog, "Duplicate workspace").id, Role::button, "Duplicate");
    CHECK(shows(app, "“Trial” was made."));
    CHECK(app.platform().workspace == "default");
    app.press(Role::button, "Open it");
    CHECK(app.platform().workspace != "default");
    app.restart();
    CHECK(contacts(app) == 3);
    CHECK(app.get(Role::textbox, "Workspace Name").value == "Trial");
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New person");
    CHECK(contacts(app) == 4);
    app.platform().workspace = "default";
    app.restart();
    CHECK(contacts(app) == 3);
}

TEST_CASE("a workspace is deleted only after its name was typed, and not while another tab has it open") {
    Harness app;
    begin(app, 1);
    app.press(Role::button, "Duplicate");
    app.type(Role::textbox, "Name", "Trial");
    app.press_inside(app.get(Role::dialog, "Duplicate workspace").id, Role::button, "Duplicate");
    app.press(Role::button, "Open it");
    const std::string trial = app.platform().workspace;
    app.platform().workspace = "default";

    app.press(Role::button, "Delete Trial");
    CHECK(app.get(Role::button, "Delete workspace").disabled);
    app.type(Role::textbox, "Type its name to confirm", "trial");
    CHECK(app.get(Role::button, "Delete workspace").disabled);
    app.press(Role::button, "Cancel");
    {
        Harness other(app);
        other.platform().workspace = trial;
        other.restart();
        CHECK(contacts(other) == 1);
        app.press(Role::button, "Delete Trial");
        app.type(Role::textbox, "Type its name to confirm", "Trial");
        app.press(Role::button, "Delete workspace");
        CHECK(shows(app, "“Trial” was not deleted. The workspace is open in another tab."));
        CHECK(app.catalog().folders.contains(trial));
    }
    app.press(Role::button, "Delete Trial");
    app.type(Role::textbox, "Type its name to confirm", "Trial");
    app.press(Role::button, "Delete workspace");
    CHECK(shows(app, "“Trial” was deleted."));
    CHECK_FALSE(app.catalog().folders.contains(trial));
    CHECK_FALSE(app.has(Role::button, "Delete Trial"));
    CHECK(contacts(app) == 1);
}

TEST_CASE("two tabs write in two workspaces at the same time") {
    Harness app;
    begin(app, 1);
    create(app, "Contoso");
    begin(app, 0);
    Harness other(app);
    CHECK(contacts(other) == 1);
    CHECK(other.application().session().workspace().store().role() == storage::Role::Writer);
    CHECK(app.application().session().workspace().store().role() == storage::Role::Writer);
}

TEST_CASE("a list of workspaces that can't be had is asked for now and then, not all the time") {
    Harness app;
    begin(app, 1);
    create(app, "Contoso");
    app.catalog().list_fault = storage::Fault::Io;
    app.restart();
    app.catalog().listings = 0;
    app.run_ms(4000);
    CHECK(app.catalog().listings == 0);
    CHECK_FALSE(app.has(Role::button, "Open Unnamed workspace"));
    app.run_ms(4000);
    CHECK(app.catalog().listings == 1);
    app.catalog().list_fault = storage::Fault::None;
    app.run_ms(6000);
    CHECK(app.catalog().listings == 2);
    CHECK(app.has(Role::button, "Open Unnamed workspace"));
}
