#include "core/segment/template_values.h"

#include "core/interaction/interaction_tables.h"

namespace segments::segment {
namespace {

namespace tmpl = interaction::template_;

struct Given {
    OwnField field;
    table::FieldId from;
};
constexpr Given kGiven[] = {
    {OwnField::language_code, tmpl::kLanguageCode},
    {OwnField::interaction_group_code, tmpl::kInteractionGroupCode},
    {OwnField::cost, tmpl::kUnitCost},
    {OwnField::duration, tmpl::kUnitDuration},
    {OwnField::information_flow, tmpl::kInformationFlow},
    {OwnField::initiated_by, tmpl::kInitiatedBy},
    {OwnField::campaign_target, tmpl::kCampaignTarget},
    {OwnField::campaign_response, tmpl::kCampaignResponse},
    {OwnField::correspondence_type, tmpl::kCorrespondenceType},
    {OwnField::word_template_code, tmpl::kWordTemplateCode},
};

}  // namespace

bool TemplateValues::put(const table::Database& db, OwnField field, std::int64_t value) const {
    if (field == OwnField::description)
        return !description.empty() &&
               db.table(line::kTable).raw_text(line::kDescription, value) == description;
    return gives(field) && (*this)[field] == value;
}

TemplateValues read_template(const table::Database& db, table::Code code) {
    TemplateValues values;
    const table::Table& templates = db.table(tmpl::kTable);
    const table::Row row = code == 0 ? table::kNoRow : templates.find_code(code);
    if (row == table::kNoRow) return values;
    values.exists = true;
    const auto give = [&](OwnField field, table::FieldId from) {
        values.raw[static_cast<std::size_t>(field)] = templates.number(row, from);
        values.given |= bit(field);
    };
    for (const Given& each : kGiven) give(each.field, each.from);
    values.given |= bit(OwnField::subject);  // which becomes blank (HDR-22, LIN-21)
    // A template without a campaign leaves the segment's (HDR-23).
    if (templates.code(row, tmpl::kCampaignNo) != 0) give(OwnField::campaign_no, tmpl::kCampaignNo);
    values.ignores_contact_type = templates.flag(row, tmpl::kIgnoreContactCorresType);
    values.description = templates.text(row, tmpl::kDescription);
    return values;
}

const TemplateValues& TemplateCache::of(const table::Database& db, table::Code code) {
    const auto found = values_.find(code);
    return found != values_.end() ? found->second
                                  : values_.emplace(code, read_template(db, code)).first->second;
}

}  // namespace segments::segment
