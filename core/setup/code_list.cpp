#include "core/setup/code_list.h"

#include <algorithm>

#include "core/attachment/word_templates.h"
#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/template_languages.h"
#include "core/setup/setup_tables.h"
#include "core/table/find_rows.h"

namespace segments::setup {
namespace {

using table::FieldId;
using table::Row;
using table::Table;
using table::TableId;

namespace card = contact::contact;
constexpr CodeUse kUses[] = {
    {mailing_group::kTable, contact::mailing_group::kTable, contact::mailing_group::kMailingGroupCode},
    {industry_group::kTable, contact::industry_group::kTable, contact::industry_group::kIndustryGroupCode},
    {business_relation::kTable, contact::business_relation::kTable,
     contact::business_relation::kBusinessRelationCode},
    {job_responsibility::kTable, contact::job_responsibility::kTable,
     contact::job_responsibility::kJobResponsibilityCode},
    {web_source::kTable, contact::web_source::kTable, contact::web_source::kWebSourceCode},
    {organizational_level::kTable, card::kTable, card::kOrganizationalLevelCode},
    {country::kTable, card::kTable, card::kCountryRegionCode},
    {language::kTable, card::kTable, card::kLanguageCode},
    {territory::kTable, card::kTable, card::kTerritoryCode},
    {salutation::kTable, card::kTable, card::kSalutationCode},
    {salesperson::kTable, card::kTable, card::kSalespersonCode},
};

Error refuse(const table::TableDef& def, std::string_view code, FieldId field, std::string message,
             std::string rule) {
    Error error = fail(std::move(message), std::move(rule));
    error.record = tr(def.caption).str() + (code.empty() ? "" : " ") + std::string(code);
    error.field = def.fields[field].caption;
    return error;
}

std::size_t count_with(const Table& table, FieldId field, table::Code code) {
    std::size_t count = 0;
    table::for_each_row_with(table, field, code, [&](Row) { ++count; });
    return count;
}

// Segments, logged segments and entries keep a code as text when its record goes (TPL-6, DEL-7, DEL-8).
bool keeps_codes(TableId id) {
    return (id >= schema::id::kSegment && id <= schema::id::kLoggedSegmentSkippedLine) ||
           id == schema::id::kInteractionLogEntry || id == schema::id::kInteractionLogEntryComment ||
           id == schema::id::kCampaignEntry;
}

// Rows that are a part of the list's records and go with them.
bool belongs_to(const table::TableDef& def, const table::FieldDef& field, TableId list) {
    return list == salutation::kTable && def.id == salutation_formula::kTable &&
           field.id == salutation_formula::kSalutationCode;
}

}  // namespace

const CodeUse* contact_use_of(TableId id) {
    for (const CodeUse& use : kUses) {
        if (use.list == id) return &use;
    }
    return nullptr;
}

std::span<const CodeList> code_lists() {
    static constexpr CodeList kLists[] = {
        {mailing_group::kTable, msg("Mailing Groups")},
        {industry_group::kTable, msg("Industry Groups")},
        {business_relation::kTable, msg("Business Relations")},
        {job_responsibility::kTable, msg("Job Responsibilities")},
        {organizational_level::kTable, msg("Organizational Levels")},
        {web_source::kTable, msg("Web Sources")},
        {salesperson::kTable, msg("Salespeople")},
        {territory::kTable, msg("Territories")},
        {country::kTable, msg("Countries/Regions")},
        {language::kTable, msg("Languages")},
        {salutation::kTable, msg("Salutations")},
        {interaction::campaign_status::kTable, msg("Campaign Statuses")},
        {interaction::group::kTable, msg("Interaction Groups")},
        {interaction::template_::kTable, msg("Interaction Templates")},
        {attachment::word_template::kTable, msg("Word Templates")},
    };
    return kLists;
}

bool is_code_list(TableId id) {
    const std::span<const CodeList> lists = code_lists();
    return std::any_of(lists.begin(), lists.end(), [id](const CodeList& list) { return list.table == id; });
}

Result<Row> create_code(table::Transaction& tx, TableId id, std::string_view code,
                        std::string_view description) {
    const table::TableDef& def = tx.table(id).def();
    const Result<schema::FieldValue> key = schema::normalized(def.fields[0], schema::FieldValue(code));
    if (!key) return key.error();
    if (key->text.empty()) return refuse(def, "", 0, tr("The code must be filled in."), "ENT-18");
    const Result<schema::FieldValue> text =
        schema::normalized(def.fields[1], schema::FieldValue(description));
    if (!text) return text.error();
    const Row row = tx.insert(id, {key->text});
    if (row == table::kNoRow)
        return refuse(def, key->text, 0,
                      tr("There is a {1} {2} already. Choose another code.", tr(def.caption), key->text),
                      "ENT-18");
    tx.set_text(id, row, 1, text->text);
    // TPL-1.
    if (id == interaction::template_::kTable)
        tx.set_number(id, row, interaction::template_::kCorrespondenceType,
                      static_cast<int>(schema::CorrespondenceType::email));
    return row;
}

Result<void> set_code_field(table::Transaction& tx, TableId id, Row row, FieldId field,
                            const schema::FieldValue& value) {
    const Table& list = tx.table(id);
    const table::FieldDef& def = list.field(field);
    const auto located = [&](Error error) {
        error.record = tr(list.def().caption).str() + " " + std::string(list.text(row, 0));
        return error;
    };
    if (field == 0)
        return refuse(list.def(), list.text(row, 0), field,
                      tr("The code can't be changed. Create another one."), "ENT-18");
    const Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return located(wanted.error());
    if (*wanted == schema::cell_value(list, row, field)) return {};
    if (Result<void> ok = contact::check_form(def, *wanted); !ok) return located(ok.error());
    if (def.type == filter::ValueType::decimal && wanted->number < 0)
        return refuse(list.def(), list.text(row, 0), field, tr("{1} must not be negative.", tr(def.caption)),
                      "ENT-10");
    if (def.name == "unitDuration" && wanted->number % filter::kDecimalScale != 0)
        return refuse(list.def(), list.text(row, 0), field,
                      tr("{1} is a number of whole minutes.", tr(def.caption)), "ENT-10");
    if (Result<void> ok = schema::check_reference(tx.db(), def, wanted->text); !ok)
        return located(ok.error());
    schema::set_cell(tx, id, row, field, *wanted);
    return {};
}

Result<void> delete_code(table::Transaction& tx, TableId id, Row row) {
    const Table& list = tx.table(id);
    const table::Code code = list.code(row, 0);
    const auto in_use = [&](std::string message) {
        return refuse(list.def(), list.text(row, 0), 0, std::move(message), "DEL-6");
    };
    const bool checked = id != salesperson::kTable && id != interaction::template_::kTable;
    const CodeUse* use = checked ? contact_use_of(id) : nullptr;
    if (use != nullptr) {
        const std::size_t count = count_with(tx.table(use->used_in), use->field, code);
        if (count > 0)
            return in_use(
                tr_n("{2} {3} can't be deleted: it is used by {1} contact. Take it from them first.",
                     "{2} {3} can't be deleted: it is used by {1} contacts. Take it from them first.", count,
                     count, tr(list.def().caption), list.text(row, 0)));
    }
    for (const table::TableDef* def : tx.db().schema()) {
        if (!checked || def->id == id || keeps_codes(def->id)) continue;
        for (const table::FieldDef& field : def->fields) {
            if (field.domain != list.field(0).domain || belongs_to(*def, field, id)) continue;
            const std::size_t count = count_with(tx.table(def->id), field.id, code);
            if (count > 0)
                return in_use(
                    tr("{1} {2} can't be deleted: it is used by {3} ({4}). Choose another one there first.",
                       tr(list.def().caption), list.text(row, 0), tr(def->caption), tr(field.caption)));
        }
    }
    if (id == salutation::kTable) {
        for (const Row formula : table::rows_with(tx.table(salutation_formula::kTable),
                                                  salutation_formula::kSalutationCode, code))
            tx.erase(salutation_formula::kTable, formula);
    }
    if (id == interaction::template_::kTable) interaction::delete_template_languages(tx, row);  // TPL-6
    if (id == attachment::word_template::kTable)
        attachment::delete_attachment(tx, list.number(row, attachment::word_template::kAttachmentNo));
    tx.erase(id, row);
    return {};
}

std::vector<std::uint32_t> contacts_by_code(const table::Database& db, TableId id) {
    const CodeUse* use = contact_use_of(id);
    return use == nullptr ? std::vector<std::uint32_t>{}
                          : table::count_by_code(db.table(use->used_in), use->field);
}

}  // namespace segments::setup
