// The rows of an assignment table (or of alternate addresses ...) by the contact they belong to: one pass
// over the table, made in slices, instead of a scan per contact.
//
//     RowsByContact groups(db.table(contact::mailing_group::kTable));
//     while (!groups.step(50000)) {}
//     for (Row row : groups.of(contact_code)) ...
#pragma once

#include <span>
#include <vector>

#include "core/table/table.h"

namespace segments::exchange {

class RowsByContact {
  public:
    RowsByContact() = default;  // of no table: every contact has no rows
    // REQUIRES: field 0 of the table is the Contact No.; the table doesn't change until all is done.
    explicit RowsByContact(const table::Table& table);

    // Looks at about `rows` rows more; true when of() can be used.
    bool step(std::size_t rows);
    // In the order of their keys beside the contact.
    std::vector<table::Row> sorted(table::Code contact) const;
    std::span<const table::Row> of(table::Code contact) const;

  private:
    const table::Table* table_ = nullptr;
    std::vector<std::uint32_t> ends_;  // by contact code; the rows of one end where the next one's begin
    std::vector<table::Row> rows_;
    table::Row at_ = 0;
    enum class Phase : std::uint8_t { count, fill, done } phase_ = Phase::done;
};

}  // namespace segments::exchange
