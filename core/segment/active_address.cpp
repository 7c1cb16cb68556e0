#include "core/segment/active_address.h"

#include <algorithm>
#include <utility>

#include "core/contact/contact_tables.h"

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

}  // namespace segments::segment
