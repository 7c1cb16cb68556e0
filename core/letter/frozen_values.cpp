#include "core/letter/frozen_values.h"

#include <charconv>

namespace segments::letter {
namespace {

// One value after the other: "type:number:bytes:" and the text itself.
void append(std::string& out, std::int64_t number) {
    out += std::to_string(number);
    out += ':';
}

std::int64_t take_number(std::string_view& rest) {
    std::int64_t number = 0;
    const std::size_t end = rest.find(':');
    if (end == std::string_view::npos) {
        rest = {};
        return 0;
    }
    std::from_chars(rest.data(), rest.data() + end, number);
    rest.remove_prefix(end + 1);
    return number;
}

std::string take_text(std::string_view& rest) {
    const std::int64_t bytes = take_number(rest);
    const auto size = bytes < 0 ? 0 : static_cast<std::size_t>(bytes);
    std::string text(rest.substr(0, size));
    rest.remove_prefix(text.size());
    return text;
}

void append_text(std::string& out, const std::string& text) {
    append(out, static_cast<std::int64_t>(text.size()));
    out += text;
}

}  // namespace

std::string pack_values(const FrozenValues& values) {
    std::string out;
    append_text(out, values.language);
    for (const word::Value& value : values.values) {
        append(out, static_cast<std::int64_t>(value.type));
        append(out, value.number);
        append_text(out, value.text);
    }
    return out;
}

FrozenValues unpack_values(std::string_view packed) {
    FrozenValues values;
    values.language = take_text(packed);
    while (!packed.empty()) {
        word::Value value;
        const std::int64_t type = take_number(packed);
        if (type >= 0 && type <= static_cast<std::int64_t>(filter::ValueType::date_time))
            value.type = static_cast<filter::ValueType>(type);
        value.number = take_number(packed);
        value.text = take_text(packed);
        values.values.push_back(std::move(value));
    }
    return values;
}

}  // namespace segments::letter
