#include "app/grid/grid_lines.h"

#include <algorithm>
#include <utility>

namespace segments::app {

void GridLines::group_by(std::vector<GroupBy> levels) {
    if (levels.size() > kMostLevels) levels.resize(kMostLevels);
    if (levels == levels_) return;
    levels_ = std::move(levels);
    grouped_ = false;
    open_ = true;
    otherwise_.clear();
    version_ = 0;
    built_ = {};
    heads_.clear();
    ++revision_;
}

bool GridLines::is_grouped_by(std::size_t column) const {
    return std::any_of(levels_.begin(), levels_.end(),
                       [&](const GroupBy& each) { return each.column == column; });
}

void GridLines::update(const table::Database& db) {
    db_ = &db;
    if (levels_.empty()) return;
    // Versions only rise, so the sum tells every change.
    std::uint64_t version = view_.revision() + db.table(table_).version();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (is_grouped_by(i) || columns_[i].total) version += version_of_computed(columns_[i], db);
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

std::size_t GridLines::differ(const table::Database& db, table::Row a, table::Row b) const {
    std::size_t level = 0;
    while (level < levels_.size() &&
           same_group(levels_[level], columns_[levels_[level].column], db, table_, a, b))
        ++level;
    return level;
}

std::string GridLines::key_of(const table::Database& db, table::Row row, std::size_t level) const {
    std::string key;
    for (std::size_t i = 0; i <= level; ++i) {
        key += group_key(levels_[i], columns_[levels_[i].column], db, table_, row);
        key += '\0';
    }
    return key;
}

bool GridLines::step(const table::Database& db, std::size_t rows) {
    if (done_ || levels_.empty() || !view_.ready()) return true;  // the list comes first
    if (at_ == 0) {
        next_ = {};
        next_.rows = view_.rows();
        next_.path.resize(levels_.size());
    }
    const std::size_t end = std::min(next_.rows.size(), at_ + rows);
    for (; at_ < end; ++at_) {
        const table::Row row = next_.rows[at_];
        for (std::size_t level = at_ == 0 ? 0 : differ(db, next_.rows[at_ - 1], row); level < levels_.size();
             ++level) {
            const bool other = !otherwise_.empty() && otherwise_.count(key_of(db, row, level)) > 0;
            next_.path[level] = next_.groups.size();
            next_.groups.push_back({.first = static_cast<std::uint32_t>(at_),
                                    .level = static_cast<std::uint8_t>(level),
                                    .open = open_ != other});
            next_.sums.resize(next_.sums.size() + totals_.size());
        }
        for (const std::size_t group : next_.path) ++next_.groups[group].size;
        for (std::size_t i = 0; i < totals_.size(); ++i) {
            const std::int64_t number = number_of(columns_[totals_[i]], db, table_, row);
            for (const std::size_t group : next_.path) next_.sums[group * totals_.size() + i] += number;
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
    std::size_t closed = kMostLevels;  // level of the closed group that the next ones are in
    heads_.clear();
    innermost_ = 0;
    for (std::size_t i = 0; i < built_.groups.size(); ++i) {
        Group& group = built_.groups[i];
        const bool innermost = group.level + std::size_t{1} == levels_.size();
        if (innermost) ++innermost_;
        if (group.level > closed) continue;
        closed = group.open ? kMostLevels : group.level;
        heads_.push_back(static_cast<std::uint32_t>(i));
        group.line = line;
        line += 1 + (innermost && group.open ? group.size : 0);
    }
    count_ = line;
    ++revision_;
}

std::int64_t GridLines::count() const {
    return grouped_ ? count_ : static_cast<std::int64_t>(view_.rows().size());
}

std::size_t GridLines::head_index(std::int64_t line) const {
    const auto behind = std::upper_bound(
        heads_.begin(), heads_.end(), line,
        [&](std::int64_t wanted, std::uint32_t group) { return wanted < built_.groups[group].line; });
    return static_cast<std::size_t>(behind - heads_.begin()) - 1;
}

table::Row GridLines::row_at(std::int64_t line) const {
    if (line < 0 || line >= count()) return table::kNoRow;
    if (!grouped_) return view_.rows()[static_cast<std::size_t>(line)];
    const Group& group = group_at(line);
    if (line == group.line) return table::kNoRow;
    return built_.rows[group.first + static_cast<std::size_t>(line - group.line - 1)];
}

const GridLines::Group* GridLines::head_at(std::int64_t line) const {
    if (!grouped_ || line < 0 || line >= count_) return nullptr;
    const Group& group = group_at(line);
    return group.line == line ? &group : nullptr;
}

std::int64_t GridLines::head_of(std::int64_t line, std::size_t level) const {
    if (!grouped_ || line < 0 || line >= count_) return line;
    std::size_t index = head_index(line);
    while (index > 0 && built_.groups[heads_[index]].level > level) --index;
    return built_.groups[heads_[index]].line;
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
    const auto behind = std::upper_bound(
        heads_.begin(), heads_.end(), place,
        [&](std::uint32_t wanted, std::uint32_t group) { return wanted < built_.groups[group].first; });
    const Group& group = built_.groups[*(behind - 1)];
    return group.line + (group.open ? place - group.first + 1 : 0);
}

void GridLines::set_open(std::int64_t head, bool open) {
    if (head_at(head) == nullptr || db_ == nullptr) return;
    Group& group = built_.groups[heads_[head_index(head)]];
    if (group.open == open) return;
    group.open = open;
    if (const table::Row row = row_of(group); row != table::kNoRow) {
        const std::string key = key_of(*db_, row, group.level);
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
