#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/export_contacts.h"
#include "app/exchange/import_contacts.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/word/zip_reader.h"
#include "tests/app/harness.h"
#include "tests/data/contacts_file.h"
#include "tests/data/generator.h"

using namespace segments;
using app::test::Harness;
using ui::Role;
namespace card = contact::contact;

namespace {

void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app.press(Role::link, "Contacts");
}

std::vector<std::uint8_t> bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

void import(Harness& app, std::string_view name, std::string_view text) {
    app.press(Role::button, "Import contacts");
    REQUIRE(app.platform().picking == app::kImportPurpose);
    app.pick(name, bytes_of(text));
}

std::string generated_file(std::size_t contacts) {
    const testdata::Generator generator(testdata::kDefaultSeed, contacts, testdata::kDefaultEndDate);
    std::string text;
    testdata::write_contacts(generator, testdata::FileForm::kDocument,
                             [&](std::string_view piece) { text += piece; });
    return text;
}

const table::Table& contacts(Harness& app) {
    return app.application().session().table(card::kTable);
}

// What stands above the screen.
std::string message(Harness& app) {
    const auto& told = app.application().session().message();
    return told ? told->text : std::string();
}

std::string downloaded(Harness& app, std::size_t index) {
    const auto& download = app.platform().downloads[index];
    CHECK(download.finished);
    return {download.bytes.begin(), download.bytes.end()};
}

}  // namespace

TEST_CASE("A file of contacts is previewed, imported as one step, and exported again without a change") {
    Harness app;
    begin(app);
    const std::string file = generated_file(1000);
    import(app, "contacts.json", file);
    REQUIRE(app.has(Role::dialog, "Import contacts"));
    CHECK(app.has(Role::text, "New: 1,000"));
    CHECK(app.has(Role::text, "Rejected: 0"));
    CHECK(app.get(Role::checkbox, "Create missing codes").check == ui::Check::on);
    CHECK(app.has(Role::text, "Mailing Group: FAIR, NEWS, PRICELIST, TASTING, VIP, XMAS"));
    CHECK(contacts(app).size() == 0);

    app.press(Role::button, "Import");
    CHECK(app.platform().files.empty());
    CHECK(!app.has(Role::dialog, "Import contacts"));
    CHECK(contacts(app).size() == 1000);
    CHECK(message(app) ==
          "Imported from \xE2\x80\x9C"
          "contacts.json\xE2\x80\x9D: 1,000 new, none changed, none unchanged, none "
          "rejected. Undo takes it back.");

    app.press(Role::menubutton, "Export contacts");
    app.press(Role::menuitem, "All contacts");
    CHECK(app.has(Role::status, "The format holds all of it."));
    app.press(Role::button, "Export");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "contacts-2026-11-24.json");
    const std::string exported = downloaded(app, 0);
    import(app, "again.json", exported);
    CHECK(app.has(Role::text, "Unchanged: 1,000"));
    CHECK(app.has(Role::text, "New: 0"));
    CHECK(app.get(Role::button, "Import").disabled);
    app.press(Role::button, "Cancel");

    app.press(Role::button, "Undo");
    CHECK(contacts(app).size() == 0);
    app.press(Role::button, "Redo");
    app.restart();
    CHECK(contacts(app).size() == 1000);
}

TEST_CASE("Rejected contacts are listed with place and reason, and can be saved as a list") {
    Harness app;
    begin(app);
    import(app, "some.json",
           "[{\"no\":\"A\",\"type\":\"Company\",\"name\":\"Good\"},\n{\"no\":\"B\",\"type\":\"Firm\"}]");
    REQUIRE(app.has(Role::list, "Rejected contacts"));
    CHECK(app.has(Role::listitem,
                  "Line 2, contact 2 (B): Type can't be \"Firm\". It is one of \"Company\", \"Person\"."));
    app.press(Role::button, "Save the list");
    CHECK(app.platform().downloads[0].name == "some.json - rejected.csv");
    CHECK(downloaded(app, 0) ==
          "\"Line\",\"Contact\",\"No.\",\"Place\",\"Reason\"\r\n2,2,\"B\",\"/1/type\",\"Type can't be "
          "\"\"Firm\"\". It is one of "
          "\"\"Company\"\", \"\"Person\"\".\"\r\n");
    app.press(Role::button, "Import");
    CHECK(contacts(app).size() == 1);
}

TEST_CASE("Without the checkbox contacts with new codes are rejected") {
    Harness app;
    begin(app);
    import(
        app, "some.json",
        R"([{"no":"A","type":"Company","name":"Good"},{"no":"B","type":"Company","name":"C","mailingGroups":["NEWS"]}])");
    CHECK(app.has(Role::text, "New: 2"));
    app.press(Role::checkbox, "Create missing codes");
    CHECK(app.has(Role::text, "New: 1"));
    CHECK(app.has(Role::text, "Rejected: 1"));
    app.press(Role::button, "Import");
    CHECK(contacts(app).size() == 1);
}

TEST_CASE("A file that can't be read to its end is refused with its place, and changes nothing") {
    Harness app;
    begin(app);
    import(app, "cut.json", R"([{"no":"A","type":"Company","name":"Goo)");
    CHECK(!app.has(Role::dialog, "Import contacts"));
    CHECK(message(app) ==
          "Nothing was imported from \xE2\x80\x9C"
          "cut.json\xE2\x80\x9D. The file ends in the middle of a text. It "
          "seems to be cut off; get the whole file. (At line 1, column 40, contact 1, /0/name.)");
    CHECK(app.platform().files.empty());
    import(app, "empty.json", "[]");
    CHECK(message(app) ==
          "\xE2\x80\x9C"
          "empty.json\xE2\x80\x9D holds no contacts.");
    app.press(Role::button, "Import contacts");
    app.application().file_arrived(app::kImportPurpose, {99, "gone.json", 100});
    app.settle();
    CHECK(message(app) ==
          "Nothing was imported from \xE2\x80\x9C"
          "gone.json\xE2\x80\x9D. It can't be read. Is it still "
          "where it was, and unchanged?");
    CHECK(contacts(app).size() == 0);
}

TEST_CASE("A file dropped anywhere is imported, and the page says so while it hovers") {
    Harness app;
    begin(app);
    app.press(Role::link, "History");
    app.application().file_hovers(true);
    app.settle();
    CHECK(app.has(
        Role::status,
        "Drop the file here. Files of contacts (JSON, vCard, CSV) are imported after a preview, a backup is "
        "restored after a question; a document dropped on a segment or template becomes its attachment."));
    app.application().file_hovers(false);
    const std::string text = R"({"no":"A","type":"Company","name":"Dropped"})";
    app.platform().files[5] = bytes_of(text);
    app.application().file_arrived("drop", {5, "one.jsonl", text.size()});
    app.settle();
    REQUIRE(app.has(Role::dialog, "Import contacts"));
    // A second one doesn't disturb the first.
    app.platform().files[6] = bytes_of(text);
    app.application().file_arrived("drop", {6, "two.jsonl", text.size()});
    app.settle();
    CHECK(message(app) == "Close the dialog first, then choose the file again.");
    CHECK(app.platform().files.size() == 1);
    app.press(Role::button, "Import");
    CHECK(app.platform().files.empty());
    CHECK(contacts(app).size() == 1);
}

TEST_CASE("A workbook isn't read: it is said what it is and what to do, and nothing changes") {
    Harness app;
    begin(app);
    import(app, "one.json", R"([{"no":"A","type":"Company","name":"Contoso"}])");
    app.press(Role::button, "Import");
    app.press(Role::menubutton, "Export contacts");
    app.press(Role::menuitem, "All contacts");
    app.type(Role::combobox, "Format", "Excel workbook (.xlsx)");
    app.press(Role::button, "Export");
    const std::string book = downloaded(app, 0);
    const std::uint64_t version = app.application().session().db().version();
    const std::string refused =
        "Nothing was imported from \xE2\x80\x9C"
        "people.xlsx\xE2\x80\x9D. It is an Excel workbook. Open it in Excel or another spreadsheet program, "
        "save the sheet with the contacts there as CSV (UTF-8), and import that file.";
    const auto is_refused = [&] {
        CHECK(message(app) == refused);
        CHECK(app.application().session().dialogs().empty());
        CHECK(app.application().session().db().version() == version);
        CHECK(app.platform().files.empty());
    };
    import(app, "people.xlsx", book);
    is_refused();
    app.application().session().close_message();
    app.platform().files[5] = bytes_of(book);
    app.application().file_arrived("drop", {5, "people.xlsx", book.size()});
    app.settle();
    is_refused();
    // With another file, nothing of that one either.
    app.press(Role::button, "Import contacts");
    const std::string more = R"([{"no":"B","type":"Company","name":"Berry"}])";
    app.platform().files[6] = bytes_of(more);
    app.platform().files[7] = bytes_of(book);
    app.application().file_arrived(app::kImportPurpose, {6, "more.json", more.size()});
    app.application().file_arrived(app::kImportPurpose, {7, "people.xlsx", book.size()});
    app.settle();
    is_refused();
}

TEST_CASE("A file dropped before there is a workspace is refused kindly") {
    Harness app;
    app.platform().files[5] = bytes_of("[]");
    app.application().file_arrived("drop", {5, "one.json", 2});
    app.settle();
    CHECK(message(app) == "Give your name and start with a workspace first, then import your contacts.");
}

TEST_CASE("Reading can be canceled, and leaves nothing behind") {
    Harness app;
    begin(app);
    const std::string file = generated_file(3000);
    app.platform().files[5] = bytes_of(file);
    app.application().file_arrived("drop", {5, "large.json", file.size()});
    REQUIRE(app.application().session().job() != nullptr);
    CHECK(app.application().session().job()->title() == "Reading contacts");
    app.application().session().cancel_job();
    app.settle();
    CHECK(app.platform().files.empty());
    CHECK(!app.has(Role::dialog, "Import contacts"));
    CHECK(contacts(app).size() == 0);
}

TEST_CASE("The filtered list and the selection are exported too") {
    Harness app;
    begin(app);
    app.press(Role::menubutton, "Export contacts");
    CHECK(!app.has(Role::menuitem, "All contacts"));
    import(
        app, "three.json",
        R"([{"no":"A","type":"Company","name":"Apple"},{"no":"B","type":"Company","name":"Berry"},{"no":"C","type":"Company","name":"Cherry"}])");
    app.press(Role::button, "Import");
    app.type(Role::combobox, "Filter Name", "rry");
    app.press(Role::menubutton, "Export contacts");
    CHECK(app.get(Role::menuitem, "The selected contacts").disabled);
    app.press(Role::menuitem, "The filtered list");
    app.press(Role::button, "Export");
    const std::string file = downloaded(app, 0);
    CHECK(file.find("Apple") == std::string::npos);
    CHECK(file.find("Berry") != std::string::npos);
    CHECK(file.find("Cherry") != std::string::npos);
}

TEST_CASE("A table asks what its columns become, remembers it, and brings what it keeps back") {
    Harness app;
    begin(app);
    const std::string table =
        "Name;Mail;Shoe size\nAnn Lee;ann@contoso.example;39\nBob;bob@contoso.example;44\n";
    import(app, "people.csv", table);
    REQUIRE(app.has(Role::dialog, "Import a table"));
    CHECK(app.get(Role::combobox, "Delimiter").value == "Semicolon");
    CHECK(app.get(Role::combobox, "Encoding").value == "UTF-8");
    CHECK(app.get(Role::combobox, "Name").value == "Name");
    CHECK(app.get(Role::combobox, "Mail").value == "E-Mail");
    CHECK(app.get(Role::combobox, "Shoe size").value == "Keep as it is");
    app.type(Role::combobox, "Mail", "E-Mail 2");
    CHECK(app.get(Role::combobox, "Mail").value == "E-Mail 2");
    app.press(Role::button, "Continue");
    REQUIRE(app.has(Role::dialog, "Import contacts"));
    CHECK(app.has(Role::text, "New: 2"));
    app.press(Role::button, "Import");
    CHECK(contacts(app).text(contacts(app).find("CT000001"), card::kEMail2) == "ann@contoso.example");

    app.press(Role::menubutton, "Export contacts");
    app.press(Role::menuitem, "All contacts");
    app.type(Role::combobox, "Format", "Table (CSV)");
    app.press(Role::button, "Export");
    CHECK(app.platform().downloads[0].name == "contacts-2026-11-24.csv");
    CHECK(downloaded(app, 0).find(",Shoe size\r\n") != std::string::npos);
    CHECK(downloaded(app, 0).find(",39\r\n") != std::string::npos);

    import(app, "again.csv", table);
    CHECK(app.get(Role::combobox, "Mail").value == "E-Mail 2");
    app.press(Role::button, "Cancel");
    CHECK(app.platform().files.empty());
}

TEST_CASE("Contacts are exported as a workbook, and what it has no place for is told before") {
    Harness app;
    begin(app);
    import(
        app, "two.json",
        R"([{"no":"A","type":"Company","name":"=1+1","postCode":"01067","alternateAddresses":[{"code":"HOME"}]},
               {"no":"B","type":"Company","name":"Berry","minor":false}])");
    app.press(Role::button, "Import");
    app.press(Role::menubutton, "Export contacts");
    app.press(Role::menuitem, "All contacts");
    app.type(Role::combobox, "Format", "Excel workbook (.xlsx)");
    CHECK(app.has(Role::listitem, "Alternate addresses: 1 contact"));
    app.press(Role::button, "Export");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "contacts-2026-11-24.xlsx");
    const std::string bytes = downloaded(app, 0);
    const auto book = word::ZipReader::open(bytes);
    REQUIRE(book);
    const auto sheet = book->read(*book->find("xl/worksheets/sheet1.xml"));
    REQUIRE(sheet);
    CHECK(sheet->find("<t xml:space=\"preserve\">=1+1</t>") != std::string::npos);
    CHECK(sheet->find("<t xml:space=\"preserve\">01067</t>") != std::string::npos);
    CHECK(sheet->find("<row r=\"3\">") != std::string::npos);
    CHECK(sheet->find("<row r=\"4\">") == std::string::npos);
    CHECK(message(app).find("2 contacts exported to") == 0);
}

TEST_CASE("More contacts than a workbook has rows are refused before anything is written") {
    Harness app;
    begin(app);
    import(app, "one.json", R"([{"no":"A","type":"Company","name":"Apple"}])");
    app.press(Role::button, "Import");
    app::export_contacts(app.application().session(), std::vector<table::Row>(1048576, 0));
    app.settle();
    app.type(Role::combobox, "Format", "Excel workbook (.xlsx)");
    CHECK(app.has(Role::alert, "A workbook holds at most 1,048,575 contacts. Choose CSV instead."));
    CHECK(app.get(Role::button, "Export").disabled);
}

TEST_CASE("Several files come in together, each by its own format") {
    Harness app;
    begin(app);
    const std::string card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nUID:1\nEND:VCARD\n";
    const std::string json =
        R"([{"no":"A","type":"Company","name":"Contoso"},{"no":"A"},{"no":"B","type":"Firm"}])";
    app.platform().files[5] = bytes_of(card);
    app.platform().files[6] = bytes_of(json);
    app.application().file_arrived("drop", {5, "ann.vcf", card.size()});
    app.application().file_arrived("drop", {6, "two.json", json.size()});
    app.settle();
    REQUIRE(app.has(Role::dialog, "Import contacts"));
    CHECK(app.has(Role::text, "New: 2"));
    CHECK(app.has(
        Role::listitem,
        "two.json: Line 1, contact 2 (A): Contact A stands in the file already: contact 1 in line 1 of "
        "two.json. Only that one counts."));
    app.press(Role::button, "Import");
    CHECK(contacts(app).size() == 2);
    CHECK(app.platform().files.empty());
}

TEST_CASE("Options plan the import anew, and rejected contacts are saved as a file of the same format") {
    Harness app;
    begin(app);
    import(app, "one.json",
           R"([{"no":"A","type":"Person","name":"Ann Lee","eMail":"ann@contoso.example","city":"Rome"}])");
    app.press(Role::button, "Import");
    import(app, "people.vcf",
           "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Other\nADR:;;;Oslo;;;\nEMAIL:ann@contoso.example\nEND:VCARD\n"
           "BEGIN:VCARD\nVERSION:3.0\nNOTE:nameless\nEND:VCARD\n");
    CHECK(app.has(Role::text, "Changed: 1"));
    CHECK(app.has(Role::text, "Rejected: 1"));
    CHECK(app.get(Role::combobox, "Read as").value == "vCard");
    app.press(Role::button, "Options");
    app.type(Role::combobox, "Contacts that are there already", "Keep what is there");
    CHECK(app.has(Role::text, "Unchanged: 1"));
    app.type(Role::combobox, "Recognise contacts by", "Nothing: all are new");
    CHECK(app.has(Role::text, "New: 1"));
    app.type(Role::combobox, "Recognise contacts by", "E-Mail");
    app.type(Role::combobox, "Mailing group for all of them", "fair");
    CHECK(app.has(Role::text, "Changed: 1"));
    CHECK(app.has(Role::text, "Mailing Group: FAIR"));
    app.press(Role::button, "Save the contacts");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "people - rejected.vcf");
    CHECK(downloaded(app, 0) == "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:nameless\r\nEND:VCARD\r\n");
    app.press(Role::button, "Import");
    CHECK(contacts(app).size() == 1);
    CHECK(contacts(app).text(contacts(app).find("A"), card::kCity) == "Rome");
    CHECK(app.application().session().table(contact::mailing_group::kTable).size() == 1);
}

TEST_CASE("The sample is one step, and Undo leads back to the start") {
    Harness app;
    app.press(Role::button, "Try with sample data");
    CHECK(app.get(Role::textbox, "Your name").invalid);
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Try with sample data");
    CHECK(app.has(Role::heading, "Home"));
    CHECK(contacts(app).size() == 24);
    CHECK(app.application().session().table(interaction::log_entry::kTable).size() > 50);
    CHECK(app.application().session().user_id() == "ANN LEE");
    app.restart();
    CHECK(contacts(app).size() == 24);
    app.press(Role::button, "Undo");
    CHECK(app.has(Role::heading, "Welcome to Segments"));
}
