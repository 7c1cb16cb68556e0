// What is being typed when the program ends is offered at the next start (P3 of docs/storage.md).
#include "app/drafts/drafts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/ui/field.h"
#include "core/contact/contact_tables.h"
#include "storage/format/names.h"
#include "tests/app/screens.h"

using namespace segments;
using app::test::begin_with_sample;
using app::test::Harness;
using app::test::visit;
using ui::EventKind;
using ui::Role;

namespace {

const std::string kFile(storage::kDraftName);

// On the card of the first contact of the sample data.
void begin(Harness& app) {
    begin_with_sample(app);
    visit(app, "/contacts/CT000001");
}

// Types and stays in the field, for longer than it takes to be kept.
void type_only(Harness& app, Role role, std::string_view name, std::string_view text, double ms = 1000) {
    const ui::NodeId id = app.get(role, name).id;
    app.application().event({.kind = EventKind::focus, .target = id});
    app.run_ms(40);
    app.application().event({.kind = EventKind::input, .target = id, .text = std::string(text)});
    app.run_ms(ms);
}

void leave(Harness& app, Role role, std::string_view name) {
    const ui::Node& field = app.get(role, name);
    app.application().event({.kind = EventKind::commit, .target = field.id, .text = field.value});
    app.application().event({.kind = EventKind::focus, .target = ui::kNoNode});
    app.settle();
}

bool kept(Harness& app) {
    return app.disk().files.contains(kFile);
}

// The bar above the screen; null: nothing is offered.
const ui::Node* bar(Harness& app) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::status && node.name.find("not saved.") != std::string::npos) return &node;
    }
    return nullptr;
}

std::string name_of(Harness& app, std::string_view no) {
    const table::Table& contacts = app.application().session().table(contact::contact::kTable);
    return std::string(contacts.text(contacts.find(no), contact::contact::kName));
}

std::size_t steps(Harness& app) {
    return app.application().session().workspace().store().history().done;
}

bool in_files(Harness& app, std::string_view text) {
    const auto& files = app.disk().files;
    return std::any_of(files.begin(), files.end(), [&](const auto& file) {
        return storage::text_of(file.second).find(text) != std::string_view::npos;
    });
}

}  // namespace

TEST_CASE("what is typed is kept within a second, and makes no step of the history") {
    Harness app;
    begin(app);
    const std::size_t before = steps(app);
    CHECK_FALSE(kept(app));
    type_only(app, Role::textbox, "Name", "Northwind", 900);
    CHECK(kept(app));
    CHECK(in_files(app, "Northwind"));
    CHECK(steps(app) == before);
    CHECK_FALSE(app.application().session().workspace().busy());  // nothing is due any more
}

TEST_CASE("it goes when the field is left, when Escape takes it back, and when it is as before") {
    Harness app;
    begin(app);
    const std::string former = name_of(app, "CT000001");
    type_only(app, Role::textbox, "Name", "Northwind");
    REQUIRE(kept(app));
    leave(app, Role::textbox, "Name");
    CHECK(name_of(app, "CT000001") == "Northwind");
    app.run_ms(1000);
    CHECK_FALSE(kept(app));

    type_only(app, Role::textbox, "Name", "Southwind");
    REQUIRE(kept(app));
    app.application().event({.kind = EventKind::cancel, .target = app.get(Role::textbox, "Name").id});
    app.run_ms(1000);
    CHECK(name_of(app, "CT000001") == "Northwind");
    CHECK_FALSE(kept(app));

    type_only(app, Role::textbox, "Name", "Eastwind");
    REQUIRE(kept(app));
    type_only(app, Role::textbox, "Name", "Northwind");
    CHECK_FALSE(kept(app));
    app.restart();
    CHECK(bar(app) == nullptr);
}

TEST_CASE("after a crash it is offered, put back into its field and saved by leaving that: one step") {
    Harness app;
    begin(app);
    const std::string former = name_of(app, "CT000001");
    type_only(app, Role::textbox, "Name", "Northwind");
    app.platform().address = "/";
    app.restart();
    REQUIRE(bar(app) != nullptr);
    CHECK(bar(app)->name == "What was typed into \u201cName\u201d (Contact CT000001) was not saved.");
    CHECK(name_of(app, "CT000001") == former);
    const std::size_t before = steps(app);
    app.press(Role::button, "Show text");
    CHECK(app.find_value(Role::textbox, "Northwind") != nullptr);
    app.press(Role::button, "Put it back");
    CHECK(app.platform().address == "/contacts/CT000001");
    const ui::Node& field = app.get(Role::textbox, "Name");
    CHECK(field.value == "Northwind");
    CHECK(app.application().ui().focused() == field.id);
    CHECK_FALSE(app.application().session().message());
    CHECK(bar(app) == nullptr);
    app.run_ms(1000);
    CHECK(kept(app));  // it is being typed again
    leave(app, Role::textbox, "Name");
    CHECK(name_of(app, "CT000001") == "Northwind");
    CHECK(steps(app) == before + 1);
    app.run_ms(1000);
    CHECK_FALSE(kept(app));
    app.press(Role::button, "Undo");
    CHECK(name_of(app, "CT000001") == former);
}

TEST_CASE("another crash before somebody decided loses nothing; Discard removes it") {
    Harness app;
    begin(app);
    type_only(app, Role::textbox, "Name", "Northwind");
    app.restart();
    REQUIRE(bar(app) != nullptr);
    // Work goes on meanwhile.
    visit(app, "/contacts/CT000002");
    app.type(Role::textbox, "Name", "Other");
    type_only(app, Role::textbox, "Name", "Other one");
    app.restart();
    REQUIRE(bar(app) != nullptr);
    CHECK(bar(app)->name == "2 texts that were typed into fields were not saved.");
    app.press(Role::button, "Show text");
    CHECK(app.find_value(Role::textbox, "Northwind") != nullptr);
    CHECK(app.find_value(Role::textbox, "Other one") != nullptr);
    app.press(Role::button, "Discard");
    CHECK(app.find_value(Role::textbox, "Northwind") == nullptr);
    app.press(Role::button, "Discard");
    CHECK(bar(app) == nullptr);
    app.run_ms(1000);
    CHECK_FALSE(kept(app));
    app.restart();
    CHECK(bar(app) == nullptr);
    CHECK(name_of(app, "CT000002") == "Other");
}

TEST_CASE("a text whose record is gone is shown to be copied") {
    Harness app;
    begin(app);
    app.application().session().go("/contacts");
    app.settle();
    app.press(Role::button, "New company");
    const std::string no = app.platform().address.substr(10);
    type_only(app, Role::textbox, "Name", "Northwind");
    app.restart();
    app.application().session().edit_or_tell("Delete", [&](table::Transaction& tx) {
        tx.erase(contact::contact::kTable, tx.table(contact::contact::kTable).find(no));
        return Result<void>();
    });
    app.settle();
    app.press(Role::button, "Show text");
    app.press(Role::button, "Put it back");
    app.run_ms(4000);
    REQUIRE(app.find_value(Role::textbox, "Northwind") != nullptr);
    app.press(Role::button, "Copy");
    CHECK(app.platform().clipboard == "Northwind");
}

TEST_CASE("a record that was changed meanwhile is told, and the text put back all the same") {
    Harness app;
    begin(app);
    type_only(app, Role::textbox, "Name", "Northwind");
    app.restart();
    visit(app, "/contacts/CT000001");
    app.type(Role::textbox, "Name", "Changed");
    app.press(Role::button, "Show text");
    app.press(Role::button, "Put it back");
    CHECK(app.get(Role::textbox, "Name").value == "Northwind");
    REQUIRE(app.application().session().message());
    CHECK(app.application().session().message()->text.find("Changed") != std::string::npos);
}

TEST_CASE("a text that a rule refuses is kept until it is corrected") {
    Harness app;
    begin(app);
    visit(app, "/lists/mailingGroup");
    visit(app, "/contacts/CT000001");
    type_only(app, Role::combobox, "Salesperson Code", "NOBODY");
    leave(app, Role::combobox, "Salesperson Code");
    REQUIRE(app.get(Role::combobox, "Salesperson Code").invalid);
    app.type(Role::textbox, "Name", "Northwind");
    app.run_ms(1000);
    CHECK(kept(app));
    app.restart();
    REQUIRE(bar(app) != nullptr);
    app.press(Role::button, "Show text");
    app.press(Role::button, "Put it back");
    leave(app, Role::combobox, "Salesperson Code");
    CHECK(app.get(Role::combobox, "Salesperson Code").invalid);
    type_only(app, Role::combobox, "Salesperson Code", "");
    leave(app, Role::combobox, "Salesperson Code");
    app.run_ms(1000);
    CHECK_FALSE(kept(app));
}

TEST_CASE("a cell of a list is found again by its record and column") {
    Harness app;
    begin_with_sample(app);
    visit(app, "/lists/mailingGroup");
    const ui::Node* cell = nullptr;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::gridcell && node.column_index == 2 && cell == nullptr) cell = &node;
    }
    REQUIRE(cell != nullptr);
    const std::string former = cell->value;
    app.click(ui::Node(*cell));
    app.key("F2");
    type_only(app, Role::textbox, "Description", "Winter fair");
    REQUIRE(kept(app));
    app.platform().address = "/";
    app.restart();
    REQUIRE(bar(app) != nullptr);
    app.press(Role::button, "Show text");
    app.press(Role::button, "Put it back");
    app.run_ms(1000);
    CHECK(app.platform().address == "/lists/mailingGroup");
    CHECK(app.get(Role::textbox, "Description").value == "Winter fair");
    app.key("Tab");
    CHECK(app.find_value(Role::gridcell, "Winter fair") != nullptr);
    app.run_ms(1000);
    CHECK_FALSE(kept(app));
}

TEST_CASE("a new comment is kept while it isn't added, also when its field was left") {
    Harness app;
    begin(app);
    app.press(Role::button, "Comments");
    type_only(app, Role::textbox, "New comment", "Call back");
    leave(app, Role::textbox, "New comment");
    app.run_ms(1000);
    CHECK(kept(app));
    app.press(Role::button, "Add comment");
    app.run_ms(1000);
    CHECK_FALSE(kept(app));
    type_only(app, Role::textbox, "New comment", "Call again");
    app.restart();
    REQUIRE(app.find(Role::textbox, "New comment") == nullptr);  // its group is closed
    app.press(Role::button, "Show text");
    app.press(Role::button, "Put it back");
    CHECK(app.get(Role::textbox, "New comment").value == "Call again");
}

TEST_CASE("filters, searches and passphrases are no drafts") {
    Harness app;
    begin(app);
    visit(app, "/contacts");
    type_only(app, Role::searchbox, "Search", "Northwind");
    CHECK_FALSE(kept(app));
    type_only(app, Role::combobox, "Filter Name", "Northwind");
    CHECK_FALSE(kept(app));
    visit(app, "/workspace");
    app.press(Role::button, "Set a passphrase");
    type_only(app, Role::textbox, "New passphrase", "Northwind");
    CHECK_FALSE(kept(app));
}

TEST_CASE("a damaged draft is ignored, and one that a change took isn't offered") {
    Harness app;
    begin(app);
    type_only(app, Role::textbox, "Name", "Northwind");
    const storage::Bytes file = app.disk().files.at(kFile);
    app.disk().files[kFile][20] ^= 1;
    app.restart();
    CHECK(bar(app) == nullptr);
    visit(app, "/contacts/CT000001");
    app.type(Role::textbox, "Name", "Northwind");
    app.run_ms(1000);
    // As if the page had gone before the draft was removed.
    app.disk().files[kFile] = file;
    app.restart();
    CHECK(bar(app) == nullptr);
    app.run_ms(1000);
    CHECK_FALSE(kept(app));
}

TEST_CASE("a commit that never became durable leaves the draft") {
    Harness app;
    begin(app);
    type_only(app, Role::textbox, "Name", "Northwind");
    app.faults().plan = [](std::uint64_t) { return storage::Fault::Io; };
    const ui::Node& field = app.get(Role::textbox, "Name");
    app.application().event({.kind = EventKind::commit, .target = field.id, .text = "Northwind"});
    app.application().event({.kind = EventKind::focus, .target = ui::kNoNode});
    app.run_ms(3000);
    CHECK(name_of(app, "CT000001") == "Northwind");
    app.restart();
    const bool changed = name_of(app, "CT000001") == "Northwind";
    CHECK(changed != (bar(app) != nullptr));
}

TEST_CASE("a tab that only reads keeps nothing; the next writer offers what a tab that is gone was typing") {
    auto first = std::make_unique<Harness>();
    begin(*first);
    Harness second(*first);
    type_only(*first, Role::textbox, "Name", "Northwind");
    second.run_ms(500);
    CHECK(bar(second) == nullptr);
    first.reset();
    second.run_ms(3000);
    REQUIRE(second.application().session().workspace().store().role() == storage::Role::Writer);
    CHECK(bar(second) != nullptr);
}

TEST_CASE("in a workspace with a passphrase nothing of it can be read from the files") {
    Harness app;
    begin(app);
    visit(app, "/workspace");
    app.press(Role::button, "Set a passphrase");
    app.type(Role::textbox, "New passphrase", "correct horse");
    app.type(Role::textbox, "New passphrase again", "correct horse");
    app.press(Role::checkbox, "I know: without it the data is lost");
    app.press(Role::button, "Encrypt the workspace");
    app.restart();
    app.type(Role::textbox, "Passphrase", "correct horse");
    app.press(Role::button, "Unlock");
    visit(app, "/contacts/CT000001");
    const std::size_t files = app.disk().files.size();
    type_only(app, Role::textbox, "Name", "Northwind", 2000);
    CHECK(app.disk().files.size() == files + 1);
    CHECK_FALSE(kept(app));
    CHECK_FALSE(in_files(app, "Northwind"));
    app.restart();
    CHECK(bar(app) == nullptr);
    app.type(Role::textbox, "Passphrase", "correct horse");
    app.press(Role::button, "Unlock");
    app.run_ms(500);
    CHECK(bar(app) != nullptr);
}
