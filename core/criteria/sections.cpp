#include "core/criteria/sections.h"

#include <algorithm>

#include "core/contact/contact_tables.h"
#include "core/contact/value_entry_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/profile/profile_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::criteria {
namespace {

using schema::Section;
using table::FieldId;
namespace card = contact::contact;
namespace entry = interaction::log_entry;

constexpr FieldId kContactFields[] = {
    card::kNo,       card::kSearchName,        card::kType,         card::kSalespersonCode,
    card::kPostCode, card::kCountryRegionCode, card::kTerritoryCode};
constexpr FieldId kProfileFields[] = {profile::answer::kQuestionnaireCode, profile::answer::kLineNo};
constexpr FieldId kMailingGroupFields[] = {contact::mailing_group::kMailingGroupCode};
constexpr FieldId kInteractionFields[] = {entry::kDate,
                                          entry::kSegmentNo,
                                          entry::kCampaignNo,
                                          entry::kEvaluation,
                                          entry::kInteractionTemplateCode,
                                          entry::kSalespersonCode};
constexpr FieldId kJobResponsibilityFields[] = {contact::job_responsibility::kJobResponsibilityCode};
constexpr FieldId kIndustryGroupFields[] = {contact::industry_group::kIndustryGroupCode};
constexpr FieldId kBusinessRelationFields[] = {contact::business_relation::kBusinessRelationCode};

namespace purchase = contact::value_entry;
constexpr FieldId kValueEntryFields[] = {purchase::kItemNo, purchase::kVariantCode, purchase::kPostingDate,
                                         purchase::kInventoryPostingGroup};

constexpr FieldId kSegmentFields[] = {segment::line::kSegmentNo};

constexpr SectionInfo kSections[] = {
    {Section::contact, card::kTable, Match::contact, card::kNo, 0, kContactFields},
    {Section::profile_answer, profile::answer::kTable, Match::own_number, profile::answer::kContactNo, 0,
     kProfileFields},
    {Section::mailing_group, contact::mailing_group::kTable, Match::own_number,
     contact::mailing_group::kContactNo, 0, kMailingGroupFields},
    {Section::interaction, entry::kTable, Match::both_numbers, entry::kContactNo, entry::kContactCompanyNo,
     kInteractionFields},
    {Section::job_responsibility, contact::job_responsibility::kTable, Match::own_number,
     contact::job_responsibility::kContactNo, 0, kJobResponsibilityFields},
    {Section::industry_group, contact::industry_group::kTable, Match::company_number,
     contact::industry_group::kContactNo, 0, kIndustryGroupFields},
    {Section::business_relation, contact::business_relation::kTable, Match::company_number,
     contact::business_relation::kContactNo, 0, kBusinessRelationFields},
    {Section::value_entry, purchase::kTable, Match::buyer, purchase::kContactNo, 0, kValueEntryFields},
    {Section::segment, segment::line::kTable, Match::own_number, segment::line::kContactNo, 0,
     kSegmentFields},
};

const table::TableDef* const kTables[] = {
    &card::kDef,
    &profile::answer::kDef,
    &contact::mailing_group::kDef,
    &entry::kDef,
    &contact::job_responsibility::kDef,
    &contact::industry_group::kDef,
    &contact::business_relation::kDef,
    &purchase::kDef,
    &segment::line::kDef,
};
static_assert(std::size(kTables) == std::size(kSections));

}  // namespace

std::span<const SectionInfo> sections() {
    return kSections;
}

std::size_t section_index(Section section) {
    const auto at = std::find_if(std::begin(kSections), std::end(kSections),
                                 [&](const SectionInfo& info) { return info.section == section; });
    return static_cast<std::size_t>(at - std::begin(kSections));
}

const SectionInfo* find_section(Section section) {
    const std::size_t index = section_index(section);
    return index < std::size(kSections) ? &kSections[index] : nullptr;
}

std::string_view caption(Section section) {
    const auto index = static_cast<std::size_t>(section);
    return index < std::size(schema::kCriteriaSections) ? schema::kCriteriaSections[index]
                                                        : std::string_view("?");
}

const table::TableDef& table_of(const SectionInfo& info) {
    return *kTables[section_index(info.section)];
}

const table::FieldDef& field_of(const SectionInfo& info, FieldId field) {
    return table_of(info).fields[field];
}

bool is_offered(const SectionInfo& info, FieldId field) {
    const table::TableDef& def = table_of(info);
    // A line keeps only what differs from its header, so that its other columns can't be asked.
    if (info.section == Section::segment) return field == segment::line::kSegmentNo;
    return field < def.fields.size() && (def.fields[field].flags & table::kHidden) == 0;
}

std::vector<FieldId> further_fields(const SectionInfo& info) {
    std::vector<FieldId> fields;
    for (const table::FieldDef& field : table_of(info).fields) {
        const bool is_preset =
            std::find(info.preset.begin(), info.preset.end(), field.id) != info.preset.end();
        if (!is_preset && is_offered(info, field.id)) fields.push_back(field.id);
    }
    return fields;
}

}  // namespace segments::criteria
