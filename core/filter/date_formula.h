// Date formulas (FLT-56): "CM+10D", "-1Y", "WD4". Used in date formula fields; a filter on a date field takes
// dates, words and periods instead (core/filter/date_value.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace segments::filter {

class DateFormula {
  public:
    // At most 20 characters: terms with optional signs, each a number and a unit ("10D"), C and a unit ("CM",
    // the end of the current one; with a minus its first day), or D or WD and a number ("D10" the next 10th,
    // "WD4" the next Thursday; with a minus the one before). Blanks are ignored, small letters are fine. The
    // empty formula leaves a date as it is. An error carries the character position.
    static Result<DateFormula> parse(std::string_view text);

    // Applies the terms from left to right. Months that are too short end on their last day. Fails when the
    // result leaves the years 1900 to 9999. REQUIRES: base is not blank.
    Result<Day> apply(Day base) const;

    // Canonical: "CM+10D".
    std::string to_text() const;
    bool empty() const { return terms_.empty(); }

  private:
    enum class Kind { add, current, next };
    enum class Unit { day, weekday, week, month, quarter, year };
    struct Term {
        Kind kind = Kind::add;
        Unit unit = Unit::day;
        int sign = 1;
        int number = 0;
    };

    static bool apply_term(const Term& term, std::int64_t& day);

    std::vector<Term> terms_;
};

}  // namespace segments::filter
