// Mailing groups, industry groups, business relations, job responsibilities and web sources of a contact
// (ENT-19, CLS-1 to CLS-4).
//
//     Result<Row> row = assign(tx, context, Assignment::mailing_group, ann, "NEWS");
//     for (Row each : assignments_of(db, Assignment::mailing_group, ann)) ...
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/schema/field_value.h"
#include "core/table/transaction.h"

namespace segments::contact {

enum class Assignment : std::uint8_t {
    mailing_group,
    industry_group,
    business_relation,
    job_responsibility,
    web_source,
};
inline constexpr Assignment kAssignments[] = {Assignment::mailing_group, Assignment::industry_group,
                                              Assignment::business_relation, Assignment::job_responsibility,
                                              Assignment::web_source};

// Its table; field 0 is the contact, field 1 the code.
table::TableId table_of(Assignment kind);
// The table of the codes: mailing groups ...
table::TableId master_table_of(Assignment kind);
// Anyone has mailing groups, only companies industry groups, business relations and web sources, only persons
// job responsibilities (CLS-1).
bool is_allowed(Assignment kind, bool person);

// Gives the contact the code. Errors: the wrong type of contact (CLS-1), a code that doesn't exist, one that
// the contact has already (CLS-2).
Result<table::Row> assign(table::Transaction& tx, const Context& context, Assignment kind,
                          table::Row contact_row, std::string_view code);
// Sets what an assignment says beside its code: the search word of a web source (CLS-6), the link of a
// business relation to a customer, vendor, bank account or employee (CLS-4).
Result<void> set_assignment_field(table::Transaction& tx, const Context& context, Assignment kind,
                                  table::Row assignment_row, table::FieldId field,
                                  const schema::FieldValue& value);
void unassign(table::Transaction& tx, const Context& context, Assignment kind, table::Row assignment_row);

// The contact's assignments in the order of their codes: one scan.
std::vector<table::Row> assignments_of(const table::Database& db, Assignment kind, table::Row contact_row);

// The URL of a web source for its search word (CLS-6): `%1` replaced by the word, percent-encoded.
std::string web_source_url(const table::Database& db, table::Row assignment_row);

}  // namespace segments::contact
