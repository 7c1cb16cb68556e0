#include "core/exchange/formats/contact_columns.h"

#include "core/exchange/formats/list_cell.h"

namespace segments::exchange {

std::string list_cell(const ContactRecord& record, contact::Assignment kind) {
    std::string cell;
    if (!record.has_list(kind)) return cell;
    for (const AssignedCode& each : record.of(kind)) append_list_part(cell, each.code);
    return cell;
}

}  // namespace segments::exchange
