#include "core/base/tr.h"

#include <utility>

#include "core/base/text.h"

namespace segments {
namespace {

// The one global of the program: texts are said everywhere, and a language is nothing that two parts of a
// program could differ in.
std::unique_ptr<const Language> g_language;

std::string_view or_english(std::string_view translated, std::string_view english) {
    return translated.empty() ? english : translated;
}

}  // namespace

void set_language(std::unique_ptr<const Language> language) {
    g_language = std::move(language);
}

Text tr(std::string_view english) {
    if (!g_language || english.empty()) return Text(english);
    return Text(or_english(g_language->find(english), english));
}

Text tr_in(std::string_view context, std::string_view english) {
    if (!g_language) return Text(english);
    return Text(or_english(g_language->find_in(context, english), english));
}

std::string tr_within(std::string_view english) {
    const Text text = tr(english);
    return text.view() == english ? fold_case(english) : text.str();
}

std::string_view plural_of(std::string_view one, std::string_view many, std::uint64_t number) {
    const std::string_view english = number == 1 ? one : many;
    if (!g_language) return english;
    return or_english(g_language->find_plural(one, many, number), english);
}

std::string filled_in(std::string_view pattern, std::span<const TextValue> values) {
    std::string text;
    text.reserve(pattern.size() + 16 * values.size());
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
            const auto place = static_cast<std::size_t>(pattern[i + 1] - '1');
            if (pattern[i + 1] >= '1' && place < values.size()) {
                text += values[place].view();
                i += 2;
                continue;
            }
        }
        text += pattern[i];
    }
    return text;
}

}  // namespace segments
