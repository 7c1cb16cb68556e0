// Actions on lines and documents of a segment, and on logged segments, that other tests don't touch.
#include "core/attachment/attachment_tables.h"
#include "core/criteria/pins.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/log_segment.h"
#include "core/segment/languages.h"
#include "core/segment/line.h"
#include "core/segment/line_change.h"
#include "core/setup/number_series_setup.h"
#include "tests/app/segment/segment_pages.h"

using namespace segments;
using namespace segments::app::test;

namespace {

const table::Database& db(Harness& app) {
    return app.application().session().db();
}
table::Row line_at(Harness& app, std::size_t n) {
    return segment::present_lines(db(app), "SM00001").at(n);
}
void from_menu(Harness& app, std::string_view menu, std::string_view item) {
    app.press(Role::menubutton, menu);
    app.press(Role::menuitem, item);
}

// A segment of two from Vienna.
void begin_with_lines(Harness& app) {
    begin(app, kPeople);
    new_segment(app);
    add_by_city(app, "Vienna");
    confirm(app, "Add Contacts", "Add Contacts");
    app.settle();
    REQUIRE(lines(app) == 2);
}
// Puts the cursor on a line, which is selected then.
void select_line(Harness& app) {
    app.click(ui::Node(*app.find_value(Role::gridcell, "Ada Berg")));
    app.settle();
}

}  // namespace

TEST_CASE("LIN-1, PRD-3: selected lines are put back to the segment's values") {
    Harness app(1700, 900);
    begin_with_lines(app);
    app::Session& session = app.application().session();
    REQUIRE(session.edit("Cost", [&](table::Transaction& tx) {
        return without_value(segment::set_line_field(tx, line_at(app, 0), segment::line::kCost, 700000));
    }));
    app.settle();
    select_line(app);
    from_menu(app, "Lines", "Use the segment's values");
    app.settle();
    CHECK((db(app).table(segment::line::kTable).number(line_at(app, 0), segment::line::kOwn) &
           segment::bit(segment::OwnField::cost)) == 0);
}

TEST_CASE("PIN-5: selected lines are pinned and unpinned") {
    Harness app(1700, 900);
    begin_with_lines(app);
    const auto pinned = [&] {
        return criteria::is_pinned(db(app).table(segment::line::kTable), line_at(app, 0));
    };
    select_line(app);
    from_menu(app, "Lines", "Pin Lines");
    app.settle();
    CHECK(pinned());
    from_menu(app, "Lines", "Unpin Lines");
    app.settle();
    CHECK_FALSE(pinned());
}

TEST_CASE("PRD-7: a logged segment is reopened after a question, or not") {
    Harness app(1700, 900);
    begin_with_lines(app);
    app::Session& session = app.application().session();
    REQUIRE(session.edit("Log", [&](table::Transaction& tx) -> Result<void> {
        const table::Row row = segment::find_segment(tx.db(), "SM00001");
        tx.set_text(segment::segment::kTable, row, segment::segment::kDescription, "Fair");
        tx.set_text(segment::segment::kTable, row, segment::segment::kInteractionTemplateCode, "LETTER");
        interaction::LogSegment job(tx.db(), session.context(), "SM00001", {});
        Result<bool> done = false;
        while (done && !*done) done = job.step(tx, 1000);
        return done ? Result<void>() : Result<void>(done.error());
    }));
    session.go("/logged/1");
    app.settle();
    app.press(Role::button, "Reopen");
    app.press(Role::button, "Cancel");
    CHECK(db(app).table(segment::segment::kTable).size() == 0);
    app.press(Role::button, "Reopen");
    app.press_inside(app.get(Role::alertdialog, "Reopen").id, Role::button, "Reopen");
    app.settle();
    CHECK(db(app).table(segment::segment::kTable).size() == 1);
    CHECK(app.has(Role::heading, "Segment SM00002"));
}

TEST_CASE("TPL-10, ENT-12: lists of templates and groups sum up what was logged, without what is canceled") {
    Harness app(2600, 900);
    begin(app, kPeople);
    app::Session& session = app.application().session();
    namespace entry = interaction::log_entry;
    REQUIRE(session.edit("Log", [&](table::Transaction& tx) -> Result<void> {
        for (std::int64_t no = 1; no <= 3; ++no) {
            const table::Row row = tx.insert(entry::kTable, {no});
            tx.set_text(entry::kTable, row, entry::kInteractionTemplateCode, "LETTER");
            tx.set_number(entry::kTable, row, entry::kCost, 150000);
            tx.set_number(entry::kTable, row, entry::kDuration, 500000);
            tx.set_flag(entry::kTable, row, entry::kCanceled, no == 3);
        }
        return {};
    }));
    session.go("/templates");
    app.settle();
    const auto shows = [&](std::string_view text) {
        for (const ui::Node& node : app.tree().nodes) {
            if (node.name == text || node.value == text) return true;
        }
        return false;
    };
    CHECK(shows("Cost (LCY)"));
    CHECK(shows("3.00"));  // of two letters at 1.5
    CHECK(shows("10"));    // minutes
}

TEST_CASE(
    "NUM-3: Assist Edit No. gives the segment the next number of a related series, and its page follows") {
    Harness app;
    begin(app, kPeople);
    new_segment(app);
    CHECK_FALSE(app.has(Role::button, "Assist Edit No."));
    app::Session& session = app.application().session();
    REQUIRE(session.edit("Series", [&](table::Transaction& tx) -> Result<void> {
        if (const Result<table::Row> made = setup::create_series(tx, "FAIR", "Fairs"); !made)
            return made.error();
        const Result<table::Row> line = setup::add_series_line(tx, "FAIR");
        if (!line) return line.error();
        if (Result<void> set =
                setup::set_series_line_field(tx, *line, setup::no_series_line::kStartingNo, "F001");
            !set)
            return set;
        return without_value(setup::relate_series(tx, "SM", "FAIR"));
    }));
    app.settle();
    if (app.has(Role::button, "Assist Edit No.")) {
        app.press(Role::button, "Assist Edit No.");
    } else {
        from_menu(app, "More", "Assist Edit No.");
    }
    app.press(Role::button, "FAIR");
    app.settle();
    CHECK(app.has(Role::heading, "Segment F001"));
    CHECK(segment::find_segment(db(app), "SM00001") == table::kNoRow);
}

TEST_CASE("a line leads to its contact") {
    Harness app(1700, 900);
    begin_with_lines(app);
    const ui::NodeId cell = ui::Node(*app.find_value(Role::gridcell, "Ada Berg")).id;
    app.application().event({.kind = ui::EventKind::context_menu, .target = cell});
    app.settle();
    app.press(Role::menuitem, "Open contact");
    app.settle();
    CHECK(app.has(Role::heading, "Contact CT000001"));
}

TEST_CASE("a list that nothing passes offers to clear its filters") {
    Harness app;
    begin(app, kPeople);
    app.press(Role::link, "Contacts");
    app.type(Role::combobox, "Filter City", "Atlantis");
    app.settle();
    REQUIRE(app.has(Role::button, "Clear filters"));
    app.press(Role::button, "Clear filters");
    app.settle();
    CHECK(app.get(Role::grid, "Contacts").row_count == 5);
}
