// What is done afterwards with campaign entries and interactions, question by question, with each answer.
#include <doctest/doctest.h>

#include "core/attachment/attachments.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/languages.h"
#include "core/segment/line_documents.h"
#include "tests/app/segment/segment_pages.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

namespace entry = interaction::log_entry;
namespace campaign_entry = interaction::campaign_entry;

const table::Table& table_of(Harness& app, table::TableId id) {
    return app.application().session().table(id);
}
table::Row only(Harness& app, table::TableId id) {
    REQUIRE(table_of(app, id).size() == 1);
    return table_of(app, id).live().next(0);
}
void answer(Harness& app, std::string_view question, std::string_view button) {
    app.press_inside(app.get(Role::alertdialog, question).id, Role::button, button);
    CHECK_FALSE(app.has(Role::alertdialog, question));
}
bool shows(Harness& app, std::string_view text) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos)
            return true;
    }
    return false;
}
void choose(Harness& app, std::string_view value) {
    const ui::Node* const cell = app.find_value(Role::gridcell, value);
    REQUIRE(cell != nullptr);
    app.click(*cell);
}

// Ada Berg was written to for the campaign SPRING, with a document that nobody else got; on `page`.
void begin_logged(Harness& app, const char* page) {
    begin(app, {{"Ada Berg", "Vienna"}});
    app::Session& session = app.application().session();
    REQUIRE(session.edit("Campaign", [](table::Transaction& tx) -> Result<void> {
        const table::Row row = tx.insert(interaction::campaign::kTable, {"SPRING"});
        if (row == table::kNoRow) return fail("no campaign");
        return {};
    }));
    app.settle();
    new_segment(app);
    app.type(Role::textbox, "Description", "Fair");
    app.press(Role::button, "Campaign");
    app.type(Role::combobox, "Campaign No.", "SPRING");
    app.type(Role::combobox, "Interaction Template Code", "LETTER");
    app.press(Role::button, "Add Contacts");
    confirm(app, "Add Contacts", "Add Contacts");
    app.press(Role::button, "Import");
    app.pick("letter.txt", std::vector<std::uint8_t>(50, 'x'));
    // The segment's document stays with the logged segment; the line's is the interaction's alone.
    REQUIRE(session.edit("Document", [&](table::Transaction& tx) {
        const table::Row row = segment::find_segment(tx.db(), "SM00001");
        const attachment::Content content =
            attachment::content_of(tx.db(), segment::header_attachment(tx.db(), row));
        return segment::set_line_document(tx, session.context(),
                                          segment::present_lines(tx.db(), "SM00001").at(0), content, "txt");
    }));
    app.settle();
    app.press(Role::button, "Log");
    confirm(app, "Log SM00001", "Log");
    REQUIRE(table_of(app, entry::kTable).size() == 1);
    session.go(page);
    app.settle();
    choose(app, "Fair");
}

}  // namespace

TEST_CASE(
    "CMP-4: campaign entries are canceled after a question, and only canceled ones deleted after another") {
    Harness app;
    begin_logged(app, "/campaign-entries");
    const auto canceled = [&](table::TableId id, table::FieldId field) {
        return table_of(app, id).flag(only(app, id), field);
    };
    app.press(Role::button, "Delete Campaign Entries");
    CHECK(shows(app, "None of these campaign entries is canceled"));
    app.press(Role::button, "Switch Checkmark in Canceled");
    answer(app, "Switch Checkmark in Canceled", "No");
    CHECK_FALSE(canceled(campaign_entry::kTable, campaign_entry::kCanceled));
    app.press(Role::button, "Switch Checkmark in Canceled");
    answer(app, "Switch Checkmark in Canceled", "Yes");
    CHECK(canceled(campaign_entry::kTable, campaign_entry::kCanceled));
    CHECK(canceled(entry::kTable, entry::kCanceled));
    app.press(Role::button, "Delete Campaign Entries");
    answer(app, "Delete Campaign Entries", "Cancel");
    CHECK(table_of(app, campaign_entry::kTable).size() == 1);
    app.press(Role::button, "Delete Campaign Entries");
    answer(app, "Delete Campaign Entries", "Delete");
    CHECK(table_of(app, campaign_entry::kTable).size() == 0);
    CHECK(table_of(app, entry::kTable).size() == 0);
    app.press(Role::button, "Undo");
    CHECK(table_of(app, campaign_entry::kTable).size() == 1);
    CHECK(table_of(app, entry::kTable).size() == 1);
}

TEST_CASE(
    "ILE-4, ILE-5: an interaction is canceled after a question, its document kept or removed as is "
    "answered") {
    Harness app;
    begin_logged(app, "/log");
    const auto canceled = [&] {
        return table_of(app, entry::kTable).flag(only(app, entry::kTable), entry::kCanceled);
    };
    const auto document = [&] {
        return interaction::document_of(app.application().session().db(), only(app, entry::kTable));
    };
    CHECK(document() != 0);
    const auto ask = [&] { app.press(Role::button, "Switch Checkmark in Canceled"); };
    ask();
    answer(app, "Switch Checkmark in Canceled", "No");
    CHECK_FALSE(canceled());
    ask();
    answer(app, "Switch Checkmark in Canceled", "Yes");
    answer(app, "Remove the attachments?", "Keep them");
    CHECK(canceled());
    CHECK(document() != 0);
    ask();  // nothing about documents this time
    answer(app, "Switch Checkmark in Canceled", "Yes");
    CHECK_FALSE(app.has(Role::alertdialog, "Remove the attachments?"));
    CHECK_FALSE(canceled());
    ask();
    answer(app, "Switch Checkmark in Canceled", "Yes");
    answer(app, "Remove the attachments?", "Remove attachments");
    CHECK(canceled());
    CHECK(document() == 0);
}
