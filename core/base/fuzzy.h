// Fuzzy matching of short texts, as in a command palette: "adc" finds "Add Contacts".
#pragma once

#include <optional>
#include <string_view>

namespace segments {

// How well `text` matches what was typed: nullopt if not all typed characters occur in it in this order,
// ignoring case and typed blanks; else the higher the better. Starts of words, runs of characters and the
// start of the text count most, and of two texts that match alike the shorter one is better. Nothing typed
// matches all alike.
std::optional<int> fuzzy_score(std::string_view typed, std::string_view text);

}  // namespace segments
