#include "app/grid/fill_series.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/date.h"
#include "core/schema/field_value.h"

namespace segments::app {
namespace {

constexpr std::size_t kMostDigits = 12;
constexpr std::int64_t kMostStep = std::int64_t{1} << 40;  // so many times twenty thousand cells fit a number
constexpr std::int64_t kMonths = 12;

// The step between neighbours where it is everywhere the same; one value alone has `alone`.
std::optional<std::int64_t> step_of(const std::vector<std::int64_t>& numbers,
                                    std::optional<std::int64_t> alone) {
    if (numbers.size() == 1) return alone;
    for (const std::int64_t number : numbers) {
        if (std::abs(number) > kMostStep * 1000) return std::nullopt;
    }
    const std::int64_t step = numbers[1] - numbers[0];
    if (std::abs(step) > kMostStep) return std::nullopt;
    for (std::size_t i = 2; i < numbers.size(); ++i) {
        if (numbers[i] - numbers[i - 1] != step) return std::nullopt;
    }
    return step;
}

// Where the number at the end of a text begins.
std::size_t number_at(const std::string& text) {
    std::size_t at = text.size();
    while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
    return at;
}

std::int64_t month_of(std::int64_t day) {
    const Civil civil = to_civil(static_cast<Day>(day));
    return civil.year * kMonths + civil.month - 1;
}

}  // namespace

std::optional<FillSeries> FillSeries::of(const table::FieldDef& def, const std::vector<Value>& values) {
    using filter::ValueType;
    if (values.empty()) return std::nullopt;
    FillSeries series;
    series.def_ = &def;
    std::vector<std::int64_t> numbers;
    std::optional<std::int64_t> step;
    if (def.type == ValueType::integer || def.type == ValueType::decimal) {
        for (const Value& value : values) numbers.push_back(value.number);
        step = step_of(numbers, std::nullopt);
    } else if (def.type == ValueType::date) {
        series.kind_ = Kind::day;
        bool months = values.size() > 1;
        for (const Value& value : values) {
            if (value.number <= 0) return std::nullopt;
            numbers.push_back(value.number);
            months = months && to_civil(static_cast<Day>(value.number)).day ==
                                   to_civil(static_cast<Day>(values.front().number)).day;
        }
        step = step_of(numbers, 1);
        if (months && step != 0) {
            // The same day of each month, or of each second one ...
            std::vector<std::int64_t> counted;
            counted.reserve(numbers.size());
            for (const std::int64_t day : numbers) counted.push_back(month_of(day));
            if (const std::optional<std::int64_t> by = step_of(counted, std::nullopt)) {
                series.kind_ = Kind::month;
                step = by;
            }
        }
    } else if (def.type == ValueType::text) {
        series.kind_ = Kind::text;
        series.digits_ = kMostDigits;
        for (const Value& value : values) {
            const std::size_t at = number_at(value.text);
            const std::size_t digits = value.text.size() - at;
            if (digits == 0 || digits > kMostDigits) return std::nullopt;
            if (numbers.empty()) series.before_ = value.text.substr(0, at);
            if (value.text.compare(0, at, series.before_) != 0) return std::nullopt;
            series.digits_ = std::min(series.digits_, digits);
            numbers.push_back(std::strtoll(value.text.c_str() + at, nullptr, 10));
        }
        step = step_of(numbers, 1);
    }
    if (!step) return std::nullopt;
    series.first_ = numbers.front();
    series.step_ = *step;
    return series;
}

std::string FillSeries::at(std::int64_t place, const filter::Locale& locale) const {
    const std::int64_t on = place * step_;
    switch (kind_) {
        case Kind::number:
            return schema::format_field_value(*def_, first_ + on, locale);
        case Kind::day: {
            const std::int64_t day = first_ + on;
            const bool known = day > 0 && day <= to_day({9999, 12, 31});
            return known ? schema::format_field_value(*def_, day, locale) : std::string();
        }
        case Kind::month: {
            const std::int64_t month = month_of(first_) + on;
            Civil civil{static_cast<int>(month / kMonths), static_cast<int>(month % kMonths) + 1,
                        to_civil(static_cast<Day>(first_)).day};
            while (civil.day > 28 && !is_valid(civil)) --civil.day;  // the last one of a shorter month
            return is_valid(civil) ? schema::format_field_value(*def_, to_day(civil), locale) : std::string();
        }
        case Kind::text: {
            // Below zero spreadsheets count up again; so do we.
            std::string number = std::to_string(std::abs(first_ + on));
            if (number.size() < digits_) number.insert(0, digits_ - number.size(), '0');
            return before_ + number;
        }
    }
    return {};
}

}  // namespace segments::app
