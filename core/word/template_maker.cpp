#include "core/word/template_maker.h"

#include <algorithm>

#include "core/base/tr.h"

namespace segments::word {
namespace {

using pugi::xml_document;
using pugi::xml_node;

constexpr std::string_view kWord2006 = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kWordStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

}  // namespace

Result<void> TemplateMaker::read(std::string_view name, xml_document& tree) const {
    const Result<std::string> bytes = package().read(name);
    if (!bytes) return bytes.error();
    return parse_xml(*bytes, name, tree);
}

Result<void> TemplateMaker::make() {
    made_.document_.name = package().main();
    if (Result<void> ok = read(package().main(), document_); !ok) return ok;
    const std::string_view space = document_.document_element().attribute("xmlns:w").value();
    if (!document_.document_element().child("w:body") || (space != kWord2006 && space != kWordStrict))
        return fail(tr("The document's text isn't written the way Word writes it. Save it anew as .docx."),
                    "MRG-1");
    if (Result<void> ok = read_parts(); !ok) return ok;
    if (Result<void> ok = drop_mail_merge(); !ok) return ok;
    if (finds_fields_) {
        finder_.mark(document_.document_element());
        for (const auto& part : headers_) finder_.mark(part->tree.document_element());
        for (const auto& part : notes_) finder_.mark(part->tree.document_element());
    }
    made_.fields_ = finder_.fields();
    made_.unknown_ = finder_.unknown();
    made_.remarks_ = finder_.remarks();
    make_single();
    return make_joined();
}

Result<void> TemplateMaker::read_parts() {
    std::set<std::string> seen;
    for (const Relationship& each : package().relationships()) {
        const bool header = each.type == "header" || each.type == "footer";
        const bool notes = each.type == "footnotes" || each.type == "endnotes";
        if (each.external || (!header && !notes) || !seen.insert(each.id).second) continue;
        auto part = std::make_unique<Part>();
        part->relationship = each;
        if (Result<void> ok = read(each.target, part->tree); !ok) return ok;
        (header ? headers_ : notes_).push_back(std::move(part));
    }
    return {};
}

// A template that was connected to a list of addresses would ask for it when the letters are opened.
Result<void> TemplateMaker::drop_mail_merge() {
    const std::string settings(package().part_of_type("settings"));
    if (settings.empty() || package().zip().find(settings) == nullptr) return {};
    xml_document tree;
    if (Result<void> ok = read(settings, tree); !ok) return ok;
    if (!tree.document_element().remove_child("w:mailMerge")) return {};
    made_.changed_.emplace_back(settings, print_xml(tree));
    const std::string rels = relationships_part(settings);
    if (package().zip().find(rels) == nullptr) return {};
    xml_document links;
    if (Result<void> ok = read(rels, links); !ok) return ok;
    xml_node all = links.document_element();
    for (xml_node link = all.first_child(); link;) {
        const xml_node next = link.next_sibling();
        const std::string_view type = link.attribute("Type").value();
        if (type.find("mailMerge") != std::string_view::npos) all.remove_child(link);
        link = next;
    }
    made_.changed_.emplace_back(rels, print_xml(links));
    return {};
}

void TemplateMaker::make_single() {
    // Before the text becomes that of one letter among many.
    number_drawings();
    made_.document_.program = Program(print_xml(document_));
    for (const auto& part : headers_) {
        ValuedPart valued{part->relationship.target,
                          part->relationship.id,
                          part->relationship.type,
                          Program(print_xml(part->tree)),
                          {}};
        if (!valued.program.is_plain()) made_.headers_.push_back(std::move(valued));
    }
    for (const auto& part : notes_)
        made_.notes_.push_back({part->relationship.target,
                                part->relationship.id,
                                part->relationship.type,
                                Program(print_xml(part->tree)),
                                {}});
}

xml_node insert_in_order(xml_node parent, const char* name, std::initializer_list<std::string_view> before) {
    xml_node last;
    for (const xml_node& child : parent.children()) {
        if (std::find(before.begin(), before.end(), child.name()) != before.end()) last = child;
    }
    return last ? parent.insert_child_after(name, last) : parent.prepend_child(name);
}

}  // namespace segments::word
