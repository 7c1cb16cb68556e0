#include "core/interaction/entry_writer.h"

#include <cassert>

#include "core/contact/contact_tables.h"
#include "core/interaction/entry_numbers.h"
#include "core/interaction/line_columns.h"

namespace segments::interaction {
namespace {

using segment::OwnField;
using table::Row;
namespace card = contact::contact;
namespace line = segment::line;

}  // namespace

EntryWriter::EntryWriter(table::Transaction& tx, const Context& context, const Source& source)
    : source_(source),
      user_(tx.intern(log_entry::kTable, log_entry::kUserId, context.user_id)),
      next_no_(next_entry_no(tx.table(log_entry::kTable))),
      campaigns_(tx, context, {source.segment, source.description, source.logged_segment_no}) {}

void EntryWriter::write(table::Transaction& tx, const segment::LineReader& reader,
                        std::span<const Line> lines) {
    // Before the entries are prepared: a transaction inserts into one table at a time.
    std::vector<std::int64_t> campaigns;
    campaigns.reserve(lines.size());
    for (const Line& each : lines) campaigns.push_back(campaign_entry_of(tx, reader, each.row));
    const std::vector<Row> entries = tx.prepare(log_entry::kTable, lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        fill(tx, reader, lines[i], entries[i]);
        tx.set_number(log_entry::kTable, entries[i], log_entry::kCampaignEntryNo, campaigns[i]);
    }
    const bool all = tx.publish(log_entry::kTable, entries);
    assert(all && "entry numbers are above all others");
    static_cast<void>(all);
}

void EntryWriter::fill(table::Transaction& tx, const segment::LineReader& reader, const Line& from,
                       Row entry) {
    const Row row = from.row;
    const table::Table& lines = tx.table(line::kTable);
    const auto set = [&](table::FieldId field, std::int64_t raw) {
        tx.set_raw(log_entry::kTable, entry, field, raw);
    };
    set(log_entry::kEntryNo, next_no_++);
    set(log_entry::kLoggedSegmentEntryNo, source_.logged_segment_no);
    set(log_entry::kUserId, user_);
    for (const ColumnPair& pair : kStoredColumns) set(pair.entry, lines.number(row, pair.line));
    for (int i = 0; i < segment::kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        set(entry_field(field), reader.raw(row, field));
    }
    for (const ColumnPair& pair : kTextColumns) {
        if (lines.number(row, pair.line) != 0)
            tx.set_text(log_entry::kTable, entry, pair.entry, lines.text(row, pair.line));
    }
    set(log_entry::kContactCompanyNo, tx.table(card::kTable).number(reader.contact(row), card::kCompanyNo));
    if (from.without_type) set(log_entry::kCorrespondenceType, 0);
}

// LOG-11
std::int64_t EntryWriter::campaign_entry_of(table::Transaction& tx, const segment::LineReader& reader,
                                            Row row) {
    const std::int64_t campaign = reader.raw(row, OwnField::campaign_no);
    if (campaign == 0) return 0;
    return campaigns_.entry_for(tx, campaign, reader.raw(row, OwnField::date),
                                reader.raw(row, OwnField::salesperson_code));
}

}  // namespace segments::interaction
