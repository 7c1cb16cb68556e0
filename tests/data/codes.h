// The code lists (masters) that generated contacts and interactions refer to: those of a wine merchant. The
// same lists serve the sample of 24 contacts and the large workspaces.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/date.h"
#include "tests/data/generated.h"

namespace segments::testdata {

// A master with code and description (ENT-18 and the like).
struct Code {
    std::string_view code;
    std::string_view description;
};

// ENT-26
struct Salesperson {
    std::string_view code;
    std::string_view name;
    std::string_view job_title;
    std::string_view phone_no;
    std::string_view e_mail;
};

// ENT-10
struct InteractionTemplate {
    std::string_view code;
    std::string_view description;
    std::string_view interaction_group_code;
    std::int32_t unit_cost_cents = 0;
    std::int32_t unit_duration_minutes = 0;
    InformationFlow information_flow = InformationFlow::kBlank;
    InitiatedBy initiated_by = InitiatedBy::kBlank;
    CorrespondenceType correspondence_type = CorrespondenceType::kBlank;
};

// ENT-21. Days are offsets from the workspace's end date.
struct Campaign {
    std::string_view no;
    std::string_view description;
    int starting_offset = 0;
    int ending_offset = 0;
    std::string_view salesperson_code;
    std::string_view status_code;
};

std::span<const Code> country_codes();
std::span<const Code> language_codes();
std::span<const Code> territory_codes();
std::span<const Code> industry_group_codes();
std::span<const Code> mailing_group_codes();
std::span<const Code> business_relation_codes();
std::span<const Code> job_responsibility_codes();
std::span<const Code> organizational_level_codes();
std::span<const Code> salutation_codes();
std::span<const Code> interaction_group_codes();
std::span<const Salesperson> salespeople();
std::span<const InteractionTemplate> interaction_templates();
std::span<const Campaign> campaigns();
// The template of that code. REQUIRES: it exists.
const InteractionTemplate& interaction_template(std::string_view code);

}  // namespace segments::testdata
