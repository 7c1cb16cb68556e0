// Letters on the pages: a Word document is attached and looked at, merged, read, logged and opened again.
#include <doctest/doctest.h>

#include "app/exchange/download_job.h"
#include "core/attachment/attachment_tables.h"
#include "core/contact/contact.h"
#include "core/interaction/interaction_tables.h"
#include "core/letter/sample_letter.h"
#include "core/segment/languages.h"
#include "core/word/package.h"
#include "core/word/zip_writer.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

using FileBytes = std::vector<std::uint8_t>;
namespace card = contact::contact;

std::string letter_with(std::string_view text) {
    std::string out;
    word::ZipWriter zip(out);
    zip.add("[Content_Types].xml",
            "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
            "officedocument.wordprocessingml.document.main+xml\"/></Types>");
    zip.add("_rels/.rels",
            "<Relationships><Relationship Type=\"x/officeDocument\" "
            "Target=\"word/document.xml\"/></Relationships>");
    zip.add("word/document.xml",
            "<w:document "
            "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
            "<w:t>" +
                std::string(text) + "</w:t></w:r></w:p></w:body></w:document>");
    REQUIRE(zip.finish());
    return out;
}
FileBytes bytes_of(const std::string& text) {
    return {text.begin(), text.end()};
}
std::string text_of(const FileBytes& document) {
    const auto package = word::Package::open(std::string(document.begin(), document.end()));
    REQUIRE(package);
    return *(*package)->read((*package)->main());
}

bool shows(Harness& app, std::string_view text) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos ||
            node.description.find(text) != std::string::npos)
            return true;
    }
    return false;
}

// A segment with the template LETTER, lines of Ada Berg and Bo Lund, and this document.
void begin(Harness& app, const std::string& document) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app::Session& session = app.application().session();
    REQUIRE(session.edit("People", [&](table::Transaction& tx) -> Result<void> {
        for (const char* name : {"Ada Berg", "Bo Lund"}) {
            const Result<table::Row> row =
                contact::create_contact(tx, session.context(), {schema::ContactType::person, ""});
            if (!row) return row.error();
            if (Result<void> named = contact::set_field(tx, session.context(), *row, card::kName, name);
                !named)
                return named;
        }
        return {};
    }));
    app.settle();
    app.press(Role::link, "Segments");
    app.press(Role::button, "New");
    app.type(Role::textbox, "Description", "Fair");
    app.type(Role::combobox, "Interaction Template Code", "LETTER");
    app.press(Role::button, "Add Contacts");
    app.press_inside(app.get(Role::dialog, "Add Contacts").id, Role::button, "Add Contacts");
    app.press(Role::button, "Import");
    app.pick("Offer.docx", bytes_of(document));
}

void open_letters(Harness& app) {
    app.press(Role::menubutton, "More");
    app.press(Role::menuitem, "Letters");
    REQUIRE(app.has(Role::dialog, "Letters of SM00001"));
}

}  // namespace

TEST_CASE("a Word document is looked at when it is attached: unknown fields are told the nearest name") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Nam}} in {{City}}"));
    CHECK(shows(app,
                "“Offer.docx” is attached. It uses 1 field. Contact Nam: there is no such field, so it stays "
                "in the letters as it is. Did you mean Contact Name? Contact City is empty for 2 contacts."));
    app.press(Role::button, "Show the Fields");
    CHECK(app.get(Role::tab, "Fields").selected);
    CHECK(shows(app, "empty for 2 contacts"));
}

TEST_CASE("documents of older Words and with macros are attached, and it is said that they aren't merged") {
    Harness app;
    begin(app, letter_with("x"));
    const auto import = [&](std::string_view name) {
        app.press(Role::button, "Import");
        app.press_inside(app.get(Role::alertdialog, "Replace the document").id, Role::button, "Replace");
        app.pick(name, bytes_of(letter_with("y")));
    };
    import("Offer.docm");
    CHECK(shows(
        app,
        "“Offer.docm” is attached, but can't be merged. A document with macros is never merged. Save it "
        "as .docx without them."));
    CHECK(shows(app, "Attachment: docm"));
    import("Offer.dotx");
    CHECK(shows(app, "Only .docx documents are merged. Save it as .docx, then import that."));
    open_letters(app);
    CHECK(shows(app, "No line has a Word document (.docx) yet."));
}

TEST_CASE("what isn't a Word document in truth is attached, but can't be merged") {
    Harness app;
    begin(app, "no zip");
    CHECK(shows(app, "is attached, but can't be merged. The file is no Word document (.docx)."));
    open_letters(app);
    CHECK(shows(app, "The file is no Word document (.docx)."));
}

TEST_CASE(
    "MRG-25: letters are read one after the other, and written as one document or one for each contact") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Name}}"));
    open_letters(app);
    CHECK(shows(app, "Dear Ada Berg"));
    app.press(Role::button, "Next Letter");
    CHECK(shows(app, "Dear Bo Lund"));
    app.press(Role::button, "Copy Letter");
    CHECK(app.platform().clipboard == "Dear Bo Lund\n");
    app.press(Role::tab, "Fields");
    CHECK(shows(app, "Contact Name: filled in for all"));
    app.press(Role::button, "Create Letters");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "SM00001-letters.docx");
    CHECK(app.platform().downloads[0].finished);
    const std::string text = text_of(app.platform().downloads[0].bytes);
    CHECK(text.find("Dear Ada Berg") < text.find("Dear Bo Lund"));
    CHECK(shows(app, "2 letters were written to “SM00001-letters.docx”."));
}

TEST_CASE("LOG-36: the letter that went out stays as it was when the contact changes, also after a restart") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Name}}"));
    app.press(Role::button, "Log");
    const ui::NodeId dialog = app.get(Role::dialog, "Log SM00001").id;
    app.press_inside(dialog, Role::button, "Log");
    app.press(Role::button, "Save the Letters");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "SM00001-letters.zip");
    const std::string zip(app.platform().downloads[0].bytes.begin(), app.platform().downloads[0].bytes.end());
    const auto files = word::ZipReader::open(zip);
    REQUIRE(files);
    REQUIRE(files->find("Bo Lund.docx") != nullptr);
    const std::string sent = *files->read(*files->find("Bo Lund.docx"));

    app::Session& session = app.application().session();
    REQUIRE(session.edit("Rename", [&](table::Transaction& tx) {
        return contact::set_field(tx, session.context(), tx.table(card::kTable).find("CT000002"), card::kName,
                                  "Bo Hill");
    }));
    app.settle();
    app.restart();
    app.press(Role::link, "Interaction Log Entries");
    const ui::Node* const cell = app.find_value(Role::gridcell, "Fair");
    REQUIRE(cell != nullptr);
    app.click(*cell);
    app.press(Role::button, "Show Attachments");
    const FileBytes& shown = app.platform().downloads.back().bytes;
    CHECK(app.platform().downloads.back().name == "Interaction 2.docx");
    CHECK(std::string(shown.begin(), shown.end()) == sent);
    CHECK(text_of(shown).find("Dear Bo Lund") != std::string::npos);
}

TEST_CASE(
    "LIN-32: a personal letter takes the place of a line's document, which asks if it is the line's own") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Name}}"));
    const auto on_line = [&](std::string_view name) {
        const ui::Node* const cell = app.find_value(Role::gridcell, "Ada Berg");
        REQUIRE(cell != nullptr);
        app.application().event({.kind = ui::EventKind::context_menu, .target = cell->id});
        app.settle();
        app.press(Role::menuitem, name);
    };
    const auto document = [&] {
        on_line("Open or Export Attachment");
        return app.platform().downloads.back().bytes;
    };
    const auto asked = [&](std::string_view reply) {
        REQUIRE(app.has(Role::alertdialog, "Replace the document"));
        app.press_inside(app.get(Role::alertdialog, "Replace the document").id, Role::button, reply);
    };
    // The segment's document stays what it is: nothing is lost, and nothing asked.
    on_line("Import Personal Letter");
    REQUIRE(!app.has(Role::alertdialog, "Replace the document"));
    app.pick("Ada.docx", bytes_of(letter_with("Dear Ada")));
    CHECK(text_of(document()).find("Dear Ada<") != std::string::npos);
    // The letter is the line's own.
    app.platform().picking.clear();
    on_line("Import Personal Letter");
    asked("No");
    CHECK(app.platform().picking.empty());
    on_line("Import Personal Letter");
    asked("Replace");
    app.pick("Ada 2.docx", bytes_of(letter_with("Dearest Ada")));
    CHECK(text_of(document()).find("Dearest Ada<") != std::string::npos);
    // What is no Word document is refused with the remedy, and nothing is lost.
    on_line("Import Personal Letter");
    asked("Replace");
    app.pick("Ada.pdf", bytes_of("%PDF-1.4"));
    CHECK(shows(app, "A personal letter is a Word document (.docx). Save the file as one first."));
    CHECK(text_of(document()).find("Dearest Ada<") != std::string::npos);
    on_line("Use the segment's document");
    CHECK(text_of(document()).find("Dear {{Contact Name}}<") != std::string::npos);
    // A document of the line's own is lost just as well, though it is no letter.
    on_line("Import Attachment");
    app.pick("Own.docx", bytes_of(letter_with("Its own")));
    on_line("Import Personal Letter");
    asked("No");
    CHECK(text_of(document()).find("Its own<") != std::string::npos);
    on_line("Import Personal Letter");
    asked("Replace");
    app.pick("Ada 3.docx", bytes_of(letter_with("Ada, my dear")));
    CHECK(text_of(document()).find("Ada, my dear<") != std::string::npos);
    // It goes out as it is.
    open_letters(app);
    CHECK(shows(app, "Ada, my dear"));
}

TEST_CASE("a segment without a Word document offers the sample letter") {
    Harness app;
    begin(app, letter_with("x"));
    app.press(Role::button, "Undo");
    open_letters(app);
    app.press(Role::button, "Sample Letter");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "Sample letter.docx");
    CHECK(app.platform().downloads[0].bytes == bytes_of(letter::sample_letter()));
}

namespace {

// A list of options is opened, and one of them chosen.
void choose(Harness& app, std::string_view list, std::string_view option) {
    app.press(Role::combobox, list);
    app.press(Role::option, option);
}
void more(Harness& app, std::string_view item) {
    app.press(Role::menubutton, "More");
    app.press(Role::menuitem, item);
}
// The contacts can be reached by post.
void give_addresses(Harness& app) {
    app::Session& session = app.application().session();
    REQUIRE(session.edit("Addresses", [&](table::Transaction& tx) -> Result<void> {
        for (const char* no : {"CT000001", "CT000002"}) {
            const Result<void> set = contact::set_field(
                tx, session.context(), tx.table(card::kTable).find(no), card::kAddress, "1 Main Street");
            if (!set) return set;
        }
        return {};
    }));
    app.settle();
}

}  // namespace

TEST_CASE("LOG-1, LOG-36: Send Attachments is on where it can be, and the documents come as files") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Name}}"));
    give_addresses(app);
    app.press(Role::button, "Log");
    const ui::NodeId dialog = app.get(Role::dialog, "Log SM00001").id;
    CHECK(app.get(Role::checkbox, "Send Attachments").check == ui::Check::on);
    app.press_inside(dialog, Role::button, "Log");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "SM00001.zip");
    CHECK(app.platform().downloads[0].finished);
    CHECK(shows(app, "SM00001 has been logged with 2 interactions. “SM00001.zip” has 2 letters."));
    // Sent again from the logged segment, when all are done.
    app.press(Role::menubutton, "Documents");
    app.press(Role::menuitem, "Send what is not sent yet");
    CHECK(shows(app, "There is nothing to send."));
    app.press(Role::menubutton, "Documents");
    app.press(Role::menuitem, "Resend");
    app.press(Role::button, "Cancel");
    CHECK(app.platform().downloads.size() == 1);
    app.press(Role::menubutton, "Documents");
    app.press(Role::menuitem, "Resend");
    app.press(Role::button, "Resend");
    REQUIRE(app.platform().downloads.size() == 2);
    CHECK(app.platform().downloads[1].bytes == app.platform().downloads[0].bytes);
    // LSG-10: with their fields updated they are interactions of today.
    const auto entries = [&] {
        return app.application().session().table(interaction::log_entry::kTable).size();
    };
    app.press(Role::menubutton, "Documents");
    app.press(Role::menuitem, "Resend");
    app.press(Role::checkbox, "Update Merge Fields");
    app.press(Role::button, "Resend");
    CHECK(entries() == 4);
    CHECK(app.platform().downloads.size() == 3);
}

TEST_CASE("letters of a .zip are named by a pattern, and a name that is no field is told") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Name}}"));
    open_letters(app);
    choose(app, "Output", "A Word document for each contact (.zip)");
    app.type(Role::textbox, "File names", "{{Contct No.}}");
    CHECK(shows(app, "Contct No.: there is no such field. Did you mean Contact No.?"));
    app.type(Role::textbox, "File names", "Offer {{Contact No.}}");
    app.press(Role::button, "Create Letters");
    REQUIRE(app.platform().downloads.size() == 1);
    const std::string zip(app.platform().downloads[0].bytes.begin(), app.platform().downloads[0].bytes.end());
    const auto files = word::ZipReader::open(zip);
    REQUIRE(files);
    CHECK(files->find("Offer CT000001.docx") != nullptr);
}

TEST_CASE("letters are handed to the browser's printer") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Name}}"));
    open_letters(app);
    choose(app, "Output", "Print them with this browser");
    app.press(Role::button, "Print Letters");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "SM00001-letters.html");
    CHECK(app.platform().downloads[0].finished);
    CHECK(shows(app, "2 letters were handed to the browser's printer."));
}

TEST_CASE("labels and envelopes are written without any Word document") {
    Harness app;
    begin(app, letter_with("x"));
    app.press(Role::button, "Undo");
    more(app, "Labels and Envelopes");
    app.type(Role::combobox, "Sheet", "Envelope DL, 220 × 110 mm");
    app.press(Role::button, "Create");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "SM00001-envelopes.docx");
    CHECK(text_of(app.platform().downloads[0].bytes).find("Bo Lund") != std::string::npos);
    CHECK(shows(app, "2 addresses were written to “SM00001-envelopes.docx”."));
    // The next time the same sheet is offered.
    more(app, "Labels and Envelopes");
    CHECK(app.get(Role::combobox, "Sheet").value == "Envelope DL, 220 × 110 mm");
}

TEST_CASE("EXP-4: contacts go to a spreadsheet with the columns that are wanted, which are kept in mind") {
    Harness app;
    begin(app, letter_with("x"));
    const auto open = [&] { more(app, "Export contacts: Contacts as a spreadsheet"); };
    open();
    app.press(Role::button, "None");
    CHECK(app.get(Role::button, "Export").disabled);
    app.press(Role::checkbox, "No.");
    app.press(Role::checkbox, "Name");
    choose(app, "Format", "CSV for Excel (with byte-order mark)");
    app.press(Role::button, "Export");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "SM00001-contacts.csv");
    CHECK(std::string(app.platform().downloads[0].bytes.begin(), app.platform().downloads[0].bytes.end()) ==
          "\xEF\xBB\xBF\"No.\",\"Name\"\r\n\"CT000001\",\"Ada Berg\"\r\n\"CT000002\",\"Bo Lund\"\r\n");
    open();
    CHECK(app.get(Role::checkbox, "Name").check == ui::Check::on);
    CHECK(app.get(Role::checkbox, "City").check == ui::Check::off);
    choose(app, "Format", "Excel workbook (.xlsx)");
    app.press(Role::button, "Export");
    CHECK(app.platform().downloads[1].name == "SM00001-contacts.xlsx");
    CHECK(app.platform().downloads[1].bytes[0] == 'P');
}

TEST_CASE(
    "HDR-43: a document that is dropped on a segment becomes its attachment, after a question where there is "
    "one") {
    Harness app;
    begin(app, letter_with("x"));
    const FileBytes dropped = bytes_of(letter_with("Dear {{Contact Name}}"));
    app.platform().files[7] = dropped;
    app.application().file_arrived("drop", {7, "New offer.docx", dropped.size()});
    app.settle();
    app.press_inside(app.get(Role::alertdialog, "Replace the document").id, Role::button, "Replace");
    CHECK(shows(app, "“New offer.docx” is attached. It uses 1 field."));
    app.press(Role::button, "Where Used");
    CHECK(shows(app, "Segment SM00001"));
    app.press_inside(app.get(Role::dialog, "Where the document is used").id, Role::button, "Close");
    open_letters(app);
    CHECK(shows(app, "Dear Ada Berg"));
}

namespace {

app::TextDownload a_file(int pieces) {
    app::TextDownload file;
    file.title = "Writing a file";
    file.file_name = "list.txt";
    file.mime_type = "text/plain";
    file.write = [left = pieces](std::size_t, std::string& out) mutable {
        out += "piece";
        return --left == 0;
    };
    return file;
}

}  // namespace

TEST_CASE("a file is saved when all of it is written") {
    Harness app;
    app::Session& session = app.application().session();
    bool done = false;
    app::TextDownload file = a_file(3);
    file.done = [&] { done = true; };
    session.run(app::download_job(session, std::move(file)));
    app.settle();
    CHECK(done);
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].finished);
    CHECK(app.platform().downloads[0].bytes.size() == 15);
}

TEST_CASE("a file that turned out to be of no use isn't saved, and it is said why") {
    Harness app;
    app::Session& session = app.application().session();
    bool done = false;
    app::TextDownload file = a_file(3);
    file.problem = [] { return std::optional<Error>(fail("It became too large.")); };
    file.done = [&] { done = true; };
    session.run(app::download_job(session, std::move(file)));
    app.settle();
    CHECK_FALSE(done);
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK_FALSE(app.platform().downloads[0].finished);
    REQUIRE(session.message());
    CHECK(session.message()->tone == ui::Tone::error);
    CHECK(session.message()->text == "It became too large.");
}

TEST_CASE("a file isn't saved when its writing is cancelled") {
    Harness app;
    app::Session& session = app.application().session();
    bool done = false;
    app::TextDownload file = a_file(1'000'000'000);
    file.done = [&] { done = true; };
    session.run(app::download_job(session, std::move(file)));
    app.run_ms(50);
    REQUIRE(session.job() != nullptr);
    session.cancel_job();
    app.settle();
    CHECK(session.job() == nullptr);
    CHECK_FALSE(done);
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK_FALSE(app.platform().downloads[0].finished);
}
