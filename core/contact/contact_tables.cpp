#include "core/contact/contact_tables.h"

#include "core/base/tr.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_builders.h"

namespace segments::contact {
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

namespace contact_fields {
using namespace contact;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kNo, "no", "No.", 20, domain::kContact),
    option(kType, "type", "Type", schema::kContactTypes),
    free_text(kName, "name", "Name", 100),
    free_code(kSearchName, "searchName", "Search Name", 100),
    free_text(kName2, "name2", "Name 2", 50),
    free_text(kAddress, "address", "Address", 100),
    free_text(kAddress2, "address2", "Address 2", 50),
    repeated(kCity, "city", "City", 30),
    repeated(kPostCode, "postCode", "Post Code", 20),
    repeated(kCounty, "county", "County", 30),
    code(kCountryRegionCode, "countryRegionCode", "Country/Region Code", 10, domain::kCountry),
    free_text(kPhoneNo, "phoneNo", "Phone No.", 30),
    free_text(kMobilePhoneNo, "mobilePhoneNo", "Mobile Phone No.", 30),
    free_text(kEMail, "eMail", "E-Mail", 80),
    free_text(kEMail2, "eMail2", "E-Mail 2", 80),
    free_text(kHomePage, "homePage", "Home Page", 255),
    code(kCompanyNo, "companyNo", "Company No.", 20, domain::kContact),
    repeated(kCompanyName, "companyName", "Company Name", 100, domain::kCompanyName),
    repeated(kFirstName, "firstName", "First Name", 30),
    repeated(kMiddleName, "middleName", "Middle Name", 30),
    repeated(kSurname, "surname", "Surname", 30),
    repeated(kJobTitle, "jobTitle", "Job Title", 30),
    repeated(kInitials, "initials", "Initials", 30),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    code(kTerritoryCode, "territoryCode", "Territory Code", 10, domain::kTerritory),
    code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    option(kCorrespondenceType, "correspondenceType", "Correspondence Type", schema::kCorrespondenceTypes),
    code(kSalutationCode, "salutationCode", "Salutation Code", 10, domain::kSalutation),
    code(kOrganizationalLevelCode, "organizationalLevelCode", "Organizational Level Code", 10,
         domain::kOrganizationalLevel),
    flag(kExcludeFromSegment, "excludeFromSegment", "Exclude from Segment"),
    flag(kPrivacyBlocked, "privacyBlocked", "Privacy Blocked"),
    flag(kMinor, "minor", "Minor"),
    flag(kParentalConsentReceived, "parentalConsentReceived", "Parental Consent Received"),
    free_text(kExternalId, "externalId", "External ID", 80),
    code(kCurrencyCode, "currencyCode", "Currency Code", 10, domain::kCurrency),
    repeated(kFormatRegion, "formatRegion", "Format Region", 80),
    free_code(kRegistrationNo, "registrationNo", "Registration No.", 50),
    free_code(kVatRegistrationNo, "vatRegistrationNo", "VAT Registration No.", 20),
    free_text(kTelexNo, "telexNo", "Telex No.", 20),
    free_text(kTelexAnswerBack, "telexAnswerBack", "Telex Answer Back", 20),
    free_text(kFaxNo, "faxNo", "Fax No.", 30),
    free_text(kPager, "pager", "Pager", 30),
    free_text(kExtensionNo, "extensionNo", "Extension No.", 30),
    number(kLastDateModified, "lastDateModified", "Last Date Modified", ValueType::date, kReadOnly),
    number(kLastTimeModified, "lastTimeModified", "Last Time Modified", ValueType::time, kReadOnly),
    flag(kSearchNameOwn, "searchNameOwn", "Search Name typed", kHidden),
    free_text(kExtras, "extras", "Unknown properties", 0, kHidden),
};
}  // namespace contact_fields

namespace alt_address_fields {
using namespace alt_address;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kCode, "code", "Code", 10, domain::kAltAddress),
    free_text(kCompanyName, "companyName", "Company Name", 100),
    free_text(kCompanyName2, "companyName2", "Company Name 2", 50),
    free_text(kAddress, "address", "Address", 100),
    free_text(kAddress2, "address2", "Address 2", 50),
    repeated(kCity, "city", "City", 30),
    repeated(kPostCode, "postCode", "Post Code", 20),
    repeated(kCounty, "county", "County", 30),
    code(kCountryRegionCode, "countryRegionCode", "Country/Region Code", 10, domain::kCountry),
    free_text(kPhoneNo, "phoneNo", "Phone No.", 30),
    free_text(kMobilePhoneNo, "mobilePhoneNo", "Mobile Phone No.", 30),
    free_text(kEMail, "eMail", "E-Mail", 80),
    free_text(kHomePage, "homePage", "Home Page", 255),
    free_text(kFaxNo, "faxNo", "Fax No.", 30),
    free_text(kTelexNo, "telexNo", "Telex No.", 20),
    free_text(kTelexAnswerBack, "telexAnswerBack", "Telex Answer Back", 20),
    free_text(kExtensionNo, "extensionNo", "Extension No.", 30),
    free_text(kPager, "pager", "Pager", 30),
    number(kLastDateModified, "lastDateModified", "Last Date Modified", ValueType::date, kReadOnly),
    free_text(kExtras, "extras", "Unknown properties", 0, kHidden),
};
}  // namespace alt_address_fields

namespace alt_address_range_fields {
using namespace alt_address_range;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    number(kStartingDate, "startingDate", "Starting Date", ValueType::date),
    code(kContactAltAddressCode, "contactAltAddressCode", "Contact Alt. Address Code", 10,
         domain::kAltAddress),
    number(kEndingDate, "endingDate", "Ending Date", ValueType::date),
};
}  // namespace alt_address_range_fields

namespace mailing_group_fields {
using namespace mailing_group;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kMailingGroupCode, "mailingGroupCode", "Mailing Group Code", 10, domain::kMailingGroup),
};
}  // namespace mailing_group_fields

namespace industry_group_fields {
using namespace industry_group;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kIndustryGroupCode, "industryGroupCode", "Industry Group Code", 10, domain::kIndustryGroup),
};
}  // namespace industry_group_fields

namespace business_relation_fields {
using namespace business_relation;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kBusinessRelationCode, "businessRelationCode", "Business Relation Code", 10,
         domain::kBusinessRelation),
    option(kLinkToTable, "linkToTable", "Link to Table", schema::kLinkTargets),
    free_code(kLinkedNo, "linkedNo", "No.", 20),
};
}  // namespace business_relation_fields

namespace job_responsibility_fields {
using namespace job_responsibility;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kJobResponsibilityCode, "jobResponsibilityCode", "Job Responsibility Code", 10,
         domain::kJobResponsibility),
};
}  // namespace job_responsibility_fields

namespace web_source_fields {
using namespace web_source;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kWebSourceCode, "webSourceCode", "Web Source Code", 10, domain::kWebSource),
    free_text(kSearchWord, "searchWord", "Search Word", 30),
};
}  // namespace web_source_fields

namespace duplicate_fields {
using namespace duplicate;
using table::kReadOnly;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kDuplicateNo, "duplicateContactNo", "Duplicate Contact No.", 20, domain::kContact),
    flag(kSeparateContacts, "separateContacts", "Separate Contacts"),
    number(kMatchingStrings, "noOfMatchingStrings", "No. of Matching Strings", ValueType::integer, kReadOnly),
    number(kStrings, "noOfStrings", "No. of Strings", ValueType::integer, kReadOnly),
};
}  // namespace duplicate_fields

namespace comment_fields {
using namespace comment;
using table::kReadOnly;
constexpr table::FieldDef kFields[] = {
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    number(kDate, "date", "Date", ValueType::date),
    free_code(kCode, "code", "Code", 10),
    free_text(kComment, "comment", "Comment", 80),
    number(kLastDateModified, "lastDateModified", "Last Date Modified", ValueType::date, kReadOnly),
};
}  // namespace comment_fields

}  // namespace

const table::TableDef contact::kDef{kTable, "contact", msg("Contact"), contact_fields::kFields, 1};
const table::TableDef alt_address::kDef{kTable, "contactAltAddress", msg("Contact Alternate Address"),
                                        alt_address_fields::kFields, 2};
const table::TableDef alt_address_range::kDef{kTable, "contactAltAddressDateRange",
                                              msg("Contact Alternate Address Date Range"),
                                              alt_address_range_fields::kFields, 2};
const table::TableDef mailing_group::kDef{kTable, "contactMailingGroup", msg("Contact Mailing Group"),
                                          mailing_group_fields::kFields, 2};
const table::TableDef industry_group::kDef{kTable, "contactIndustryGroup", msg("Contact Industry Group"),
                                           industry_group_fields::kFields, 2};
const table::TableDef business_relation::kDef{kTable, "contactBusinessRelation",
                                              msg("Contact Business Relation"),
                                              business_relation_fields::kFields, 2};
const table::TableDef job_responsibility::kDef{kTable, "contactJobResponsibility",
                                               msg("Contact Job Responsibility"),
                                               job_responsibility_fields::kFields, 2};
const table::TableDef web_source::kDef{kTable, "contactWebSource", msg("Contact Web Source"),
                                       web_source_fields::kFields, 2};
const table::TableDef duplicate::kDef{kTable, "contactDuplicate", msg("Contact Duplicate"),
                                      duplicate_fields::kFields, 2};
const table::TableDef comment::kDef{kTable, "contactComment", msg("Contact Comment"), comment_fields::kFields,
                                    2};

}  // namespace segments::contact
