// Documents on the pages: imported by the file picker, inherited by lines, kept by the log, opened again.
#include <doctest/doctest.h>

#include "core/attachment/attachment_tables.h"
#include "core/attachment/attachments.h"
#include "core/attachment/word_template_tables.h"
#include "core/contact/contact.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/template_languages.h"
#include "core/segment/languages.h"
#include "core/segment/line.h"
#include "core/segment/line_documents.h"
#include "core/segment/line_scan.h"
#include "core/setup/code_list.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

using FileBytes = std::vector<std::uint8_t>;

FileBytes document(std::size_t size, std::uint8_t seed = 7) {
    FileBytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + i / 977 + seed);
    return bytes;
}

const table::Database& db(Harness& app) {
    return app.application().session().db();
}
table::Row segment_row(Harness& app) {
    return segment::find_segment(db(app), "SM00001");
}
std::size_t contents(Harness& app) {
    return db(app).table(attachment::content::kTable).size();
}

bool shows(Harness& app, std::string_view text) {
    for (const ui::Node& node : app.tree().nodes) {
        if (node.name.find(text) != std::string::npos || node.value.find(text) != std::string::npos)
            return true;
    }
    return false;
}

// A segment with the template LETTER and a line of Ada Berg.
void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app::Session& session = app.application().session();
    const Result<void> made = session.edit("People", [&](table::Transaction& tx) -> Result<void> {
        namespace card = contact::contact;
        const Result<table::Row> row =
            contact::create_contact(tx, session.context(), {schema::ContactType::person, ""});
        if (!row) return row.error();
        return contact::set_field(tx, session.context(), *row, card::kName, "Ada Berg");
    });
    REQUIRE(made);
    app.settle();
    app.press(Role::link, "Segments");
    app.press(Role::button, "New");
    app.type(Role::textbox, "Description", "Fair");
    app.type(Role::combobox, "Interaction Template Code", "LETTER");
    app.press(Role::button, "Add Contacts");
    app.press_inside(app.get(Role::dialog, "Add Contacts").id, Role::button, "Add Contacts");
}

// Selects the row of a list with this cell.
void select(Harness& app, std::string_view value) {
    const ui::Node* const cell = app.find_value(Role::gridcell, value);
    REQUIRE(cell != nullptr);
    app.click(*cell);
}

void import(Harness& app, std::string_view name, FileBytes bytes) {
    app.press(Role::button, "Import");
    CHECK(app.platform().picking == "attachment");
    app.pick(name, std::move(bytes));
}

}  // namespace

TEST_CASE(
    "HDR-40, HDR-48: a file of any type is attached to a segment; its lines inherit it, after a restart "
    "too") {
    Harness app;
    begin(app);
    const FileBytes file = document(900000);
    import(app, "Offer.PDF", file);
    CHECK(shows(app, "Attachment: pdf, 878 KB"));
    const table::Row line = segment::present_lines(db(app), "SM00001").at(0);
    CHECK(segment::LineReader(db(app), segment_row(app)).attachment_state(line) ==
          segment::AttachmentState::inherited);
    CHECK(app.platform().files.empty());
    app.restart();
    CHECK(shows(app, "Attachment: pdf, 878 KB"));
    app.press(Role::button, "Open or Export");
    REQUIRE(app.platform().downloads.size() == 1);
    CHECK(app.platform().downloads[0].name == "SM00001.pdf");
    CHECK(app.platform().downloads[0].finished);
    CHECK(app.platform().downloads[0].bytes == file);
    app.press(Role::button, "Undo");
    CHECK(shows(app, "No attachment"));
    app.press(Role::button, "Redo");
    app.press(Role::button, "Open or Export");
    CHECK(app.platform().downloads.back().bytes == file);
}

TEST_CASE(
    "HDR-42, HDR-43, HDR-44: a document is taken out and brought back; replacing and removing ask first") {
    Harness app;
    begin(app);
    import(app, "one.txt", document(100));
    app.press(Role::button, "Import");
    REQUIRE(app.has(Role::alertdialog, "Replace the document"));
    app.press_inside(app.get(Role::alertdialog, "Replace the document").id, Role::button, "No");
    CHECK(shows(app, "Attachment: txt"));
    app.press(Role::button, "Import");
    app.press(Role::button, "Replace");
    app.pick("two.docx", document(200));
    CHECK(shows(app, "Attachment: docx"));
    CHECK(contents(app) == 1);
    app.press(Role::button, "Remove");
    app.press_inside(app.get(Role::alertdialog, "Remove the document").id, Role::button, "Remove");
    CHECK(shows(app, "No attachment"));
    CHECK(contents(app) == 0);
}

TEST_CASE("a file that is too large, or that the storage refuses, changes nothing and is said") {
    Harness app;
    begin(app);
    app.press(Role::button, "Import");
    app.pick("film.mp4", FileBytes(attachment::kMostBytes + 1));
    CHECK(shows(app, "“film.mp4” was not attached. It is larger than 50 MB."));
    CHECK(app.platform().files.empty());
    bool failing = true;
    app.faults().plan = [&](std::uint64_t) { return failing ? storage::Fault::Full : storage::Fault::None; };
    app.press(Role::button, "Import");
    app.platform().files[99] = document(3000000);
    app.application().file_arrived("attachment", {99, "offer.pdf", 3000000});
    app.run_ms(5000);
    CHECK(shows(app, "“offer.pdf” was not attached."));
    CHECK(contents(app) == 0);
    failing = false;
    app.settle();
    std::size_t left = 0;
    for (const auto& [name, bytes] : app.disk().files) left += name.starts_with("blob-") ? 1 : 0;
    CHECK(left == 0);
}

TEST_CASE("LNG-1: a segment has documents in further languages") {
    Harness app;
    begin(app);
    import(app, "one.txt", document(100));
    app.press(Role::button, "Languages");
    REQUIRE(app.has(Role::dialog, "Segment Interaction Languages"));
    app.type(Role::combobox, "New language", "DEU");
    CHECK(segment::header_languages(db(app), segment_row(app)).size() == 2);
    app.press(Role::button, "Close");
}

TEST_CASE("HDR-31: a default language without a document is asked about") {
    Harness app;
    begin(app);
    app.type(Role::combobox, "Language Code (Default)", "DEU");
    REQUIRE(app.has(Role::alertdialog, "Change Language Code (Default)"));
    app.press(Role::button, "No");
    CHECK(segment::header_languages(db(app), segment_row(app)).empty());
    app.type(Role::combobox, "Language Code (Default)", "DEU");
    app.press(Role::button, "Yes");
    CHECK(segment::header_languages(db(app), segment_row(app)).size() == 1);
}

TEST_CASE("LOG-24, ILE-12: a logged interaction shows its document") {
    Harness app;
    begin(app);
    const FileBytes file = document(5000);
    import(app, "letter.docx", file);
    app.press(Role::button, "Log");
    const ui::NodeId dialog = app.get(Role::dialog, "Log SM00001").id;
    app.press_inside(dialog, Role::button, "Log");
    app.press(Role::link, "Interaction Log Entries");
    const table::Table& log = db(app).table(interaction::log_entry::kTable);
    REQUIRE(log.size() == 1);
    CHECK(interaction::document_of(db(app), log.live().next(0)) != 0);
    select(app, "Fair");
    app.press(Role::button, "Show Attachments");
    REQUIRE(!app.platform().downloads.empty());
    CHECK(app.platform().downloads.back().name == "Interaction 1.docx");
    CHECK(app.platform().downloads.back().bytes == file);
}

TEST_CASE("TPL-20: a template's languages get documents, and segments copies of them") {
    Harness app;
    begin(app);
    app.application().session().go("/templates/EMAIL");
    app.settle();
    app.type(Role::combobox, "New language", "ENU");
    import(app, "mail.html", document(700));
    const table::Table& templates = db(app).table(interaction::template_::kTable);
    const table::Row email = templates.find("EMAIL");
    const std::int64_t no = interaction::template_attachment(db(app), email);
    CHECK(attachment::is_html(db(app), no));
    app.application().session().go("/segments/SM00001");
    app.settle();
    app.type(Role::combobox, "Interaction Template Code", "EMAIL");
    app.press(Role::button, "Update the line that follows");
    CHECK(shows(app, "Attachment: html"));
    CHECK(attachment::same_content(db(app), no, segment::header_attachment(db(app), segment_row(app))));
}

TEST_CASE("TPL-24, MRG-7: a document that is dropped on a template becomes that of its language") {
    Harness app;
    begin(app);
    const auto drop = [&](std::uint32_t id, const FileBytes& file, const char* name = "Offer.pdf") {
        app.platform().files[id] = file;
        app.application().file_arrived("drop", {id, name, file.size()});
        app.settle();
    };
    const auto document_in = [&](std::string_view language) {
        const table::Table& all = db(app).table(interaction::template_language::kTable);
        return all.number(all.find("EMAIL", language), interaction::template_language::kAttachmentNo);
    };
    const auto go = [&](const char* address) {
        app.application().session().go(address);
        app.settle();
    };
    go("/templates/EMAIL");
    drop(4, document(100));
    CHECK(shows(app, "Add a language first: each has a document of its own."));
    app.type(Role::combobox, "New language", "ENU");
    drop(5, document(100));
    const std::int64_t english = document_in("ENU");
    CHECK(english != 0);
    // Of several the person says which; nothing is attached otherwise.
    app.type(Role::combobox, "New language", "DEU");
    drop(6, document(200));
    app.press_inside(app.get(Role::alertdialog, "Attach “Offer.pdf”").id, Role::button, "Cancel");
    CHECK(document_in("DEU") == 0);
    drop(7, document(200));
    app.press_inside(app.get(Role::alertdialog, "Attach “Offer.pdf”").id, Role::button, "DEU");
    CHECK(document_in("DEU") != 0);
    CHECK(document_in("ENU") == english);

    namespace word = attachment::word_template;
    REQUIRE(app.application().session().edit("New", [&](table::Transaction& tx) {
        return without_value(setup::create_code(tx, word::kTable, "OFFER", "Offer"));
    }));
    go("/lists/wordTemplate/OFFER");
    const table::Table& words = db(app).table(word::kTable);
    drop(8, document(300));
    CHECK(words.number(words.find("OFFER"), word::kAttachmentNo) == 0);  // it must be a Word document
    CHECK_FALSE(shows(app, "is attached"));
    drop(9, document(300), "Offer.docx");
    CHECK(words.number(words.find("OFFER"), word::kAttachmentNo) != 0);
    CHECK(app.platform().files.empty());
}

TEST_CASE(
    "HDR-49, LIN-32a: what can be done with a document stands where it is shown, with the reason if it "
    "can't") {
    Harness app;
    begin(app);
    const auto enabled = [&](std::string_view name) { return !app.get(Role::button, name).disabled; };
    CHECK(enabled("Import"));
    CHECK_FALSE(enabled("Open or Export"));
    import(app, "Offer.PDF", document(100));
    CHECK(enabled("Open or Export"));
    const table::Row line = segment::present_lines(db(app), "SM00001").at(0);
    CHECK(segment::check_line_document(segment::LineReader(db(app), segment_row(app)), line));
    app.type(Role::combobox, "Interaction Template Code", "");
    if (app.find(Role::button, "Update the line that follows") != nullptr)
        app.press(Role::button, "Update the line that follows");
    CHECK_FALSE(enabled("Import"));
    CHECK_FALSE(segment::check_line_document(segment::LineReader(db(app), segment_row(app)), line));
}

TEST_CASE("HDR-32: the default language is looked up among the segment's own; choosing it sets the subject") {
    Harness app;
    begin(app);
    import(app, "Offer.PDF", document(100));
    app::Session& session = app.application().session();
    REQUIRE(session.edit("German", [&](table::Transaction& tx) -> Result<void> {
        const auto made = segment::create_language(tx, segment_row(app), "DEU");
        if (!made) return made.error();
        return segment::set_language_subject(tx, *made, "Angebot");
    }));
    app.settle();
    app.type(Role::combobox, "Language Code (Default)", "DEU");
    app.settle();
    const table::Table& headers = db(app).table(segment::segment::kTable);
    CHECK(headers.text(segment_row(app), segment::segment::kLanguageCode) == "DEU");
    CHECK(headers.text(segment_row(app), segment::segment::kSubject) == "Angebot");
}

namespace {

// The document of a template's language.
void document_of_template(Harness& app, std::string_view code, const FileBytes& bytes) {
    app.application().session().go("/templates/" + std::string(code));
    app.settle();
    app.type(Role::combobox, "New language", "ENU");
    import(app, "mail.html", bytes);
}
void to_segment_languages(Harness& app) {
    app.application().session().go("/segments/SM00001");
    app.settle();
    app.press(Role::button, "Languages");
    REQUIRE(app.has(Role::dialog, "Segment Interaction Languages"));
}
// The button of the language that was added last.
void press_last(Harness& app, std::string_view name) {
    const ui::Node* last = nullptr;
    for (const ui::Node& node : app.tree().nodes) {
        if (node.role == Role::button && node.name == name) last = &node;
    }
    REQUIRE(last != nullptr);
    app.press_inside(last->id, Role::button, name);
}
void copy_from(Harness& app, std::string_view owner) {
    const ui::NodeId dialog = app.get(Role::dialog, "Copy From").id;
    select(app, owner);
    app.press_inside(dialog, Role::button, "Copy");
    CHECK_FALSE(app.has(Role::dialog, "Copy From"));
}
std::int64_t attachment_of(Harness& app, table::Row language_row) {
    return db(app).table(segment::language::kTable).number(language_row, segment::language::kAttachmentNo);
}

}  // namespace

TEST_CASE("LNG-9, TPL-28: Copy From gives a segment's language a copy of a template's document") {
    Harness app;
    begin(app);
    document_of_template(app, "EMAIL", document(700));
    app.type(Role::combobox, "New language", "DEU");  // without a document: nothing to copy
    to_segment_languages(app);
    app.type(Role::combobox, "New language", "DEU");
    const std::vector<table::Row> languages = segment::header_languages(db(app), segment_row(app));
    REQUIRE(languages.size() == 1);
    CHECK(attachment_of(app, languages[0]) == 0);
    app.press(Role::button, "Copy From");
    CHECK(app.get(Role::grid, "Copy From").row_count - 1 == 1);
    copy_from(app, "Template EMAIL");
    const table::Table& templates = db(app).table(interaction::template_::kTable);
    const std::int64_t source = interaction::template_attachment(db(app), templates.find("EMAIL"));
    const std::int64_t copy = attachment_of(app, languages[0]);
    CHECK(copy > source);
    CHECK(attachment::same_content(db(app), source, copy));
    CHECK(shows(app, "Attachment: html"));
    app.press_inside(app.get(Role::dialog, "Segment Interaction Languages").id, Role::button, "Close");
    app.press(Role::button, "Undo");
    CHECK(attachment_of(app, languages[0]) == 0);
    CHECK(contents(app) == 1);
}

TEST_CASE("LNG-9: Copy From offers the documents of the segment's other languages, and can be canceled") {
    Harness app;
    begin(app);
    import(app, "one.txt", document(100));
    to_segment_languages(app);
    app.type(Role::combobox, "New language", "DEU");
    const std::vector<table::Row> languages = segment::header_languages(db(app), segment_row(app));
    REQUIRE(languages.size() == 2);
    press_last(app, "Copy From");
    app.press_inside(app.get(Role::dialog, "Copy From").id, Role::button, "Cancel");
    CHECK(attachment_of(app, languages[1]) == 0);
    press_last(app, "Copy From");
    copy_from(app, "Segment SM00001");
    CHECK(attachment_of(app, languages[1]) != attachment_of(app, languages[0]));
    CHECK(attachment::same_content(db(app), attachment_of(app, languages[0]),
                                   attachment_of(app, languages[1])));
    // What is there already isn't offered to itself, but to the other language.
    press_last(app, "Copy From");
    CHECK(app.get(Role::grid, "Copy From").row_count - 1 == 1);
}

TEST_CASE("LNG-6: Delete Language takes the document along; the default and the lines move on; undone") {
    Harness app;
    begin(app);
    import(app, "one.txt", document(100));
    to_segment_languages(app);
    app.type(Role::combobox, "New language", "DEU");
    press_last(app, "Import");
    app.pick("zwei.txt", document(200));
    REQUIRE(contents(app) == 2);
    app.press(Role::button, "Delete Language");  // of the first one, the default
    const std::vector<table::Row> left = segment::header_languages(db(app), segment_row(app));
    REQUIRE(left.size() == 1);
    CHECK(contents(app) == 1);
    namespace header = segment::segment;
    CHECK(db(app).table(header::kTable).text(segment_row(app), header::kLanguageCode) == "DEU");
    const table::Row line = segment::present_lines(db(app), "SM00001").at(0);
    CHECK(segment::LineReader(db(app), segment_row(app)).attachment(line) == attachment_of(app, left[0]));
    app.press_inside(app.get(Role::dialog, "Segment Interaction Languages").id, Role::button, "Close");
    app.press(Role::button, "Undo");
    CHECK(segment::header_languages(db(app), segment_row(app)).size() == 2);
    CHECK(contents(app) == 2);
    app.press(Role::button, "Open or Export");
    REQUIRE(!app.platform().downloads.empty());
    CHECK(app.platform().downloads.back().bytes == document(100));
}

TEST_CASE("TPL-23, TPL-25: a template's language gets a copy of another one's document, and is deleted") {
    Harness app;
    begin(app);
    document_of_template(app, "LETTER", document(700));
    app.type(Role::combobox, "New language", "DEU");
    press_last(app, "Copy From");
    copy_from(app, "Template LETTER");
    const table::Table& templates = db(app).table(interaction::template_::kTable);
    const table::Row letter = templates.find("LETTER");
    namespace lang = interaction::template_language;
    const table::Table& all = db(app).table(lang::kTable);
    const auto documents = [&] {
        std::vector<std::int64_t> numbers;
        for (const table::Row row : interaction::template_languages(db(app), letter))
            numbers.push_back(all.number(row, lang::kAttachmentNo));
        return numbers;
    };
    const std::vector<std::int64_t> both = documents();
    REQUIRE(both.size() == 2);
    CHECK(both[0] != both[1]);
    CHECK(attachment::same_content(db(app), both[0], both[1]));
    const std::string before(templates.text(letter, interaction::template_::kLanguageCode));
    app.press(Role::button, "Delete Language");
    CHECK(documents() == std::vector<std::int64_t>{both[1]});
    CHECK(templates.text(letter, interaction::template_::kLanguageCode) == before);
    CHECK(db(app).table(attachment::attachment::kTable).find(both[0]) == table::kNoRow);
    app.press(Role::button, "Undo");
    CHECK(documents() == both);
}
