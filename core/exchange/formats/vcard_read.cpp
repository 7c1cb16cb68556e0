#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"
#include "core/exchange/formats/text_decoder.h"
#include "core/exchange/formats/vcard.h"
#include "core/exchange/formats/vcard_names.h"

namespace segments::exchange {
namespace {

using Parameter = VCardProperty::Parameter;

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '=' && at + 2 < text.size() && hex(text[at + 1]) >= 0 && hex(text[at + 2]) >= 0) {
            out += static_cast<char>(hex(text[at + 1]) << 4 | hex(text[at + 2]));
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

// RFC 6868.
std::string from_carets(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char next = text[at] == '^' && at + 1 < text.size() ? text[at + 1] : '\0';
        if (next == '^' || next == 'n' || next == '\'') {
            out += next == '^' ? '^' : next == 'n' ? '\n' : '"';
            ++at;
        } else {
            out += text[at];
        }
    }
    return out;
}

// vCard 2.1 (`old`) escapes semicolons only.
std::string unescaped(std::string_view text, bool old) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && (!old || text[at + 1] == ';')) {
            const char next = text[++at];
            out += next == 'n' || next == 'N' ? '\n' : next;
        } else {
            out += text[at];
        }
    }
    return out;
}

// Cuts at a separator that isn't escaped; in vCard 2.1 (`old`) nothing but a semicolon is.
std::vector<std::string_view> cut(std::string_view text, char separator, bool old = false) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at + 1 < text.size() && text[at] == '\\' && (!old || text[at + 1] == ';')) {
            ++at;
        } else if (at == text.size() || text[at] == separator) {
            parts.push_back(text.substr(from, at - from));
            from = at + 1;
        }
    }
    return parts;
}

// Lines as they were before they were folded, and quoted-printable texts as they were before they were cut.
std::vector<std::string> unfolded(std::string_view bytes) {
    std::vector<std::string> lines;
    bool soft_break = false;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
        std::string_view line = bytes.substr(0, end);
        std::size_t next = end;
        if (next < bytes.size() && bytes[next] == '\r') ++next;
        if (next < bytes.size() && bytes[next] == '\n' && (next == end || bytes[next - 1] == '\r')) ++next;
        bytes.remove_prefix(next);
        if (soft_break) {
            lines.back() += line;
        } else if (!lines.empty() && !line.empty() && (line[0] == ' ' || line[0] == '\t')) {
            lines.back() += line.substr(1);
        } else if (!line.empty()) {
            lines.emplace_back(line);
        }
        soft_break = false;
        if (lines.empty() || lines.back().empty() || lines.back().back() != '=') continue;
        const std::string_view head = std::string_view(lines.back()).substr(0, lines.back().find(':'));
        soft_break = small(head).find("quoted-printable") != std::string::npos;
        if (soft_break) lines.back().pop_back();
    }
    return lines;
}

// The place of the colon before the value, of the parameters' end; quotes are passed over.
std::size_t value_begin(std::string_view line) {
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '"') quoted = !quoted;
        if (line[at] == ':' && !quoted) return at;
    }
    // A quote that isn't closed is a mere character.
    return line.find(':');
}

std::vector<std::string_view> cut_outside_quotes(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    bool quoted = false;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] == '"') quoted = !quoted;
        if (at == text.size() || (text[at] == separator && !quoted)) {
            parts.push_back(text.substr(from, at - from));
            from = at + 1;
        }
    }
    return parts;
}

void add_parameter(VCardProperty& property, std::string_view text) {
    const std::size_t equal = text.find('=');
    std::string name = equal == std::string_view::npos ? "type" : small(trim_blanks(text.substr(0, equal)));
    std::string_view values = equal == std::string_view::npos ? text : text.substr(equal + 1);
    // Names are letters, digits and hyphens.
    std::erase_if(name,
                  [](char c) { return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-'; });
    if (name.empty()) return;
    if (trim_blanks(values).empty()) return;
    if (equal == std::string_view::npos) {
        const std::string word = small(values);
        // vCard 2.1 leaves the name out.
        if (word == "quoted-printable" || word == "base64" || word == "8bit" || word == "7bit")
            name = "encoding";
    }
    auto same = std::find_if(property.parameters.begin(), property.parameters.end(),
                             [&](const Parameter& each) { return each.name == name; });
    if (same == property.parameters.end()) {
        property.parameters.push_back({name, {}});
        same = property.parameters.end() - 1;
    }
    for (std::string_view value : cut_outside_quotes(values, ',')) {
        value = trim_blanks(value);
        const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
        if (quoted) value = value.substr(1, value.size() - 2);
        if (name != "type" && name != "value" && name != "encoding") {
            same->values.push_back(from_carets(value));
            continue;
        }
        // TYPE="work,voice" is one text to the letter, and two kinds to everybody.
        std::string words = small(value);
        std::erase_if(words, [](char c) { return c == '"' || c == '^'; });
        for (const std::string_view kind : cut(words, ',')) same->values.emplace_back(kind);
    }
}

std::string take_parameter(VCardProperty& property, std::string_view name);

// What vCard 4.0 writes for bytes in base64: "data:image/jpeg;base64,...".
std::string data_uri(VCardProperty& property, std::string_view value) {
    const std::string kind = take_parameter(property, "type");
    const bool sound = property.name == "sound", key = property.name == "key";
    std::string uri = "data:";
    if (!kind.empty())
        uri += kind.find('/') != std::string::npos ? kind
                                                   : (sound ? "audio/"
                                                      : key ? "application/"
                                                            : "image/") +
                                                         kind;
    uri += ";base64,";
    for (const char c : value) {
        if (c != ' ' && c != '\t') uri += c;
    }
    property.parameters.push_back({"value", {"uri"}});
    return uri;
}

std::string take_parameter(VCardProperty& property, std::string_view name) {
    for (auto each = property.parameters.begin(); each != property.parameters.end(); ++each) {
        if (each->name != name) continue;
        std::string value = each->values.empty() ? std::string() : each->values[0];
        property.parameters.erase(each);
        return value;
    }
    return {};
}

// In UTF-8, by its charset or what it looks like.
std::string decoded(std::string bytes, std::string_view charset) {
    const std::string folded = small(charset);
    if (folded == "utf-16" || folded == "utf-16le") return decoded_text(bytes, Encoding::utf16_le);
    const bool latin = folded.starts_with("iso-8859") || folded.starts_with("windows-125");
    if (!latin && is_valid_utf8(bytes)) return bytes;
    return decoded_text(bytes, Encoding::windows_1252);
}

// `decode`: what becomes of each text once the value is taken apart.
template <typename Decode>
void read_value(VCardProperty& property, const std::string& value, bool old, Decode decode) {
    const auto text_of = [&](std::string_view part) { return decode(unescaped(part, old)); };
    const std::string type = take_parameter(property, "value");
    property.type = type.empty() ? std::string(default_vcard_type(property.name)) : type;
    property.structured = is_structured_vcard(property.name);
    // "unknown" says that the value isn't taken apart (RFC 7095, 5).
    if (property.type != "text" && !property.structured) {
        const bool plain = property.type == "uri" || property.type == "unknown";
        property.parts = {{plain ? decode(value) : text_of(value)}};
        return;
    }
    if (property.structured) {
        property.type = "text";
        for (const std::string_view component : cut(value, ';', old)) {
            std::vector<std::string>& list = property.parts.emplace_back();
            if (old) {
                list.push_back(text_of(component));
                continue;
            }
            for (const std::string_view each : cut(component, ',')) list.push_back(text_of(each));
        }
        return;
    }
    std::vector<std::string>& list = property.parts.emplace_back();
    if (!is_vcard_list(property.name)) {
        list.push_back(text_of(value));
        return;
    }
    const char separator = !old ? ',' : value.find(';') != std::string::npos ? ';' : ',';
    for (const std::string_view each : cut(value, separator)) list.push_back(text_of(each));
}

}  // namespace

std::string VCardProperty::part(std::size_t index) const {
    if (index >= parts.size()) return {};
    std::string text;
    for (const std::string& each : parts[index]) {
        if (!text.empty() && !each.empty()) text += structured && name == "n" ? " " : ", ";
        text += each;
        if (!structured) break;
    }
    return text;
}

const Parameter* VCardProperty::parameter(std::string_view wanted) const {
    for (const Parameter& each : parameters) {
        if (each.name == wanted) return &each;
    }
    return nullptr;
}

bool VCardProperty::has_value(std::string_view parameter_name, std::string_view value) const {
    const Parameter* const found = parameter(parameter_name);
    return found != nullptr && std::any_of(found->values.begin(), found->values.end(),
                                           [&](const std::string& each) { return small(each) == value; });
}

int VCardProperty::preference() const {
    if (has_kind("pref")) return 1;
    const Parameter* const pref = parameter("pref");
    int number = 101;
    if (pref != nullptr && !pref->values.empty()) {
        const std::string& text = pref->values[0];
        std::from_chars(text.data(), text.data() + text.size(), number);
    }
    return number < 1 || number > 100 ? 101 : number;
}

VCardProperty vcard_text(std::string name, std::string text, std::string kind) {
    VCardProperty property;
    property.name = std::move(name);
    property.parts = {{std::move(text)}};
    if (!kind.empty()) property.parameters.push_back({"type", {std::move(kind)}});
    return property;
}

VCard parse_vcard(std::string_view bytes) {
    VCard card;
    bool old = false;
    int depth = 0;
    for (const std::string& line : unfolded(bytes)) {
        const std::size_t colon = value_begin(line);
        if (colon == std::string::npos) continue;
        VCardProperty property;
        const std::vector<std::string_view> words =
            cut_outside_quotes(std::string_view(line).substr(0, colon), ';');
        std::string_view name = trim_blanks(words[0]);
        const std::size_t dot = name.find('.');
        if (dot != std::string_view::npos) {
            property.group = name.substr(0, dot);
            name.remove_prefix(dot + 1);
        }
        property.name = small(name);
        if (!is_vcard_name(property.name) || !is_valid_utf8(property.name)) continue;
        std::string value = line.substr(colon + 1);
        // A card within a card (AGENT of vCard 2.1) is passed over.
        if (property.name == "begin" || property.name == "end") {
            depth += property.name == "begin" ? 1 : -1;
            continue;
        }
        if (depth > 1) continue;
        for (std::size_t i = 1; i < words.size(); ++i) add_parameter(property, words[i]);
        const std::string encoding = take_parameter(property, "encoding");
        const std::string charset = take_parameter(property, "charset");
        const bool quoted = encoding == "quoted-printable";
        // In vCard 2.1 marks that are encoded divide nothing.
        const bool later = quoted && old;
        if (quoted && !later) value = from_quoted_printable(value);
        if (!later) value = decoded(std::move(value), charset);
        if (property.name == "version") old = trim_blanks(value) == "2.1";
        for (Parameter& each : property.parameters) {
            for (std::string& text : each.values) text = decoded(std::move(text), {});
        }
        property.group = decoded(std::move(property.group), {});
        if (encoding == "b" || encoding == "base64") value = data_uri(property, value);
        read_value(property, value, old, [&](const std::string& text) {
            return later ? decoded(from_quoted_printable(text), charset) : text;
        });
        if (!property.part().empty() || property.parts.size() > 1 || is_vcard_list(property.name))
            card.push_back(std::move(property));
    }
    return card;
}

}  // namespace segments::exchange
