#include "core/interaction/campaigns.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/interaction/target_groups.h"
#include "core/setup/new_workspace.h"
#include "core/setup/number_series.h"
#include "core/setup/number_series_setup.h"
#include "core/setup/salesperson.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using table::FieldDef;
using table::FieldId;
using table::Row;
using table::Table;

Error campaign_error(std::string_view no, const FieldDef& field, std::string message) {
    Error error = fail(std::move(message), "CMP-1");
    error.record = tr("Campaign {1}", no);
    error.field = field.caption;
    return error;
}

struct Number {
    std::string no, series;
};

Result<Number> number_for(table::Transaction& tx, const Context& context, const NewCampaign& wanted,
                          std::string* notice) {
    const Result<std::string> series = setup::series_in_setup(tx.db(), setup::marketing::kCampaignNos);
    std::string no = is_valid_utf8(wanted.no) ? code_form(wanted.no) : std::string();
    if (!no.empty()) {
        if (Result<void> ok =
                setup::check_manual(tx.db(), series ? *series : std::string(), no, campaign::kTable);
            !ok)
            return ok.error();
        return Number{std::move(no), {}};
    }
    if (!series) return series.error();
    const std::string chosen(setup::series_or_related(tx.db(), *series, wanted.series));
    Result<std::string> next = setup::next_free_number(tx, context, chosen, campaign::kTable, notice);
    if (!next) return next.error();
    return Number{std::move(*next), chosen};
}

}  // namespace

Result<Row> create_campaign(table::Transaction& tx, const Context& context, const NewCampaign& wanted,
                            std::string* notice) {
    if (notice != nullptr) notice->clear();
    const FieldDef& describing = tx.table(campaign::kTable).field(campaign::kDescription);
    const Result<schema::FieldValue> description =
        schema::normalized(describing, schema::FieldValue(wanted.description));
    if (!description) return campaign_error(wanted.no, describing, description.error().message);
    const Result<Number> number = number_for(tx, context, wanted, notice);
    if (!number) return number.error();
    const Row row = tx.insert(campaign::kTable, {number->no});
    tx.set_text(campaign::kTable, row, campaign::kNoSeries, number->series);
    tx.set_text(campaign::kTable, row, campaign::kDescription, description->text);
    const std::string_view own = setup::salesperson_of(tx.db(), context.user_id);
    if (!setup::is_blocked_salesperson(tx.db(), own))
        tx.set_text(campaign::kTable, row, campaign::kSalespersonCode, own);
    tx.set_number(campaign::kTable, row, campaign::kLastDateModified, context.today);
    return row;
}

Result<void> set_campaign_field(table::Transaction& tx, const Context& context, Row campaign_row,
                                FieldId field, const schema::FieldValue& value) {
    const Table& campaigns = tx.table(campaign::kTable);
    const FieldDef& def = campaigns.field(field);
    const std::string_view no = campaigns.text(campaign_row, campaign::kNo);
    if (field == campaign::kNo || (def.flags & table::kReadOnly) != 0)
        return campaign_error(no, def, tr("{1} can't be changed.", tr(def.caption)));
    const Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return campaign_error(no, def, wanted.error().message);
    if (*wanted == schema::cell_value(campaigns, campaign_row, field)) return {};
    const std::int64_t from = field == campaign::kStartingDate
                                  ? wanted->number
                                  : campaigns.number(campaign_row, campaign::kStartingDate);
    const std::int64_t to = field == campaign::kEndingDate
                                ? wanted->number
                                : campaigns.number(campaign_row, campaign::kEndingDate);
    if (from != kBlankDay && to != kBlankDay && from > to)
        return campaign_error(no, def,
                              tr("A campaign can't end before it starts. Correct one of the dates."));
    if (def.domain == schema::domain::kSalesperson) {
        if (Result<void> ok = setup::check_not_blocked(tx.db(), def, wanted->text); !ok) return ok;
    }
    if (Result<void> ok = schema::check_reference(tx.db(), def, wanted->text); !ok) return ok;
    schema::set_cell(tx, campaign::kTable, campaign_row, field, *wanted);
    tx.set_number(campaign::kTable, campaign_row, campaign::kLastDateModified, context.today);
    return {};
}

void delete_campaign(table::Transaction& tx, Row campaign_row) {
    const table::Code code = tx.table(campaign::kTable).code(campaign_row, campaign::kNo);
    for (const Row row :
         table::rows_with(tx.table(campaign_entry::kTable), campaign_entry::kCampaignNo, code))
        tx.erase(campaign_entry::kTable, row);
    for (const Row row :
         table::rows_with(tx.table(campaign_comment::kTable), campaign_comment::kCampaignNo, code))
        tx.erase(campaign_comment::kTable, row);
    deactivate_campaign(tx, code);
    tx.erase(campaign::kTable, campaign_row);
}

}  // namespace segments::interaction
