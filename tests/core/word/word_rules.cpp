#include "tests/core/word/word_rules.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>

#include "core/word/package.h"
#include "core/word/xml.h"
#include "core/word/zip_reader.h"

namespace segments::word::test {
namespace {

using pugi::xml_document;
using pugi::xml_node;
using Names = std::set<std::string>;

// In the order of the schema: what of it occurs must occur in this order.
const std::initializer_list<std::string_view> kSectionOrder = {"w:headerReference",
                                                               "w:footerReference",
                                                               "w:footnotePr",
                                                               "w:endnotePr",
                                                               "w:type",
                                                               "w:pgSz",
                                                               "w:pgMar",
                                                               "w:paperSrc",
                                                               "w:pgBorders",
                                                               "w:lnNumType",
                                                               "w:pgNumType",
                                                               "w:cols",
                                                               "w:formProt",
                                                               "w:vAlign",
                                                               "w:noEndnote",
                                                               "w:titlePg",
                                                               "w:textDirection",
                                                               "w:bidi",
                                                               "w:rtlGutter",
                                                               "w:docGrid",
                                                               "w:printerSettings",
                                                               "w:sectPrChange"};
const std::initializer_list<std::string_view> kParagraphOrder = {"w:pStyle",
                                                                 "w:keepNext",
                                                                 "w:keepLines",
                                                                 "w:pageBreakBefore",
                                                                 "w:framePr",
                                                                 "w:widowControl",
                                                                 "w:numPr",
                                                                 "w:suppressLineNumbers",
                                                                 "w:pBdr",
                                                                 "w:shd",
                                                                 "w:tabs",
                                                                 "w:bidi",
                                                                 "w:spacing",
                                                                 "w:ind",
                                                                 "w:contextualSpacing",
                                                                 "w:jc",
                                                                 "w:textAlignment",
                                                                 "w:outlineLvl",
                                                                 "w:rPr",
                                                                 "w:sectPr",
                                                                 "w:pPrChange"};

class Check {
  public:
    explicit Check(const std::string& docx) {
        const Result<ZipReader> zip = ZipReader::open(docx);
        if (!zip) {
            says("It is no container: " + zip.error().message);
            return;
        }
        read(*zip);
        content_types();
        relationships();
        for (const auto& [name, tree] : parts_) story(name, tree->document_element());
        numbers();
        notes();
        bookmarks();
    }
    std::vector<std::string> found;

  private:
    void says(std::string sentence) {
        if (found.size() < 20) found.push_back(std::move(sentence));
    }
    static bool is_xml(const std::string& name) {
        return name.size() > 4 &&
               (name.substr(name.size() - 4) == ".xml" || name.substr(name.size() - 5) == ".rels");
    }
    void once(Names& seen, const std::string& what, const std::string& value) {
        if (!seen.insert(value).second) says(what + " " + value + " comes twice");
    }

    void read(const ZipReader& zip) {
        for (const ZipEntry& entry : zip.entries()) {
            once(names_, "the part", entry.name);
            if (!is_xml(entry.name)) continue;
            const Result<std::string> bytes = zip.read(entry);
            auto tree = std::make_unique<xml_document>();
            if (!bytes || !parse_xml(*bytes, entry.name, *tree)) {
                says(entry.name + " can't be read");
                continue;
            }
            if (std::any_of(bytes->begin(), bytes->end(), [](char c) { return c == 1 || c == 2; }))
                says(entry.name + " holds a mark");
            parts_[entry.name] = std::move(tree);
        }
    }

    void content_types() {
        const auto types = parts_.find("[Content_Types].xml");
        if (types == parts_.end()) return says("There are no content types");
        Names extensions, overrides;
        for (const xml_node& each : types->second->document_element().children()) {
            if (each.type() != pugi::node_element) continue;
            if (is(each, "Default")) {
                once(extensions, "the extension", each.attribute("Extension").value());
                continue;
            }
            const std::string part = each.attribute("PartName").value();
            once(overrides, "the type of", part);
            if (part.empty() || names_.count(part.substr(1)) == 0) says("There is no part " + part);
            types_[part.empty() ? part : part.substr(1)] = each.attribute("ContentType").value();
        }
        for (const std::string& name : names_) {
            const std::size_t dot = name.rfind('.');
            const bool known = overrides.count("/" + name) != 0 ||
                               (dot != std::string::npos && extensions.count(name.substr(dot + 1)) != 0);
            if (!known && name != "[Content_Types].xml") says(name + " has no content type");
        }
    }

    void relationships() {
        for (const auto& [name, tree] : parts_) {
            const std::size_t folder = name.find("_rels/");
            if (folder == std::string::npos) continue;
            const std::string source =
                name.substr(0, folder) + name.substr(folder + 6, name.size() - folder - 11);
            const std::string base = source.substr(0, source.rfind('/') + 1);
            if (!source.empty() && source != base && names_.count(source) == 0)
                says(name + " belongs to no part");
            Names ids;
            for (const xml_node& each : tree->document_element().children("Relationship")) {
                const std::string id = each.attribute("Id").value(),
                                  target = each.attribute("Target").value();
                once(ids, name + ": the id", id);
                if (std::string_view(each.attribute("TargetMode").value()) == "External") continue;
                const std::string part =
                    !target.empty() && target[0] == '/' ? target.substr(1) : base + target;
                if (names_.count(part) == 0) says(name + ": there is no " + part);
                const std::string type = each.attribute("Type").value();
                const std::string kind = type.substr(type.rfind('/') + 1);
                const bool told = kind == "header" || kind == "footer" || kind == "footnotes" ||
                                  kind == "numbering" || kind == "styles";
                if (told && types_[part].find("." + kind + "+xml") == std::string::npos)
                    says(part + " has the type of something else than " + kind);
            }
            ids_[source] = ids;
        }
    }

    static void order(Check& check, const xml_node& node, std::initializer_list<std::string_view> wanted) {
        std::size_t at = 0;
        for (const xml_node& child : node.children()) {
            const auto found = std::find(wanted.begin(), wanted.end(), child.name());
            if (found == wanted.end()) continue;
            const auto place = static_cast<std::size_t>(found - wanted.begin());
            // References of headers and footers may alternate.
            if (place < at && place > 1) check.says(std::string(child.name()) + " stands too late");
            at = std::max(at, place);
        }
    }

    void story(const std::string& name, const xml_node& root) {
        const std::string_view kind = local_name(root);
        if (kind != "document" && kind != "hdr" && kind != "ftr" && kind != "footnotes" && kind != "endnotes")
            return;
        int open = 0;
        walk(root, [&](xml_node node) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                const std::string_view text = node.value();
                if (std::string_view(node.parent().name()).substr(0, 2) == "w:" &&
                    !is(node.parent(), "w:t") && !is(node.parent(), "w:instrText") &&
                    text.find_first_not_of(" \r\n\t") != std::string_view::npos)
                    says(name + ": text in " + node.parent().name());
                return false;
            }
            for (const pugi::xml_attribute& attribute : node.attributes()) {
                const std::string_view refers = attribute.name();
                if (refers != "r:id" && refers != "r:embed" && refers != "r:link") continue;
                if (ids_[name].count(attribute.value()) == 0)
                    says(name + ": nothing has the id " + attribute.value());
            }
            // The older form of a drawing stands for the same one.
            if (is(node, "mc:Fallback")) return false;
            if (is(node, "wp:docPr")) once(drawings_, "the drawing", node.attribute("id").value());
            if (is(node, "w:bookmarkStart")) {
                once(bookmarks_, "the bookmark", node.attribute("w:id").value());
                once(bookmark_names_, "the bookmark", node.attribute("w:name").value());
            }
            if (is(node, "w:bookmarkEnd")) bookmark_ends_.insert(node.attribute("w:id").value());
            if (is(node, "w:footnote") || is(node, "w:endnote"))
                once(notes_, node.name(), node.attribute("w:id").value());
            if (is(node, "w:footnoteReference") || is(node, "w:endnoteReference"))
                references_.insert(std::string(node.name()).substr(0, std::string(node.name()).size() - 9) +
                                   " " + node.attribute("w:id").value());
            if (is(node, "w:sdtPr") && node.child("w:id"))
                once(controls_, "the content control", node.child("w:id").attribute("w:val").value());
            if (node.attribute("w14:paraId"))
                once(paragraphs_, "the paragraph", node.attribute("w14:paraId").value());
            if (is(node, "w:numId")) used_lists_.insert(node.attribute("w:val").value());
            if (is(node, "w:fldChar")) {
                const std::string_view type = node.attribute("w:fldCharType").value();
                open += type == "begin" ? 1 : type == "end" ? -1 : 0;
                if (open < 0) says(name + ": a field ends that has not begun");
            }
            if (is(node, "w:tc") && !is(node.last_child(), "w:p"))
                says(name + ": a cell doesn't end with a paragraph");
            if (is(node, "w:sectPr")) order(*this, node, kSectionOrder);
            if (is(node, "w:pPr")) order(*this, node, kParagraphOrder);
            if (is(node, "w:body") && !is(node.last_child(), "w:sectPr") && node.child("w:sectPr"))
                says("The last section's properties don't stand at the end");
            return true;
        });
        if (open != 0) says(name + ": a field doesn't end");
    }

    void numbers() {
        const auto part = parts_.find("word/numbering.xml");
        Names lists{"0"}, abstracts;
        if (part != parts_.end()) {
            bool list_before = false;
            for (const xml_node& each : part->second->document_element().children()) {
                if (is(each, "w:abstractNum")) {
                    once(abstracts, "the list", each.attribute("w:abstractNumId").value());
                    if (list_before) says("A list is described behind those that use it");
                } else if (is(each, "w:num")) {
                    list_before = true;
                    once(lists, "the list number", each.attribute("w:numId").value());
                    if (abstracts.count(each.child("w:abstractNumId").attribute("w:val").value()) == 0)
                        says("A list number has no list");
                }
            }
        }
        for (const std::string& used : used_lists_)
            if (lists.count(used) == 0) says("There is no list number " + used);
    }
    void notes() {
        for (const std::string& reference : references_) {
            const std::size_t blank = reference.find(' ');
            if (notes_.count(reference.substr(blank + 1)) == 0) says("There is no " + reference);
        }
    }
    void bookmarks() {
        if (bookmark_ends_ != bookmarks_) says("Bookmarks begin and end differently");
    }

    Names names_, drawings_, bookmarks_, bookmark_names_, bookmark_ends_, notes_, references_, controls_,
        paragraphs_, used_lists_;
    std::map<std::string, std::unique_ptr<xml_document>> parts_;
    std::map<std::string, std::string> types_;
    std::map<std::string, Names> ids_;
};

}  // namespace

std::vector<std::string> broken_rules(const std::string& docx) {
    return Check(docx).found;
}

}  // namespace segments::word::test
