#include "core/exchange/extras.h"

#include <algorithm>

namespace segments::exchange {
namespace {

using Index = JsonTape::Index;

// Properties found by name: many may be unknown.
class Members {
  public:
    Members(const JsonTape& tape, std::vector<Index> keys) : tape_(tape), keys_(std::move(keys)) {
        std::stable_sort(keys_.begin(), keys_.end(),
                         [&](Index a, Index b) { return tape_[a].text < tape_[b].text; });
    }

    // The first and the last one of that name; 0 if there is none.
    Index first(std::string_view name) const {
        const auto at = lower(name);
        return at != keys_.end() && tape_[*at].text == name ? *at : 0;
    }
    Index last(std::string_view name) const {
        auto at = std::upper_bound(keys_.begin(), keys_.end(), name,
                                   [&](std::string_view text, Index key) { return text < tape_[key].text; });
        if (at == keys_.begin()) return 0;
        --at;
        return tape_[*at].text == name ? *at : 0;
    }

  private:
    std::vector<Index>::const_iterator lower(std::string_view name) const {
        return std::lower_bound(keys_.begin(), keys_.end(), name,
                                [&](Index key, std::string_view text) { return tape_[key].text < text; });
    }

    const JsonTape& tape_;
    std::vector<Index> keys_;
};

void append_member(std::string& out, const JsonTape& tape, std::string_view name, Index value_of) {
    if (out.back() != '{') out += ',';
    append_json_string(out, name);
    out += ':';
    tape.append_json(value_of + 1, out);
}

std::vector<Index> keys_of(const JsonTape& object) {
    std::vector<Index> keys;
    for (Index key = 1; key < object.size(); key = object[key + 1].end) keys.push_back(key);
    return keys;
}

}  // namespace

void append_extras(std::string& out, const JsonTape& tape, const std::vector<Index>& keys) {
    out += '{';
    if (keys.size() == 1) {
        append_member(out, tape, tape[keys[0]].text, keys[0]);
    } else {
        const Members members(tape, keys);
        for (const Index key : keys) {
            if (members.first(tape[key].text) == key)
                append_member(out, tape, tape[key].text, members.last(tape[key].text));
        }
    }
    out += '}';
}

std::string merged_extras(std::string_view former, std::string_view given) {
    if (former.empty() || former == given) return std::string(given);
    JsonTape before, now;
    if (!before.read(former)) return std::string(given);
    if (!now.read(given)) return std::string(former);
    const Members known(before, keys_of(before));
    const Members newer(now, keys_of(now));
    std::string merged = "{";
    for (const Index key : keys_of(before)) {
        const std::string_view name = before[key].text;
        const Index replaced = newer.last(name);
        append_member(merged, replaced != 0 ? now : before, name, replaced != 0 ? replaced : key);
    }
    for (const Index key : keys_of(now)) {
        if (known.first(now[key].text) == 0) append_member(merged, now, now[key].text, key);
    }
    return merged + "}";
}

}  // namespace segments::exchange
