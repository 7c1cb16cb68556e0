// The values that the generator makes: plain C++, independent of the database. Enumerations have the numbers
// of docs/domain.md, so that a cast converts them. An empty string, a blank day and 0 mean "not filled in".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace segments::testdata {

enum class ContactType : std::uint8_t { kCompany = 0, kPerson = 1 };                     // ENM-9
enum class CorrespondenceType : std::uint8_t { kBlank = 0, kHardCopy = 1, kEmail = 2 };  // ENM-1
enum class InformationFlow : std::uint8_t { kBlank = 0, kOutbound = 1, kInbound = 2 };   // ENM-5
enum class InitiatedBy : std::uint8_t { kBlank = 0, kUs = 1, kThem = 2 };                // ENM-6
enum class Evaluation : std::uint8_t {                                                   // ENM-2
    kBlank = 0,
    kVeryPositive = 1,
    kPositive = 2,
    kNeutral = 3,
    kNegative = 4,
    kVeryNegative = 5
};

// ENT-17. A blank ending date is an open end.
struct GeneratedDateRange {
    Day starting_date = kBlankDay;
    Day ending_date = kBlankDay;
};

// ENT-16, with its date ranges.
struct GeneratedAlternateAddress {
    std::string code;
    std::string company_name;
    std::string address;
    std::string address_2;
    std::string city;
    std::string post_code;
    std::string county;
    std::string country_region_code;
    std::string phone_no;
    std::string mobile_phone_no;
    std::string e_mail;
    std::vector<GeneratedDateRange> date_ranges;
};

// ENT-15 with the assignments of ENT-19. Values that the rules derive are left to the reader: Search E-Mail,
// Lookup Contact No., and Search Name where it is empty (CON-4).
struct GeneratedContact {
    std::string no;
    ContactType type = ContactType::kCompany;
    std::string name;
    std::string name_2;
    std::string search_name;  // filled only where "changed by hand"
    std::string address;
    std::string address_2;
    std::string city;
    std::string post_code;
    std::string county;
    std::string country_region_code;
    std::string phone_no;
    std::string extension_no;
    std::string mobile_phone_no;
    std::string e_mail;
    std::string e_mail_2;
    std::string home_page;
    std::string company_no;    // a company's own number (CON-2), empty for a person without a company
    std::string company_name;  // likewise
    std::string first_name;
    std::string middle_name;
    std::string surname;
    std::string initials;
    std::string job_title;
    std::string language_code;
    std::string currency_code;
    std::string format_region;
    std::string territory_code;
    std::string salesperson_code;
    std::string salutation_code;
    std::string organizational_level_code;
    std::string vat_registration_no;
    std::string registration_no;
    std::string external_id;
    CorrespondenceType correspondence_type = CorrespondenceType::kBlank;
    bool exclude_from_segment = false;
    bool privacy_blocked = false;
    bool minor = false;
    bool parental_consent_received = false;
    Day last_date_modified = kBlankDay;
    std::int32_t last_time_modified = 0;  // seconds since midnight

    std::vector<std::string> mailing_groups;
    std::vector<std::string> industry_groups;       // companies only (CLS-1)
    std::vector<std::string> business_relations;    // companies only
    std::vector<std::string> job_responsibilities;  // persons only
    std::vector<GeneratedAlternateAddress> alternate_addresses;
};

// ENT-8. Entry numbers are given by who stores them.
struct GeneratedInteraction {
    std::string contact_no;
    std::string contact_company_no;
    Day date = kBlankDay;
    std::int32_t time_of_interaction = 0;  // seconds since midnight
    std::string description;
    std::string subject;  // e-mails only
    std::string interaction_template_code;
    std::string interaction_group_code;
    std::string language_code;
    std::string salesperson_code;
    std::string campaign_no;
    std::string contact_via;  // number or address used
    InformationFlow information_flow = InformationFlow::kBlank;
    InitiatedBy initiated_by = InitiatedBy::kBlank;
    CorrespondenceType correspondence_type = CorrespondenceType::kBlank;
    Evaluation evaluation = Evaluation::kBlank;
    std::int64_t cost_cents = 0;
    std::int32_t duration_minutes = 0;
    bool campaign_target = false;
    bool campaign_response = false;
    bool attempt_failed = false;
    bool canceled = false;
    int mailing = -1;  // index into Generator::mailings(), -1: a single interaction
};

// A logged segment that many contacts were on: its interactions share these values.
struct GeneratedMailing {
    std::string segment_no;
    std::string description;
    Day date = kBlankDay;
    std::string interaction_template_code;
    std::string salesperson_code;
    std::string campaign_no;
    std::string mailing_group_code;  // whom it mostly went to; empty: anyone
};

}  // namespace segments::testdata
