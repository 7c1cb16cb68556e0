#include "core/attachment/word_templates.h"

#include "core/attachment/attachment_tables.h"
#include "core/setup/code_list.h"
#include "tests/core/segment/documents.h"

using namespace segments;
using namespace segments::test;
namespace word = attachment::word_template;

namespace {

// The Word templates OFFER and NEWS with a document each, a segment that uses OFFER, and its lines of Ann and
// Bob. No template of interactions has documents.
struct WordTemplates : SegmentWorkspace {
    Row row = table::kNoRow, ann = table::kNoRow, bob = table::kNoRow;

    WordTemplates() {
        code(word::kTable, "OFFER");
        upload("OFFER", "the offer");
        upload("NEWS", "the news");
        row = segment("Fair");
        header(row, header::kInteractionTemplateCode, "LETTER");
        header(row, header::kDescription, "Our offer");
        header(row, header::kWordTemplateCode, "OFFER");
        ann = line(row, person("Ann Lee"));
        bob = line(row, person("Bob Ray"));
    }
    Row template_row(std::string_view code) const { return db->table(word::kTable).find(code); }
    attachment::Content content(std::string_view text) const { return {std::string(text), text.size()}; }
    void upload(std::string_view code, std::string_view text) {
        REQUIRE(
            attachment::set_word_template_document(tx, context, template_row(code), content(text), "docx"));
    }
    std::string held(std::int64_t no) const {
        return attachment::find_attachment(*db, no) == table::kNoRow ? std::string()
                                                                     : attachment::content_of(*db, no).hash;
    }
    // What the line's letter is made of.
    std::string letter(Row line_row) const { return held(segment::LineReader(*db, row).document(line_row)); }
    void personal(Row line_row, std::string_view text) {
        REQUIRE(segment::set_personal_document(tx, context, line_row, content(text), "docx"));
    }
    std::string modify(bool afresh = false) {
        const Result<std::int64_t> no = segment::modify_word_template(tx, context, row, afresh);
        return no ? held(*no) : no.error().rule;
    }
    void bring_back(std::string_view text) {
        REQUIRE(segment::set_modified_word_template(tx, context, row, content(text), "docx"));
    }
};

}  // namespace

TEST_CASE("MRG-1, MRG-7: a Word template is a code, and a Word document that can be replaced and removed") {
    WordTemplates w;
    w.upload("OFFER", "a better offer");
    CHECK(w.letter(w.ann) == "a better offer");
    CHECK(attachment::set_word_template_document(w.tx, w.context, w.template_row("OFFER"), w.content("x"),
                                                 "pdf")
              .error()
              .rule == "MRG-1");
    REQUIRE(attachment::remove_word_template_document(w.tx, w.template_row("OFFER")));
    CHECK(w.letter(w.ann).empty());
    CHECK(attachment::remove_word_template_document(w.tx, w.template_row("OFFER")).error().rule == "MRG-7");
    REQUIRE(setup::delete_code(w.tx, word::kTable, w.template_row("NEWS")));
    CHECK(w.db->table(attachment::attachment::kTable).size() == 0);
}

TEST_CASE("HDR-47, HDR-10: the Word template of a segment is one that exists, and reaches its lines") {
    WordTemplates w;
    CHECK(w.text(w.ann, line::kWordTemplateCode) == "OFFER");
    w.own(w.bob, line::kWordTemplateCode, "NEWS");
    CHECK(w.letter(w.ann) == "the offer");
    CHECK(w.letter(w.bob) == "the news");
    const auto change = segment::HeaderChange::start(w.tx, w.row, header::kWordTemplateCode, "NOTHING", {});
    CHECK_FALSE(change);
}

TEST_CASE("HDR-46, MRG-20: a segment's own copy of its Word template takes the template's place") {
    WordTemplates w;
    CHECK(w.modify() == "the offer");
    w.bring_back("our own offer");
    CHECK(w.letter(w.ann) == "our own offer");
    CHECK(segment::LineReader(*w.db, w.row).attachment_state(w.ann) == segment::AttachmentState::inherited);
    CHECK(w.modify() == "our own offer");
    // Lines with another Word template have nothing of it.
    w.own(w.bob, line::kWordTemplateCode, "NEWS");
    CHECK(w.letter(w.bob) == "the news");
    CHECK(w.modify(true) == "the offer");
    CHECK(w.letter(w.ann) == "the offer");
    w.header(w.row, header::kWordTemplateCode, "");
    CHECK(w.modify() == "HDR-46");
}

TEST_CASE("HDR-46: a Word template without a document can't be modified") {
    WordTemplates w;
    REQUIRE(attachment::remove_word_template_document(w.tx, w.template_row("OFFER")));
    CHECK(w.modify() == "HDR-46");
    CHECK(segment::set_modified_word_template(w.tx, w.context, w.row, w.content("x"), "pdf").error().rule ==
          "MRG-1");
}

TEST_CASE(
    "LIN-33, MRG-2, MRG-24: a personal letter is the line's own; its subject is the line's description") {
    WordTemplates w;
    w.personal(w.ann, "dear Ann");
    CHECK(w.letter(w.ann) == "dear Ann");
    CHECK(w.letter(w.bob) == "the offer");
    CHECK(w.number(w.ann, line::kMerged) == 1);
    CHECK(w.text(w.ann, line::kSubject) == "Our offer");
    CHECK(w.text(w.ann, line::kWordTemplateCode) == "OFFER");
    w.personal(w.ann, "dearest Ann");
    CHECK(w.letter(w.ann) == "dearest Ann");
    // A later copy of the segment's doesn't reach it.
    w.modify();
    w.bring_back("our own offer");
    CHECK(w.letter(w.ann) == "dearest Ann");
    CHECK(segment::set_personal_document(w.tx, w.context, w.ann, w.content("x"), "pdf").error().rule ==
          "LIN-33");
}

TEST_CASE(
    "LIN-33a, LIN-34: without its personal letter a line has the segment's copy again, else the template") {
    WordTemplates w;
    CHECK(segment::remove_personal_document(w.tx, w.ann).error().rule == "LIN-34");
    w.personal(w.ann, "dear Ann");
    REQUIRE(segment::remove_personal_document(w.tx, w.ann));
    CHECK(w.letter(w.ann) == "the offer");
    CHECK(w.number(w.ann, line::kMerged) == 0);
    CHECK(w.text(w.ann, line::kWordTemplateCode) == "OFFER");
    w.personal(w.ann, "dear Ann");
    w.modify();
    w.bring_back("our own offer");
    REQUIRE(segment::remove_personal_document(w.tx, w.ann));
    CHECK(w.letter(w.ann) == "our own offer");
}

TEST_CASE("LIN-25, LIN-33: in another language the letter isn't the personal one, and is merged") {
    WordTemplates w;
    w.personal(w.ann, "dear Ann");
    REQUIRE(segment::set_line_field(w.tx, w.ann, line::kLanguageCode, "FRA"));
    CHECK(w.number(w.ann, line::kMerged) == 0);
}
