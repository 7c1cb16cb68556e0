// By what the rows of a grid are grouped: a column, of dates also by month or year. Several of them nest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/grid/grid_source.h"

namespace segments::app {

struct GroupBy {
    enum class Span : std::uint8_t { value, month, year };

    std::size_t column = 0;
    Span span = Span::value;

    bool operator==(const GroupBy&) const = default;
};

// Its rows can be grouped by month and year.
bool has_months(const GridColumn& column);
// "country,date:month"; columns that there aren't are left out.
std::string groups_to_text(const std::vector<GroupBy>& groups, const std::vector<GridColumn>& columns);
std::vector<GroupBy> groups_from_text(std::string_view text, const std::vector<GridColumn>& columns);

bool same_group(const GroupBy& by, const GridColumn& column, const table::Database& db, table::TableId table,
                table::Row a, table::Row b);
// Tells a group from others of its level, whatever rows it has.
std::string group_key(const GroupBy& by, const GridColumn& column, const table::Database& db,
                      table::TableId table, table::Row row);
// What its rows have in common: "Rome", "11.2026", "2026"; empty for blank ones.
std::string group_value(const GroupBy& by, const GridColumn& column, const Session& session,
                        table::TableId table, table::Row row);

}  // namespace segments::app
