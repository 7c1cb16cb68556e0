// Calendar days as plain numbers. A Day counts days since 1900-01-01 plus one; 0 is the blank date, which is
// smaller than every date (FLT-35). Days are local calendar days, never instants.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace segments {

using Day = std::int32_t;
inline constexpr Day kBlankDay = 0;

struct Civil {
    int year = 0;   // 1900..9999
    int month = 0;  // 1..12
    int day = 0;    // 1..31

    bool operator==(const Civil&) const = default;
};

// True for a date of the Gregorian calendar from 1900-01-01 to 9999-12-31.
bool is_valid(const Civil& civil);
// REQUIRES: is_valid(civil).
Day to_day(const Civil& civil);
// REQUIRES: day > 0.
Civil to_civil(Day day);
// 1 = Monday ... 7 = Sunday. REQUIRES: day > 0.
int iso_weekday(Day day);
// "2026-11-23"; empty for the blank date.
std::string to_iso(Day day);
// Reads exactly YYYY-MM-DD; nullopt for anything else.
std::optional<Day> from_iso(std::string_view text);

}  // namespace segments
