// Profile answers in contact files: those that people gave. Answers to questions with Auto Contact
// Classification follow from other data and are neither written nor read (PRF-3).
#pragma once

#include <vector>

#include "core/exchange/contact_json.h"
#include "core/exchange/contact_record.h"
#include "core/table/database.h"

namespace segments::exchange {

// Takes automatic ones out of the record; then checks that the others may be given: lines that are answers of
// a questionnaire for this type of contact, one to a question that takes one, none to a minor (PRF-1, PRF-2,
// PRF-6).
Result<void> check_answers(ContactRecord& record, const table::Database& db, bool person, bool minor);
// Whether the contact has given just these. `rows`: its answers.
bool has_same_answers(const ContactRecord& record, const table::Database& db, std::string_view no,
                      const RowsOfContact& rows);
// Fills the record's list from the database.
void load_answers(const table::Database& db, table::Code contact, const BelongingsIndex& belongings,
                  ContactRecord& record);

// Of a row of Contact Profile Answer.
bool is_automatic_answer(const table::Database& db, table::Row answer_row);
bool holds(const std::vector<ProfileAnswer>& answers, const table::Table& table, table::Row answer_row);

struct Priorities {
    std::int64_t answer = 0, questionnaire = 0;
};
Priorities priorities_of(const table::Database& db, const ProfileAnswer& item);

}  // namespace segments::exchange
