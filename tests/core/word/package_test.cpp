// Which files can be merged, and what is said of those that can't.
#include <doctest/doctest.h>

#include "core/word/xml.h"
#include "tests/core/word/documents.h"

using namespace segments;
using namespace segments::word;
using namespace segments::word::test;

namespace {

std::string why(std::string bytes) {
    const auto letter = make_letter(std::move(bytes));
    return letter ? std::string() : letter.error().message;
}

std::string nested(int depth) {
    std::string xml;
    for (int i = 0; i < depth; ++i) xml += "<a>";
    for (int i = 0; i < depth; ++i) xml += "</a>";
    return xml;
}

std::string types_of(const std::string& content_type) {
    return "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + content_type + "\"/></Types>";
}

}  // namespace

TEST_CASE("MRG-1: a Word document can be merged") {
    CHECK(why(a_document(paragraph(run("Hello"))).bytes()).empty());
}

TEST_CASE("MRG-1: other files are named for what they are") {
    CHECK(why("") == "The file is empty.");
    CHECK(why("Dear Ann") == "The file is no Word document (.docx).");
    const std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
    CHECK(why(old) ==
          "The document has the format of an older Word (.doc). Save it as .docx, then try again.");
    CHECK(why(old + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32)) ==
          "The document is protected by a password. Remove it in the word processor, then try again.");
    std::string zip;
    ZipWriter writer(zip);
    writer.add("mimetype", "application/vnd.oasis.opendocument.text");
    REQUIRE(writer.finish());
    CHECK(why(zip) == "The file is no Word document (.docx).");
    CHECK(why(a_document("")
                  .with_file("[Content_Types].xml", types_of("application/vnd.openxmlformats-"
                                                             "officedocument.spreadsheetml.sheet.main+xml"))
                  .bytes()) == "The file is no Word document (.docx).");
}

TEST_CASE("MRG-1: a template of Word isn't merged, because its letters would bear the type of one") {
    CHECK(why(a_document("")
                  .with_file("[Content_Types].xml",
                             types_of("application/vnd.openxmlformats-officedocument.wordprocessingml."
                                      "template.main+xml"))
                  .bytes()) == "The file is a template of Word (.dotx). Save it as .docx, then try again.");
}

TEST_CASE("MRG-1: a document with macros is never merged") {
    const std::string message =
        "The document holds macros, so it isn't merged. Save it as .docx without them.";
    CHECK(why(a_document("").with_file("word/vbaProject.bin", "x").bytes()) == message);
    CHECK(why(a_document("")
                  .with_file("[Content_Types].xml",
                             types_of("application/vnd.ms-word.document.macroEnabled.main+xml"))
                  .bytes()) == message);
}

TEST_CASE(
    "document types and entities, nesting without end and characters that XML doesn't know are refused") {
    const auto with_text = [](const std::string& xml) {
        return why(a_document("").with_file("word/document.xml", xml).bytes());
    };
    CHECK(with_text("<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>") ==
          "The part word/document.xml of the document is refused: it has a document type of its own, which "
          "Word "
          "never writes.");
    CHECK(with_text(nested(100000)) ==
          "The part word/document.xml of the document is refused: its elements are nested too deep.");
    CHECK(
        with_text(root("document", "<w:body><w:p><w:r><w:t>&#1;v0&#2;</w:t></w:r></w:p></w:body>")) ==
        "The part word/document.xml of the document is damaged: it holds characters that XML doesn't know.");
    CHECK(with_text("<w:document><w:body>") ==
          "The part word/document.xml of the document is damaged: it can't be read as XML.");
    CHECK(with_text("<html/>") ==
          "The document's text isn't written the way Word writes it. Save it anew as .docx.");
}

TEST_CASE("a part that is missing is named") {
    const std::string links =
        "<Relationships><Relationship Id=\"h\" Type=\"x/header\" Target=\"header9.xml\"/></Relationships>";
    CHECK(why(a_document(paragraph(run("x"))).with_file("word/_rels/document.xml.rels", links).bytes()) ==
          "The document lacks its part word/header9.xml.");
}
