#include "core/segment/create_segment.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/schema/field_value.h"
#include "core/segment/value_checks.h"
#include "core/setup/new_workspace.h"
#include "core/setup/number_series.h"
#include "core/setup/number_series_setup.h"
#include "core/setup/salesperson.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::segment {
namespace {

using schema::FieldValue;
using table::Row;
using table::Transaction;
namespace marketing = setup::marketing;

Result<FieldValue> checked(const table::Database& db, table::FieldId field, const std::string& text) {
    const table::FieldDef& def = db.table(segment::kTable).field(field);
    Result<FieldValue> value = schema::normalized(def, text);
    if (!value) return value;
    if (Result<void> ok = check_value(db, def, *value); !ok) return ok.error();
    return value;
}

bool was_logged(const table::Database& db, std::string_view no) {
    return !table::rows_with_text(db.table(logged::kTable), logged::kSegmentNo, no).empty();
}

// NUM-6; a salesperson that has left or is blocked isn't anybody's default.
std::string_view own_salesperson(const table::Database& db, const Context& context) {
    const std::string_view code = setup::salesperson_of(db, context.user_id);
    const bool usable = db.table(setup::salesperson::kTable).find(code) != table::kNoRow &&
                        !setup::is_blocked_salesperson(db, code);
    return usable ? code : std::string_view{};
}

}  // namespace

Result<std::string> checked_segment_no(const table::Database& db, std::string_view typed) {
    const table::FieldDef& def = db.table(segment::kTable).field(segment::kNo);
    Result<FieldValue> no = schema::normalized(def, typed);
    if (!no) return no.error();
    const Result<std::string> series = setup::series_in_setup(db, marketing::kSegmentNos);
    if (Result<void> ok =
            setup::check_manual(db, series ? *series : std::string(), no->text, segment::kTable);
        !ok)
        return ok.error();
    return std::move(no->text);
}

Result<Row> create_segment(Transaction& tx, const Context& context, const NewSegment& wanted,
                           std::string* notice) {
    if (notice != nullptr) notice->clear();
    // All is checked before the series gives a number.
    const Result<FieldValue> description = checked(tx.db(), segment::kDescription, wanted.description);
    if (!description) return description.error();
    const Result<FieldValue> campaign = checked(tx.db(), segment::kCampaignNo, wanted.campaign_no);
    if (!campaign) return campaign.error();
    const Result<FieldValue> salesperson =
        checked(tx.db(), segment::kSalespersonCode, wanted.salesperson_code);
    if (!salesperson) return salesperson.error();

    std::string no, series;
    if (trim_blanks(wanted.no).empty()) {
        Result<std::string> in_setup = setup::series_in_setup(tx.db(), marketing::kSegmentNos);
        if (!in_setup) return in_setup.error();
        series = setup::series_or_related(tx.db(), *in_setup, wanted.series);
        Result<std::string> next = setup::next_free_number(tx, context, series, segment::kTable, notice);
        if (!next) return next.error();
        no = std::move(*next);
    } else {
        Result<std::string> typed = checked_segment_no(tx.db(), wanted.no);
        if (!typed) return typed.error();
        no = std::move(*typed);
        if (notice != nullptr && was_logged(tx.db(), no))
            *notice = tr(
                "A segment {1} was logged before. This one can't be logged under the same number: rename it.",
                no);
    }
    const Row row = tx.insert(segment::kTable, {no});
    tx.set_text(segment::kTable, row, segment::kNoSeries, series);
    tx.set_number(segment::kTable, row, segment::kDate, context.work_date);
    tx.set_text(segment::kTable, row, segment::kDescription, description->text);
    tx.set_text(segment::kTable, row, segment::kCampaignNo, campaign->text);
    tx.set_text(
        segment::kTable, row, segment::kSalespersonCode,
        salesperson->text.empty() ? own_salesperson(tx.db(), context) : std::string_view(salesperson->text));
    return row;
}

}  // namespace segments::segment
