#include "core/exchange/contact_properties.h"

#include <array>
#include <string>
#include <vector>

#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_tables.h"

namespace segments::exchange {
namespace {

using contact::Assignment;

// Some sixty properties, asked for by name for each of a file: told apart by their length and two of their
// letters before any is compared.
class Names {
  public:
    void add(std::string_view name, const Property& property) {
        places_[place_of(name)].push_back({std::string(name), property});
    }
    Property find(std::string_view name) const {
        for (const Named& named : places_[place_of(name)])
            if (named.name == name) return named.property;
        return {};
    }

  private:
    struct Named {
        std::string name;
        Property property;
    };
    static std::size_t place_of(std::string_view name) {
        if (name.empty()) return 0;
        const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
        return (name.size() * 5 + letter(0) * 3u + letter(name.size() / 2)) % kPlaces;
    }

    static constexpr std::size_t kPlaces = 128;
    std::array<std::vector<Named>, kPlaces> places_;
};

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
void add_names(const table::TableDef& def, table::FieldId first, Names& names) {
    for (const table::FieldDef& field : def.fields.subspan(first)) {
        if ((field.flags & table::kHidden) != 0) continue;
        const auto kind =
            (field.flags & table::kReadOnly) != 0 ? Property::Kind::ignored : Property::Kind::field;
        names.add(field.name, {kind, field.id, {}, contact::has_form(field)});
    }
}

}  // namespace

Property contact_property(std::string_view name) {
    static const Names kNames = [] {
        Names names;
        add_names(contact::contact::kDef, 0, names);
        for (const ListName& list : kLists) names.add(list.name, {Property::Kind::assignments, 0, list.kind});
        names.add(kAddressesName, {Property::Kind::addresses, 0, {}});
        names.add(kAnswersName, {Property::Kind::answers, 0, {}});
        return names;
    }();
    return kNames.find(name);
}

Property address_property(std::string_view name) {
    static const Names kNames = [] {
        Names names;
        add_names(contact::alt_address::kDef, contact::alt_address::kCode, names);
        names.add(kRangesName, {Property::Kind::ranges, 0, {}});
        return names;
    }();
    return kNames.find(name);
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
