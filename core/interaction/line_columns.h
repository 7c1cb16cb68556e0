// Which column of a log entry holds which value of the line it was logged from (LOG-21). All pairs share
// their dictionary, so raw values can be copied; the three free texts can't.
#pragma once

#include <utility>

#include "core/interaction/interaction_tables.h"
#include "core/segment/own_field.h"

namespace segments::interaction {

// Values that a line may take from its header or contact.
constexpr log_entry::Field entry_field(segment::OwnField field) {
    using segment::OwnField;
    switch (field) {
        case OwnField::campaign_no:
            return log_entry::kCampaignNo;
        case OwnField::salesperson_code:
            return log_entry::kSalespersonCode;
        case OwnField::correspondence_type:
            return log_entry::kCorrespondenceType;
        case OwnField::interaction_template_code:
            return log_entry::kInteractionTemplateCode;
        case OwnField::cost:
            return log_entry::kCost;
        case OwnField::duration:
            return log_entry::kDuration;
        case OwnField::description:
            return log_entry::kDescription;
        case OwnField::date:
            return log_entry::kDate;
        case OwnField::language_code:
            return log_entry::kInteractionLanguageCode;
        case OwnField::subject:
            return log_entry::kSubject;
        case OwnField::information_flow:
            return log_entry::kInformationFlow;
        case OwnField::initiated_by:
            return log_entry::kInitiatedBy;
        case OwnField::campaign_target:
            return log_entry::kCampaignTarget;
        case OwnField::campaign_response:
            return log_entry::kCampaignResponse;
        case OwnField::interaction_group_code:
            return log_entry::kInteractionGroupCode;
        case OwnField::send_word_doc_as_attmt:
            return log_entry::kSendWordDocsAsAttmt;
        case OwnField::word_template_code:
            return log_entry::kWordTemplateCode;
    }
    return log_entry::kEntryNo;
}

struct ColumnPair {
    segment::line::Field line;
    log_entry::Field entry;
};
// Values that are always the line's.
inline constexpr ColumnPair kStoredColumns[] = {
    {segment::line::kSegmentNo, log_entry::kSegmentNo},
    {segment::line::kLineNo, log_entry::kSegmentLineNo},
    {segment::line::kInsertedBy, log_entry::kLineInsertedBy},
    {segment::line::kPinned, log_entry::kLinePinned},
    {segment::line::kContactNo, log_entry::kContactNo},
    {segment::line::kContactAltAddressCode, log_entry::kContactAltAddressCode},
    {segment::line::kEvaluation, log_entry::kEvaluation},
    {segment::line::kTimeOfInteraction, log_entry::kTimeOfInteraction},
    {segment::line::kAttemptFailed, log_entry::kAttemptFailed},
    {segment::line::kMerged, log_entry::kMerged},
};
inline constexpr ColumnPair kTextColumns[] = {
    {segment::line::kToDoNo, log_entry::kToDoNo},
    {segment::line::kContactVia, log_entry::kContactVia},
    {segment::line::kOpportunityNo, log_entry::kOpportunityNo},
    {segment::line::kLetterText, log_entry::kLetterText},
};

}  // namespace segments::interaction
