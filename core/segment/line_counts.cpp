#include "core/segment/line_counts.h"

#include "core/segment/line_scan.h"

namespace segments::segment {

std::vector<std::uint32_t> line_counts(const table::Database& db) {
    const table::Table& lines = db.table(line::kTable);
    std::vector<std::uint32_t> counts(lines.dictionary(line::kSegmentNo).size());
    lines.live().for_each([&](table::Row row) {
        if (is_present(lines, row)) ++counts[lines.code(row, line::kSegmentNo)];
    });
    return counts;
}

}  // namespace segments::segment
