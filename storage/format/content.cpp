#include "storage/format/content.h"

#include <cstdio>

#include "storage/format/crc32c.h"

namespace segments::storage {
namespace {

constexpr std::string_view kPrefix = "blob-";
constexpr std::size_t kHashLetters = 64;
constexpr std::string_view kDayPrefix = "day-";
constexpr std::size_t kDayDigits = 8;

// Continues over the content's name and the piece's number: a file is valid only in its place.
std::uint32_t checksum(std::string_view hash, std::uint32_t index, ByteView bytes) {
    Bytes place;
    ByteWriter(place).u32(index);
    return crc32c(crc32c(crc32c(0, view_of(hash)), place), bytes);
}

}  // namespace

bool is_day(std::string_view key) {
    return key.size() == kDayDigits && key.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string content_file(std::string_view hash, std::uint32_t index) {
    char number[16];
    std::snprintf(number, sizeof number, "-%04u", index);
    return std::string(is_day(hash) ? kDayPrefix : kPrefix) + std::string(hash) + number;
}

std::optional<ContentFile> parse_content_file(std::string_view name) {
    const bool day = name.starts_with(kDayPrefix);
    const std::size_t at = day ? kDayPrefix.size() : kPrefix.size();
    const std::size_t letters = day ? kDayDigits : kHashLetters;
    if ((!day && !name.starts_with(kPrefix)) || name.size() < at + letters + 5) return std::nullopt;
    const std::string_view hash = name.substr(at, letters);
    const std::string_view number = name.substr(at + letters + 1);
    if (day ? !is_day(hash) : hash.find_first_not_of("abcdefghijklmnop") != std::string_view::npos)
        return std::nullopt;
    if (number.size() > 8) return std::nullopt;
    std::uint32_t index = 0;
    for (const char c : number) {
        if (c < '0' || c > '9') return std::nullopt;
        index = index * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (index == 0 || content_file(hash, index) != name) return std::nullopt;
    return ContentFile{std::string(hash), index};
}

Bytes encode_content_piece(std::string_view hash, std::uint32_t index, ByteView bytes) {
    Bytes file;
    file.reserve(kContentHeadBytes + bytes.size());
    write_preamble(file, PieceKind::Content);
    ByteWriter(file).u32(checksum(hash, index, bytes)).raw(bytes);
    return file;
}

std::optional<ByteView> decode_content_piece(std::string_view hash, std::uint32_t index, ByteView file) {
    if (check_preamble(file, PieceKind::Content) != Preamble::Ours || file.size() < kContentHeadBytes)
        return std::nullopt;
    ByteReader in(file.subspan(kPreambleBytes, 4));
    const ByteView bytes = file.subspan(kContentHeadBytes);
    if (in.u32() != checksum(hash, index, bytes)) return std::nullopt;
    return bytes;
}

}  // namespace segments::storage
