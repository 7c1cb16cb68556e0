#include "core/interaction/entry_writer.h"

#include <cassert>

#include "core/attachment/attachments.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/entry_numbers.h"
#include "core/interaction/line_columns.h"
#include "core/schema/enumerations.h"

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
      campaigns_(tx, context, {source.segment, source.description, source.logged_segment_no}),
      context_(context) {}

std::int64_t EntryWriter::kept_document(table::Transaction& tx, std::int64_t no) {
    if (no == 0 || no == source_.modified_word_template) return 0;
    const auto [found, is_new] = copies_.try_emplace(no, 0);
    if (is_new) {
        found->second = attachment::AttachmentWriter(tx, context_).copy(no);
        attachment::make_read_only(tx, found->second);
    }
    return found->second;
}

void EntryWriter::write(table::Transaction& tx, const segment::LineReader& reader,
                        std::span<const Line> lines) {
    // Before the entries are prepared: a transaction inserts into one table at a time.
    std::vector<std::int64_t> campaigns;
    campaigns.reserve(lines.size());
    std::vector<std::int64_t> attachments;
    attachments.reserve(lines.size());
    for (const Line& each : lines) {
        campaigns.push_back(campaign_entry_of(tx, reader, each.row));
        const std::int64_t no = reader.attachment(each.row);
        attachments.push_back(no != 0 ? no : kept_document(tx, reader.document(each.row)));
    }
    const std::vector<Row> entries = tx.prepare(log_entry::kTable, lines.size());
    fill(tx, reader, lines, entries);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (campaigns[i] != 0)
            tx.set_raw(log_entry::kTable, entries[i], log_entry::kCampaignEntryNo, campaigns[i]);
        if (attachments[i] != 0)
            tx.set_raw(log_entry::kTable, entries[i], log_entry::kAttachmentNo, attachments[i]);
    }
    const bool all = tx.publish(log_entry::kTable, entries);
    for (const Line& each : lines) {
        const std::int64_t no = reader.attachment(each.row);
        if (no != 0 && documents_.insert(no).second) attachment::make_read_only(tx, no);
    }
    assert(all && "entry numbers are above all others");
    static_cast<void>(all);
}

// Column by column, which is several times faster than entry by entry.
void EntryWriter::fill(table::Transaction& tx, const segment::LineReader& reader, std::span<const Line> lines,
                       std::span<const Row> entries) {
    const table::Table& from = tx.table(line::kTable);
    const auto set = [&](table::FieldId field, const auto& raw_of) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            // New rows hold 0.
            if (const std::int64_t raw = raw_of(lines[i]); raw != 0)
                tx.set_raw(log_entry::kTable, entries[i], field, raw);
        }
    };
    set(log_entry::kEntryNo, [&](const Line&) { return next_no_++; });
    set(log_entry::kLoggedSegmentEntryNo, [&](const Line&) { return source_.logged_segment_no; });
    set(log_entry::kUserId, [&](const Line&) { return user_; });
    for (const ColumnPair& pair : kStoredColumns)
        set(pair.entry, [&](const Line& each) { return from.number(each.row, pair.line); });
    for (int i = 0; i < segment::kOwnFields; ++i) {
        const auto field = static_cast<OwnField>(i);
        if (field == OwnField::correspondence_type) {
            set(entry_field(field),
                [&](const Line& each) { return each.without_type ? 0 : reader.raw(each.row, field); });
        } else {
            set(entry_field(field), [&](const Line& each) { return reader.raw(each.row, field); });
        }
    }
    for (const ColumnPair& pair : kTextColumns) {
        set(pair.entry, [&](const Line& each) {
            return from.number(each.row, pair.line) == 0
                       ? 0
                       : tx.intern(log_entry::kTable, pair.entry, from.text(each.row, pair.line));
        });
    }
    set(log_entry::kDeliveryStatus, [](const Line& each) {
        return static_cast<std::int64_t>(each.deliver ? schema::DeliveryStatus::in_progress
                                                      : schema::DeliveryStatus::blank);
    });
    if (source_.modified_word_template != 0) {
        set(log_entry::kModifiedWordTemplate, [&](const Line& each) {
            const bool used = reader.attachment(each.row) == 0 &&
                              reader.document(each.row) == source_.modified_word_template;
            return used ? source_.modified_word_template : 0;
        });
    }
    if (source_.letter_values) {
        set(log_entry::kLetterValues, [&](const Line& each) {
            const std::string values = source_.letter_values(reader, each.row);
            return values.empty() ? 0 : tx.intern(log_entry::kTable, log_entry::kLetterValues, values);
        });
    }
    const table::Table& contacts = tx.table(card::kTable);
    set(log_entry::kContactCompanyNo,
        [&](const Line& each) { return contacts.number(reader.contact(each.row), card::kCompanyNo); });
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
