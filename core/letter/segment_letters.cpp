#include "core/letter/segment_letters.h"

#include <algorithm>

#include "core/attachment/attachments.h"
#include "core/base/text.h"
#include "core/table/find_rows.h"

namespace segments::letter {

using table::Row;

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
    ready.merged = merged;
    Result<std::shared_ptr<const word::MergeTemplate>> letter =
        word::MergeTemplate::make(*package, merged ? word::KnownField() : word::KnownField(known_field));
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

SegmentLetters::SegmentLetters(const table::Database& db, Row segment_row)
    : reader_(db, segment_row), finding_(segment::segment_code(db, segment_row)) {}

bool SegmentLetters::step(std::size_t lines) {
    if (!finding_.done()) {
        if (finding_.step(reader_.db(), lines)) found_ = finding_.take();
        return false;
    }
    for (; lines > 0 && at_ < found_.size(); --lines, ++at_) take(found_[at_]);
    if (at_ < found_.size()) return false;
    found_ = {};
    at_ = 0;
    return true;
}

float SegmentLetters::progress() const {
    // To find a line is little work beside looking at it.
    constexpr float kFinding = 0.1f;
    if (!finding_.done()) return kFinding * finding_.progress(reader_.db());
    return found_.empty()
               ? 1.0f
               : kFinding + (1 - kFinding) * static_cast<float>(at_) / static_cast<float>(found_.size());
}

void SegmentLetters::take(Row line) {
    constexpr std::uint32_t kNoLetter = UINT32_MAX;
    if (reader_.contact(line) == table::kNoRow) return;
    const std::int64_t document = reader_.document(line);
    const auto [known, is_new] = known_.emplace(document, kNoLetter);
    if (is_new && document != 0 &&
        word::is_word_extension(attachment::file_extension(reader_.db(), document))) {
        known->second = static_cast<std::uint32_t>(documents_.size());
        documents_.push_back(document);
    }
    if (known->second == kNoLetter) {
        ++without_document_;
        return;
    }
    lines_.push_back(line);
    document_of_.push_back(known->second);
}

std::vector<Row> SegmentLetters::lines_with(std::int64_t attachment_no) const {
    std::vector<Row> lines;
    const auto known = known_.find(attachment_no);
    if (known == known_.end()) return lines;
    lines.reserve(
        static_cast<std::size_t>(std::count(document_of_.begin(), document_of_.end(), known->second)));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (document_of_[i] == known->second) lines.push_back(lines_[i]);
    }
    return lines;
}

LineRecords::LineRecords(const segment::LineReader& reader, const filter::Locale& locale,
                         const word::MergeTemplate& letter, std::span<const Row> lines)
    : fields_(reader, locale, letter.fields()), lines_(lines) {}

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
