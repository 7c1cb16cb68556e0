// Contents: the bytes of attached files. They lie beside the journal, in files of their own that are written
// once and never changed, and are named by what they hold (docs/storage.md, "Contents"). Daily copies lie in
// files of the same form, named by their day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/env.h"
#include "storage/format/piece.h"

namespace segments::storage {

inline constexpr std::size_t kContentHeadBytes = kPreambleBytes + 4;
// Of a content, in one file; only the last file of a content holds less.
inline constexpr std::size_t kContentPieceBytes = kMaxFileBytes - kContentHeadBytes;

constexpr std::uint32_t content_pieces(std::uint64_t bytes) {
    return static_cast<std::uint32_t>((bytes + kContentPieceBytes - 1) / kContentPieceBytes);
}

// "20261126".
bool is_day(std::string_view key);

struct ContentFile {
    std::string hash;         // or the day
    std::uint32_t index = 0;  // 1, 2, 3 ...
};
// "blob-<hash>-0001", "day-20261126-0001"
std::string content_file(std::string_view hash, std::uint32_t index);
// Empty when the name isn't one that content_file produces.
std::optional<ContentFile> parse_content_file(std::string_view name);

Bytes encode_content_piece(std::string_view hash, std::uint32_t index, ByteView bytes);
// The content's bytes; empty where the file is damaged or another one's.
std::optional<ByteView> decode_content_piece(std::string_view hash, std::uint32_t index, ByteView file);

}  // namespace segments::storage
