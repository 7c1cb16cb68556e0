#include "core/letter/fresh_letters.h"

#include <array>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/entry_numbers.h"
#include "core/interaction/line_columns.h"
#include "core/letter/frozen_values.h"
#include "core/segment/line.h"

namespace segments::letter {
namespace {

using segment::OwnField;
using table::Row;
namespace entry = interaction::log_entry;
namespace header = segment::segment;
namespace line = segment::line;

// Lines as the entries would have had, on a segment that nobody sees: fields of letters are those of lines.
class ScratchLines {
  public:
    explicit ScratchLines(table::Transaction& tx)
        : tx_(tx),
          header_(tx.insert(header::kTable, {kName})),
          next_id_(interaction::highest_number(tx.table(line::kTable), line::kLineId) + 1) {}
    ~ScratchLines() {
        for (const Row row : lines_) tx_.erase(line::kTable, row);
        tx_.erase(header::kTable, header_);
    }
    ScratchLines(const ScratchLines&) = delete;
    ScratchLines& operator=(const ScratchLines&) = delete;

    Row header() const { return header_; }
    Row line_of(Row entry_row) {
        const table::Table& log = tx_.table(entry::kTable);
        const Row row = tx_.insert(line::kTable, {next_id_++});
        lines_.push_back(row);
        for (const interaction::ColumnPair& pair : interaction::kStoredColumns)
            tx_.set_raw(line::kTable, row, pair.line, log.number(entry_row, pair.entry));
        tx_.set_text(line::kTable, row, line::kSegmentNo, kName);
        for (const interaction::ColumnPair& pair : interaction::kTextColumns)
            tx_.set_text(line::kTable, row, pair.line, log.text(entry_row, pair.entry));
        for (int i = 0; i < segment::kOwnFields; ++i) {
            const auto field = static_cast<OwnField>(i);
            segment::pin_own(tx_, row, field, log.number(entry_row, interaction::entry_field(field)));
        }
        return row;
    }

    // A line of a contact alone.
    void add(Row contact_row, const Context& context) {
        const Row row = tx_.insert(line::kTable, {next_id_++});
        lines_.push_back(row);
        tx_.set_text(line::kTable, row, line::kSegmentNo, kName);
        tx_.set_number(line::kTable, row, line::kLineNo, static_cast<std::int64_t>(lines_.size()) * 10000);
        tx_.set_raw(line::kTable, row, line::kContactNo,
                    tx_.table(contact::contact::kTable).code(contact_row, contact::contact::kNo));
        segment::pin_own(tx_, row, OwnField::date, context.work_date);
        segment::pin_own(
            tx_, row, OwnField::salesperson_code,
            tx_.table(contact::contact::kTable).code(contact_row, contact::contact::kSalespersonCode));
        segment::pin_own(
            tx_, row, OwnField::language_code,
            tx_.table(contact::contact::kTable).code(contact_row, contact::contact::kLanguageCode));
    }

  private:
    static constexpr std::string_view kName = "\x1F";  // nobody can type it
    table::Transaction& tx_;
    Row header_;
    std::int64_t next_id_;
    std::vector<Row> lines_;
};

}  // namespace

void merge_afresh(table::Transaction& tx, const Context&, const std::vector<Row>& entries,
                  const Templates& templates, const filter::Locale& locale) {
    std::vector<std::pair<Row, std::string>> merged;
    {
        ScratchLines lines(tx);
        const segment::LineReader reader(tx.db(), lines.header());
        std::map<std::int64_t, FieldValues> fields;
        for (const Row row : entries) {
            const std::int64_t no = interaction::document_of(tx.db(), row);
            const auto ready = templates.find(no);
            if (ready == templates.end() || !ready->second.letter ||
                tx.table(entry::kTable).flag(row, entry::kMerged))
                continue;
            const auto values = fields.try_emplace(no, reader, locale, ready->second.letter->fields()).first;
            const Row line_row = lines.line_of(row);
            merged.emplace_back(
                row, pack_values({values->second.language(line_row), values->second.of(line_row)}));
        }
    }
    for (const auto& [row, values] : merged) tx.set_text(entry::kTable, row, entry::kLetterValues, values);
}

std::string write_contact_letters(table::Transaction& tx, const Context& context,
                                  const std::vector<Row>& contacts, table::Code word_template,
                                  const Templates& templates, const filter::Locale& locale, bool split) {
    ScratchLines lines(tx);
    tx.set_raw(header::kTable, lines.header(), header::kWordTemplateCode, word_template);
    for (const Row row : contacts) lines.add(row, context);
    const SegmentLetters letters = SegmentLetters::whole(tx.db(), lines.header());
    MergeLetters merge(letters, templates, locale, split ? Output::per_contact : Output::joined);
    std::string out, piece;
    for (bool done = false; !done; piece.clear()) {
        done = merge.step(contacts.size() + 1, piece);
        out += piece;
    }
    return out;
}

Result<std::vector<Row>> resendable(const table::Database& db, const std::vector<Row>& entries) {
    namespace card = contact::contact;
    const table::Table& log = db.table(entry::kTable);
    const table::Table& contacts = db.table(card::kTable);
    std::vector<Row> chosen;
    std::optional<std::int64_t> logged;
    for (const Row row : entries) {
        const std::int64_t no = log.number(row, entry::kLoggedSegmentEntryNo);
        if (logged.value_or(no) != no)
            return fail(tr("These interactions belong to several logged segments. Choose those of one."),
                        "LSG-10");
        logged = no;
        const Row contact_row = contacts.find(log.text(row, entry::kContactNo));
        const bool blocked =
            contact_row == table::kNoRow || contacts.flag(contact_row, card::kPrivacyBlocked);
        if (!blocked && !log.flag(row, entry::kPostponed) && interaction::document_of(db, row) != 0)
            chosen.push_back(row);
    }
    if (chosen.empty())
        return fail(
            tr("There is nothing to send: none of these interactions has a document, or their contacts are "
               "privacy blocked or gone."),
            "LSG-10");
    return chosen;
}

std::vector<Row> write_resent_entries(table::Transaction& tx, const Context& context,
                                      const std::vector<Row>& entries, const ResendOptions& options) {
    constexpr std::string_view kBefore = "Resend: ";
    const table::Table& log = tx.table(entry::kTable);
    std::int64_t next_no = interaction::next_entry_no(log);
    std::vector<Row> made;
    made.reserve(entries.size());
    for (const Row from : entries) {
        const Row row = tx.insert(entry::kTable, {next_no++});
        made.push_back(row);
        for (const table::FieldDef& field : entry::kDef.fields) {
            if (field.id == entry::kEntryNo || field.id == entry::kLetterValues) continue;
            if (field.storage == table::Storage::text)
                tx.set_text(entry::kTable, row, field.id, std::string(log.text(from, field.id)));
            else
                tx.set_raw(entry::kTable, row, field.id, log.number(from, field.id));
        }
        const std::string text = std::string(kBefore) + std::string(log.text(from, entry::kDescription));
        tx.set_text(entry::kTable, row, entry::kDescription,
                    first_characters(text, entry::kDef.fields[entry::kDescription].max_length));
        tx.set_number(entry::kTable, row, entry::kDate, context.work_date);
        tx.set_text(entry::kTable, row, entry::kUserId, context.user_id);
        if (options.type)
            tx.set_number(entry::kTable, row, entry::kCorrespondenceType,
                          static_cast<std::int64_t>(*options.type));
        tx.set_number(entry::kTable, row, entry::kDeliveryStatus,
                      static_cast<std::int64_t>(schema::DeliveryStatus::in_progress));
    }
    return made;
}

}  // namespace segments::letter
