// Writes contacts as a file that an import reads (docs/contacts-format.md): a document with one contact a
// line, by number, in slices of text.
//
//     ExportContacts job(db, rows);                   // the database must not change until all is written
//     std::string text;
//     while (!job.step(500, text)) { send(text); text.clear(); }
#pragma once

#include <string>
#include <vector>

#include "core/exchange/contact_json.h"
#include "core/query/row_order.h"
#include "core/table/database.h"

namespace segments::exchange {

class ExportContacts {
  public:
    // `rows`: live rows of the contact table, in any order.
    ExportContacts(const table::Database& db, std::vector<table::Row> rows);

    // Appends about `rows` contacts; true when the file is complete.
    bool step(std::size_t rows, std::string& out);
    // 0..1
    float progress() const;
    // How many contacts the file has.
    std::size_t count() const { return count_; }

  private:
    enum class Phase : std::uint8_t { sort, look, write, done };

    const table::Database* db_;
    std::size_t count_;
    query::RowSorter sorter_;
    BelongingsIndex belongings_;
    std::vector<table::Row> rows_;
    Phase phase_ = Phase::sort;
    std::size_t at_ = 0;
    ContactRecord record_;
};

// All contacts.
std::vector<table::Row> all_contacts(const table::Database& db);

}  // namespace segments::exchange
