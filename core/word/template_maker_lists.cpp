// Numbered lists of a document with many letters: each letter has lists of its own, which begin at their
// first number.
#include <algorithm>

#include "core/word/template_maker.h"

namespace segments::word {
namespace {

using pugi::xml_document;
using pugi::xml_node;

constexpr int kLevels = 9;

struct ListStyle {
    std::string number, level;
};

// What the document has of lists.
class Lists {
  public:
    explicit Lists(const xml_node& numbering) {
        for (const xml_node& child : numbering.children()) {
            const std::string id = child.attribute("w:numId").value();
            if (is(child, "w:num")) {
                nums_[id] = child;
                highest_ = std::max<std::uint64_t>(highest_, child.attribute("w:numId").as_ullong());
            } else if (is(child, "w:abstractNum")) {
                abstracts_[child.attribute("w:abstractNumId").value()] = child;
            }
        }
    }
    std::uint64_t highest() const { return highest_; }
    xml_node num(const std::string& id) const {
        const auto found = nums_.find(id);
        return found == nums_.end() ? xml_node() : found->second;
    }
    xml_node level(const std::string& id, int level) const {
        const auto found = abstracts_.find(num(id).child("w:abstractNumId").attribute("w:val").value());
        if (found == abstracts_.end()) return {};
        for (const xml_node& child : found->second.children("w:lvl")) {
            if (child.attribute("w:ilvl").as_int() == level) return child;
        }
        return {};
    }
    // Bullets have nothing to begin anew.
    bool counts(const std::string& id) const {
        if (!num(id)) return false;
        for (int i = 0; i < kLevels; ++i) {
            const xml_node each = level(id, i);
            const std::string_view format = each.child("w:numFmt").attribute("w:val").value();
            if (each && format != "bullet" && format != "none") return true;
        }
        return !level(id, 0);
    }

  private:
    std::map<std::string, xml_node> nums_, abstracts_;
    std::uint64_t highest_ = 0;
};

// By style: the list that it puts its paragraphs in, its own or that of the style it is based on.
class ListStyles {
  public:
    explicit ListStyles(const xml_node& styles) {
        for (const xml_node& style : styles.children("w:style")) {
            const std::string id = style.attribute("w:styleId").value();
            const xml_node list = style.child("w:pPr").child("w:numPr");
            if (list)
                own_[id] = {list.child("w:numId").attribute("w:val").value(),
                            list.child("w:ilvl").attribute("w:val").value()};
            based_on_[id] = style.child("w:basedOn").attribute("w:val").value();
        }
    }
    const ListStyle* find(std::string id) const {
        for (int depth = 0; depth < 20 && !id.empty(); ++depth) {
            const auto found = own_.find(id);
            if (found != own_.end() && !found->second.number.empty()) return &found->second;
            const auto parent = based_on_.find(id);
            if (parent == based_on_.end()) return nullptr;
            id = parent->second;
        }
        return nullptr;
    }

  private:
    std::map<std::string, ListStyle> own_;
    std::map<std::string, std::string> based_on_;
};

}  // namespace

Result<void> TemplateMaker::restart_lists(xml_node body) {
    const std::string part(package().part_of_type("numbering"));
    if (part.empty() || package().zip().find(part) == nullptr) return {};
    xml_document numbering, styles;
    if (Result<void> ok = read(part, numbering); !ok) return ok;
    const std::string styles_part(package().part_of_type("styles"));
    if (!styles_part.empty() && package().zip().find(styles_part) != nullptr) {
        if (Result<void> ok = read(styles_part, styles); !ok) return ok;
    }
    const Lists lists(numbering.document_element());
    const ListStyles list_styles(styles.document_element());
    // The elements that name a list that counts, in the text.
    std::vector<std::pair<xml_node, std::string>> places;
    std::vector<std::string> used;
    const auto use = [&](const xml_node& place, const std::string& id) {
        places.emplace_back(place, id);
        if (std::find(used.begin(), used.end(), id) == used.end()) used.push_back(id);
    };
    walk(body, [&](xml_node node) {
        if (!is(node, "w:p")) return true;
        xml_node properties = node.child("w:pPr");
        if (const xml_node own = properties.child("w:numPr").child("w:numId")) {
            const std::string id = own.attribute("w:val").value();
            if (lists.counts(id)) use(own, id);
        } else if (const ListStyle* style =
                       list_styles.find(properties.child("w:pStyle").attribute("w:val").value());
                   style != nullptr && !properties.child("w:numPr") && lists.counts(style->number)) {
            xml_node list = insert_in_order(properties, "w:numPr",
                                            {"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore",
                                             "w:framePr", "w:widowControl"});
            set_attribute(list.append_child("w:ilvl"), "w:val", style->level.empty() ? "0" : style->level);
            use(list.append_child("w:numId"), style->number);
        }
        return true;
    });
    if (used.empty()) return {};
    const auto number_of = [&](const std::string& id) {
        const auto index = static_cast<std::uint64_t>(std::find(used.begin(), used.end(), id) - used.begin());
        return serial(lists.highest() + 1 + index, used.size());
    };
    for (auto& [place, id] : places) set_attribute(place, "w:val", number_of(id));

    xml_node root = numbering.document_element();
    xml_node end = root.child("w:numIdMacAtCleanup");
    const auto append = [&](const std::string& text) {
        (end ? root.insert_child_before(pugi::node_pcdata, end) : root.append_child(pugi::node_pcdata))
            .set_value(text.c_str());
    };
    append(mark('l', 0));
    for (const std::string& id : used) {
        xml_node list = end ? root.insert_copy_before(lists.num(id), end) : root.append_copy(lists.num(id));
        list.remove_attribute("w16cid:durableId");
        set_attribute(list, "w:numId", number_of(id));
        for (int i = 0; i < kLevels; ++i) {
            xml_node change = list.find_child([&](const xml_node& child) {
                return is(child, "w:lvlOverride") && child.attribute("w:ilvl").as_int() == i;
            });
            if (!change) {
                change = list.append_child("w:lvlOverride");
                set_attribute(change, "w:ilvl", i);
            }
            if (change.child("w:startOverride")) continue;
            const xml_node own = change.child("w:lvl");
            const xml_node level = own ? own : lists.level(id, i);
            set_attribute(change.prepend_child("w:startOverride"), "w:val",
                          level.child("w:start").attribute("w:val").as_int(1));
        }
    }
    append(mark('m', 0));
    made_.joined_parts_.push_back({part, {}, {}, {}, Program(print_xml(numbering)), true});
    return {};
}

}  // namespace segments::word
