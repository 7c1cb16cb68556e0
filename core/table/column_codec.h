// One column of a block as bytes. Chooses the shortest of a few simple forms: constant, counting, offsets
// from a minimum, a small dictionary, numbered texts ("CT000001", "CT000002" ...), plain texts, sparse texts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/bytes.h"
#include "core/table/table.h"

namespace segments::table {

void encode_column(ByteWriter& out, const Table& table, FieldId field, std::span<const std::int64_t> raws);

// A decoded column: numbers for number fields, views into the block's bytes (or into `numbered`) for texts.
struct DecodedColumn {
    std::vector<std::int64_t> numbers;
    std::vector<std::string_view> texts;
    // Texts given as a small dictionary: row i has dictionary[index[i]]; then `texts` is empty.
    std::vector<std::string_view> dictionary;
    std::vector<std::uint32_t> index;
    std::vector<char> numbered;  // storage of generated texts
};
// False if the bytes aren't a column of `rows` values of this kind.
bool decode_column(ByteReader& in, bool textual, std::size_t rows, DecodedColumn& column);

}  // namespace segments::table
