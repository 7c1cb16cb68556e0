// The records that every new workspace begins with (PRD-15), as plain data. Names, descriptions and formulas
// are in English; whoever stores them says tr().
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/schema/enumerations.h"

namespace segments::setup {

// Where post code, city and county stand in an address (ADR-2); in the order of schema::kAddressFormats.
enum class AddressFormat : std::uint8_t {
    post_code_city,
    city_county_post_code,
    city_post_code,
    blank_line_post_code_city,
};

struct StandardCode {
    std::string_view code;
    std::string_view description;
};

// Of no language; `names` fill %1, %2 ... (ENT-25).
struct StandardFormula {
    std::string_view salutation_code;
    schema::SalutationType type;
    std::string_view text;
    schema::NamePart names[3];
};

struct StandardCountry {
    std::string_view code;  // ISO 3166-1, and XK
    std::string_view name;
    AddressFormat address_format;
};

// All outbound and initiated by us.
struct StandardTemplate {
    std::string_view code;
    std::string_view description;
    std::string_view interaction_group_code;
    int unit_duration_minutes;
    schema::CorrespondenceType correspondence_type;
};

std::span<const StandardCountry> standard_countries();
std::span<const StandardCode> standard_languages();
std::span<const StandardCode> standard_salutations();
std::span<const StandardFormula> standard_formulas();
std::span<const StandardCode> standard_interaction_groups();
std::span<const StandardCode> standard_campaign_statuses();
std::span<const StandardTemplate> standard_templates();

}  // namespace segments::setup
