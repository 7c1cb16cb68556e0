#include "core/segment/active_address.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/contact/contact_tables.h"
#include "core/table/find_rows.h"

namespace segments::segment {

namespace range = contact::alt_address_range;

ActiveAddresses::ActiveAddresses(const table::Database& db) : table_(&db.table(range::kTable)) {}

bool ActiveAddresses::step(std::size_t ranges) {
    switch (phase_) {
        case Phase::gather: {
            const auto slots = static_cast<table::Row>(table_->slots());
            const table::Row to =
                ranges < slots - gathered_ ? gathered_ + static_cast<table::Row>(ranges) : slots;
            table_->live().for_each(gathered_, to, [&](table::Row row) { rows_.push_back(row); });
            gathered_ = to;
            if (gathered_ < slots) break;
            // By the code of the contact, which is what on() looks for.
            query::RowValue contact;
            contact.number = [table = table_](table::Row row) -> std::int64_t {
                return table->code(row, range::kContactNo);
            };
            sorter_.emplace(*table_,
                            std::vector<query::SortField>{
                                {range::kContactNo, false, std::make_shared<const query::RowValue>(contact)},
                                {range::kStartingDate, false}},
                            std::move(rows_));
            phase_ = Phase::sort;
            break;
        }
        case Phase::sort:
            if (!sorter_->step(ranges)) break;
            rows_ = sorter_->take();
            sorter_.reset();
            ranges_.reserve(rows_.size());
            phase_ = Phase::read;
            break;
        case Phase::read: {
            const std::size_t end = ranges_.size() + std::min(ranges, rows_.size() - ranges_.size());
            for (std::size_t i = ranges_.size(); i < end; ++i) {
                const table::Row row = rows_[i];
                ranges_.push_back({table_->code(row, range::kContactNo),
                                   static_cast<Day>(table_->number(row, range::kStartingDate)),
                                   static_cast<Day>(table_->number(row, range::kEndingDate)),
                                   table_->code(row, range::kContactAltAddressCode)});
            }
            if (end < rows_.size()) break;
            rows_ = {};
            phase_ = Phase::done;
            break;
        }
        case Phase::done:
            break;
    }
    return phase_ == Phase::done;
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
