// The alternate address in force for a contact on a date (ALT-1), for many contacts at once.
//
//     ActiveAddresses addresses(db);
//     while (!addresses.step(4096)) {}
//     addresses.on(contact, day)
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/query/row_order.h"
#include "core/table/database.h"

namespace segments::segment {

class ActiveAddresses {
  public:
    // Reads all date ranges: make one for a whole bulk of lines. No range may change until it is finished.
    explicit ActiveAddresses(const table::Database& db);

    // Looks at about `ranges` date ranges more; true when all are known.
    bool step(std::size_t ranges);
    // Code in the dictionary of alternate addresses; 0 where the contact has none on that day.
    // REQUIRES: step() returned true.
    table::Code on(table::Code contact, Day day) const;

  private:
    struct Range {
        table::Code contact;
        Day from, to;  // to: 0 = open end
        table::Code address;
    };
    enum class Phase : std::uint8_t { gather, sort, read, done };

    const table::Table* table_;
    Phase phase_ = Phase::gather;
    table::Row gathered_ = 0;
    std::vector<table::Row> rows_;
    std::optional<query::RowSorter> sorter_;
    std::vector<Range> ranges_;  // by contact, then from
};

// For one contact: a scan of the date ranges.
table::Code active_address(const table::Database& db, table::Code contact, Day day);

}  // namespace segments::segment
