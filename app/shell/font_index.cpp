#include "app/shell/font_index.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/tr.h"

namespace segments::app {
namespace {

std::optional<char32_t> code_point(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return static_cast<char32_t>(value);
}

// Takes the text up to the mark, or all of it, off the front.
std::string_view take_until(std::string_view& text, char mark) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

}  // namespace

Result<FontIndex> FontIndex::parse(std::string_view text) {
    FontIndex index;
    while (!text.empty()) {
        std::string_view ranges = take_until(text, '\n');
        Font font{std::string(take_until(ranges, ' ')), {}};
        while (!ranges.empty()) {
            const std::string_view range = take_until(ranges, ',');
            const std::size_t dash = range.find('-');
            const std::optional<char32_t> from = code_point(range.substr(0, dash));
            const std::optional<char32_t> to =
                dash == std::string_view::npos ? from : code_point(range.substr(dash + 1));
            if (from && to && *from <= *to) font.ranges.push_back({*from, *to});
        }
        if (!font.ranges.empty()) index.fonts_.push_back(std::move(font));
    }
    if (index.fonts_.empty()) return fail(tr("The list of fonts can't be read."));
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
