#include "core/segment/line_documents.h"

#include <array>

#include "core/contact/delete_contacts.h"
#include "core/criteria/go_back.h"
#include "core/criteria/line_entry.h"
#include "tests/core/segment/documents.h"

using namespace segments;
using namespace segments::test;

namespace {

std::string choose(Letters& w, Row line_row, std::string_view code) {
    const Result<segment::LineOutcome> done =
        segment::set_line_field(w.tx, line_row, line::kInteractionTemplateCode, code);
    return done ? done->notice : done.error().message;
}

}  // namespace

TEST_CASE("LIN-30: documents of a line need a template, and no Word template") {
    Letters w;
    const Row bare = w.line(w.segment("Bare"), w.person("Bob Ray"));
    CHECK(segment::set_line_document(w.tx, w.context, bare, w.content("x"), "pdf").error().rule == "LIN-30");
    w.own(w.ann, line::kWordTemplateCode, "NEWS");
    CHECK(segment::remove_line_document(w.tx, w.ann).error().rule == "LIN-30");
}

TEST_CASE(
    "LIN-31, LIN-32, LNG-3: a document imported on a line is its own; other lines and the header keep "
    "theirs") {
    Letters w;
    w.header(w.row, header::kSubject, "Invitation");
    w.import_line(w.ann, "dear Ann");
    CHECK(w.holds(w.ann) == "dear Ann");
    CHECK(w.state(w.ann) == "Unique");
    CHECK(w.text(w.ann, line::kSubject) == "Invitation");
    CHECK(w.holds(w.jean) == "english letter");
    CHECK(segment::header_attachment(*w.db, w.row) == w.document_of("ENU"));
    // Replaced in place.
    w.import_line(w.ann, "dear Ann!");
    CHECK(w.holds(w.ann) == "dear Ann!");
    CHECK(w.uses("dear Ann") == 0);
}

TEST_CASE(
    "LIN-32, LNG-5: removing a line's own document brings back the header's, and then leaves it without") {
    Letters w;
    w.import_line(w.hans, "lieber Hans");
    REQUIRE(segment::remove_line_document(w.tx, w.hans));
    CHECK(w.state(w.hans) == "Inherited");
    CHECK(w.holds(w.hans) == "german letter");
    CHECK(w.uses("lieber Hans") == 0);
    REQUIRE(segment::remove_line_document(w.tx, w.hans));
    CHECK(w.state(w.hans).empty());
    CHECK(w.document_of("DEU") != 0);
    CHECK(segment::remove_line_document(w.tx, w.hans).error().rule == "LIN-32");
    // PRD-3
    REQUIRE(segment::inherit_document(w.tx, w.hans));
    CHECK(w.state(w.hans) == "Inherited");
}

TEST_CASE("LIN-35, LNG-10, ENM-18: a line shows where its document is from") {
    Letters w;
    CHECK(w.state(w.ann) == "Inherited");
    w.import_line(w.ann, "dear Ann");
    CHECK(w.state(w.ann) == "Unique");
    CHECK(w.state(w.line(w.segment("Bare"), w.person("Bob Ray"))).empty());
    w.header(w.row, header::kWordTemplateCode, "NEWS");
    CHECK(w.text(w.jean, line::kWordTemplateCode) == "NEWS");
}

TEST_CASE("LIN-25, MRG-23: another language brings its document and subject; one without a record has none") {
    Letters w;
    REQUIRE(segment::set_language_subject(w.tx, w.language("DEU"), "Einladung"));
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "DEU"));
    CHECK(w.holds(w.ann) == "german letter");
    CHECK(w.text(w.ann, line::kSubject) == "Einladung");
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "FRA"));
    CHECK(w.state(w.ann).empty());
    CHECK(w.text(w.ann, line::kSubject).empty());
    REQUIRE(segment::reset_line_field(w.tx, w.ann, line::kLanguageCode));
    CHECK(w.holds(w.ann) == "english letter");
}

TEST_CASE("LIN-25, LIN-22b: a line's own documents are found again by their language") {
    Letters w;
    w.import_line(w.ann, "dear Ann");
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "DEU"));
    CHECK(w.holds(w.ann) == "german letter");
    w.import_line(w.ann, "liebe Ann");
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "ENU"));
    CHECK(w.holds(w.ann) == "dear Ann");
    // Another language of the header doesn't move a document of the line's own.
    w.header(w.row, header::kLanguageCode, "DEU");
    CHECK(w.holds(w.ann) == "dear Ann");
    REQUIRE(segment::remove_line_document(w.tx, w.ann));
    CHECK(w.holds(w.ann) == "liebe Ann");
    CHECK(w.text(w.ann, line::kLanguageCode) == "DEU");
}

TEST_CASE("LIN-22, LIN-22a: a template on a line brings copies of its documents") {
    Letters w;
    w.template_document("EMAIL", "DEU", "german mail");
    w.template_document("EMAIL", "ENU", "english mail");
    w.template_field("EMAIL", tmpl::kLanguageCode, "ENU");
    CHECK(choose(w, w.hans, "EMAIL").empty());
    CHECK(w.holds(w.hans) == "german mail");
    CHECK(w.state(w.hans) == "Unique");
    CHECK(choose(w, w.jean, "EMAIL").empty());
    CHECK(w.holds(w.jean) == "english mail");
    CHECK(w.uses("german mail") == 3);
    // Back at the header's, they go.
    CHECK(choose(w, w.hans, "LETTER").empty());
    CHECK(w.holds(w.hans) == "german letter");
    CHECK(w.state(w.hans) == "Inherited");
    CHECK(w.uses("german mail") == 2);
}

TEST_CASE("PRD-17, PRD-2: a document that somebody made stays when the template changes, and it is said") {
    Letters w;
    w.template_document("EMAIL", "ENU", "english mail");
    w.template_field("EMAIL", tmpl::kLanguageCode, "ENU");
    w.import_line(w.ann, "dear Ann");
    CHECK(choose(w, w.ann, "EMAIL") == "The line keeps its own document.");
    CHECK(w.holds(w.ann) == "dear Ann");
    w.import_line(w.hans, "lieber Hans");
    w.header(w.row, header::kInteractionTemplateCode, "EMAIL");
    CHECK(w.holds(w.hans) == "lieber Hans");
    CHECK(w.holds(w.jean) == "english mail");
}

TEST_CASE("LIN-12, LIN-14: another contact leaves a line's own document behind, never the header's") {
    Letters w;
    w.import_line(w.ann, "dear Ann");
    const std::string contact_no(w.db->table(line::kTable).text(w.hans, line::kContactNo));
    REQUIRE(criteria::change_contact(w.tx, w.ann, contact_no, w.context));
    CHECK(w.holds(w.ann) == "german letter");
    CHECK(w.state(w.ann) == "Inherited");
    CHECK(w.document_of("ENU") != 0);
    // PRD-4: the line returns with its document.
    REQUIRE(criteria::go_back(w.tx, w.segment_no(w.row)));
    REQUIRE(criteria::go_back(w.tx, w.segment_no(w.row)));
    const std::vector<Row> lines = segment::present_lines(*w.db, w.segment_no(w.row));
    CHECK(w.holds(lines.front()) == "dear Ann");
    CHECK(w.state(lines.front()) == "Unique");
}

TEST_CASE("LIN-13: the same contact again keeps the document") {
    Letters w;
    w.import_line(w.ann, "dear Ann");
    const std::string contact_no(w.db->table(line::kTable).text(w.ann, line::kContactNo));
    REQUIRE(criteria::change_contact(w.tx, w.ann, contact_no, w.context));
    CHECK(w.holds(w.ann) == "dear Ann");
    CHECK(w.holds(w.jean) == "english letter");
}

TEST_CASE(
    "LIN-40, PRD-4: a deleted line's document waits for Go Back, and goes with a line that went for good") {
    Letters w;
    w.import_line(w.ann, "dear Ann");
    REQUIRE(criteria::delete_lines(w.tx, {w.ann}));
    CHECK(w.uses("dear Ann") == 1);
    REQUIRE(criteria::go_back(w.tx, w.segment_no(w.row)));
    CHECK(w.holds(w.ann) == "dear Ann");
    segment::erase_line(w.tx, w.ann);
    CHECK(w.uses("dear Ann") == 0);
    w.import_line(w.hans, "lieber Hans");
    segment::delete_segment(w.tx, w.row);
    CHECK(w.uses("lieber Hans") == 0);
    CHECK(w.attachments() == 2);
}

TEST_CASE("DEL-4, LIN-40: with a contact go its lines that wait for Go Back, and their documents") {
    Letters w;
    w.import_line(w.ann, "dear Ann");
    const std::string no(w.text(w.ann, line::kContactNo));
    REQUIRE(criteria::delete_lines(w.tx, {w.ann}));
    const std::array<Row, 1> ann = {w.db->table(card::kTable).find(no)};
    contact::DeleteContacts work(w.tx, ann);
    while (!work.step(7)) {
    }
    CHECK_FALSE(work.problem());
    CHECK(w.uses("dear Ann") == 0);
    CHECK(w.languages() == Texts{"DEU", "ENU"});
}

TEST_CASE("LIN-32, MRG-20, LIN-33: a personal letter of a line with an attachment is merged no more") {
    Letters w;
    const auto import = [&](std::string_view text) {
        REQUIRE(segment::set_line_document(w.tx, w.context, w.ann, w.content(text), "docx"));
    };
    const auto bring_back = [&](std::string_view text, std::string_view extension = "docx") {
        const Result<void> done =
            segment::set_personal_document(w.tx, w.context, w.ann, w.content(text), extension);
        return done ? std::string() : done.error().rule;
    };
    // What the header gives isn't a Word document here.
    CHECK(bring_back("dear Ann") == "LIN-33");
    w.header(w.row, header::kSubject, "Invitation");
    import("dear {{Contact Name}}");
    CHECK(w.number(w.ann, line::kMerged) == 0);
    CHECK(bring_back("dear Ann", "pdf") == "LIN-33");
    CHECK(bring_back("dear Ann").empty());
    CHECK(w.holds(w.ann) == "dear Ann");
    CHECK(w.uses("dear {{Contact Name}}") == 0);
    CHECK(w.number(w.ann, line::kMerged) == 1);
    CHECK(w.text(w.ann, line::kSubject) == "Invitation");
    // It is the letter of its language.
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "DEU"));
    CHECK(w.number(w.ann, line::kMerged) == 0);
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "ENU"));
    CHECK(w.holds(w.ann) == "dear Ann");
    CHECK(w.number(w.ann, line::kMerged) == 1);
    // An attachment in its place is merged again, and so is what is inherited.
    import("dear {{Contact Name}}");
    CHECK(w.number(w.ann, line::kMerged) == 0);
    CHECK(bring_back("dear Ann").empty());
    REQUIRE(segment::remove_personal_document(w.tx, w.ann));
    CHECK(w.number(w.ann, line::kMerged) == 0);
    CHECK(w.holds(w.ann) == "english letter");
    import("dear {{Contact Name}}");
    CHECK(bring_back("dear Ann").empty());
    REQUIRE(segment::inherit_document(w.tx, w.ann));
    CHECK(w.number(w.ann, line::kMerged) == 0);
}
