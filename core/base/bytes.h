// Reading and writing the binary formats: little-endian numbers, varints, length-prefixed texts. The reader
// never reads beyond its bytes; after the first failed read everything reads as empty and ok() is false.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace segments {

class ByteWriter {
  public:
    void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    // Unsigned number, 7 bits per byte, low bits first.
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>(value | 0x80));
        bytes_.push_back(static_cast<char>(value));
    }
    // Signed number: small magnitudes take few bytes.
    void zigzag(std::int64_t value) {
        varint(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }
    // The low `width` (1, 2, 4, 8) bytes.
    void fixed(std::uint64_t value, int width) {
        bytes_.append(reinterpret_cast<const char*>(&value), static_cast<std::size_t>(width));
    }
    void text(std::string_view value) {
        varint(value.size());
        bytes_.append(value);
    }
    void raw(std::string_view value) { bytes_.append(value); }

    std::size_t size() const { return bytes_.size(); }
    const std::string& bytes() const { return bytes_; }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : left_(bytes) {}

    bool ok() const { return ok_; }
    bool at_end() const { return left_.empty(); }
    std::size_t left() const { return left_.size(); }

    std::uint8_t u8() {
        if (left_.empty()) {
            fail();
            return 0;
        }
        const auto byte = static_cast<std::uint8_t>(left_[0]);
        left_.remove_prefix(1);
        return byte;
    }
    std::uint64_t varint() {
        // Most lengths and counts take one byte.
        if (!left_.empty() && (left_[0] & 0x80) == 0) return u8();
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t byte = u8();
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0) return ok_ ? value : 0;
        }
        fail();
        return 0;
    }
    std::int64_t zigzag() {
        const std::uint64_t value = varint();
        return static_cast<std::int64_t>(value >> 1 ^ (~(value & 1) + 1));
    }
    std::uint64_t fixed(int width) {
        std::uint64_t value = 0;
        const std::string_view bytes = raw(static_cast<std::size_t>(width));
        if (!bytes.empty()) std::memcpy(&value, bytes.data(), bytes.size());
        return value;
    }
    std::string_view text() { return raw(static_cast<std::size_t>(varint())); }
    std::string_view raw(std::size_t size) {
        if (size > left_.size()) {
            fail();
            return {};
        }
        const std::string_view bytes(left_.data(), size);
        left_.remove_prefix(size);
        return bytes;
    }
    void fail() {
        ok_ = false;
        left_ = {};
    }

  private:
    std::string_view left_;
    bool ok_ = true;
};

}  // namespace segments
