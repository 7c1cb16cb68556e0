// The distinct texts of one domain (contact numbers, cities, template codes ...), each with a small number,
// its code. All columns of a domain share the dictionary, so equality of texts is equality of codes, and a
// relation between tables ("Company No." names a "No.") is an array lookup. Code 0 is the blank text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/table/growing_index.h"
#include "core/table/text_arena.h"

namespace segments::table {

using Code = std::uint32_t;

class Dictionary {
  public:
    Dictionary();

    // The code of the text, which is added if it is new. Codes are given out in ascending order.
    Code intern(std::string_view text);
    // The same for many texts, appended to `raws`: they are looked for side by side, which takes less time
    // than one after the other.
    void intern(std::span<const std::string_view> texts, std::vector<std::int64_t>& raws);
    // nullopt if no row ever held the text.
    std::optional<Code> find(std::string_view text) const;
    // REQUIRES: code < size().
    std::string_view text(Code code) const { return arena_.get(handles_[code]); }
    // Number of codes, the blank one included.
    std::size_t size() const { return handles_.size(); }
    std::size_t bytes() const;

  private:
    Code intern(std::string_view text, std::uint64_t hash);
    Code code_of(std::string_view text, std::uint64_t hash) const;

    TextArena arena_;
    std::vector<TextArena::Handle> handles_;
    GrowingIndex codes_;  // all but that of the blank text
};

// A good 64-bit hash of bytes; not for untrusted keys in an adversarial setting.
std::uint64_t hash_bytes(std::string_view text);

}  // namespace segments::table
