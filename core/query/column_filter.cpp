#include "core/query/column_filter.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <type_traits>

#include "core/table/derived_columns.h"

namespace segments::query {
namespace {

using table::Bitmap;
using table::Row;
using table::Storage;

constexpr Row kWordRows = 64;
constexpr int kDense = 12;  // candidates in a word from which it pays to look at all of its rows

// Fewer candidates in a word are looked at one by one.
constexpr int kFew = 4;

std::uint32_t head_of(std::string_view text, unsigned char filling) {
    std::uint32_t head = 0;
    for (std::size_t i = 0; i < 4; ++i)
        head = head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : filling);
    return head;
}

}  // namespace

filter::FieldType field_type(const table::FieldDef& field) {
    return {field.type, field.options, field.max_length, field.caption};
}

ColumnFilter::ColumnFilter(const table::Table& table, table::FieldId field, filter::Filter filter)
    : table_(&table), field_(field), filter_(std::move(filter)), storage_(table.field(field).storage) {
    if (storage_ == Storage::dictionary) verdicts_.resize(table.dictionary(field).size(), unknown);
}

bool ColumnFilter::code_passes(table::Code code) {
    std::uint8_t& verdict = verdicts_[code];
    if (verdict == unknown) verdict = filter_.matches(table_->dictionary(field_).text(code)) ? passes : fails;
    return verdict == passes;
}

template <typename T>
std::uint64_t ColumnFilter::numbers_word(Row first) const {
    const table::NumberColumn& column = table_->column(field_);
    const std::size_t count = std::min<std::size_t>(kWordRows, column.size() - first);
    std::uint64_t bits = 0;
    for (const filter::Interval& interval : filter_.intervals()) {
        constexpr std::int64_t kLeast{std::numeric_limits<T>::min()};
        constexpr std::int64_t kMost{std::numeric_limits<T>::max()};
        if (interval.last < kLeast || interval.first > kMost) continue;
        const T low = static_cast<T>(std::max(interval.first, kLeast));
        const T high = static_cast<T>(std::min(interval.last, kMost));
        bits |= count == kWordRows ? in_range(column.at<T>(first), low, high)
                                   : some_in_range(column.at<T>(first), count, low, high);
    }
    return bits;
}

// All rows of the word without a branch; then those whose text hasn't been tested yet.
template <typename T>
std::uint64_t ColumnFilter::codes_word(Row first, std::uint64_t candidates) {
    const table::NumberColumn& column = table_->column(field_);
    const auto count = static_cast<Row>(std::min<std::size_t>(kWordRows, column.size() - first));
    const T* const codes = column.at<T>(first);
    const std::uint8_t* const verdicts = verdicts_.data();
    std::uint64_t bits = 0, untested = 0;
    for (Row i = 0; i < count; ++i) {
        const std::uint64_t verdict = verdicts[static_cast<std::make_unsigned_t<T>>(codes[i])];
        bits |= (verdict & passes) << i;
        untested |= (verdict >> 1) << i;
    }
    for (untested &= candidates; untested != 0; untested &= untested - 1) {
        const int bit = std::countr_zero(untested);
        if (code_passes(static_cast<table::Code>(codes[bit]))) bits |= std::uint64_t{1} << bit;
    }
    return bits & candidates;
}

std::optional<ColumnFilter::FewValues> ColumnFilter::few_values() {
    FewValues few;
    const auto add = [&](std::int64_t value) {
        if (few.count == kFewValues) return false;
        few.values[few.count++] = static_cast<std::int8_t>(value);
        return true;
    };
    if (storage_ == Storage::dictionary) {
        for (std::size_t code = 0; code < std::min<std::size_t>(verdicts_.size(), 128); ++code)
            if (code_passes(static_cast<table::Code>(code)) && !add(static_cast<std::int64_t>(code)))
                return std::nullopt;
        return few;
    }
    for (const filter::Interval& interval : filter_.intervals()) {
        if (interval.first > 127 || interval.last < -128) continue;
        if (interval.first < -128 || interval.last > 127) return std::nullopt;
        for (std::int64_t value = interval.first; value <= interval.last; ++value)
            if (!add(value)) return std::nullopt;
    }
    return few;
}

std::optional<std::int8_t> ColumnFilter::only_value() {
    if (filter_.empty() || storage_ == Storage::text || table_->column(field_).width() != 1)
        return std::nullopt;
    const std::optional<FewValues> few = few_values();
    return few && few->count == 1 ? std::optional(few->values[0]) : std::nullopt;
}

std::optional<filter::Interval> ColumnFilter::only_interval() const {
    if (filter_.empty() || storage_ != Storage::number || table_->column(field_).width() > 4)
        return std::nullopt;
    const filter::Intervals& intervals = filter_.intervals();
    return intervals.size() == 1 ? std::optional(intervals.front()) : std::nullopt;
}

bool ColumnFilter::use_rows(Row to) {
    if (table_->slots() < table::DerivedColumns::kManyRows) return false;
    const std::optional<FewValues> few = few_values();
    if (!few) return false;
    for (values_ = 0; values_ < few->count; ++values_) {
        rows_[values_] = table_->derived().rows_with(*table_, field_, few->values[values_], to);
        if (rows_[values_] == nullptr) return false;
    }
    return values_ > 0;
}

std::uint64_t ColumnFilter::rows_word(Row first) const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < values_; ++i) bits |= rows_[i][first / kWordRows];
    return bits;
}

template <std::size_t kValues>
void ColumnFilter::narrow_by_rows(Bitmap& rows, Row from, Row to) const {
    std::uint64_t* const words = rows.words().data();
    const std::array<const std::uint64_t*, kFewValues> sets = rows_;
    for (std::size_t w = from / kWordRows; w < to / kWordRows; ++w) {
        std::uint64_t bits = sets[0][w];
        for (std::size_t i = 1; i < kValues; ++i) bits |= sets[i][w];
        words[w] &= bits;
    }
}

// Which ranks have the texts that pass: one range, for a single condition that follows the order of texts.
bool ColumnFilter::use_ranks(Row to) {
    using Kind = filter::TextCondition::Kind;
    const filter::TextCondition* const condition = filter_.text_condition();
    if (condition == nullptr || condition->ignores_case() ||
        table_->slots() < table::DerivedColumns::kManyRows)
        return false;
    if (condition->kind() != Kind::equals && condition->kind() != Kind::begins &&
        condition->kind() != Kind::interval)
        return false;
    ranks_ = table_->derived().ranks(*table_, field_, to);
    if (ranks_ == nullptr) return false;
    const std::vector<table::Code>& ranked = table_->derived().ranked(field_);
    const table::Dictionary& dictionary = table_->dictionary(field_);
    negated_ = condition->is_negated();
    const auto passes_it = [&](table::Code code) {
        return filter_.matches(dictionary.text(code)) != negated_;
    };
    const auto begin = std::partition_point(ranked.begin(), ranked.end(), [&](table::Code code) {
        return condition->has_lower() || condition->kind() != Kind::interval
                   ? dictionary.text(code) < std::string_view(condition->value())
                   : false;
    });
    // The lower end itself may be excluded.
    auto first = begin;
    while (first != ranked.end() && first - begin < 2 && !passes_it(*first)) ++first;
    const auto last = std::partition_point(first, ranked.end(), passes_it);
    first_rank_ = static_cast<std::uint16_t>(first - ranked.begin());
    last_rank_ = static_cast<std::uint16_t>(last - ranked.begin());
    if (first == last) {
        first_rank_ = 1;
        last_rank_ = 0;
    } else {
        --last_rank_;
    }
    return true;
}

bool ColumnFilter::use_heads(Row to) {
    using Kind = filter::TextCondition::Kind;
    const filter::TextCondition* const condition = filter_.text_condition();
    if (condition == nullptr || condition->ignores_case() ||
        table_->slots() < table::DerivedColumns::kManyRows)
        return false;
    const std::string& value = condition->value();
    range_ = Heads();
    if (condition->kind() == Kind::begins) {
        range_.first = head_of(value, 0x00);
        range_.last = head_of(value, 0xFF);
        range_.first_is_sure = range_.last_is_sure = value.size() <= 4;
    } else if (condition->kind() == Kind::equals) {
        range_ = {head_of(value, 0), head_of(value, 0), false, false};
    } else if (condition->kind() == Kind::interval) {
        if (condition->has_lower()) {
            range_.first = head_of(value, 0);
            range_.first_is_sure = false;
        }
        if (condition->has_upper()) {
            range_.last = head_of(condition->upper_value(), 0);
            range_.last_is_sure = false;
        }
        if (range_.first > range_.last) return false;
    } else {
        return false;
    }
    negated_ = condition->is_negated();
    heads_ = table_->derived().heads(*table_, field_, to);
    return heads_ != nullptr;
}

void ColumnFilter::choose_way(Row to) {
    way_ = Way::each;
    const int width = table_->column(field_).width();
    if (storage_ == Storage::number) {
        way_ = width == 1 && use_rows(to) ? Way::rows : Way::number;
    } else if (storage_ == Storage::dictionary) {
        const std::size_t texts = table_->dictionary(field_).size();
        if (verdicts_.size() < texts) verdicts_.resize(texts, unknown);
        if (width == 1) {
            way_ = use_rows(to) ? Way::rows : Way::set;
            if (way_ == Way::rows) return;
            if (set_) return;
            set_.emplace();
            for (table::Code code = 0; code < std::min<std::size_t>(texts, 128); ++code) {
                if (code_passes(code)) set_->insert(code);
            }
        } else if (width > 1 && use_ranks(to)) {
            way_ = Way::ranks;
        } else if (width == 2 || width == 4) {
            way_ = Way::codes;
        }
    } else if (const filter::TextCondition* const condition = filter_.text_condition()) {
        if (TextScan::serves(*table_, field_, *condition)) {
            way_ = Way::scan;
            scan_.emplace(*table_, field_, *condition);
        } else if (use_heads(to)) {
            way_ = Way::heads;
        }
    }
}

int ColumnFilter::cost() const {
    constexpr int kText = 20;
    if (storage_ == Storage::text) return kText;
    return table_->column(field_).width();
}

template <typename T>
std::uint64_t ColumnFilter::each_number(Row first, std::uint64_t candidates) const {
    const T* const numbers = table_->column(field_).at<T>(first);
    const filter::Intervals& intervals = filter_.intervals();
    std::uint64_t bits = 0;
    for (std::uint64_t left = candidates; left != 0; left &= left - 1) {
        const int bit = std::countr_zero(left);
        const std::int64_t number = numbers[bit];
        bool within = false;
        for (const filter::Interval& interval : intervals)
            within |= number >= interval.first && number <= interval.last;
        bits |= std::uint64_t{within} << bit;
    }
    return bits;
}

std::uint64_t ColumnFilter::each_row(Row first, std::uint64_t candidates) {
    if (way_ == Way::number && table_->column(field_).width() == 4)
        return each_number<std::int32_t>(first, candidates);
    std::uint64_t bits = candidates;
    for (std::uint64_t left = candidates; left != 0; left &= left - 1) {
        const int bit = std::countr_zero(left);
        if (!matches(first + static_cast<Row>(bit))) bits &= ~(std::uint64_t{1} << bit);
    }
    return bits;
}

std::uint64_t ColumnFilter::heads_word(Row first, std::uint64_t candidates) {
    const std::size_t count = std::min<std::size_t>(kWordRows, table_->slots() - first);
    const std::uint32_t* const heads = heads_ + first;
    const auto range = [&](std::uint32_t low, std::uint32_t high) {
        return count == kWordRows ? in_range(heads, low, high) : some_in_range(heads, count, low, high);
    };
    std::uint64_t bits = candidates & range(range_.first, range_.last);
    if (bits == 0 || (range_.first_is_sure && range_.last_is_sure)) return bits;
    std::uint64_t unsure = 0;
    if (!range_.first_is_sure) unsure |= range(range_.first, range_.first);
    if (!range_.last_is_sure) unsure |= range(range_.last, range_.last);
    for (unsure &= bits; unsure != 0; unsure &= unsure - 1) {
        const int bit = std::countr_zero(unsure);
        if (matches(first + static_cast<Row>(bit)) == negated_) bits &= ~(std::uint64_t{1} << bit);
    }
    return bits;
}

std::uint64_t ColumnFilter::word(Row first, std::uint64_t candidates) {
    const int width = table_->column(field_).width();
    if (width == 0) {
        const bool all = storage_ == Storage::number ? filter_.matches(std::int64_t{0})
                                                     : filter_.matches(std::string_view{});
        return all ? candidates : 0;
    }
    if (way_ != Way::rows && std::popcount(candidates) <= kFew) return each_row(first, candidates);
    const std::size_t count = std::min<std::size_t>(kWordRows, table_->slots() - first);
    switch (way_) {
        case Way::number:
            switch (width) {
                case 1:
                    return candidates & numbers_word<std::int8_t>(first);
                case 2:
                    return candidates & numbers_word<std::int16_t>(first);
                case 4:
                    return candidates & numbers_word<std::int32_t>(first);
                default:
                    return candidates & numbers_word<std::int64_t>(first);
            }
        case Way::rows:
            return candidates & rows_word(first);
        case Way::set: {
            const auto* const codes = table_->column(field_).at<std::int8_t>(first);
            return candidates &
                   (count == kWordRows ? set_->members(codes) : set_->some_members(codes, count));
        }
        case Way::ranks: {
            std::uint64_t bits = 0;
            if (first_rank_ <= last_rank_)
                bits = count == kWordRows ? in_range(ranks_ + first, first_rank_, last_rank_)
                                          : some_in_range(ranks_ + first, count, first_rank_, last_rank_);
            return candidates & (negated_ ? ~bits : bits);
        }
        case Way::codes:
            if (std::popcount(candidates) < kDense) break;
            return width == 2 ? codes_word<std::int16_t>(first, candidates)
                              : codes_word<std::int32_t>(first, candidates);
        case Way::heads: {
            const std::uint64_t bits = heads_word(first, candidates);
            return negated_ ? candidates & ~bits : bits;
        }
        case Way::scan:
            if (const std::optional<std::uint64_t> bits = scan_->word(first, candidates))
                return filter_.text_condition()->is_negated() ? candidates & ~*bits : *bits;
            break;
        case Way::each:
            break;
    }
    return each_row(first, candidates);
}

void ColumnFilter::narrow(Bitmap& rows, Row from, Row to) {
    if (filter_.empty()) return;
    to = static_cast<Row>(std::min<std::size_t>({to, rows.size(), table_->slots()}));
    choose_way(to);
    // The ways that cost least per word of rows spare the choice for each of them.
    const auto whole_words = [&](auto passing) {
        for (; from < to && to - from >= kWordRows; from += kWordRows) {
            std::uint64_t& bits = rows.words()[from / kWordRows];
            if (bits != 0) bits &= passing(from, bits);
        }
    };
    const table::NumberColumn& column = table_->column(field_);
    const int width = column.width();
    if (way_ == Way::rows) {
        const Row whole = to / kWordRows * kWordRows;
        switch (values_) {
            case 1:
                narrow_by_rows<1>(rows, from, whole);
                break;
            case 2:
                narrow_by_rows<2>(rows, from, whole);
                break;
            case 3:
                narrow_by_rows<3>(rows, from, whole);
                break;
            default:
                narrow_by_rows<4>(rows, from, whole);
        }
        from = std::max(from, whole);
    } else if (way_ == Way::set) {
        whole_words([&column, set = *set_](Row first, std::uint64_t) {
            return set.members(column.at<std::int8_t>(first));
        });
    } else if (way_ == Way::ranks && first_rank_ <= last_rank_) {
        const std::uint64_t others = negated_ ? ~std::uint64_t{0} : 0;
        whole_words([this, others](Row first, std::uint64_t) {
            return in_range(ranks_ + first, first_rank_, last_rank_) ^ others;
        });
    } else if (way_ == Way::number && width == 1) {
        whole_words([this](Row first, std::uint64_t) { return numbers_word<std::int8_t>(first); });
    } else if (way_ == Way::number && width == 4 && filter_.intervals().size() == 1) {
        constexpr std::int64_t kLeast{std::numeric_limits<std::int32_t>::min()};
        constexpr std::int64_t kMost{std::numeric_limits<std::int32_t>::max()};
        const filter::Interval& interval = *filter_.intervals().begin();
        const auto low = static_cast<std::int32_t>(std::clamp(interval.first, kLeast, kMost));
        const auto high = static_cast<std::int32_t>(std::clamp(interval.last, kLeast, kMost));
        const bool overlaps = interval.first <= kMost && interval.last >= kLeast;
        const std::uint32_t span = static_cast<std::uint32_t>(high) - static_cast<std::uint32_t>(low);
        if (overlaps) {
            whole_words([=, &column](Row first, std::uint64_t bits) {
                const auto* const numbers = column.at<std::int32_t>(first);
                if (std::popcount(bits) > kFew) return in_range(numbers, low, high);
                std::uint64_t within = 0;
                for (std::uint64_t left = bits; left != 0; left &= left - 1) {
                    const int bit = std::countr_zero(left);
                    const std::uint32_t above =
                        static_cast<std::uint32_t>(numbers[bit]) - static_cast<std::uint32_t>(low);
                    within |= std::uint64_t{above <= span} << bit;
                }
                return within;
            });
        }
    }
    for (Row first = from; first < to; first += kWordRows) {
        std::uint64_t& bits = rows.words()[first / kWordRows];
        if (bits == 0) continue;
        const std::uint64_t in_slice =
            to - first >= kWordRows ? ~std::uint64_t{0} : ~(~std::uint64_t{0} << (to - first));
        bits = (bits & ~in_slice) | word(first, bits & in_slice);
    }
}

bool ColumnFilter::matches(Row row) {
    if (filter_.empty()) return true;
    if (storage_ == Storage::dictionary) return code_passes(table_->code(row, field_));
    if (storage_ == Storage::text) return filter_.matches(table_->text(row, field_));
    return filter_.matches(table_->number(row, field_));
}

}  // namespace segments::query
