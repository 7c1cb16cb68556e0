#include "core/letter/sample_letter.h"

#include <string_view>

#include "core/word/zip_writer.h"

namespace segments::letter {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr std::string_view kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string text(std::string_view words) {
    return "<w:r><w:t xml:space=\"preserve\">" + std::string(words) + "</w:t></w:r>";
}

std::string field(const std::string& name, const std::string& switches = "") {
    const auto mark = [](std::string_view type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
    };
    return mark("begin") + "<w:r><w:instrText xml:space=\"preserve\"> MERGEFIELD \"" + name + "\" " +
           switches + "</w:instrText></w:r>" + mark("separate") + text("\u00AB" + name + "\u00BB") +
           mark("end");
}

std::string paragraph(const std::string& inside, const std::string& properties = "") {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + inside + "</w:p>";
}

std::string root(const std::string& element, const std::string& inside) {
    return std::string(kHead) + "<w:" + element + std::string(kSpaces) + ">" + inside + "</w:" + element +
           ">";
}

std::string body() {
    const std::string none = "<w:spacing w:after=\"0\"/>";
    return paragraph(field("Company Information Name"), none) +
           paragraph(field("Company Information Address"), none) +
           paragraph(field("Company Information Post Code") + text(" ") + field("Company Information City"),
                     "<w:spacing w:after=\"600\"/>") +
           paragraph(field("Contact Mail Address"), "<w:spacing w:after=\"600\"/>") +
           paragraph(field("Document Date", "\\@ \"d MMMM yyyy\" "), "<w:jc w:val=\"right\"/>") +
           paragraph(field("Subject"), "<w:pStyle w:val=\"Subject\"/>") +
           paragraph(field("Formal Salutation") + text(",")) +
           paragraph(text("Write here what all contacts of the segment are to read.")) +
           paragraph(field("Segment Text")) + paragraph(field("Line Text")) +
           paragraph(text("Best regards,")) + paragraph(field("Salesperson Name"), none) +
           paragraph(field("Salesperson Job Title"), none) + paragraph(field("Salesperson Phone No."));
}

std::string section() {
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" "
           "w:h=\"16838\"/>"
           "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1417\" w:header=\"709\" "
           "w:footer=\"709\" w:gutter=\"0\"/></w:sectPr>";
}

std::string document(const std::string& content) {
    const std::string styles =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/><w:sz "
        "w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"264\" "
        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
        "w:val=\"Normal\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Subject\"><w:name w:val=\"Subject\"/>"
        "<w:basedOn w:val=\"Normal\"/><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style>";
    const auto override = [](const std::string& part, const std::string& type) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + std::string(kWordType) +
               type + "+xml\"/>";
    };
    const auto relation = [](const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kRelation) + type + "\" Target=\"" +
               target + "\"/>";
    };
    const auto relations = [](const std::string& inside) {
        return std::string(kHead) +
               "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
               inside + "</Relationships>";
    };
    std::string out;
    word::ZipWriter zip(out);
    zip.add("[Content_Types].xml",
            std::string(kHead) +
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                "<Default Extension=\"rels\" "
                "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
                override("document", "document.main") + override("styles", "styles") +
                override("footer1", "footer") + "</Types>");
    zip.add("_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml")));
    zip.add("word/document.xml", root("document", "<w:body>" + content + section() + "</w:body>"));
    zip.add("word/_rels/document.xml.rels",
            relations(relation("rId1", "styles", "styles.xml") + relation("rId2", "footer", "footer1.xml")));
    zip.add("word/styles.xml", root("styles", styles));
    zip.add("word/footer1.xml", root("ftr", paragraph(field("Company Information Phone No.", "\\f \"  \" ") +
                                                          field("Company Information E-Mail"),
                                                      "<w:jc w:val=\"center\"/>")));
    zip.finish();
    return out;
}

}  // namespace

std::string sample_letter() {
    return document(body());
}

std::string blank_letter() {
    return document(paragraph(field("Contact Mail Address")) +
                    paragraph(field("Formal Salutation") + text(",")) + paragraph(""));
}

}  // namespace segments::letter
