#include "core/exchange/formats/list_cell.h"

#include <algorithm>

#include "core/base/text.h"

namespace segments::exchange {
namespace {

// The length of a part in quotes that the text begins with; 0 if it doesn't.
std::size_t quoted_part(std::string_view text) {
    if (!text.starts_with('"')) return 0;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != '"') continue;
        if (at + 1 < text.size() && text[at + 1] == '"') {
            ++at;
            continue;
        }
        const std::string_view rest = trim_blanks(text.substr(at + 1));
        return rest.empty() || rest[0] == ';' || rest[0] == ',' || rest[0] == ':' ? at + 1 : 0;
    }
    return 0;
}

// Takes the first part off; one that stands in quotes comes without them.
std::string take_part(std::string_view& text, std::string_view separators, bool& quoted) {
    text.remove_prefix(leading_blanks(text));
    const std::size_t length = quoted_part(text);
    quoted = length > 0;
    std::string part;
    for (std::size_t at = 1; at + 1 < length; ++at) {
        part += text[at];
        if (text[at] == '"') ++at;
    }
    text.remove_prefix(length);
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (!quoted) part = trim_blanks(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

// What lists in a cell are divided by: "A;B", "A, B", "A ::: B".
std::string_view separators_of(std::string_view text) {
    std::string marks;
    bool quoted = false;
    while (!text.empty()) {
        const std::string_view before = text;
        const std::string part = take_part(text, ";,:", quoted);
        if (before.size() > text.size()) marks += before[before.size() - text.size() - 1];
    }
    return marks.find(":::") != std::string::npos ? ":" : marks.find(';') != std::string::npos ? ";" : ",";
}

}  // namespace

std::vector<ListPart> list_parts(std::string_view cell) {
    const std::string_view separators = separators_of(cell);
    std::vector<ListPart> parts;
    while (!cell.empty()) {
        ListPart part;
        part.text = take_part(cell, separators, part.quoted);
        if (!part.text.empty()) parts.push_back(std::move(part));
    }
    return parts;
}

void append_list_part(std::string& cell, std::string_view part) {
    if (!cell.empty()) cell += ';';
    if (part.find_first_of(";,:\"*") == std::string_view::npos)
        cell += part;
    else
        append_quoted(cell, part);
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace segments::exchange
