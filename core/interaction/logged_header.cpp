#include "core/interaction/logged_header.h"

#include <algorithm>

#include "core/interaction/entry_numbers.h"
#include "core/segment/segment_tables.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace header = segment::segment;
namespace logged = segment::logged;
namespace criteria = segment::criteria;
namespace logged_criteria = segment::logged_criteria;
namespace saved_line = segment::saved_line;

struct Pair {
    header::Field segment;
    logged::Field logged;
};
// They share their dictionaries.
constexpr Pair kHeaderColumns[] = {
    {header::kDescription, logged::kDescription},
    {header::kCampaignNo, logged::kCampaignNo},
    {header::kSalespersonCode, logged::kSalespersonCode},
    {header::kCorrespondenceType, logged::kCorrespondenceType},
    {header::kInteractionTemplateCode, logged::kInteractionTemplateCode},
    {header::kUnitCost, logged::kUnitCost},
    {header::kUnitDuration, logged::kUnitDuration},
    {header::kDate, logged::kDate},
    {header::kCampaignTarget, logged::kCampaignTarget},
    {header::kInformationFlow, logged::kInformationFlow},
    {header::kInitiatedBy, logged::kInitiatedBy},
    {header::kCampaignResponse, logged::kCampaignResponse},
    {header::kLanguageCode, logged::kLanguageCode},
    {header::kInteractionGroupCode, logged::kInteractionGroupCode},
    {header::kSendWordDocsAsAttmt, logged::kSendWordDocsAsAttmt},
    {header::kIgnoreContactCorresType, logged::kIgnoreContactCorresType},
    {header::kSubject, logged::kSubject},
    {header::kWordTemplateCode, logged::kWordTemplateCode},
};

// Criteria refer to logged segments by number (RUL-3), also to ones that were deleted since: such a number
// must not come to mean another segment.
std::int64_t next_logged_no(const table::Database& db) {
    return 1 + std::max({highest_number(db.table(logged::kTable), logged::kEntryNo),
                         highest_number(db.table(criteria::kTable), criteria::kLoggedSegmentEntryNo),
                         highest_number(db.table(saved_line::kTable), saved_line::kLoggedSegmentEntryNo),
                         highest_number(db.table(logged_criteria::kTable),
                                        logged_criteria::kLoggedSegmentEntryNo)});
}

}  // namespace

Row write_logged_segment(table::Transaction& tx, const Context& context, Row segment_row) {
    const table::Table& segments = tx.table(header::kTable);
    const Row row = tx.insert(logged::kTable, {next_logged_no(tx.db())});
    tx.set_raw(logged::kTable, row, logged::kSegmentNo, segments.number(segment_row, header::kNo));
    tx.set_number(logged::kTable, row, logged::kCreationDate, context.today);
    tx.set_text(logged::kTable, row, logged::kUserId, context.user_id);
    for (const Pair& pair : kHeaderColumns)
        tx.set_raw(logged::kTable, row, pair.logged, segments.number(segment_row, pair.segment));
    return row;
}

void restore_header(table::Transaction& tx, Row logged_row, Row segment_row) {
    const table::Table& past = tx.table(logged::kTable);
    for (const Pair& pair : kHeaderColumns)
        tx.set_raw(header::kTable, segment_row, pair.segment, past.number(logged_row, pair.logged));
}

}  // namespace segments::interaction
