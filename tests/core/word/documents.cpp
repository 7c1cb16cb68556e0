#include "tests/core/word/documents.h"

#include <doctest/doctest.h>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/word/xml.h"
#include "core/word/zip_writer.h"

namespace segments::word::test {
namespace {

constexpr std::string_view kSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kContent = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

}  // namespace

DocumentMaker::DocumentMaker(std::string body) : body_(std::move(body)) {}
DocumentMaker a_document(std::string body) {
    return DocumentMaker(std::move(body));
}

DocumentMaker& DocumentMaker::with_part(const std::string& type, const std::string& name,
                                        const std::string& id, const std::string& xml) {
    parts_.push_back({type, name, id, xml});
    return *this;
}
DocumentMaker& DocumentMaker::with_file(const std::string& name, const std::string& bytes) {
    files_[name] = bytes;
    return *this;
}

std::string DocumentMaker::bytes() const {
    std::string out;
    ZipWriter zip(out);
    const auto put = [&](const std::string& name, const std::string& xml) {
        if (files_.count(name) == 0) zip.add(name, std::string(kHead) + xml);
    };
    std::string types =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"" +
        std::string(kContent) + "document.main+xml\"/>";
    std::string links =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const std::string root_links = links + "<Relationship Id=\"rId1\" Type=\"" + std::string(kRelation) +
                                   "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    for (const Part& part : parts_) {
        types += "<Override PartName=\"/word/" + part.name + "\" ContentType=\"" + std::string(kContent) +
                 part.type + "+xml\"/>";
        links += "<Relationship Id=\"" + part.id + "\" Type=\"" + std::string(kRelation) + part.type +
                 "\" Target=\"" + part.name + "\"/>";
    }
    put("[Content_Types].xml", types + "</Types>");
    put("_rels/.rels", root_links);
    put("word/document.xml", root("document", "<w:body>" + body_ + "</w:body>"));
    put("word/_rels/document.xml.rels", links + "</Relationships>");
    for (const Part& part : parts_) put("word/" + part.name, part.xml);
    for (const auto& [name, bytes] : files_) zip.add(name, bytes);
    REQUIRE(zip.finish());
    return out;
}

std::string root(std::string_view element, std::string_view inside) {
    return "<w:" + std::string(element) + std::string(kSpaces) + ">" + std::string(inside) +
           "</w:" + std::string(element) + ">";
}

std::string run(std::string_view text, std::string_view properties) {
    std::string xml = "<w:r>";
    if (!properties.empty()) xml += "<w:rPr>" + std::string(properties) + "</w:rPr>";
    return xml + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}

std::string paragraph(std::string_view inside, std::string_view properties) {
    std::string xml = "<w:p>";
    if (!properties.empty()) xml += "<w:pPr>" + std::string(properties) + "</w:pPr>";
    return xml + std::string(inside) + "</w:p>";
}

std::string field(std::string_view code, std::string_view shown, std::string_view properties) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">" +
           std::string(code) + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
           run(shown, properties) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

TestRecords::TestRecords(const MergeTemplate& letter, std::vector<Values> all)
    : fields_(letter.fields()), all_(std::move(all)) {}

std::span<const Value> TestRecords::at(std::size_t record) {
    values_.clear();
    for (const std::string& name : fields_) {
        Value value;
        const auto found = all_[record].find(name);
        if (found != all_[record].end()) value.text = found->second;
        if (name == "Date" && !value.text.empty()) {
            value.type = filter::ValueType::date;
            value.number = from_iso(value.text).value_or(kBlankDay);
        }
        values_.push_back(value);
    }
    return values_;
}
std::string_view TestRecords::language(std::size_t record) const {
    const auto found = all_[record].find("language");
    return found == all_[record].end() ? std::string_view("ENU") : std::string_view(found->second);
}

Result<std::shared_ptr<const MergeTemplate>> make_letter(std::string bytes) {
    Result<std::shared_ptr<const Package>> package = Package::open(std::move(bytes));
    if (!package) return package.error();
    return MergeTemplate::make(*package, [](std::string_view name) -> std::optional<std::string> {
        for (const std::string_view known : {"Name", "City", "Date", "Amount", "Address"}) {
            if (fold_case(name) == fold_case(known)) return std::string(known);
        }
        return std::nullopt;
    });
}

std::shared_ptr<const MergeTemplate> letter_of(const DocumentMaker& document) {
    Result<std::shared_ptr<const MergeTemplate>> letter = make_letter(document.bytes());
    if (!letter) FAIL(letter.error().message);
    return *letter;
}

std::string merged(const DocumentMaker& document, std::vector<Values> records, std::string_view part) {
    const auto letter = letter_of(document);
    TestRecords all(*letter, std::move(records));
    Progress progress;
    std::string out;
    letter->write_letter(all, progress, out);
    return part_of(out, part);
}

std::string joined(const DocumentMaker& document, std::vector<Values> records, std::string_view part) {
    const auto letter = letter_of(document);
    TestRecords all(*letter, std::move(records));
    std::string out;
    JoinedLetters writer(*letter, all, out);
    while (!writer.step(2)) {
    }
    CHECK(writer.sound());
    return part_of(out, part);
}

std::string part_of(const std::string& document, std::string_view part) {
    if (document.empty()) return {};
    const Result<ZipReader> zip = ZipReader::open(document);
    if (!zip) FAIL(zip.error().message);
    const ZipEntry* const entry = zip->find(part);
    if (entry == nullptr) return {};
    const Result<std::string> bytes = zip->read(*entry);
    if (!bytes) FAIL(bytes.error().message);
    return *bytes;
}

std::string text_of(std::string_view xml) {
    pugi::xml_document tree;
    if (const Result<void> ok = parse_xml(xml, "text", tree); !ok) FAIL(ok.error().message << "\n" << xml);
    std::string text;
    walk(tree, [&](pugi::xml_node node) {
        if (is(node, "w:t")) text += node.text().get();
        if (is(node, "w:br")) text += '\n';
        if (is(node, "w:tab")) text += '\t';
        if (is(node, "w:p")) text += '|';
        return true;
    });
    return text;
}

}  // namespace segments::word::test
