// The lines of a grid from top to bottom: the rows of its view, or, grouped, a head for each group with the
// groups within it or its rows below it while it is open. Groups, their sizes and sums are worked out in
// slices; until they are done the former lines are shown.
//
//     GridLines lines(view, source.columns, source.table);
//     lines.group_by({{country}, {date, GroupBy::Span::month}});   // the view has to be sorted by them first
//     lines.update(db);  while there is time: lines.step(db, 4096);
//     for (i < lines.count()) lines.head_at(i) ? head : lines.row_at(i)
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "app/grid/grid_source.h"
#include "app/grid/group_by.h"

namespace segments::app {

class GridLines {
  public:
    struct Group {
        std::uint32_t first = 0, size = 0;  // of the rows in order
        std::uint32_t line = 0;             // of its head, unless a group around it is closed
        std::uint8_t level = 0;             // 0: outermost
        bool open = true;
    };

    // All three outlive it.
    GridLines(const RecordView& view, const std::vector<GridColumn>& columns, table::TableId table)
        : view_(view), columns_(columns), table_(table) {}

    // At most kMostLevels of them.
    void group_by(std::vector<GroupBy> levels);
    // From the outermost one.
    const std::vector<GroupBy>& grouped_by() const { return levels_; }
    bool is_grouped_by(std::size_t column) const;
    // There are heads among the lines.
    bool grouped() const { return grouped_; }
    // The innermost ones.
    std::size_t groups() const { return innermost_; }

    void update(const table::Database& db);
    // Looks at about `rows` rows more; true when there is nothing left to do.
    bool step(const table::Database& db, std::size_t rows);
    bool done() const { return done_; }

    std::int64_t count() const;
    // kNoRow: the head of a group, or no line at all.
    table::Row row_at(std::int64_t line) const;
    // The group whose head this is; null for rows.
    const Group* head_at(std::int64_t line) const;
    // A row of the group that names it: the first one that lives.
    table::Row row_of(const Group& group) const;
    // The sum of a column with a total over the group's rows.
    std::int64_t sum_of(const Group& group, std::size_t column) const;
    // Where the row is; of a row in a closed group the head. nullopt: not in the list. Linear.
    std::optional<std::int64_t> line_of(table::Row row) const;
    // The line of the innermost head at or above this one that is of this level or further out.
    std::int64_t head_of(std::int64_t line, std::size_t level = kMostLevels) const;

    static constexpr std::size_t kMostLevels = 4;

    void set_open(std::int64_t head, bool open);
    void set_all_open(bool open);

    // Rises whenever the lines change.
    std::uint64_t revision() const { return grouped_ ? revision_ : view_.revision() + revision_; }

  private:
    struct Built {
        std::vector<table::Row> rows;
        std::vector<Group> groups;
        std::vector<std::int64_t> sums;  // of each group those of the columns with a total
        // The running group of each level.
        std::vector<std::size_t> path;
    };

    // The outermost level in which the rows differ; the number of levels if in none.
    std::size_t differ(const table::Database& db, table::Row a, table::Row b) const;
    // Of the group of this level that the row is in, those around it included.
    std::string key_of(const table::Database& db, table::Row row, std::size_t level) const;
    void number_lines();
    // Of `heads_`. REQUIRES: there is such a line.
    std::size_t head_index(std::int64_t line) const;
    const Group& group_at(std::int64_t line) const { return built_.groups[heads_[head_index(line)]]; }

    const RecordView& view_;
    const std::vector<GridColumn>& columns_;
    table::TableId table_;
    std::vector<GroupBy> levels_;
    bool grouped_ = false;
    // Groups are open but those named here, or closed but those.
    bool open_ = true;
    std::unordered_set<std::string> otherwise_;
    std::vector<std::size_t> totals_;  // the columns that have one
    std::uint64_t version_ = 0, revision_ = 1;
    bool done_ = true;
    std::size_t at_ = 0;
    Built built_, next_;                // groups from top to bottom, each before those within it
    std::vector<std::uint32_t> heads_;  // the groups that have a line
    std::size_t innermost_ = 0;
    std::int64_t count_ = 0;
    const table::Database* db_ = nullptr;
};

}  // namespace segments::app
