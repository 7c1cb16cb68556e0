#include "app/view/row_counts.h"

#include <algorithm>
#include <utility>

namespace segments::app {

using table::Row;

void RowCounts::update(const table::Database& db, std::uint64_t generation) {
    const table::Table& table = db.table(table_);
    if (db_ != &db || generation_ != generation) {
        db_ = &db;
        generation_ = generation;
        if (!counts_.empty()) ++revision_;
        counts_.clear();
    } else if (table.version() == version_) {
        return;
    }
    version_ = table.version();
    at_ = 0;
    done_ = false;
    next_.clear();
}

bool RowCounts::step(std::size_t rows) {
    if (done_ || db_ == nullptr) return true;
    const table::Table& table = db_->table(table_);
    const auto to = static_cast<Row>(std::min<std::size_t>(table.slots(), at_ + rows));
    table.live().for_each(at_, to, [&](Row row) {
        const std::int64_t key = key_of_(table, row);
        if (key != kNone) next_[key] += value_of_ ? value_of_(table, row) : 1;
    });
    at_ = to;
    if (at_ < table.slots()) return false;
    done_ = true;
    if (next_ != counts_) {
        std::swap(counts_, next_);
        ++revision_;
    }
    next_.clear();
    return true;
}

std::int64_t RowCounts::of(std::int64_t key) const {
    const auto found = counts_.find(key);
    return found == counts_.end() ? 0 : found->second;
}

}  // namespace segments::app
