#include "core/segment/line_scan.h"

#include <algorithm>
#include <utility>

namespace segments::segment {

using table::Row;

std::vector<Row> present_lines(const table::Database& db, std::string_view segment_no) {
    std::vector<Row> rows;
    const Row header = find_segment(db, segment_no);
    if (header == table::kNoRow) return rows;
    const table::Table& lines = db.table(line::kTable);
    scan_lines(db, segment_code(db, header), 0, table::kNoRow, [&](Row row) {
        if (is_present(lines, row)) rows.push_back(row);
    });
    sort_by_line_no(db, rows);
    return rows;
}

void sort_by_line_no(const table::Database& db, std::vector<Row>& rows) {
    const table::Table& lines = db.table(line::kTable);
    const auto before = [&](Row a, Row b) {
        return std::pair(lines.number(a, line::kLineNo), a) < std::pair(lines.number(b, line::kLineNo), b);
    };
    // Lines are made in ascending order, so most segments need no sorting.
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
}

std::size_t line_count(const table::Database& db, std::string_view segment_no) {
    const Row header = find_segment(db, segment_no);
    if (header == table::kNoRow) return 0;
    const table::Table& lines = db.table(line::kTable);
    std::size_t count = 0;
    scan_lines(db, segment_code(db, header), 0, table::kNoRow, [&](Row row) {
        if (is_present(lines, row)) ++count;
    });
    return count;
}

}  // namespace segments::segment
