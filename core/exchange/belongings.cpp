#include "core/exchange/belongings.h"

#include <algorithm>

#include "core/exchange/contact_record.h"
#include "core/profile/profile_tables.h"

namespace segments::exchange {

using table::Code;
using table::Row;

BelongingsIndex::BelongingsIndex(const table::Database& db, std::uint8_t lists) {
    for (const contact::Assignment kind : contact::kAssignments) {
        const auto table = static_cast<std::size_t>(kind);
        if ((lists >> table & 1) != 0) tables_[table] = &db.table(contact::table_of(kind));
    }
    if ((lists & ContactRecord::kAddressesBit) != 0) {
        tables_[kAddresses] = &db.table(contact::alt_address::kTable);
        tables_[kPeriods] = &db.table(contact::alt_address_range::kTable);
    }
    if ((lists & ContactRecord::kAnswersBit) != 0) tables_[kAnswers] = &db.table(profile::answer::kTable);
    std::size_t contacts = 0, rows = 0;
    for (std::size_t table = 0; table < kTables; ++table) {
        if (!wants(table)) continue;
        contacts = tables_[table]->dictionary(0).size();  // the same for all
        rows += tables_[table]->size();
    }
    if (rows == 0) return;
    ends_.resize(contacts + 1);
    entries_.resize(rows);
    phase_ = Phase::count;
}

bool BelongingsIndex::step(std::size_t rows) {
    if (phase_ == Phase::done) return true;
    if (table_ < kTables && !wants(table_)) {
        ++table_;
        return false;
    }
    if (table_ < kTables) {
        const table::Table& table = *tables_[table_];
        const auto slots = static_cast<Row>(table.slots());
        const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
        if (phase_ == Phase::count) {
            table.live().for_each(at_, to, [&](Row row) { ++ends_[table.code(row, 0) + 1]; });
        } else {
            // Where a contact's next entry goes; in the end that is where its entries end.
            const auto mark = static_cast<std::uint32_t>(table_) << RowsOfContact::kRowBits;
            table.live().for_each(at_, to,
                                  [&](Row row) { entries_[ends_[table.code(row, 0)]++] = mark | row; });
        }
        at_ = to;
        if (at_ < slots) return false;
        at_ = 0;
        ++table_;
        return false;
    }
    table_ = 0;
    if (phase_ == Phase::fill) {
        phase_ = Phase::done;
        return true;
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& end : ends_) end = sum += end;
    phase_ = Phase::fill;
    return false;
}

float BelongingsIndex::progress() const {
    if (phase_ == Phase::done) return 1;
    std::size_t before = 0, all = 0;
    for (std::size_t table = 0; table < kTables; ++table) {
        if (!wants(table)) continue;
        all += tables_[table]->slots();
        if (table < table_) before += tables_[table]->slots();
    }
    const float share = static_cast<float>(before + at_) / static_cast<float>(all);
    return phase_ == Phase::count ? share / 2 : 0.5f + share / 2;
}

RowsOfContact BelongingsIndex::List::of(Code contact) const {
    const std::vector<std::uint32_t>& ends = index_.ends_;
    if (index_.tables_[table_] == nullptr || contact + 1 >= ends.size()) return {};
    const std::uint32_t* at = index_.entries_.data() + (contact == 0 ? 0 : ends[contact - 1]);
    const std::uint32_t* const end = index_.entries_.data() + ends[contact];
    const auto in_table = [&](const std::uint32_t* entry) {
        return entry != end && *entry >> RowsOfContact::kRowBits == table_;
    };
    while (at != end && *at >> RowsOfContact::kRowBits < table_) ++at;
    const std::uint32_t* const from = at;
    while (in_table(at)) ++at;
    return {from, at};
}

std::vector<Row> BelongingsIndex::List::sorted(Code contact) const {
    const RowsOfContact found = of(contact);
    std::vector<Row> rows(found.begin(), found.end());
    if (rows.size() < 2) return rows;
    const table::Table& table = *index_.tables_[table_];
    const bool textual = table.dictionary_or_null(1) != nullptr;
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return textual ? table.text(a, 1) < table.text(b, 1) : table.number(a, 1) < table.number(b, 1);
    });
    return rows;
}

}  // namespace segments::exchange
