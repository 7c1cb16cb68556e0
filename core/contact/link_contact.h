// Links a company to a customer, vendor, bank account or employee kept elsewhere (CLS-4): a business relation
// with the code that Marketing Setup has for it.
//
//     Result<Row> row = link_contact(tx, context, contoso, LinkTarget::customer, "10000");
#pragma once

#include <string_view>

#include "core/base/context.h"
#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/schema/enumerations.h"
#include "core/table/transaction.h"

namespace segments::contact {

// Errors: a person (CLS-1), no code in Marketing Setup, no number, a link of this kind that is there already.
Result<table::Row> link_contact(table::Transaction& tx, const Context& context, table::Row contact_row,
                                schema::LinkTarget target, std::string_view no);

// Whether the code is one that only a link gives (CLS-4).
bool is_link_code(const table::Database& db, std::string_view business_relation_code);

}  // namespace segments::contact
