// Makes an empty workspace ready to work (PRD-15): number series, countries and languages, a salesperson for
// the person who starts it, interaction groups and templates, salutations and Marketing Setup. Codes are the
// same everywhere; names, descriptions and salutation formulas are in the language of the program.
//
//     Transaction tx(*db, "New workspace");
//     Result<void> made = create_new_workspace(tx, context, "Ann Lee");
#pragma once

#include <string>
#include <string_view>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/table/transaction.h"

namespace segments::setup {

// The User ID of a person: the name in code form, at most 50 characters (PRD-13).
std::string user_id_of(std::string_view person_name);

// The code of a new salesperson: initials of the name's words ("Ann Lee" -> "AL"), with a number behind where
// a salesperson has it already.
std::string salesperson_code_for(const table::Database& db, std::string_view person_name);

// Fills an empty workspace. The user's row in User Setup gets user_id_of(person_name), linked to the new
// salesperson; the caller uses that id in its Context from then on.
// Errors: a blank or too long name, invalid UTF-8, a workspace that is not empty.
Result<void> create_new_workspace(table::Transaction& tx, const Context& context,
                                  std::string_view person_name);

// Changes the name of the user in the settings (PRD-13): the row of User Setup gets a new User ID and keeps
// its salesperson. Log entries keep the name they were written with.
Result<void> rename_user(table::Transaction& tx, std::string_view user_id, std::string_view person_name);

// The salesperson of a user by User Setup; blank if there is none (NUM-6).
std::string_view salesperson_of(const table::Database& db, std::string_view user_id);

}  // namespace segments::setup
