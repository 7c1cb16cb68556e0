#include "core/segment/header_fields.h"

#include "core/base/tr.h"
#include "core/segment/create_segment.h"
#include "core/segment/value_checks.h"
#include "core/setup/number_series.h"
#include "core/setup/setup_tables.h"

namespace segments::segment {
namespace {

using schema::FieldValue;
using table::FieldId;
using table::Row;

bool needs_template(FieldId field) {
    switch (field) {
        case segment::kLanguageCode:
        case segment::kSubject:
        case segment::kIgnoreContactCorresType:
        case segment::kInformationFlow:
        case segment::kInitiatedBy:
        case segment::kUnitCost:
        case segment::kUnitDuration:
            return true;
        default:
            return false;
    }
}

struct Refusal {
    std::string message;
    std::string_view rule;
};

Refusal refusal(const table::Database& db, Row row, FieldId field) {
    const table::Table& segments = db.table(segment::kTable);
    const std::string caption(segments.field(field).caption);
    if (field == segment::kNo) {
        const Result<std::string> series = setup::series_in_setup(db, setup::marketing::kSegmentNos);
        if (!series || setup::manual_allowed(db, *series)) return {};
        return {tr("Numbers of the series {1} can't be typed. Allow Manual Nos. for the series.", *series),
                "NUM-4"};
    }
    if ((segments.field(field).flags & (table::kReadOnly | table::kHidden)) != 0)
        return {tr("{1} can't be typed.", tr(caption)), "ENT-1"};
    if (needs_template(field) && segments.code(row, segment::kInteractionTemplateCode) == 0)
        return {tr("Choose an Interaction Template Code first: {1} belongs to it.", tr(caption)), "HDR-17"};
    if ((field == segment::kCampaignTarget || field == segment::kCampaignResponse) &&
        segments.code(row, segment::kCampaignNo) == 0)
        return {tr("Choose a Campaign No. first: {1} belongs to it.", tr(caption)), "HDR-19"};
    return {};
}

Error located(const table::Database& db, Row segment_row, Error error) {
    error.record = segment_name(db, segment_row);
    return error;
}

}  // namespace

std::string why_not_editable(const table::Database& db, Row segment_row, FieldId field) {
    return refusal(db, segment_row, field).message;
}

Result<FieldValue> checked_header_value(const table::Database& db, Row segment_row, FieldId field,
                                        const FieldValue& value) {
    const table::Table& segments = db.table(segment::kTable);
    const table::FieldDef& def = segments.field(field);
    Result<FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return located(db, segment_row, wanted.error());
    if (*wanted == schema::cell_value(segments, segment_row, field)) return wanted;
    if (const Refusal why = refusal(db, segment_row, field); !why.message.empty())
        return located(db, segment_row, field_error(def, why.message, std::string(why.rule)));
    if (field == segment::kNo) {
        const Result<std::string> no = checked_segment_no(db, wanted->text);
        if (!no) return located(db, segment_row, no.error());
        return FieldValue(*no);
    }
    if (Result<void> ok = check_value(db, def, *wanted); !ok) return located(db, segment_row, ok.error());
    return wanted;
}

Result<FieldValue> checked_header_text(const table::Database& db, const filter::EntryContext& entry,
                                       Row segment_row, FieldId field, std::string_view typed) {
    const Result<FieldValue> value =
        schema::parse_field_value(db.table(segment::kTable).field(field), typed, entry);
    if (!value) return located(db, segment_row, value.error());
    return checked_header_value(db, segment_row, field, *value);
}

}  // namespace segments::segment
