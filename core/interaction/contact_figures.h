// What the interaction log says about a contact (CON-20), and where it stands (ACT-5). Each is one scan, a
// few milliseconds for a million entries: keep the result while the versions of the tables stay.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/table/database.h"

namespace segments::interaction {

struct ContactFigures {
    Day last_date_attempted = kBlankDay;
    Day date_of_last_interaction = kBlankDay;
    std::size_t interactions = 0;
    std::int64_t cost = 0;      // in the encoding of decimals
    std::int64_t duration = 0;  // minutes, in the encoding of decimals
};
// CON-20. A company's figures include its people's.
ContactFigures contact_figures(const table::Database& db, table::Row contact_row);

// The contact's interactions without postponed ones (ILE-1), a company's with its people's, by entry number.
std::vector<table::Row> log_entries_of(const table::Database& db, table::Row contact_row);
// The lines of open segments on which the contact stands, a company's with its people's (ACT-5), by segment
// and line number.
std::vector<table::Row> open_lines_of(const table::Database& db, table::Row contact_row);

}  // namespace segments::interaction
