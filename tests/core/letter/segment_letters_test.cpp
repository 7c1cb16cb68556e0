// The letters of a segment: check, and all kinds of output.
#include "core/letter/segment_letters.h"

#include "core/letter/letter_check.h"
#include "core/letter/sample_letter.h"
#include "tests/core/letter/all_letters.h"
#include "tests/core/segment/documents.h"
#include "tests/core/word/documents.h"

using namespace segments;
using namespace segments::test;
namespace made = segments::word::test;

namespace {

// The English letter is merged with Ann and Jean, the German one with Hans; Bob has a text file.
struct Merging : Letters {
    letter::Templates templates;

    Merging() {
        const std::int64_t german = word_document("DEU"), english = word_document("ENU");
        ready(german, made::paragraph(made::run("Hallo {{Contact Name}}")));
        ready(english, made::paragraph(made::run("Dear {{Contact Name}}, {{Line Text}} {{Contct City}}")));
    }
    std::int64_t word_document(std::string_view code) {
        const std::int64_t no = document_of(code);
        tx.set_text(attachment::attachment::kTable, attachment::find_attachment(*db, no),
                    attachment::attachment::kFileExtension, "docx");
        return no;
    }
    void ready(std::int64_t no, const std::string& body) {
        Result<letter::ReadyTemplate> made_ready = letter::make_template(made::a_document(body).bytes());
        REQUIRE(made_ready);
        templates.emplace(no, *made_ready);
    }
    std::string output(letter::Output kind, std::string_view extension) {
        const letter::SegmentLetters letters = all_letters(*db, row);
        letter::MergeLetters merge(letters, templates, filter::Locale(), kind, names);
        CHECK(merge.extension() == extension);
        std::string all, out;
        for (bool done = false; !done; out.clear()) {
            done = merge.step(1, out);
            all += out;
        }
        CHECK(merge.sound());
        written = merge.written();
        left_out = merge.left_out();
        return all;
    }
    std::size_t written = 0, left_out = 0;
    std::string names;
};

Texts names(const std::string& zip) {
    Texts all;
    const Result<word::ZipReader> reader = word::ZipReader::open(zip);
    REQUIRE(reader);
    for (const word::ZipEntry& entry : reader->entries()) all.push_back(entry.name);
    return all;
}

}  // namespace

TEST_CASE("MRG-20: each line is written with its document in its language; others have no letter") {
    Merging w;
    w.import_line(w.jean, "a picture");  // of another kind
    const letter::SegmentLetters letters = all_letters(*w.db, w.row);
    CHECK(letters.lines() == std::vector<Row>{w.ann, w.hans});
    CHECK(letters.without_document() == 1);
    CHECK(letters.documents() == std::vector<std::int64_t>{w.document_of("ENU"), w.document_of("DEU")});
}

TEST_CASE("the lines of a segment are looked at a few at a time, with the same outcome") {
    Merging w;
    const letter::SegmentLetters whole = all_letters(*w.db, w.row);
    letter::SegmentLetters letters(*w.db, w.row);
    CHECK(letters.progress() == 0);
    float before = 0;
    int steps = 1;
    for (; !letters.step(1); ++steps) {
        CHECK(letters.progress() >= before);
        before = letters.progress();
    }
    CHECK(letters.progress() == 1);
    CHECK(steps > 4);  // there are so many lines, each found and then looked at
    CHECK(letters.lines() == whole.lines());
    CHECK(letters.documents() == whole.documents());
    CHECK(letters.without_document() == whole.without_document());
    for (const std::int64_t no : whole.documents()) CHECK(letters.lines_with(no) == whole.lines_with(no));
    CHECK(letters.lines_with(w.document_of("DEU")) == std::vector<Row>{w.hans});
    CHECK(letters.lines_with(-1).empty());
}

TEST_CASE("a check counts empty fields and names what is no field") {
    Merging w;
    w.tx.set_text(line::kTable, w.ann, line::kLetterText, "hello!");
    const letter::SegmentLetters letters = all_letters(*w.db, w.row);
    letter::LetterCheck check(letters, w.templates, filter::Locale());
    while (!check.step(1)) {
    }
    REQUIRE(check.documents().size() == 2);
    const letter::DocumentCheck& english = check.documents()[0];
    CHECK(english.lines == 2);
    REQUIRE(english.fields.size() == 2);
    CHECK(english.fields[0].empty == 0);
    CHECK(english.fields[1].name == "Line Text");
    CHECK(english.fields[1].empty == 1);
    CHECK(english.unknown ==
          Texts{"Contct City: there is no such field, so it stays in the letters as it is. Did "
                "you mean Contact City?"});
}

TEST_CASE("PRD-18: letters as one document of each template, as one for each contact, and as text") {
    Merging w;
    const std::string both = w.output(letter::Output::joined, ".zip");
    CHECK(w.written == 3);
    CHECK(names(both) == Texts{"Letters 1.docx", "Letters 2.docx"});
    CHECK(made::text_of(made::part_of(made::part_of(both, "Letters 1.docx"), "word/document.xml")) ==
          "|Dear Ann Lee,  {{Contct City}}|Dear Jean Petit,  {{Contct City}}");
    const std::string each = w.output(letter::Output::per_contact, ".zip");
    CHECK(names(each) == Texts{"Ann Lee.docx", "Hans Maier.docx", "Jean Petit.docx"});
    CHECK(made::text_of(made::part_of(made::part_of(each, "Hans Maier.docx"), "word/document.xml")) ==
          "|Hallo Hans Maier");
    CHECK(w.output(letter::Output::plain_text, ".txt") ==
          "Dear Ann Lee,  {{Contct City}}\n\f\nHallo Hans Maier\n\f\nDear Jean Petit,  {{Contct City}}\n");
}

TEST_CASE("LOG-35: e-mails go to contacts with an address, the document attached where that is wanted") {
    Merging w;
    const Row ann = w.db->table(card::kTable).find(w.text(w.ann, line::kContactNo));
    const Row hans = w.db->table(card::kTable).find(w.text(w.hans, line::kContactNo));
    w.set(ann, card::kEMail, "ann@contoso.example");
    w.set(hans, card::kEMail, "hans@contoso.example");
    w.tx.set_flag(line::kTable, w.hans, line::kSendWordDocAsAttmt, true);
    w.tx.set_number(line::kTable, w.hans, line::kOwn,
                    w.db->table(line::kTable).number(w.hans, line::kOwn) |
                        segment::bit(segment::OwnField::send_word_doc_as_attmt));
    const std::string mails = w.output(letter::Output::e_mail, ".zip");
    CHECK(w.left_out == 1);
    CHECK(names(mails) == Texts{"Ann Lee.eml", "Hans Maier.eml"});
    const std::string to_ann = made::part_of(mails, "Ann Lee.eml");
    CHECK(to_ann.find("To: ann@contoso.example\r\n") != std::string::npos);
    CHECK(to_ann.find("multipart/alternative") != std::string::npos);
    CHECK(made::part_of(mails, "Hans Maier.eml").find("multipart/mixed") != std::string::npos);
}

TEST_CASE(
    "by type: a line of type Email becomes an e-mail, others a document; files are named as is wanted") {
    Merging w;
    for (const Row each : {w.ann, w.hans}) {
        w.set(w.db->table(card::kTable).find(w.text(each, line::kContactNo)), card::kEMail,
              "x@contoso.example");
        w.set(w.db->table(card::kTable).find(w.text(each, line::kContactNo)), card::kCity, "R/o");
    }
    w.own(w.ann, line::kCorrespondenceType, kEmail);
    w.own(w.hans, line::kCorrespondenceType, kHardCopy);
    w.own(w.jean, line::kCorrespondenceType, kHardCopy);
    w.names = "{{Contact No.}} {{City}}";
    const std::string ann(w.text(w.ann, line::kContactNo)), hans(w.text(w.hans, line::kContactNo)),
        jean(w.text(w.jean, line::kContactNo));
    CHECK(names(w.output(letter::Output::by_type, ".zip")) ==
          Texts{ann + " R-o.eml", hans + " R-o.docx", jean + ".docx"});
    w.names = "the same";
    CHECK(names(w.output(letter::Output::per_contact, ".zip")) ==
          Texts{"the same.docx", "the same (2).docx", "the same (3).docx"});
    CHECK(letter::problem_of_pattern("a {{Contact Nme}}") ==
          "Contact Nme: there is no such field. Did you mean Contact Name?");
    CHECK(letter::problem_of_pattern("{{City}} {{").empty());
}

TEST_CASE("names of files hold nothing that a system refuses, and none comes twice") {
    CHECK(letter::as_file_name("a/b\\c:d*e?f\"g<h>i|j\n") == "a-b-c-d-e-f-g-h-i-j-");
    CHECK(letter::as_file_name(" .. ") == "Letter");
    Merging w;
    w.line(w.row, w.person("ann lee"));
    CHECK(names(w.output(letter::Output::per_contact, ".zip")).back() == "ann lee (2).docx");
}

TEST_CASE("the sample letter uses known fields alone") {
    const Result<letter::ReadyTemplate> sample = letter::make_template(letter::sample_letter());
    REQUIRE(sample);
    CHECK(sample->letter->unknown().empty());
    CHECK(sample->letter->remarks().empty());
    CHECK(sample->letter->fields().size() == 15);
}
