#include "core/segment/segment_tables.h"

#include "core/base/tr.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_builders.h"

namespace segments::segment {
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

namespace segment_fields {
using namespace segment;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kNo, "no", "No.", 20, domain::kSegment),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    option(kCorrespondenceType, "correspondenceType", "Correspondence Type (Default)",
           schema::kCorrespondenceTypes),
    code(kInteractionTemplateCode, "interactionTemplateCode", "Interaction Template Code", 10,
         domain::kInteractionTemplate),
    number(kUnitCost, "unitCost", "Unit Cost (LCY)", ValueType::decimal),
    number(kUnitDuration, "unitDuration", "Unit Duration (Min.)", ValueType::decimal),
    number(kDate, "date", "Date", ValueType::date),
    flag(kCampaignTarget, "campaignTarget", "Campaign Target"),
    option(kInformationFlow, "informationFlow", "Information Flow", schema::kInformationFlows),
    option(kInitiatedBy, "initiatedBy", "Initiated By", schema::kInitiatedBys),
    code(kNoSeries, "noSeries", "No. Series", 20, domain::kNoSeries, kReadOnly),
    flag(kCampaignResponse, "campaignResponse", "Campaign Response"),
    code(kLanguageCode, "languageCode", "Language Code (Default)", 10, domain::kLanguage),
    code(kInteractionGroupCode, "interactionGroupCode", "Interaction Group Code", 10,
         domain::kInteractionGroup, kReadOnly),
    flag(kSendWordDocsAsAttmt, "sendWordDocsAsAttmt", "Send Word Docs. as Attmt."),
    flag(kIgnoreContactCorresType, "ignoreContactCorresType", "Ignore Contact Corres. Type"),
    repeated(kSubject, "subject", "Subject (Default)", 100, domain::kDescription),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
    repeated(kLetterText, "letterText", "Segment Text", 250, domain::kDescription),
};
}  // namespace segment_fields

namespace line_fields {
using namespace line;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kLineId, "lineId", "Line ID", ValueType::integer, kHidden),
    code(kSegmentNo, "segmentNo", "Segment No.", 20, domain::kSegment, kReadOnly),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer, kReadOnly),
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    number(kInsertedBy, "insertedBy", "Inserted by action", ValueType::integer, kHidden),
    number(kRemovedBy, "removedBy", "Removed by action", ValueType::integer, kHidden),
    number(kOwn, "own", "Own values", ValueType::integer, kHidden),
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    option(kCorrespondenceType, "correspondenceType", "Correspondence Type", schema::kCorrespondenceTypes),
    code(kInteractionTemplateCode, "interactionTemplateCode", "Interaction Template Code", 10,
         domain::kInteractionTemplate),
    number(kCost, "cost", "Cost (LCY)", ValueType::decimal),
    number(kDuration, "duration", "Duration (Min.)", ValueType::decimal),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    number(kDate, "date", "Date", ValueType::date),
    code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    repeated(kSubject, "subject", "Subject", 100, domain::kDescription),
    option(kInformationFlow, "informationFlow", "Information Flow", schema::kInformationFlows),
    option(kInitiatedBy, "initiatedBy", "Initiated By", schema::kInitiatedBys),
    flag(kCampaignTarget, "campaignTarget", "Campaign Target"),
    flag(kCampaignResponse, "campaignResponse", "Campaign Response"),
    code(kInteractionGroupCode, "interactionGroupCode", "Interaction Group Code", 10,
         domain::kInteractionGroup),
    flag(kSendWordDocAsAttmt, "sendWordDocAsAttmt", "Send Word Doc. As Attmt."),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
    code(kContactAltAddressCode, "contactAltAddressCode", "Contact Alt. Address Code", 10,
         domain::kAltAddress),
    option(kEvaluation, "evaluation", "Evaluation", schema::kEvaluations),
    number(kTimeOfInteraction, "timeOfInteraction", "Time of Interaction", ValueType::time),
    flag(kAttemptFailed, "attemptFailed", "Attempt Failed"),
    free_code(kToDoNo, "toDoNo", "To-do No.", 20),
    free_text(kContactVia, "contactVia", "Contact Via", 80),
    free_code(kOpportunityNo, "opportunityNo", "Opportunity No.", 20),
    flag(kMerged, "merged", "Merged", kReadOnly),
    number(kAttachmentNo, "attachmentNo", "Attachment No.", ValueType::integer, kHidden),
    number(kPinned, "pinned", "Pinned", ValueType::integer, kHidden),
    free_text(kLetterText, "letterText", "Line Text", 250),
};
}  // namespace line_fields

namespace language_fields {
using namespace language;
using table::kHidden;
constexpr table::FieldDef kFields[] = {
    code(kSegmentNo, "segmentNo", "Segment No.", 20, domain::kSegment, kHidden),
    number(kLineId, "lineId", "Line ID", ValueType::integer, kHidden),
    code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    number(kAttachmentNo, "attachmentNo", "Attachment No.", ValueType::integer, kHidden),
    repeated(kSubject, "subject", "Subject", 100, domain::kDescription),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
    flag(kMerged, "merged", "Merged", kHidden),
};
}  // namespace language_fields

namespace criteria_fields {
using namespace criteria;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kSegmentNo, "segmentNo", "Segment No.", 20, domain::kSegment),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    option(kType, "type", "Type", schema::kCriteriaTypes),
    option(kAction, "action", "Action", schema::kCriteriaActions),
    number(kActionNo, "actionNo", "Action No.", ValueType::integer),
    option(kSection, "section", "Section", schema::kCriteriaSections),
    free_text(kFilterText, "filterText", "Filter", 0),
    flag(kAllowExistingContacts, "allowExistingContacts", "Allow Existing Contacts"),
    flag(kExpandContact, "expandContact", "Expand Contact"),
    flag(kAllowCompanyWithPersons, "allowCompanyWithPersons", "Allow Company with Persons"),
    flag(kIgnoreExclusion, "ignoreExclusion", "Ignore Exclusion"),
    flag(kIncludePrivacyBlocked, "includePrivacyBlocked", "Include privacy blocked"),
    flag(kEntireCompanies, "entireCompanies", "Entire Companies"),
    number(kNoOfFilters, "noOfFilters", "No. of Filters", ValueType::integer),
    number(kLoggedSegmentEntryNo, "loggedSegmentEntryNo", "Logged Segment Entry No.", ValueType::integer,
           kHidden),
};
}  // namespace criteria_fields

namespace saved_fields {
using namespace saved;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kSavedCriteria),
    free_text(kDescription, "description", "Description", 100),
    code(kUserId, "userId", "User ID", 50, domain::kUser, kReadOnly),
};
}  // namespace saved_fields

namespace saved_line_fields {
using namespace saved_line;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kSavedCriteriaCode, "savedCriteriaCode", "Segment Criteria Code", 10, domain::kSavedCriteria),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    option(kType, "type", "Type", schema::kCriteriaTypes),
    option(kAction, "action", "Action", schema::kCriteriaActions),
    number(kActionNo, "actionNo", "Action No.", ValueType::integer),
    option(kSection, "section", "Section", schema::kCriteriaSections),
    free_text(kFilterText, "filterText", "Filter", 0),
    flag(kAllowExistingContacts, "allowExistingContacts", "Allow Existing Contacts"),
    flag(kExpandContact, "expandContact", "Expand Contact"),
    flag(kAllowCompanyWithPersons, "allowCompanyWithPersons", "Allow Company with Persons"),
    flag(kIgnoreExclusion, "ignoreExclusion", "Ignore Exclusion"),
    flag(kIncludePrivacyBlocked, "includePrivacyBlocked", "Include privacy blocked"),
    flag(kEntireCompanies, "entireCompanies", "Entire Companies"),
    number(kNoOfFilters, "noOfFilters", "No. of Filters", ValueType::integer),
    number(kLoggedSegmentEntryNo, "loggedSegmentEntryNo", "Logged Segment Entry No.", ValueType::integer,
           kHidden),
};
}  // namespace saved_line_fields

namespace logged_fields {
using namespace logged;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Entry No.", ValueType::integer),
    code(kSegmentNo, "segmentNo", "Segment No.", 20, domain::kSegment),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    number(kCreationDate, "creationDate", "Creation Date", ValueType::date),
    code(kUserId, "userId", "User ID", 50, domain::kUser),
    flag(kCanceled, "canceled", "Canceled"),
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    option(kCorrespondenceType, "correspondenceType", "Correspondence Type (Default)",
           schema::kCorrespondenceTypes),
    code(kInteractionTemplateCode, "interactionTemplateCode", "Interaction Template Code", 10,
         domain::kInteractionTemplate),
    number(kUnitCost, "unitCost", "Unit Cost (LCY)", ValueType::decimal),
    number(kUnitDuration, "unitDuration", "Unit Duration (Min.)", ValueType::decimal),
    number(kDate, "date", "Date", ValueType::date),
    flag(kCampaignTarget, "campaignTarget", "Campaign Target"),
    option(kInformationFlow, "informationFlow", "Information Flow", schema::kInformationFlows),
    option(kInitiatedBy, "initiatedBy", "Initiated By", schema::kInitiatedBys),
    flag(kCampaignResponse, "campaignResponse", "Campaign Response"),
    code(kLanguageCode, "languageCode", "Language Code (Default)", 10, domain::kLanguage),
    code(kInteractionGroupCode, "interactionGroupCode", "Interaction Group Code", 10,
         domain::kInteractionGroup),
    flag(kSendWordDocsAsAttmt, "sendWordDocsAsAttmt", "Send Word Docs. as Attmt."),
    flag(kIgnoreContactCorresType, "ignoreContactCorresType", "Ignore Contact Corres. Type"),
    repeated(kSubject, "subject", "Subject (Default)", 100, domain::kDescription),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
    flag(kDelivered, "delivered", "Delivered"),
    code(kReopenedAs, "reopenedAs", "Reopened as", 20, domain::kSegment),
    repeated(kLetterText, "letterText", "Segment Text", 250, domain::kDescription),
};
}  // namespace logged_fields

namespace logged_criteria_fields {
using namespace logged_criteria;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Logged Segment Entry No.", ValueType::integer),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    option(kType, "type", "Type", schema::kCriteriaTypes),
    option(kAction, "action", "Action", schema::kCriteriaActions),
    number(kActionNo, "actionNo", "Action No.", ValueType::integer),
    option(kSection, "section", "Section", schema::kCriteriaSections),
    free_text(kFilterText, "filterText", "Filter", 0),
    flag(kAllowExistingContacts, "allowExistingContacts", "Allow Existing Contacts"),
    flag(kExpandContact, "expandContact", "Expand Contact"),
    flag(kAllowCompanyWithPersons, "allowCompanyWithPersons", "Allow Company with Persons"),
    flag(kIgnoreExclusion, "ignoreExclusion", "Ignore Exclusion"),
    flag(kIncludePrivacyBlocked, "includePrivacyBlocked", "Include privacy blocked"),
    flag(kEntireCompanies, "entireCompanies", "Entire Companies"),
    number(kNoOfFilters, "noOfFilters", "No. of Filters", ValueType::integer),
    number(kLoggedSegmentEntryNo, "loggedSegmentEntryNo", "Logged Segment Entry No.", ValueType::integer,
           kHidden),
};
}  // namespace logged_criteria_fields

namespace logged_language_fields {
using namespace logged_language;
using table::kHidden;
constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Logged Segment Entry No.", ValueType::integer, kHidden),
    code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    number(kAttachmentNo, "attachmentNo", "Attachment No.", ValueType::integer, kHidden),
    repeated(kSubject, "subject", "Subject", 100, domain::kDescription),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
};
}  // namespace logged_language_fields

namespace skipped_fields {
using namespace skipped;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Logged Segment Entry No.", ValueType::integer),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    repeated(kReason, "reason", "Reason", 250),
    number(kInsertedBy, "insertedBy", "Inserted by action", ValueType::integer, kHidden),
    number(kOwn, "own", "Own values", ValueType::integer, kHidden),
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    option(kCorrespondenceType, "correspondenceType", "Correspondence Type", schema::kCorrespondenceTypes),
    code(kInteractionTemplateCode, "interactionTemplateCode", "Interaction Template Code", 10,
         domain::kInteractionTemplate),
    number(kCost, "cost", "Cost (LCY)", ValueType::decimal),
    number(kDuration, "duration", "Duration (Min.)", ValueType::decimal),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    number(kDate, "date", "Date", ValueType::date),
    code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    repeated(kSubject, "subject", "Subject", 100, domain::kDescription),
    option(kInformationFlow, "informationFlow", "Information Flow", schema::kInformationFlows),
    option(kInitiatedBy, "initiatedBy", "Initiated By", schema::kInitiatedBys),
    flag(kCampaignTarget, "campaignTarget", "Campaign Target"),
    flag(kCampaignResponse, "campaignResponse", "Campaign Response"),
    code(kInteractionGroupCode, "interactionGroupCode", "Interaction Group Code", 10,
         domain::kInteractionGroup),
    flag(kSendWordDocAsAttmt, "sendWordDocAsAttmt", "Send Word Doc. As Attmt."),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
    code(kContactAltAddressCode, "contactAltAddressCode", "Contact Alt. Address Code", 10,
         domain::kAltAddress),
    option(kEvaluation, "evaluation", "Evaluation", schema::kEvaluations),
    number(kTimeOfInteraction, "timeOfInteraction", "Time of Interaction", ValueType::time),
    flag(kAttemptFailed, "attemptFailed", "Attempt Failed"),
    free_code(kToDoNo, "toDoNo", "To-do No.", 20),
    free_text(kContactVia, "contactVia", "Contact Via", 80),
    free_code(kOpportunityNo, "opportunityNo", "Opportunity No.", 20),
    flag(kMerged, "merged", "Merged", kReadOnly),
    number(kAttachmentNo, "attachmentNo", "Attachment No.", ValueType::integer, kHidden),
    number(kPinned, "pinned", "Pinned", ValueType::integer, kHidden),
    free_text(kLetterText, "letterText", "Line Text", 250),
};
}  // namespace skipped_fields

}  // namespace

const table::TableDef segment::kDef{kTable, "segment", msg("Segment"), segment_fields::kFields, 1};
const table::TableDef line::kDef{kTable, "segmentLine", msg("Segment Line"), line_fields::kFields, 1};
const table::TableDef language::kDef{kTable, "segmentInteractionLanguage",
                                     msg("Segment Interaction Language"), language_fields::kFields, 3};
const table::TableDef criteria::kDef{kTable, "segmentCriteria", msg("Segment Criteria Line"),
                                     criteria_fields::kFields, 2};
const table::TableDef saved::kDef{kTable, "savedCriteria", msg("Saved Segment Criteria"),
                                  saved_fields::kFields, 1};
const table::TableDef saved_line::kDef{kTable, "savedCriteriaLine", msg("Saved Segment Criteria Line"),
                                       saved_line_fields::kFields, 2};
const table::TableDef logged::kDef{kTable, "loggedSegment", msg("Logged Segment"), logged_fields::kFields, 1};
const table::TableDef logged_criteria::kDef{
    kTable, "loggedSegmentCriteria", msg("Logged Segment Criteria Line"), logged_criteria_fields::kFields, 2};
const table::TableDef logged_language::kDef{kTable, "loggedSegmentLanguage",
                                            msg("Logged Segment Interaction Language"),
                                            logged_language_fields::kFields, 2};
const table::TableDef skipped::kDef{kTable, "loggedSegmentSkippedLine", msg("Skipped Line"),
                                    skipped_fields::kFields, 2};

}  // namespace segments::segment
