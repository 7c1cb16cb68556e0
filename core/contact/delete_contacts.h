// Deletes contacts with all that belongs to them (DEL-1 to DEL-5), any number of them, in slices.
//
//     DeleteContacts job(tx, rows);
//     while (!job.step(100000)) {}
//     if (job.problem()) ...      // nothing was changed
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/contact/contact_tables.h"
#include "core/table/transaction.h"

namespace segments::contact {

class DeleteContacts {
  public:
    // Live rows of the contact table; the people of deleted companies go with them (DEL-3).
    DeleteContacts(table::Transaction& tx, std::span<const table::Row> rows);

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    // Why nothing was deleted: contacts on segment lines (DEL-1). REQUIRES: finished.
    const std::optional<Error>& problem() const { return problem_; }
    // How many contacts were deleted, people of companies included.
    std::size_t deleted() const { return deleted_; }
    // 0..1
    float progress() const;

  private:
    enum class Phase : std::uint8_t { people, lines, assignments, entries, contacts, done };

    void look_at(table::Row from, table::Row to);
    void erase_rows_of(table::TableId table, table::FieldId contact_field, table::Row from, table::Row to);
    void update_entries(table::Row from, table::Row to);
    bool is_doomed(table::Code contact) const { return contact < doomed_.size() && doomed_.test(contact); }
    void doom(table::Row row);
    table::TableId current_table() const;
    void next_phase();
    Error on_segments() const;

    table::Transaction* tx_;
    table::Bitmap doomed_;     // codes of contact numbers
    table::Bitmap companies_;  // those of them that are companies
    Phase phase_ = Phase::people;
    std::size_t table_ = 0;  // of the phase `assignments`
    table::Row at_ = 0;
    std::size_t looked_ = 0, total_ = 1;
    std::vector<table::Row> blocked_lines_;  // the first few
    std::size_t blocked_ = 0;
    std::optional<Error> problem_;
    std::size_t deleted_ = 0;
};

// One contact, at once.
Result<void> delete_contact(table::Transaction& tx, table::Row contact_row);

}  // namespace segments::contact
