#include "app/grid/group_by.h"

#include <algorithm>

#include "app/view/display_value.h"
#include "core/base/date.h"
#include "core/filter/locale.h"
#include "core/query/row_order.h"

namespace segments::app {
namespace {

constexpr std::string_view kMonth = ":month", kYear = ":year";
constexpr std::int64_t kMinutesPerDay = 24 * 60;

// Months since the year 0, or years; 0: blank.
std::int64_t span_of(const GroupBy& by, const GridColumn& column, std::int64_t number) {
    if (number <= 0) return 0;
    const std::int64_t day =
        column.def.type == filter::ValueType::date_time ? (number - 1) / kMinutesPerDay + 1 : number;
    const Civil civil = to_civil(static_cast<Day>(day));
    return by.span == GroupBy::Span::year ? civil.year : civil.year * 12 + civil.month - 1;
}

}  // namespace

bool has_months(const GridColumn& column) {
    return column.def.type == filter::ValueType::date || column.def.type == filter::ValueType::date_time;
}

std::string groups_to_text(const std::vector<GroupBy>& groups, const std::vector<GridColumn>& columns) {
    std::string text;
    for (const GroupBy& each : groups) {
        if (!text.empty()) text += ',';
        text += columns[each.column].id;
        if (each.span == GroupBy::Span::month) text += kMonth;
        if (each.span == GroupBy::Span::year) text += kYear;
    }
    return text;
}

std::vector<GroupBy> groups_from_text(std::string_view text, const std::vector<GridColumn>& columns) {
    std::vector<GroupBy> groups;
    while (!text.empty()) {
        std::string_view part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        GroupBy by;
        if (part.ends_with(kMonth)) by.span = GroupBy::Span::month;
        if (part.ends_with(kYear)) by.span = GroupBy::Span::year;
        part = part.substr(0, part.find(':'));
        by.column = column_index(columns, part);
        if (by.column == columns.size()) continue;
        if (!has_months(columns[by.column])) by.span = GroupBy::Span::value;
        if (std::find(groups.begin(), groups.end(), by) == groups.end()) groups.push_back(by);
    }
    return groups;
}

bool same_group(const GroupBy& by, const GridColumn& column, const table::Database& db, table::TableId id,
                table::Row a, table::Row b) {
    if (by.span != GroupBy::Span::value)
        return span_of(by, column, number_of(column, db, id, a)) ==
               span_of(by, column, number_of(column, db, id, b));
    const table::Table& table = db.table(id);
    if (!column.computed) {
        const bool coded = column.def.storage == table::Storage::dictionary;
        if (coded && table.code(a, column.def.id) == table.code(b, column.def.id)) return true;
        return query::compare_rows(table, column.def.id, a, b) == 0;
    }
    if (!column.textual()) return number_of(column, db, id, a) == number_of(column, db, id, b);
    std::string first, second;
    return query::compare_ignoring_case(text_of(column, db, id, a, first),
                                        text_of(column, db, id, b, second)) == 0;
}

std::string group_key(const GroupBy& by, const GridColumn& column, const table::Database& db,
                      table::TableId table, table::Row row) {
    std::string buffer;
    if (column.textual()) return std::string(text_of(column, db, table, row, buffer));
    const std::int64_t number = number_of(column, db, table, row);
    return std::to_string(by.span == GroupBy::Span::value ? number : span_of(by, column, number));
}

std::string group_value(const GroupBy& by, const GridColumn& column, const Session& session,
                        table::TableId table, table::Row row) {
    const filter::Locale& locale = session.locale();
    if (by.span == GroupBy::Span::value) return display_text(column, session.db(), table, row, locale);
    const std::int64_t span = span_of(by, column, number_of(column, session.db(), table, row));
    if (span == 0) return {};
    if (by.span == GroupBy::Span::year) return std::to_string(span);
    const std::string year = std::to_string(span / 12);
    std::string month = std::to_string(span % 12 + 1);
    if (month.size() == 1) month.insert(0, 1, '0');
    return locale.date_order == filter::DateOrder::year_month_day ? year + locale.date_separator + month
                                                                  : month + locale.date_separator + year;
}

}  // namespace segments::app
