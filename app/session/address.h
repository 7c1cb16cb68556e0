// Addresses within the application: "/log?contact=CT000001&canceled=no". Parts and values are
// percent-encoded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace segments::app {

struct Address {
    std::vector<std::string> parts;                          // "log"
    std::vector<std::pair<std::string, std::string>> query;  // in order

    // The value of this name; empty if there is none.
    std::string value(std::string_view name) const;
    std::string to_text() const;
};

Address parse_address(std::string_view text);

}  // namespace segments::app
