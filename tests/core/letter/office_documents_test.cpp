// Documents of other programs (tests/data/letters) merged with contacts: what comes out keeps the rules that
// Word enforces. Where the environment names a folder in SEGMENTS_LETTERS the outputs are left there, for
// ./test letters-office to open them with an office program.
#include <cstdlib>
#include <fstream>

#include "core/exchange/segment_sheet.h"
#include "core/letter/address_sheets.h"
#include "core/letter/sample_letter.h"
#include "tests/core/letter/all_letters.h"
#include "tests/core/segment/documents.h"
#include "tests/core/testdata/project_file.h"
#include "tests/core/word/documents.h"
#include "tests/core/word/word_rules.h"

using namespace segments;
using namespace segments::test;
namespace made = segments::word::test;

namespace {

// Letters to Ann Lee of London, Hans & Söhne of Köln and Jean Petit of nowhere.
struct Post : SegmentWorkspace {
    Row row = table::kNoRow;
    std::int64_t document = 0;

    Post() {
        row = segment("Fair");
        header(row, header::kInteractionTemplateCode, "LETTER");
        const Row ann = person("Ann Lee"), hans = company("Hans & Söhne <GmbH>");
        set(ann, card::kCity, "London");
        set(ann, card::kAddress, "12 High Street");
        set(hans, card::kCity, "Köln");
        set(hans, card::kEMail, "info@hans.example");
        for (const Row each : {ann, hans, person("Jean Petit")}) line(row, each);
        REQUIRE(segment::set_header_document(tx, context, row, {"letter", 6}, "docx"));
        document = segment::header_attachment(*db, row);
    }
    std::string output(const std::string& letter, letter::Output kind) const {
        Result<letter::ReadyTemplate> ready = letter::make_template(letter);
        REQUIRE_MESSAGE(static_cast<bool>(ready), (ready ? std::string() : ready.error().message));
        const letter::Templates templates = {{document, *ready}};
        const letter::SegmentLetters letters = all_letters(*db, row);
        letter::MergeLetters merge(letters, templates, filter::Locale(), kind);
        std::string out;
        while (!merge.step(1, out)) {
        }
        CHECK(merge.sound());
        return out;
    }
};

void keep(const std::string& name, const std::string& bytes) {
    const char* const folder = std::getenv("SEGMENTS_LETTERS");
    if (folder == nullptr) return;
    std::ofstream(std::string(folder) + "/" + name, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void check_sound(const std::string& document) {
    const std::vector<std::string> broken = made::broken_rules(document);
    INFO((broken.empty() ? std::string() : broken.front()));
    CHECK(broken.size() == 0);
}

void check_outputs(const std::string& name, const std::string& letter) {
    CAPTURE(name);
    check_sound(letter);
    const Post post;
    const std::string joined = post.output(letter, letter::Output::joined);
    check_sound(joined);
    keep(name + "-joined.docx", joined);
    const std::string each = post.output(letter, letter::Output::per_contact);
    const Result<word::ZipReader> zip = word::ZipReader::open(each);
    REQUIRE(zip);
    CHECK(zip->entries().size() == 3);
    for (const word::ZipEntry& entry : zip->entries()) {
        const std::string one = *zip->read(entry);
        check_sound(one);
        keep(name + "-" + entry.name, one);
    }
    keep(name + ".txt", post.output(letter, letter::Output::plain_text));
    keep(name + "-e-mails.zip", post.output(letter, letter::Output::e_mail));
}

std::string letter_of_others(const std::string& name) {
    std::string letter = testdata::project_file("tests/data/letters/" + name + ".docx");
    REQUIRE(!letter.empty());
    return letter;
}

std::string printed(const std::string& name) {
    std::string html = Post().output(letter_of_others(name), letter::Output::printable);
    keep(name + "-print.html", html);
    return html;
}

}  // namespace

TEST_CASE("letters of documents of other programs keep the rules that Word enforces") {
    for (const std::string name : {"libreoffice", "minimal", "field-code", "pages", "from-right"})
        check_outputs(name, letter_of_others(name));
    check_outputs("sample", letter::sample_letter());
}

TEST_CASE(
    "RPT-1, ENM-17: labels fill their sheets from the label that is wanted; envelopes have a page each") {
    Post post;
    post.setup_field(setup::marketing::kOurName, "Contoso & Sons");
    const segment::LineReader reader(*post.db, post.row);
    std::size_t number = 0;
    for (const letter::AddressSheet& sheet : letter::address_sheets()) {
        CAPTURE(sheet.name);
        letter::AddressSheets sheets(reader, post.row, filter::Locale(), sheet, 2);
        std::string out;
        while (!sheets.step(2, out)) {
        }
        CHECK(sheets.sound());
        CHECK(sheets.written() == 3);
        check_sound(out);
        keep((sheet.is_envelope() ? "envelopes-" : "labels-") + std::to_string(++number) + ".docx", out);
        const std::string text = made::text_of(made::part_of(out, "word/document.xml"));
        CHECK(text.find("|Ann Lee|12 High Street|London") != std::string::npos);
        if (sheet.is_envelope())
            CHECK(text.rfind("|Contoso & Sons|||Ann Lee|", 0) == 0);
        else
            CHECK(text.rfind(sheet.pitch > sheet.width ? "|||Ann Lee|" : "||Ann Lee|", 0) == 0);
    }
    CHECK(number == 18);
}

TEST_CASE(
    "RPT-1: an address of many or long lines is written smaller, so that all of it stands on its label") {
    Post post;
    const Row large = post.company("Bundesvereinigung der Deutschen Ern\u00E4hrungsindustrie"),
              far = post.company("\u0634\u0631\u0643\u0629 \u0627\u0644\u0646\u0648\u0631");
    post.set(large, card::kName2, "Abteilung Messen und Ausstellungen");
    post.set(large, card::kAddress, "Claire-Waldoff-Stra\u00DFe 7");
    post.set(large, card::kAddress2, "Geb\u00E4ude C, 3. Obergeschoss");
    post.set(large, card::kCity, "Berlin");
    post.set(large, card::kPostCode, "10117");
    post.set(large, card::kCounty, "Land Berlin");
    post.set(large, card::kCountryRegionCode, "DE");
    post.set(far, card::kAddress, "\u0634\u0627\u0631\u0639 \u0627\u0644\u0645\u0644\u0643 12");
    for (const Row each : {large, far}) post.line(post.row, each);
    const segment::LineReader reader(*post.db, post.row);
    std::size_t number = 0;
    for (const letter::AddressSheet& sheet : letter::address_sheets()) {
        CAPTURE(sheet.name);
        letter::AddressSheets sheets(reader, post.row, filter::Locale(), sheet);
        std::string out;
        while (!sheets.step(2, out)) {
        }
        check_sound(out);
        keep("long-" + std::to_string(++number) + ".docx", out);
        const std::string xml = made::part_of(out, "word/document.xml");
        CHECK(xml.find("<w:bidi/>") != xml.npos);
        // The lines of the address, and their height as the document says.
        const std::size_t first = xml.find("Bundesvereinigung"), last = xml.find("Land Berlin");
        REQUIRE(last < xml.size());
        const auto value = [&](std::string_view name) {
            const std::size_t at = xml.rfind(name, first) + name.size();
            return std::atoi(xml.c_str() + at);
        };
        int lines = 1;
        for (std::size_t at = first; (at = xml.find("<w:p>", at)) < last; ++at) ++lines;
        CHECK(lines >= 6);
        const int height =
            sheet.is_envelope() ? sheet.page_height * 11 / 20 * 1440 / 2540 : value("<w:trHeight w:val=\"");
        CHECK(lines * value("w:line=\"") <= height);
        CHECK(value("<w:sz w:val=\"") >= 12);
    }
}

TEST_CASE("a label sheet never needs more than its page") {
    for (const letter::AddressSheet& sheet : letter::address_sheets()) {
        CAPTURE(sheet.name);
        if (sheet.is_envelope()) continue;
        CHECK(sheet.top + sheet.rows * sheet.height < sheet.page_height);
        CHECK(sheet.left + (sheet.columns - 1) * sheet.pitch + sheet.width <= sheet.page_width);
        CHECK(sheet.pitch >= sheet.width);
    }
}

TEST_CASE("the segment's contacts as a workbook") {
    const Post post;
    Result<exchange::SegmentSheet> sheet = exchange::SegmentSheet::of(
        *post.db, post.segment_no(post.row), exchange::SheetFormat::xlsx,
        {card::kNo, card::kName, card::kCity, card::kLastDateModified, card::kPrivacyBlocked});
    REQUIRE(sheet);
    std::string out;
    while (!sheet->step(2, out)) {
    }
    CHECK(sheet->sound());
    keep("contacts.xlsx", out);
}

TEST_CASE("letters to be printed are one page of HTML with everything in it") {
    const std::string html = printed("libreoffice");
    CHECK(html.find("@page{size:595.30pt 841.90pt;margin:") != std::string::npos);
    std::size_t letters = 0;
    for (std::size_t at = 0;
         (at = html.find("<section class=\"letter\"><div class=\"head\">", at)) != html.npos; ++at)
        ++letters;
    CHECK(letters == 3);
    CHECK(html.find("src=\"data:image/png;base64,") != std::string::npos);
    CHECK(html.find("http") == std::string::npos);
    CHECK(html.find("Hans &amp; S\u00F6hne &lt;GmbH&gt;") != std::string::npos);
}

TEST_CASE("letters of several pages are printed with the header of their first page and that of the others") {
    const std::string html = printed("pages");
    CHECK(html.find("<div class=\"head later\">") != std::string::npos);
    CHECK(html.find("<div class=\"foot later\">") != std::string::npos);
    CHECK(html.find("data-count=\"pages\"") != std::string::npos);
}

TEST_CASE("letters from right to left are printed in their direction") {
    const std::string html = printed("from-right");
    CHECK(html.find("<p dir=\"rtl\"") != std::string::npos);
    CHECK(html.find("<table dir=\"rtl\"") != std::string::npos);
}

TEST_CASE("a document that breaks a rule is found out") {
    const auto first = [](const std::string& body) {
        const std::vector<std::string> broken = made::broken_rules(made::a_document(body).bytes());
        return broken.empty() ? std::string() : broken.front();
    };
    const std::string drawing =
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\"/></wp:inline></w:drawing></w:r>";
    CHECK(first(made::paragraph(drawing)).empty());
    CHECK(first(made::paragraph(drawing + drawing)) == "the drawing 1 comes twice");
    CHECK(first("<w:p><w:pPr><w:sectPr/><w:jc/></w:pPr></w:p>") == "w:jc stands too late");
    CHECK(first("<w:p>stray</w:p>") == "word/document.xml: text in w:p");
    CHECK(first("<w:p><w:hyperlink r:id=\"x\"/></w:p>") == "word/document.xml: nothing has the id x");
    CHECK(first("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>") ==
          "word/document.xml: a field doesn't end");
    CHECK(first("<w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>") == "There is no w:footnote 3");
    CHECK(first("<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>") ==
          "There is no list number 3");
}
