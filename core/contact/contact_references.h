// All that refers to one contact, whatever table it lies in, goes over to another contact: found by the
// schema, so that a new table of contacts is no further case. Works in slices, and can look without changing
// anything.
//
//     ContactReferences refs(db, gone, keep);
//     while (!refs.step(&tx, 100000)) {}           // nullptr: only counts
#pragma once

#include <cstdint>
#include <vector>

#include "core/contact/contact_tables.h"
#include "core/table/transaction.h"

namespace segments::contact {

class ContactReferences {
  public:
    // Rows of the contact table.
    ContactReferences(const table::Database& db, table::Row from, table::Row to);

    // Looks at about `rows` rows more; true when finished.
    bool step(table::Transaction* tx, std::size_t rows);
    // 0..1
    float progress() const;

    struct Count {
        const table::TableDef* def = nullptr;
        std::size_t rows = 0;     // that refer to the contact
        std::size_t dropped = 0;  // of them: not taken over, since the other contact has the same
    };
    // Of the tables that have any. REQUIRES: finished.
    std::vector<Count> counts() const;

  private:
    struct Reference {
        const table::TableDef* def;
        table::FieldId field;
    };

    void take_over(table::Transaction* tx, const Reference& reference, table::Row row, Count& count);
    void take_over_key(table::Transaction* tx, const Reference& reference, table::Row row, Count& count);
    bool is_superfluous(const Reference& reference, table::Row row) const;
    bool seen_before(std::size_t reference, table::Row row) const;

    const table::Database* db_;
    table::Row from_row_, to_row_;
    table::Code from_, to_;
    std::vector<Reference> references_;
    std::vector<Count> counts_;     // by reference
    table::Bitmap segments_of_to_;  // codes of segments on which the other contact stands
    std::size_t at_reference_ = 0;
    table::Row at_ = 0;
    std::size_t looked_ = 0, total_ = 1;
    bool looking_at_segments_ = true;
    std::vector<table::Row> slice_;
};

}  // namespace segments::contact
