// Salutations (ENT-25): the formulas, and the text with which a contact is greeted in a letter.
//
//     set_salutation_formula_field(tx, formula_row, salutation_formula::kSalutation, "Dear %1 %2");
//     salutation_of(db, ann, SalutationType::formal, "DEU");     // "Dear Ms Lee"; nullopt without a formula
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"
#include "core/setup/setup_tables.h"
#include "core/table/transaction.h"

namespace segments::contact {

// The text by the contact's salutation code, the language and the type (MRG-12, MRG-13). Where the language
// has no formula the one without a language is taken (MRG-5); nullopt where that is missing too.
std::optional<std::string> salutation_of(const table::Database& db, table::Row contact_row,
                                         schema::SalutationType type, std::string_view language_code);

// The text of one formula for a contact (MRG-13): %1 to %5 replaced by its name parts; where a part is empty
// the blank behind its place goes too.
std::string salutation_text(const table::Database& db, table::Row formula_row, table::Row contact_row);

// A new formula of a salutation; the language may be blank. Errors: a language that doesn't exist, a formula
// that is there already.
Result<table::Row> create_salutation_formula(table::Transaction& tx, std::string_view salutation_code,
                                             std::string_view language_code, schema::SalutationType type);
// Changes text and name parts.
Result<void> set_salutation_formula_field(table::Transaction& tx, table::Row formula_row,
                                          table::FieldId field, const schema::FieldValue& value);

// The formulas of a salutation, by language and type.
std::vector<table::Row> salutation_formulas(const table::Database& db, std::string_view salutation_code);

}  // namespace segments::contact
