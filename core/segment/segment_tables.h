// Segments, their lines and criteria, saved criteria, logged segments: ENT-1 to ENT-7.
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::segment {

// ENT-1. The header.
namespace segment {

enum Field : table::FieldId {
    kNo,
    kDescription,
    kCampaignNo,
    kSalespersonCode,
    kCorrespondenceType,
    kInteractionTemplateCode,
    kUnitCost,
    kUnitDuration,
    kDate,
    kCampaignTarget,
    kInformationFlow,
    kInitiatedBy,
    kNoSeries,
    kCampaignResponse,
    kLanguageCode,
    kInteractionGroupCode,
    kSendWordDocsAsAttmt,
    kIgnoreContactCorresType,
    kSubject,
    kWordTemplateCode,
    kLetterText,  // the merge field Segment Text
};

inline constexpr table::TableId kTable = schema::id::kSegment;
extern const table::TableDef kDef;

}  // namespace segment

// ENT-2. A line stores what differs from its header and contact; see core/segment/line.h for the values in
// force.
namespace line {

enum Field : table::FieldId {
    kLineId,  // our own key; a line keeps it when Reduce takes it away and Go Back returns it
    kSegmentNo,
    kLineNo,
    kContactNo,
    kInsertedBy,  // number of the criteria action that inserted the line; 0 = none (CRI-8)
    kRemovedBy,   // number of the criteria action that removed the line; 0 = the line stands on the segment
    kOwn,  // bit per OwnField: the value below is the line's own, all others come from header and contact
           // (PRD-3)
    kCampaignNo,
    kSalespersonCode,
    kCorrespondenceType,
    kInteractionTemplateCode,
    kCost,
    kDuration,
    kDescription,
    kDate,
    kLanguageCode,
    kSubject,
    kInformationFlow,
    kInitiatedBy,
    kCampaignTarget,
    kCampaignResponse,
    kInteractionGroupCode,
    kSendWordDocAsAttmt,
    kWordTemplateCode,
    kContactAltAddressCode,
    kEvaluation,
    kTimeOfInteraction,
    kAttemptFailed,
    kToDoNo,
    kContactVia,
    kOpportunityNo,
    kMerged,
    kAttachmentNo,  // with kOwnAttachment (own_field.h): its own document, 0 = none; else the header's
    kPinned,        // pins of core/criteria/pins.h: put in or taken out by hand (PIN-1)
    kLetterText,    // the merge field Line Text: what is said to this contact alone
};

inline constexpr table::TableId kTable = schema::id::kSegmentLine;
extern const table::TableDef kDef;

}  // namespace line

// ENT-3. The documents of a segment in its languages, and those that lines have of their own.
namespace language {

enum Field : table::FieldId {
    kSegmentNo,
    kLineId,  // of the line whose own document it is; 0 = the header's
    kLanguageCode,
    kDescription,
    kAttachmentNo,
    kSubject,
    kWordTemplateCode,
    kMerged,  // a personal letter: it goes out as it is (LIN-33, MRG-20)
};

inline constexpr table::TableId kTable = schema::id::kSegmentLanguage;
extern const table::TableDef kDef;

}  // namespace language

// ENT-4.
namespace criteria {

enum Field : table::FieldId {
    kSegmentNo,
    kLineNo,
    kType,
    kAction,
    kActionNo,  // of this row and, for filter rows, of the action they belong to
    kSection,
    kFilterText,  // the filters of a section, see core/criteria/section_filter.h
    kAllowExistingContacts,
    kExpandContact,
    kAllowCompanyWithPersons,
    kIgnoreExclusion,
    kIncludePrivacyBlocked,
    kEntireCompanies,
    kNoOfFilters,
    kLoggedSegmentEntryNo,  // the action reused this logged segment (RUL-3)
};

inline constexpr table::TableId kTable = schema::id::kSegmentCriteria;
extern const table::TableDef kDef;

}  // namespace criteria

// ENT-6.
namespace saved {

enum Field : table::FieldId {
    kCode,
    kDescription,
    kUserId,
};

inline constexpr table::TableId kTable = schema::id::kSavedCriteria;
extern const table::TableDef kDef;

}  // namespace saved

// ENT-6.
namespace saved_line {

enum Field : table::FieldId {
    kSavedCriteriaCode,
    kLineNo,
    kType,
    kAction,
    kActionNo,  // of this row and, for filter rows, of the action they belong to
    kSection,
    kFilterText,  // the filters of a section, see core/criteria/section_filter.h
    kAllowExistingContacts,
    kExpandContact,
    kAllowCompanyWithPersons,
    kIgnoreExclusion,
    kIncludePrivacyBlocked,
    kEntireCompanies,
    kNoOfFilters,
    kLoggedSegmentEntryNo,  // the action reused this logged segment (RUL-3)
};

inline constexpr table::TableId kTable = schema::id::kSavedCriteriaLine;
extern const table::TableDef kDef;

}  // namespace saved_line

// ENT-7, with the header as it was logged (PRD-7).
namespace logged {

enum Field : table::FieldId {
    kEntryNo,
    kSegmentNo,
    kDescription,
    kCreationDate,
    kUserId,
    kCanceled,
    kCampaignNo,
    kSalespersonCode,
    kCorrespondenceType,
    kInteractionTemplateCode,
    kUnitCost,
    kUnitDuration,
    kDate,
    kCampaignTarget,
    kInformationFlow,
    kInitiatedBy,
    kCampaignResponse,
    kLanguageCode,
    kInteractionGroupCode,
    kSendWordDocsAsAttmt,
    kIgnoreContactCorresType,
    kSubject,
    kWordTemplateCode,
    kDelivered,  // Send Attachments was chosen
    kReopenedAs,
    kLetterText,
};

inline constexpr table::TableId kTable = schema::id::kLoggedSegment;
extern const table::TableDef kDef;

}  // namespace logged

// The criteria of a logged segment (PRD-7).
namespace logged_criteria {

enum Field : table::FieldId {
    kEntryNo,
    kLineNo,
    kType,
    kAction,
    kActionNo,  // of this row and, for filter rows, of the action they belong to
    kSection,
    kFilterText,  // the filters of a section, see core/criteria/section_filter.h
    kAllowExistingContacts,
    kExpandContact,
    kAllowCompanyWithPersons,
    kIgnoreExclusion,
    kIncludePrivacyBlocked,
    kEntireCompanies,
    kNoOfFilters,
    kLoggedSegmentEntryNo,  // the action reused this logged segment (RUL-3)
};

inline constexpr table::TableId kTable = schema::id::kLoggedSegmentCriteria;
extern const table::TableDef kDef;

}  // namespace logged_criteria

// The header's documents of a logged segment (PRD-7).
namespace logged_language {

enum Field : table::FieldId {
    kEntryNo,
    kLanguageCode,
    kDescription,
    kAttachmentNo,
    kSubject,
    kWordTemplateCode,
};

inline constexpr table::TableId kTable = schema::id::kLoggedSegmentLanguage;
extern const table::TableDef kDef;

}  // namespace logged_language

// Lines that were not logged, and why; with what the line held, so that Reopen returns it (PRD-6, PRD-7).
namespace skipped {

enum Field : table::FieldId {
    kEntryNo,
    kLineNo,
    kContactNo,
    kReason,
    kInsertedBy,
    kOwn,  // from here on the columns of the line, in its order
    kCampaignNo,
    kSalespersonCode,
    kCorrespondenceType,
    kInteractionTemplateCode,
    kCost,
    kDuration,
    kDescription,
    kDate,
    kLanguageCode,
    kSubject,
    kInformationFlow,
    kInitiatedBy,
    kCampaignTarget,
    kCampaignResponse,
    kInteractionGroupCode,
    kSendWordDocAsAttmt,
    kWordTemplateCode,
    kContactAltAddressCode,
    kEvaluation,
    kTimeOfInteraction,
    kAttemptFailed,
    kToDoNo,
    kContactVia,
    kOpportunityNo,
    kMerged,
    kAttachmentNo,  // to here
    kPinned,
    kLetterText,
};
static_assert(kAttachmentNo - kOwn == line::kAttachmentNo - line::kOwn);

inline constexpr table::TableId kTable = schema::id::kLoggedSegmentSkippedLine;
extern const table::TableDef kDef;

}  // namespace skipped

}  // namespace segments::segment
