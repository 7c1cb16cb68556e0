#include "core/schema/masters.h"

#include "core/schema/schema.h"

namespace segments::schema {

const table::TableDef* master_of(table::DomainId domain) {
    if (domain == table::kNoDomain) return nullptr;
    for (const table::TableDef* def : tables()) {
        if (def->key_fields == 1 && def->fields[0].domain == domain) return def;
    }
    return nullptr;
}

}  // namespace segments::schema
