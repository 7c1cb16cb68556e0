// The alternate address in force for a contact on a date (ALT-1), for many contacts at once.
#pragma once

#include <vector>

#include "core/base/date.h"
#include "core/table/database.h"

namespace segments::segment {

class ActiveAddresses {
  public:
    // Reads all date ranges: make one for a whole bulk of lines.
    explicit ActiveAddresses(const table::Database& db);

    // Code in the dictionary of alternate addresses; 0 where the contact has none on that day.
    table::Code on(table::Code contact, Day day) const;

  private:
    struct Range {
        table::Code contact;
        Day from, to;  // to: 0 = open end
        table::Code address;
    };
    std::vector<Range> ranges_;  // by contact, then from
};

// For one contact: a scan of the date ranges.
table::Code active_address(const table::Database& db, table::Code contact, Day day);

}  // namespace segments::segment
