// Letters on the pages: a Word document is attached and looked at, merged, read, logged and opened again.
#include <doctest/doctest.h>

#include "core/attachment/attachment_tables.h"
#include "core/contact/contact.h"
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
                "in the letters as it is. Did you mean Contact Name?"));
}

TEST_CASE("what isn't a Word document in truth is attached, but can't be merged") {
    Harness app;
    begin(app, "no zip");
    CHECK(shows(app, "is attached, but can't be merged. The file is no Word document (.docx)."));
    open_letters(app);
    CHECK(shows(app, "The file is no Word document (.docx)."));
}

TEST_CASE("letters are read one after the other, and written as one document or one for each contact") {
    Harness app;
    begin(app, letter_with("Dear {{Contact Name}}"));
    open_letters(app);
    CHECK(shows(app, "Dear Ada Berg"));
    app.press(Role::button, "Next Letter");
    CHECK(shows(app, "Dear Bo Lund"));
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
