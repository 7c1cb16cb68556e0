#include "core/exchange/formats/json_walk.h"

namespace segments::exchange {

void read_kept(std::string_view extras, std::string_view format, JsonTape& kept) {
    std::string json;
    JsonTape all;
    if (!extras.empty() && all.read(extras) && all.size() > 0) {
        const JsonTape::Index at = JsonWalk(all).member(0, format);
        if (at != JsonWalk::kNone) all.append_json(at, json);
    }
    static_cast<void>(kept.read(json.empty() ? "{}" : json));
}

}  // namespace segments::exchange
