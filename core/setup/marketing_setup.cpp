#include "core/setup/marketing_setup.h"

#include "core/base/tr.h"
#include "core/filter/date_formula.h"
#include "core/setup/salesperson.h"

namespace segments::setup {
namespace {

using table::FieldId;
using table::Row;
using table::Table;

Error setup_error(const table::FieldDef& field, std::string message) {
    Error error = fail(std::move(message), "ENT-24");
    error.record = tr("Marketing Setup");
    error.field = field.caption;
    return error;
}

Result<void> check(const table::Database& db, const table::FieldDef& field, const schema::FieldValue& value) {
    if ((field.flags & (table::kReadOnly | table::kHidden)) != 0)
        return setup_error(field, tr("{1} can't be changed.", tr(field.caption)));
    if (field.id == marketing::kSearchHitPercent && (value.number < 1 || value.number > 100))
        return setup_error(field, tr("Search Hit % must be between 1 and 100."));
    if (field.id == marketing::kFatigueInteractions && (value.number < 1 || value.number > 9999))
        return setup_error(field, tr("{1} must be between 1 and 9999.", tr(field.caption)));
    if (field.id == marketing::kFatigueDays && (value.number < 1 || value.number > 36500))
        return setup_error(field, tr("{1} must be between 1 and 36500.", tr(field.caption)));
    if (field.id == marketing::kDefaultTaskDateCalculation) {
        const Result<filter::DateFormula> formula = filter::DateFormula::parse(value.text);
        if (!formula) return setup_error(field, formula.error().message);
    }
    if (field.domain == schema::domain::kSalesperson) {
        if (Result<void> ok = check_not_blocked(db, field, value.text); !ok) return ok;
    }
    return schema::check_reference(db, field, value.text);
}

void write_duplicate_defaults(table::Transaction& tx, Row row) {
    constexpr DuplicateSettings kDefaults;
    tx.set_flag(marketing::kTable, row, marketing::kAutosearchForDuplicates, kDefaults.autosearch);
    tx.set_flag(marketing::kTable, row, marketing::kMaintainDuplicateSearchStrings,
                kDefaults.maintain_strings);
    tx.set_number(marketing::kTable, row, marketing::kSearchHitPercent, kDefaults.search_hit_percent);
}

}  // namespace

Row setup_row(const table::Database& db) {
    return db.table(marketing::kTable).find(1);
}

Result<void> set_setup_field(table::Transaction& tx, FieldId field, const schema::FieldValue& value) {
    const Table& setup = tx.table(marketing::kTable);
    const table::FieldDef& def = setup.field(field);
    const Row row = setup_row(tx.db());
    if (row == table::kNoRow) return setup_error(def, tr("This workspace isn't set up yet."));
    Result<schema::FieldValue> wanted = schema::normalized(def, value);
    if (!wanted) return setup_error(def, wanted.error().message);
    if (Result<void> ok = check(tx.db(), def, *wanted); !ok) return ok;
    complete_setup(tx);
    schema::set_cell(tx, marketing::kTable, row, field, *wanted);
    return {};
}

DuplicateSettings duplicate_settings(const table::Database& db) {
    const Row row = setup_row(db);
    const Table& setup = db.table(marketing::kTable);
    if (row == table::kNoRow || setup.number(row, marketing::kSearchHitPercent) == 0) return {};
    return {setup.flag(row, marketing::kAutosearchForDuplicates),
            setup.flag(row, marketing::kMaintainDuplicateSearchStrings),
            static_cast<int>(setup.number(row, marketing::kSearchHitPercent))};
}

bool complete_setup(table::Transaction& tx) {
    const Row row = setup_row(tx.db());
    if (row == table::kNoRow) return false;
    const Table& setup = tx.table(marketing::kTable);
    const auto is_missing = [&](FieldId field) { return setup.number(row, field) == 0; };
    const bool duplicates = is_missing(marketing::kSearchHitPercent);
    const bool fatigue = is_missing(marketing::kFatigueDays);
    if (duplicates) write_duplicate_defaults(tx, row);
    if (fatigue) {
        constexpr FatigueLimits kDefaults;
        tx.set_number(marketing::kTable, row, marketing::kFatigueInteractions, kDefaults.interactions);
        tx.set_number(marketing::kTable, row, marketing::kFatigueDays, kDefaults.days);
    }
    return duplicates || fatigue;
}

FatigueLimits fatigue_limits(const table::Database& db) {
    const Row row = setup_row(db);
    const Table& setup = db.table(marketing::kTable);
    if (row == table::kNoRow || setup.number(row, marketing::kFatigueDays) == 0) return {};
    return {static_cast<int>(setup.number(row, marketing::kFatigueInteractions)),
            static_cast<int>(setup.number(row, marketing::kFatigueDays))};
}

std::string_view relation_code_for(const table::Database& db, schema::LinkTarget target) {
    const Row row = setup_row(db);
    if (row == table::kNoRow || target == schema::LinkTarget::blank) return {};
    const auto field =
        static_cast<FieldId>(marketing::kBusRelCodeForCustomers + static_cast<int>(target) - 1);
    return db.table(marketing::kTable).text(row, field);
}

}  // namespace segments::setup
