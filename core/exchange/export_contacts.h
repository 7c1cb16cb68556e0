// Writes contacts as a file that an import reads (docs/exchange.md): in any of the formats, by number, in
// slices of text.
//
//     ExportContacts job(db, rows, ExportFormat::vcard_4);   // the database doesn't change until all is
//     written while (!job.look(500)) {}                              // may be left out job.losses(); // what
//     the format has no place for std::string text; while (!job.step(500, text)) { send(text); text.clear();
//     }
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/exchange/contact_json.h"
#include "core/exchange/formats/contact_writer.h"
#include "core/query/row_order.h"
#include "core/table/database.h"

namespace segments::exchange {

class ExportContacts {
  public:
    // `rows`: live rows of the contact table, in any order.
    ExportContacts(const table::Database& db, std::vector<table::Row> rows,
                   ExportFormat format = ExportFormat::segments);

    // Writes mailing groups with their members too, where the format has groups. Before step().
    void with_groups(bool on) { groups_ = on; }

    // Looks at about `rows` contacts; true when losses() and the columns of the file are known.
    bool look(std::size_t rows);
    struct Lost {
        Loss what;
        std::size_t contacts;
    };
    // REQUIRES: look() returned true.
    std::vector<Lost> losses() const;

    // Appends about `rows` contacts; true when the file is complete.
    bool step(std::size_t rows, std::string& out);
    // After the end: false if the file became larger than such a file can be.
    bool sound() const { return writer_ == nullptr || writer_->sound(); }
    // 0..1
    float progress() const;
    // How many contacts the file has.
    std::size_t count() const { return count_; }
    ExportFormat format() const { return format_; }

  private:
    void find_columns();

    enum class Phase : std::uint8_t { sort, belongings, look, begin, write, done };

    const table::Database* db_;
    ExportFormat format_;
    std::size_t count_;
    std::optional<query::RowSorter> sorter_;  // until its memory is needed for what follows
    BelongingsIndex belongings_;
    std::vector<table::Row> rows_;
    Phase phase_ = Phase::sort;
    std::size_t at_ = 0;
    ContactRecord record_;
    bool groups_ = false;
    std::array<std::size_t, kLosses> losses_{};
    std::vector<std::string> columns_;
    std::unordered_set<std::string> known_columns_;
    std::unique_ptr<ContactWriter> writer_;
};

// All contacts.
std::vector<table::Row> all_contacts(const table::Database& db);

}  // namespace segments::exchange
