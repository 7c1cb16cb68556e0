// vCards as lists of properties: the common ground of vCard 2.1, 3.0, 4.0 (RFC 6350) and jCard (RFC 7095).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/json_tape.h"

namespace segments::exchange {

enum class VCardVersion : std::uint8_t { v2_1, v3_0, v4_0 };

struct VCardProperty {
    struct Parameter {
        std::string name;  // in small letters
        std::vector<std::string> values;
    };

    std::string group;  // "item1"
    std::string name;   // in small letters
    std::vector<Parameter> parameters;
    // What the values are: "text", "uri" ...; "unknown": one value, as it stands in a vCard, not taken apart.
    std::string type = "text";
    // Of a structured value its components, each a list; of another one a single list of values.
    bool structured = false;
    std::vector<std::vector<std::string>> parts;

    // A component or the first value; empty if there is none. Values of a component are joined by commas.
    std::string part(std::size_t index = 0) const;
    const Parameter* parameter(std::string_view wanted) const;
    bool has_value(std::string_view parameter_name, std::string_view value) const;
    bool has_kind(std::string_view kind) const { return has_value("type", kind); }
    // 1 is best; 101 without a preference.
    int preference() const;
};
using VCard = std::vector<VCardProperty>;

// A property of one text.
VCardProperty vcard_text(std::string name, std::string text, std::string kind = {});

// Reads the lines of one card, from BEGIN:VCARD to END:VCARD. Bytes that aren't UTF-8 are taken for
// Windows-1252, unless a CHARSET says otherwise. Lines that are no properties are passed over.
VCard parse_vcard(std::string_view bytes);
// Appends a whole card, folded, with CRLF.
void append_vcard(std::string& out, const VCard& card, VCardVersion version);

// The same as jCard: ["vcard", [...]], and one property of it.
void append_jcard(std::string& out, const VCard& card);
void append_jcard_property(std::string& out, const VCardProperty& property);
// A property from the array at `at`. False if it is none.
bool read_jcard_property(const JsonTape& tape, JsonTape::Index at, VCardProperty& property);

}  // namespace segments::exchange
