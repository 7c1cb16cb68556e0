// Interactions: ENT-8 to ENT-12, ENT-21, ENT-22.
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::interaction {

// ENT-8.
namespace log_entry {

enum Field : table::FieldId {
    kEntryNo,
    kContactNo,
    kContactCompanyNo,
    kDate,
    kDescription,
    kInformationFlow,
    kInitiatedBy,
    kCost,
    kDuration,
    kUserId,
    kInteractionGroupCode,
    kInteractionTemplateCode,
    kInteractionLanguageCode,
    kSubject,
    kCampaignNo,
    kCampaignEntryNo,
    kCampaignResponse,
    kCampaignTarget,
    kSegmentNo,
    kEvaluation,
    kTimeOfInteraction,
    kAttemptFailed,
    kToDoNo,
    kSalespersonCode,
    kDeliveryStatus,
    kCanceled,
    kCorrespondenceType,
    kContactAltAddressCode,
    kLoggedSegmentEntryNo,
    kSendWordDocsAsAttmt,
    kContactVia,
    kOpportunityNo,
    kPostponed,
    kWordTemplateCode,
    kMerged,
    kSegmentLineNo,   // the line it was logged from (PRD-7)
    kLineInsertedBy,  // the criteria action that had inserted that line; 0 = none
    kAttachmentNo,
    kModifiedWordTemplate,  // an attachment; where the line had none of its own (LOG-21)
    kLinePinned,            // the pins of that line (PIN-1)
    kLetterText,            // the line's
    kLetterValues,          // what its document was merged with: core/letter/frozen_values.h
    kDocumentType,          // LOG-54
    kDocumentNo,
    kDocNoOccurrence,
    kVersionNo,
};

inline constexpr table::TableId kTable = schema::id::kInteractionLogEntry;
extern const table::TableDef kDef;

}  // namespace log_entry

// ENT-9.
namespace comment {

enum Field : table::FieldId {
    kEntryNo,
    kLineNo,
    kDate,
    kCode,
    kComment,
    kLastDateModified,
};

inline constexpr table::TableId kTable = schema::id::kInteractionLogEntryComment;
extern const table::TableDef kDef;

}  // namespace comment

// ENT-10.
namespace template_ {

enum Field : table::FieldId {
    kCode,
    kDescription,
    kInteractionGroupCode,
    kUnitCost,
    kUnitDuration,
    kInformationFlow,
    kInitiatedBy,
    kCampaignNo,
    kCampaignTarget,
    kCampaignResponse,
    kCorrespondenceType,
    kLanguageCode,
    kWizardAction,
    kIgnoreContactCorresType,
    kWordTemplateCode,
};

inline constexpr table::TableId kTable = schema::id::kInteractionTemplate;
extern const table::TableDef kDef;

}  // namespace template_

// ENT-11. The document of a template in a language.
namespace template_language {

enum Field : table::FieldId {
    kInteractionTemplateCode,
    kLanguageCode,
    kDescription,
    kAttachmentNo,
    kWordTemplateCode,
};

inline constexpr table::TableId kTable = schema::id::kInteractionTemplateLanguage;
extern const table::TableDef kDef;

}  // namespace template_language

// ENT-13. A single record with key 1.
namespace template_setup {

enum Field : table::FieldId {
    kKey,
    kOutgoingCalls,
    kCoverSheets,
    kEMails,
    kEMailDrafts,
    kMeetingInvitation,
    kFirstDocument,  // then all of ENM-16 but the cover sheets, in their order
};

inline constexpr table::TableId kTable = schema::id::kInteractionTemplateSetup;
extern const table::TableDef kDef;

}  // namespace template_setup

// ENT-12.
namespace group {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kInteractionGroup;
extern const table::TableDef kDef;

}  // namespace group

// ENT-21.
namespace campaign {

enum Field : table::FieldId {
    kNo,
    kDescription,
    kStartingDate,
    kEndingDate,
    kSalespersonCode,
    kLastDateModified,
    kNoSeries,
    kStatusCode,
};

inline constexpr table::TableId kTable = schema::id::kCampaign;
extern const table::TableDef kDef;

}  // namespace campaign

// ENT-22.
namespace campaign_entry {

enum Field : table::FieldId {
    kEntryNo,
    kCampaignNo,
    kDescription,
    kDate,
    kUserId,
    kSegmentNo,
    kCanceled,
    kSalespersonCode,
    kRegisterNo,
    kDocumentType,
};

inline constexpr table::TableId kTable = schema::id::kCampaignEntry;
extern const table::TableDef kDef;

}  // namespace campaign_entry

// ENT-21 Status Code.
namespace campaign_status {

enum Field : table::FieldId {
    kCode,
    kDescription,
};

inline constexpr table::TableId kTable = schema::id::kCampaignStatus;
extern const table::TableDef kDef;

}  // namespace campaign_status

// ENT-23. The companies whom an activated campaign is for (CMP-5).
namespace target_group {

enum Field : table::FieldId {
    kCampaignNo,
    kType,
    kNo,         // of the customer, or of the contact
    kContactNo,  // the company it is about, whatever the type
};

inline constexpr table::TableId kTable = schema::id::kCampaignTargetGroup;
extern const table::TableDef kDef;

}  // namespace target_group

// ENT-21 Comment, CMP-8.
namespace campaign_comment {

enum Field : table::FieldId {
    kCampaignNo,
    kLineNo,
    kDate,
    kCode,
    kComment,
    kLastDateModified,
};

inline constexpr table::TableId kTable = schema::id::kCampaignComment;
extern const table::TableDef kDef;

}  // namespace campaign_comment

}  // namespace segments::interaction
