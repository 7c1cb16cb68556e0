// Fuzzes the reading of Word documents. The first byte chooses what the rest is: the file itself, the XML of
// a part of a sound document (text, header, footnotes, numbering), or field code. Whatever comes, letters are
// made of what is taken, one by one and joined, and both can be read again, by the preview as well.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "core/word/joined_letters.h"
#include "core/word/merge_template.h"
#include "core/word/reading.h"
#include "core/word/xml.h"
#include "core/word/zip_writer.h"

using namespace segments;
using namespace segments::word;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

class ThreeRecords final : public Records {
  public:
    explicit ThreeRecords(std::size_t fields)
        : values_(fields, {"<a>\n&\t\x01", filter::ValueType::date, 40000}) {}
    std::size_t size() const override { return 3; }
    std::span<const Value> at(std::size_t) override { return values_; }
    std::string_view language(std::size_t) const override { return "DEU"; }

  private:
    std::vector<Value> values_;
};

void check_letter(const std::string& document) {
    const Result<std::shared_ptr<const Package>> package = Package::open(document);
    require(static_cast<bool>(package));
    const Result<std::string> text = (*package)->read((*package)->main());
    require(static_cast<bool>(text));
    pugi::xml_document tree;
    require(static_cast<bool>(parse_xml(*text, "text", tree)));
}

// What the preview, e-mails and the printer make of a letter and its header.
void read_letter(const MergeTemplate& letter, const ReadingStyles& styles, Records& records) {
    Progress progress;
    std::string text;
    if (!letter.write_text(records, progress, text)) return;
    const auto passages = read_text(text, styles);
    require(static_cast<bool>(passages));
    (void)to_plain(*passages);
    const std::string html = to_html(*passages, "<b>", [&](const std::string& part) {
        return std::to_string(styles.picture(part).size());
    });
    require(html.find("<script") == std::string::npos);
    for (const std::string& part : {styles.header_part(), styles.footer_part(), styles.header_part(false)}) {
        if (part.empty()) continue;
        text.clear();
        letter.write_part(part, records, 0, text);
        if (const auto head = read_text(text, styles, part)) (void)to_html_body(*head);
    }
}

void merge(std::string bytes) {
    const Result<std::shared_ptr<const Package>> package = Package::open(std::move(bytes));
    if (!package) return;
    const auto letter =
        MergeTemplate::make(*package, [](std::string_view name) -> std::optional<std::string> {
            if (name.empty() || name.front() == 'x') return std::nullopt;
            return std::string(name.substr(0, 1));
        });
    if (!letter) return;
    ThreeRecords records((*letter)->fields().size());
    if (const auto styles = ReadingStyles::of(*package)) read_letter(**letter, **styles, records);
    Progress progress;
    while (progress.record < records.size()) {
        std::string out;
        if ((*letter)->write_letter(records, progress, out)) check_letter(out);
    }
    std::string out;
    JoinedLetters joined(**letter, records, out);
    while (!joined.step(1)) {
    }
    require(joined.sound());
    check_letter(out);
}

std::string document_with(std::string_view part, std::string_view xml) {
    constexpr std::string_view kW =
        " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const auto root = [&](std::string_view name, std::string_view inside) {
        return "<w:" + std::string(name) + std::string(kW) + ">" + std::string(inside) +
               "</w:" + std::string(name) + ">";
    };
    const std::string names[] = {"header", "footnotes", "numbering"};
    std::string links = "<Relationships>", out;
    for (const std::string& name : names)
        links += "<Relationship Id=\"" + name + "\" Type=\"x/" + name + "\" Target=\"" + name + ".xml\"/>";
    ZipWriter zip(out);
    const auto put = [&](const std::string& name, const std::string& usual) {
        zip.add(name, name == part ? std::string(xml) : usual);
    };
    put("[Content_Types].xml",
        "<Types><Override PartName=\"/word/document.xml\" ContentType=\"wordprocessingml\"/></Types>");
    put("_rels/.rels",
        "<Relationships><Relationship Type=\"x/officeDocument\" "
        "Target=\"word/document.xml\"/></Relationships>");
    put("word/document.xml", root("document",
                                  "<w:body><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r>"
                                  "<w:footnoteReference w:id=\"2\"/></w:r></w:p><w:sectPr><w:headerReference "
                                  "r:id=\"header\"/></w:sectPr></w:body>"));
    put("word/_rels/document.xml.rels", links + "</Relationships>");
    put("word/header.xml", root("hdr", "<w:p><w:r><w:t>{{Name}}</w:t></w:r></w:p>"));
    put("word/footnotes.xml", root("footnotes", "<w:footnote w:id=\"2\"><w:p/></w:footnote>"));
    put("word/numbering.xml",
        root("numbering",
             "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"/></w:abstractNum>"
             "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"));
    require(zip.finish());
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string input(reinterpret_cast<const char*>(data + 1), size - 1);
    constexpr std::string_view kParts[] = {"word/document.xml", "word/header.xml", "word/footnotes.xml",
                                           "word/numbering.xml"};
    switch (data[0] % 6) {
        case 0:
            merge(input);
            break;
        case 5:
            (void)parse_field_code(input);
            break;
        default:
            merge(document_with(kParts[data[0] % 6 - 1], input));
    }
    return 0;
}
