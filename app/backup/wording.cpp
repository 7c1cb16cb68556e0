#include "app/backup/wording.h"

#include <array>
#include <charconv>

#include "core/base/tr.h"
#include "core/filter/date_value.h"

namespace segments::app {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMinutes = 24 * 60;

std::int64_t epoch_minute_of(Day day, int minutes) {
    return (static_cast<std::int64_t>(day) - to_day({1970, 1, 1})) * kDayMinutes + minutes;
}

std::string two_digits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string size_text(std::uint64_t bytes, const filter::Locale& locale) {
    constexpr std::array<const char*, 4> kUnits{" KB", " MB", " GB", " TB"};
    std::uint64_t tenths = (bytes * 10 + 512) / 1024;
    std::size_t unit = 0;
    while (tenths >= 10240 && unit + 1 < kUnits.size()) {
        tenths = (tenths + 512) / 1024;
        ++unit;
    }
    std::string text = filter::format_count(tenths / 10, locale);
    if (unit > 0 && tenths < 100) text += locale.decimal_separator + std::to_string(tenths % 10);
    return text + kUnits[unit];
}

std::string shown_count(const std::string& value, const filter::Locale& locale) {
    std::uint64_t number = 0;
    const char* const end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? filter::format_count(number, locale) : value;
}

std::string utc_text(std::int64_t epoch_ms) {
    const std::int64_t seconds = epoch_ms / 1000;
    const auto day = static_cast<Day>(seconds / 86400 + to_day({1970, 1, 1}));
    const std::int64_t rest = seconds % 86400;
    return to_iso(day) + "T" + two_digits(rest / 3600) + ":" + two_digits(rest / 60 % 60) + ":" +
           two_digits(rest % 60) + "Z";
}

std::optional<std::int64_t> epoch_of(std::string_view utc) {
    if (utc.size() != 20 || utc[10] != 'T' || utc[13] != ':' || utc[16] != ':' || utc[19] != 'Z')
        return std::nullopt;
    const std::optional<Day> day = from_iso(utc.substr(0, 10));
    if (!day) return std::nullopt;
    std::int64_t parts[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
        for (const char digit : utc.substr(11 + 3 * i, 2)) {
            if (digit < '0' || digit > '9') return std::nullopt;
            parts[i] = parts[i] * 10 + (digit - '0');
        }
    }
    return (epoch_minute_of(*day, 0) * 60 + parts[0] * 3600 + parts[1] * 60 + parts[2]) * 1000;
}

std::string local_text(const Session& session, std::int64_t epoch_ms) {
    const platform::LocalTime now = session.platform().now();
    const std::int64_t ahead = epoch_minute_of(now.day, now.minutes) - now.epoch_ms / kMinuteMs;
    const std::int64_t minute = epoch_ms / kMinuteMs + ahead;
    const auto day = static_cast<Day>(minute / kDayMinutes + to_day({1970, 1, 1}));
    return filter::format_date_time(filter::first_minute(day) + minute % kDayMinutes, session.locale());
}

std::string ago_text(std::int64_t elapsed_ms) {
    const std::int64_t minutes = elapsed_ms / kMinuteMs;
    if (minutes < 1) return tr("just now");
    const auto count = static_cast<std::uint64_t>(minutes);
    if (minutes < 60) return tr_n("{1} minute ago", "{1} minutes ago", count);
    if (minutes < kDayMinutes) return tr_n("{1} hour ago", "{1} hours ago", count / 60);
    return tr_n("{1} day ago", "{1} days ago", count / kDayMinutes);
}

}  // namespace segments::app
