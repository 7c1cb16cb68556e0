// Codes by what other programs write in their place: the name of a country instead of its code, the label of
// a group. Made once for a file; the lists are small.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/contact/assignments.h"
#include "core/exchange/formats/group_members.h"
#include "core/table/database.h"

namespace segments::exchange {

class CodeLookup {
  public:
    CodeLookup() = default;  // knows no codes
    explicit CodeLookup(const table::Database& db);

    // The country of a code or a name, in English or its own language where that is common: "DE", "germany",
    // "Deutschland". Empty if there is none.
    std::string country(std::string_view text) const;
    // The language of a code or a tag: "DEU", "de-AT".
    std::string language(std::string_view text) const;
    // The code of a group, by its code or its description; a new one of the group's words where the workspace
    // has none, the same each time.
    std::string group(contact::Assignment kind, std::string_view label);
    // What a code stands for: its description, or the code itself.
    std::string_view label(contact::Assignment kind, std::string_view code) const;
    std::string_view country_name(std::string_view code) const;
    // What a name of a group stands for in the file itself ("contactGroups/abc": "Wine lovers"); empty if
    // nothing says it.
    std::string_view alias(std::string_view name) const {
        const auto at = aliases_.find(std::string(name));
        return at == aliases_.end() ? std::string_view() : std::string_view(at->second);
    }
    void add_alias(std::string name, std::string label) { aliases_[std::move(name)] = std::move(label); }
    // Groups that say themselves who is in them.
    GroupMembers& members() { return members_; }
    // The descriptions of the codes that group() made: by the code.
    const std::unordered_map<std::string, std::string>& made(contact::Assignment kind) const {
        return lists_[static_cast<std::size_t>(kind)].made;
    }

  private:
    using Texts = std::unordered_map<std::string, std::string>;
    struct List {
        Texts by_text;       // folded code or description -> code
        Texts descriptions;  // code -> description
        Texts made;
    };
    List lists_[std::size(contact::kAssignments)];
    GroupMembers members_;
    Texts countries_, country_names_, languages_, aliases_;
};

}  // namespace segments::exchange
