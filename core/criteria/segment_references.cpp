#include "core/criteria/segment_references.h"

#include <string>
#include <vector>

#include "core/criteria/section_filter.h"
#include "core/segment/segment_tables.h"

namespace segments::criteria {
namespace {

using table::Row;

constexpr std::string_view kOperators = "&|()<>=";

// The expression with the operand `before`, quoted or not, replaced; an operand of an interval or with a
// wildcard isn't it.
std::string with_renamed(std::string_view expression, std::string_view before, std::string_view now) {
    const std::string operand = filter::expression_for(before), renamed = filter::expression_for(now);
    std::string result;
    for (std::size_t at = 0; at < expression.size();) {
        if (kOperators.find(expression[at]) != std::string_view::npos) {
            result += expression[at++];
            continue;
        }
        const std::size_t begin = at;
        bool quoted = false;
        for (; at < expression.size(); ++at) {
            if (expression[at] == '\'') quoted = !quoted;
            if (!quoted && kOperators.find(expression[at]) != std::string_view::npos) break;
        }
        const std::string_view found = expression.substr(begin, at - begin);
        result += found == operand || found == before ? renamed : std::string(found);
    }
    return result;
}

bool rename_in(SectionFilter& filter, std::string_view before, std::string_view now) {
    bool changed = false;
    for (SectionFilter& member : filter.members) changed = rename_in(member, before, now) || changed;
    if (filter.section != schema::Section::segment) return changed;
    for (FieldFilter& field : filter.fields) {
        std::string expression = with_renamed(field.expression.text(), before, now);
        if (expression == field.expression.text()) continue;
        field.expression = std::move(expression);
        changed = true;
    }
    return changed;
}

}  // namespace

std::size_t follow_renamed_segment(table::Transaction& tx, std::string_view before, std::string_view now) {
    namespace row_of = segment::criteria;  // the three tables have the same columns
    std::size_t changed = 0;
    for (const table::TableId id :
         {segment::criteria::kTable, segment::saved_line::kTable, segment::logged_criteria::kTable}) {
        const table::Table& rows = tx.table(id);
        std::vector<Row> filters;
        rows.live().for_each([&](Row row) {
            const auto section = static_cast<schema::Section>(rows.number(row, row_of::kSection));
            const bool is_filter =
                rows.number(row, row_of::kType) == static_cast<std::int64_t>(schema::CriteriaType::filter);
            if (is_filter && (section == schema::Section::segment || section == schema::Section::group))
                filters.push_back(row);
        });
        for (const Row row : filters) {
            const auto section = static_cast<schema::Section>(rows.number(row, row_of::kSection));
            Result<SectionFilter> filter = parse_section_filter(section, rows.text(row, row_of::kFilterText));
            if (!filter || !rename_in(*filter, before, now)) continue;
            tx.set_text(id, row, row_of::kFilterText, to_text(*filter));
            ++changed;
        }
    }
    return changed;
}

}  // namespace segments::criteria
