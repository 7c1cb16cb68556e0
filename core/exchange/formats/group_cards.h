// Mailing groups with their members on the way out, behind the contacts, in formats that have groups.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/contact_record.h"
#include "core/exchange/formats/code_lookup.h"
#include "core/exchange/formats/vcard.h"

namespace segments::exchange {

// What stands for the id of a contact without an External ID.
inline constexpr std::string_view kOwnUid = "urn:segments:";

class GroupCards {
  public:
    // Notes the groups of a contact. Its texts are views that stay until the end.
    void add(const ContactRecord& record);
    bool empty() const { return groups_.empty(); }
    struct Group {
        std::string_view code;
        std::string uid, label;
        std::vector<std::string> members;  // ids
    };
    // Calls visit(group) for each, by code.
    template <typename Visit>
    void for_each(const CodeLookup& lookup, Visit visit) const {
        for (const auto& [code, members] : groups_) visit(group_of(code, members, lookup));
    }

  private:
    struct Member {
        std::string_view id, no;
    };
    static Group group_of(std::string_view code, const std::vector<Member>& members,
                          const CodeLookup& lookup);

    std::map<std::string_view, std::vector<Member>> groups_;
};

VCard vcard_of_group(const GroupCards::Group& group);
void append_jscontact_group(std::string& out, const GroupCards::Group& group);
void append_google_group(std::string& out, const GroupCards::Group& group);

}  // namespace segments::exchange
