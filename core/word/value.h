// Values that come into a letter, and how a field's switches write them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/filter/value_type.h"

namespace segments::word {

struct Value {
    std::string text;  // as it is written without a switch; may have several lines
    filter::ValueType type = filter::ValueType::text;
    std::int64_t number = 0;  // dates, times, numbers in the encoding of their type

    bool operator==(const Value&) const = default;
};

// What comes into the letters, record by record. Which values in which order: MergeTemplate::fields().
class Records {
  public:
    virtual ~Records() = default;
    virtual std::size_t size() const = 0;
    // Valid until the next call.
    virtual std::span<const Value> at(std::size_t record) = 0;
    // In which the record's letter is written: "DEU", for the names of months and days.
    virtual std::string_view language(std::size_t record) const = 0;
};

// \@ "d MMMM yyyy": `picture` filled in with the date (or time) of the value; the value's text where it is no
// date. `language`: of the names of months and days: "DEU"; English for those that aren't known.
std::string format_date_picture(const Value& value, std::string_view picture, std::string_view language);
// \# "#,##0.00": the same with a number, also one that stands in a text.
std::string format_number_picture(const Value& value, std::string_view picture);
// \* Upper, Lower, FirstCap, Caps; other words change nothing.
std::string format_case(std::string text, std::string_view word);

// A number in a text, with at most one point or comma for decimals; false where it is none.
bool read_number(std::string_view text, double& number);

}  // namespace segments::word
