#include "core/segment/delete_segment.h"

#include "core/interaction/line_targets.h"
#include "core/segment/languages.h"
#include "core/table/find_rows.h"

namespace segments::segment {

using table::Row;

DeleteSegment::DeleteSegment(const table::Database& db, Row segment_row)
    : header_(segment_row), code_(segment_code(db, segment_row)), walk_(code_) {}

bool DeleteSegment::step(table::Transaction& tx, std::size_t rows) {
    if (header_ == table::kNoRow) return true;
    if (!criteria_gone_) {
        for (const Row row : table::rows_with(tx.table(criteria::kTable), criteria::kSegmentNo, code_))
            tx.erase(criteria::kTable, row);
        delete_all_languages(tx, code_);
        criteria_gone_ = true;
    }
    if (!walk_.step(tx.db(), rows, [&](Row row) { tx.erase(line::kTable, row); })) return false;
    tx.erase(segment::kTable, header_);
    header_ = table::kNoRow;
    interaction::remove_untargeted(tx);
    return true;
}

void delete_segment(table::Transaction& tx, Row segment_row) {
    DeleteSegment job(tx.db(), segment_row);
    while (!job.step(tx, tx.table(line::kTable).slots())) {
    }
}

}  // namespace segments::segment
