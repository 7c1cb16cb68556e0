#include "core/setup/setup_tables.h"

#include "core/base/tr.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_builders.h"

namespace segments::setup {
namespace {

namespace domain = schema::domain;
using filter::ValueType;
using schema::code;
using schema::flag;
using schema::free_code;
using schema::free_text;
using schema::number;
using schema::option;
using schema::repeated;

namespace mailing_group_fields {
using namespace mailing_group;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kMailingGroup),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace mailing_group_fields

namespace industry_group_fields {
using namespace industry_group;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kIndustryGroup),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace industry_group_fields

namespace business_relation_fields {
using namespace business_relation;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kBusinessRelation),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace business_relation_fields

namespace job_responsibility_fields {
using namespace job_responsibility;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kJobResponsibility),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace job_responsibility_fields

namespace organizational_level_fields {
using namespace organizational_level;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kOrganizationalLevel),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace organizational_level_fields

namespace web_source_fields {
using namespace web_source;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kWebSource),
    free_text(kDescription, "description", "Description", 100),
    free_text(kUrl, "url", "URL", 250),
};
}  // namespace web_source_fields

namespace salesperson_fields {
using namespace salesperson;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 20, domain::kSalesperson),
    free_text(kName, "name", "Name", 50),
    free_text(kJobTitle, "jobTitle", "Job Title", 30),
    free_text(kPhoneNo, "phoneNo", "Phone No.", 30),
    free_text(kEMail, "eMail", "E-Mail", 80),
    free_text(kEMail2, "eMail2", "E-Mail 2", 80),
    flag(kBlocked, "blocked", "Blocked"),
};
}  // namespace salesperson_fields

namespace country_fields {
using namespace country;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kCountry),
    free_text(kName, "name", "Name", 100),
    option(kAddressFormat, "addressFormat", "Address Format", schema::kAddressFormats),
};
}  // namespace country_fields

namespace language_fields {
using namespace language;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kLanguage),
    free_text(kName, "name", "Name", 50),
};
}  // namespace language_fields

namespace territory_fields {
using namespace territory;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kTerritory),
    free_text(kName, "name", "Name", 50),
};
}  // namespace territory_fields

namespace salutation_fields {
using namespace salutation;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kSalutation),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace salutation_fields

namespace salutation_formula_fields {
using namespace salutation_formula;
constexpr table::FieldDef kFields[] = {
    code(kSalutationCode, "salutationCode", "Salutation Code", 10, domain::kSalutation),
    code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    option(kType, "salutationType", "Salutation Type", schema::kSalutationTypes),
    free_text(kSalutation, "salutation", "Salutation", 50),
    option(kName1, "name1", "Name 1", schema::kNameParts),
    option(kName2, "name2", "Name 2", schema::kNameParts),
    option(kName3, "name3", "Name 3", schema::kNameParts),
    option(kName4, "name4", "Name 4", schema::kNameParts),
    option(kName5, "name5", "Name 5", schema::kNameParts),
};
}  // namespace salutation_formula_fields

namespace no_series_relationship_fields {
using namespace no_series_relationship;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 20, domain::kNoSeries),
    code(kSeriesCode, "seriesCode", "Series Code", 20, domain::kNoSeries),
};
}  // namespace no_series_relationship_fields

namespace no_series_fields {
using namespace no_series;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 20, domain::kNoSeries),
    free_text(kDescription, "description", "Description", 100),
    flag(kDefaultNos, "defaultNos", "Default Nos."),
    flag(kManualNos, "manualNos", "Manual Nos."),
    flag(kDateOrder, "dateOrder", "Date Order"),
};
}  // namespace no_series_fields

namespace no_series_line_fields {
using namespace no_series_line;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kSeriesCode, "seriesCode", "Series Code", 20, domain::kNoSeries),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    number(kStartingDate, "startingDate", "Starting Date", ValueType::date),
    free_code(kStartingNo, "startingNo", "Starting No.", 20),
    free_code(kEndingNo, "endingNo", "Ending No.", 20),
    free_code(kWarningNo, "warningNo", "Warning No.", 20),
    number(kIncrementBy, "incrementBy", "Increment-by", ValueType::integer),
    free_code(kLastNoUsed, "lastNoUsed", "Last No. Used", 20),
    number(kLastDateUsed, "lastDateUsed", "Last Date Used", ValueType::date),
    flag(kOpen, "open", "Open"),
    flag(kAllowGaps, "allowGaps", "Allow Gaps"),
};
}  // namespace no_series_line_fields

namespace marketing_fields {
using namespace marketing;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kKey, "key", "Key", ValueType::integer, kHidden),
    code(kContactNos, "contactNos", "Contact Nos.", 20, domain::kNoSeries),
    code(kCampaignNos, "campaignNos", "Campaign Nos.", 20, domain::kNoSeries),
    code(kSegmentNos, "segmentNos", "Segment Nos.", 20, domain::kNoSeries),
    flag(kInheritSalespersonCode, "inheritSalespersonCode", "Inherit Salesperson Code"),
    flag(kInheritTerritoryCode, "inheritTerritoryCode", "Inherit Territory Code"),
    flag(kInheritCountryRegionCode, "inheritCountryRegionCode", "Inherit Country/Region Code"),
    flag(kInheritLanguageCode, "inheritLanguageCode", "Inherit Language Code"),
    flag(kInheritAddressDetails, "inheritAddressDetails", "Inherit Address Details"),
    flag(kInheritCommunicationDetails, "inheritCommunicationDetails", "Inherit Communication Details"),
    flag(kInheritFormatRegion, "inheritFormatRegion", "Inherit Format Region"),
    code(kDefaultSalespersonCode, "defaultSalespersonCode", "Default Salesperson Code", 20,
         domain::kSalesperson),
    code(kDefaultTerritoryCode, "defaultTerritoryCode", "Default Territory Code", 10, domain::kTerritory),
    code(kDefaultCountryRegionCode, "defaultCountryRegionCode", "Default Country/Region Code", 10,
         domain::kCountry),
    code(kDefaultLanguageCode, "defaultLanguageCode", "Default Language Code", 10, domain::kLanguage),
    free_text(kDefaultFormatRegion, "defaultFormatRegion", "Default Format Region", 80),
    option(kDefaultCorrespondenceType, "defaultCorrespondenceType", "Default Correspondence Type",
           schema::kCorrespondenceTypes),
    code(kDefaultCompanySalutationCode, "defaultCompanySalutationCode", "Def. Company Salutation Code", 10,
         domain::kSalutation),
    code(kDefaultPersonSalutationCode, "defaultPersonSalutationCode", "Default Person Salutation Code", 10,
         domain::kSalutation),
    free_text(kWorkspaceName, "workspaceName", "Workspace Name", 100),
    code(kTaskNos, "toDoNos", "To-do Nos.", 20, domain::kNoSeries),
    code(kOpportunityNos, "opportunityNos", "Opportunity Nos.", 20, domain::kNoSeries),
    code(kBusRelCodeForCustomers, "busRelCodeForCustomers", "Bus. Rel. Code for Customers", 10,
         domain::kBusinessRelation),
    code(kBusRelCodeForVendors, "busRelCodeForVendors", "Bus. Rel. Code for Vendors", 10,
         domain::kBusinessRelation),
    code(kBusRelCodeForBankAccounts, "busRelCodeForBankAccounts", "Bus. Rel. Code for Bank Accs.", 10,
         domain::kBusinessRelation),
    code(kBusRelCodeForEmployees, "busRelCodeForEmployees", "Bus. Rel. Code for Employees", 10,
         domain::kBusinessRelation),
    free_code(kDefaultSalesCycleCode, "defaultSalesCycleCode", "Default Sales Cycle Code", 10),
    free_code(kDefaultTaskDateCalculation, "defaultToDoDateCalculation", "Default To-do Date Calculation",
              20),
    code(kMergefieldLanguageId, "mergefieldLanguageId", "Mergefield Language ID", 10, domain::kLanguage),
    option(kAttachmentStorageType, "attachmentStorageType", "Attachment Storage Type",
           schema::kAttachmentStorageTypes, kReadOnly),
    flag(kAutosearchForDuplicates, "autosearchForDuplicates", "Autosearch for Duplicates"),
    number(kSearchHitPercent, "searchHit", "Search Hit %", ValueType::integer),
    flag(kMaintainDuplicateSearchStrings, "maintainDuplicateSearchStrings", "Maintain Dupl. Search Strings"),
    number(kFatigueInteractions, "fatigueInteractions", "Many Interactions Are", ValueType::integer),
    number(kFatigueDays, "fatigueDays", "In So Many Days", ValueType::integer),
    free_text(kOurName, "ourName", "Name", 100),
    free_text(kOurName2, "ourName2", "Name 2", 50),
    free_text(kOurAddress, "ourAddress", "Address", 100),
    free_text(kOurAddress2, "ourAddress2", "Address 2", 50),
    free_text(kOurPostCode, "ourPostCode", "Post Code", 20),
    free_text(kOurCity, "ourCity", "City", 30),
    free_text(kOurCounty, "ourCounty", "County", 30),
    code(kOurCountryRegionCode, "ourCountryRegionCode", "Country/Region Code", 10, domain::kCountry),
    free_text(kOurPhoneNo, "ourPhoneNo", "Phone No.", 30),
    free_text(kOurFaxNo, "ourFaxNo", "Fax No.", 30),
    free_text(kOurEMail, "ourEMail", "E-Mail", 80),
    free_text(kOurHomePage, "ourHomePage", "Home Page", 255),
    free_text(kOurVatRegistrationNo, "ourVatRegistrationNo", "VAT Registration No.", 20),
    free_text(kOurRegistrationNo, "ourRegistrationNo", "Registration No.", 20),
    free_text(kOurBankName, "ourBankName", "Bank Name", 100),
    free_text(kOurBankBranchNo, "ourBankBranchNo", "Bank Branch No.", 20),
    free_text(kOurBankAccountNo, "ourBankAccountNo", "Bank Account No.", 50),
    free_text(kOurGiroNo, "ourGiroNo", "Giro No.", 20),
};
}  // namespace marketing_fields

namespace user_fields {
using namespace user;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kUserId, "userId", "User ID", 50, domain::kUser),
    code(kSalespersonCode, "salespersonCode", "Salespers./Purch. Code", 20, domain::kSalesperson),
    free_text(kName, "name", "Name", 100),
};
}  // namespace user_fields

namespace list_view_fields {
using namespace list_view;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kNo, "no", "No.", ValueType::integer, kHidden),
    repeated(kList, "list", "List", 50, table::kNoDomain, kReadOnly),
    free_text(kName, "name", "Name", 50),
    code(kUserId, "userId", "User ID", 50, domain::kUser, kReadOnly),
    flag(kShared, "shared", "Shared"),
    flag(kDefault, "default", "Opens with It"),
    free_text(kDefinition, "definition", "Definition", 0, static_cast<std::uint8_t>(kHidden | kMultiline)),
};
}  // namespace list_view_fields

}  // namespace

const table::TableDef mailing_group::kDef{kTable, "mailingGroup", msg("Mailing Group"),
                                          mailing_group_fields::kFields, 1};
const table::TableDef industry_group::kDef{kTable, "industryGroup", msg("Industry Group"),
                                           industry_group_fields::kFields, 1};
const table::TableDef business_relation::kDef{kTable, "businessRelation", msg("Business Relation"),
                                              business_relation_fields::kFields, 1};
const table::TableDef job_responsibility::kDef{kTable, "jobResponsibility", msg("Job Responsibility"),
                                               job_responsibility_fields::kFields, 1};
const table::TableDef organizational_level::kDef{kTable, "organizationalLevel", msg("Organizational Level"),
                                                 organizational_level_fields::kFields, 1};
const table::TableDef web_source::kDef{kTable, "webSource", msg("Web Source"), web_source_fields::kFields, 1};
const table::TableDef salesperson::kDef{kTable, "salesperson", msg("Salesperson"),
                                        salesperson_fields::kFields, 1};
const table::TableDef country::kDef{kTable, "country", msg("Country/Region"), country_fields::kFields, 1};
const table::TableDef language::kDef{kTable, "language", msg("Language"), language_fields::kFields, 1};
const table::TableDef territory::kDef{kTable, "territory", msg("Territory"), territory_fields::kFields, 1};
const table::TableDef salutation::kDef{kTable, "salutation", msg("Salutation"), salutation_fields::kFields,
                                       1};
const table::TableDef salutation_formula::kDef{kTable, "salutationFormula", msg("Salutation Formula"),
                                               salutation_formula_fields::kFields, 3};
const table::TableDef no_series_relationship::kDef{kTable, "noSeriesRelationship",
                                                   msg("Number Series Relationship"),
                                                   no_series_relationship_fields::kFields, 2};
const table::TableDef no_series::kDef{kTable, "noSeries", msg("Number Series"), no_series_fields::kFields, 1};
const table::TableDef no_series_line::kDef{kTable, "noSeriesLine", msg("Number Series Line"),
                                           no_series_line_fields::kFields, 2};
const table::TableDef marketing::kDef{kTable, "marketingSetup", msg("Marketing Setup"),
                                      marketing_fields::kFields, 1};
const table::TableDef user::kDef{kTable, "userSetup", msg("User Setup"), user_fields::kFields, 1};
const table::TableDef list_view::kDef{kTable, "listView", msg("List View"), list_view_fields::kFields, 1};

}  // namespace segments::setup
