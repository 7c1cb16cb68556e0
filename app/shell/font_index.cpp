#include "app/shell/font_index.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace segments::app {
namespace {

// The one kind of tree in the program: two would double its code in the page.
using json = nlohmann::ordered_json;

std::optional<char32_t> code_point(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return static_cast<char32_t>(value);
}

// The text of a property; empty if it is none.
std::string text_of(const json& font, const char* name) {
    const auto found = font.find(name);
    return found != font.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Result<FontIndex> FontIndex::parse(std::string_view text) {
    const json parsed = json::parse(text, nullptr, false);
    const auto fonts = parsed.is_object() ? parsed.find("fonts") : parsed.end();
    if (!parsed.is_object() || fonts == parsed.end() || !fonts->is_array()) {
        return fail("The list of fonts can't be read.");
    }
    FontIndex index;
    for (const json& each : *fonts) {
        if (!each.is_object()) continue;
        Font font{text_of(each, "file"), {}};
        const std::string kept = text_of(each, "ranges");
        for (std::string_view ranges = kept; !ranges.empty();) {
            const std::size_t comma = std::min(ranges.find(','), ranges.size());
            const std::string_view range = ranges.substr(0, comma);
            ranges.remove_prefix(std::min(comma + 1, ranges.size()));
            const std::size_t dash = range.find('-');
            const std::optional<char32_t> from = code_point(range.substr(0, dash));
            const std::optional<char32_t> to =
                dash == std::string_view::npos ? from : code_point(range.substr(dash + 1));
            if (from && to && *from <= *to) font.ranges.push_back({*from, *to});
        }
        if (!font.file.empty()) index.fonts_.push_back(std::move(font));
    }
    return index;
}

std::string_view FontIndex::file_for(char32_t character) const {
    for (const Font& font : fonts_) {
        const auto after = std::upper_bound(font.ranges.begin(), font.ranges.end(), character,
                                            [](char32_t c, const Range& range) { return c < range.first; });
        if (after != font.ranges.begin() && character <= std::prev(after)->last) return font.file;
    }
    return {};
}

}  // namespace segments::app
