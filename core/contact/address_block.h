// The address of a contact as it is printed on letters, labels and cover sheets (ADR-1, ADR-2).
//
//     address_block(db, ann, {.date = day, .alt_address_code = "HOME"});
//     // {"Contoso Ltd", "Ann Lee", "12 High Street", "SE1 9SE London", "United Kingdom"}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/contact/contact_tables.h"
#include "core/table/database.h"

namespace segments::contact {

struct AddressWanted {
    Day date = kBlankDay;                    // by which a company's alternate address is in force
    std::string_view alt_address_code = {};  // of a line or log entry; one that doesn't exist counts as blank
    // The country of the sender, whose name isn't printed; blank: the default of Marketing Setup.
    std::string_view home_country = {};
};

// Lines from top to bottom without empty ones (ADR-2), except that a format with a blank line has it.
std::vector<std::string> address_block(const table::Database& db, table::Row contact_row,
                                       const AddressWanted& wanted);

// Post code, city and county in the country's order (ADR-2); one or two lines.
std::vector<std::string> city_lines(const table::Database& db, std::string_view country_code,
                                    std::string_view post_code, std::string_view city,
                                    std::string_view county);

}  // namespace segments::contact
