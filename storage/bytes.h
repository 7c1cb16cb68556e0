// Byte buffers of the store: owned bytes, views, and little-endian encoding with bounds on every read.
//
//     Bytes out;
//     ByteWriter(out).u32(7).text("Contacts");
//     ByteReader in(out);
//     in.u32(); in.text(); if (!in.complete()) ...   // one check at the end instead of one per field
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace segments::storage {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// The bytes of a text, unowned.
inline ByteView view_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline std::string_view text_of(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Bytes to_bytes(std::string_view text) {
    return {text.begin(), text.end()};
}

// Appends little-endian values to a buffer.
class ByteWriter {
  public:
    explicit ByteWriter(Bytes& out) : out_(out) {}

    ByteWriter& u8(std::uint8_t v) { return number(v, 1); }
    ByteWriter& u16(std::uint16_t v) { return number(v, 2); }
    ByteWriter& u32(std::uint32_t v) { return number(v, 4); }
    ByteWriter& u64(std::uint64_t v) { return number(v, 8); }
    ByteWriter& raw(ByteView v) {
        out_.insert(out_.end(), v.begin(), v.end());
        return *this;
    }
    // u32 length, then the bytes.
    ByteWriter& text(std::string_view v) {
        u32(static_cast<std::uint32_t>(v.size()));
        return raw(view_of(v));
    }

  private:
    ByteWriter& number(std::uint64_t v, int bytes) {
        for (int i = 0; i < bytes; ++i) out_.push_back(static_cast<std::uint8_t>(v >> (8 * i)));
        return *this;
    }

    Bytes& out_;
};

// Reads what ByteWriter wrote. A read past the end yields zero or empty and makes ok() false for good.
class ByteReader {
  public:
    explicit ByteReader(ByteView in) : in_(in) {}

    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::uint64_t u64() { return number(8); }
    ByteView raw(std::size_t size) {
        if (size > in_.size() - at_) {
            fail();
            return {};
        }
        const ByteView part = in_.subspan(at_, size);
        at_ += size;
        return part;
    }
    std::string_view text() { return text_of(raw(u32())); }

    std::size_t left() const { return in_.size() - at_; }
    bool ok() const { return ok_; }
    // Everything was there and nothing was left over.
    bool complete() const { return ok_ && left() == 0; }

  private:
    std::uint64_t number(std::size_t bytes) {
        if (bytes > in_.size() - at_) {
            fail();
            return 0;
        }
        std::uint64_t v = 0;
        for (std::size_t i = 0; i < bytes; ++i) v |= std::uint64_t{in_[at_ + i]} << (8 * i);
        at_ += bytes;
        return v;
    }
    void fail() {
        ok_ = false;
        at_ = in_.size();
    }

    ByteView in_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

}  // namespace segments::storage
