#include "core/exchange/rows_by_contact.h"

#include <algorithm>

namespace segments::exchange {

using table::Code;
using table::Row;

RowsByContact::RowsByContact(const table::Table& table) : table_(&table) {
    if (table.size() == 0) return;
    ends_.resize(table.dictionary(0).size() + 1);
    rows_.resize(table.size());
    phase_ = Phase::count;
}

bool RowsByContact::step(std::size_t rows) {
    if (phase_ == Phase::done) return true;
    const auto slots = static_cast<Row>(table_->slots());
    const Row to = slots - at_ > rows ? at_ + static_cast<Row>(rows) : slots;
    if (phase_ == Phase::count) {
        table_->live().for_each(at_, to, [&](Row row) { ++ends_[table_->code(row, 0) + 1]; });
    } else {
        // Where a contact's next row goes; in the end that is where its rows end.
        table_->live().for_each(at_, to, [&](Row row) { rows_[ends_[table_->code(row, 0)]++] = row; });
    }
    at_ = to;
    if (at_ < slots) return false;
    at_ = 0;
    if (phase_ == Phase::fill) {
        phase_ = Phase::done;
        return true;
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& end : ends_) end = sum += end;
    phase_ = Phase::fill;
    return false;
}

std::span<const Row> RowsByContact::of(Code contact) const {
    if (contact + 1 >= ends_.size()) return {};
    const std::uint32_t from = contact == 0 ? 0 : ends_[contact - 1];
    return {rows_.data() + from, ends_[contact] - from};
}

std::vector<Row> RowsByContact::sorted(Code contact) const {
    const std::span<const Row> found = of(contact);
    std::vector<Row> rows(found.begin(), found.end());
    if (table_ == nullptr) return rows;
    const bool textual = table_->dictionary_or_null(1) != nullptr;
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        return textual ? table_->text(a, 1) < table_->text(b, 1)
                       : table_->number(a, 1) < table_->number(b, 1);
    });
    return rows;
}

}  // namespace segments::exchange
