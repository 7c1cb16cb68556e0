#include <algorithm>

#include "core/base/text.h"
#include "core/exchange/formats/vcard.h"
#include "core/exchange/formats/vcard_names.h"

namespace segments::exchange {
namespace {

using Index = JsonTape::Index;
using Kind = JsonTape::Kind;
using Parameter = VCardProperty::Parameter;

constexpr std::size_t kLine = 75;  // bytes

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return out;
}

void append_escaped(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n' || c == '\r') {
            out += "\\n";
            if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
        } else {
            if (c == '\\' || c == ',' || c == ';') out += '\\';
            out += c;
        }
    }
}

void append_hex(std::string& out, char c) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    out += '=';
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
}

// Of vCard 2.1, which escapes semicolons between components only; all else is encoded.
void append_encoded(std::string& out, std::string_view text, bool structured, bool list, bool encoded) {
    for (const char each : text) {
        const auto c = static_cast<unsigned char>(each);
        const bool mark = list && (c == ',' || c == ';');
        if (encoded && (c < ' ' || c > '~' || c == '=' || c == '\\' || mark)) {
            append_hex(out, each);
            continue;
        }
        if (c == ';' && structured) out += '\\';
        out += each;
    }
}

// What vCard 2.1 can't have as it is.
bool needs_encoding(const VCardProperty& property) {
    const bool list = is_vcard_list(property.name);
    for (const std::vector<std::string>& part : property.parts) {
        for (const std::string& each : part) {
            if (!is_ascii(each) || each.find_first_of(list ? "\r\n\\,;" : "\r\n\\") != std::string::npos)
                return true;
        }
    }
    return false;
}

std::string value_text(const VCardProperty& property, VCardVersion version, bool encoded) {
    std::string out;
    const bool raw = property.type != "text" && !property.structured;
    const bool list = is_vcard_list(property.name);
    for (const std::vector<std::string>& part : property.parts) {
        if (&part != property.parts.data()) out += ';';
        for (const std::string& each : part) {
            if (&each != part.data()) out += ',';
            if (version == VCardVersion::v2_1)
                append_encoded(out, each, property.structured, list, encoded);
            else if (raw)
                out += each;
            else
                append_escaped(out, each);
        }
    }
    // A value that isn't taken apart stands on one line all the same.
    if (raw) std::erase_if(out, [](char c) { return c == '\n' || c == '\r'; });
    return out;
}

// What vCards before 4.0 write for "data:image/jpeg;base64,...".
VCardProperty with_base64(const VCardProperty& property) {
    constexpr std::string_view kMark = ";base64,";
    const std::string value = property.part();
    const std::size_t mark = value.find(kMark);
    const bool other = is_vcard_uri(property.name) && !is_vcard_media(property.name);
    if (other || property.type != "uri" || !value.starts_with("data:") || mark == std::string::npos)
        return property;
    VCardProperty out = property;
    const std::string media = value.substr(5, mark - 5);
    const std::size_t slash = media.find('/');
    out.parameters.push_back({"encoding", {"b"}});
    if (!media.empty()) out.parameters.push_back({"type", {upper(media.substr(slash + 1))}});
    out.type = default_vcard_type(property.name);
    out.parts = {{value.substr(mark + kMark.size())}};
    return out;
}

// Lines of quoted-printable text, none of which looks like the end of the card.
std::string with_soft_breaks(std::string_view encoded) {
    std::string out;
    std::size_t column = 0;
    while (!encoded.empty()) {
        if (column > 68) {
            out += "=\r\n";
            column = 0;
        }
        const std::size_t size = std::min<std::size_t>(encoded[0] == '=' ? 3 : 1, encoded.size());
        if (column == 0 && std::string_view("BbEe ").find(encoded[0]) != std::string_view::npos)
            append_hex(out, encoded[0]);
        else
            out += encoded.substr(0, size);
        column += column == 0 ? 3 : size;
        encoded.remove_prefix(size);
    }
    return out;
}

// RFC 6868; control characters can't stand there at all.
std::string parameter_value(std::string_view value) {
    std::string out;
    bool quote = false;
    for (const char c : value) {
        if (c == '^' || c == '"' || c == '\n')
            out += c == '^' ? "^^" : c == '"' ? "^'" : "^n";
        else if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F)
            out += c;
        quote = quote || c == ',' || c == ';' || c == ':';
    }
    return quote ? '"' + out + '"' : out;
}

void append_parameters(std::string& out, const VCardProperty& property, VCardVersion version) {
    for (const Parameter& each : property.parameters) {
        if (each.name == "pref" && version != VCardVersion::v4_0 && property.preference() == 1) {
            out += version == VCardVersion::v2_1 ? ";PREF" : ";TYPE=pref";
            continue;
        }
        if (each.name == "cc" && version != VCardVersion::v4_0) continue;
        if (each.name == "encoding" && version == VCardVersion::v2_1) {
            out += ";ENCODING=BASE64";
            continue;
        }
        if (each.name == "type" && version == VCardVersion::v2_1) {
            for (const std::string& value : each.values) out += ';' + upper(value);
            continue;
        }
        out += ';' + upper(each.name) + '=';
        for (const std::string& value : each.values) {
            if (&value != each.values.data()) out += ',';
            out += parameter_value(value);
        }
    }
    if (property.type != default_vcard_type(property.name) && property.type != "unknown")
        out += ";VALUE=" + property.type;
}

// No line longer than 75 bytes, no character cut in two.
void append_folded(std::string& out, std::string_view line) {
    std::size_t room = kLine;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
        out += line.substr(0, end);
        out += "\r\n ";
        line.remove_prefix(end);
        room = kLine - 1;
    }
    out += line;
    out += "\r\n";
}

void append_property(std::string& out, const VCardProperty& property, VCardVersion version) {
    // JSON can have names that no vCard can.
    if (!is_vcard_name(property.name)) return;
    std::string line =
        is_vcard_name(property.group) ? property.group + '.' + upper(property.name) : upper(property.name);
    append_parameters(line, property, version);
    const bool encoded = version == VCardVersion::v2_1 && needs_encoding(property);
    const std::string value = value_text(property, version, encoded);
    if (encoded)
        out += line + ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + with_soft_breaks(value) + "\r\n";
    else
        append_folded(out, line + ':' + value);
}

void append_json_list(std::string& out, const std::vector<std::string>& list) {
    if (list.size() == 1) return append_json_string(out, list[0]);
    out += '[';
    for (const std::string& each : list) {
        if (&each != list.data()) out += ',';
        append_json_string(out, each);
    }
    out += ']';
}

std::string text_at(const JsonTape& tape, Index at) {
    const JsonTape::Token& token = tape[at];
    if (token.kind == Kind::boolean) return token.flag ? "true" : "false";
    return token.kind == Kind::string || token.kind == Kind::number ? std::string(token.text) : std::string();
}

std::vector<std::string> list_at(const JsonTape& tape, Index at) {
    if (tape[at].kind != Kind::array) return {text_at(tape, at)};
    std::vector<std::string> list;
    for (Index each = at + 1; each < tape[at].end; each = tape[each].end) list.push_back(text_at(tape, each));
    return list;
}

}  // namespace

void append_vcard(std::string& out, const VCard& card, VCardVersion version) {
    out += "BEGIN:VCARD\r\nVERSION:";
    out += version == VCardVersion::v2_1 ? "2.1\r\n" : version == VCardVersion::v3_0 ? "3.0\r\n" : "4.0\r\n";
    for (const VCardProperty& property : card) {
        if (property.name == "kind" && version != VCardVersion::v4_0) {
            // What address books of before have for it.
            if (property.part() == "org") out += "X-ABShowAs:COMPANY\r\n";
            continue;
        }
        append_property(out, version == VCardVersion::v4_0 ? property : with_base64(property), version);
    }
    out += "END:VCARD\r\n";
}

void append_jcard_property(std::string& out, const VCardProperty& property) {
    out += '[';
    append_json_string(out, property.name);
    out += ",{";
    const auto parameter = [&](std::string_view name, const std::vector<std::string>& values) {
        if (out.back() != '{') out += ',';
        append_json_string(out, name);
        out += ':';
        append_json_list(out, values);
    };
    if (!property.group.empty()) parameter("group", {property.group});
    for (const Parameter& each : property.parameters) parameter(each.name, each.values);
    out += "},";
    append_json_string(out, property.type);
    const bool numeric = property.type == "integer" || property.type == "float" || property.type == "boolean";
    if (property.structured && property.parts.size() == 1 && property.parts[0].size() == 1) {
        out += ',';
        append_json_string(out, property.parts[0][0]);
    } else if (property.structured) {
        out += ",[";
        for (const std::vector<std::string>& list : property.parts) {
            if (&list != property.parts.data()) out += ',';
            append_json_list(out, list);
        }
        out += ']';
    } else {
        for (const std::vector<std::string>& list : property.parts) {
            for (const std::string& each : list) {
                out += ',';
                JsonTape number;
                if (numeric && number.read(each) && number.size() == 1 && number[0].kind != Kind::string)
                    number.append_json(0, out);
                else
                    append_json_string(out, each);
            }
        }
    }
    out += ']';
}

void append_jcard(std::string& out, const VCard& card) {
    out += "[\"vcard\",[[\"version\",{},\"text\",\"4.0\"]";
    for (const VCardProperty& property : card) {
        out += ',';
        append_jcard_property(out, property);
    }
    out += "]]";
}

bool read_jcard_property(const JsonTape& tape, Index at, VCardProperty& property) {
    property = {};
    if (tape[at].kind != Kind::array || at + 1 >= tape[at].end || tape[at + 1].kind != Kind::string)
        return false;
    property.name = fold_case(tape[at + 1].text);
    const Index parameters = tape[at + 1].end;
    if (parameters >= tape[at].end || tape[parameters].kind != Kind::object) return false;
    for (Index key = parameters + 1; key < tape[parameters].end; key = tape[key + 1].end) {
        if (tape[key].text == "group")
            property.group = text_at(tape, key + 1);
        else
            property.parameters.push_back({std::string(tape[key].text), list_at(tape, key + 1)});
    }
    const Index type = tape[parameters].end;
    if (type >= tape[at].end || tape[type].kind != Kind::string) return false;
    property.type = tape[type].text;
    for (Index value = tape[type].end; value < tape[at].end; value = tape[value].end) {
        if (tape[value].kind == Kind::array) {
            property.structured = true;
            for (Index each = value + 1; each < tape[value].end; each = tape[each].end)
                property.parts.push_back(list_at(tape, each));
        } else {
            if (property.parts.empty()) property.parts.emplace_back();
            property.parts[0].push_back(text_at(tape, value));
        }
    }
    // An ORG of one component is a mere text in jCard.
    property.structured = property.structured || is_structured_vcard(property.name);
    return !property.parts.empty();
}

}  // namespace segments::exchange
