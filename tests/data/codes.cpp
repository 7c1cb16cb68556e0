#include "tests/data/codes.h"

#include <cassert>

namespace segments::testdata {
namespace {

constexpr Code kCountries[] = {
    {"CN", "China"},  {"DE", "Germany"},        {"DK", "Denmark"}, {"EG", "Egypt"},
    {"FR", "France"}, {"GB", "United Kingdom"}, {"GR", "Greece"},  {"IL", "Israel"},
    {"JP", "Japan"},  {"KR", "South Korea"},    {"UA", "Ukraine"}, {"US", "United States"},
};

constexpr Code kLanguages[] = {
    {"ARA", "Arabic"},       {"CHS", "Chinese (Simplified)"},
    {"DAN", "Danish"},       {"DEU", "German"},
    {"ELL", "Greek"},        {"ENG", "English (UK)"},
    {"ENU", "English (US)"}, {"FRA", "French"},
    {"HEB", "Hebrew"},       {"JPN", "Japanese"},
    {"KOR", "Korean"},       {"UKR", "Ukrainian"},
};

constexpr Code kTerritories[] = {
    {"CN", "China"},   {"DE-N", "Germany, north"}, {"DE-S", "Germany, south"},   {"DK", "Denmark"},
    {"FR", "France"},  {"GR", "Greece"},           {"JP-KR", "Japan and Korea"}, {"MENA", "Egypt and Israel"},
    {"UA", "Ukraine"}, {"UK", "United Kingdom"},   {"US-E", "USA, east"},        {"US-W", "USA, west"},
};

constexpr Code kIndustryGroups[] = {
    {"CATERING", "Catering and events"},
    {"DELI", "Delicatessen and food shops"},
    {"HOTEL", "Hotels"},
    {"LOGISTICS", "Storage and transport"},
    {"PRESS", "Press and media"},
    {"RESTAURANT", "Restaurants and bars"},
    {"SERVICES", "Services"},
    {"TRADE", "Wholesale and import"},
    {"WINERY", "Wineries"},
    {"WINESHOP", "Wine shops"},
};

constexpr Code kMailingGroups[] = {
    {"FAIR", "Trade fair invitations"}, {"NEWS", "Monthly newsletter"},  {"PRICELIST", "Price list by post"},
    {"TASTING", "Tasting invitations"}, {"VIP", "Friends of the house"}, {"XMAS", "Season's greetings"},
};

constexpr Code kBusinessRelations[] = {
    {"BANK", "Bank"},
    {"CUST", "Customer"},
    {"LAW", "Law firm"},
    {"PRESS", "Press contact"},
    {"PROS", "Prospective customer"},
    {"VEND", "Vendor"},
};

constexpr Code kJobResponsibilities[] = {
    {"FINANCE", "Finance"},
    {"KITCHEN", "Kitchen"},
    {"LOGISTICS", "Warehouse and delivery"},
    {"MARKETING", "Marketing"},
    {"PURCHASE", "Purchasing"},
    {"SALES", "Sales"},
    {"WINE", "Wine list and tastings"},
};

constexpr Code kOrganizationalLevels[] = {
    {"BUYER", "Buyer"},
    {"CEO", "Managing director"},
    {"HEAD", "Head of department"},
    {"STAFF", "Employee"},
};

constexpr Code kSalutations[] = {
    {"COMPANY", "Company"},
    {"F", "Woman"},
    {"M", "Man"},
    {"UNISEX", "Person"},
};

constexpr Code kInteractionGroups[] = {
    {"EVENT", "Tastings and fairs"}, {"LETTER", "Letters"},  {"MAIL", "E-mails"},
    {"PHONE", "Telephone"},          {"SUPPORT", "Support"}, {"VISIT", "Visits and meetings"},
};

constexpr Salesperson kSalespeople[] = {
    {"AK", "Amira Khalil", "Sales Manager Middle East", "+45 70 20 41 06", "amira.khalil@vinhuset.example"},
    {"CB", "Claire Besson", "Sales Manager France", "+45 70 20 41 03", "claire.besson@vinhuset.example"},
    {"HT", "Haruka Tanabe", "Sales Manager Asia", "+45 70 20 41 07", "haruka.tanabe@vinhuset.example"},
    {"JR", "Jonas Reimers", "Sales Manager Germany", "+45 70 20 41 02", "jonas.reimers@vinhuset.example"},
    {"MS", "Mette Skov", "Managing Director", "+45 70 20 41 01", "mette.skov@vinhuset.example"},
    {"OK", "Oksana Koval", "Sales Manager East", "+45 70 20 41 05", "oksana.koval@vinhuset.example"},
    {"SP", "Sam Porter", "Sales Manager USA", "+45 70 20 41 08", "sam.porter@vinhuset.example"},
    {"TW", "Tom Whitfield", "Sales Manager UK", "+45 70 20 41 04", "tom.whitfield@vinhuset.example"},
};

constexpr InformationFlow kOut = InformationFlow::kOutbound;
constexpr InformationFlow kIn = InformationFlow::kInbound;

constexpr InteractionTemplate kTemplates[] = {
    {"CALL", "Telephone call", "PHONE", 600, 10, kOut, InitiatedBy::kUs, CorrespondenceType::kBlank},
    {"CALL-IN", "Incoming call", "PHONE", 300, 5, kIn, InitiatedBy::kThem, CorrespondenceType::kBlank},
    {"COMPLAINT", "Complaint", "SUPPORT", 2500, 30, kIn, InitiatedBy::kThem, CorrespondenceType::kBlank},
    {"EMAIL", "E-mail", "MAIL", 100, 5, kOut, InitiatedBy::kUs, CorrespondenceType::kEmail},
    {"EMAIL-IN", "Incoming e-mail", "MAIL", 100, 5, kIn, InitiatedBy::kThem, CorrespondenceType::kEmail},
    {"FAIR", "Met at a trade fair", "EVENT", 4500, 20, kOut, InitiatedBy::kUs, CorrespondenceType::kBlank},
    {"INVITATION", "Invitation", "EVENT", 220, 0, kOut, InitiatedBy::kUs, CorrespondenceType::kHardCopy},
    {"LETTER", "Letter", "LETTER", 250, 10, kOut, InitiatedBy::kUs, CorrespondenceType::kHardCopy},
    {"MEETING", "Meeting", "VISIT", 9000, 60, kOut, InitiatedBy::kUs, CorrespondenceType::kBlank},
    {"NEWSLETTER", "Newsletter", "MAIL", 20, 0, kOut, InitiatedBy::kUs, CorrespondenceType::kEmail},
    {"TASTING", "Tasting attended", "EVENT", 3500, 120, kOut, InitiatedBy::kUs, CorrespondenceType::kBlank},
};

constexpr Campaign kCampaigns[] = {
    {"CP0001", "Harbour tasting, first year", -980, -890, "MS", "DONE"},
    {"CP0002", "New growers from Nemea", -800, -720, "OK", "DONE"},
    {"CP0003", "Wines by the glass", -570, -480, "CB", "DONE"},
    {"CP0004", "Restaurant partner programme", -420, -240, "JR", "DONE"},
    {"CP0005", "Sparkling and rosé", -250, -170, "MS", "DONE"},
    {"CP0006", "Harbour tasting", -75, -5, "MS", "ACTIVE"},
    {"CP0007", "Gift cases", -30, 35, "TW", "ACTIVE"},
};

}  // namespace

std::span<const Code> country_codes() {
    return kCountries;
}
std::span<const Code> language_codes() {
    return kLanguages;
}
std::span<const Code> territory_codes() {
    return kTerritories;
}
std::span<const Code> industry_group_codes() {
    return kIndustryGroups;
}
std::span<const Code> mailing_group_codes() {
    return kMailingGroups;
}
std::span<const Code> business_relation_codes() {
    return kBusinessRelations;
}
std::span<const Code> job_responsibility_codes() {
    return kJobResponsibilities;
}
std::span<const Code> organizational_level_codes() {
    return kOrganizationalLevels;
}
std::span<const Code> salutation_codes() {
    return kSalutations;
}
std::span<const Code> interaction_group_codes() {
    return kInteractionGroups;
}
std::span<const Salesperson> salespeople() {
    return kSalespeople;
}
std::span<const InteractionTemplate> interaction_templates() {
    return kTemplates;
}
std::span<const Campaign> campaigns() {
    return kCampaigns;
}

const InteractionTemplate& interaction_template(std::string_view code) {
    for (const InteractionTemplate& each : kTemplates) {
        if (each.code == code) return each;
    }
    assert(false && "no such interaction template");
    return kTemplates[0];
}

}  // namespace segments::testdata
