#include "core/table/derived_columns.h"

#include <algorithm>
#include <cassert>

#include "core/base/masks.h"
#include "core/table/derived_place.h"
#include "core/table/table.h"

namespace segments::table {
namespace {

// The first bytes of a text as a number that orders like the texts.
template <typename Number>
Number head_of(std::string_view text) {
    Number head = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        head = static_cast<Number>(head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0));
    return head;
}

// The codes in the order of their texts. Most texts differ in their first bytes: 32,000 are sorted within a
// frame.
std::vector<Code> sort_codes(const Dictionary& dictionary) {
    struct Entry {
        std::uint64_t head;
        Code code;
    };
    std::vector<Entry> entries;
    entries.reserve(dictionary.size());
    for (Code code = 0; code < dictionary.size(); ++code)
        entries.push_back({head_of<std::uint64_t>(dictionary.text(code)), code});
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        return a.head != b.head ? a.head < b.head : dictionary.text(a.code) < dictionary.text(b.code);
    });
    std::vector<Code> codes;
    codes.reserve(entries.size());
    for (const Entry& entry : entries) codes.push_back(entry.code);
    return codes;
}

}  // namespace

DerivedColumns::Column* DerivedColumns::column(const Table& table, FieldId field) {
    return place(columns_, table, field, [](const Column&) { return true; });
}

const std::uint64_t* DerivedColumns::rows_with(const Table& table, FieldId field, std::int8_t value, Row to) {
    Rows* const found = place(rows_, table, field, [value](const Rows& each) { return each.value == value; });
    if (found == nullptr) return nullptr;
    found->value = value;
    const std::size_t slots = table.slots();
    if (found->words.empty()) found->words.resize((slots + 63) / 64);
    const NumberColumn& column = table.column(field);
    for (Row& row = found->filled; row < to; row += 64) {
        const std::size_t count = std::min<std::size_t>(64, slots - row);
        const auto* const values = column.at<std::int8_t>(row);
        found->words[row / 64] =
            count == 64 ? in_range(values, value, value) : some_in_range(values, count, value, value);
    }
    return found->words.data();
}

const std::uint32_t* DerivedColumns::heads(const Table& table, FieldId field, Row to) {
    Column* const found = column(table, field);
    if (found == nullptr) return nullptr;
    if (found->heads.size() < table.slots()) found->heads.resize(table.slots());
    for (Row& row = found->filled; row < to; ++row)
        found->heads[row] = head_of<std::uint32_t>(table.text(row, field));
    return found->heads.data();
}

const std::uint16_t* DerivedColumns::ranks(const Table& table, FieldId field, Row to) {
    const Dictionary& dictionary = table.dictionary(field);
    if (dictionary.size() > kMostRanked) return nullptr;
    Column* const taken = column(table, field);
    if (taken == nullptr) return nullptr;
    Column& found = *taken;
    if (found.ranked.empty()) {
        found.ranked = sort_codes(dictionary);
        found.rank_of.resize(dictionary.size());
        for (std::size_t i = 0; i < found.ranked.size(); ++i)
            found.rank_of[found.ranked[i]] = static_cast<std::uint16_t>(i);
        found.ranks.resize(table.slots());
    }
    for (; found.filled < to; ++found.filled)
        found.ranks[found.filled] = found.rank_of[table.code(found.filled, field)];
    return found.ranks.data();
}

const std::vector<Code>& DerivedColumns::ranked(FieldId field) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& each) { return each.used && each.field == field; });
    assert(found != columns_.end());
    return found->ranked;
}

std::size_t DerivedColumns::bytes() const {
    std::size_t total = 0;
    for (const Column& each : columns_)
        total += each.heads.capacity() * 4 + each.ranks.capacity() * 2 + each.ranked.capacity() * 4 +
                 each.rank_of.capacity() * 2;
    for (const Rows& each : rows_) total += each.words.capacity() * 8;
    for (const Order& each : orders_) total += each.rows.capacity() * sizeof(NumberOfRow);
    return total;
}

}  // namespace segments::table
