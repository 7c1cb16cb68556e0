#include "core/interaction/logged_header.h"

#include <algorithm>

#include "core/interaction/entry_numbers.h"
#include "core/segment/languages.h"
#include "core/segment/segment_tables.h"
#include "core/table/find_rows.h"

namespace segments::interaction {
namespace {

using table::Row;
namespace header = segment::segment;
namespace language = segment::language;
namespace logged = segment::logged;
namespace logged_language = segment::logged_language;
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
    {header::kLetterText, logged::kLetterText},
};

struct LanguagePair {
    language::Field column;
    logged_language::Field kept;
};
constexpr LanguagePair kLanguageColumns[] = {
    {language::kDescription, logged_language::kDescription},
    {language::kAttachmentNo, logged_language::kAttachmentNo},
    {language::kSubject, logged_language::kSubject},
    {language::kWordTemplateCode, logged_language::kWordTemplateCode},
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

void keep_languages(table::Transaction& tx, Row segment_row, std::int64_t logged_segment_no) {
    const table::Table& all = tx.table(language::kTable);
    for (const Row from : segment::header_languages(tx.db(), segment_row)) {
        const std::string code(all.text(from, language::kLanguageCode));
        const Row row = tx.insert(logged_language::kTable, {logged_segment_no, code});
        for (const auto& [column, kept] : kLanguageColumns)
            tx.set_raw(logged_language::kTable, row, kept, all.number(from, column));
        attachment::make_read_only(tx, all.number(from, language::kAttachmentNo));
    }
}

void restore_languages(table::Transaction& tx, const Context& context, std::int64_t logged_segment_no,
                       Row segment_row) {
    const table::Table& past = tx.table(logged_language::kTable);
    const std::string no(tx.table(header::kTable).text(segment_row, header::kNo));
    attachment::AttachmentWriter writer(tx, context);
    for (const Row from : table::rows_with(past, logged_language::kEntryNo, logged_segment_no)) {
        const std::string code(past.text(from, logged_language::kLanguageCode));
        const Row row = tx.insert(language::kTable, {no, 0, code});
        for (const auto& [column, kept] : kLanguageColumns)
            tx.set_raw(language::kTable, row, column, past.number(from, kept));
        tx.set_number(language::kTable, row, language::kAttachmentNo,
                      writer.copy(past.number(from, logged_language::kAttachmentNo)));
    }
}

void restore_header(table::Transaction& tx, Row logged_row, Row segment_row) {
    const table::Table& past = tx.table(logged::kTable);
    for (const Pair& pair : kHeaderColumns)
        tx.set_raw(header::kTable, segment_row, pair.segment, past.number(logged_row, pair.logged));
}

}  // namespace segments::interaction
