#include "core/exchange/formats/group_members.h"

#include "core/base/text.h"
#include "core/table/dictionary.h"

namespace segments::exchange {

std::uint64_t GroupMembers::hash_of(std::string_view id) {
    constexpr std::string_view kUuid = "urn:uuid:";
    const std::string folded = fold_case(trim_blanks(id));
    const std::string_view text = folded;
    return table::hash_bytes(text.starts_with(kUuid) ? text.substr(kUuid.size()) : text);
}

std::uint32_t GroupMembers::index_of(std::string_view group) {
    const auto [at, is_new] =
        indexes_.try_emplace(std::string(group), static_cast<std::uint32_t>(groups_.size()));
    if (is_new) groups_.emplace_back();
    return at->second;
}

void GroupMembers::sort() {
    std::sort(members_.begin(), members_.end());
    members_.erase(std::unique(members_.begin(), members_.end()), members_.end());
}

}  // namespace segments::exchange
