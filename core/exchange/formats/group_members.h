// Who is in which group, where a format says it at the group and not at the contact: JSContact and vCard
// groups with members, the contact groups of Google. Groups may stand before or behind their members, and in
// another file. Members are kept by the hashes of their ids.
//
//     members.define("urn:uuid:5", "FRIENDS");  members.add("urn:uuid:5", "urn:uuid:1");
//     members.sort();  members.for_each("urn:uuid:1", [](const std::string& code) { ... });
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace segments::exchange {

class GroupMembers {
  public:
    // The mailing group that a group stands for.
    void define(std::string_view group, std::string code) { groups_[index_of(group)] = std::move(code); }
    void add(std::string_view group, std::string_view member) {
        const std::uint32_t index = index_of(group);
        members_.push_back({hash_of(member), index});
    }
    bool empty() const { return members_.empty(); }
    // REQUIRES: nothing is added afterwards.
    void sort();
    // The codes of the mailing groups that somebody of this id is in.
    template <typename Visit>
    void for_each(std::string_view id, Visit visit) const {
        const Member wanted{hash_of(id), 0};
        for (auto at = std::lower_bound(members_.begin(), members_.end(), wanted);
             at != members_.end() && at->hash == wanted.hash; ++at) {
            if (!groups_[at->group].empty()) visit(groups_[at->group]);
        }
    }

  private:
    struct Member {
        std::uint64_t hash;
        std::uint32_t group;
        bool operator<(const Member& other) const {
            return hash != other.hash ? hash < other.hash : group < other.group;
        }
        bool operator==(const Member&) const = default;
    };
    // Ids are compared without "urn:uuid:", ignoring case.
    static std::uint64_t hash_of(std::string_view id);
    std::uint32_t index_of(std::string_view group);

    std::vector<Member> members_;
    std::unordered_map<std::string, std::uint32_t> indexes_;
    std::vector<std::string> groups_;  // their codes; blank: not defined
};

}  // namespace segments::exchange
