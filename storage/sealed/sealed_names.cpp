#include "storage/sealed/sealed_names.h"

#include <algorithm>

namespace segments::storage {
namespace {

// Length, name and zeros fill blocks of this many bytes: one digest for each half of one.
constexpr std::size_t kBlock = 64;
constexpr std::size_t kMostName = 250;
constexpr std::uint8_t kRounds = 4;
constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

// Mixes one half into the other.
void SealedNames::round(std::uint8_t number, ByteView from, std::span<std::uint8_t> to) const {
    std::uint8_t part[2] = {number, 0};
    for (std::size_t at = 0; at < to.size(); ++part[1]) {
        for (const std::uint8_t byte : hmac_.of(part, from)) to[at++] ^= byte;
    }
}

std::string SealedNames::seal(std::string_view name) const {
    Bytes bytes;
    bytes.push_back(static_cast<std::uint8_t>(std::min(name.size(), kMostName)));
    ByteWriter(bytes).raw(view_of(name.substr(0, kMostName)));
    bytes.resize((bytes.size() + kBlock - 1) / kBlock * kBlock);
    const std::span<std::uint8_t> left = std::span(bytes).first(bytes.size() / 2);
    const std::span<std::uint8_t> right = std::span(bytes).subspan(bytes.size() / 2);
    for (std::uint8_t i = 0; i < kRounds; ++i) round(i, i % 2 == 0 ? right : left, i % 2 == 0 ? left : right);
    std::string sealed(1, kSealedMark);
    for (const std::uint8_t byte : bytes) {
        sealed += kDigits[byte >> 4];
        sealed += kDigits[byte & 15];
    }
    return sealed;
}

std::optional<std::string> SealedNames::open(std::string_view sealed) const {
    if (sealed.empty() || sealed.front() != kSealedMark || sealed.size() == 1 ||
        (sealed.size() - 1) % (2 * kBlock) != 0)
        return std::nullopt;
    Bytes bytes;
    for (std::size_t at = 1; at < sealed.size(); at += 2) {
        const std::size_t high = kDigits.find(sealed[at]), low = kDigits.find(sealed[at + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    const std::span<std::uint8_t> left = std::span(bytes).first(bytes.size() / 2);
    const std::span<std::uint8_t> right = std::span(bytes).subspan(bytes.size() / 2);
    for (std::uint8_t i = kRounds; i-- > 0;) round(i, i % 2 == 0 ? right : left, i % 2 == 0 ? left : right);
    const std::size_t size = bytes.front();
    if (size >= bytes.size()) return std::nullopt;
    const bool padded = std::all_of(bytes.begin() + 1 + static_cast<std::ptrdiff_t>(size), bytes.end(),
                                    [](std::uint8_t byte) { return byte == 0; });
    // By another key it would be noise.
    if (!padded || (size + kBlock) / kBlock * kBlock != bytes.size()) return std::nullopt;
    return std::string(text_of(ByteView(bytes).subspan(1, size)));
}

}  // namespace segments::storage
