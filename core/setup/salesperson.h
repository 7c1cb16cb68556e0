// What holds wherever a salesperson is chosen (ENT-26).
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/table/database.h"

namespace segments::setup {

bool is_blocked_salesperson(const table::Database& db, std::string_view code);

// Refuses a salesperson who is blocked. Blank and unknown codes pass: see schema::check_reference.
Result<void> check_not_blocked(const table::Database& db, const table::FieldDef& field,
                               std::string_view code);

}  // namespace segments::setup
