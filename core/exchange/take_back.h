// Takes an import back as far as nobody has built on it since: contacts that it made are deleted, those that
// it changed get back what they were, and all of it leaves the segment that they were put on. Contacts that
// were changed or used since stay as they are (kept()). So do the codes and the segment that it made, and its
// report.
//
//     TakeBackImport job(db);
//     job.add_import(block) ...            // the blocks that undo the import
//     job.add_later(block) ...             // those of every step that was made since
//     while (!job.look(50000)) {}          // job.to_delete(), job.to_restore(), job.kept()
//     while (!*job.step(tx, 2000)) {}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/contact/delete_contacts.h"
#include "core/table/bitmap.h"
#include "core/table/block_codec.h"
#include "core/table/transaction.h"

namespace segments::exchange {

class TakeBackImport {
  public:
    explicit TakeBackImport(const table::Database& db);

    // Errors: the block can't be read.
    Result<void> add_import(std::string block);
    Result<void> add_later(std::string_view block);

    // Looks at about `rows` contacts more; true when all below is known.
    bool look(std::size_t rows);
    std::size_t to_delete() const { return doomed_.size(); }
    std::size_t to_restore() const { return to_restore_; }
    // Lines that leave the segment that the import put contacts on.
    std::size_t to_leave() const { return to_leave_; }
    // Contacts of the import that stay, by row.
    const std::vector<table::Row>& kept() const { return kept_; }

    // Does about `rows` rows more; true when all is done. Errors: the database has changed since it was
    // looked at; a block doesn't fit.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;

  private:
    enum class Phase : std::uint8_t { restore, companies, lines, contacts, done };

    bool was_touched(table::Code contact) const { return touched_.test(contact); }
    bool is_restored(table::Code contact) const {
        return changed_.test(contact) && !added_.test(contact) && !touched_.test(contact);
    }
    bool is_doomed(table::Code contact) const { return added_.test(contact) && !touched_.test(contact); }
    void keep_company(table::Row person);
    void follow_company(table::Transaction& tx, table::Row contact) const;

    const table::Database* db_;
    std::uint64_t version_;
    // By codes of contacts: what the import did, and what was changed or used since.
    table::Bitmap added_, changed_, touched_;
    table::Bitmap moved_;            // the import gave them another company
    std::vector<table::Row> lines_;  // that the import put on a segment
    std::vector<std::string> blocks_;
    table::Row at_ = 0;
    enum class Looking : std::uint8_t { companies, contacts, lines, done } looking_ = Looking::companies;
    std::vector<table::Row> doomed_, kept_;
    std::size_t to_restore_ = 0, to_leave_ = 0;

    Phase phase_ = Phase::restore;
    std::size_t block_ = 0;
    std::optional<contact::DeleteContacts> delete_;
};

}  // namespace segments::exchange
