// Profile questionnaires and their lines (ENT-20): a question, and below it its answers. What contacts
// answer: core/profile/answers.h; automatic classification: core/profile/classification.h.
//
//     Result<Row> row = create_questionnaire(tx, "COMPANY", "General information");
//     Row question = *add_line(tx, "COMPANY", QuestionnaireLineType::question);
//     set_line_field(tx, question, line::kDescription, "How many employees?");
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/profile/profile_tables.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::profile {

// Errors: a blank, too long or taken code. The priority is Normal.
Result<table::Row> create_questionnaire(table::Transaction& tx, std::string_view code,
                                        std::string_view description);
Result<void> set_questionnaire_field(table::Transaction& tx, table::Row questionnaire_row,
                                     table::FieldId field, const schema::FieldValue& value);
// With its lines and their points. Error while a contact has answered it (PRF-4).
Result<void> delete_questionnaire(table::Transaction& tx, table::Row questionnaire_row);

// A new line below `after`; kNoRow: at the end. Priority Normal. Error where there is no room for another
// line.
Result<table::Row> add_line(table::Transaction& tx, std::string_view questionnaire_code,
                            schema::QuestionnaireLineType type, table::Row after = table::kNoRow);
// Errors: a field of questions on an answer and the other way round, a type that contacts' answers forbid, a
// From Value above the To Value, date formulas that can't be read.
Result<void> set_line_field(table::Transaction& tx, table::Row line_row, table::FieldId field,
                            const schema::FieldValue& value);
// Whether the field means something on this line: what a form offers.
bool is_line_field(const table::Database& db, table::Row line_row, table::FieldId field);
// A question goes with its answers. Error while a contact has given one of them (PRF-4).
Result<void> delete_line(table::Transaction& tx, table::Row line_row);

// The points that an answer adds to a rating (PRF-5); 0 takes the answer out of it. Errors: a question that
// isn't a rating, an answer of the same question, no answer.
Result<void> set_points(table::Transaction& tx, table::Row question_row, table::Row answer_row,
                        std::int64_t points);
// The rating rows of a question, by the lines that give points.
std::vector<table::Row> ratings_of(const table::Database& db, table::Row question_row);

// The lines in their order.
std::vector<table::Row> lines_of(const table::Database& db, std::string_view questionnaire_code);
// The question above an answer; a question's own row; kNoRow for an answer above all questions.
table::Row question_of(const table::Database& db, table::Row line_row);
// The answers below a question.
std::vector<table::Row> answers_below(const table::Database& db, table::Row question_row);
// How many contacts have given this answer: one scan.
std::size_t contacts_with(const table::Database& db, table::Row line_row);

}  // namespace segments::profile
