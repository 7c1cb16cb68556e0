#include "core/filter/pattern.h"

#include "core/base/text.h"

namespace segments::filter {
namespace {

// Beyond Unicode, so that no character is taken for a wildcard.
constexpr char32_t kAnyMany = 0x110000;
constexpr char32_t kAnyOne = 0x110001;

}  // namespace

Pattern::Pattern(std::string_view pattern, bool ignore_case) : ignore_case_(ignore_case) {
    for (std::size_t at = 0; at < pattern.size();) {
        const Decoded read = decode_at(pattern, at);
        at += read.length;
        if (read.value == '*') {
            if (elements_.empty() || elements_.back() != kAnyMany) elements_.push_back(kAnyMany);
        } else if (read.value == '?') {
            elements_.push_back(kAnyOne);
        } else {
            elements_.push_back(ignore_case ? fold_case(read.value) : read.value);
        }
    }
}

// When a character doesn't fit, only the last star needs to take one more: what was matched before it stays
// right.
bool Pattern::matches(std::string_view text) const {
    std::size_t at = 0;
    std::size_t element = 0;
    bool has_star = false;
    std::size_t behind_star = 0;
    std::size_t star_at = 0;
    while (at < text.size()) {
        const bool more = element < elements_.size();
        if (more && elements_[element] == kAnyMany) {
            has_star = true;
            behind_star = ++element;
            star_at = at;
            continue;
        }
        const Decoded read = decode_at(text, at);
        if (more && (elements_[element] == kAnyOne ||
                     elements_[element] == (ignore_case_ ? fold_case(read.value) : read.value))) {
            ++element;
            at += read.length;
            continue;
        }
        if (!has_star) return false;
        star_at += decode_at(text, star_at).length;
        at = star_at;
        element = behind_star;
    }
    while (element < elements_.size() && elements_[element] == kAnyMany) ++element;
    return element == elements_.size();
}

}  // namespace segments::filter
