// Fields found wherever Word puts them, and what comes into their places.
#include <doctest/doctest.h>

#include "tests/core/word/documents.h"

using namespace segments;
using namespace segments::word;
using namespace segments::word::test;

namespace {

const std::vector<Values> kAnn = {{{"Name", "Ann Lee"},
                                   {"City", "London"},
                                   {"Date", "2026-11-26"},
                                   {"Amount", "1200.5"},
                                   {"Address", "Contoso\n12 High Street\nLondon"}}};

std::string text_merged(const std::string& body, std::vector<Values> records = kAnn) {
    return text_of(merged(a_document(body), std::move(records)));
}

std::string code_run(std::string_view text) {
    std::string escaped;
    append_text(escaped, text, false);
    return "<w:r><w:instrText xml:space=\"preserve\">" + escaped + "</w:instrText></w:r>";
}
std::string mark_run(std::string_view type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
}

}  // namespace

TEST_CASE("simple and complex fields give way to the value, with the formatting of their result") {
    const std::string simple = "<w:fldSimple w:instr=\" MERGEFIELD City \\* MERGEFORMAT \">" +
                               run("«City»", "<w:b/>") + "</w:fldSimple>";
    const std::string xml =
        merged(a_document(paragraph(run("Dear ") + field(" MERGEFIELD Name ", "«Name»", "<w:i/>") +
                                    run(", ") + simple)),
               kAnn);
    CHECK(text_of(xml) == "|Dear Ann Lee, London");
    CHECK(xml.find("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Ann Lee</w:t></w:r>") != xml.npos);
    CHECK(xml.find("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">London</w:t></w:r>") != xml.npos);
    CHECK(xml.find("fld") == xml.npos);
    CHECK(xml.find("MERGEFIELD") == xml.npos);
}

TEST_CASE("a field code may be cut over runs, or stand in a single one") {
    const std::string cut = mark_run("begin") + code_run(" MERGE") + code_run("FIELD Na") + code_run("me ") +
                            mark_run("separate") + run("«Na") + run("me»") + mark_run("end");
    CHECK(text_merged(paragraph(run("a ") + cut + run(" z"))) == "|a Ann Lee z");
    const std::string one =
        "<w:r><w:t>a </w:t><w:fldChar w:fldCharType=\"begin\"/><w:instrText>MERGEFIELD City</w:instrText>"
        "<w:fldChar w:fldCharType=\"separate\"/><w:t>x</w:t><w:fldChar w:fldCharType=\"end\"/><w:t> "
        "z</w:t></w:r>";
    CHECK(text_merged(paragraph(one)) == "|a London z");
    const std::string without_result = mark_run("begin") + code_run("MERGEFIELD City") + mark_run("end");
    CHECK(text_merged(paragraph(without_result + run("!"))) == "|London!");
}

TEST_CASE("switches are obeyed") {
    CHECK(text_merged(paragraph(field("MERGEFIELD Name \\* Upper"))) == "|ANN LEE");
    CHECK(text_merged(paragraph(field("MERGEFIELD Date \\@ \"d MMMM yyyy\""))) == "|26 November 2026");
    CHECK(text_merged(paragraph(field("MERGEFIELD Amount \\# #,##0.00"))) == "|1,200.50");
    const std::string around = field("MERGEFIELD City \\b \"in \" \\f \"!\"");
    CHECK(text_merged(paragraph(around + run("."))) == "|in London!.");
    CHECK(text_merged(paragraph(around + run(".")), {{{"Name", "Ann"}}}) == "|.");
}

TEST_CASE("IF compares, with fields nested anywhere in it") {
    const auto choose = [](const std::string& op, const std::string& right) {
        return paragraph(mark_run("begin") + code_run(" IF ") + merge_field("City") +
                         code_run(" " + op + " \"" + right + "\" \"Hello ") + merge_field("Name") +
                         code_run("\" \"Good day\" ") + mark_run("separate") + run("stale") +
                         mark_run("end"));
    };
    CHECK(text_merged(choose("=", "London")) == "|Hello Ann Lee");
    CHECK(text_merged(choose("=", "L*n")) == "|Hello Ann Lee");
    CHECK(text_merged(choose("<>", "London")) == "|Good day");
    CHECK(text_merged(choose("<", "Paris")) == "|Hello Ann Lee");
    const std::string number = paragraph(mark_run("begin") + code_run("IF ") + merge_field("Amount") +
                                         code_run(">=900 much little") + mark_run("end"));
    CHECK(text_merged(number) == "|much");
    const std::string within =
        paragraph(mark_run("begin") + code_run("IF a = a \"") + mark_run("begin") + code_run("IF ") +
                  merge_field("City") + code_run(" = Rome yes \"no, ") + merge_field("City") +
                  code_run("\"") + mark_run("end") + code_run("\" x") + mark_run("end"));
    CHECK(text_merged(within) == "|no, London");
}

TEST_CASE("what IF chooses is written by its switches, with its breaks and tabs") {
    const auto choice = [](const std::string& code) {
        return paragraph(mark_run("begin") + code + mark_run("end"));
    };
    CHECK(text_merged(choice(code_run("IF a = a \"dear \" \\* FirstCap \\* MERGEFORMAT"))) == "|Dear ");
    CHECK(text_merged(choice(code_run("IF a = a \"") + merge_field("Name") + code_run("\" \\* Upper"))) ==
          "|ANN LEE");
    CHECK(text_merged(choice(code_run("IF a = a \"one") + "<w:r><w:br/></w:r>" + code_run("two") +
                             "<w:r><w:tab/></w:r>" + code_run("three\""))) == "|one\ntwo\tthree");
}

TEST_CASE("an IF that chooses a picture stays, and it is said") {
    const std::string picture = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>";
    const auto body = [&](const std::string& inside) {
        return paragraph(mark_run("begin") + code_run("IF ") + merge_field("City") +
                         code_run(" = London \"") + inside + code_run("\" \"\"") + mark_run("separate") +
                         run("shown") + mark_run("end"));
    };
    const auto letter = letter_of(a_document(body(picture)));
    CHECK(letter->remarks() ==
          std::vector<std::string>{
              "The field IF chooses a picture, which can't be merged, so it stays as it is."});
    const std::string xml = merged(a_document(body(picture)), kAnn);
    CHECK(xml.find("<w:drawing>") != xml.npos);
    CHECK(xml.find("<w:instrText xml:space=\"preserve\">London</w:instrText>") != xml.npos);
    CHECK(text_of(xml) == "|shown");
    // In a choice within the choice as well.
    const std::string nested =
        mark_run("begin") + code_run("IF a = a \"") + picture + code_run("\" b") + mark_run("end");
    CHECK(merged(a_document(body(nested)), kAnn).find("<w:drawing>") != std::string::npos);
    CHECK(text_merged(body(run("plain"))) == "|plain");
}

TEST_CASE("NEXT goes on with the next record, SKIPIF leaves a letter out") {
    const std::vector<Values> three = {{{"Name", "Ann"}}, {{"Name", "Bob"}}, {{"Name", "Cem"}}};
    const std::string labels =
        paragraph(merge_field("Name") + field("NEXT") + merge_field("Name")) + paragraph(run("end"));
    CHECK(text_merged(labels, three) == "|AnnBob|end");
    CHECK(text_of(joined(a_document(labels), three)) == "|AnnBob|end|Cem|end");
    const std::string skipping = paragraph(mark_run("begin") + code_run("SKIPIF ") + merge_field("Name") +
                                           code_run(" = Bob") + mark_run("end") + merge_field("Name")) +
                                 paragraph(field("MERGEREC"));
    CHECK(text_of(joined(a_document(skipping), three)) == "|Ann|1|Cem|3");
    CHECK(text_of(joined(a_document(skipping), {{{"Name", "Ann"}}, {{"Name", "Bob"}}})) == "|Ann|1");
    CHECK(merged(a_document(skipping), {{{"Name", "Bob"}}}).empty());
}

TEST_CASE("fields of other kinds stay, and get the values of those in them") {
    const std::string link = mark_run("begin") + code_run(" HYPERLINK \"mailto:") + merge_field("Name") +
                             code_run("\" ") + mark_run("separate") + merge_field("City") + mark_run("end");
    const std::string xml = merged(a_document(paragraph(link + field(" PAGE ", "1"))), kAnn);
    CHECK(xml.find("<w:instrText xml:space=\"preserve\">Ann Lee</w:instrText>") != xml.npos);
    CHECK(xml.find(" PAGE ") != xml.npos);
    CHECK(text_of(xml) == "|London1");
}

TEST_CASE("names that are no fields stay as they are and are reported") {
    const auto letter = letter_of(a_document(paragraph(field("MERGEFIELD Shoe_Size", "«Shoe_Size»") +
                                                       run("{{Town}} {{City}}") + merge_field("Name"))));
    CHECK(letter->fields() == std::vector<std::string>{"Name", "City"});
    CHECK(letter->unknown() == std::vector<std::string>{"Shoe_Size", "Town"});
    TestRecords records(*letter, kAnn);
    Progress progress;
    std::string xml;
    CHECK(letter->write_text(records, progress, xml));
    CHECK(text_of(xml) == "|«Shoe_Size»{{Town}} LondonAnn Lee");
}

TEST_CASE("{{Field}} is found however Word cut it, with switches") {
    CHECK(text_merged(paragraph(run("Dear {{Name}}, in {{ city \\* Upper }}!"))) ==
          "|Dear Ann Lee, in LONDON!");
    const std::string cut = run("Dear {") + "<w:proofErr w:type=\"spellStart\"/>" + run("{Na", "<w:b/>") +
                            run("me", "<w:b/>") + run("}") + run("}!");
    const std::string xml = merged(a_document(paragraph(cut)), kAnn);
    CHECK(text_of(xml) == "|Dear Ann Lee!");
    CHECK(text_merged(paragraph(run("{{{Name}}} {{ {{City}} }} {{Name"))) ==
          "|{Ann Lee} {{ London }} {{Name");
}

TEST_CASE("content controls are filled by tag, by title or by what they are bound to") {
    const auto control = [](const std::string& properties, const std::string& content) {
        return "<w:sdt><w:sdtPr>" + properties + "<w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + content +
               "</w:sdtContent></w:sdt>";
    };
    const std::string inline_one =
        paragraph(run("a ") + control("<w:tag w:val=\"Name\"/>", run("Click", "<w:b/>") + run(" here")));
    const std::string xml = merged(a_document(inline_one), kAnn);
    CHECK(text_of(xml) == "|a Ann Lee");
    CHECK(xml.find("showingPlcHdr") == xml.npos);
    CHECK(xml.find("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Ann Lee") != xml.npos);
    const std::string bound =
        control("<w:dataBinding w:xpath=\"/ns0:Letter[1]/ns0:Contact[1]/ns0:City[1]\"/>",
                paragraph(run("one"), "<w:jc w:val=\"right\"/>") + paragraph(run("two")));
    const std::string block = merged(a_document(bound + paragraph(run("z"))), kAnn);
    CHECK(text_of(block) == "|London|z");
    CHECK(block.find("dataBinding") == block.npos);
    CHECK(block.find("<w:jc w:val=\"right\"/>") != block.npos);
    const std::string cell =
        "<w:tbl><w:tr>" + control("<w:alias w:val=\"City\"/>", "<w:tc>" + paragraph(run("x")) + "</w:tc>") +
        "</w:tr></w:tbl>";
    CHECK(text_merged(cell + paragraph("")) == "|London|");
    CHECK(text_merged(paragraph(control("<w:tag w:val=\"Else\"/>", run("stays")))) == "|stays");
}

TEST_CASE("values are escaped, line breaks and tabs become Word's, other control characters go") {
    const std::vector<Values> nasty = {
        {{"Name", "<w:b/> & \"Co\" ]]> \x01v0\x02"}, {"Address", "a\nb\r\nc\td"}}};
    const std::string xml =
        merged(a_document(paragraph(merge_field("Name")) + paragraph(merge_field("Address"))), nasty);
    CHECK(text_of(xml) == "|<w:b/> & \"Co\" ]]> v0|a\nb\nc\td");
    CHECK(xml.find("a</w:t><w:br/><w:t xml:space=\"preserve\">b") != xml.npos);
}

TEST_CASE("headers, footers, footnotes, tables and text boxes are merged") {
    const std::string box = "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" +
                            paragraph(merge_field("Name")) +
                            "</w:txbxContent></mc:Choice><mc:Fallback><w:pict>"
                            "<w:txbxContent>" +
                            paragraph(merge_field("Name")) +
                            "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    DocumentMaker document = a_document(
        "<w:tbl><w:tr><w:tc>" + paragraph(merge_field("City")) + "</w:tc></w:tr></w:tbl>" + paragraph(box) +
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/></w:sectPr>");
    document.with_part("header", "header1.xml", "h", root("hdr", paragraph(run("To ") + merge_field("Name"))))
        .with_part(
            "footnotes", "footnotes.xml", "f",
            root("footnotes", "<w:footnote w:id=\"2\">" + paragraph(merge_field("City")) + "</w:footnote>"));
    CHECK(text_of(merged(document, kAnn)) == "|London||Ann Lee|Ann Lee");
    CHECK(text_of(merged(document, kAnn, "word/header1.xml")) == "|To Ann Lee");
    CHECK(text_of(merged(document, kAnn, "word/footnotes.xml")) == "|London");
}

TEST_CASE("a line in which only blank fields stand is left out, but never the last one of a cell") {
    const std::string address =
        paragraph(merge_field("Name")) + paragraph(merge_field("City") + run(" ")) + paragraph(run("End"));
    CHECK(text_merged(address, {{{"Name", "Ann"}}}) == "|Ann|End");
    CHECK(text_merged(address, {{{"Name", "Ann"}, {"City", "Rome"}}}) == "|Ann|Rome |End");
    const std::string xml = merged(a_document("<w:tbl><w:tr><w:tc>" + paragraph(merge_field("City")) +
                                              "</w:tc></w:tr></w:tbl>" + paragraph("")),
                                   {{{"Name", "Ann"}}});
    CHECK(xml.find("<w:tc><w:p>") != xml.npos);
}

TEST_CASE("a field over several paragraphs takes them with it") {
    const std::string body = paragraph(run("a ") + mark_run("begin") + code_run("MERGEFIELD Name") +
                                       mark_run("separate") + run("one")) +
                             paragraph(run("two")) + paragraph(run("three") + mark_run("end")) +
                             paragraph(run("z"));
    CHECK(text_merged(body) == "|a Ann Lee|z");
}

TEST_CASE("the connection to a list of addresses goes, so that Word doesn't ask for it") {
    DocumentMaker document = a_document(paragraph(run("x")));
    document.with_part("settings", "settings.xml", "s",
                       root("settings", "<w:mailMerge><w:dataSource r:id=\"d\"/></w:mailMerge><w:zoom/>"));
    document.with_file(
        "word/_rels/settings.xml.rels",
        "<Relationships><Relationship Id=\"d\" Type=\"x/mailMergeSource\" Target=\"file:///a\" "
        "TargetMode=\"External\"/></Relationships>");
    const std::string settings = merged(document, kAnn, "word/settings.xml");
    CHECK(settings.find("mailMerge") == settings.npos);
    CHECK(settings.find("w:zoom") != settings.npos);
    CHECK(merged(document, kAnn, "word/_rels/settings.xml.rels").find("file:///") == std::string::npos);
}

TEST_CASE("fields that aren't whole stay, whatever is nested in them") {
    CHECK(text_merged(paragraph(mark_run("begin") + code_run("MERGEFIELD Name"))) == "|");
    CHECK(text_merged(paragraph(mark_run("end") + run("x") + mark_run("separate"))) == "|x");
    std::string deep;
    for (int i = 0; i < 3000; ++i) deep += mark_run("begin");
    CHECK(letter_of(a_document(paragraph(deep)))->remarks().size() == 2);
    CHECK(letter_of(a_document(paragraph(field("IF x"))))->remarks() ==
          std::vector<std::string>{"The field IF lacks what it compares, so it stays as it is."});
}

TEST_CASE("the same values make the same document") {
    const DocumentMaker document = a_document(paragraph(merge_field("Name")));
    const auto letter = letter_of(document);
    TestRecords records(*letter, kAnn);
    std::string first, second;
    for (std::string* out : {&first, &second}) {
        Progress progress;
        CHECK(letter->write_letter(records, progress, *out));
    }
    CHECK(first == second);
}
