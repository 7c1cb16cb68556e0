#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/app/screens.h"

using namespace segments;
using app::test::begin_with_sample;
using app::test::Harness;
using ui::Role;

namespace {

constexpr std::string_view kField = "Search commands, screens and records";

// Types into the palette without leaving it, as a person does.
void look_for(Harness& app, std::string_view text) {
    const ui::NodeId field = app.get(Role::combobox, kField).id;
    app.application().event({.kind = ui::EventKind::focus, .target = field});
    app.application().event({.kind = ui::EventKind::input, .target = field, .text = std::string(text)});
    app.settle();
}

std::vector<std::string> options(const Harness& app) {
    std::vector<std::string> names;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::option) names.push_back(node.name);
    }
    return names;
}

bool offers(const Harness& app, std::string_view name) {
    const std::vector<std::string> all = options(app);
    return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

TEST_CASE("Ctrl+K finds a screen by some of its letters, and Enter goes there") {
    Harness app;
    begin_with_sample(app);
    app.key("k", {.control = true});
    app.settle();
    REQUIRE(app.has(Role::dialog, "Go to"));
    CHECK(offers(app, "Home"));
    look_for(app, "lgse");
    REQUIRE(!options(app).empty());
    CHECK(options(app).front() == "Logged Segments");
    app.key("Enter");
    app.settle();
    CHECK_FALSE(app.has(Role::dialog, "Go to"));
    CHECK(app.has(Role::heading, "Logged Segments"));
}

TEST_CASE("the palette offers what the page offers, and runs it") {
    Harness app;
    begin_with_sample(app);
    app.press(Role::link, "Contacts");
    app.settle();
    app.press(Role::button, "Go to");
    app.settle();
    look_for(app, "new pers");
    REQUIRE(!options(app).empty());
    CHECK(options(app).front() == "New person");
    app.key("Enter");
    app.settle();
    const auto& nodes = app.tree().nodes;
    CHECK(std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
        return node.role == Role::heading && node.name.starts_with("Contact CT");
    }));
}

TEST_CASE("the palette finds records, moves through them by the arrow keys, and opens the chosen one") {
    Harness app;
    begin_with_sample(app);
    app.key("k", {.control = true});
    app.settle();
    look_for(app, "CT0000");
    const std::vector<std::string> found = options(app);
    REQUIRE(found.size() > 2);
    CHECK(found[0].starts_with("CT0000"));
    app.key("ArrowDown");
    app.settle();
    app.key("Enter");
    app.settle();
    const std::string no = found[1].substr(0, found[1].find(' '));
    CHECK(app.has(Role::heading, "Contact " + no));
}

TEST_CASE("Escape closes the palette, and what isn't there is said") {
    Harness app;
    begin_with_sample(app);
    app.key("k", {.control = true});
    app.settle();
    look_for(app, "qqqqxx");
    CHECK(options(app).empty());
    CHECK(app.has(Role::status, "Nothing found"));
    app.key("Enter");
    app.settle();
    CHECK(app.has(Role::dialog, "Go to"));
    app.key("Escape");
    app.settle();
    CHECK_FALSE(app.has(Role::dialog, "Go to"));
}

TEST_CASE("the question mark lists the shortcuts; before a workspace is begun there is nothing to go to") {
    Harness app;
    app.key("k", {.control = true});
    app.settle();
    CHECK_FALSE(app.has(Role::dialog, "Go to"));
    begin_with_sample(app);
    app.key("?", {.shift = true});
    app.settle();
    REQUIRE(app.has(Role::dialog, "Keyboard shortcuts"));
    CHECK(app.has(Role::text, "Ctrl+K: Go to a command, a screen or a record"));
    app.press(Role::button, "Close");
    app.settle();
    CHECK_FALSE(app.has(Role::dialog, "Keyboard shortcuts"));
}

TEST_CASE("Ctrl+F goes to the list's search, and is the browser's there") {
    Harness app;
    begin_with_sample(app);
    app.press(Role::link, "Contacts");
    app.settle();
    const auto claimed = [&] {
        const auto& keys = app.tree().keys;
        return std::any_of(keys.begin(), keys.end(),
                           [](const ui::KeyClaim& claim) { return claim.key == "f" && claim.control; });
    };
    CHECK(claimed());
    app.key("f", {.control = true});
    app.settle();
    CHECK(app.application().ui().focused() == app.get(Role::searchbox, "Search").id);
    CHECK_FALSE(claimed());
}
