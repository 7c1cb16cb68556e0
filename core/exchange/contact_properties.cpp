#include "core/exchange/contact_properties.h"

#include <unordered_map>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"

namespace segments::exchange {
namespace {

using contact::Assignment;
using Names = std::unordered_map<std::string_view, Property>;

struct ListName {
    Assignment kind;
    std::string_view name, caption;
    const table::TableDef& def;
};
const ListName kLists[] = {
    {Assignment::mailing_group, "mailingGroups", msg("Mailing Groups"), contact::mailing_group::kDef},
    {Assignment::industry_group, "industryGroups", msg("Industry Groups"), contact::industry_group::kDef},
    {Assignment::business_relation, "businessRelations", msg("Business Relations"),
     contact::business_relation::kDef},
    {Assignment::job_responsibility, "jobResponsibilities", msg("Job Responsibilities"),
     contact::job_responsibility::kDef},
    {Assignment::web_source, "webSources", msg("Web Sources"), contact::web_source::kDef},
};

// The fields of a table from `first` on.
Names names_of(const table::TableDef& def, table::FieldId first) {
    Names names;
    for (const table::FieldDef& field : def.fields.subspan(first)) {
        if ((field.flags & table::kHidden) != 0) continue;
        const auto kind =
            (field.flags & table::kReadOnly) != 0 ? Property::Kind::ignored : Property::Kind::field;
        names[field.name] = {kind, field.id, {}};
    }
    return names;
}

Property found(const Names& names, std::string_view name) {
    const auto at = names.find(name);
    return at == names.end() ? Property{} : at->second;
}

}  // namespace

Property contact_property(std::string_view name) {
    static const Names kNames = [] {
        Names names = names_of(contact::contact::kDef, 0);
        for (const ListName& list : kLists) names[list.name] = {Property::Kind::assignments, 0, list.kind};
        names[kAddressesName] = {Property::Kind::addresses, 0, {}};
        names[kAnswersName] = {Property::Kind::answers, 0, {}};
        return names;
    }();
    return found(kNames, name);
}

Property address_property(std::string_view name) {
    static const Names kNames = [] {
        Names names = names_of(contact::alt_address::kDef, contact::alt_address::kCode);
        names[kRangesName] = {Property::Kind::ranges, 0, {}};
        return names;
    }();
    return found(kNames, name);
}

std::string_view name_of(Assignment kind) {
    return kLists[static_cast<std::size_t>(kind)].name;
}

std::string_view caption_of(Assignment kind) {
    return kLists[static_cast<std::size_t>(kind)].caption;
}

const table::TableDef& def_of(Assignment kind) {
    return kLists[static_cast<std::size_t>(kind)].def;
}

}  // namespace segments::exchange
