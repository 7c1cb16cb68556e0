// A workspace with a passphrase: set, asked for, changed, taken away; locked when nobody is there.
#include "app/workspaces/passphrase.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/contact/contact_tables.h"
#include "storage/format/names.h"
#include "storage/sealed/sealed_env.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

std::size_t contacts(Harness& app) {
    return app.application().session().table(contact::contact::kTable).size();
}

bool shows(Harness& app, std::string_view text) {
    return std::any_of(app.tree().nodes.begin(), app.tree().nodes.end(), [&](const ui::Node& node) {
        return node.name.find(text) != std::string::npos || node.description.find(text) != std::string::npos;
    });
}

bool stored(Harness& app, bool (*is)(std::string_view)) {
    const auto& files = app.disk().files;
    return std::any_of(files.begin(), files.end(), [&](const auto& file) { return is(file.first); });
}

// With two contacts, on the Workspace screen.
void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    for (int i = 0; i < 2; ++i) {
        app.press(Role::link, "Contacts");
        app.press(Role::button, "New company");
    }
    app.press(Role::link, "Workspace");
}

void set_passphrase(Harness& app, std::string_view passphrase) {
    app.press(Role::button, "Set a passphrase");
    app.type(Role::textbox, "New passphrase", passphrase);
    app.type(Role::textbox, "New passphrase again", passphrase);
    app.press(Role::checkbox, "I know: without it the data is lost");
    app.press(Role::button, "Encrypt the workspace");
    app.restart();
}

void unlock(Harness& app, std::string_view passphrase) {
    app.type(Role::textbox, "Passphrase", passphrase);
    app.press(Role::button, "Unlock");
}

// The same, encrypted and opened again.
void begin_sealed(Harness& app) {
    begin(app);
    set_passphrase(app, "correct horse");
    unlock(app, "correct horse");
    app.press(Role::link, "Workspace");
}

}  // namespace

TEST_CASE("P28: a passphrase encrypts what is there, and is asked for from then on") {
    Harness app;
    begin(app);
    CHECK(stored(app, storage::is_plain_file));
    set_passphrase(app, "correct horse");
    CHECK(app.has(Role::heading, "“Unnamed workspace” is locked"));
    CHECK(contacts(app) == 0);
    CHECK_FALSE(stored(app, storage::is_plain_file));
    CHECK(app.get(Role::textbox, "Passphrase").input == ui::InputKind::password);

    const auto files = app.disk().files;
    unlock(app, "Correct horse");
    CHECK(shows(app, "This isn't the passphrase of the workspace."));
    CHECK(contacts(app) == 0);
    CHECK(app.disk().files == files);
    unlock(app, "correct horse");
    CHECK(contacts(app) == 2);
    CHECK(app.application().session().workspace().store().role() == storage::Role::Writer);
    // What is done then is stored in the same way, and the history goes on.
    app.press(Role::button, "Undo");
    CHECK(contacts(app) == 1);
    app.restart();
    CHECK_FALSE(stored(app, storage::is_plain_file));
    unlock(app, "correct horse");
    CHECK(contacts(app) == 1);
}

TEST_CASE("P28: a passphrase has to be long enough, typed twice, and its loss to be known") {
    Harness app;
    begin(app);
    app.press(Role::button, "Set a passphrase");
    CHECK(app.get(Role::button, "Encrypt the workspace").disabled);
    app.press(Role::checkbox, "I know: without it the data is lost");
    app.type(Role::textbox, "New passphrase", "short");
    app.press(Role::button, "Encrypt the workspace");
    CHECK(shows(app, "Please take at least 8 characters."));
    app.type(Role::textbox, "New passphrase", "long enough");
    app.type(Role::textbox, "New passphrase again", "long enouhg");
    app.press(Role::button, "Encrypt the workspace");
    CHECK(shows(app, "This isn't the same as above."));
    app.press(Role::button, "Cancel");
    CHECK(stored(app, storage::is_plain_file));
}

TEST_CASE("P28: the passphrase is changed by who knows it, and taken away again") {
    Harness app;
    begin_sealed(app);
    app.press(Role::button, "Change the passphrase");
    app.type(Role::textbox, "Current passphrase", "wrong horse");
    app.type(Role::textbox, "New passphrase", "battery staple");
    app.type(Role::textbox, "New passphrase again", "battery staple");
    app.press(Role::button, "Change it");
    CHECK(shows(app, "The passphrase was not changed. That isn't the passphrase of this workspace."));
    app.press(Role::button, "Change the passphrase");
    app.type(Role::textbox, "Current passphrase", "correct horse");
    app.type(Role::textbox, "New passphrase", "battery staple");
    app.type(Role::textbox, "New passphrase again", "battery staple");
    app.press(Role::button, "Change it");
    CHECK(shows(app, "The passphrase was changed."));
    app.restart();
    unlock(app, "correct horse");
    CHECK(app.has(Role::button, "Unlock"));
    unlock(app, "battery staple");
    CHECK(contacts(app) == 2);

    app.press(Role::link, "Workspace");
    app.press(Role::button, "Remove the passphrase");
    app.type(Role::textbox, "Current passphrase", "battery staple");
    app.press(Role::button, "Store it unencrypted");
    app.restart();
    CHECK(contacts(app) == 2);
    CHECK_FALSE(stored(app, storage::is_sealed_file));
}

TEST_CASE("P28: a workspace isn't encrypted while another tab has it open") {
    Harness app;
    begin(app);
    {
        Harness other(app);
        app.press(Role::button, "Set a passphrase");
        app.type(Role::textbox, "New passphrase", "correct horse");
        app.type(Role::textbox, "New passphrase again", "correct horse");
        app.press(Role::checkbox, "I know: without it the data is lost");
        // The other tab becomes the writer as soon as this one lets go.
        const int opened = app.platform().opened;
        app.press(Role::button, "Encrypt the workspace");
        if (app.platform().opened == opened) {
            CHECK(shows(app, "The workspace was not encrypted."));
            CHECK(contacts(app) == 2);
        }
        other.settle();
    }
}

TEST_CASE("P28: a copy of a workspace with a passphrase opens with the same one") {
    Harness app;
    begin_sealed(app);
    app.press(Role::button, "Duplicate");
    app.type(Role::textbox, "Name", "Trial");
    app.press_inside(app.get(Role::dialog, "Duplicate workspace").id, Role::button, "Duplicate");
    app.press(Role::button, "Open it");
    app.restart();
    CHECK(app.has(Role::heading, "“Trial” is locked"));
    CHECK_FALSE(stored(app, storage::is_plain_file));
    unlock(app, "correct horse");
    CHECK(contacts(app) == 2);
}

TEST_CASE(
    "P28: a workspace with a passphrase is locked by hand, and when nobody has done anything for a while") {
    Harness app;
    begin(app);
    set_passphrase(app, "correct horse");
    unlock(app, "correct horse");
    const int opened = app.platform().opened;
    app.platform().pass_ms(9 * 60'000.0);
    app.settle();
    CHECK(app.platform().opened == opened);
    app.press(Role::link, "Workspace");
    app.platform().pass_ms(9 * 60'000.0);
    app.settle();
    CHECK(app.platform().opened == opened);
    app.platform().pass_ms(2 * 60'000.0);
    app.settle();
    CHECK(app.platform().opened > opened);
    app.restart();
    CHECK(app.has(Role::button, "Unlock"));
    unlock(app, "correct horse");
    app.press(Role::link, "Workspace");
    const int before = app.platform().opened;
    app.press(Role::button, "Lock now");
    CHECK(app.platform().opened == before + 1);
}

TEST_CASE(
    "P28: backups of a workspace with a passphrase are encrypted with it, and ask for it when restored") {
    Harness app;
    begin_sealed(app);
    CHECK(app.get(Role::checkbox, "Encrypt it with the passphrase of the workspace").check == ui::Check::on);
    app.press(Role::button, "Back up workspace");
    REQUIRE(!app.platform().downloads.empty());
    REQUIRE(app.platform().downloads.back().finished);
    const std::vector<std::uint8_t> file = app.platform().downloads.back().bytes;
    const std::string text(file.begin(), file.end());
    CHECK(text.find("Contacts") == std::string::npos);

    Harness other;
    other.press(Role::button, "Restore a backup");
    other.pick("mine.segments", file);
    REQUIRE(other.has(Role::dialog, "This backup is encrypted"));
    other.type(Role::textbox, "Passphrase", "correct house");
    other.press(Role::button, "Unlock");
    CHECK(shows(other, "This isn't the passphrase of the backup. Please try again."));
    other.type(Role::textbox, "Passphrase", "correct horse");
    other.press(Role::button, "Unlock");
    REQUIRE(other.has(Role::alertdialog, "Restore this backup?"));
    other.press(Role::button, "Restore");
    CHECK(contacts(other) == 2);
    CHECK(other.platform().files.empty());
}

TEST_CASE(
    "P28: a damaged or shortened encrypted backup is refused, and so is one nobody has the passphrase of") {
    Harness app;
    begin_sealed(app);
    app.press(Role::button, "Back up workspace");
    const std::vector<std::uint8_t> file = app.platform().downloads.back().bytes;
    const auto restore = [](const std::vector<std::uint8_t>& bytes, std::string_view message) {
        Harness other;
        other.press(Role::button, "Restore a backup");
        other.pick("mine.segments", bytes);
        if (other.has(Role::textbox, "Passphrase")) {
            other.type(Role::textbox, "Passphrase", "correct horse");
            other.press(Role::button, "Unlock");
        }
        CAPTURE(message);
        CHECK(shows(other, message));
        CHECK_FALSE(other.has(Role::alertdialog, "Restore this backup?"));
        CHECK(other.platform().files.empty());
    };
    std::vector<std::uint8_t> damaged = file;
    damaged[file.size() / 2] ^= 1;
    restore(damaged, "The backup is damaged at byte");
    damaged = file;
    damaged[30] ^= 1;  // in the key file
    restore(damaged, "The backup is damaged at byte 0");
    restore({file.begin(), file.end() - 1}, "The backup is incomplete");

    Harness other;
    other.press(Role::button, "Restore a backup");
    other.pick("mine.segments", file);
    other.press(Role::button, "Cancel");
    CHECK(other.platform().files.empty());
}

TEST_CASE("P28: a backup is left unencrypted where that was chosen") {
    Harness app;
    begin_sealed(app);
    app.press(Role::checkbox, "Encrypt it with the passphrase of the workspace");
    CHECK(shows(app, "It isn't encrypted"));
    app.press(Role::button, "Back up workspace");
    Harness other;
    other.press(Role::button, "Restore a backup");
    other.pick("mine.segments", app.platform().downloads.back().bytes);
    CHECK(other.has(Role::alertdialog, "Restore this backup?"));
}
