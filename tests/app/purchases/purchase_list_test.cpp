#include "app/purchases/purchase_list.h"

#include <doctest/doctest.h>

#include "core/contact/contact.h"
#include "core/contact/contact_tables.h"
#include "core/contact/value_entry_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

// An empty workspace but for the company C1.
void begin_with_company(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app::Session& session = app.application().session();
    REQUIRE(session.edit("A company", [&](table::Transaction& tx) -> Result<void> {
        const auto row = contact::create_contact(tx, session.context(), {schema::ContactType::company, "C1"});
        return row ? Result<void>() : Result<void>(row.error());
    }));
}

}  // namespace

TEST_CASE("PRD-12: purchases are imported on their page, told before, and taken back by Undo") {
    Harness app;
    begin_with_company(app);
    app::Session& session = app.application().session();
    const auto count = [&] { return session.table(contact::value_entry::kTable).size(); };
    session.go("/value-entries");
    app.settle();
    const auto import = [&](std::string_view text) {
        app.press(Role::button, "Import Purchases");
        app.pick("purchases.json", {text.begin(), text.end()});
        app.settle();
    };
    constexpr std::string_view kFile =
        R"([{"contactNo":"C1","postingDate":"2026-03-01"},{"contactNo":"C7","postingDate":"2026-03-01"}])";
    import(kFile);
    REQUIRE(app.has(Role::alertdialog, "Import Purchases"));
    app.press(Role::button, "Cancel");
    CHECK(count() == 0);
    import(kFile);
    app.press(Role::button, "Import");
    app.settle();
    CHECK(count() == 1);
    import(kFile);
    app.press(Role::button, "Add Them");
    app.settle();
    CHECK(count() == 2);
    import(kFile);
    app.press(Role::button, "Replace the 2 purchases here");
    app.settle();
    CHECK(count() == 1);
    import("[");
    CHECK_FALSE(app.has(Role::alertdialog, "Import Purchases"));
    REQUIRE(session.message());
    CHECK(session.message()->text.find("Nothing was imported from") == 0);
}

TEST_CASE("PRD-12: amounts are shown with their decimals, and copied as they are typed") {
    Harness app;
    begin_with_company(app);
    app::Session& session = app.application().session();
    session.go("/value-entries");
    app.settle();
    app.press(Role::button, "Import Purchases");
    constexpr std::string_view kFile =
        R"([{"contactNo":"C1","postingDate":"2026-03-01","quantity":3,"amount":1250}])";
    app.pick("purchases.json", {kFile.begin(), kFile.end()});
    app.settle();
    app.press(Role::button, "Import");
    app.settle();
    CHECK(app.find_value(Role::gridcell, "1,250.00") != nullptr);
    const ui::Node* quantity = app.find_value(Role::gridcell, "3");  // no money
    REQUIRE(quantity != nullptr);
    const ui::NodeId cell = quantity->id;
    app.click(ui::Node(*quantity));  // selects the row
    app.application().event({.kind = ui::EventKind::copy, .target = cell});
    app.settle();
    CHECK(app.platform().clipboard.find("1250") != std::string::npos);
    CHECK(app.platform().clipboard.find("1,250") == std::string::npos);
}
