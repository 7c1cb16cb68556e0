// What the person sees of saving: storage that fails, and the second tab.
#include <doctest/doctest.h>

#include "app/session/save_state.h"
#include "core/contact/contact_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using storage::Fault;
using ui::Role;

namespace {

void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app.press(Role::link, "Contacts");
}

// The status line is the last of its kind: messages above the screen come before it.
std::string status_of(Harness& app) {
    std::string said;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::status && node.live) said = node.name;
    }
    return said;
}

const ui::Node* alert(Harness& app, std::string_view beginning) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::alert && node.name.starts_with(beginning)) return &node;
    }
    return nullptr;
}

std::size_t contacts(Harness& app) {
    return app.application().session().table(contact::contact::kTable).size();
}

// A new contact by the list's button, with the storage as it is.
void add_contact(Harness& app) {
    app.application().session().go("/contacts");
    app.run_ms(100);
    app.application().event(
        {.kind = ui::EventKind::activate, .target = app.get(Role::button, "New company").id});
    app.run_ms(100);
}

}  // namespace

TEST_CASE("storage that is full or denied is said at once, work goes on, and saving resumes by itself") {
    for (const Fault fault : {Fault::Full, Fault::Denied, Fault::Io, Fault::Disconnected}) {
        CAPTURE(static_cast<int>(fault));
        Harness app;
        begin(app);
        CHECK(status_of(app) == "Saved");
        bool failing = true;
        app.faults().plan = [&](std::uint64_t) { return failing ? fault : Fault::None; };
        add_contact(app);
        app.run_ms(1800);
        CHECK(status_of(app) == "Not saved: " + storage::describe(fault));
        CHECK(alert(app, "Not saved: ") != nullptr);
        CHECK(app.platform().title.starts_with("\u25CF "));
        CHECK(app.has(Role::button, "Back up"));
        add_contact(app);
        add_contact(app);
        CHECK(contacts(app) == 3);
        failing = false;
        app.run_ms(9000);
        CHECK(status_of(app) == "Saved");
        CHECK(alert(app, "Not saved: ") == nullptr);
        CHECK_FALSE(app.platform().title.starts_with("\u25CF "));
        app.restart();
        CHECK(contacts(app) == 3);
    }
}

TEST_CASE("storage that doesn't answer is said within two seconds, and saving resumes when it does again") {
    Harness app;
    begin(app);
    app.faults().silent = true;
    add_contact(app);
    app.run_ms(1800);
    CHECK(status_of(app) == "Not saved: " + storage::describe(Fault::NotAnswering));
    CHECK(app.has(Role::button, "Back up"));
    add_contact(app);
    app.run_ms(30000);
    CHECK(status_of(app).starts_with("Not saved: "));
    CHECK(contacts(app) == 2);
    app.faults().silent = false;
    app.run_ms(20000);
    CHECK(status_of(app) == "Saved");
    app.restart();
    CHECK(contacts(app) == 2);
}

TEST_CASE("a backup can be made while nothing can be saved") {
    Harness app;
    begin(app);
    app.faults().plan = [](std::uint64_t) { return Fault::Full; };
    add_contact(app);
    app.run_ms(1800);
    app.application().event({.kind = ui::EventKind::activate, .target = app.get(Role::button, "Back up").id});
    app.run_ms(2000);
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads.front().finished);
    app.faults().plan = nullptr;
    app.run_ms(10000);
}

TEST_CASE("a second tab is read-only, follows, and takes over when asked to") {
    Harness first;
    begin(first);
    Harness second(first);
    CHECK(status_of(second) == "Read-only: another tab is at work");
    add_contact(first);
    first.settle();
    second.settle();
    CHECK(contacts(second) == 1);
    second.application().session().go("/contacts");
    second.settle();
    CHECK(second.get(Role::button, "New company").disabled);
    second.press(Role::button, "Take over");
    first.run_ms(500);
    CHECK(status_of(first) == "Read-only: another tab is at work");
    CHECK(status_of(second) == "Saved");
    second.press(Role::button, "New company");
    first.run_ms(500);
    CHECK(contacts(first) == 2);
}

TEST_CASE("what a tab had not saved when another took over is told as lost") {
    Harness first;
    begin(first);
    add_contact(first);
    first.settle();
    Harness second(first);
    first.faults().plan = [](std::uint64_t) { return Fault::Full; };
    add_contact(first);
    add_contact(first);
    second.press(Role::button, "Take over");
    first.faults().plan = nullptr;
    first.run_ms(2000);
    CHECK(contacts(first) == 1);
    CHECK(alert(first, "Another tab took over before everything was saved here: the last 2 changes") !=
          nullptr);
}

TEST_CASE("the second tab becomes the writer by itself when the first one closes") {
    auto first = std::make_unique<Harness>();
    begin(*first);
    Harness second(*first);
    CHECK(status_of(second) == "Read-only: another tab is at work");
    first.reset();
    second.run_ms(500);
    CHECK(status_of(second) == "Saved");
}

TEST_CASE("stored data that the browser deleted is saved again, and the person is told") {
    Harness app;
    begin(app);
    add_contact(app);
    app.settle();
    app.disk().clear();
    add_contact(app);
    app.settle();
    CHECK(alert(app, "The browser has deleted what this page had stored") != nullptr);
    app.restart();
    CHECK(contacts(app) == 2);
}

TEST_CASE(
    "where the browser lets the page store nothing, work is possible in memory, and said to be unsaved") {
    Harness app;
    app.restart_failing(Fault::Denied);
    CHECK(status_of(app) == "Not saved: " + storage::problem_of(Fault::Denied));
    app.press(Role::button, "Work without saving");
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    add_contact(app);
    CHECK(contacts(app) == 1);
    CHECK(status_of(app).starts_with("Not saved: this is kept until the page is closed"));
    app.press(Role::button, "Back up");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads.front().finished);
    CHECK(app.disk().files.empty());
}

TEST_CASE(
    "storage that doesn't answer while the workspace opens is said within two seconds; what it then brings "
    "is "
    "opened") {
    Harness app;
    begin(app);
    app.settle();
    app.restart_silent();
    app.run_ms(1000);
    CHECK(status_of(app) == "Opening");
    app.run_ms(900);
    CHECK(status_of(app) == "Opening: The storage doesn't answer.");
    CHECK(alert(app, "The browser's storage hasn't answered yet.") != nullptr);
    SUBCASE("it answers late") {
        app.run_ms(4000);
        app.faults().silent = false;
        app.run_ms(2000);
        CHECK(status_of(app) == "Saved");
        CHECK(contacts(app) == 0);
        CHECK(app.has(Role::link, "Contacts"));
    }
    SUBCASE("it never answers") {
        app.run_ms(9000);
        CHECK(status_of(app) == "Not saved: The storage doesn't answer.");
        app.press(Role::button, "Work without saving");
        CHECK(app.has(Role::textbox, "Your name"));
        CHECK(status_of(app).starts_with("Not saved: this is kept until the page is closed"));
    }
}

TEST_CASE("damage that was found on opening is told, and listed on the Workspace screen") {
    Harness app;
    begin(app);
    add_contact(app);
    app.settle();
    storage::Bytes* newest = nullptr;
    for (auto& [name, bytes] : app.disk().files) {
        if (name.starts_with("log-")) newest = &bytes;
    }
    REQUIRE(newest != nullptr);
    newest->pop_back();
    app.restart();
    CHECK(alert(app, "Some of what was stored was damaged.") != nullptr);
    app.press(Role::button, "Details");
    CHECK(app.has(Role::heading, "Damage that was found"));
}
