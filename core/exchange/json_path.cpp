#include "core/exchange/json_path.h"

#include <vector>

#include "core/base/text.h"

namespace segments::exchange {
namespace {

constexpr std::size_t kMaxKey = 40;  // characters shown of a property's name

struct Level {
    bool object = false;
    std::string_view key;
    std::size_t index = 0;
    bool named = false;  // the key has been read
};

}  // namespace

std::string json_path_at_end(std::string_view text) {
    std::vector<Level> levels;
    bool key_next = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            const std::size_t from = at + 1;
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\\') ++at;
            }
            if (key_next && !levels.empty() && at < text.size()) {
                levels.back().key = text.substr(from, at - from);
                levels.back().named = true;
                key_next = false;
            }
        } else if (c == '{' || c == '[') {
            levels.push_back({c == '{', {}, 0, c == '['});
            key_next = c == '{';
        } else if ((c == '}' || c == ']') && !levels.empty()) {
            levels.pop_back();
            key_next = false;
        } else if (c == ',' && !levels.empty()) {
            ++levels.back().index;
            key_next = levels.back().object;
            if (key_next) levels.back().named = false;
        }
    }
    std::string path;
    for (const Level& level : levels) {
        if (!level.named) break;
        path += '/';
        if (!level.object)
            path += std::to_string(level.index);
        else if (is_valid_utf8(level.key))
            path += first_characters(level.key, kMaxKey);
    }
    return path;
}

}  // namespace segments::exchange
