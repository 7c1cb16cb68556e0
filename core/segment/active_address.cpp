#include "core/segment/active_address.h"

#include <algorithm>
#include <utility>

#include "core/contact/contact_tables.h"
#include "core/table/find_rows.h"

namespace segments::segment {

namespace range = contact::alt_address_range;

ActiveAddresses::ActiveAddresses(const table::Database& db) {
    const table::Table& ranges = db.table(range::kTable);
    ranges_.reserve(ranges.size());
    ranges.live().for_each([&](table::Row row) {
        ranges_.push_back({ranges.code(row, range::kContactNo),
                           static_cast<Day>(ranges.number(row, range::kStartingDate)),
                           static_cast<Day>(ranges.number(row, range::kEndingDate)),
                           ranges.code(row, range::kContactAltAddressCode)});
    });
    std::sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) {
        return std::pair(a.contact, a.from) < std::pair(b.contact, b.from);
    });
}

table::Code ActiveAddresses::on(table::Code contact, Day day) const {
    if (ranges_.empty() || contact == 0) return 0;
    // From the latest starting date backwards.
    auto at = std::upper_bound(ranges_.begin(), ranges_.end(), std::pair(contact, day),
                               [](const std::pair<table::Code, Day>& key, const Range& candidate) {
                                   return key < std::pair(candidate.contact, candidate.from);
                               });
    while (at != ranges_.begin()) {
        --at;
        if (at->contact != contact) break;
        if (at->to == kBlankDay || at->to >= day) return at->address;
    }
    return 0;
}

table::Code active_address(const table::Database& db, table::Code contact, Day day) {
    if (contact == 0) return 0;
    const table::Table& ranges = db.table(range::kTable);
    table::Code address = 0;
    std::int64_t latest = -1;
    table::for_each_row_with(ranges, range::kContactNo, contact, [&](table::Row row) {
        const std::int64_t from = ranges.number(row, range::kStartingDate);
        const std::int64_t to = ranges.number(row, range::kEndingDate);
        if (from > day || (to != kBlankDay && to < day) || from <= latest) return;
        latest = from;
        address = ranges.code(row, range::kContactAltAddressCode);
    });
    return address;
}

}  // namespace segments::segment
