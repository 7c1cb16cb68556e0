#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/word/value.h"

namespace segments::word {
namespace {

using filter::ValueType;

struct Names {
    std::string_view language;
    std::array<std::string_view, 12> months;
    std::array<std::string_view, 7> days;  // from Monday
};
constexpr Names kNames[] = {
    {"ENU",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December"},
     {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
    {"DEU",
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
      "November", "Dezember"},
     {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"}},
    {"FRA",
     {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre"},
     {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
    {"ESP",
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
      "noviembre", "diciembre"},
     {"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}},
    {"ITA",
     {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
      "ottobre", "novembre", "dicembre"},
     {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"}},
    {"NLD",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
      "november", "december"},
     {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}},
};

// Austrian and Swiss German count as German, and so on: the variants of a language share its first letters.
const Names& names_of(std::string_view language) {
    const std::string_view family = language == "DES" || language == "DEA"                        ? "DEU"
                                    : language == "FRS" || language == "FRB" || language == "FRC" ? "FRA"
                                    : language == "ITS"                                           ? "ITA"
                                    : language == "NLB"                                           ? "NLD"
                                    : language == "ESN" || language == "ESM"                      ? "ESP"
                                                                                                  : language;
    for (const Names& names : kNames) {
        if (names.language == family) return names;
    }
    return kNames[0];
}

std::string padded(int number, std::size_t width) {
    std::string text = std::to_string(number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

struct Moment {
    Civil date;
    int weekday = 1;
    int hour = 0, minute = 0, second = 0;
};

bool read_moment(const Value& value, Moment& moment) {
    Day day = kBlankDay;
    std::int64_t minutes = 0;
    switch (value.type) {
        case ValueType::date:
            day = static_cast<Day>(value.number);
            break;
        case ValueType::date_time:
            if (value.number <= 0) return false;
            day = static_cast<Day>((value.number - 1) / filter::kMinutesPerDay) + 1;
            minutes = (value.number - 1) % filter::kMinutesPerDay;
            break;
        case ValueType::time:
            if (value.number <= 0) return false;
            minutes = (value.number - 1) / filter::kMillisecondsPerMinute;
            moment.second = static_cast<int>((value.number - 1) / 1000 % 60);
            moment.date = {1900, 1, 1};
            break;
        default:
            if (const auto read = from_iso(value.text)) day = *read;
    }
    if (day > kBlankDay) {
        moment.date = to_civil(day);
        moment.weekday = iso_weekday(day);
    } else if (value.type != ValueType::time) {
        return false;
    }
    moment.hour = static_cast<int>(minutes / 60);
    moment.minute = static_cast<int>(minutes % 60);
    return true;
}

std::string date_part(char letter, std::size_t count, const Moment& moment, const Names& names) {
    const auto short_name = [](std::string_view name) { return std::string(first_characters(name, 3)); };
    const std::string_view month = names.months[static_cast<std::size_t>(moment.date.month - 1)];
    const std::string_view day = names.days[static_cast<std::size_t>(moment.weekday - 1)];
    switch (letter) {
        case 'd':
        case 'D':
            if (count >= 4) return std::string(day);
            if (count == 3) return short_name(day);
            return padded(moment.date.day, count);
        case 'M':
            if (count >= 4) return std::string(month);
            if (count == 3) return short_name(month);
            return padded(moment.date.month, count);
        case 'y':
        case 'Y':
            return count <= 2 ? padded(moment.date.year % 100, 2) : padded(moment.date.year, 4);
        case 'H':
            return padded(moment.hour, count);
        case 'h':
            return padded(moment.hour % 12 == 0 ? 12 : moment.hour % 12, count);
        case 'm':
            return padded(moment.minute, count);
        default:
            return padded(moment.second, count);
    }
}

// The places of a section of a number picture.
struct Places {
    int whole = 0;     // at least so many digits before the point
    int decimals = 0;  // at most so many after it
    int fixed = 0;     // at least so many of them
    bool grouped = false, any = false;
    std::string before, after;
};

Places read_places(std::string_view section) {
    Places places;
    bool point = false, begun = false, literal = false;
    for (const char c : section) {
        if (c == '\'') {
            literal = !literal;
        } else if (!literal && (c == '0' || c == '#' || c == 'x')) {
            begun = places.any = true;
            if (point) {
                ++places.decimals;
                if (c == '0') places.fixed = places.decimals;
            } else if (c == '0' || places.whole > 0) {
                ++places.whole;
            }
        } else if (!literal && c == ',' && begun && !point) {
            places.grouped = true;
        } else if (!literal && c == '.' && begun && !point) {
            point = true;
        } else {
            (begun ? places.after : places.before) += c;
        }
    }
    return places;
}

std::string with_groups(std::string digits) {
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

}  // namespace

bool read_number(std::string_view text, double& number) {
    text = trim_blanks(text);
    std::string plain;
    for (const char c : text) plain += c == ',' ? '.' : c;
    if (plain.empty() || plain.find_first_not_of("0123456789.-+") != std::string::npos) return false;
    char* end = nullptr;
    number = std::strtod(plain.c_str(), &end);
    return end == plain.c_str() + plain.size();
}

std::string format_date_picture(const Value& value, std::string_view picture, std::string_view language) {
    Moment moment;
    if (!read_moment(value, moment)) return value.text;
    const Names& names = names_of(language);
    std::string out;
    for (std::size_t at = 0; at < picture.size();) {
        const char c = picture[at];
        if (c == '\'') {
            const std::size_t end = picture.find('\'', at + 1);
            out += picture.substr(at + 1, (end == std::string_view::npos ? picture.size() : end) - at - 1);
            at = end == std::string_view::npos ? picture.size() : end + 1;
        } else if (picture.compare(at, 5, "am/pm") == 0 || picture.compare(at, 5, "AM/PM") == 0) {
            out += moment.hour < 12 ? "AM" : "PM";
            at += 5;
        } else if (std::string_view("dDMyYHhms").find(c) != std::string_view::npos) {
            std::size_t count = 1;
            while (at + count < picture.size() && picture[at + count] == c) ++count;
            out += date_part(c, count, moment, names);
            at += count;
        } else {
            out += c;
            ++at;
        }
    }
    return out;
}

std::string format_number_picture(const Value& value, std::string_view picture) {
    double number = 0;
    if (value.type == ValueType::decimal)
        number = static_cast<double>(value.number) / static_cast<double>(filter::kDecimalScale);
    else if (value.type == ValueType::integer)
        number = static_cast<double>(value.number);
    else if (!read_number(value.text, number))
        return value.text;
    if (!std::isfinite(number) || std::fabs(number) > 1e15) return value.text;
    // "positive;negative;zero"
    std::array<std::string_view, 3> sections;
    std::size_t count = 0;
    for (std::string_view rest = picture; count < 3; ++count) {
        const std::size_t semicolon = rest.find(';');
        sections[count] = rest.substr(0, semicolon);
        if (semicolon == std::string_view::npos) {
            ++count;
            break;
        }
        rest.remove_prefix(semicolon + 1);
    }
    const bool own_negative = number < 0 && count > 1;
    const std::string_view section = own_negative               ? sections[1]
                                     : number == 0 && count > 2 ? sections[2]
                                                                : sections[0];
    Places places = read_places(section);
    if (!places.any) return places.before;
    places.decimals = std::min(places.decimals, 10);
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", places.decimals, std::fabs(number));
    std::string digits(buffer.data());
    std::string decimals;
    if (const std::size_t point = digits.find('.'); point != std::string::npos) {
        decimals = digits.substr(point + 1);
        digits.resize(point);
    }
    while (static_cast<int>(decimals.size()) > places.fixed && !decimals.empty() && decimals.back() == '0')
        decimals.pop_back();
    const auto whole = static_cast<std::size_t>(std::min(places.whole, 30));
    if (digits.size() < whole) digits.insert(0, whole - digits.size(), '0');
    if (whole == 0 && digits == "0" && !decimals.empty()) digits.clear();
    if (places.grouped) digits = with_groups(std::move(digits));
    if (!decimals.empty()) digits += "." + decimals;
    const bool minus = number < 0 && !own_negative && digits.find_first_of("123456789") != std::string::npos;
    return (minus ? "-" : "") + places.before + digits + places.after;
}

std::string format_case(std::string text, std::string_view word) {
    const std::string wanted = upper_case(word);
    if (wanted == "UPPER") return upper_case(text);
    if (wanted == "LOWER") return fold_case(text);
    if (wanted != "FIRSTCAP" && wanted != "CAPS") return text;
    std::string out;
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded character = decode_at(text, at);
        const std::string_view bytes = std::string_view(text).substr(at, character.length);
        const bool letter = is_word_character(character.value);
        if (first && letter)
            out += upper_case(bytes);
        else
            out += bytes;
        if (wanted == "CAPS")
            first = !letter;
        else if (letter)
            first = false;
        at += character.length;
    }
    return out;
}

}  // namespace segments::word
