#include "core/segment/languages.h"

#include "core/attachment/attachment_tables.h"
#include "core/setup/setup_tables.h"
#include "tests/core/segment/documents.h"

using namespace segments;
using namespace segments::test;

TEST_CASE("HDR-24, TPL-28: a template gives the segment copies of its documents, one for each language") {
    Letters w;
    CHECK(w.languages() == Texts{"DEU", "ENU"});
    const std::int64_t copy = w.document_of("DEU");
    CHECK(copy != w.template_document("LETTER", "DEU"));
    CHECK(attachment::same_content(*w.db, copy, w.template_document("LETTER", "DEU")));
    CHECK(w.header_text(w.row, header::kLanguageCode) == "ENU");
    CHECK(segment::header_attachment(*w.db, w.row) == w.document_of("ENU"));
    // What both hold is kept once.
    CHECK(w.uses("german letter") == 2);
    // Editing the segment's document never changes the template's.
    w.import_header("another letter");
    CHECK(w.held("LETTER", "ENU") == "english letter");
}

TEST_CASE("HDR-24: another template replaces the documents, and the former ones go") {
    Letters w;
    w.header(w.row, header::kInteractionTemplateCode, "EMAIL");
    CHECK(w.languages().empty());
    CHECK(w.uses("german letter") == 1);
    CHECK(w.attachments() == 2);
    w.header(w.row, header::kInteractionTemplateCode, "");
    CHECK(w.languages().empty());
}

TEST_CASE("LIN-12: a line takes the document in its contact's language, else in the default one") {
    Letters w;
    CHECK(w.text(w.hans, line::kLanguageCode) == "DEU");
    CHECK(w.text(w.ann, line::kLanguageCode) == "ENU");
    CHECK(w.text(w.jean, line::kLanguageCode) == "ENU");
    CHECK(w.holds(w.hans) == "german letter");
    CHECK(w.holds(w.ann) == "english letter");
    CHECK(w.state(w.hans) == "Inherited");
}

TEST_CASE("HDR-30: another default language with a document brings its subject, and lines keep theirs") {
    Letters w;
    REQUIRE(segment::set_language_subject(w.tx, w.language("DEU"), "Einladung"));
    w.header(w.row, header::kLanguageCode, "DEU");
    CHECK(w.header_text(w.row, header::kSubject) == "Einladung");
    CHECK(w.text(w.ann, line::kLanguageCode) == "ENU");
    CHECK(w.holds(w.ann) == "english letter");
    CHECK(w.text(w.line(w.row, w.person("New One")), line::kLanguageCode) == "DEU");
}

TEST_CASE("HDR-31, LNG-4: a default language without a document gets a record; only contacts of it follow") {
    Letters w;
    w.header(w.row, header::kSubject, "Invitation");
    w.header(w.row, header::kLanguageCode, "FRA");
    CHECK(w.languages() == Texts{"DEU", "ENU", "FRA"});
    CHECK(w.header_text(w.row, header::kSubject).empty());
    const Row french = w.language("FRA");
    CHECK(w.db->table(segment::language::kTable).text(french, segment::language::kDescription) ==
          "LETTER FRA");
    CHECK(w.document_of("FRA") == 0);
    CHECK(w.text(w.jean, line::kLanguageCode) == "FRA");
    CHECK(w.text(w.ann, line::kLanguageCode) == "ENU");
    CHECK(w.text(w.ann, line::kSubject) == "Invitation");
}

TEST_CASE("LNG-1, LNG-4: the first language is taken over by all lines and becomes the default") {
    Letters w;
    w.header(w.row, header::kInteractionTemplateCode, "EMAIL");
    REQUIRE(segment::create_language(w.tx, w.row, "fra"));
    CHECK(w.header_text(w.row, header::kLanguageCode) == "FRA");
    for (const Row row : {w.ann, w.hans, w.jean}) CHECK(w.text(row, line::kLanguageCode) == "FRA");
    REQUIRE(segment::create_language(w.tx, w.row, "DEU"));
    CHECK(w.text(w.hans, line::kLanguageCode) == "DEU");
    CHECK(w.text(w.ann, line::kLanguageCode) == "FRA");
}

TEST_CASE("LNG-2: a segment has one document in a language, of languages that exist, with a template") {
    Letters w;
    CHECK(segment::create_language(w.tx, w.row, "DEU").error().rule == "LNG-2");
    CHECK_FALSE(segment::create_language(w.tx, w.row, "XX"));
    w.header(w.row, header::kInteractionTemplateCode, "");
    CHECK(segment::create_language(w.tx, w.row, "FRA").error().rule == "HDR-40");
}

TEST_CASE("LNG-6: without the default language the first that remains is the default, and its lines follow") {
    Letters w;
    REQUIRE(segment::set_language_subject(w.tx, w.language("DEU"), "Einladung"));
    segment::delete_language(w.tx, w.language("ENU"));
    CHECK(w.header_text(w.row, header::kLanguageCode) == "DEU");
    CHECK(w.header_text(w.row, header::kSubject) == "Einladung");
    CHECK(w.holds(w.ann) == "german letter");
    CHECK(w.uses("english letter") == 1);
    segment::delete_language(w.tx, w.language("DEU"));
    CHECK(w.header_text(w.row, header::kLanguageCode).empty());
    CHECK(w.state(w.ann).empty());
}

TEST_CASE("LNG-6: lines that chose the deleted language go back to what header and contact give") {
    Letters w;
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "DEU"));
    CHECK(w.holds(w.ann) == "german letter");
    segment::delete_language(w.tx, w.language("DEU"));
    CHECK(w.text(w.ann, line::kLanguageCode) == "ENU");
    CHECK(w.text(w.hans, line::kLanguageCode) == "ENU");
}

TEST_CASE("LNG-7: a renamed language takes default and lines along") {
    Letters w;
    REQUIRE(segment::set_line_field(w.tx, w.jean, line::kLanguageCode, "DEU"));
    REQUIRE(segment::rename_language(w.tx, w.language("DEU"), "FRA"));
    CHECK(w.text(w.jean, line::kLanguageCode) == "FRA");
    CHECK(w.holds(w.jean) == "german letter");
    REQUIRE(segment::rename_language(w.tx, w.language("ENU"), "DEU"));
    CHECK(w.header_text(w.row, header::kLanguageCode) == "DEU");
    CHECK(w.text(w.hans, line::kLanguageCode) == "DEU");
    CHECK(segment::rename_language(w.tx, w.language("DEU"), "FRA").error().rule == "LNG-2");
}

TEST_CASE("LNG-8, HDR-35: a language's subject is that of the lines in it, unless they are to keep theirs") {
    Letters w;
    REQUIRE(segment::set_language_subject(w.tx, w.language("DEU"), "Einladung"));
    CHECK(w.text(w.hans, line::kSubject) == "Einladung");
    CHECK(w.text(w.ann, line::kSubject).empty());
    CHECK(segment::lines_with_subject_of(*w.db, w.language("DEU")) == 1);
    CHECK(segment::lines_with_subject_of(*w.db, w.language("ENU")) == 2);
    REQUIRE(segment::set_language_subject(w.tx, w.language("DEU"), "Messe", Propagation::header_only));
    CHECK(w.text(w.hans, line::kSubject) == "Einladung");
    CHECK(w.is_own(w.hans, line::kSubject));
    CHECK(segment::lines_with_subject_of(*w.db, w.language("DEU")) == 0);
    // The header's is its default language's, whichever way it is typed.
    w.header(w.row, header::kSubject, "Fair");
    CHECK(w.subject_of("ENU") == "Fair");
    REQUIRE(segment::set_language_subject(w.tx, w.language("ENU"), "Trade fair"));
    CHECK(w.header_text(w.row, header::kSubject) == "Trade fair");
    CHECK(w.text(w.ann, line::kSubject) == "Trade fair");
}

TEST_CASE("LNG-9: a language may copy the document of another one, or of a template") {
    Letters w;
    REQUIRE(segment::create_language(w.tx, w.row, "FRA"));
    REQUIRE(segment::copy_document(w.tx, w.context, w.language("FRA"), w.document_of("DEU")));
    CHECK(w.document_of("FRA") != w.document_of("DEU"));
    CHECK(w.holds(w.jean) == "german letter");
    CHECK_FALSE(segment::copy_document(w.tx, w.context, w.language("FRA"), 0));
    CHECK(w.uses("german letter") == 3);
}

TEST_CASE("HDR-40, HDR-41: documents of the header need a template and no Word template") {
    Letters w;
    const Row blank = w.segment("Blank");
    CHECK(segment::check_header_document(*w.db, blank).error().rule == "HDR-40");
    CHECK(segment::check_header_document(*w.db, w.row));
    w.header(w.row, header::kWordTemplateCode, "NEWS");
    CHECK(segment::check_header_document(*w.db, w.row).error().rule == "HDR-41");
    CHECK(segment::remove_header_document(w.tx, w.row).error().rule == "HDR-41");
}

TEST_CASE(
    "HDR-43, HDR-44: importing replaces the default language's document, removing leaves its lines without") {
    Letters w;
    w.import_header("new letter");
    CHECK(w.holds(w.ann) == "new letter");
    CHECK(w.holds(w.hans) == "german letter");
    CHECK(w.uses("english letter") == 1);
    REQUIRE(segment::remove_header_document(w.tx, w.row));
    CHECK(w.state(w.ann).empty());
    CHECK(segment::header_attachment(*w.db, w.row) == 0);
    CHECK(segment::remove_header_document(w.tx, w.row).error().rule == "HDR-44");
}

TEST_CASE("HDR-48: the first document of a segment makes the record of its default language") {
    Letters w;
    const Row other = w.segment("Other");
    w.header(other, header::kInteractionTemplateCode, "CALL");
    w.header(other, header::kSubject, "Invitation");
    REQUIRE(segment::set_header_document(w.tx, w.context, other, w.content("a call"), "pdf"));
    const Row record = segment::default_language(*w.db, other);
    REQUIRE(record != table::kNoRow);
    const table::Table& all = w.db->table(segment::language::kTable);
    CHECK(all.text(record, segment::language::kDescription) == "CALL");
    CHECK(all.text(record, segment::language::kSubject) == "Invitation");
    CHECK(w.holds(w.line(other, w.person("Bob Ray"))) == "a call");
}

TEST_CASE("TPL-29: a read-only document can't be replaced or removed, and outlives its segment") {
    Letters w;
    const std::int64_t no = w.document_of("ENU");
    attachment::make_read_only(w.tx, no);
    CHECK(segment::set_header_document(w.tx, w.context, w.row, w.content("x"), "pdf").error().rule ==
          "TPL-29");
    CHECK(segment::remove_header_document(w.tx, w.row).error().rule == "TPL-29");
    segment::delete_segment(w.tx, w.row);
    CHECK(attachment::find_attachment(*w.db, no) != table::kNoRow);
    // NUM-10: the others are gone with it.
    CHECK(w.db->table(segment::language::kTable).size() == 0);
    CHECK(w.attachments() == 3);
}

TEST_CASE("PRD-2: lines that keep their template keep its document as their own") {
    Letters w;
    w.header(w.row, header::kInteractionTemplateCode, "EMAIL", Propagation::header_only);
    CHECK(w.text(w.hans, line::kInteractionTemplateCode) == "LETTER");
    CHECK(w.holds(w.hans) == "german letter");
    CHECK(w.state(w.hans) == "Unique");
    CHECK(w.text(w.hans, line::kLanguageCode) == "DEU");
    CHECK(w.text(w.ann, line::kLanguageCode) == "ENU");
    // And it goes when the line follows again.
    w.header(w.row, header::kInteractionTemplateCode, "CALL", Propagation::all);
    CHECK(w.state(w.hans).empty());
    CHECK(w.uses("german letter") == 1);
    w.header(w.row, header::kInteractionTemplateCode, "LETTER");
    CHECK(w.state(w.hans) == "Inherited");
}

TEST_CASE("HDR-14: the kind of a document doesn't restrict the correspondence type") {
    Letters w;
    w.header(w.row, header::kCorrespondenceType, kHardCopy);
    REQUIRE(segment::set_header_document(w.tx, w.context, w.row, w.content("song"), "mp3"));
    CHECK(w.header_number(w.row, header::kCorrespondenceType) == kHardCopy);
}
