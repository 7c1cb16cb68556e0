// The filter-expression language (docs/domain.md, chapter 15): an expression such as "5999|8100..8490" or
// "@man*" is parsed once for a field into a Filter, and then put to any number of values.
//
//     const auto city = parse("<>Rome", {.type = ValueType::text, .caption = "City"}, context);
//     if (!city) show(city.error());            // says what is wrong, where, and what to do
//     city->matches("Paris");                   // true; blank is a value, so matches("") is true too
//     (PRD-10) city->in_words("City", context.locale);   // "City is not Rome, or is empty"
//
// Several fields combine with AND (FLT-1). A column of numbers can be scanned with intervals(), a column of
// texts with text_condition() where a filter is one simple condition.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/filter/entry_context.h"
#include "core/filter/intervals.h"
#include "core/filter/text_condition.h"
#include "core/filter/value_type.h"

namespace segments::filter {

// The field that is filtered.
struct FieldType {
    ValueType type = ValueType::text;
    std::span<const std::string_view> option_captions =
        {};                         // option: the captions by ordinal; "" or " " is blank
    int max_length = 0;             // text, code: in characters; 0 = no limit
    std::string_view caption = {};  // for messages
};

// A date within a filter (PRD-9).
struct DateTerm {
    std::string typed;     // "t", "p2", "12"
    std::string resolved;  // "11-23-2026", "02-01-2026..02-28-2026"
    bool relative =
        false;  // it could mean another date on another day; only then there is something to choose
};

// Whether a relative date keeps the days it meant when it was entered, or follows the work date (PRD-9).
enum class DateRule : std::uint8_t { fixed, rolling };

// A compiled filter. Cheap to copy; never changes; may be used from several threads.
class Filter {
  public:
    // The empty filter, which lets everything pass (FLT-3).
    Filter() = default;

    bool empty() const { return compiled_ == nullptr; }

    // REQUIRES: the field's type is text or code (codes in their stored form).
    bool matches(std::string_view text) const;
    // REQUIRES: the field has another type, encoded as in ValueType.
    bool matches(std::int64_t value) const;

    // The values that pass, as sorted disjoint ranges with both ends included. REQUIRES: not text or code.
    const Intervals& intervals() const;
    // The one condition that this filter consists of, nullptr where it is a combination. REQUIRES: text or
    // code.
    const TextCondition* text_condition() const;

    // What was typed, without outer blanks. Parsing it again on another day gives the filter of that day.
    const std::string& as_typed() const;
    // The canonical expression, with dates and tokens resolved. Parsing it with the same locale gives a
    // filter that lets the same values pass. For filters that are stored use stored_locale(). `rules` says
    // which of date_terms() stay as typed; those beyond its end are fixed. In a list's filter row keep
    // as_typed() (see parse_list_filter).
    std::string to_text(const Locale& locale, std::span<const DateRule> rules = {}) const;
    // A sentence: "City is not Rome, or is empty". Dates are resolved. Long lists of values are shortened.
    std::string in_words(std::string_view caption, const Locale& locale) const;

    // The dates in the order in which they were typed.
    std::vector<DateTerm> date_terms(const Locale& locale) const;
    bool has_relative_dates() const;

  private:
    struct Compiled;
    friend Result<Filter> parse(std::string_view, const FieldType&, const EntryContext&);

    std::shared_ptr<const Compiled> compiled_;
};

// Parses the expression typed for a field. An empty expression gives the empty filter. The error names field
// and text and carries the position in characters (FLT-4).
Result<Filter> parse(std::string_view expression, const FieldType& field, const EntryContext& context);

// The same for a list's filter row: a plain word on a text field means "contains, ignoring case", and
// as_typed() shows it as @*word* (PRD-10).
Result<Filter> parse_list_filter(std::string_view expression, const FieldType& field,
                                 const EntryContext& context);

// The expression that lets just this value pass, for "filter to this value". A star in a text becomes a
// question mark, since it cannot be written otherwise.
std::string expression_for(std::string_view text);
std::string expression_for(std::int64_t value, const FieldType& field, const Locale& locale);

}  // namespace segments::filter
