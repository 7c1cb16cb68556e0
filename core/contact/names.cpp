#include "core/contact/names.h"

#include <vector>

#include "core/base/text.h"

namespace segments::contact {
namespace {

constexpr std::size_t kMaxName = 100;
constexpr std::size_t kMaxPart = 30;

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    while (true) {
        name = trim_blanks(name);
        if (name.empty()) return words;
        std::size_t end = 0;
        while (end < name.size() && !trim_blanks(name.substr(end, decode_at(name, end).length)).empty())
            end += decode_at(name, end).length;
        words.push_back(name.substr(0, end));
        name.remove_prefix(end);
    }
}

std::string part(std::string_view text) {
    return std::string(trim_blanks(first_characters(text, kMaxPart)));
}

}  // namespace

std::string composed_name(std::string_view first_name, std::string_view middle_name,
                          std::string_view surname) {
    std::string name;
    for (const std::string_view each : {first_name, middle_name, surname}) {
        const std::string_view text = trim_blanks(each);
        if (text.empty()) continue;
        if (!name.empty()) name += ' ';
        name += text;
    }
    return std::string(first_characters(name, kMaxName));
}

NameParts split_name(std::string_view name) {
    const std::vector<std::string_view> words = words_of(name);
    NameParts parts;
    if (words.empty()) return parts;
    parts.surname = part(words.back());
    const std::size_t before = words.size() - 1;
    const std::size_t in_first = before > 1 ? before - 1 : before;
    std::string first;
    for (std::size_t i = 0; i < in_first; ++i) {
        if (i > 0) first += ' ';
        first += words[i];
    }
    parts.first_name = part(first);
    if (before > 1) parts.middle_name = part(words[before - 1]);
    return parts;
}

std::string search_name_of(std::string_view name) {
    return code_form(name);
}

}  // namespace segments::contact
