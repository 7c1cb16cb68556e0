#include "core/exchange/take_back.h"

#include <algorithm>

#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/profile_answers.h"
#include "core/profile/profile_tables.h"
#include "core/segment/line_documents.h"
#include "core/segment/segment_tables.h"

namespace segments::exchange {
namespace {

using table::BlockRow;
using table::Code;
using table::Row;
using table::Table;
namespace card = contact::contact;
namespace line = segment::line;

bool names_contact(const table::FieldDef& field) {
    return field.domain == schema::domain::kContact;
}

// The contact itself, or a row of its own: the key begins with its number.
bool belongs_to_contact(const Table& table) {
    return table.def().key_fields > 0 && names_contact(table.def().fields[0]);
}

// What the program finds out by itself is no use that people make of a contact.
bool is_found_out(const table::Database& db, const Table& table, Row row) {
    const table::TableId id = table.def().id;
    return id == contact::duplicate::kTable ||
           (id == profile::answer::kTable && row != table::kNoRow && is_automatic_answer(db, row));
}

}  // namespace

TakeBackImport::TakeBackImport(const table::Database& db) : db_(&db), version_(db.version()) {
    const std::size_t codes = db.domain(schema::domain::kContact).size();
    for (table::Bitmap* each : {&added_, &changed_, &touched_, &moved_}) each->resize(codes);
}

Result<void> TakeBackImport::add_import(std::string block) {
    bool of_contacts = false;
    const auto visit = [&](const Table& table, const BlockRow& row) {
        const bool contact = table.def().id == card::kTable;
        if (table.def().id == line::kTable && row.kind == BlockRow::Kind::erase) {
            const Row found = table.find_raw(row.key);
            if (found != table::kNoRow) lines_.push_back(found);
        }
        if (!belongs_to_contact(table)) return;
        of_contacts = true;
        const auto code = static_cast<Code>(row.key[0]);
        (contact && row.kind == BlockRow::Kind::erase ? added_ : changed_).set(code);
        if (contact && row.kind == BlockRow::Kind::update && row.field == card::kCompanyNo) moved_.set(code);
    };
    Result<void> read = table::for_each_row(*db_, block, visit);
    if (read && of_contacts) blocks_.push_back(std::move(block));
    return read;
}

Result<void> TakeBackImport::add_later(std::string_view block) {
    return table::for_each_row(*db_, block, [&](const Table& table, const BlockRow& row) {
        const Row found = table.find_raw(row.key);
        if (is_found_out(*db_, table, found)) return;
        if (belongs_to_contact(table)) {
            touched_.set(static_cast<Code>(row.key[0]));
            return;
        }
        if (found == table::kNoRow) return;
        for (const table::FieldDef& field : table.def().fields) {
            if (!names_contact(field)) continue;
            if (const Code code = table.code(found, field.id); code != 0) touched_.set(code);
        }
    });
}

bool TakeBackImport::look(std::size_t rows) {
    if (looking_ == Looking::done) return true;
    const Table& contacts = db_->table(card::kTable);
    const Table& lines = db_->table(line::kTable);
    const std::size_t all = looking_ == Looking::lines ? lines_.size() : contacts.slots();
    const auto to = static_cast<Row>(std::min(all, at_ + rows));
    if (looking_ == Looking::companies) {
        contacts.live().for_each(at_, to, [&](Row row) { keep_company(row); });
    } else if (looking_ == Looking::contacts) {
        contacts.live().for_each(at_, to, [&](Row row) {
            const Code code = contacts.code(row, card::kNo);
            if (is_doomed(code))
                doomed_.push_back(row);
            else if (is_restored(code))
                ++to_restore_;
            else if (added_.test(code) || changed_.test(code))
                kept_.push_back(row);
        });
    } else {
        for (Row i = at_; i < to; ++i)
            to_leave_ += was_touched(lines.code(lines_[i], line::kContactNo)) ? 0 : 1;
    }
    at_ = to;
    if (at_ < all) return false;
    at_ = 0;
    looking_ = static_cast<Looking>(static_cast<int>(looking_) + 1);
    return looking_ == Looking::done;
}

// A company stays with its people, but for those who go back to their former one.
void TakeBackImport::keep_company(Row person) {
    const Table& contacts = db_->table(card::kTable);
    const Code code = contacts.code(person, card::kNo), company = contacts.code(person, card::kCompanyNo);
    const bool leaves = is_doomed(code) || (is_restored(code) && moved_.test(code));
    if (company != code && !leaves && is_doomed(company)) touched_.set(company);
}

// A person whose company is restored has its name; one whose former company is gone has none.
void TakeBackImport::follow_company(table::Transaction& tx, Row contact) const {
    const Table& contacts = tx.table(card::kTable);
    const Code code = contacts.code(contact, card::kNo), company = contacts.code(contact, card::kCompanyNo);
    if (company == 0 || company == code || is_doomed(code)) return;
    const Row row = contacts.find_code(company);
    if (row == table::kNoRow && is_restored(code))
        tx.set_text(card::kTable, contact, card::kCompanyNo, {});
    else if (row != table::kNoRow && is_restored(company))
        tx.set_raw(card::kTable, contact, card::kCompanyName, contacts.number(row, card::kCompanyName));
}

Result<bool> TakeBackImport::step(table::Transaction& tx, std::size_t rows) {
    const Table& contacts = tx.table(card::kTable);
    switch (phase_) {
        case Phase::restore: {
            if (block_ == 0 && db_->version() != version_)
                return fail(tr("The workspace was changed meanwhile. Try again."));
            if (block_ == blocks_.size()) {
                at_ = 0;
                phase_ = Phase::companies;
                return false;
            }
            const table::WantedRows wanted{
                [&](const Table& table, Row row) {
                    return belongs_to_contact(table) && is_restored(table.code(row, 0));
                },
                [&](const Table&, std::span<const std::int64_t> key) {
                    const auto code = static_cast<Code>(key[0]);
                    return is_restored(code) && contacts.find_code(code) != table::kNoRow;
                }};
            const Result<std::size_t> applied = table::apply_block(tx, blocks_[block_], wanted);
            if (!applied) return applied.error();
            ++block_;
            return false;
        }
        case Phase::companies: {
            const auto slots = static_cast<Row>(contacts.slots());
            const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
            contacts.live().for_each(at_, to, [&](Row row) { follow_company(tx, row); });
            at_ = to;
            if (at_ < slots) return false;
            at_ = 0;
            phase_ = Phase::lines;
            return false;
        }
        case Phase::lines: {
            const Table& lines = tx.table(line::kTable);
            const auto end = static_cast<Row>(std::min(lines_.size(), at_ + rows));
            for (; at_ < end; ++at_) {
                if (!was_touched(lines.code(lines_[at_], line::kContactNo)))
                    segment::erase_line(tx, lines_[at_]);
            }
            if (at_ < lines_.size()) return false;
            delete_.emplace(tx, doomed_);
            phase_ = Phase::contacts;
            return false;
        }
        case Phase::contacts:
            if (!doomed_.empty() && !delete_->step(rows)) return false;
            if (delete_->problem()) return *delete_->problem();
            phase_ = Phase::done;
            break;
        case Phase::done:
            break;
    }
    return true;
}

float TakeBackImport::progress() const {
    const auto share = [](std::size_t at, std::size_t of) {
        return of == 0 ? 1.0f : static_cast<float>(at) / static_cast<float>(of);
    };
    switch (phase_) {
        case Phase::restore:
            return 0.4f * share(block_, blocks_.size());
        case Phase::companies:
            return 0.4f + 0.1f * share(at_, db_->table(card::kTable).slots());
        case Phase::lines:
            return 0.5f + 0.1f * share(at_, lines_.size());
        case Phase::contacts:
            return 0.6f + 0.4f * delete_->progress();
        case Phase::done:
            break;
    }
    return 1;
}

}  // namespace segments::exchange
