#include "core/filter/number_value.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::filter {
namespace {

constexpr std::size_t kDecimals = 5;
constexpr std::uint64_t kLargest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digits_at(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count;
}

bool take(std::string_view& text, std::string_view prefix) {
    if (prefix.empty() || text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

// Regions that group by a no-break space are typed with an ordinary one.
bool take_group_separator(std::string_view& text, const std::string& separator) {
    if (take(text, separator)) return true;
    const bool groups_by_blank = separator == "\xC2\xA0" || separator == "\xE2\x80\xAF";
    return groups_by_blank && take(text, " ");
}

struct Parts {
    bool negative = false;
    std::string whole;
    std::string fraction;
};

// Splits a number in its parts; nullopt if it is none.
std::optional<Parts> split(std::string_view text, const Locale& locale) {
    Parts parts;
    text = trim_blanks(text);
    if (take(text, "-") || take(text, "\xE2\x88\x92"))
        parts.negative = true;
    else
        take(text, "+");
    std::size_t count = digits_at(text);
    parts.whole = text.substr(0, count);
    text.remove_prefix(count);
    const bool may_be_grouped = count >= 1 && count <= 3;
    while (may_be_grouped && take_group_separator(text, locale.group_separator)) {
        if (digits_at(text) != 3) return std::nullopt;
        parts.whole += text.substr(0, 3);
        text.remove_prefix(3);
    }
    if (take(text, locale.decimal_separator)) {
        count = digits_at(text);
        parts.fraction = text.substr(0, count);
        text.remove_prefix(count);
    }
    while (!parts.fraction.empty() && parts.fraction.back() == '0' && !parts.whole.empty())
        parts.fraction.pop_back();
    if (!text.empty() || (parts.whole.empty() && parts.fraction.empty())) return std::nullopt;
    return parts;
}

Result<std::int64_t> to_number(bool negative, const std::string& digits) {
    std::uint64_t value = 0;
    for (const char digit : digits) {
        const auto unit = static_cast<std::uint64_t>(digit - '0');
        if (value > (kLargest - unit) / 10)
            return fail(tr("the number is too large. Type a smaller one"), "FLT-32");
        value = value * 10 + unit;
    }
    return negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
}

Error not_a_number(const std::string& example) {
    return fail(tr("it is not a number. Type one such as {1}", example), "FLT-32");
}

}  // namespace

Result<std::int64_t> parse_integer(std::string_view text, const Locale& locale) {
    const auto parts = split(text, locale);
    if (!parts) return not_a_number("1200");
    if (!parts->fraction.empty())
        return fail(tr("it is not a whole number. Leave out the decimals"), "FLT-32");
    return to_number(parts->negative, parts->whole);
}

Result<std::int64_t> parse_decimal(std::string_view text, const Locale& locale) {
    const auto parts = split(text, locale);
    if (!parts) return not_a_number(tr("1200 or 12{1}5", locale.decimal_separator));
    std::string fraction = parts->fraction;
    if (fraction.size() > kDecimals)
        return fail(tr("it has more than five decimals. Leave out the others"), "FLT-32");
    fraction.append(kDecimals - fraction.size(), '0');
    return to_number(parts->negative, parts->whole + fraction);
}

std::string group_digits(std::string number, const Locale& locale) {
    constexpr std::size_t kGroup = 3;
    const std::size_t first = number.empty() || number.front() != '-' ? 0 : 1;
    const std::size_t end = std::min(number.find(locale.decimal_separator), number.size());
    for (std::size_t at = end; at > first + kGroup; at -= kGroup)
        number.insert(at - kGroup, locale.group_separator);
    return number;
}

std::string format_amount(std::int64_t scaled, const Locale& locale) {
    constexpr std::size_t kShown = 2;
    std::string text = format_decimal(scaled, locale);
    const std::string& point = locale.decimal_separator;
    const std::size_t found = text.find(point, 1);
    if (found == std::string::npos) text += point;
    const std::size_t decimals = found == std::string::npos ? 0 : text.size() - found - point.size();
    text.append(kShown - std::min(kShown, decimals), '0');
    return group_digits(std::move(text), locale);
}

}  // namespace segments::filter
