#include "core/contact/value_entry_tables.h"

#include "core/base/tr.h"
#include "core/schema/field_builders.h"

namespace segments::contact::value_entry {
namespace {

using filter::ValueType;
using schema::code;
using schema::number;

constexpr table::FieldDef kFields[] = {
    number(kEntryNo, "entryNo", "Entry No.", ValueType::integer),
    code(kContactNo, "contactNo", "Contact No.", 20, schema::domain::kContact),
    number(kPostingDate, "postingDate", "Posting Date", ValueType::date),
    code(kItemNo, "itemNo", "Item No.", 20, table::kNoDomain),
    code(kVariantCode, "variantCode", "Variant Code", 10, table::kNoDomain),
    code(kInventoryPostingGroup, "inventoryPostingGroup", "Inventory Posting Group", 20, table::kNoDomain),
    number(kQuantity, "quantity", "Quantity", ValueType::decimal),
    number(kAmount, "amount", "Amount (LCY)", ValueType::decimal),
};

}  // namespace

const table::TableDef kDef{kTable, "valueEntry", msg("Value Entry"), kFields, 1};

}  // namespace segments::contact::value_entry
