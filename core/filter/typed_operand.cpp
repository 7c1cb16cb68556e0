#include "core/filter/typed_operand.h"

namespace segments::filter {

std::size_t last_operand(std::string_view typed) {
    std::size_t at = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char c = typed[i];
        if (c == '\'') quoted = !quoted;
        if (quoted) continue;
        const bool interval = c == '.' && i + 1 < typed.size() && typed[i + 1] == '.';
        if (interval) ++i;
        if (interval || c == '|' || c == '&' || c == '(' || c == '<' || c == '>' || c == '=') at = i + 1;
    }
    return at;
}

}  // namespace segments::filter
