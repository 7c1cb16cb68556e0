#include "core/interaction/interaction_tables.h"

#include "core/base/tr.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_builders.h"

namespace segments::interaction {
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

namespace log_entry_fields {
using namespace log_entry;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Entry No.", ValueType::integer),
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
    code(kContactCompanyNo, "contactCompanyNo", "Contact Company No.", 20, domain::kContact),
    number(kDate, "date", "Date", ValueType::date),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    option(kInformationFlow, "informationFlow", "Information Flow", schema::kInformationFlows),
    option(kInitiatedBy, "initiatedBy", "Initiated By", schema::kInitiatedBys),
    number(kCost, "cost", "Cost (LCY)", ValueType::decimal),
    number(kDuration, "duration", "Duration (Min.)", ValueType::decimal),
    code(kUserId, "userId", "User ID", 50, domain::kUser),
    code(kInteractionGroupCode, "interactionGroupCode", "Interaction Group Code", 10,
         domain::kInteractionGroup),
    code(kInteractionTemplateCode, "interactionTemplateCode", "Interaction Template Code", 10,
         domain::kInteractionTemplate),
    code(kInteractionLanguageCode, "interactionLanguageCode", "Interaction Language Code", 10,
         domain::kLanguage),
    repeated(kSubject, "subject", "Subject", 100, domain::kDescription),
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    number(kCampaignEntryNo, "campaignEntryNo", "Campaign Entry No.", ValueType::integer),
    flag(kCampaignResponse, "campaignResponse", "Campaign Response"),
    flag(kCampaignTarget, "campaignTarget", "Campaign Target"),
    code(kSegmentNo, "segmentNo", "Segment No.", 20, domain::kSegment),
    option(kEvaluation, "evaluation", "Evaluation", schema::kEvaluations),
    number(kTimeOfInteraction, "timeOfInteraction", "Time of Interaction", ValueType::time),
    flag(kAttemptFailed, "attemptFailed", "Attempt Failed"),
    free_code(kToDoNo, "toDoNo", "To-do No.", 20),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    option(kDeliveryStatus, "deliveryStatus", "Delivery Status", schema::kDeliveryStatuses),
    flag(kCanceled, "canceled", "Canceled"),
    option(kCorrespondenceType, "correspondenceType", "Correspondence Type", schema::kCorrespondenceTypes),
    code(kContactAltAddressCode, "contactAltAddressCode", "Contact Alt. Address Code", 10,
         domain::kAltAddress),
    number(kLoggedSegmentEntryNo, "loggedSegmentEntryNo", "Logged Segment Entry No.", ValueType::integer),
    flag(kSendWordDocsAsAttmt, "sendWordDocsAsAttmt", "Send Word Docs. as Attmt."),
    free_text(kContactVia, "contactVia", "Contact Via", 80),
    free_code(kOpportunityNo, "opportunityNo", "Opportunity No.", 20),
    flag(kPostponed, "postponed", "Postponed"),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
    flag(kMerged, "merged", "Merged"),
    number(kSegmentLineNo, "segmentLineNo", "Segment Line No.", ValueType::integer, kHidden),
    number(kLineInsertedBy, "lineInsertedBy", "Inserted by action", ValueType::integer, kHidden),
    number(kAttachmentNo, "attachmentNo", "Attachment No.", ValueType::integer, kHidden),
    number(kModifiedWordTemplate, "modifiedWordTemplate", "Modified Word Template", ValueType::integer,
           kHidden),
    number(kLinePinned, "linePinned", "Pinned", ValueType::integer, kHidden),
    free_text(kLetterText, "letterText", "Line Text", 250),
    free_text(kLetterValues, "letterValues", "Letter values", 0, kHidden),
    option(kDocumentType, "documentType", "Document Type", schema::kDocumentTypes),
    free_code(kDocumentNo, "documentNo", "Document No.", 20),
    number(kDocNoOccurrence, "docNoOccurrence", "Doc. No. Occurrence", ValueType::integer),
    number(kVersionNo, "versionNo", "Version No.", ValueType::integer),
};
}  // namespace log_entry_fields

namespace comment_fields {
using namespace comment;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Entry No.", ValueType::integer),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    number(kDate, "date", "Date", ValueType::date),
    free_code(kCode, "code", "Code", 10),
    free_text(kComment, "comment", "Comment", 80),
    number(kLastDateModified, "lastDateModified", "Last Date Modified", ValueType::date, kReadOnly),
};
}  // namespace comment_fields

namespace template__fields {
using namespace template_;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kInteractionTemplate),
    free_text(kDescription, "description", "Description", 100),
    code(kInteractionGroupCode, "interactionGroupCode", "Interaction Group Code", 10,
         domain::kInteractionGroup),
    number(kUnitCost, "unitCost", "Unit Cost (LCY)", ValueType::decimal),
    number(kUnitDuration, "unitDuration", "Unit Duration (Min.)", ValueType::decimal),
    option(kInformationFlow, "informationFlow", "Information Flow", schema::kInformationFlows),
    option(kInitiatedBy, "initiatedBy", "Initiated By", schema::kInitiatedBys),
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    flag(kCampaignTarget, "campaignTarget", "Campaign Target"),
    flag(kCampaignResponse, "campaignResponse", "Campaign Response"),
    option(kCorrespondenceType, "correspondenceType", "Correspondence Type (Default)",
           schema::kCorrespondenceTypes),
    code(kLanguageCode, "languageCode", "Language Code (Default)", 10, domain::kLanguage),
    option(kWizardAction, "wizardAction", "Wizard Action", schema::kWizardActions),
    flag(kIgnoreContactCorresType, "ignoreContactCorresType", "Ignore Contact Corres. Type"),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
};
}  // namespace template__fields

namespace template_language_fields {
using namespace template_language;
using table::kHidden;
constexpr table::FieldDef kFields[] = {
    code(kInteractionTemplateCode, "interactionTemplateCode", "Interaction Template Code", 10,
         domain::kInteractionTemplate),
    code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    number(kAttachmentNo, "attachmentNo", "Attachment No.", ValueType::integer, kHidden),
    code(kWordTemplateCode, "wordTemplateCode", "Word Template Code", 30, domain::kWordTemplate),
};
}  // namespace template_language_fields

namespace template_setup_fields {
using namespace template_setup;
using table::kHidden;
constexpr table::FieldDef document(int index, std::string_view name, std::string_view caption) {
    return code(static_cast<table::FieldId>(kFirstDocument + index), name, caption, 10,
                domain::kInteractionTemplate);
}
constexpr table::FieldDef kFields[] = {
    number(kKey, "key", "Key", ValueType::integer, kHidden),
    code(kOutgoingCalls, "outgoingCalls", "Outgoing Calls", 10, domain::kInteractionTemplate),
    code(kCoverSheets, "coverSheets", "Cover Sheets", 10, domain::kInteractionTemplate),
    code(kEMails, "eMails", "Emails", 10, domain::kInteractionTemplate),
    code(kEMailDrafts, "eMailDrafts", "Email Drafts", 10, domain::kInteractionTemplate),
    code(kMeetingInvitation, "meetingInvitation", "Meeting Invitation", 10, domain::kInteractionTemplate),
    document(0, "salesQuote", "Sales Quote"),
    document(1, "salesBlanketOrder", "Sales Blanket Order"),
    document(2, "salesOrderConfirmation", "Sales Order Confirmation"),
    document(3, "salesInvoice", "Sales Invoice"),
    document(4, "salesShipmentNote", "Sales Shipment Note"),
    document(5, "salesCreditMemo", "Sales Credit Memo"),
    document(6, "salesStatement", "Sales Statement"),
    document(7, "salesReminder", "Sales Reminder"),
    document(8, "serviceOrderCreate", "Service Order Create"),
    document(9, "serviceOrderPost", "Service Order Post"),
    document(10, "purchaseQuote", "Purchase Quote"),
    document(11, "purchaseBlanketOrder", "Purchase Blanket Order"),
    document(12, "purchaseOrder", "Purchase Order"),
    document(13, "purchaseInvoice", "Purchase Invoice"),
    document(14, "purchaseReceipt", "Purchase Receipt"),
    document(15, "purchaseCreditMemo", "Purchase Credit Memo"),
    document(16, "salesReturnOrder", "Sales Return Order"),
    document(17, "salesFinanceChargeMemo", "Sales Finance Charge Memo"),
    document(18, "salesReturnReceipt", "Sales Return Receipt"),
    document(19, "purchaseReturnShipment", "Purchase Return Shipment"),
    document(20, "purchaseReturnOrderConfirmation", "Purchase Return Order Confirmation"),
    document(21, "serviceContract", "Service Contract"),
    document(22, "serviceContractQuote", "Service Contract Quote"),
    document(23, "serviceQuote", "Service Quote"),
    document(24, "salesDraftInvoice", "Sales Draft Invoice"),
};
}  // namespace template_setup_fields

namespace group_fields {
using namespace group;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kInteractionGroup),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace group_fields

namespace campaign_fields {
using namespace campaign;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    code(kNo, "no", "No.", 20, domain::kCampaign),
    free_text(kDescription, "description", "Description", 100),
    number(kStartingDate, "startingDate", "Starting Date", ValueType::date),
    number(kEndingDate, "endingDate", "Ending Date", ValueType::date),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    number(kLastDateModified, "lastDateModified", "Last Date Modified", ValueType::date, kReadOnly),
    code(kNoSeries, "noSeries", "No. Series", 20, domain::kNoSeries, kReadOnly),
    code(kStatusCode, "statusCode", "Status Code", 10, domain::kCampaignStatus),
};
}  // namespace campaign_fields

namespace campaign_status_fields {
using namespace campaign_status;
constexpr table::FieldDef kFields[] = {
    code(kCode, "code", "Code", 10, domain::kCampaignStatus),
    free_text(kDescription, "description", "Description", 100),
};
}  // namespace campaign_status_fields

namespace target_group_fields {
using namespace target_group;
constexpr table::FieldDef kFields[] = {
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    option(kType, "type", "Type", schema::kTargetTypes),
    code(kNo, "no", "No.", 20, table::kNoDomain),
    code(kContactNo, "contactNo", "Contact No.", 20, domain::kContact),
};
}  // namespace target_group_fields

namespace campaign_comment_fields {
using namespace campaign_comment;
using table::kReadOnly;
constexpr table::FieldDef kFields[] = {
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    number(kLineNo, "lineNo", "Line No.", ValueType::integer),
    number(kDate, "date", "Date", ValueType::date),
    free_code(kCode, "code", "Code", 10),
    free_text(kComment, "comment", "Comment", 80),
    number(kLastDateModified, "lastDateModified", "Last Date Modified", ValueType::date, kReadOnly),
};
}  // namespace campaign_comment_fields

namespace campaign_entry_fields {
using namespace campaign_entry;
using table::kReadOnly, table::kHidden, table::kMultiline;
constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Entry No.", ValueType::integer),
    code(kCampaignNo, "campaignNo", "Campaign No.", 20, domain::kCampaign),
    repeated(kDescription, "description", "Description", 100, domain::kDescription),
    number(kDate, "date", "Date", ValueType::date),
    code(kUserId, "userId", "User ID", 50, domain::kUser),
    code(kSegmentNo, "segmentNo", "Segment No.", 20, domain::kSegment),
    flag(kCanceled, "canceled", "Canceled"),
    code(kSalespersonCode, "salespersonCode", "Salesperson Code", 20, domain::kSalesperson),
    number(kRegisterNo, "registerNo", "Register No.", ValueType::integer),
    option(kDocumentType, "documentType", "Document Type", schema::kDocumentTypes),
};
}  // namespace campaign_entry_fields

}  // namespace

const table::TableDef log_entry::kDef{kTable, "interactionLogEntry", msg("Interaction Log Entry"),
                                      log_entry_fields::kFields, 1};
const table::TableDef comment::kDef{kTable, "interactionLogEntryComment",
                                    msg("Interaction Log Entry Comment Line"), comment_fields::kFields, 2};
const table::TableDef template_::kDef{kTable, "interactionTemplate", msg("Interaction Template"),
                                      template__fields::kFields, 1};
const table::TableDef template_language::kDef{kTable, "interactionTemplateLanguage",
                                              msg("Interaction Template Language"),
                                              template_language_fields::kFields, 2};
const table::TableDef template_setup::kDef{
    kTable, "interactionTemplateSetup", msg("Interaction Template Setup"), template_setup_fields::kFields, 1};
const table::TableDef group::kDef{kTable, "interactionGroup", msg("Interaction Group"), group_fields::kFields,
                                  1};
const table::TableDef campaign::kDef{kTable, "campaign", msg("Campaign"), campaign_fields::kFields, 1};
const table::TableDef campaign_entry::kDef{kTable, "campaignEntry", msg("Campaign Entry"),
                                           campaign_entry_fields::kFields, 1};
const table::TableDef campaign_status::kDef{kTable, "campaignStatus", msg("Campaign Status"),
                                            campaign_status_fields::kFields, 1};
const table::TableDef target_group::kDef{kTable, "campaignTargetGroup", msg("Campaign Target Group"),
                                         target_group_fields::kFields, 3};
const table::TableDef campaign_comment::kDef{kTable, "campaignComment", msg("Campaign Comment"),
                                             campaign_comment_fields::kFields, 2};

}  // namespace segments::interaction
