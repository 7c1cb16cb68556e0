// What a document says of its paragraphs, lists, page and pictures.
#include <algorithm>

#include "core/word/reading.h"
#include "core/word/reading_properties.h"
#include "core/word/xml.h"

namespace segments::word {
namespace {

using pugi::xml_node;

// Of the first page, as far as it says what its pages are.
xml_node first_section(const xml_node& body) {
    for (const xml_node& paragraph : body.children("w:p")) {
        const xml_node section = paragraph.child("w:pPr").child("w:sectPr");
        if (section.child("w:pgSz")) return section;
    }
    return body.child("w:sectPr");
}

// Nothing is read where there is no part of this type.
Result<void> read_part(const Package& package, std::string_view type, pugi::xml_document& tree) {
    const std::string part(package.part_of_type(type));
    if (part.empty() || package.zip().find(part) == nullptr) return {};
    const Result<std::string> bytes = package.read(part);
    if (!bytes) return bytes.error();
    return parse_xml(*bytes, part, tree);
}

}  // namespace

bool is_on(const xml_node& property) {
    const std::string_view value = property.attribute("w:val").value();
    return value.empty() || (value != "0" && value != "false" && value != "off" && value != "none");
}

void take_look(const xml_node& properties, Look& look, bool complex) {
    if (const xml_node bold = properties.child(complex ? "w:bCs" : "w:b")) look.bold = is_on(bold);
    if (const xml_node italic = properties.child(complex ? "w:iCs" : "w:i")) look.italic = is_on(italic);
    if (const xml_node underline = properties.child("w:u")) look.underline = is_on(underline);
    if (const xml_node size = properties.child(complex ? "w:szCs" : "w:sz"))
        look.half_points = size.attribute("w:val").as_int(22);
    look.half_points = std::clamp(look.half_points, 8, 144);
}

void take_looks(const xml_node& properties, ReadingStyles::Style& style) {
    take_look(properties, style.look);
    take_look(properties, style.complex_look, true);
    for (const char* const name : {"w:rtl", "w:cs"}) {
        if (const xml_node complex = properties.child(name)) style.is_complex = is_on(complex);
    }
}

void take_paragraph(const xml_node& properties, ReadingStyles::Style& style) {
    if (const xml_node align = properties.child("w:jc")) {
        const std::string_view value = align.attribute("w:val").value();
        style.alignment = value == "center"                    ? Alignment::center
                          : value == "right" || value == "end" ? Alignment::right
                                                               : Alignment::left;
    }
    if (const xml_node bidi = properties.child("w:bidi")) style.from_right = is_on(bidi);
    // Word takes left for where lines begin, also in paragraphs from right to left.
    if (const xml_node indent = properties.child("w:ind")) {
        const pugi::xml_attribute left = indent.attribute("w:left");
        style.indent = std::clamp((left ? left : indent.attribute("w:start")).as_int(), 0, 7000);
    }
    if (const xml_node spacing = properties.child("w:spacing")) {
        if (spacing.attribute("w:before"))
            style.space_before = std::clamp(spacing.attribute("w:before").as_int(), 0, 2000);
        if (spacing.attribute("w:after"))
            style.space_after = std::clamp(spacing.attribute("w:after").as_int(), 0, 2000);
    }
    if (const xml_node list = properties.child("w:numPr")) {
        if (list.child("w:numId")) style.list = list.child("w:numId").attribute("w:val").value();
        style.level = list.child("w:ilvl").attribute("w:val").value();
    }
}

Result<std::shared_ptr<const ReadingStyles>> ReadingStyles::of(
    const std::shared_ptr<const Package>& package) {
    const auto made = std::make_shared<ReadingStyles>();
    made->package_ = package;
    if (Result<void> ok = made->read_styles(*package); !ok) return ok.error();
    if (Result<void> ok = made->read_lists(*package); !ok) return ok.error();
    made->read_page(*package);
    return std::shared_ptr<const ReadingStyles>(made);
}

Result<void> ReadingStyles::read_styles(const Package& package) {
    pugi::xml_document styles;
    if (Result<void> ok = read_part(package, "styles", styles); !ok) return ok;
    const xml_node root = styles.document_element();
    usual_.look.half_points = usual_.complex_look.half_points = 20;
    take_looks(root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"), usual_);
    take_paragraph(root.child("w:docDefaults").child("w:pPrDefault").child("w:pPr"), usual_);
    std::map<std::string, xml_node> by_id;
    for (const xml_node& style : root.children("w:style"))
        by_id[style.attribute("w:styleId").value()] = style;
    for (const auto& [id, node] : by_id) {
        // From the style at the bottom upwards.
        std::vector<xml_node> chain{node};
        while (chain.size() < 20) {
            const auto parent = by_id.find(chain.back().child("w:basedOn").attribute("w:val").value());
            if (parent == by_id.end()) break;
            chain.push_back(parent->second);
        }
        Style style = usual_;
        for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
            take_looks(each->child("w:rPr"), style);
            take_paragraph(each->child("w:pPr"), style);
        }
        styles_[id] = style;
        const bool is_usual = std::string_view(node.attribute("w:default").value()) == "1" &&
                              std::string_view(node.attribute("w:type").value()) == "paragraph";
        if (is_usual) styles_[""] = style;
    }
    return {};
}

Result<void> ReadingStyles::read_lists(const Package& package) {
    pugi::xml_document lists;
    if (Result<void> ok = read_part(package, "numbering", lists); !ok) return ok;
    std::map<std::string, std::vector<Level>> abstracts;
    for (const xml_node& list : lists.document_element().children("w:abstractNum")) {
        std::vector<Level>& levels = abstracts[list.attribute("w:abstractNumId").value()];
        for (const xml_node& level : list.children("w:lvl"))
            levels.push_back(
                {level.child("w:numFmt").attribute("w:val").value(),
                 level.child("w:lvlText").attribute("w:val").value(),
                 level.child("w:start").attribute("w:val").as_int(1),
                 std::clamp(level.child("w:pPr").child("w:ind").attribute("w:left").as_int(), 0, 7000)});
    }
    for (const xml_node& list : lists.document_element().children("w:num"))
        lists_[list.attribute("w:numId").value()] =
            abstracts[list.child("w:abstractNumId").attribute("w:val").value()];
    return {};
}

void ReadingStyles::read_page(const Package& package) {
    pugi::xml_document tree;
    const Result<std::string> bytes = package.read(package.main());
    if (!bytes || !parse_xml(*bytes, package.main(), tree)) return;
    const xml_node section = first_section(tree.document_element().child("w:body"));
    const auto take = [](const xml_node& from, const char* name, int least, int& value) {
        if (from.attribute(name)) value = std::clamp(from.attribute(name).as_int(), least, 32000);
    };
    const xml_node size = section.child("w:pgSz"), margins = section.child("w:pgMar");
    take(size, "w:w", 2000, page_.width);
    take(size, "w:h", 2000, page_.height);
    take(margins, "w:left", 0, page_.left);
    take(margins, "w:right", 0, page_.right);
    take(margins, "w:top", 0, page_.top);
    take(margins, "w:bottom", 0, page_.bottom);
    take(margins, "w:header", 0, page_.header);
    take(margins, "w:footer", 0, page_.footer);
    const bool first_differs = section.child("w:titlePg") && is_on(section.child("w:titlePg"));
    const auto part_of = [&](const char* reference, std::string_view wanted) -> std::string {
        for (const xml_node& node : section.children(reference)) {
            if (node.attribute("w:type").value() != wanted) continue;
            const std::string_view id = node.attribute("r:id").value();
            for (const Relationship& each : package.relationships()) {
                if (each.id == id && !each.external && package.zip().find(each.target) != nullptr)
                    return each.target;
            }
        }
        return {};
    };
    const auto parts_of = [&](const char* reference) -> PartNames {
        return {part_of(reference, first_differs ? "first" : "default"), part_of(reference, "default")};
    };
    header_ = parts_of("w:headerReference");
    footer_ = parts_of("w:footerReference");
    constexpr int kLeast = 1000;
    if (page_.text_width() < kLeast) page_.left = page_.right = 0;
    if (page_.height - page_.top - page_.bottom < kLeast) page_.top = page_.bottom = 0;
}

std::string ReadingStyles::picture_part(const std::string& id, std::string_view part) const {
    const Result<std::vector<Relationship>> own =
        part.empty() ? Result<std::vector<Relationship>>(package_->relationships())
                     : read_relationships(package_->zip(), part);
    if (!own) return {};
    for (const Relationship& each : *own) {
        if (each.id == id && each.type == "image" && !each.external) return each.target;
    }
    return {};
}

std::string ReadingStyles::picture_key(const std::string& part) const {
    const ZipEntry* const entry = package_->zip().find(part);
    return entry == nullptr ? part : std::to_string(entry->crc) + "-" + std::to_string(entry->size);
}

std::string ReadingStyles::picture(const std::string& part) const {
    const Result<std::string> bytes = package_->read(part);
    return bytes ? *bytes : std::string();
}

const ReadingStyles::Style& ReadingStyles::style(const std::string& id) const {
    auto found = styles_.find(id);
    if (found == styles_.end()) found = styles_.find("");
    return found == styles_.end() ? usual_ : found->second;
}

const ReadingStyles::Level* ReadingStyles::level(const std::string& list, int level) const {
    const auto found = lists_.find(list);
    const auto at = static_cast<std::size_t>(level);
    return found == lists_.end() || at >= found->second.size() ? nullptr : &found->second[at];
}

}  // namespace segments::word
