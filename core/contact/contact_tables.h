// Contacts with their addresses and classification: ENT-15 to ENT-17 and ENT-19.
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::contact {

// ENT-15. Companies and persons.
namespace contact {

enum Field : table::FieldId {
    kNo,
    kType,
    kName,
    kSearchName,
    kName2,
    kAddress,
    kAddress2,
    kCity,
    kPostCode,
    kCounty,
    kCountryRegionCode,
    kPhoneNo,
    kMobilePhoneNo,
    kEMail,
    kEMail2,
    kHomePage,
    kCompanyNo,
    kCompanyName,
    kFirstName,
    kMiddleName,
    kSurname,
    kJobTitle,
    kInitials,
    kSalespersonCode,
    kTerritoryCode,
    kLanguageCode,
    kCorrespondenceType,
    kSalutationCode,
    kOrganizationalLevelCode,
    kExcludeFromSegment,
    kPrivacyBlocked,
    kMinor,
    kParentalConsentReceived,
    kExternalId,
    kCurrencyCode,
    kFormatRegion,
    kRegistrationNo,
    kVatRegistrationNo,
    kTelexNo,
    kTelexAnswerBack,
    kFaxNo,
    kPager,
    kExtensionNo,
    kLastDateModified,
    kLastTimeModified,
    kSearchNameOwn,  // the Search Name was typed and no longer follows the name (CON-4)
    kExtras,         // JSON object of imported properties that we do not know
};

inline constexpr table::TableId kTable = schema::id::kContact;
extern const table::TableDef kDef;

}  // namespace contact

// ENT-16.
namespace alt_address {

enum Field : table::FieldId {
    kContactNo,
    kCode,
    kCompanyName,
    kCompanyName2,
    kAddress,
    kAddress2,
    kCity,
    kPostCode,
    kCounty,
    kCountryRegionCode,
    kPhoneNo,
    kMobilePhoneNo,
    kEMail,
    kHomePage,
    kFaxNo,
    kTelexNo,
    kTelexAnswerBack,
    kExtensionNo,
    kPager,
    kLastDateModified,
    kExtras,
};

inline constexpr table::TableId kTable = schema::id::kContactAltAddress;
extern const table::TableDef kDef;

}  // namespace alt_address

// ENT-17. When an alternate address is in force.
namespace alt_address_range {

enum Field : table::FieldId {
    kContactNo,
    kStartingDate,
    kContactAltAddressCode,
    kEndingDate,
};

inline constexpr table::TableId kTable = schema::id::kContactAltAddressDateRange;
extern const table::TableDef kDef;

}  // namespace alt_address_range

// ENT-19. Anyone (CLS-1).
namespace mailing_group {

enum Field : table::FieldId {
    kContactNo,
    kMailingGroupCode,
};

inline constexpr table::TableId kTable = schema::id::kContactMailingGroup;
extern const table::TableDef kDef;

}  // namespace mailing_group

// ENT-19. Companies only (CLS-1).
namespace industry_group {

enum Field : table::FieldId {
    kContactNo,
    kIndustryGroupCode,
};

inline constexpr table::TableId kTable = schema::id::kContactIndustryGroup;
extern const table::TableDef kDef;

}  // namespace industry_group

// ENT-19. Companies only (CLS-1).
namespace business_relation {

enum Field : table::FieldId {
    kContactNo,
    kBusinessRelationCode,
    kLinkToTable,
    kLinkedNo,
};

inline constexpr table::TableId kTable = schema::id::kContactBusinessRelation;
extern const table::TableDef kDef;

}  // namespace business_relation

// ENT-19. Persons only (CLS-1).
namespace job_responsibility {

enum Field : table::FieldId {
    kContactNo,
    kJobResponsibilityCode,
};

inline constexpr table::TableId kTable = schema::id::kContactJobResponsibility;
extern const table::TableDef kDef;

}  // namespace job_responsibility

// ENT-19. Companies only (CLS-1).
namespace web_source {

enum Field : table::FieldId {
    kContactNo,
    kWebSourceCode,
    kSearchWord,
};

inline constexpr table::TableId kTable = schema::id::kContactWebSource;
extern const table::TableDef kDef;

}  // namespace web_source

// DUP-1. A pair of contacts that look the same, found by the search or told apart for good by a person. The
// smaller number comes first.
namespace duplicate {

enum Field : table::FieldId {
    kContactNo,
    kDuplicateNo,
    kSeparateContacts,
    kMatchingStrings,  // of kStrings
    kStrings,          // filled in on either of the two
};

inline constexpr table::TableId kTable = schema::id::kContactDuplicate;
extern const table::TableDef kDef;

}  // namespace duplicate

// ENT-15 Comment, DEL-4.
namespace comment {

enum Field : table::FieldId {
    kContactNo,
    kLineNo,
    kDate,
    kCode,
    kComment,
    kLastDateModified,
};

inline constexpr table::TableId kTable = schema::id::kContactComment;
extern const table::TableDef kDef;

}  // namespace comment

}  // namespace segments::contact
