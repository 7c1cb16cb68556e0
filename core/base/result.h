// Errors as values. Every operation that can fail on its input returns a Result<T> (or Result<void>); no
// exception crosses a module border. Messages are written for the person at the screen: what is wrong, where,
// and what to do about it.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace segments {

// One failure. `message` is a whole sentence for the user; the other fields say where it happened and are
// empty where they do not apply.
struct Error {
    std::string message;  // "The description must be filled in."
    std::string record;   // "Segment SM00001", "Line 12 of contacts.json"
    std::string field;    // caption of the field, as in docs/domain.md: in English, it is not shown
    std::string rule;     // rule number of docs/domain.md: "LOG-4"
    int position = -1;    // character position in an expression (0-based), -1 where it does not apply

    bool operator==(const Error&) const = default;
};

// Shorthand for the common case.
inline Error fail(std::string message, std::string rule = {}) {
    return Error{std::move(message), {}, {}, std::move(rule), -1};
}

// Either a value or an Error. Test with `if (!r)`, then use `*r` / `r.error()`.
template <typename T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    const T& operator*() const {
        assert(*this);
        return *std::get_if<0>(&state_);
    }
    T* operator->() { return &**this; }
    const T* operator->() const { return &**this; }
    const Error& error() const {
        assert(!*this);
        return *std::get_if<1>(&state_);
    }

  private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    explicit operator bool() const { return !error_.has_value(); }
    const Error& error() const {
        assert(error_.has_value());
        return *error_;
    }

  private:
    std::optional<Error> error_;
};

// Whether it went well, where the value itself isn't wanted.
template <typename T>
Result<void> without_value(const Result<T>& result) {
    if (!result) return result.error();
    return {};
}

}  // namespace segments
