#include "app/grid/grid_lines.h"

#include <algorithm>
#include <utility>

#include "core/query/row_order.h"

namespace segments::app {

void GridLines::group_by(std::optional<std::size_t> column) {
    if (column == column_) return;
    column_ = column;
    grouped_ = false;
    open_ = true;
    otherwise_.clear();
    version_ = 0;
    built_ = {};
    ++revision_;
}

void GridLines::update(const table::Database& db) {
    db_ = &db;
    if (!column_) return;
    // Versions only rise, so the sum tells every change.
    std::uint64_t version = view_.revision() + db.table(table_).version();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i == *column_ || columns_[i].total) version += version_of_computed(columns_[i], db);
    }
    if (version == version_) return;
    version_ = version;
    done_ = false;
    at_ = 0;
    totals_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].total) totals_.push_back(i);
    }
}

bool GridLines::same(const table::Database& db, table::Row a, table::Row b) const {
    const GridColumn& column = columns_[*column_];
    const table::Table& table = db.table(table_);
    if (!column.computed) {
        const bool coded = column.def.storage == table::Storage::dictionary;
        if (coded && table.code(a, column.def.id) == table.code(b, column.def.id)) return true;
        return query::compare_rows(table, column.def.id, a, b) == 0;
    }
    if (!column.textual()) return number_of(column, db, table_, a) == number_of(column, db, table_, b);
    std::string first, second;
    return query::compare_ignoring_case(text_of(column, db, table_, a, first),
                                        text_of(column, db, table_, b, second)) == 0;
}

std::string GridLines::key_of(const table::Database& db, table::Row row) const {
    const GridColumn& column = columns_[*column_];
    std::string buffer;
    if (!column.textual()) return std::to_string(number_of(column, db, table_, row));
    return std::string(text_of(column, db, table_, row, buffer));
}

bool GridLines::step(const table::Database& db, std::size_t rows) {
    if (done_ || !column_ || !view_.ready()) return true;  // the list comes first
    if (at_ == 0) {
        next_ = {};
        next_.rows = view_.rows();
    }
    const std::size_t end = std::min(next_.rows.size(), at_ + rows);
    for (; at_ < end; ++at_) {
        const table::Row row = next_.rows[at_];
        if (at_ == 0 || !same(db, next_.rows[at_ - 1], row)) {
            const bool other = !otherwise_.empty() && otherwise_.count(key_of(db, row)) > 0;
            next_.groups.push_back({static_cast<std::uint32_t>(at_), 0, 0, open_ != other});
            next_.sums.resize(next_.sums.size() + totals_.size());
        }
        ++next_.groups.back().size;
        std::int64_t* const sums = next_.sums.data() + next_.sums.size() - totals_.size();
        for (std::size_t i = 0; i < totals_.size(); ++i) {
            sums[i] += number_of(columns_[totals_[i]], db, table_, row);
        }
    }
    if (at_ < next_.rows.size()) return false;
    built_ = std::exchange(next_, {});
    done_ = true;
    grouped_ = true;
    number_lines();
    return true;
}

void GridLines::number_lines() {
    std::uint32_t line = 0;
    for (Group& group : built_.groups) {
        group.line = line;
        line += 1 + (group.open ? group.size : 0);
    }
    count_ = line;
    ++revision_;
}

std::int64_t GridLines::count() const {
    return grouped_ ? count_ : static_cast<std::int64_t>(view_.rows().size());
}

// REQUIRES: there is such a line.
std::size_t GridLines::group_at(std::int64_t line) const {
    const auto behind =
        std::upper_bound(built_.groups.begin(), built_.groups.end(), line,
                         [](std::int64_t wanted, const Group& group) { return wanted < group.line; });
    return static_cast<std::size_t>(behind - built_.groups.begin()) - 1;
}

table::Row GridLines::row_at(std::int64_t line) const {
    if (line < 0 || line >= count()) return table::kNoRow;
    if (!grouped_) return view_.rows()[static_cast<std::size_t>(line)];
    const Group& group = built_.groups[group_at(line)];
    if (line == group.line) return table::kNoRow;
    return built_.rows[group.first + static_cast<std::size_t>(line - group.line - 1)];
}

const GridLines::Group* GridLines::head_at(std::int64_t line) const {
    if (!grouped_ || line < 0 || line >= count_) return nullptr;
    const Group& group = built_.groups[group_at(line)];
    return group.line == line ? &group : nullptr;
}

std::int64_t GridLines::head_of(std::int64_t line) const {
    if (!grouped_ || line < 0 || line >= count_) return line;
    return built_.groups[group_at(line)].line;
}

table::Row GridLines::row_of(const Group& group) const {
    for (std::size_t i = group.first; i < group.first + group.size; ++i) {
        if (view_.is_live(built_.rows[i])) return built_.rows[i];
    }
    return table::kNoRow;
}

std::int64_t GridLines::sum_of(const Group& group, std::size_t column) const {
    const auto index = static_cast<std::size_t>(&group - built_.groups.data());
    const auto found = std::find(totals_.begin(), totals_.end(), column);
    if (found == totals_.end()) return 0;
    return built_.sums[index * totals_.size() + static_cast<std::size_t>(found - totals_.begin())];
}

std::optional<std::int64_t> GridLines::line_of(table::Row row) const {
    if (!grouped_) {
        const std::optional<std::size_t> place = view_.position_of(row);
        return place ? std::optional(static_cast<std::int64_t>(*place)) : std::nullopt;
    }
    const auto found = std::find(built_.rows.begin(), built_.rows.end(), row);
    if (found == built_.rows.end()) return std::nullopt;
    const auto place = static_cast<std::uint32_t>(found - built_.rows.begin());
    const auto behind =
        std::upper_bound(built_.groups.begin(), built_.groups.end(), place,
                         [](std::uint32_t wanted, const Group& group) { return wanted < group.first; });
    const Group& group = *(behind - 1);
    return group.line + (group.open ? place - group.first + 1 : 0);
}

void GridLines::set_open(std::int64_t head, bool open) {
    if (head_at(head) == nullptr || db_ == nullptr) return;
    Group& group = built_.groups[group_at(head)];
    if (group.open == open) return;
    group.open = open;
    if (const table::Row row = row_of(group); row != table::kNoRow) {
        const std::string key = key_of(*db_, row);
        if (open == open_)
            otherwise_.erase(key);
        else
            otherwise_.insert(key);
    }
    number_lines();
}

void GridLines::set_all_open(bool open) {
    open_ = open;
    otherwise_.clear();
    for (Group& group : built_.groups) group.open = open;
    number_lines();
}

}  // namespace segments::app
