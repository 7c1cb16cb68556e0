// One document with all letters.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/word/xml.h"
#include "tests/core/word/documents.h"

using namespace segments;
using namespace segments::word;
using namespace segments::word::test;

namespace {

const std::vector<Values> kThree = {{{"Name", "Ann"}}, {{"Name", "Bob"}}, {{"Name", "Cem"}}};

std::size_t count(std::string_view text, std::string_view word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
    return found;
}

// The values of an attribute of all elements of this name.
std::vector<std::string> values(std::string_view xml, std::string_view element, const char* attribute) {
    pugi::xml_document tree;
    REQUIRE(parse_xml(xml, "part", tree));
    std::vector<std::string> all;
    walk(tree, [&](pugi::xml_node node) {
        if (is(node, element)) all.emplace_back(node.attribute(attribute).value());
        return true;
    });
    return all;
}
bool all_differ(const std::vector<std::string>& all) {
    return std::set<std::string>(all.begin(), all.end()).size() == all.size();
}

}  // namespace

TEST_CASE("each letter is a section that begins on a page of its own, with page 1") {
    const DocumentMaker document = a_document(
        paragraph(run("Dear ") + merge_field("Name")) + paragraph(run("Bye")) +
        "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:cols/></w:sectPr>");
    const std::string xml = joined(document, kThree);
    CHECK(text_of(xml) == "|Dear Ann|Bye|Dear Bob|Bye|Dear Cem|Bye");
    CHECK(values(xml, "w:type", "w:val") == std::vector<std::string>(3, "nextPage"));
    CHECK(values(xml, "w:pgNumType", "w:start") == std::vector<std::string>(3, "1"));
    CHECK(count(xml, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgNumType w:start=\"1\"/><w:cols/>") == 3);
    // The last section's properties stand at the end of the text, not in a paragraph.
    CHECK(count(xml, "<w:pPr><w:sectPr>") == 2);
    CHECK(xml.find("</w:p><w:sectPr>") != xml.npos);
    CHECK(xml.find("</w:sectPr></w:body>") != xml.npos);
}

TEST_CASE("a letter that ends with a table gets a paragraph for its break") {
    const std::string xml = joined(a_document("<w:tbl><w:tr><w:tc>" + paragraph(merge_field("Name")) +
                                              "</w:tc></w:tr></w:tbl><w:sectPr/>"),
                                   kThree);
    CHECK(count(xml, "<w:tbl>") == 3);
    CHECK(values(xml, "w:spacing", "w:lineRule").size() == 2);
}

TEST_CASE("bookmarks, drawings and content controls keep ids of their own, and links follow") {
    const std::string body = paragraph(
        "<w:bookmarkStart w:id=\"0\" w:name=\"Offer\"/>" + run("x") + "<w:bookmarkEnd w:id=\"0\"/>" +
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\"/></wp:inline></w:drawing></w:r>" +
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"b\"/></wp:inline></w:drawing></w:r>" +
        "<w:hyperlink w:anchor=\"Offer\">" + run("see") + "</w:hyperlink>" + field(" REF Offer \\h "));
    const std::string xml = joined(a_document(body), kThree);
    CHECK(all_differ(values(xml, "w:bookmarkStart", "w:id")));
    CHECK(values(xml, "w:bookmarkStart", "w:id") == values(xml, "w:bookmarkEnd", "w:id"));
    CHECK(values(xml, "w:bookmarkStart", "w:name") ==
          std::vector<std::string>{"Offer", "Offer_2", "Offer_3"});
    CHECK(values(xml, "w:hyperlink", "w:anchor") == std::vector<std::string>{"Offer", "Offer_2", "Offer_3"});
    CHECK(xml.find(" REF Offer_2 \\h ") != xml.npos);
    const std::vector<std::string> drawings = values(xml, "wp:docPr", "id");
    CHECK(drawings.size() == 6);
    CHECK(all_differ(drawings));
}

TEST_CASE("headers with fields are made for each letter, others are shared") {
    DocumentMaker document = a_document(
        paragraph(merge_field("Name")) +
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/><w:footerReference w:type=\"default\" "
        "r:id=\"f\"/></w:sectPr>");
    document.with_part("header", "header1.xml", "h", root("hdr", paragraph(run("To ") + merge_field("Name"))))
        .with_part("footer", "footer1.xml", "f", root("ftr", paragraph(run("Contoso"))))
        .with_file("word/_rels/header1.xml.rels", "<Relationships/>");
    const std::string xml = joined(document, kThree);
    CHECK(values(xml, "w:headerReference", "r:id") == std::vector<std::string>{"h_1", "h_2", "h_3"});
    CHECK(values(xml, "w:footerReference", "r:id") == std::vector<std::string>{"f", "f", "f"});
    CHECK(text_of(joined(document, kThree, "word/header1_2.xml")) == "|To Bob");
    CHECK(!joined(document, kThree, "word/_rels/header1_3.xml.rels").empty());
    const std::string links = joined(document, kThree, "word/_rels/document.xml.rels");
    CHECK(links.find("Id=\"h_3\"") != links.npos);
    CHECK(links.find("Target=\"/word/header1_3.xml\"") != links.npos);
    const std::string types = joined(document, kThree, "[Content_Types].xml");
    CHECK(types.find("PartName=\"/word/header1_3.xml\"") != types.npos);
    CHECK(all_differ(values(types, "Override", "PartName")));
}

TEST_CASE("a letter whose first section has no header doesn't take that of the letter before") {
    DocumentMaker document =
        a_document(paragraph(run("one"), "<w:sectPr/>") + paragraph(merge_field("Name")) +
                   "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>");
    document.with_part("header", "header1.xml", "h", root("hdr", paragraph(run("Second"))));
    CHECK(
        values(joined(document, kThree), "w:headerReference", "r:id") ==
        std::vector<std::string>{"segmentsNoheader", "h", "segmentsNoheader", "h", "segmentsNoheader", "h"});
    CHECK(!joined(document, kThree, "word/segmentsNoHeader.xml").empty());
}

TEST_CASE("footnotes belong to their letter") {
    DocumentMaker document =
        a_document(paragraph(merge_field("Name") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"));
    document.with_part(
        "footnotes", "footnotes.xml", "f",
        root("footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + paragraph(run("-")) +
                              "</w:footnote>" + "<w:footnote w:id=\"2\">" +
                              paragraph(run("Note for ") + merge_field("Name")) + "</w:footnote>"));
    const std::string notes = joined(document, kThree, "word/footnotes.xml");
    CHECK(text_of(notes) == "|-|Note for Ann|Note for Bob|Note for Cem");
    CHECK(values(notes, "w:footnote", "w:id") == std::vector<std::string>{"0", "2", "5", "8"});
    CHECK(values(joined(document, kThree), "w:footnoteReference", "w:id") ==
          std::vector<std::string>{"2", "5", "8"});
}

TEST_CASE("numbered lists begin anew in each letter, by paragraph and by style; bullets are shared") {
    DocumentMaker document =
        a_document(paragraph(run("one"), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") +
                   paragraph(run("dot"), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>") +
                   paragraph(run("head"), "<w:pStyle w:val=\"Child\"/><w:keepNext/><w:jc w:val=\"left\"/>") +
                   paragraph(merge_field("Name")));
    document
        .with_part(
            "numbering", "numbering.xml", "n",
            root("numbering",
                 "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt "
                 "w:val=\"decimal\"/></w:lvl></w:abstractNum>"
                 "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>"
                 "</w:lvl></w:abstractNum>"
                 "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                 "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
                 "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>"))
        .with_part("styles", "styles.xml", "s",
                   root("styles",
                        "<w:style w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
                        "</w:style><w:style w:styleId=\"Child\"><w:basedOn w:val=\"Base\"/></w:style>"));
    const std::string xml = joined(document, {kThree[0], kThree[1]});
    CHECK(values(xml, "w:numId", "w:val") == std::vector<std::string>{"4", "2", "5", "6", "2", "7"});
    CHECK(xml.find("<w:keepNext/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr><w:jc") !=
          xml.npos);
    const std::string lists = joined(document, {kThree[0], kThree[1]}, "word/numbering.xml");
    CHECK(values(lists, "w:num", "w:numId") == std::vector<std::string>{"1", "2", "3", "4", "5", "6", "7"});
    CHECK(values(lists, "w:startOverride", "w:val")[0] == "3");
    CHECK(values(lists, "w:startOverride", "w:val").size() == 4 * 9);
    // A letter on its own stays as its template.
    CHECK(values(merged(document, kThree), "w:numId", "w:val") == std::vector<std::string>{"1", "2"});
}

TEST_CASE("pages are counted within a letter") {
    const std::string xml = joined(a_document(paragraph(field(" NUMPAGES ", "1"))), kThree);
    CHECK(count(xml, " SECTIONPAGES ") == 3);
    DocumentMaker document = a_document(paragraph(merge_field("Name")) +
                                        "<w:sectPr><w:footerReference w:type=\"default\" "
                                        "r:id=\"f\"/><w:headerReference r:id=\"h\"/></w:sectPr>");
    document.with_part("footer", "footer1.xml", "f", root("ftr", paragraph(field(" NUMPAGES ", "1"))))
        .with_part("header", "header1.xml", "h",
                   root("hdr", paragraph(merge_field("Name") + field(" NUMPAGES ", "1"))));
    CHECK(count(joined(document, kThree, "word/footer1.xml"), " SECTIONPAGES ") == 1);
    CHECK(count(joined(document, kThree, "word/header1_2.xml"), " SECTIONPAGES ") == 1);
    // A letter on its own counts the pages of its document.
    CHECK(count(merged(document, kThree, "word/footer1.xml"), " NUMPAGES ") == 1);
    CHECK(count(merged(document, kThree, "word/header1.xml"), " NUMPAGES ") == 1);
}

TEST_CASE("notes are counted within a letter, and endnotes stand at its end") {
    DocumentMaker document =
        a_document(paragraph(merge_field("Name") + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>") +
                   "<w:sectPr><w:pgSz w:w=\"11906\"/></w:sectPr>");
    document
        .with_part("endnotes", "endnotes.xml", "e",
                   root("endnotes", "<w:endnote w:id=\"2\">" + paragraph(run("x")) + "</w:endnote>"))
        .with_part("settings", "settings.xml", "s",
                   root("settings", "<w:endnotePr><w:numFmt/></w:endnotePr>"));
    CHECK(count(joined(document, kThree),
                "<w:sectPr><w:endnotePr><w:numRestart w:val=\"eachSect\"/></w:endnotePr><w:pgSz") == 3);
    CHECK(joined(document, kThree, "word/settings.xml")
              .find("<w:endnotePr><w:pos w:val=\"sectEnd\"/><w:numFmt") != std::string::npos);
    CHECK(merged(document, kThree, "word/settings.xml").find("sectEnd") == std::string::npos);
}

TEST_CASE("what is written of many letters is handed on as it grows") {
    const auto letter =
        letter_of(a_document(paragraph(merge_field("Name")) + paragraph(merge_field("City"))));
    std::vector<Values> many(4000, {{"Name", "Ann"}, {"City", "x"}});
    for (std::size_t i = 0; i < many.size(); ++i) many[i]["City"] = std::to_string(i * 7919 % 104729);
    TestRecords records(*letter, many);
    std::string out, all;
    JoinedLetters writer(*letter, records, out);
    std::size_t most = 0;
    bool done = false;
    while (!done) {
        done = writer.step(50);
        most = std::max(most, out.size());
        all += out;
        out.clear();
    }
    CHECK(writer.letters() == 4000);
    CHECK(most < 100000);
    CHECK(values(part_of(all, "word/document.xml"), "w:t", "xml:space").size() == 8000);
}

TEST_CASE("no letter at all is a document without text") {
    const std::string xml = joined(a_document(paragraph(merge_field("Name"))), {});
    CHECK(text_of(xml).empty());
}
