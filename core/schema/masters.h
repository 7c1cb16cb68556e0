// Which table holds the records that a code field names: "Country/Region Code" names a Country/Region.
#pragma once

#include "core/table/database.h"

namespace segments::schema {

// The table whose key has this domain, or null for domains without one (descriptions, currencies).
const table::TableDef* master_of(table::DomainId domain);

}  // namespace segments::schema
