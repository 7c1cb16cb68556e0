#include "core/filter/quick_search.h"

#include <algorithm>

#include "core/base/text.h"

namespace segments::filter {
namespace {

// True if a word begins at this byte: before it stands none of the word's own characters. Scripts written
// without blanks begin a word with every character.
bool begins_word(std::string_view text, std::size_t at) {
    if (at == 0 || is_unspaced_script(decode_at(text, at).value)) return true;
    std::size_t before = at - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    return !is_word_character(decode_at(text, before).value) || !is_word_character(decode_at(text, at).value);
}

bool has_word(const FoldedNeedle& word, std::string_view text) {
    std::size_t at = word.find(text, 0);
    while (at != FoldedNeedle::kNotFound && !begins_word(text, at))
        at = word.find(text, at + decode_at(text, at).length);
    return at != FoldedNeedle::kNotFound;
}

}  // namespace

QuickSearch::QuickSearch(std::string_view typed) {
    const std::string_view text = trim_blanks(typed);
    const bool has_operator = !text.empty() && (text.front() == '\'' || text.front() == '@' ||
                                                text.find('*') != std::string_view::npos);
    if (has_operator) {
        const auto parsed = parse(text, FieldType{}, EntryContext{});
        if (parsed) {
            expression_ = *parsed;
            return;
        }
    }
    read_words(text);
}

void QuickSearch::read_words(std::string_view text) {
    while (true) {
        text.remove_prefix(leading_blanks(text));
        if (text.empty()) return;
        if (text.front() == '"') {
            text.remove_prefix(1);
            const std::string_view phrase =
                text.substr(0, text.find('"'));  // an open quote reaches to the end
            text.remove_prefix(std::min(text.size(), phrase.size() + 1));
            if (!trim_blanks(phrase).empty()) phrases_.emplace_back(trim_blanks(phrase));
            continue;
        }
        std::size_t end = 0;
        while (end < text.size() && text[end] != '"' && leading_blanks(text.substr(end)) == 0)
            end += decode_at(text, end).length;
        words_.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

bool QuickSearch::matches(std::span<const std::string_view> fields) const {
    const auto in_some_field = [&](const auto& test) {
        return std::any_of(fields.begin(), fields.end(), test);
    };
    if (!expression_.empty())
        return in_some_field([&](std::string_view field) { return expression_.matches(field); });
    for (const FoldedNeedle& phrase : phrases_)
        if (!in_some_field([&](std::string_view field) { return phrase.found_in(field); })) return false;
    for (const FoldedNeedle& word : words_)
        if (!in_some_field([&](std::string_view field) { return has_word(word, field); })) return false;
    return true;
}

}  // namespace segments::filter
