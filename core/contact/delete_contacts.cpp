#include "core/contact/delete_contacts.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact.h"
#include "core/contact/contact_view.h"
#include "core/contact/value_entry_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/profile/profile_tables.h"
#include "core/segment/line_documents.h"
#include "core/segment/segment_tables.h"

namespace segments::contact {
namespace {

using table::Row;
using table::Table;
namespace line = segment::line;
namespace log_entry = interaction::log_entry;

// What belongs to a contact (DEL-4). Lines that a criteria action took off
// their segment are kept for Go Back only, and go as well.
struct Owned {
    table::TableId table;
    table::FieldId contact_field;
};
constexpr Owned kOwned[] = {
    {mailing_group::kTable, mailing_group::kContactNo},
    {industry_group::kTable, industry_group::kContactNo},
    {business_relation::kTable, business_relation::kContactNo},
    {job_responsibility::kTable, job_responsibility::kContactNo},
    {web_source::kTable, web_source::kContactNo},
    {alt_address_range::kTable, alt_address_range::kContactNo},
    {alt_address::kTable, alt_address::kContactNo},
    {comment::kTable, comment::kContactNo},
    {duplicate::kTable, duplicate::kContactNo},
    {duplicate::kTable, duplicate::kDuplicateNo},
    {profile::answer::kTable, profile::answer::kContactNo},
    {value_entry::kTable, value_entry::kContactNo},
    {interaction::target_group::kTable, interaction::target_group::kContactNo},
    {line::kTable, line::kContactNo},
};
constexpr std::size_t kNamedContacts = 3;

}  // namespace

DeleteContacts::DeleteContacts(table::Transaction& tx, std::span<const Row> rows) : tx_(&tx) {
    const std::size_t codes = tx.db().domain(schema::domain::kContact).size();
    doomed_.resize(codes);
    companies_.resize(codes);
    for (const Row row : rows) doom(row);
    total_ = 2 * tx.table(contact::kTable).slots() + tx.table(line::kTable).slots() +
             tx.table(log_entry::kTable).slots() + 1;
    for (const Owned& owned : kOwned) total_ += tx.table(owned.table).slots();
}

void DeleteContacts::doom(Row row) {
    const ContactView view(tx_->db(), row);
    doomed_.set(view.code());
    if (view.is_company()) companies_.set(view.code());
}

table::TableId DeleteContacts::current_table() const {
    switch (phase_) {
        case Phase::lines:
            return line::kTable;
        case Phase::assignments:
            return kOwned[table_].table;
        case Phase::entries:
            return log_entry::kTable;
        default:
            return contact::kTable;
    }
}

bool DeleteContacts::step(std::size_t rows) {
    while (phase_ != Phase::done && rows > 0) {
        const std::size_t slots = tx_->table(current_table()).slots();
        const auto to = static_cast<Row>(std::min<std::size_t>(slots, at_ + rows));
        look_at(at_, to);
        rows -= std::min<std::size_t>(rows, std::max<Row>(to - at_, 1));
        looked_ += to - at_;
        at_ = to;
        if (at_ == slots) next_phase();
    }
    return phase_ == Phase::done;
}

void DeleteContacts::next_phase() {
    at_ = 0;
    switch (phase_) {
        case Phase::people:
            phase_ = Phase::lines;
            break;
        case Phase::lines:
            phase_ = Phase::assignments;
            if (blocked_ > 0) {
                problem_ = on_segments();
                phase_ = Phase::done;
            }
            break;
        case Phase::assignments:
            if (++table_ == std::size(kOwned)) phase_ = Phase::entries;
            break;
        case Phase::entries:
            phase_ = Phase::contacts;
            break;
        default:
            phase_ = Phase::done;
    }
}

void DeleteContacts::look_at(Row from, Row to) {
    switch (phase_) {
        case Phase::people: {
            const Table& contacts = tx_->table(contact::kTable);
            for (Row row = from; row < to; ++row) {
                const table::Code company = contacts.code(row, contact::kCompanyNo);
                if (is_doomed(company) && companies_.test(company) && contacts.is_live(row)) doom(row);
            }
            break;
        }
        case Phase::lines: {
            const Table& lines = tx_->table(line::kTable);
            for (Row row = from; row < to; ++row) {
                if (!lines.is_live(row) || lines.number(row, line::kRemovedBy) != 0 ||
                    !is_doomed(lines.code(row, line::kContactNo)))
                    continue;
                if (blocked_++ < 100) blocked_lines_.push_back(row);
            }
            break;
        }
        case Phase::assignments:
            erase_rows_of(kOwned[table_].table, kOwned[table_].contact_field, from, to);
            break;
        case Phase::entries:
            update_entries(from, to);
            break;
        case Phase::contacts: {
            const Table& contacts = tx_->table(contact::kTable);
            for (Row row = from; row < to; ++row) {
                if (!contacts.is_live(row) || !is_doomed(contacts.code(row, contact::kNo))) continue;
                tx_->erase(contact::kTable, row);
                ++deleted_;
            }
            break;
        }
        case Phase::done:
            break;
    }
}

void DeleteContacts::erase_rows_of(table::TableId id, table::FieldId contact_field, Row from, Row to) {
    const Table& table = tx_->table(id);
    for (Row row = from; row < to; ++row) {
        if (!table.is_live(row) || !is_doomed(table.code(row, contact_field))) continue;
        if (id == line::kTable)
            segment::erase_line(*tx_, row);  // with its documents (LIN-40)
        else
            tx_->erase(id, row);
    }
}

// Entries of a deleted person are the company's from then on; those of a deleted company are nobody's
// (DEL-5).
void DeleteContacts::update_entries(Row from, Row to) {
    const Table& entries = tx_->table(log_entry::kTable);
    for (Row row = from; row < to; ++row) {
        if (!entries.is_live(row)) continue;
        const table::Code person = entries.code(row, log_entry::kContactNo);
        const table::Code company = entries.code(row, log_entry::kContactCompanyNo);
        const bool company_goes = is_doomed(company);
        if (is_doomed(person))
            tx_->set_raw(log_entry::kTable, row, log_entry::kContactNo, company_goes ? 0 : company);
        if (company_goes) tx_->set_raw(log_entry::kTable, row, log_entry::kContactCompanyNo, 0);
    }
}

Error DeleteContacts::on_segments() const {
    const Table& lines = tx_->table(line::kTable);
    std::vector<std::string> named;
    for (const Row row : blocked_lines_) {
        std::string place = std::string(lines.text(row, line::kContactNo)) + " (" +
                            std::string(lines.text(row, line::kSegmentNo)) + ")";
        if (std::find(named.begin(), named.end(), place) == named.end()) named.push_back(std::move(place));
    }
    std::string list;
    for (std::size_t i = 0; i < named.size() && i < kNamedContacts; ++i)
        list += (i == 0 ? "" : ", ") + named[i];
    if (named.size() > kNamedContacts || blocked_ > blocked_lines_.size()) list = tr("{1} and others", list);
    Error error = fail(tr("Contacts that are on open segments can't be deleted: {1}. Remove their lines or "
                          "log the segments first.",
                          list),
                       "DEL-1");
    error.record = tr("Contact {1}", lines.text(blocked_lines_.front(), line::kContactNo));
    return error;
}

float DeleteContacts::progress() const {
    return phase_ == Phase::done ? 1.0f : static_cast<float>(looked_) / static_cast<float>(total_);
}

Result<void> delete_contact(table::Transaction& tx, Row contact_row) {
    DeleteContacts job(tx, std::span(&contact_row, 1));
    while (!job.step(tx.table(contact::kTable).slots() + 1)) {
    }
    if (job.problem()) return *job.problem();
    return {};
}

}  // namespace segments::contact
