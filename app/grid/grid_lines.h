// The lines of a grid from top to bottom: the rows of its view, or, grouped by a column, a head for each
// group with the group's rows below it while it is open. Groups, their sizes and sums are worked out in
// slices; until they are done the former lines are shown.
//
//     GridLines lines(view, source.columns, source.table);
//     lines.group_by(column);                       // the view has to be sorted by it first
//     lines.update(db);  while there is time: lines.step(db, 4096);
//     for (i < lines.count()) lines.head_at(i) ? head : lines.row_at(i)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "app/grid/grid_source.h"

namespace segments::app {

class GridLines {
  public:
    struct Group {
        std::uint32_t first = 0, size = 0;  // of the rows in order
        std::uint32_t line = 0;             // of its head
        bool open = true;
    };

    // All three outlive it.
    GridLines(const RecordView& view, const std::vector<GridColumn>& columns, table::TableId table)
        : view_(view), columns_(columns), table_(table) {}

    void group_by(std::optional<std::size_t> column);
    std::optional<std::size_t> grouped_by() const { return column_; }
    // There are heads among the lines.
    bool grouped() const { return grouped_; }
    std::size_t groups() const { return built_.groups.size(); }

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
    // The line of the head above this one.
    std::int64_t head_of(std::int64_t line) const;

    void set_open(std::int64_t head, bool open);
    void set_all_open(bool open);

    // Rises whenever the lines change.
    std::uint64_t revision() const { return grouped_ ? revision_ : view_.revision() + revision_; }

  private:
    struct Built {
        std::vector<table::Row> rows;
        std::vector<Group> groups;
        std::vector<std::int64_t> sums;  // of each group those of the columns with a total
    };

    bool same(const table::Database& db, table::Row a, table::Row b) const;
    std::string key_of(const table::Database& db, table::Row row) const;
    void number_lines();
    std::size_t group_at(std::int64_t line) const;

    const RecordView& view_;
    const std::vector<GridColumn>& columns_;
    table::TableId table_;
    std::optional<std::size_t> column_;
    bool grouped_ = false;
    // Groups are open but those named here, or closed but those.
    bool open_ = true;
    std::unordered_set<std::string> otherwise_;
    std::vector<std::size_t> totals_;  // the columns that have one
    std::uint64_t version_ = 0, revision_ = 1;
    bool done_ = true;
    std::size_t at_ = 0;
    Built built_, next_;
    std::int64_t count_ = 0;
    const table::Database* db_ = nullptr;
};

}  // namespace segments::app
