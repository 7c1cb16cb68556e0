// What a contact looked like, part by part, in few bytes: a part is a field or a list, and has a hash of what
// it says. Tells later which parts have changed, not what they were.
//
//     const std::string print = print_of(record);                       // kept
//     ContactPrint(print).hash(part) == part_hash(record, part)         // unchanged
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/exchange/contact_record.h"
#include "core/exchange/import_options.h"

namespace segments::exchange {

// A part: the number of a field, or kListParts + the place of a list in ContactRecord::lists().
inline constexpr std::uint8_t kListParts = 64;
inline constexpr std::uint8_t kParts = kListParts + kContactLists;

// Whether the record says anything of a part.
bool is_given(const ContactRecord& record, std::uint8_t part);
void leave_out(ContactRecord& record, std::uint8_t part);
// 24 bits; 0 where it is blank or left out.
std::uint32_t part_hash(const ContactRecord& record, std::uint8_t part);
std::string print_of(const ContactRecord& record);

class ContactPrint {
  public:
    // REQUIRES: a text made by print_of().
    explicit ContactPrint(std::string_view print);
    std::uint32_t hash(std::uint8_t part) const { return hashes_[part]; }

  private:
    std::array<std::uint32_t, kParts> hashes_{};
};

constexpr std::uint64_t conflict_key(std::uint32_t record, std::uint8_t part) {
    return std::uint64_t{record} << 8 | part;
}

}  // namespace segments::exchange
