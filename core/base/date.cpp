#include "core/base/date.h"

#include <cstdio>

namespace segments {
namespace {

constexpr int kDaysPerEra = 146097;  // 400 years

bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// Days since 0000-03-01 of the proleptic Gregorian calendar: with the year beginning in March the leap day is
// the last of the year, so month lengths follow one formula.
constexpr int days_from_march(int year, int month, int day) {
    const int y = month <= 2 ? year - 1 : year;
    const int era = y / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * kDaysPerEra + day_of_era;
}

constexpr int kDayZero = days_from_march(1900, 1, 1) - 1;

}  // namespace

bool is_valid(const Civil& civil) {
    return civil.year >= 1900 && civil.year <= 9999 && civil.month >= 1 && civil.month <= 12 &&
           civil.day >= 1 && civil.day <= days_in_month(civil.year, civil.month);
}

Day to_day(const Civil& civil) {
    return days_from_march(civil.year, civil.month, civil.day) - kDayZero;
}

Civil to_civil(Day day) {
    const int z = day + kDayZero;
    const int era = z / kDaysPerEra;
    const int doe = z - era * kDaysPerEra;
    const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int mp = (5 * doy + 2) / 153;
    const int month = mp < 10 ? mp + 3 : mp - 9;
    return Civil{yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

// 1900-01-01 (day 1) was a Monday.
int iso_weekday(Day day) {
    return (day - 1) % 7 + 1;
}

std::string to_iso(Day day) {
    if (day <= 0) return {};
    const Civil civil = to_civil(day);
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return buffer;
}

std::optional<Day> from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](size_t at, size_t count) {
        int value = 0;
        for (size_t i = at; i < at + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const Civil civil{number(0, 4), number(5, 2), number(8, 2)};
    if (!is_valid(civil)) return std::nullopt;
    return to_day(civil);
}

}  // namespace segments
