// Numbers of the shared dictionaries and of the tables. They are written to files: append, never change.
#pragma once

#include "core/table/schema.h"

namespace segments::schema {

namespace domain {
inline constexpr table::DomainId kContact = 1;
inline constexpr table::DomainId kSegment = 2;
inline constexpr table::DomainId kInteractionTemplate = 3;
inline constexpr table::DomainId kSalesperson = 4;
inline constexpr table::DomainId kCountry = 5;
inline constexpr table::DomainId kLanguage = 6;
inline constexpr table::DomainId kTerritory = 7;
inline constexpr table::DomainId kMailingGroup = 8;
inline constexpr table::DomainId kIndustryGroup = 9;
inline constexpr table::DomainId kBusinessRelation = 10;
inline constexpr table::DomainId kJobResponsibility = 11;
inline constexpr table::DomainId kOrganizationalLevel = 12;
inline constexpr table::DomainId kSalutation = 13;
inline constexpr table::DomainId kInteractionGroup = 14;
inline constexpr table::DomainId kCampaign = 15;
inline constexpr table::DomainId kNoSeries = 16;
inline constexpr table::DomainId kUser = 17;
inline constexpr table::DomainId kDescription = 18;  // of segments, lines and log entries
inline constexpr table::DomainId kWordTemplate = 19;
inline constexpr table::DomainId kAltAddress = 20;
inline constexpr table::DomainId kCompanyName = 21;
inline constexpr table::DomainId kWebSource = 22;
inline constexpr table::DomainId kSavedCriteria = 23;
inline constexpr table::DomainId kCurrency = 24;
inline constexpr table::DomainId kProfileQuestionnaire = 25;
inline constexpr table::DomainId kCampaignStatus = 26;
inline constexpr table::DomainId kContent = 27;  // hashes of attachments' contents
}  // namespace domain

namespace id {
inline constexpr table::TableId kContact = 1;
inline constexpr table::TableId kContactAltAddress = 2;
inline constexpr table::TableId kContactAltAddressDateRange = 3;
inline constexpr table::TableId kContactMailingGroup = 4;
inline constexpr table::TableId kContactIndustryGroup = 5;
inline constexpr table::TableId kContactBusinessRelation = 6;
inline constexpr table::TableId kContactJobResponsibility = 7;
inline constexpr table::TableId kContactWebSource = 8;
inline constexpr table::TableId kContactDuplicate = 9;
inline constexpr table::TableId kSegment = 10;
inline constexpr table::TableId kSegmentLine = 11;
inline constexpr table::TableId kSegmentCriteria = 12;
inline constexpr table::TableId kSavedCriteria = 13;
inline constexpr table::TableId kSavedCriteriaLine = 14;
inline constexpr table::TableId kLoggedSegment = 15;
inline constexpr table::TableId kLoggedSegmentCriteria = 16;
inline constexpr table::TableId kLoggedSegmentSkippedLine = 17;
inline constexpr table::TableId kSegmentLanguage = 18;
inline constexpr table::TableId kLoggedSegmentLanguage = 19;
inline constexpr table::TableId kInteractionLogEntry = 20;
inline constexpr table::TableId kInteractionLogEntryComment = 21;
inline constexpr table::TableId kInteractionTemplate = 22;
inline constexpr table::TableId kInteractionGroup = 23;
inline constexpr table::TableId kCampaign = 24;
inline constexpr table::TableId kCampaignEntry = 25;
inline constexpr table::TableId kCampaignStatus = 26;
inline constexpr table::TableId kCampaignTargetGroup = 27;
inline constexpr table::TableId kInteractionTemplateLanguage = 28;
inline constexpr table::TableId kInteractionTemplateSetup = 29;
inline constexpr table::TableId kMailingGroup = 30;
inline constexpr table::TableId kIndustryGroup = 31;
inline constexpr table::TableId kBusinessRelation = 32;
inline constexpr table::TableId kJobResponsibility = 33;
inline constexpr table::TableId kOrganizationalLevel = 34;
inline constexpr table::TableId kWebSource = 35;
inline constexpr table::TableId kSalesperson = 36;
inline constexpr table::TableId kCountry = 37;
inline constexpr table::TableId kLanguage = 38;
inline constexpr table::TableId kTerritory = 39;
inline constexpr table::TableId kSalutation = 40;
inline constexpr table::TableId kSalutationFormula = 41;
inline constexpr table::TableId kValueEntry = 42;
inline constexpr table::TableId kNoSeries = 50;
inline constexpr table::TableId kNoSeriesLine = 51;
inline constexpr table::TableId kMarketingSetup = 52;
inline constexpr table::TableId kUserSetup = 53;
inline constexpr table::TableId kNoSeriesRelationship = 54;
inline constexpr table::TableId kListView = 55;
inline constexpr table::TableId kProfileQuestionnaire = 60;
inline constexpr table::TableId kProfileQuestionnaireLine = 61;
inline constexpr table::TableId kContactProfileAnswer = 62;
inline constexpr table::TableId kRating = 63;
inline constexpr table::TableId kContactComment = 64;
inline constexpr table::TableId kCampaignComment = 65;
inline constexpr table::TableId kAttachment = 70;
inline constexpr table::TableId kAttachmentContent = 71;
inline constexpr table::TableId kExchangeEntry = 80;
inline constexpr table::TableId kExchangeFile = 81;
inline constexpr table::TableId kExchangeRejection = 82;
inline constexpr table::TableId kExport = 83;
inline constexpr table::TableId kExportedContact = 84;
inline constexpr table::TableId kWordTemplate = 72;
}  // namespace id

}  // namespace segments::schema
