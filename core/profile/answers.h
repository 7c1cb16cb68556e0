// What contacts answer in profile questionnaires (PRF-1 to PRF-3, PRF-6).
//
//     for (Row questionnaire : questionnaires_for(db, ann)) ...
//     Result<Row> given = give_answer(tx, context, ann, answer_line);
#pragma once

#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/profile/profile_tables.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::profile {

// Whether the contact may answer the questionnaire by its type and business relation, a person by its
// company's relation, or has answered it already (PRF-1).
bool may_answer(const table::Database& db, table::Row contact_row, table::Row questionnaire_row);
// Those that it may answer: higher priorities first, then by code.
std::vector<table::Row> questionnaires_for(const table::Database& db, table::Row contact_row);

// Gives an answer, with the priority of its line and today's date. Errors: a question, one that is classified
// automatically (PRF-3), a second answer where one is taken (PRF-2), a minor (PRF-6), a questionnaire that
// isn't for this contact (PRF-1), an answer that was given already.
Result<table::Row> give_answer(table::Transaction& tx, const Context& context, table::Row contact_row,
                               table::Row line_row);
// Gives it in place of the other answers of its question.
Result<table::Row> choose_answer(table::Transaction& tx, const Context& context, table::Row contact_row,
                                 table::Row line_row);
// Error for answers that are given automatically (PRF-3).
Result<void> take_answer(table::Transaction& tx, const Context& context, table::Row answer_row);
// Priority and Profile Questionnaire Value.
Result<void> set_answer_field(table::Transaction& tx, const Context& context, table::Row answer_row,
                              table::FieldId field, const schema::FieldValue& value);

// The contact's answers by questionnaire and line: one scan.
std::vector<table::Row> answers_of(const table::Database& db, table::Row contact_row);
// The contact's answer by this line; kNoRow if it wasn't given.
table::Row answer_by(const table::Database& db, table::Row contact_row, table::Row line_row);
// The line that an answer is of; kNoRow where it is gone.
table::Row line_of_answer(const table::Database& db, table::Row answer_row);

// Whether another contact's answer can't go over to this one: its question takes one answer, and this contact
// has given one.
bool stands_in_the_way(const table::Database& db, table::Row contact_row, table::Row answer_row);

}  // namespace segments::profile
