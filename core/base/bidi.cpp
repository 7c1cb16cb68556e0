#include "core/base/bidi.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace segments {
namespace {

// The classes that the rules tell apart.
enum class Class : std::uint8_t {
    left,                 // L
    right,                // R
    arabic_letter,        // AL
    european_number,      // EN
    european_separator,   // ES
    european_terminator,  // ET
    arabic_number,        // AN
    common_separator,     // CS
    mark,                 // NSM
    passed_over,          // BN and what opens or closes embeddings and isolates
    line_end,             // B
    neutral,              // S, WS, ON
};

Class class_of(char32_t c) {
    switch (utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_class) {
        case UTF8PROC_BIDI_CLASS_L:
            return Class::left;
        case UTF8PROC_BIDI_CLASS_R:
            return Class::right;
        case UTF8PROC_BIDI_CLASS_AL:
            return Class::arabic_letter;
        case UTF8PROC_BIDI_CLASS_EN:
            return Class::european_number;
        case UTF8PROC_BIDI_CLASS_ES:
            return Class::european_separator;
        case UTF8PROC_BIDI_CLASS_ET:
            return Class::european_terminator;
        case UTF8PROC_BIDI_CLASS_AN:
            return Class::arabic_number;
        case UTF8PROC_BIDI_CLASS_CS:
            return Class::common_separator;
        case UTF8PROC_BIDI_CLASS_NSM:
            return Class::mark;
        case UTF8PROC_BIDI_CLASS_B:
            return Class::line_end;
        case UTF8PROC_BIDI_CLASS_S:
        case UTF8PROC_BIDI_CLASS_WS:
        case UTF8PROC_BIDI_CLASS_ON:
            return Class::neutral;
        default:
            return Class::passed_over;
    }
}

bool is_number(Class c) {
    return c == Class::european_number || c == Class::arabic_number;
}

constexpr std::array<std::pair<char32_t, char32_t>, 3> kBrackets = {{{'(', ')'}, {'[', ']'}, {'{', '}'}}};

// A line of the text: its characters that count, from the rules' first to their last.
class Line {
  public:
    explicit Line(bool from_right)
        : base_(from_right ? 1 : 0), own_(from_right ? Class::right : Class::left) {}

    void add(char32_t c, Class of) {
        characters_.push_back(c);
        classes_.push_back(of);
    }
    std::vector<std::uint8_t> levels() {
        marks();
        numbers();
        brackets();
        neutrals();
        std::vector<std::uint8_t> found;
        for (const Class each : classes_) found.push_back(level(each));
        return found;
    }

  private:
    // W1
    void marks() {
        Class before = own_;
        for (Class& each : classes_) {
            if (each == Class::mark) each = before;
            before = each;
        }
    }
    // W2 to W7
    void numbers() {
        after_letters(Class::arabic_letter, Class::arabic_number);
        std::replace(classes_.begin(), classes_.end(), Class::arabic_letter, Class::right);
        for (std::size_t i = 1; i + 1 < classes_.size(); ++i) {
            const Class before = classes_[i - 1];
            if (before != classes_[i + 1]) continue;
            const bool joins =
                (classes_[i] == Class::european_separator && before == Class::european_number) ||
                (classes_[i] == Class::common_separator && is_number(before));
            if (joins) classes_[i] = before;
        }
        terminators();
        for (Class& each : classes_) {
            if (each == Class::european_separator || each == Class::european_terminator ||
                each == Class::common_separator)
                each = Class::neutral;
        }
        after_letters(Class::left, Class::left);
    }
    // Numbers after these letters, with no letters of another kind between, become `made`.
    void after_letters(Class letters, Class made) {
        Class last = own_;
        for (Class& each : classes_) {
            if (each == Class::left || each == Class::right || each == Class::arabic_letter) last = each;
            if (each == Class::european_number && last == letters) each = made;
        }
    }
    // W5
    void terminators() {
        for (std::size_t from = 0; from < classes_.size(); ++from) {
            if (classes_[from] != Class::european_terminator) continue;
            std::size_t to = from;
            while (to < classes_.size() && classes_[to] == Class::european_terminator) ++to;
            const bool beside = (from > 0 && classes_[from - 1] == Class::european_number) ||
                                (to < classes_.size() && classes_[to] == Class::european_number);
            if (beside) {
                const auto begin = classes_.begin();
                std::fill(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to),
                          Class::european_number);
            }
            from = to - 1;
        }
    }
    // The direction in which a character is read; neutral: neither.
    Class strong(std::size_t i) const { return is_number(classes_[i]) ? Class::right : classes_[i]; }
    // N0
    void brackets() {
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        std::vector<std::pair<char32_t, std::size_t>> open;  // what would close it
        for (std::size_t i = 0; i < characters_.size(); ++i) {
            if (classes_[i] != Class::neutral) continue;
            for (const auto& [opens, closes] : kBrackets) {
                if (characters_[i] == opens) open.emplace_back(closes, i);
            }
            for (std::size_t at = open.size(); at-- > 0;) {
                if (open[at].first != characters_[i]) continue;
                pairs.emplace_back(open[at].second, i);
                open.resize(at);
                break;
            }
        }
        std::sort(pairs.begin(), pairs.end());
        for (const auto& [from, to] : pairs) bracket(from, to);
    }
    void bracket(std::size_t from, std::size_t to) {
        bool own = false, other = false;
        for (std::size_t i = from + 1; i < to; ++i) {
            own = own || strong(i) == own_;
            other = other || (strong(i) != own_ && strong(i) != Class::neutral);
        }
        if (!own && !other) return;
        Class direction = own_;
        if (!own) {
            Class before = own_;
            for (std::size_t i = 0; i < from; ++i) {
                if (strong(i) != Class::neutral) before = strong(i);
            }
            if (before != own_) direction = before;
        }
        classes_[from] = classes_[to] = direction;
    }
    // N1 and N2
    void neutrals() {
        for (std::size_t from = 0; from < classes_.size(); ++from) {
            if (classes_[from] != Class::neutral) continue;
            std::size_t to = from;
            while (to < classes_.size() && classes_[to] == Class::neutral) ++to;
            const Class before = from > 0 ? strong(from - 1) : own_;
            const Class after = to < classes_.size() ? strong(to) : own_;
            const auto begin = classes_.begin();
            std::fill(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to),
                      before == after ? before : own_);
            from = to - 1;
        }
    }
    // I1 and I2
    std::uint8_t level(Class c) const {
        if (base_ == 0) return c == Class::right ? 1 : is_number(c) ? 2 : 0;
        return c == Class::right ? 1 : 2;
    }

    std::uint8_t base_;
    Class own_;  // of the paragraph
    std::vector<char32_t> characters_;
    std::vector<Class> classes_;
};

}  // namespace

bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0xD6) {  // before the first of them, or within a character
            ++at;
            continue;
        }
        const Decoded read = decode_at(text, at);
        const Class found = class_of(read.value);
        if (found == Class::right || found == Class::arabic_letter || found == Class::arabic_number)
            return true;
        at += read.length;
    }
    return false;
}

bool begins_from_right(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded read = decode_at(text, at);
        const Class found = class_of(read.value);
        if (found == Class::left) return false;
        if (found == Class::right || found == Class::arabic_letter) return true;
        at += read.length;
    }
    return false;
}

std::vector<std::uint8_t> bidi_levels(std::string_view text, bool from_right) {
    const std::uint8_t base = from_right ? 1 : 0;
    std::vector<std::uint8_t> levels(text.size(), base);
    struct Place {
        std::size_t at, length;
        bool counts;
    };
    std::vector<Place> places;
    Line line(from_right);
    const auto end_line = [&] {
        const std::vector<std::uint8_t> found = line.levels();
        std::size_t counted = 0;
        std::uint8_t level = base;
        for (const Place& place : places) {
            // What is passed over stays with what is before it.
            if (place.counts) level = found[counted++];
            std::fill_n(levels.begin() + static_cast<std::ptrdiff_t>(place.at), place.length, level);
        }
        places.clear();
        line = Line(from_right);
    };
    for (std::size_t at = 0; at < text.size();) {
        const Decoded read = decode_at(text, at);
        const Class of = class_of(read.value);
        if (of == Class::line_end) {
            end_line();
        } else {
            places.push_back({at, read.length, of != Class::passed_over});
            if (of != Class::passed_over) line.add(read.value, of);
        }
        at += read.length;
    }
    end_line();
    return levels;
}

std::vector<std::size_t> visual_order(const std::vector<std::uint8_t>& levels) {
    std::vector<std::size_t> order(levels.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::uint8_t most = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
    // L2: from the highest level down, whatever has it or more is turned round.
    for (std::uint8_t level = most; level > 0; --level) {
        for (std::size_t from = 0; from < levels.size();) {
            std::size_t to = from;
            while (to < levels.size() && levels[to] >= level) ++to;
            const auto begin = order.begin();
            std::reverse(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to));
            from = std::max(to, from + 1);
        }
    }
    return order;
}

}  // namespace segments
