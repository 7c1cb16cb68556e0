// Percent-encoding of texts in addresses (RFC 3986): all but letters, digits and -._~ is written as %XX.
#pragma once

#include <string>
#include <string_view>

namespace segments {

std::string percent_encoded(std::string_view text);
// A % that two hexadecimal digits don't follow stands for itself. The result may be any bytes.
std::string percent_decoded(std::string_view text);

}  // namespace segments
