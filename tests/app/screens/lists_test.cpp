// The list screens: what they show, what they are about, where they lead.
#include <doctest/doctest.h>

#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/schema/enumerations.h"
#include "core/segment/segment_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using table::Row;
using ui::Role;

namespace card = contact::contact;
namespace head = segment::segment;
namespace line = segment::line;
namespace logged = segment::logged;
namespace entry = interaction::log_entry;

namespace {

class Office : public Harness {
  public:
    explicit Office(float width = 2600, float height = 900) : Harness(width, height) {
        type(Role::textbox, "Your name", "Ann Lee");
        press(Role::button, "Start with an empty workspace");
    }
    void change(const std::function<void(table::Transaction&)>& what) {
        REQUIRE(application().session().edit("Test data", [&](table::Transaction& tx) {
            what(tx);
            return Result<void>();
        }));
        settle();
    }
    void contact(const char* no, const char* name, const char* company = "") {
        change([&](table::Transaction& tx) {
            const Row row = tx.insert(card::kTable, {no});
            tx.set_text(card::kTable, row, card::kName, name);
            tx.set_text(card::kTable, row, card::kCompanyNo, company);
            if (*company != '\0')
                tx.set_number(card::kTable, row, card::kType, static_cast<int>(schema::ContactType::person));
        });
    }
    void segment(const char* no, const char* description, int lines) {
        change([&](table::Transaction& tx) {
            const Row row = tx.insert(head::kTable, {no});
            tx.set_text(head::kTable, row, head::kDescription, description);
            for (int i = 0; i < lines; ++i) {
                const Row each = tx.insert(line::kTable, {++line_id_});
                tx.set_text(line::kTable, each, line::kSegmentNo, no);
                tx.set_number(line::kTable, each, line::kLineNo, (i + 1) * 10000);
            }
        });
    }
    void logged_segment(int no, const char* description, bool canceled) {
        change([&](table::Transaction& tx) {
            const Row row = tx.insert(logged::kTable, {no});
            tx.set_text(logged::kTable, row, logged::kDescription, description);
            tx.set_flag(logged::kTable, row, logged::kCanceled, canceled);
        });
    }
    void interaction(int no, const char* contact_no, const char* company_no, int logged_no,
                     bool canceled = false, bool postponed = false) {
        change([&](table::Transaction& tx) {
            const Row row = tx.insert(entry::kTable, {no});
            tx.set_text(entry::kTable, row, entry::kContactNo, contact_no);
            tx.set_text(entry::kTable, row, entry::kContactCompanyNo, company_no);
            tx.set_text(entry::kTable, row, entry::kDescription, "Letter " + std::to_string(no));
            tx.set_number(entry::kTable, row, entry::kLoggedSegmentEntryNo, logged_no);
            tx.set_number(entry::kTable, row, entry::kCost, 150000);
            tx.set_flag(entry::kTable, row, entry::kCanceled, canceled);
            tx.set_flag(entry::kTable, row, entry::kPostponed, postponed);
        });
    }
    void go(std::string address) {
        application().session().go(std::move(address));
        settle();
    }
    const std::string& address() { return application().session().address(); }

    // The texts of a column from top to bottom, as far as it is on the screen.
    std::vector<std::string> column(std::string_view caption) {
        std::vector<std::string> texts;
        const int wanted = get(Role::columnheader, caption).column_index;
        for (const ui::Node& node : tree().nodes) {
            const bool data = node.role == Role::gridcell && node.row_index >= 2;
            if (data && node.column_index == wanted) texts.push_back(node.value);
        }
        return texts;
    }
    void click_value(std::string_view value) {
        const ui::Node* cell = find_value(Role::gridcell, value);
        REQUIRE(cell != nullptr);
        click(ui::Node(*cell));
    }

  private:
    int line_id_ = 0;
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("NUM-12: the segments are listed with the number of their lines, and lead to their worksheet") {
    Office app;
    app.press(Role::link, "Segments");
    CHECK(app.has(Role::text, "No segments yet"));
    app.segment("SM00001", "Spring mailing", 3);
    app.segment("SM00002", "Invitation", 0);
    CHECK(app.column("No. of Lines") == Texts{"3", "0"});
    CHECK(app.column("Description") == Texts{"Spring mailing", "Invitation"});
    app.change([](table::Transaction& tx) {
        tx.set_number(line::kTable, tx.table(line::kTable).find(1), line::kRemovedBy, 4);
    });
    CHECK(app.column("No. of Lines") == Texts{"2", "0"});
    app.click_value("SM00001");
    CHECK(app.address() == "/segments/SM00001");
}

TEST_CASE("LSG-1, LSG-2: a logged segment counts the entries that are canceled as it is") {
    Office app;
    app.press(Role::link, "Logged Segments");
    CHECK(app.has(Role::text, "Nothing was logged yet"));
    app.logged_segment(1, "Spring mailing", false);
    app.logged_segment(2, "Mistake", true);
    app.interaction(1, "CT1", "", 1);
    app.interaction(2, "CT2", "", 1);
    app.interaction(3, "CT3", "", 1, true);
    app.interaction(4, "CT1", "", 2, true);
    CHECK(app.column("Entry No.") == Texts{"2", "1"});
    CHECK(app.column("No. of Interactions") == Texts{"1", "2"});
    CHECK(app.get(Role::button, "Interaction Log Entries").disabled);
    app.click_value("Spring mailing");
    app.press(Role::button, "Interaction Log Entries");
    CHECK(app.address() == "/log?loggedSegment=1");
}

TEST_CASE("ILE-1, ILE-2: entries show the names of their contacts, and postponed ones are not there") {
    Office app;
    app.contact("CO1", "Contoso");
    app.contact("CT1", "Ludwig Gruber", "CO1");
    app.interaction(1, "CT1", "CO1", 0);
    app.interaction(2, "CO1", "CO1", 0);
    app.interaction(3, "CT1", "CO1", 0, false, true);
    app.press(Role::link, "Interaction Log Entries");
    CHECK(app.column("Entry No.") == Texts{"2", "1"});
    CHECK(app.column("Contact Name") == Texts{"Contoso", "Ludwig Gruber"});
    CHECK(app.column("Contact Company Name") == Texts{"Contoso", "Contoso"});
    app.type(Role::combobox, "Filter Contact Name", "gruber");
    CHECK(app.column("Entry No.") == Texts{"1"});
}

TEST_CASE("ILE-15, ILE-16: the address says whose entries are listed, and the condition can be taken away") {
    Office app;
    app.contact("CO1", "Contoso");
    app.interaction(1, "CO1", "CO1", 12);
    app.interaction(2, "CT9", "", 12);
    app.interaction(3, "CO1", "CO1", 0);
    app.go("/log?loggedSegment=12");
    CHECK(app.column("Entry No.") == Texts{"2", "1"});
    app.go("/log?contact=co1&loggedSegment=12");
    CHECK(app.column("Entry No.") == Texts{"1"});
    app.press(Role::button, "Logged Segment 12  ×");
    CHECK(app.address() == "/log?contact=co1");
    CHECK(app.column("Entry No.") == Texts{"3", "1"});
    app.press(Role::button, "Contact co1 Contoso  ×");
    CHECK(app.address() == "/log");
    CHECK(app.column("Entry No.") == Texts{"3", "2", "1"});
    app.go("/log?contact=NOBODY");
    CHECK(app.has(Role::button, "Contact NOBODY  ×"));
}

TEST_CASE("templates are listed with what they were used for, opened, made and deleted (TPL-1, TPL-10)") {
    Office app;
    app.change([](table::Transaction& tx) {
        const Row row = tx.insert(entry::kTable, {1});
        tx.set_text(entry::kTable, row, entry::kInteractionTemplateCode, "LETTER");
    });
    app.press(Role::link, "Interaction Templates");
    CHECK(app.column("Code") == Texts{"CALL", "EMAIL", "LETTER", "MEETING"});
    CHECK(app.column("No. of Interactions") == Texts{"0", "0", "1", "0"});
    app.press(Role::button, "New");
    app.type(Role::textbox, "Code", "CARD");
    app.press(Role::button, "Create");
    app.click_value("CARD");
    CHECK(app.has(Role::heading, "Interaction Template CARD"));
    CHECK(app.get(Role::combobox, "Correspondence Type (Default)").value == "Email");
    app.type(Role::spinbutton, "Unit Cost (LCY)", "-1");
    CHECK(app.get(Role::spinbutton, "Unit Cost (LCY)").invalid);
    app.type(Role::spinbutton, "Unit Cost (LCY)", "1250.5");
    CHECK(app.get(Role::spinbutton, "Unit Cost (LCY)").value == "1,250.50");
    // The same again is no change, however it is written.
    const std::string step = app.application().session().workspace().undo_label();
    app.type(Role::spinbutton, "Unit Cost (LCY)", "2");
    app.press(Role::button, "Undo");
    app.type(Role::spinbutton, "Unit Cost (LCY)", "1250.50");
    CHECK(app.application().session().workspace().can_redo());
    CHECK(app.application().session().workspace().undo_label() == step);
    app.press(Role::button, "Delete");
    CHECK(app.address() == "/templates");
    CHECK(app.column("Code").size() == 4);
}

TEST_CASE("DEL-3: selected contacts are deleted together, with their people, and come back by Undo") {
    Office app;
    app.contact("CO1", "Contoso");
    app.contact("CO2", "Fabrikam");
    app.contact("CT1", "Ludwig Gruber", "CO1");
    app.contact("CT2", "Ann Lee");
    app.contact("CT3", "Bert Moss");
    app.press(Role::link, "Contacts");
    CHECK(app.get(Role::button, "Delete").disabled);
    app.click_value("Contoso");
    app.key("Escape");
    CHECK(app.get(Role::button, "Delete").disabled);
    app.key(" ");
    app.key("ArrowDown", {.shift = true});
    app.press(Role::button, "Delete");
    REQUIRE(app.has(Role::alertdialog, "Delete contacts"));
    const ui::NodeId dialog = app.get(Role::alertdialog, "Delete contacts").id;
    app.press_inside(dialog, Role::button, "Delete");
    // Contoso goes with its person, and the row below it.
    CHECK(app.column("No.") == Texts{"CT2", "CT3"});
    app.press(Role::button, "Undo");
    CHECK(app.column("No.").size() == 5);
}

TEST_CASE("CLS-3: a code list counts the contacts of each code, and its texts are edited in place") {
    Office app;
    app.contact("CT1", "Ann Lee");
    app.change([](table::Transaction& tx) {
        tx.set_text(card::kTable, tx.table(card::kTable).find("CT1"), card::kCountryRegionCode, "AT");
    });
    app.go("/lists/country");
    app.type(Role::combobox, "Filter No. of Contacts", "1..");
    CHECK(app.column("Code") == Texts{"AT"});
    app.click_value("Austria");
    app.key("F2");
    app.type(Role::textbox, "Name", "Österreich");
    CHECK(app.find_value(Role::gridcell, "Österreich") != nullptr);
    app.press(Role::button, "Undo");
    CHECK(app.find_value(Role::gridcell, "Austria") != nullptr);
}

TEST_CASE("on a phone a segment is a card, and what doesn't fit the toolbar is in the menu More") {
    Office app(390, 844);
    app.segment("SM00001", "Spring mailing", 2);
    app.go("/segments");
    CHECK(app.find_value(Role::gridcell, "Spring mailing") != nullptr);
    CHECK(!app.has(Role::columnheader, "No."));
    app.go("/contacts");
    CHECK(app.has(Role::button, "New company"));
    CHECK(!app.has(Role::button, "Delete"));
    app.press(Role::menubutton, "More");
    CHECK(app.get(Role::menuitem, "Delete").disabled);
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::button) CHECK(node.rect.x + node.rect.width <= 390);
    }
}

TEST_CASE("ACT-3, ACT-4: what can be done with logged segments and with interactions") {
    Office app;
    app.press(Role::link, "Logged Segments");
    for (const std::string name : {"Interaction Log Entries", "Switch Checkmark in Canceled",
                                   "Delete Canceled", "Create Follow-up Segment"})
        CHECK_MESSAGE(app.has(Role::button, name), name);
    app.press(Role::link, "Interaction Log Entries");
    for (const std::string name : {"Switch Checkmark in Canceled", "Create Interaction", "Show Attachments",
                                   "Comments", "Delete Canceled", "Postponed Interactions"})
        CHECK_MESSAGE(app.has(Role::button, name), name);
    CHECK(app.has(Role::menubutton, "Evaluate"));
}

TEST_CASE(
    "ILE-15: a list of interactions may be about a span of days, an evaluation, and what isn't canceled") {
    Office app;
    const auto on = [&](int no, const char* day, int evaluation, bool canceled = false) {
        app.interaction(no, "CO1", "CO1", 0, canceled);
        app.change([&](table::Transaction& tx) {
            const Row row = tx.table(entry::kTable).find(no);
            tx.set_number(entry::kTable, row, entry::kDate, *from_iso(day));
            tx.set_number(entry::kTable, row, entry::kEvaluation, evaluation);
        });
    };
    on(1, "2026-11-15", 2);
    on(2, "2026-11-16", 2);
    on(3, "2026-11-22", 1);
    on(4, "2026-11-23", 2);
    on(5, "2026-11-18", 2, true);
    app.go("/log?from=2026-11-16&to=2026-11-22");
    CHECK(app.column("Entry No.") == Texts{"5", "3", "2"});
    app.go("/log?from=2026-11-16&to=2026-11-22&canceled=0&evaluation=2");
    CHECK(app.column("Entry No.") == Texts{"2"});
    CHECK(app.has(Role::button, "From 2026-11-16  ×"));
    CHECK(app.has(Role::button, "Evaluation Positive  ×"));
    app.press(Role::button, "Not canceled  ×");
    CHECK(app.column("Entry No.") == Texts{"5", "2"});
    app.go("/log?from=2026-11-16");
    CHECK(app.column("Entry No.") == Texts{"5", "4", "3", "2"});
}

TEST_CASE("FLT-62: a quick search is no filter: it is gone when the list was left") {
    Office app;
    app.contact("CO1", "Contoso");
    app.contact("CO2", "Fabrikam");
    app.press(Role::link, "Contacts");
    app.type(Role::searchbox, "Search", "fabri");
    CHECK(app.column("No.") == Texts{"CO2"});
    app.press(Role::link, "Segments");
    app.restart();
    app.press(Role::link, "Contacts");
    CHECK(app.column("No.") == Texts{"CO1", "CO2"});
}

TEST_CASE("LSG-3, ILE-16: a logged segment leads to its campaign entries, and these to their interactions") {
    Office app;
    app.logged_segment(1, "Spring mailing", false);
    app.interaction(1, "CO1", "", 1);
    app.interaction(2, "CO1", "", 1);
    app.change([](table::Transaction& tx) {
        namespace campaign_entry = interaction::campaign_entry;
        for (const int no : {1, 2}) {
            tx.insert(campaign_entry::kTable, {no});
            const Row row = tx.table(campaign_entry::kTable).find(no);
            tx.set_number(campaign_entry::kTable, row, campaign_entry::kRegisterNo, no);
            tx.set_text(campaign_entry::kTable, row, campaign_entry::kDescription, "Fair");
        }
        tx.set_number(entry::kTable, tx.table(entry::kTable).find(2), entry::kCampaignEntryNo, 1);
    });
    app.go("/logged/1");
    app.press(Role::button, "Campaign Entries");
    CHECK(app.column("Entry No.") == Texts{"1"});
    app.click_value("Fair");
    app.press(Role::button, "Interaction Log Entries");
    CHECK(app.address() == "/log?campaignEntry=1");
    CHECK(app.column("Entry No.") == Texts{"2"});
}

TEST_CASE("every list that is empty says what to do next, with a button that does it") {
    Office app;
    struct {
        const char *address, *button, *opens;
    } const lists[] = {
        {"/log", "Go to Segments", "Segments"},
        {"/logged", "Go to Segments", "Segments"},
        {"/campaign-entries", "Go to Segments", "Segments"},
        {"/criteria", "Go to Segments", "Segments"},
        {"/lists/mailingGroup", "New Mailing Group", "New Mailing Group"},
    };
    for (const auto& list : lists) {
        INFO(list.address);
        app.application().address_changed(list.address);
        app.settle();
        REQUIRE(app.has(Role::button, list.button));
        app.press(Role::button, list.button);
        CHECK((app.has(Role::heading, list.opens) || app.has(Role::dialog, list.opens)));
    }
}
