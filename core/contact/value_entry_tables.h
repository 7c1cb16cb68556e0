// Purchases of contacts, imported from elsewhere (PRD-12): what the section Value Entry of criteria asks.
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::contact::value_entry {

enum Field : table::FieldId {
    kEntryNo,
    kContactNo,  // who bought: a person, or a company
    kPostingDate,
    kItemNo,
    kVariantCode,
    kInventoryPostingGroup,
    kQuantity,
    kAmount,
};

inline constexpr table::TableId kTable = schema::id::kValueEntry;
extern const table::TableDef kDef;

}  // namespace segments::contact::value_entry
