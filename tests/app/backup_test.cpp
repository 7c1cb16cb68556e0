// The Workspace screen, backup and restore.
#include <doctest/doctest.h>

#include "app/backup/backup_job.h"
#include "app/backup/last_backup.h"
#include "app/backup/wording.h"
#include "core/contact/contact_tables.h"
#include "core/setup/setup_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

const table::Table& contacts(Harness& app) {
    return app.application().session().table(contact::contact::kTable);
}

// A workspace with so many companies.
void begin(Harness& app, int companies = 0) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    for (int i = 0; i < companies; ++i) {
        app.press(Role::link, "Contacts");
        app.press(Role::button, "New company");
    }
    app.press(Role::link, "Workspace");
}

std::vector<std::uint8_t> back_up(Harness& app) {
    app.press(Role::button, "Back up workspace");
    REQUIRE(!app.platform().downloads.empty());
    REQUIRE(app.platform().downloads.back().finished);
    return app.platform().downloads.back().bytes;
}

// The copy that the page makes of the files without the program (web/static/js/copy.js).
std::vector<std::uint8_t> copy_of_files(Harness& app) {
    std::vector<std::uint8_t> out = {'S', 'E', 'G', 'M', 3, 0, 9, 0, 0x95, 0xdc, 0xf5, 0x30};
    storage::ByteWriter w(out);
    for (const auto& [name, bytes] : app.disk().files) {
        w.u32(static_cast<std::uint32_t>(name.size())).u32(static_cast<std::uint32_t>(bytes.size()));
        w.raw(storage::view_of(name)).raw(bytes);
    }
    w.u32(0).u32(static_cast<std::uint32_t>(app.disk().files.size()));
    return out;
}

bool shows(Harness& app, std::string_view text) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos)
            return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a backup is downloaded, remembered, and restored elsewhere after a look at what it holds") {
    Harness app;
    begin(app, 3);
    CHECK(shows(app, "None from this device yet"));
    const std::vector<std::uint8_t> file = back_up(app);
    CHECK(app.platform().downloads.back().name == "Segments 2026-11-24.segments");
    CHECK(shows(app, "nothing changed since"));

    Harness other;
    other.press(Role::button, "Restore a backup");
    CHECK(other.platform().picking == "restore");
    other.pick("mine.segments", file);
    REQUIRE(other.has(Role::alertdialog, "Restore this backup?"));
    CHECK(shows(other, "mine.segments"));
    other.press(Role::button, "Restore");
    CHECK(other.has(Role::heading, "Workspace"));
    CHECK(contacts(other).size() == 3);
    CHECK(other.platform().files.empty());
    other.restart();
    CHECK(contacts(other).size() == 3);
}

TEST_CASE(
    "a copy of a workspace's files, made when the program had stopped, becomes a workspace of its own") {
    Harness app;
    begin(app, 3);
    std::vector<std::uint8_t> file = copy_of_files(app);

    Harness other;
    begin(other, 1);
    other.press(Role::button, "Restore a backup");
    other.pick("copy.segments", file);
    CHECK(shows(other, "The copy is now a workspace of its own, “Unnamed workspace”."));
    CHECK(contacts(other).size() == 1);
    CHECK(other.platform().files.empty());
    other.press(Role::button, "Open it");
    CHECK(other.platform().workspace != "default");
    other.restart();
    CHECK(contacts(other).size() == 3);

    // One that is cut off leaves nothing behind.
    file.resize(file.size() / 2);
    Harness third;
    begin(third, 1);
    third.press(Role::button, "Restore a backup");
    third.pick("copy.segments", file);
    CHECK(shows(third, "“copy.segments” can't be restored. The copy is damaged or incomplete."));
    CHECK(third.catalog().folders.size() == 1);
    CHECK(third.platform().files.empty());
}

TEST_CASE("restoring over data is one step, and Undo brings the data back") {
    Harness app;
    begin(app, 2);
    const std::vector<std::uint8_t> file = back_up(app);
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New person");
    CHECK(contacts(app).size() == 3);
    app.press(Role::link, "Workspace");
    app.press(Role::button, "Restore a backup");
    app.pick("mine.segments", file);
    CHECK(shows(app, "It takes the place of everything in this workspace."));
    app.press(Role::button, "Restore");
    CHECK(contacts(app).size() == 2);
    CHECK(app.application().session().workspace().undo_label().starts_with("Restore backup of "));
    app.press(Role::button, "Undo");
    CHECK(contacts(app).size() == 3);
    app.press(Role::button, "Redo");
    CHECK(contacts(app).size() == 2);
}

TEST_CASE("Cancel, and a file that is damaged or no backup, change nothing") {
    Harness app;
    begin(app, 2);
    std::vector<std::uint8_t> file = back_up(app);
    app.press(Role::button, "Restore a backup");
    app.pick("mine.segments", file);
    app.press(Role::button, "Cancel");
    CHECK(!app.has(Role::alertdialog, "Restore this backup?"));
    CHECK(app.platform().files.empty());
    app.pick("list.segments", {'{', '}'});
    CHECK(shows(app, "“list.segments” can't be restored. This file is not a backup of Segments."));
    file[file.size() / 2] ^= 1;
    app.pick("mine.segments", file);
    CHECK(shows(app, "The backup is damaged at byte "));
    CHECK(contacts(app).size() == 2);
    CHECK(app.platform().files.empty());
}

TEST_CASE("a backup is due when there is something to lose, and again when the last one is old") {
    Harness app;
    begin(app, 1);
    app::Session& session = app.application().session();
    CHECK(!app::backup_due(session));
    app.platform().settings["backup"] = "1700000000000 1";
    CHECK(app::backup_due(session));
    app.press(Role::link, "Home");
    CHECK(app.has(Role::heading, "Time for a backup"));
    app.press(Role::link, "Workspace");
    back_up(app);
    CHECK(!app::backup_due(session));
}

TEST_CASE("PRD-13: the user's name is changed on the Workspace screen, the work date for the time being") {
    Harness app;
    begin(app);
    app.type(Role::textbox, "Your name", "Ann Smith");
    app::Session& session = app.application().session();
    CHECK(session.user_id() == "ANN SMITH");
    CHECK(session.table(setup::user::kTable).size() == 1);
    app.type(Role::textbox, "Your name", "");
    CHECK(app.get(Role::textbox, "Your name").invalid);
    app.type(Role::textbox, "Work Date", "2026-01-31");
    CHECK(session.context().work_date == to_day({2026, 1, 31}));
    app.type(Role::textbox, "Work Date", "");
    CHECK(session.context().work_date == session.context().today);
    app.type(Role::textbox, "Workspace Name", "Contoso");
    back_up(app);
    CHECK(app.platform().downloads.back().name == "Contoso 2026-11-24.segments");
}

TEST_CASE("sizes, moments and ages are said as people say them") {
    filter::Locale locale;
    CHECK(filter::format_count(0, locale) == "0");
    CHECK(filter::format_count(1234567, locale) == "1,234,567");
    CHECK(app::size_text(0, locale) == "0 KB");
    CHECK(app::size_text(860000, locale) == "839 KB");
    CHECK(app::size_text(1572864, locale) == "1.5 MB");
    CHECK(app::size_text(12ull << 30, locale) == "12 GB");
    CHECK(app::utc_text(1'795'000'000'000) == "2026-11-18T11:06:40Z");
    CHECK(app::epoch_of("2026-11-18T11:06:40Z") == 1'795'000'000'000);
    CHECK(!app::epoch_of("2026-11-18 11:06:40Z"));
    CHECK(app::ago_text(30'000) == "just now");
    CHECK(app::ago_text(60'000) == "1 minute ago");
    CHECK(app::ago_text(5ll * 24 * 3600 * 1000) == "5 days ago");
}

TEST_CASE("the next day begins with a copy; going back to it is one step that Undo takes back") {
    Harness app;
    begin(app, 3);
    CHECK(shows(app, "There is none yet"));
    app.platform().days_later = 1;
    app.restart();
    app.run_ms(3000);
    app.settle();
    app.press(Role::link, "Contacts");
    app.press(Role::button, "New person");
    app.press(Role::link, "Workspace");
    REQUIRE(app.has(Role::button, "Go back to 2026-11-25 10:00"));
    app.press(Role::button, "Go back to 2026-11-25 10:00");
    REQUIRE(app.has(Role::alertdialog, "Go back to 2026-11-25 10:00?"));
    CHECK(shows(app, "Then the workspace held:"));
    app.press(Role::button, "Go back");
    CHECK(contacts(app).size() == 3);
    CHECK(shows(app, "Everything is as it was on 2026-11-25 10:00."));
    app.press(Role::button, "Undo");
    CHECK(contacts(app).size() == 4);
    app.restart();
    CHECK(contacts(app).size() == 4);
}

TEST_CASE("a copy that is damaged in the storage isn't gone back to, and nothing changes") {
    Harness app;
    begin(app, 2);
    app.platform().days_later = 1;
    app.restart();
    app.run_ms(3000);
    app.settle();
    REQUIRE(app.disk().files.contains("day-20261125-0002"));
    app.disk().files["day-20261125-0002"][100] ^= 4;
    app.press(Role::button, "Go back to 2026-11-25 10:00");
    app.press(Role::button, "Go back");
    CHECK(shows(app, "was not restored, and nothing was changed."));
    CHECK(contacts(app).size() == 2);
}

TEST_CASE(
    "the integrity check tells what it read, or what is damaged with the remedy, and compacting mends it") {
    Harness app;
    begin(app, 2);
    app.press(Role::button, "Check integrity");
    CHECK(shows(app, "Everything is whole"));
    for (auto& [name, bytes] : app.disk().files) {
        if (name.starts_with("log-")) bytes[bytes.size() / 2] ^= 1;
    }
    app.press(Role::button, "Check integrity");
    REQUIRE(app.has(Role::alertdialog, "Damage was found in what is stored"));
    app.press(Role::button, "Write everything anew");
    CHECK((shows(app, "Everything was written anew") || shows(app, "were compacted to")));
    app.press(Role::button, "Check integrity");
    CHECK(shows(app, "Everything is whole"));
    app.restart();
    CHECK(contacts(app).size() == 2);
    CHECK(app.application().session().workspace().store().report().clean);
}
