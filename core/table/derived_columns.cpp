#include "core/table/derived_columns.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "core/base/masks.h"
#include "core/table/table.h"

namespace segments::table {
namespace {

// A field that was asked for since so many questions is in use: criteria of many fields go through all of
// them slice by slice.
constexpr std::uint64_t kInUse = 64;

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

template <typename Kept, std::size_t kPlaces, typename IsIt>
Kept* DerivedColumns::place(std::array<Kept, kPlaces>& places, const Table& table, FieldId field,
                            IsIt is_it) {
    Kept* found = &places.front();
    bool is_same = false;
    for (Kept& each : places) {
        is_same = each.used && each.field == field && is_it(each);
        if (is_same || each.turn < found->turn) found = &each;
        if (is_same) break;
    }
    const bool is_current = found->used && found->touched == table.touched();
    if (!is_same && is_current && turn_ - found->turn < kInUse) return nullptr;
    if (!is_same || !is_current) {
        *found = Kept();
        found->used = true;
        found->field = field;
        found->touched = table.touched();
    }
    found->turn = ++turn_;
    return found;
}

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

const std::vector<DerivedColumns::NumberOfRow>* DerivedColumns::ordered(const Table& table, FieldId field,
                                                                        std::int8_t value, FieldId number) {
    Order* const found = place(orders_, table, field, [value, number](const Order& each) {
        return each.value == value && each.number == number;
    });
    if (found == nullptr) return nullptr;
    if (found->is_made) return found->is_rare ? &found->rows : nullptr;
    const auto slots = static_cast<Row>(table.slots());
    const std::uint64_t* const words = rows_with(table, field, value, slots);
    if (words == nullptr) return nullptr;
    found->value = value;
    found->number = number;
    found->is_made = true;
    const std::size_t count = (slots + 63) / 64;
    std::size_t rows = 0;
    for (std::size_t w = 0; w < count; ++w) rows += static_cast<std::size_t>(std::popcount(words[w]));
    found->is_rare = rows <= kMostOrdered;
    if (!found->is_rare) return nullptr;
    found->rows.reserve(rows);
    for (std::size_t w = 0; w < count; ++w) {
        for (std::uint64_t bits = words[w]; bits != 0; bits &= bits - 1) {
            const auto row = static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
            found->rows.push_back({static_cast<std::int32_t>(table.number(row, number)), row});
        }
    }
    std::sort(found->rows.begin(), found->rows.end());
    return &found->rows;
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
