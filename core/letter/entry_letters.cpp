#include "core/letter/entry_letters.h"

#include <set>
#include <utility>

#include "core/contact/contact_tables.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/interaction_tables.h"
#include "core/table/find_rows.h"

namespace segments::letter {
namespace {

using table::Row;
namespace card = contact::contact;
namespace entry = interaction::log_entry;

// The fields of each template, looked up once.
struct LogValues {
    Templates templates;
    filter::Locale locale;
    const segment::LineReader* reader = nullptr;
    std::map<std::int64_t, FieldValues> fields;
};

// The template as it was read when the entry was logged. Fields had no names but the English ones once
// (MRG-11): a document that holds others, left in the letter as text then, has fewer values.
std::shared_ptr<const word::MergeTemplate> as_logged(const ReadyTemplate& ready, const FrozenValues& frozen) {
    if (ready.letter->fields().size() == frozen.values.size()) return ready.letter;
    const auto package = word::Package::open(std::string(ready.letter->package().zip().bytes()));
    if (!package) return ready.letter;
    const auto former = word::MergeTemplate::make(*package, field_by_english_name);
    return former && (*former)->fields().size() == frozen.values.size() ? *former : ready.letter;
}

}  // namespace

std::function<std::string(const segment::LineReader&, Row)> values_for_log(Templates templates,
                                                                           const filter::Locale& locale) {
    const auto state = std::make_shared<LogValues>();
    state->templates = std::move(templates);
    state->locale = locale;
    return [state](const segment::LineReader& reader, Row line) {
        if (std::exchange(state->reader, &reader) != &reader) state->fields.clear();
        if (reader.number(line, segment::line::kMerged) != 0) return std::string();  // LOG-37
        const std::int64_t no = reader.document(line);
        const auto ready = state->templates.find(no);
        if (ready == state->templates.end() || !ready->second.letter) return std::string();
        const auto fields =
            state->fields.try_emplace(no, reader, state->locale, ready->second.letter->fields()).first;
        return pack_values({fields->second.language(line), fields->second.of(line)});
    };
}

bool has_letter(const table::Database& db, Row entry_row) {
    const table::Table& log = db.table(entry::kTable);
    return log.number(entry_row, entry::kLetterValues) != 0 && interaction::document_of(db, entry_row) != 0;
}

std::string letter_of_entry(const table::Database& db, Row entry_row, const ReadyTemplate& ready) {
    FrozenValues frozen = unpack_values(db.table(entry::kTable).text(entry_row, entry::kLetterValues));
    const auto letter = as_logged(ready, frozen);
    FrozenRecord record(std::move(frozen));
    word::Progress progress;
    std::string out;
    letter->write_letter(record, progress, out);
    return out;
}

std::string text_of_entry(const table::Database& db, Row entry_row, const ReadyTemplate& ready) {
    FrozenValues frozen = unpack_values(db.table(entry::kTable).text(entry_row, entry::kLetterValues));
    const auto letter = as_logged(ready, frozen);
    FrozenRecord record(std::move(frozen));
    word::Progress progress;
    std::string out;
    if (!letter->write_text(record, progress, out)) out.clear();
    return out;
}

std::string entry_name(const table::Database& db, Row entry_row) {
    const table::Table& contacts = db.table(card::kTable);
    const table::Table& log = db.table(entry::kTable);
    const table::Code code = log.code(entry_row, entry::kContactNo);
    const Row row = code == 0 ? table::kNoRow : contacts.find_code(code);
    if (row == table::kNoRow) return as_file_name(log.text(entry_row, entry::kContactNo));
    const std::string name(contacts.text(row, card::kName)), company(contacts.text(row, card::kCompanyName));
    return as_file_name(company.empty() || company == name ? name : company + " - " + name);
}

std::vector<Row> entries_with_letters(const table::Database& db, std::int64_t logged_segment_no) {
    std::vector<Row> entries;
    table::for_each_row_with(db.table(entry::kTable), entry::kLoggedSegmentEntryNo, logged_segment_no,
                             [&](Row row) {
                                 if (has_letter(db, row)) entries.push_back(row);
                             });
    return entries;
}

std::vector<std::int64_t> documents_of(const table::Database& db, const std::vector<Row>& entries) {
    std::set<std::int64_t> found;
    for (const Row row : entries) found.insert(interaction::document_of(db, row));
    return {found.begin(), found.end()};
}

SaveEntryLetters::SaveEntryLetters(const table::Database& db, std::vector<Row> entries, Templates templates)
    : db_(&db), entries_(std::move(entries)), templates_(std::move(templates)), zip_(pending_) {}

bool SaveEntryLetters::step(std::size_t letters, std::string& out) {
    for (; letters > 0 && at_ < entries_.size(); --letters, ++at_) {
        const Row row = entries_[at_];
        const auto ready = templates_.find(interaction::document_of(*db_, row));
        if (ready == templates_.end()) continue;
        const std::string document = letter_of_entry(*db_, row, ready->second);
        if (document.empty()) continue;
        zip_.add_stored(unique_file_name(names_, entry_name(*db_, row), ".docx"), document);
        ++written_;
    }
    const bool done = at_ == entries_.size() && zip_.step_finish();
    sound_ = zip_.sound();
    out += pending_;
    pending_.clear();
    return done;
}

float SaveEntryLetters::progress() const {
    return entries_.empty() ? 1.0f : static_cast<float>(at_) / static_cast<float>(entries_.size());
}

}  // namespace segments::letter
