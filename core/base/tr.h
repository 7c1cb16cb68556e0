// Texts for people, in their language. What is written in the source is the English text; a Language knows
// others (core/base/mo_catalog.h, from languages/*.po). tools/texts.mjs finds the texts in the sources by
// these names:
//
//     tr("New")                                     a text as it is
//     tr("There is no segment {1}.", no)            with values; a translation may change their order
//     tr_n("{1} contact", "{1} contacts", n, text)  by number; {1} is what is written for it, or the number
//     tr_in("verb", "Open")                         where English has one word and others have two
//     noun("segment", "segments")                   what is counted, for lists of any kind
//     msg("Very Positive")                          found, but not translated yet: for tables of constants
//
// Never put a sentence together from pieces: other languages order them otherwise. Texts that are data
// (names, codes, what a file holds) are not passed through tr.
//
// The language is the process's, as in the C library: it is set once, before anything is said.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/tr.h"

namespace segments {

class Language {
  public:
    virtual ~Language() = default;
    // The translation of a text, empty if there is none. The view stays valid as long as the language.
    virtual std::string_view find(std::string_view english) const = 0;
    virtual std::string_view find_in(std::string_view context, std::string_view english) const = 0;
    // That of a text with a number: the form that the number asks for.
    virtual std::string_view find_plural(std::string_view one, std::string_view many,
                                         std::uint64_t number) const = 0;
};

// Texts are in this language from now on; null: English.
void set_language(std::unique_ptr<const Language> language);

// A text that lives as long as the program: becomes a string_view or a string as needed.
class Text {
  public:
    constexpr Text() = default;
    constexpr explicit Text(std::string_view text) : text_(text) {}
    constexpr Text(const char (&nothing)[1]) : text_(nothing, 0) {}  // `one ? "" : tr("…")`

    constexpr operator std::string_view() const { return text_; }
    operator std::string() const { return std::string(text_); }
    constexpr std::string_view view() const { return text_; }
    std::string str() const { return std::string(text_); }

  private:
    std::string_view text_;
};

// What stands for {1}, {2} …
class TextValue {
  public:
    TextValue(std::string_view text) : view_(text) {}
    TextValue(const std::string& text) : view_(text) {}
    TextValue(const char* text) : view_(text) {}
    TextValue(Text text) : view_(text.view()) {}
    template <std::integral T>
    TextValue(T number) : number_(std::to_string(number)), is_number_(true) {}

    std::string_view view() const { return is_number_ ? std::string_view(number_) : view_; }

  private:
    std::string_view view_;
    std::string number_;
    bool is_number_ = false;
};

// `english` in the language of the program. It must live as long as the program: a literal, a caption of the
// schema.
Text tr(std::string_view english);
Text tr_in(std::string_view context, std::string_view english);
// A caption within a sentence: in small letters where the language hasn't a caption of its own ("Choose a
// mailing group."; a German noun stays as it is).
std::string tr_within(std::string_view english);
constexpr std::string_view msg(std::string_view english) {
    return english;
}

// What is counted: noun("segment", "segments").
struct Noun {
    std::string_view one, many;
};
constexpr Noun noun(std::string_view one, std::string_view many) {
    return {one, many};
}

// {1} to {9} of `pattern` replaced by the values; others stay.
std::string filled_in(std::string_view pattern, std::span<const TextValue> values);

template <typename... Values>
requires(sizeof...(Values) > 0) std::string tr(std::string_view english, const Values&... values) {
    const std::array<TextValue, sizeof...(Values)> all{TextValue(values)...};
    return filled_in(tr(english).view(), all);
}

std::string_view plural_of(std::string_view one, std::string_view many, std::uint64_t number);
inline Text tr(Noun noun, std::uint64_t number) {
    return Text(plural_of(noun.one, noun.many, number));
}

template <typename... Values>
std::string tr_n(std::string_view one, std::string_view many, std::uint64_t number, const Values&... values) {
    if constexpr (sizeof...(Values) == 0) {
        const std::array<TextValue, 1> all{TextValue(number)};
        return filled_in(plural_of(one, many, number), all);
    } else {
        const std::array<TextValue, sizeof...(Values)> all{TextValue(values)...};
        return filled_in(plural_of(one, many, number), all);
    }
}

}  // namespace segments
