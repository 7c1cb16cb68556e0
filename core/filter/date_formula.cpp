#include "core/filter/date_formula.h"

#include <optional>

#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::filter {
namespace {

constexpr std::size_t kLongest = 20;
constexpr int kHighestNumber = 9999;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool in_calendar(std::int64_t day) {
    return day >= 1 && day <= to_day({9999, 12, 31});
}

int last_day_of_month(int year, int month) {
    for (int day = 31; day > 28; --day)
        if (is_valid({year, month, day})) return day;
    return 28;
}

// Moves a date by whole months; a day that the month lacks becomes its last. False beyond the calendar.
bool add_months(std::int64_t& day, int months) {
    const Civil civil = to_civil(static_cast<Day>(day));
    const int index = civil.year * 12 + civil.month - 1 + months;
    const int year = index / 12;
    const int month = index % 12 + 1;
    if (index < 0 || year < 1900 || year > 9999) return false;
    const int last = last_day_of_month(year, month);
    day = to_day({year, month, civil.day < last ? civil.day : last});
    return true;
}

// First or last day of the period of `months` months that the date lies in.
void to_period_edge(std::int64_t& day, int months, bool last) {
    const Civil civil = to_civil(static_cast<Day>(day));
    const int first_month = (civil.month - 1) / months * months + 1;
    const int last_month = first_month + months - 1;
    day = last ? to_day({civil.year, last_month, last_day_of_month(civil.year, last_month)})
               : to_day({civil.year, first_month, 1});
}

// The next (or previous) month that has this day of the month, the date itself excluded.
bool to_day_of_month(std::int64_t& day, int wanted, bool forward) {
    const Civil civil = to_civil(static_cast<Day>(day));
    int index = civil.year * 12 + civil.month - 1;
    if (forward ? civil.day >= wanted : civil.day <= wanted) index += forward ? 1 : -1;
    // Two neighbouring months cannot both lack a day.
    for (int tries = 0; tries < 3; ++tries, index += forward ? 1 : -1) {
        const Civil there{index / 12, index % 12 + 1, wanted};
        if (!is_valid(there)) continue;
        day = to_day(there);
        return true;
    }
    return false;
}

Error mistake(const std::string& message, std::string_view text, std::size_t at) {
    Error error = fail(tr("The date formula \"{1}\" cannot be read: {2}", text, message), "FLT-56");
    error.position = static_cast<int>(at);
    return error;
}

}  // namespace

Result<DateFormula> DateFormula::parse(std::string_view original) {
    if (character_count(trim_blanks(original)) > kLongest)
        return mistake(tr("it is longer than 20 characters. Shorten it."),
                       first_characters(original, kLongest), kLongest);
    const std::string text = upper_case(original);
    if (!is_ascii(text))
        return mistake(tr("use the letters C, D, W, M, Q and Y, digits and signs only."), original, 0);

    DateFormula formula;
    std::size_t at = 0;
    const auto skip_blanks = [&] {
        while (at < text.size() && text[at] == ' ') ++at;
    };
    const auto read_number = [&]() -> std::optional<int> {
        int number = 0;
        while (at < text.size() && is_digit(text[at])) {
            number = number * 10 + (text[at++] - '0');
            if (number > kHighestNumber) return std::nullopt;
        }
        return number;
    };
    const auto read_unit = [&]() -> std::optional<Unit> {
        if (at >= text.size()) return std::nullopt;
        if (text.compare(at, 2, "WD") == 0) {
            at += 2;
            return Unit::weekday;
        }
        switch (text[at++]) {
            case 'D':
                return Unit::day;
            case 'W':
                return Unit::week;
            case 'M':
                return Unit::month;
            case 'Q':
                return Unit::quarter;
            case 'Y':
                return Unit::year;
            default:
                --at;
                return std::nullopt;
        }
    };

    for (skip_blanks(); at < text.size(); skip_blanks()) {
        Term term;
        const std::size_t start = at;
        if (text[at] == '+' || text[at] == '-') {
            term.sign = text[at++] == '-' ? -1 : 1;
            skip_blanks();
        } else if (!formula.terms_.empty()) {
            return mistake(tr("put + or - between its parts."), original, at);
        }
        if (at < text.size() && is_digit(text[at])) {
            const auto number = read_number();
            if (!number) return mistake(tr("numbers go up to 9999."), original, start);
            skip_blanks();
            const auto unit = read_unit();
            if (!unit || *unit == Unit::weekday)
                return mistake(tr("after a number write D, W, M, Q or Y."), original, at);
            term.kind = Kind::add;
            term.number = *number;
            term.unit = *unit;
        } else if (at < text.size() && text[at] == 'C') {
            ++at;
            const auto unit = read_unit();
            if (!unit || *unit == Unit::weekday)
                return mistake(tr("after C write D, W, M, Q or Y."), original, at);
            term.kind = Kind::current;
            term.unit = *unit;
        } else {
            const auto unit = read_unit();
            if (!unit) return mistake(tr("a part is missing; write for example CM+10D."), original, at);
            const std::size_t number_at = at;
            const auto number = read_number();
            const int highest = *unit == Unit::weekday ? 7 : 31;
            if (*unit != Unit::day && *unit != Unit::weekday)
                return mistake(tr("write the number before W, M, Q or Y."), original, start);
            if (!number || *number < 1 || *number > highest)
                return mistake(*unit == Unit::weekday
                                   ? tr("after WD write a day from 1 (Monday) to 7 (Sunday).")
                                   : tr("after D write a day from 1 to 31, or the number before it."),
                               original, number_at);
            term.kind = Kind::next;
            term.unit = *unit;
            term.number = *number;
        }
        formula.terms_.push_back(term);
    }
    return formula;
}

// False when the date leaves the calendar.
bool DateFormula::apply_term(const Term& term, std::int64_t& day) {
    const bool forward = term.sign > 0;
    const int amount = term.sign * term.number;
    const int weekday = iso_weekday(static_cast<Day>(day));
    switch (term.kind) {
        case Kind::add:
            switch (term.unit) {
                case Unit::weekday:
                case Unit::day:
                    day += amount;
                    return in_calendar(day);
                case Unit::week:
                    day += 7 * static_cast<std::int64_t>(amount);
                    return in_calendar(day);
                case Unit::month:
                    return add_months(day, amount);
                case Unit::quarter:
                    return add_months(day, 3 * amount);
                case Unit::year:
                    return add_months(day, 12 * amount);
            }
            return false;
        case Kind::current:
            switch (term.unit) {
                case Unit::weekday:
                case Unit::day:
                    break;
                case Unit::week:
                    day += forward ? 7 - weekday : 1 - weekday;
                    break;
                case Unit::month:
                    to_period_edge(day, 1, forward);
                    break;
                case Unit::quarter:
                    to_period_edge(day, 3, forward);
                    break;
                case Unit::year:
                    to_period_edge(day, 12, forward);
                    break;
            }
            return in_calendar(day);
        case Kind::next:
            if (term.unit == Unit::day) return to_day_of_month(day, term.number, forward);
            if (forward)
                day += (term.number - weekday + 6) % 7 + 1;
            else
                day -= (weekday - term.number + 6) % 7 + 1;
            return in_calendar(day);
    }
    return false;
}

Result<Day> DateFormula::apply(Day base) const {
    std::int64_t day = base;
    for (const Term& term : terms_)
        if (!apply_term(term, day))
            return fail(
                tr("The date formula {1} leads from {2} out of the years 1900 to 9999. Use smaller numbers.",
                   to_text(), to_iso(base)),
                "FLT-56");
    return static_cast<Day>(day);
}

std::string DateFormula::to_text() const {
    const auto unit_name = [](Unit unit) {
        switch (unit) {
            case Unit::day:
                return "D";
            case Unit::weekday:
                return "WD";
            case Unit::week:
                return "W";
            case Unit::month:
                return "M";
            case Unit::quarter:
                return "Q";
            case Unit::year:
                break;
        }
        return "Y";
    };
    std::string out;
    for (const Term& term : terms_) {
        if (term.sign < 0) out += '-';
        if (term.sign > 0 && !out.empty()) out += '+';
        if (term.kind == Kind::add) out += std::to_string(term.number);
        if (term.kind == Kind::current) out += 'C';
        out += unit_name(term.unit);
        if (term.kind == Kind::next) out += std::to_string(term.number);
    }
    return out;
}

}  // namespace segments::filter
