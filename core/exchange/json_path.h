// The JSON pointer of the place where a text that is cut off ends: {"a":[1,{"b -> "/a/1/b". For messages.
#pragma once

#include <string>
#include <string_view>

namespace segments::exchange {

// `text`: the beginning of a JSON value, well-formed as far as it goes. Empty for the value itself.
std::string json_path_at_end(std::string_view text);

}  // namespace segments::exchange
