// What other tables say of contacts, where a change of type or company depends on it (CON-5, CON-7): one pass
// over each table, in slices.
#pragma once

#include <array>
#include <cstddef>

#include "core/contact/assignments.h"
#include "core/table/database.h"

namespace segments::exchange {

class ContactFacts {
  public:
    ContactFacts() = default;  // knows nothing: all is allowed
    explicit ContactFacts(const table::Database& db);

    // Looks at about `rows` rows more; true when all is known.
    bool step(std::size_t rows);

    // By contact codes. A company's interactions are its people's too.
    bool is_on_segment(table::Code contact) const { return on_segment_.test(contact); }
    bool has_interactions(table::Code contact) const { return with_interactions_.test(contact); }
    bool has_people(table::Code company) const { return with_people_.test(company); }
    bool has(contact::Assignment kind, table::Code contact) const {
        return assigned_[static_cast<std::size_t>(kind)].test(contact);
    }

  private:
    struct Source {
        table::TableId table;
        table::FieldId field;
        table::Bitmap* into;
    };
    Source source(std::size_t index);

    const table::Database* db_ = nullptr;
    table::Bitmap on_segment_, with_interactions_, with_people_;
    std::array<table::Bitmap, std::size(contact::kAssignments)> assigned_;
    std::size_t source_ = 0;
    table::Row at_ = 0;
};

}  // namespace segments::exchange
