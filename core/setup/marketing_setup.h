// Marketing Setup (ENT-24): its one record, changed field by field, and what other rooms ask it.
//
//     Result<void> done = set_setup_field(tx, marketing::kSearchHitPercent, 70);
//     if (duplicate_settings(db).autosearch) ...
#pragma once

#include "core/base/result.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"
#include "core/setup/setup_tables.h"
#include "core/table/transaction.h"

namespace segments::setup {

// The record; kNoRow in a workspace that isn't set up yet.
table::Row setup_row(const table::Database& db);

// Sets a field. Errors: an unknown code, a blocked salesperson, a Search Hit % outside 1 to 100, a date
// formula that can't be read.
Result<void> set_setup_field(table::Transaction& tx, table::FieldId field, const schema::FieldValue& value);

// DUP-1.
struct DuplicateSettings {
    bool autosearch = true;
    bool maintain_strings = true;
    int search_hit_percent = 60;
};
// The defaults where the workspace is from before these settings.
DuplicateSettings duplicate_settings(const table::Database& db);

// FAT-2: "n interactions or more in the last d days".
struct FatigueLimits {
    int interactions = 3;
    int days = 30;

    bool operator==(const FatigueLimits&) const = default;
};
// The defaults where the workspace is from before these settings.
FatigueLimits fatigue_limits(const table::Database& db);

// Writes the defaults of settings that the workspace is from before of. True if there were any.
bool complete_setup(table::Transaction& tx);

// The business relation code by which contacts are linked to customers, vendors ... (CLS-4); blank where none
// is set.
std::string_view relation_code_for(const table::Database& db, schema::LinkTarget target);

}  // namespace segments::setup
