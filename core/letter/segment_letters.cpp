#include "core/letter/segment_letters.h"

#include <algorithm>

#include "core/attachment/attachments.h"
#include "core/base/text.h"
#include "core/segment/line_scan.h"

namespace segments::letter {
namespace {

using table::Row;
namespace header = segment::segment;

}  // namespace

Result<ReadyTemplate> make_template(std::string bytes) {
    Result<std::shared_ptr<const word::Package>> package = word::Package::open(std::move(bytes));
    if (!package) return package.error();
    ReadyTemplate ready;
    Result<std::shared_ptr<const word::MergeTemplate>> letter =
        word::MergeTemplate::make(*package, known_field);
    if (!letter) return letter.error();
    ready.letter = std::move(*letter);
    Result<std::shared_ptr<const word::ReadingStyles>> styles = word::ReadingStyles::of(*package);
    if (!styles) return styles.error();
    ready.styles = std::move(*styles);
    return ready;
}

SegmentLetters::SegmentLetters(const table::Database& db, Row segment_row) : reader_(db, segment_row) {
    const std::string no(db.table(header::kTable).text(segment_row, header::kNo));
    std::map<std::int64_t, bool> is_word;
    for (const Row line : segment::present_lines(db, no)) {
        if (reader_.contact(line) == table::kNoRow) continue;
        const std::int64_t document = reader_.attachment(line);
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
                 [&](Row line) { return reader_.attachment(line) == attachment_no; });
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
