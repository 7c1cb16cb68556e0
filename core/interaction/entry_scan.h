// Visits, in slices, the log entries that belong to some logged segments or campaign entries.
//
//     EntryScan scan(log_entry::kLoggedSegmentEntryNo, {3, 7});
//     while (!scan.step(tx.table(log_entry::kTable), 10000, [&](Row entry) { ... })) {}
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "core/table/table.h"

namespace segments::interaction {

// Numbers of entries as a set: they are given out from 1 on, so that a bit for each is small.
class NumberSet {
  public:
    static NumberSet of(std::int64_t number) {
        NumberSet set;
        set.add(number);
        return set;
    }
    void add(std::int64_t number) {
        const auto at = static_cast<std::size_t>(number);
        if (at >= bits_.size()) bits_.resize(std::max(at + 1, bits_.size() * 2));
        bits_.set(static_cast<table::Row>(at));
    }
    bool has(std::int64_t number) const { return bits_.test(static_cast<table::Row>(number)); }

  private:
    table::Bitmap bits_;
};

class EntryScan {
  public:
    // `column` of the log entries holds a number of the set.
    EntryScan(table::FieldId column, NumberSet set) : column_(column), set_(std::move(set)) {}

    // Looks at about `rows` rows more; true when finished. The visitor may change or erase the entry.
    template <typename Visit>
    bool step(const table::Table& log, std::size_t rows, Visit visit) {
        const auto to = static_cast<table::Row>(std::min<std::size_t>(log.slots(), at_ + rows));
        for (; at_ < to; ++at_) {
            if (log.is_live(at_) && set_.has(log.number(at_, column_))) visit(at_);
        }
        return at_ >= log.slots();
    }
    float progress(const table::Table& log) const {
        return log.slots() == 0 ? 1.0f : static_cast<float>(at_) / static_cast<float>(log.slots());
    }

  private:
    table::FieldId column_;
    NumberSet set_;
    table::Row at_ = 0;
};

}  // namespace segments::interaction
