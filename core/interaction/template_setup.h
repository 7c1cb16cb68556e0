// Interaction Template Setup (ENT-13, TPL-41): the templates with which calls, cover sheets and the like are
// logged.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::interaction {

// The single record; kNoRow before anything was chosen.
table::Row template_setup_row(const table::Database& db);
// Chooses a template; blank takes it away. Errors: there is none, or it has an attachment (TPL-41).
Result<void> set_template_setup(table::Transaction& tx, table::FieldId field, std::string_view code);

}  // namespace segments::interaction
