// One document with all letters: each letter is a section (or several) of its own, whose headers, numbering,
// page numbers, footnotes, bookmarks and drawings don't get in the way of the others.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/base/text.h"
#include "core/word/template_maker.h"

namespace segments::word {
namespace {

using pugi::xml_attribute;
using pugi::xml_document;
using pugi::xml_node;

std::vector<xml_node> elements(const xml_node& root, std::string_view name) {
    std::vector<xml_node> found;
    walk(root, [&](xml_node node) {
        if (is(node, name)) found.push_back(node);
        return true;
    });
    return found;
}

std::uint64_t number_of(const xml_attribute& attribute) {
    const long long number = attribute.as_llong(-1);
    return number < 0 ? 0 : static_cast<std::uint64_t>(number);
}

void put_text(xml_node place, bool before, const std::string& text) {
    xml_node parent = place.parent();
    (before ? parent.insert_child_before(pugi::node_pcdata, place)
            : parent.insert_child_after(pugi::node_pcdata, place))
        .set_value(text.c_str());
}

// "word/header1" and ".xml" of "word/header1.xml".
std::pair<std::string, std::string> split_name(const std::string& part) {
    const std::size_t dot = std::min(part.rfind('.'), part.size());
    return {part.substr(0, dot), part.substr(dot)};
}

bool is_note_reference(const xml_node& node) {
    return is(node, "w:footnoteReference") || is(node, "w:endnoteReference");
}

// A note that belongs to the text, not the line above the notes.
bool is_real_note(const xml_node& note) {
    const std::string_view type = note.attribute("w:type").value();
    return type.empty() || type == "normal";
}

constexpr std::array<std::string_view, 2> kReferences = {"w:headerReference", "w:footerReference"};
constexpr std::array<std::string_view, 3> kReferenceTypes = {"default", "first", "even"};

xml_node find_reference(const xml_node& section, std::string_view element, std::string_view type) {
    for (const xml_node& child : section.children()) {
        const std::string_view own = child.attribute("w:type").value();
        if (is(child, element) && (own.empty() ? "default" : own) == type) return child;
    }
    return {};
}

}  // namespace

std::string TemplateMaker::serial(std::uint64_t first, std::uint64_t stride) {
    made_.slots_.serials.push_back({first, stride, false});
    return mark('s', made_.slots_.serials.size() - 1);
}

std::string TemplateMaker::suffix() {
    made_.slots_.serials.push_back({0, 0, true});
    return mark('s', made_.slots_.serials.size() - 1);
}

// Ids of drawings, in the text and in the headers: the first letter keeps those of the template.
void TemplateMaker::number_drawings() {
    std::vector<xml_node> all = elements(document_, "wp:docPr");
    for (const auto* parts : {&headers_, &notes_}) {
        for (const auto& part : *parts) {
            const std::vector<xml_node> more = elements(part->tree, "wp:docPr");
            all.insert(all.end(), more.begin(), more.end());
        }
    }
    std::uint64_t highest = 0;
    for (const xml_node& drawing : all) highest = std::max(highest, number_of(drawing.attribute("id")));
    drawings_ = highest + 1;
    // A template may hold the same id twice already.
    std::set<std::uint64_t> taken;
    std::vector<xml_node> again;
    for (const xml_node& drawing : all) {
        if (!taken.insert(number_of(drawing.attribute("id"))).second) again.push_back(drawing);
    }
    drawings_ += again.size();
    for (xml_node& drawing : again) set_attribute(drawing, "id", static_cast<long long>(++highest));
    for (const auto& part : headers_) {
        // What has no values of its own isn't written anew for each letter.
        if (Program(print_xml(part->tree)).is_plain()) continue;
        for (xml_node& drawing : elements(part->tree, "wp:docPr"))
            set_attribute(drawing, "id", serial(number_of(drawing.attribute("id")), drawings_));
    }
}

// What Word tells apart by ids of its own: bookmarks, tracked changes, content controls, paragraphs.
void TemplateMaker::number_ids(xml_node root) {
    std::uint64_t highest = 0;
    walk(root, [&](xml_node node) {
        if (!is_note_reference(node)) highest = std::max(highest, number_of(node.attribute("w:id")));
        return true;
    });
    std::vector<xml_node> comments;
    walk(root, [&](xml_node node) {
        node.remove_attribute("w14:paraId");
        node.remove_attribute("w14:textId");
        if (is(node, "w:sdtPr")) node.remove_child("w:id");
        if (is(node, "w:commentRangeStart") || is(node, "w:commentRangeEnd") ||
            is(node, "w:commentReference"))
            comments.push_back(node);
        else if (is(node, "wp:docPr"))
            set_attribute(node, "id", serial(number_of(node.attribute("id")), drawings_));
        else if (node.attribute("w:id") && !is_note_reference(node) && !is(node, "w:footnote") &&
                 !is(node, "w:endnote"))
            set_attribute(node, "w:id", serial(number_of(node.attribute("w:id")), highest + 1));
        return true;
    });
    for (xml_node& comment : comments) comment.parent().remove_child(comment);
}

// Bookmarks are known by name too, and what refers to them follows.
void TemplateMaker::rename_bookmarks(xml_node root) {
    std::set<std::string> names;
    for (xml_node& bookmark : elements(root, "w:bookmarkStart")) {
        const std::string name = bookmark.attribute("w:name").value();
        names.insert(name);
        set_attribute(bookmark, "w:name", name + suffix());
    }
    if (names.empty()) return;
    for (xml_node& link : elements(root, "w:hyperlink")) {
        const std::string anchor = link.attribute("w:anchor").value();
        if (names.count(anchor) != 0) set_attribute(link, "w:anchor", anchor + suffix());
    }
    const auto follow = [&](const std::string& code) {
        const FieldCode field = parse_field_code(code);
        if (field.arguments.empty() ||
            (field.kind != "REF" && field.kind != "PAGEREF" && field.kind != "NOTEREF"))
            return code;
        const std::string name = plain(field.arguments.front());
        const std::size_t at = code.find(name);
        if (names.count(name) == 0 || at == std::string::npos) return code;
        return code.substr(0, at + name.size()) + suffix() + code.substr(at + name.size());
    };
    for (xml_node& code : elements(root, "w:instrText")) code.text().set(follow(code.text().get()).c_str());
    for (xml_node& field : elements(root, "w:fldSimple"))
        set_attribute(field, "w:instr", follow(field.attribute("w:instr").value()));
}

void TemplateMaker::number_notes() {
    for (std::size_t i = 0; i < notes_.size(); ++i) {
        xml_node root = notes_[i]->tree.document_element();
        ValuedPart& valued = made_.notes_[i];
        const char* const reference =
            valued.type == "footnotes" ? "w:footnoteReference" : "w:endnoteReference";
        std::vector<xml_node> real;
        std::uint64_t highest = 0;
        for (const xml_node& note : root.children()) {
            highest = std::max(highest, number_of(note.attribute("w:id")));
            if (note.type() == pugi::node_element && is_real_note(note)) real.push_back(note);
        }
        const std::vector<xml_node> references = elements(document_, reference);
        if (real.empty() || references.empty()) continue;
        for (xml_node each : references)
            set_attribute(each, "w:id", serial(number_of(each.attribute("w:id")), highest + 1));
        number_ids(root);
        root.append_child(pugi::node_pcdata).set_value(mark('l', 0).c_str());
        for (xml_node& note : real) {
            set_attribute(note, "w:id", serial(number_of(note.attribute("w:id")), highest + 1));
            root.append_move(note);
        }
        root.append_child(pugi::node_pcdata).set_value(mark('m', 0).c_str());
        valued.joined = Program(print_xml(notes_[i]->tree));
        valued.in_joined = true;
    }
}

// Each letter begins on a page of its own, which is page 1.
void TemplateMaker::begin_anew(xml_node section) const {
    const std::string_view type = section.child("w:type").attribute("w:val").value();
    if (type == "continuous" || type == "nextColumn")
        set_attribute(section.child("w:type"), "w:val", std::string("nextPage"));
    xml_node pages = section.child("w:pgNumType");
    if (!pages)
        pages = insert_in_order(section, "w:pgNumType",
                                {"w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr",
                                 "w:type", "w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType"});
    if (!pages.attribute("w:start")) set_attribute(pages, "w:start", 1);
}

// A section without a header takes the one before; the first one of a letter must not take that of the letter
// before.
void TemplateMaker::stop_inheritance(std::vector<xml_node>& sections) {
    for (const std::string_view element : kReferences) {
        for (const std::string_view type : kReferenceTypes) {
            if (find_reference(sections.front(), element, type)) continue;
            const bool later = std::any_of(sections.begin(), sections.end(), [&](const xml_node& section) {
                return static_cast<bool>(find_reference(section, element, type));
            });
            if (!later) continue;
            const bool header = element == kReferences[0];
            const std::string name = header ? "word/segmentsNoHeader.xml" : "word/segmentsNoFooter.xml";
            const std::string kind = header ? "header" : "footer";
            if (std::none_of(new_headers_.begin(), new_headers_.end(),
                             [&](const auto& each) { return each.first == name; }))
                new_headers_.emplace_back(name, kind);
            xml_node reference = sections.front().prepend_child(std::string(element).c_str());
            set_attribute(reference, "w:type", std::string(type));
            set_attribute(reference, "r:id", "segmentsNo" + kind);
        }
    }
}

void TemplateMaker::refer_to_headers(xml_node section) {
    for (xml_node reference : section.children()) {
        const std::string id = reference.attribute("r:id").value();
        const auto found = std::find_if(made_.headers_.begin(), made_.headers_.end(),
                                        [&](const ValuedPart& part) { return part.id == id; });
        if (found != made_.headers_.end()) set_attribute(reference, "r:id", id + "_" + serial(1, 1));
    }
}

void TemplateMaker::count_pages_of_letter(xml_node root) {
    for (xml_node& code : elements(root, "w:instrText")) {
        if (parse_field_code(code.text().get()).kind == "NUMPAGES") code.text().set(" SECTIONPAGES ");
    }
    for (xml_node& field : elements(root, "w:fldSimple")) {
        if (parse_field_code(field.attribute("w:instr").value()).kind == "NUMPAGES")
            set_attribute(field, "w:instr", std::string(" SECTIONPAGES "));
    }
}

// Footnotes and endnotes are counted within a letter, and endnotes stand at its end, not behind all letters.
Result<void> TemplateMaker::restart_notes(xml_node first_section) {
    for (const ValuedPart& notes : made_.notes_) {
        if (!notes.in_joined) continue;
        const bool foot = notes.type == "footnotes";
        const char* const name = foot ? "w:footnotePr" : "w:endnotePr";
        xml_node properties = first_section.child(name);
        if (!properties)
            properties =
                foot ? insert_in_order(first_section, name, {"w:headerReference", "w:footerReference"})
                     : insert_in_order(first_section, name,
                                       {"w:headerReference", "w:footerReference", "w:footnotePr"});
        if (!properties.child("w:numRestart"))
            set_attribute(insert_in_order(properties, "w:numRestart", {"w:pos", "w:numFmt", "w:numStart"}),
                          "w:val", std::string("eachSect"));
        const std::string settings(package().part_of_type("settings"));
        if (foot || settings.empty() || package().zip().find(settings) == nullptr) continue;
        xml_document tree;
        if (Result<void> ok = read(settings, tree); !ok) return ok;
        xml_node root = tree.document_element(), all = root.child("w:endnotePr");
        const xml_node behind = root.child("w:compat");
        if (!all && !behind) continue;
        if (!all) all = root.insert_child_before("w:endnotePr", behind);
        all.remove_child("w:pos");
        set_attribute(all.prepend_child("w:pos"), "w:val", std::string("sectEnd"));
        root.remove_child("w:mailMerge");
        made_.joined_changed_.emplace_back(settings, print_xml(tree));
    }
    return {};
}

// Headers and footers as they are among many letters.
void TemplateMaker::make_headers() {
    for (const auto& part : headers_) {
        const auto valued =
            std::find_if(made_.headers_.begin(), made_.headers_.end(),
                         [&](const ValuedPart& each) { return each.id == part->relationship.id; });
        if (valued != made_.headers_.end())
            valued->joined = Program(print_xml(part->tree));
        else
            made_.joined_changed_.emplace_back(part->relationship.target, print_xml(part->tree));
    }
}

Result<void> TemplateMaker::make_sections(xml_node body) {
    const auto add_block = [this](Block kind) {
        made_.slots_.blocks.push_back(kind);
        return made_.slots_.blocks.size() - 1;
    };
    xml_node last_section = body.child("w:sectPr");
    if (!last_section) last_section = body.append_child("w:sectPr");
    std::vector<xml_node> sections;
    for (const xml_node& section : elements(body, "w:sectPr")) {
        if (!is(section.parent(), "w:sectPrChange")) sections.push_back(section);
    }
    begin_anew(sections.front());
    if (Result<void> ok = restart_notes(sections.front()); !ok) return ok;
    stop_inheritance(sections);
    for (const xml_node& section : sections) refer_to_headers(section);
    if (sections.size() == 1) {
        // Of so many pages is the letter, not all of them together.
        count_pages_of_letter(body);
        for (const auto& part : headers_) count_pages_of_letter(part->tree.document_element());
    }
    // The section's properties stand in the last paragraph of a letter, those of the last one at the end.
    xml_node last = last_section.previous_sibling();
    while (last && last.type() != pugi::node_element) last = last.previous_sibling();
    const std::size_t not_last = add_block(Block::not_last), only_last = add_block(Block::only_last);
    if (!is(last, "w:p") || last.child("w:pPr").child("w:sectPr")) {
        xml_node added = body.insert_child_before("w:p", last_section);
        xml_node properties = added.append_child("w:pPr");
        xml_node spacing = properties.append_child("w:spacing");
        set_attribute(spacing, "w:before", 0);
        set_attribute(spacing, "w:after", 0);
        set_attribute(spacing, "w:line", 20);
        set_attribute(spacing, "w:lineRule", std::string("exact"));
        properties.append_copy(last_section);
        put_text(added, true, mark('b', not_last));
        put_text(added, false, mark('e', not_last));
    } else {
        xml_node properties = last.child("w:pPr");
        if (!properties) properties = last.prepend_child("w:pPr");
        const xml_node change = properties.child("w:pPrChange");
        const xml_node copy = change ? properties.insert_copy_before(last_section, change)
                                     : properties.append_copy(last_section);
        put_text(copy, true, mark('b', not_last));
        put_text(copy, false, mark('e', not_last));
    }
    put_text(last_section, true, mark('b', only_last));
    put_text(last_section, false, mark('e', only_last));
    body.prepend_child(pugi::node_pcdata).set_value(mark('l', 0).c_str());
    body.append_child(pugi::node_pcdata).set_value(mark('m', 0).c_str());
    return {};
}

// The parts that list what is in the document: each letter has headers of its own.
Result<void> TemplateMaker::add_header_parts() {
    if (made_.headers_.empty() && new_headers_.empty()) return {};
    const std::string rels = relationships_part(package().main());
    constexpr const char* kTypes = "[Content_Types].xml";
    xml_document links, types;
    if (Result<void> ok = read(rels, links); !ok) return ok;
    if (Result<void> ok = read(kTypes, types); !ok) return ok;
    xml_node all_links = links.document_element(), all_types = types.document_element();
    const std::string type_of_header = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto add = [&](const std::string& id, const std::string& kind, const std::string& name,
                         const std::string& content_type) {
        xml_node link = all_links.append_child("Relationship");
        set_attribute(link, "Id", id);
        set_attribute(link, "Type", type_of_header + kind);
        set_attribute(link, "Target", "/" + name);
        xml_node override = all_types.append_child("Override");
        set_attribute(override, "PartName", "/" + name);
        set_attribute(override, "ContentType", content_type);
    };
    constexpr std::string_view kContentType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    for (const auto& [name, kind] : new_headers_) {
        const std::string content_type = std::string(kContentType) + kind + "+xml";
        add("segmentsNo" + kind, kind, name, content_type);
        const std::string element = kind == "header" ? "w:hdr" : "w:ftr";
        made_.joined_new_.emplace_back(
            name, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><" + element + " xmlns:w=\"" +
                      std::string(document_.document_element().attribute("xmlns:w").value()) + "\"><w:p/></" +
                      element + ">");
    }
    for (xml_node root : {all_links, all_types})
        root.append_child(pugi::node_pcdata).set_value(mark('l', 0).c_str());
    for (const ValuedPart& part : made_.headers_) {
        const auto [stem, extension] = split_name(part.name);
        add(part.id + "_" + serial(1, 1), part.type, stem + "_" + serial(1, 1) + extension,
            package().content_type(part.name));
    }
    for (xml_node root : {all_links, all_types})
        root.append_child(pugi::node_pcdata).set_value(mark('m', 0).c_str());
    made_.joined_parts_.push_back({rels, {}, {}, {}, Program(print_xml(links)), true});
    made_.joined_parts_.push_back({kTypes, {}, {}, {}, Program(print_xml(types)), true});
    return {};
}

Result<void> TemplateMaker::make_joined() {
    xml_node body = document_.document_element().child("w:body");
    number_notes();
    if (Result<void> ok = restart_lists(body); !ok) return ok;
    number_ids(body);
    rename_bookmarks(body);
    if (Result<void> ok = make_sections(body); !ok) return ok;
    make_headers();
    made_.document_.joined = Program(print_xml(document_));
    return add_header_parts();
}

}  // namespace segments::word
