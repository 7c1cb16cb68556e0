#include "core/contact/search_strings.h"

#include <string_view>

#include "core/base/text.h"

namespace segments::contact {
namespace {

constexpr std::size_t kLength = 5;
constexpr std::size_t kFields = kSearchStrings / 2;
constexpr table::FieldId kSearched[kFields] = {
    contact::kName,     contact::kAddress, contact::kCity,          contact::kPhoneNo,
    contact::kPostCode, contact::kEMail,   contact::kMobilePhoneNo, contact::kVatRegistrationNo};

// FNV-1a over characters; never 0.
class Hash {
  public:
    void add(char32_t c) { value_ = (value_ ^ static_cast<std::uint32_t>(c)) * 16777619u; }
    std::uint32_t value() const { return value_ == 0 ? 1 : value_; }

  private:
    std::uint32_t value_ = 2166136261u;
};

// The numbers of a text's first and last letters and digits.
void add_strings(std::string_view text, std::uint32_t& first, std::uint32_t& last) {
    char32_t tail[kLength];
    std::size_t count = 0;
    Hash head;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode_at(text, at);
        at += decoded.length;
        if (!is_word_character(decoded.value)) continue;
        const char32_t c = fold_case(decoded.value);
        if (count < kLength) head.add(c);
        tail[count++ % kLength] = c;
    }
    if (count == 0) return;
    first = head.value();
    Hash end;
    for (std::size_t i = count < kLength ? 0 : count - kLength; i < count; ++i) end.add(tail[i % kLength]);
    last = end.value();
}

}  // namespace

SearchStrings search_strings(const table::Database& db, table::Row contact_row) {
    const table::Table& contacts = db.table(contact::kTable);
    SearchStrings strings{};
    for (std::size_t i = 0; i < kFields; ++i) {
        if (contacts.number(contact_row, kSearched[i]) != 0)
            add_strings(contacts.text(contact_row, kSearched[i]), strings[2 * i], strings[2 * i + 1]);
    }
    return strings;
}

Likeness likeness(const SearchStrings& a, const SearchStrings& b) {
    Likeness result;
    for (std::size_t i = 0; i < kSearchStrings; ++i) {
        result.strings += (a[i] | b[i]) != 0 ? 1 : 0;
        result.matching += a[i] != 0 && a[i] == b[i] ? 1 : 0;
    }
    result.same_name = a[0] != 0 && a[0] == b[0] && a[1] == b[1];
    return result;
}

int needed_matches(int strings, int percent) {
    return (strings * percent + 99) / 100;
}

bool are_duplicates(const Likeness& likeness, int percent, bool people) {
    return likeness.matching > 0 && likeness.matching >= needed_matches(likeness.strings, percent) &&
           (!people || likeness.same_name);
}

}  // namespace segments::contact
