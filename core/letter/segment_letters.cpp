#include "core/letter/segment_letters.h"

#include <algorithm>

#include "core/attachment/attachments.h"
#include "core/base/text.h"
#include "core/segment/line_scan.h"
#include "core/table/find_rows.h"

namespace segments::letter {
namespace {

using table::Row;
namespace header = segment::segment;

}  // namespace

std::set<std::int64_t> personal_letters(const table::Database& db) {
    namespace line = segment::line;
    std::set<std::int64_t> found;
    const table::Table& lines = db.table(line::kTable);
    table::for_each_row_with(lines, line::kMerged, 1,
                             [&](Row row) { found.insert(lines.number(row, line::kAttachmentNo)); });
    return found;
}

Result<ReadyTemplate> make_template(std::string bytes, bool merged) {
    Result<std::shared_ptr<const word::Package>> package = word::Package::open(std::move(bytes));
    if (!package) return package.error();
    ReadyTemplate ready;
    Result<std::shared_ptr<const word::MergeTemplate>> letter =
        merged ? word::MergeTemplate::make(*package, [](std::string_view) { return std::nullopt; })
               : word::MergeTemplate::make(*package, known_field);
    if (!letter) return letter.error();
    ready.letter = std::move(*letter);
    Result<std::shared_ptr<const word::ReadingStyles>> styles = word::ReadingStyles::of(*package);
    if (!styles) return styles.error();
    ready.styles = std::move(*styles);
    return ready;
}

std::vector<std::int64_t> word_documents(const table::Database& db,
                                         const std::set<std::int64_t>& attachments) {
    std::vector<std::int64_t> documents;
    std::copy_if(attachments.begin(), attachments.end(), std::back_inserter(documents), [&](std::int64_t no) {
        return word::is_word_extension(attachment::file_extension(db, no));
    });
    return documents;
}

SegmentLetters::SegmentLetters(const table::Database& db, Row segment_row) : reader_(db, segment_row) {
    const std::string no(db.table(header::kTable).text(segment_row, header::kNo));
    std::map<std::int64_t, bool> is_word;
    for (const Row line : segment::present_lines(db, no)) {
        if (reader_.contact(line) == table::kNoRow) continue;
        const std::int64_t document = reader_.document(line);
        const auto [known, is_new] = is_word.emplace(document, false);
        if (is_new && document != 0) {
            known->second = word::is_word_extension(attachment::file_extension(db, document));
            if (known->second) documents_.push_back(document);
        }
        if (known->second)
            lines_.push_back(line);
        else
            ++without_document_;
    }
}

std::vector<Row> SegmentLetters::lines_with(std::int64_t attachment_no) const {
    std::vector<Row> lines;
    std::copy_if(lines_.begin(), lines_.end(), std::back_inserter(lines),
                 [&](Row line) { return reader_.document(line) == attachment_no; });
    return lines;
}

LineRecords::LineRecords(const segment::LineReader& reader, const filter::Locale& locale,
                         const word::MergeTemplate& letter, std::vector<Row> lines)
    : fields_(reader, locale, letter.fields()), lines_(std::move(lines)) {}

std::span<const word::Value> LineRecords::at(std::size_t record) {
    if (held_ != record) {
        values_ = fields_.of(lines_[record]);
        held_ = record;
    }
    return values_;
}

std::string_view LineRecords::language(std::size_t record) const {
    language_ = fields_.language(lines_[record]);
    return language_;
}

}  // namespace segments::letter
