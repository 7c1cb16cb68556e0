// In which direction the characters of a paragraph are read: the Unicode Bidirectional Algorithm (UAX #9).
// Marks of direction count; embeddings, overrides and isolates, which Word's documents don't have, are passed
// over.
//
//     const std::vector<std::uint8_t> levels = bidi_levels(text, true);   // of each byte
//     visual_order({levels of the pieces of a line});
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace segments {

// Whether anything in the text is read from right to left, or in the order of Arabic numbers.
bool has_right_to_left(std::string_view text);
// Whether its first letter is (rules P2 and P3): the direction of a paragraph that names none.
bool begins_from_right(std::string_view text);

// The level of each byte of the text, even where it is read from left to right; bytes of one character have
// the same. A line break begins anew. `from_right`: the direction of the paragraph.
std::vector<std::uint8_t> bidi_levels(std::string_view text, bool from_right);

// The places of pieces with these levels, in the order in which they stand from left to right.
std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels);

}  // namespace segments
