// The XML parts of a document as trees of pugixml, with what pugixml lets through refused, and back to text.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace segments::word {

// `part` names it in errors. Errors: no XML; a DTD, and with it entities of its own; elements nested too
// deep; characters that XML doesn't know.
Result<void> parse_xml(std::string_view bytes, std::string_view part, pugi::xml_document& tree);
std::string print_xml(const pugi::xml_node& tree);

inline bool is(const pugi::xml_node& node, std::string_view name) {
    return name == node.name();
}
// The name without its prefix.
std::string_view local_name(const pugi::xml_node& node);
// Visits all nodes below `node` in the order of the document; `enter(node)` says whether to go into it.
template <typename Enter>
void walk(const pugi::xml_node& node, Enter&& enter) {
    for (pugi::xml_node child = node.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        if (enter(child)) walk(child, enter);
        child = next;
    }
}
// Sets an attribute, adding it where it isn't there.
void set_attribute(pugi::xml_node node, const char* name, const std::string& value);
void set_attribute(pugi::xml_node node, const char* name, long long value);

}  // namespace segments::word
