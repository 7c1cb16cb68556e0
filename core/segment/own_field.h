// The values of a line that come from its header or contact unless the line has its own (PRD-3). The numbers
// are the bits of the column `own` and are written to files: append, never change.
#pragma once

#include <cstdint>
#include <optional>

#include "core/segment/segment_tables.h"

namespace segments::segment {

enum class OwnField : std::uint8_t {
    campaign_no,
    salesperson_code,
    correspondence_type,
    interaction_template_code,
    cost,
    duration,
    description,
    date,
    language_code,
    subject,
    information_flow,
    initiated_by,
    campaign_target,
    campaign_response,
    interaction_group_code,
    send_word_doc_as_attmt,
    word_template_code,
};
inline constexpr int kOwnFields = 17;

using OwnMask = std::int64_t;
constexpr OwnMask bit(OwnField field) {
    return OwnMask{1} << static_cast<int>(field);
}
// A correspondence type that isn't the one LIN-11 gives, but still the header's or the contact's (PRD-16): it
// goes on following them, and isn't a value of the line's own.
inline constexpr OwnMask kTypeOfHeader = OwnMask{1} << 17;
inline constexpr OwnMask kTypeOfContact = OwnMask{1} << 18;
// The line's document is its own, or it goes out without one: its column Attachment No. tells (LIN-32).
inline constexpr OwnMask kOwnAttachment = OwnMask{1} << 19;
inline constexpr OwnMask kOwnValues = (OwnMask{1} << kOwnFields) - 1;

// The line's column of the value.
constexpr line::Field line_field(OwnField field) {
    return static_cast<line::Field>(line::kCampaignNo + static_cast<int>(field));
}
static_assert(line_field(OwnField::word_template_code) == line::kWordTemplateCode);
static_assert(line_field(OwnField::description) == line::kDescription);

// nullopt for columns that a line always holds itself: evaluation, alternate address ...
constexpr std::optional<OwnField> own_field(table::FieldId line_column) {
    if (line_column < line::kCampaignNo || line_column > line::kWordTemplateCode) return std::nullopt;
    return static_cast<OwnField>(line_column - line::kCampaignNo);
}

// Where the header keeps the value that its lines take over (HDR-10).
constexpr segment::Field header_field(OwnField field) {
    switch (field) {
        case OwnField::campaign_no:
            return segment::kCampaignNo;
        case OwnField::salesperson_code:
            return segment::kSalespersonCode;
        case OwnField::correspondence_type:
            return segment::kCorrespondenceType;
        case OwnField::interaction_template_code:
            return segment::kInteractionTemplateCode;
        case OwnField::cost:
            return segment::kUnitCost;
        case OwnField::duration:
            return segment::kUnitDuration;
        case OwnField::description:
            return segment::kDescription;
        case OwnField::date:
            return segment::kDate;
        case OwnField::language_code:
            return segment::kLanguageCode;
        case OwnField::subject:
            return segment::kSubject;
        case OwnField::information_flow:
            return segment::kInformationFlow;
        case OwnField::initiated_by:
            return segment::kInitiatedBy;
        case OwnField::campaign_target:
            return segment::kCampaignTarget;
        case OwnField::campaign_response:
            return segment::kCampaignResponse;
        case OwnField::interaction_group_code:
            return segment::kInteractionGroupCode;
        case OwnField::send_word_doc_as_attmt:
            return segment::kSendWordDocsAsAttmt;
        case OwnField::word_template_code:
            return segment::kWordTemplateCode;
    }
    return segment::kNo;
}

// The line's value that a header field is passed on to; nullopt for the No. and the Ignore flag.
constexpr std::optional<OwnField> own_field_of_header(table::FieldId header_column) {
    for (int i = 0; i < kOwnFields; ++i) {
        if (header_field(static_cast<OwnField>(i)) == header_column) return static_cast<OwnField>(i);
    }
    return std::nullopt;
}

}  // namespace segments::segment
