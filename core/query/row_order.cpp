#include "core/query/row_order.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "core/base/collation.h"
#include "core/base/text.h"

namespace segments::query {
namespace {

using table::Row;
using table::Storage;

constexpr std::size_t kRun = 256;          // sorted at once
constexpr std::size_t kComparedInRun = 9;  // for each row of a run that is out of order
constexpr std::size_t kMostWork = 4096;    // at once: each comparison may look at several fields of two rows
constexpr std::size_t kSmallDictionary = 4000;  // ranked at once

char ascii_folded(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::uint64_t key_of_number(std::int64_t number) {
    return static_cast<std::uint64_t>(number) ^ std::uint64_t{1} << 63;
}

// Length of the ASCII beginning that both have.
std::size_t shared_ascii(std::string_view a, std::string_view b) {
    constexpr std::uint64_t kNotAscii = 0x8080808080808080ull;
    const std::size_t end = std::min(a.size(), b.size());
    std::size_t at = 0;
    for (std::uint64_t x, y; at + sizeof x <= end; at += sizeof x) {
        std::memcpy(&x, a.data() + at, sizeof x);
        std::memcpy(&y, b.data() + at, sizeof y);
        if (x != y || (x & kNotAscii) != 0) break;
    }
    while (at < end && a[at] == b[at] && (a[at] & 0x80) == 0) ++at;
    return at;
}

// The first letters in the order of the language, else the first eight bytes in lower case.
std::uint64_t key_of_text(std::string_view text) {
    if (const Collation* order = collation()) return order->key(text);
    std::string folded;
    if (!is_ascii(text.substr(0, 8))) {
        folded = fold_case(text);
        text = folded;
    }
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        const char c = i < text.size() ? ascii_folded(text[i]) : '\0';
        key = key << 8 | static_cast<unsigned char>(c);
    }
    return key;
}

}  // namespace

int compare_ignoring_case(std::string_view a, std::string_view b) {
    // Numbers of records mostly begin alike.
    const std::size_t alike = shared_ascii(a, b);
    a.remove_prefix(alike);
    b.remove_prefix(alike);
    if (const Collation* language = collation())
        if (const int order = language->compare(a, b); order != 0) return order;
    const std::size_t shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if (((a[i] | b[i]) & 0x80) != 0) return compare_folded(a.substr(i), fold_case(b.substr(i)));
        const char x = ascii_folded(a[i]), y = ascii_folded(b[i]);
        if (x != y) return x < y ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

int compare_rows(const table::Table& table, table::FieldId field, Row a, Row b) {
    const std::int64_t x = table.number(a, field), y = table.number(b, field);
    if (x == y) return 0;
    if (table.field(field).storage == Storage::number) return x < y ? -1 : 1;
    return compare_ignoring_case(table.raw_text(field, x), table.raw_text(field, y));
}

namespace {

int compare_computed(const RowValue& value, Row a, Row b) {
    if (value.number) {
        const std::int64_t x = value.number(a), y = value.number(b);
        return x == y ? 0 : x < y ? -1 : 1;
    }
    std::string buffer_a, buffer_b;
    const std::string_view x = value.text(a, buffer_a);
    return compare_ignoring_case(x, value.text(b, buffer_b));
}

}  // namespace

int compare_rows(const table::Table& table, std::span<const SortField> fields, Row a, Row b) {
    for (const SortField& sort : fields) {
        const int order =
            sort.computed ? compare_computed(*sort.computed, a, b) : compare_rows(table, sort.field, a, b);
        if (order != 0) return sort.descending ? -order : order;
    }
    return 0;
}

RowSorter::RowSorter(const table::Table& table, std::vector<SortField> fields, std::vector<Row> rows)
    : table_(&table), fields_(std::move(fields)), input_(std::move(rows)) {
    if (fields_.empty() || input_.size() < 2) {
        result_ = std::move(input_);
        phase_ = Phase::done;
        return;
    }
    std::size_t levels = 3;  // look, keys and runs
    for (std::size_t width = kRun; width < input_.size(); width *= 2) ++levels;
    total_ = levels * input_.size();
}

void RowSorter::rank_codes() {
    if (fields_[0].computed) {
        key_is_exact_ = fields_[0].computed->number != nullptr;
        return;
    }
    const table::FieldId field = fields_[0].field;
    const Storage storage = table_->field(field).storage;
    key_is_exact_ = storage == Storage::number;
    if (storage != Storage::dictionary || table_->dictionary(field).size() > kSmallDictionary) return;
    const table::Dictionary& dictionary = table_->dictionary(field);
    std::vector<table::Code> codes(dictionary.size());
    std::iota(codes.begin(), codes.end(), 0u);
    std::sort(codes.begin(), codes.end(), [&](table::Code a, table::Code b) {
        return compare_ignoring_case(dictionary.text(a), dictionary.text(b)) < 0;
    });
    ranks_.resize(codes.size());
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (i > 0 && compare_ignoring_case(dictionary.text(codes[i - 1]), dictionary.text(codes[i])) != 0)
            ++rank;
        ranks_[codes[i]] = rank;
    }
    key_is_exact_ = true;
}

std::uint64_t RowSorter::key_of(Row row) const {
    const SortField& sort = fields_[0];
    std::uint64_t key = 0;
    std::string buffer;
    if (sort.computed) {
        const RowValue& value = *sort.computed;
        key = value.number ? key_of_number(value.number(row)) : key_of_text(value.text(row, buffer));
    } else if (!ranks_.empty()) {
        key = ranks_[table_->code(row, sort.field)];
    } else if (table_->field(sort.field).storage == Storage::number) {
        key = key_of_number(table_->number(row, sort.field));
    } else {
        key = key_of_text(table_->text(row, sort.field));
    }
    return sort.descending ? ~key : key;
}

bool RowSorter::less(const Item& a, const Item& b) const {
    if (a.key != b.key) return a.key < b.key;
    const std::span<const SortField> rest(fields_.data() + (key_is_exact_ ? 1 : 0),
                                          fields_.size() - (key_is_exact_ ? 1 : 0));
    return compare_rows(*table_, rest, a.row, b.row) < 0;
}

// Records are mostly added in the order of their numbers, and then nothing is to be done.
bool RowSorter::look(std::size_t& work) {
    if (at_ == 0) at_ = 1;
    const std::size_t begin = at_, end = std::min(input_.size(), at_ + work);
    while (at_ < end && compare_rows(*table_, fields_, input_[at_ - 1], input_[at_]) <= 0) ++at_;
    work -= at_ - begin;
    done_ = at_;
    return at_ < end || at_ == input_.size();
}

bool RowSorter::step(std::size_t work) {
    work = std::min(work, kMostWork);
    const auto by_order = [this](const Item& a, const Item& b) { return less(a, b); };
    while (phase_ != Phase::done && work > 0) {
        if (phase_ == Phase::look) {
            if (!look(work)) break;
            done_ = input_.size();
            if (at_ == input_.size()) {
                result_ = std::move(input_);
                phase_ = Phase::done;
                break;
            }
            rank_codes();
            items_.reserve(input_.size());
            at_ = 0;
            phase_ = Phase::keys;
        } else if (phase_ == Phase::keys) {
            const std::size_t end = std::min(input_.size(), at_ + work);
            work -= end - at_;
            done_ += end - at_;
            for (; at_ < end; ++at_) items_.push_back({key_of(input_[at_]), input_[at_]});
            if (at_ < input_.size()) break;
            input_ = {};
            at_ = 0;
            phase_ = Phase::runs;
        } else if (phase_ == Phase::runs) {
            const std::size_t end = std::min(items_.size(), at_ + kRun);
            const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(at_);
            const auto behind = items_.begin() + static_cast<std::ptrdiff_t>(end);
            const bool sorted = std::is_sorted(begin, behind, by_order);
            if (!sorted) std::stable_sort(begin, behind, by_order);
            in_order_ = in_order_ && (at_ == 0 || !less(*begin, *(begin - 1)));
            work -= std::min(work, (end - at_) * (sorted ? 1 : kComparedInRun));
            done_ += end - at_;
            at_ = end;
            if (at_ < items_.size()) continue;
            phase_ = Phase::merges;
            width_ = in_order_ ? items_.size() : kRun;
            left_ = out_ = 0;
            right_ = width_;
            if (!in_order_) merged_.reserve(items_.size());
        } else if (width_ >= items_.size()) {
            result_.reserve(items_.size());
            const std::size_t end = std::min(items_.size(), result_.size() + work * 4);
            work -= std::min(work, (end - result_.size()) / 4 + 1);
            for (std::size_t i = result_.size(); i < end; ++i) result_.push_back(items_[i].row);
            if (end < items_.size()) break;
            items_ = {};
            merged_ = {};
            phase_ = Phase::done;
        } else {
            // One pair of runs at a time: [start, middle) and [middle, end), merged into `out_`.
            const std::size_t start = out_ / (2 * width_) * (2 * width_);
            const std::size_t middle = std::min(start + width_, items_.size());
            const std::size_t end = std::min(start + 2 * width_, items_.size());
            if (out_ == start) {
                left_ = start;
                right_ = middle;
            }
            for (; out_ < end && work > 0; ++out_, ++done_, --work) {
                const bool take_left =
                    left_ < middle && (right_ >= end || !less(items_[right_], items_[left_]));
                const Item& item = items_[take_left ? left_++ : right_++];
                // The first level makes the place it writes to: none is touched before its slice.
                if (out_ == merged_.size())
                    merged_.push_back(item);
                else
                    merged_[out_] = item;
            }
            if (out_ == items_.size()) {
                std::swap(items_, merged_);
                width_ *= 2;
                out_ = 0;
            }
        }
    }
    return phase_ == Phase::done;
}

float RowSorter::progress() const {
    return phase_ == Phase::done ? 1.0f : static_cast<float>(done_) / static_cast<float>(total_);
}

}  // namespace segments::query
