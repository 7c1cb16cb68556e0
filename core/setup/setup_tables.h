// Code lists and setup: ENT-18, ENT-24 to ENT-26, number series (NUM-5).
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::setup {

// ENT-18.
namespace mailing_group {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kMailingGroup;
extern const table::TableDef kDef;

}  // namespace mailing_group

// ENT-18.
namespace industry_group {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kIndustryGroup;
extern const table::TableDef kDef;

}  // namespace industry_group

// ENT-18.
namespace business_relation {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kBusinessRelation;
extern const table::TableDef kDef;

}  // namespace business_relation

// ENT-18.
namespace job_responsibility {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kJobResponsibility;
extern const table::TableDef kDef;

}  // namespace job_responsibility

// ENT-18.
namespace organizational_level {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kOrganizationalLevel;
extern const table::TableDef kDef;

}  // namespace organizational_level

// ENT-18.
namespace web_source {

enum Field : table::FieldId {
    kCode,
    kDescription,
    kUrl,
};

inline constexpr table::TableId kTable = schema::id::kWebSource;
extern const table::TableDef kDef;

}  // namespace web_source

// ENT-26.
namespace salesperson {

enum Field : table::FieldId {
    kCode,
    kName,
    kJobTitle,
    kPhoneNo,
    kEMail,
    kEMail2,
    kBlocked,
};

inline constexpr table::TableId kTable = schema::id::kSalesperson;
extern const table::TableDef kDef;

}  // namespace salesperson

// Countries and regions.
namespace country {

enum Field : table::FieldId {
    kCode,
    kName,
    kAddressFormat,
};

inline constexpr table::TableId kTable = schema::id::kCountry;
extern const table::TableDef kDef;

}  // namespace country

// Languages.
namespace language {

enum Field : table::FieldId {
    kCode,
    kName,
};

inline constexpr table::TableId kTable = schema::id::kLanguage;
extern const table::TableDef kDef;

}  // namespace language

// Territories.
namespace territory {

enum Field : table::FieldId {
    kCode,
    kName,
};

inline constexpr table::TableId kTable = schema::id::kTerritory;
extern const table::TableDef kDef;

}  // namespace territory

// ENT-25.
namespace salutation {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kSalutation;
extern const table::TableDef kDef;

}  // namespace salutation

// ENT-25.
namespace salutation_formula {

enum Field : table::FieldId {
    kSalutationCode,
    kLanguageCode,
    kType,
    kSalutation,
    kName1,  // kName1 + 0..4
    kName2,
    kName3,
    kName4,
    kName5,
};

inline constexpr table::TableId kTable = schema::id::kSalutationFormula;
extern const table::TableDef kDef;

}  // namespace salutation_formula

// NUM-5.
namespace no_series {

enum Field : table::FieldId {
    kCode,
    kDescription,
    kDefaultNos,
    kManualNos,
    kDateOrder,
};

inline constexpr table::TableId kTable = schema::id::kNoSeries;
extern const table::TableDef kDef;

}  // namespace no_series

// NUM-5.
namespace no_series_line {

enum Field : table::FieldId {
    kSeriesCode,
    kLineNo,
    kStartingDate,
    kStartingNo,
    kEndingNo,
    kWarningNo,
    kIncrementBy,
    kLastNoUsed,
    kLastDateUsed,
    kOpen,
    kAllowGaps,
};

inline constexpr table::TableId kTable = schema::id::kNoSeriesLine;
extern const table::TableDef kDef;

}  // namespace no_series_line

// NUM-2, NUM-3: series that may be chosen in place of another one.
namespace no_series_relationship {

enum Field : table::FieldId {
    kCode,
    kSeriesCode,
};

inline constexpr table::TableId kTable = schema::id::kNoSeriesRelationship;
extern const table::TableDef kDef;

}  // namespace no_series_relationship

// ENT-24. A single record with key 1.
namespace marketing {

enum Field : table::FieldId {
    kKey,
    kContactNos,
    kCampaignNos,
    kSegmentNos,
    kInheritSalespersonCode,
    kInheritTerritoryCode,
    kInheritCountryRegionCode,
    kInheritLanguageCode,
    kInheritAddressDetails,
    kInheritCommunicationDetails,
    kInheritFormatRegion,
    kDefaultSalespersonCode,
    kDefaultTerritoryCode,
    kDefaultCountryRegionCode,
    kDefaultLanguageCode,
    kDefaultFormatRegion,
    kDefaultCorrespondenceType,
    kDefaultCompanySalutationCode,
    kDefaultPersonSalutationCode,
    kWorkspaceName,
    kTaskNos,
    kOpportunityNos,
    kBusRelCodeForCustomers,
    kBusRelCodeForVendors,
    kBusRelCodeForBankAccounts,
    kBusRelCodeForEmployees,
    kDefaultSalesCycleCode,
    kDefaultTaskDateCalculation,
    kMergefieldLanguageId,
    kAttachmentStorageType,
    kAutosearchForDuplicates,
    kSearchHitPercent,  // 0: a workspace from before these settings: see duplicate_settings()
    kMaintainDuplicateSearchStrings,
    kFatigueInteractions,  // 0 like the next: a workspace from before them, see criteria::fatigue_limits()
    kFatigueDays,
    kOurName,  // MRG-4, Company Information: from here to kOurGiroNo
    kOurName2,
    kOurAddress,
    kOurAddress2,
    kOurPostCode,
    kOurCity,
    kOurCounty,
    kOurCountryRegionCode,
    kOurPhoneNo,
    kOurFaxNo,
    kOurEMail,
    kOurHomePage,
    kOurVatRegistrationNo,
    kOurRegistrationNo,
    kOurBankName,
    kOurBankBranchNo,
    kOurBankAccountNo,
    kOurGiroNo,
};

inline constexpr table::TableId kTable = schema::id::kMarketingSetup;
extern const table::TableDef kDef;

}  // namespace marketing

// ENT-26, PRD-13.
namespace user {

enum Field : table::FieldId {
    kUserId,
    kSalespersonCode,
    kName,
};

inline constexpr table::TableId kTable = schema::id::kUserSetup;
extern const table::TableDef kDef;

}  // namespace user

// PRD-24: core/setup/list_views.h
namespace list_view {

enum Field : table::FieldId {
    kNo,
    kList,
    kName,
    kUserId,  // whose it is
    kShared,
    kDefault,
    kDefinition,
};

inline constexpr table::TableId kTable = schema::id::kListView;
extern const table::TableDef kDef;

}  // namespace list_view

}  // namespace segments::setup
