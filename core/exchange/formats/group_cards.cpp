#include "core/exchange/formats/group_cards.h"

#include "core/exchange/formats/json_walk.h"

namespace segments::exchange {
namespace {

namespace card = contact::contact;

}  // namespace

void GroupCards::add(const ContactRecord& record) {
    const contact::Assignment kind = contact::Assignment::mailing_group;
    if (!record.has_list(kind)) return;
    for (const AssignedCode& each : record.of(kind))
        groups_[each.code].push_back({record.fields.text(card::kExternalId), record.fields.text(card::kNo)});
}

GroupCards::Group GroupCards::group_of(std::string_view code, const std::vector<Member>& members,
                                       const CodeLookup& lookup) {
    Group group{code,
                std::string(kOwnUid) + "group:" + std::string(code),
                std::string(lookup.label(contact::Assignment::mailing_group, code)),
                {}};
    group.members.reserve(members.size());
    for (const Member& each : members)
        group.members.push_back(each.id.empty() ? std::string(kOwnUid) + std::string(each.no)
                                                : std::string(each.id));
    return group;
}

VCard vcard_of_group(const GroupCards::Group& group) {
    VCard made;
    made.push_back(vcard_text("kind", "group"));
    made.push_back(vcard_text("fn", group.label));
    made.push_back(vcard_text("uid", group.uid));
    made.back().type = "uri";
    for (const std::string& each : group.members) {
        made.push_back(vcard_text("member", each));
        made.back().type = "uri";
    }
    return made;
}

void append_jscontact_group(std::string& out, const GroupCards::Group& group) {
    JsonObject object(out);
    object.text("@type", "Card");
    object.text("version", "1.0");
    object.text("kind", "group");
    object.text("uid", group.uid);
    object.key("name");
    {
        JsonObject name(out);
        name.text("full", group.label);
        name.close();
    }
    object.key("members");
    JsonObject members(out);
    for (const std::string& each : group.members) members.json(each, "true");
    members.close();
    object.close();
}

void append_google_group(std::string& out, const GroupCards::Group& group) {
    JsonObject object(out);
    object.text("resourceName", "contactGroups/" + std::string(group.code));
    object.text("groupType", "USER_CONTACT_GROUP");
    object.text("name", group.label);
    object.json("memberCount", std::to_string(group.members.size()));
    object.key("memberResourceNames");
    char separator = '[';
    for (const std::string& each : group.members) {
        out += separator;
        separator = ',';
        append_json_string(out, each);
    }
    out += ']';
    object.close();
}

}  // namespace segments::exchange
