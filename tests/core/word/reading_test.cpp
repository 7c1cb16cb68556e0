// What a person reads in a letter.
#include "core/word/reading.h"

#include <doctest/doctest.h>

#include "tests/core/word/documents.h"

using namespace segments;
using namespace segments::word;
using namespace segments::word::test;

namespace {

std::vector<Passage> read(const DocumentMaker& document) {
    const auto letter = letter_of(document);
    TestRecords records(*letter, {{{"Name", "Ann"}}});
    Progress progress;
    std::string xml;
    REQUIRE(letter->write_text(records, progress, xml));
    const auto styles = ReadingStyles::of(*Package::open(document.bytes()));
    REQUIRE(styles);
    const auto passages = read_text(xml, **styles);
    REQUIRE(passages);
    return *passages;
}

}  // namespace

TEST_CASE("paragraphs keep the formatting of their runs and styles") {
    DocumentMaker document =
        a_document(paragraph(run("Dear ") + run("Ann", "<w:b/>") + run("!", "<w:i/><w:u w:val=\"none\"/>"),
                             "<w:jc w:val=\"right\"/>") +
                   paragraph(run("Title"), "<w:pStyle w:val=\"T\"/>"));
    document.with_part("styles", "styles.xml", "s",
                       root("styles",
                            "<w:style w:styleId=\"B\"><w:rPr><w:b/><w:sz w:val=\"40\"/></w:rPr></w:style>"
                            "<w:style w:styleId=\"T\"><w:basedOn w:val=\"B\"/><w:pPr><w:jc "
                            "w:val=\"center\"/></w:pPr></w:style>"));
    const std::vector<Passage> passages = read(document);
    REQUIRE(passages.size() == 2);
    REQUIRE(passages[0].spans.size() == 3);
    CHECK(passages[0].alignment == Alignment::right);
    CHECK(passages[0].spans[1].look.bold);
    CHECK(passages[0].spans[2].look.italic);
    CHECK_FALSE(passages[0].spans[2].look.underline);
    CHECK(passages[1].spans[0].look.bold);
    CHECK(passages[1].spans[0].look.half_points == 40);
    CHECK(passages[1].alignment == Alignment::center);
    CHECK(to_html(passages, "T").find("<b>Ann</b>") != std::string::npos);
}

TEST_CASE("lists are counted, tables are rows of cells, pictures are named") {
    const std::string item = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    const std::string sub = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>";
    DocumentMaker document =
        a_document(paragraph(run("one"), item) + paragraph(run("in one"), sub) + paragraph(run("two"), item) +
                   paragraph(run("in two"), sub) + "<w:tbl><w:tr><w:tc>" + paragraph(run("a")) +
                   "</w:tc><w:tc>" + paragraph(run("b")) + "</w:tc></w:tr></w:tbl>" +
                   paragraph("<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"P\" "
                             "descr=\"Logo\"/></wp:inline></w:drawing>"
                             "</w:r>"));
    document.with_part(
        "numbering", "numbering.xml", "n",
        root("numbering",
             "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
             "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start "
             "w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1%2)\"/></w:lvl>"
             "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"));
    CHECK(to_plain(read(document)) == "1. one\n1a) in one\n2. two\n2a) in two\na\tb\n[Logo]\n");
    // Numbers are as large as what they count.
    CHECK(to_html_body(read(document)).find("<span style=\"font-size:10pt\">1.&nbsp;</span>") !=
          std::string::npos);
}

TEST_CASE("the page has the size of the section, and its breaks show") {
    const DocumentMaker document =
        a_document(paragraph(run("one") + "<w:r><w:br w:type=\"page\"/></w:r>") + paragraph(run("two")) +
                   paragraph(run("three"), "<w:pageBreakBefore/>") + paragraph(run("end"), "<w:sectPr/>") +
                   paragraph(run("four")) +
                   "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:left=\"1000\" w:right=\"700\" "
                   "w:top=\"500\" w:bottom=\"600\"/></w:sectPr>");
    const PageSize page = (*ReadingStyles::of(*Package::open(document.bytes())))->page();
    CHECK(page.width == 12240);
    CHECK(page.height == 15840);
    CHECK(page.text_width() == 10540);
    CHECK(page.top == 500);
    std::string shown;
    for (const Passage& each : read(document))
        shown += (each.page_break ? "/" : "|") + (each.spans.empty() ? std::string() : each.spans[0].text);
    CHECK(shown == "|one/two/three|end/four");
}

TEST_CASE("pictures have their size and their part, and tables the width of their columns") {
    DocumentMaker document = a_document(
        paragraph(
            "<w:r><w:drawing><wp:inline><wp:extent cx=\"635000\" cy=\"317500\"/><wp:docPr id=\"1\" "
            "name=\"P\" descr=\"Our logo\"/><a:blip xmlns:a=\"a\" r:embed=\"p1\"/></wp:inline></w:drawing>"
            "</w:r>") +
        "<w:tbl><w:tblPr><w:tblBorders><w:top "
        "w:val=\"single\"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol "
        "w:w=\"3000\"/><w:gridCol w:w=\"6000\"/></w:tblGrid><w:tr><w:tc>" +
        paragraph(run("a")) + "</w:tc><w:tc>" + paragraph(run("b")) + "</w:tc></w:tr></w:tbl>");
    document.with_part("image", "media/image1.png", "p1", "picture");
    const std::vector<Passage> passages = read(document);
    REQUIRE(passages.size() == 2);
    REQUIRE(passages[0].spans.size() == 1);
    CHECK(passages[0].spans[0].picture == "word/media/image1.png");
    CHECK(passages[0].spans[0].width == 1000);
    CHECK(passages[0].spans[0].height == 500);
    CHECK(passages[1].columns == std::vector<int>{3000, 6000});
    CHECK(passages[1].has_rules);
    CHECK(read(a_document(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:tcBorders><w:top w:val=\"single\"/></w:tcBorders></w:tcPr>" +
        paragraph(run("a")) + "</w:tc></w:tr></w:tbl>"))[0]
              .has_rules);
    CHECK_FALSE(read(a_document("<w:tbl><w:tr><w:tc>" + paragraph(run("a")) + "</w:tc></w:tr></w:tbl>"))[0]
                    .has_rules);
    CHECK(to_plain(passages) == "[Our logo]\na\tb\n");
    CHECK(to_html_body(passages).find("<img") == std::string::npos);
    const std::string html = to_html_body(passages, [](const std::string& part) { return "cid:" + part; });
    CHECK(html.find("<img src=\"cid:word/media/image1.png\" alt=\"Our logo\" "
                    "style=\"width:50pt;height:25pt\">") != std::string::npos);
    const auto styles = *ReadingStyles::of(*Package::open(document.bytes()));
    CHECK(styles->picture("word/media/image1.png").find("picture") != std::string::npos);
}

TEST_CASE("paragraphs from right to left begin at the right, with the look of their scripts") {
    DocumentMaker document = a_document(
        paragraph(run("שלום", "<w:rtl/><w:b/><w:szCs w:val=\"30\"/>"), "<w:bidi/><w:ind w:left=\"400\"/>") +
        paragraph(run("ערב", "<w:rtl/><w:bCs/><w:i/>"), "<w:bidi/><w:jc w:val=\"right\"/>") +
        paragraph(run("טוב"), "<w:bidi/><w:jc w:val=\"center\"/>") +
        paragraph(run("x"), "<w:bidi w:val=\"0\"/>") +
        paragraph(run("כותרת", "<w:rtl/>"), "<w:pStyle w:val=\"H\"/>") +
        "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc>" + paragraph(run("a")) +
        "</w:tc></w:tr></w:tbl>");
    document.with_part("styles", "styles.xml", "s",
                       root("styles",
                            "<w:style w:styleId=\"H\"><w:pPr><w:bidi/></w:pPr><w:rPr><w:bCs/><w:sz "
                            "w:val=\"20\"/><w:szCs w:val=\"44\"/></w:rPr></w:style>"));
    const std::vector<Passage> passages = read(document);
    REQUIRE(passages.size() == 6);
    CHECK(passages[0].from_right);
    CHECK(passages[0].alignment == Alignment::right);
    CHECK_FALSE(passages[0].spans[0].look.bold);  // that is of Latin letters
    CHECK(passages[0].spans[0].look.half_points == 30);
    CHECK(passages[1].alignment == Alignment::left);  // where its lines end
    CHECK(passages[1].spans[0].look.bold);
    CHECK_FALSE(passages[1].spans[0].look.italic);
    CHECK(passages[2].alignment == Alignment::center);
    CHECK_FALSE(passages[3].from_right);
    CHECK(passages[3].alignment == Alignment::left);
    CHECK(passages[4].from_right);
    CHECK(passages[4].spans[0].look.bold);
    CHECK(passages[4].spans[0].look.half_points == 44);
    CHECK(passages[5].from_right);
    const std::string html = to_html_body(passages);
    CHECK(html.find("<p dir=\"rtl\" style=\"margin:0pt 20pt 0pt 0\">") != std::string::npos);
    CHECK(html.find("<p dir=\"rtl\" style=\"margin:0pt 0pt 0pt 0;text-align:left\">") != std::string::npos);
    CHECK(html.find("<table dir=\"rtl\" style=\"border-collapse:collapse;margin-left:auto\">") !=
          std::string::npos);
    CHECK(html.find("<p dir=\"ltr\" ") != std::string::npos);
}

TEST_CASE("numbers of pages are known as such, whether fields show what was counted last or not") {
    const DocumentMaker document =
        a_document(paragraph(run("Page ") + field(" PAGE ", "7") + run(" of ") +
                             "<w:fldSimple w:instr=\" NUMPAGES \\* MERGEFORMAT \">" + run("9") +
                             "</w:fldSimple>" + "<w:fldSimple w:instr=\"page\"/>") +
                   paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> SECTIONPAGES "
                             "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
                             field(" PAGEREF a ", "5")));
    const std::vector<Passage> passages = read(document);
    CHECK(to_plain(passages) == "Page 7 of 91\n15\n");
    std::vector<PageCount> counts;
    for (const Passage& each : passages) {
        for (const Span& span : each.spans) counts.push_back(span.count);
    }
    using enum PageCount;
    CHECK(counts == std::vector<PageCount>{none, page, none, pages, page, pages, none});
    CHECK(to_html_body(passages).find("<span data-count=\"pages\" style=\"font-size:10pt\">9</span>") !=
          std::string::npos);
}
