#include "app/session/address.h"

#include <algorithm>

#include "core/base/percent.h"

namespace segments::app {
namespace {

// Calls visit(part) for what lies between separators, without empty parts.
template <typename Visit>
void split(std::string_view text, char separator, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) visit(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
}

}  // namespace

Address parse_address(std::string_view text) {
    Address address;
    const std::size_t mark = std::min(text.find('?'), text.size());
    split(text.substr(0, mark), '/',
          [&](std::string_view part) { address.parts.push_back(percent_decoded(part)); });
    if (mark == text.size()) return address;
    split(text.substr(mark + 1), '&', [&](std::string_view part) {
        const std::size_t equals = std::min(part.find('='), part.size());
        const std::string_view value = equals < part.size() ? part.substr(equals + 1) : std::string_view();
        address.query.emplace_back(percent_decoded(part.substr(0, equals)), percent_decoded(value));
    });
    return address;
}

std::string Address::value(std::string_view name) const {
    for (const auto& [each, text] : query) {
        if (each == name) return text;
    }
    return {};
}

std::string Address::to_text() const {
    std::string text;
    for (const std::string& part : parts) text += "/" + percent_encoded(part);
    if (text.empty()) text = "/";
    for (std::size_t i = 0; i < query.size(); ++i) {
        text +=
            (i == 0 ? "?" : "&") + percent_encoded(query[i].first) + "=" + percent_encoded(query[i].second);
    }
    return text;
}

}  // namespace segments::app
