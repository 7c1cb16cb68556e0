// Exports that are remembered, for work with another system in both directions: what went out, so that later
// only what changed goes out again, and so that what comes back is compared with it.
//
//     RememberExport remember(db, rows, about);      // in one transaction, in slices
//     ChangedSince changed(db, rows, 3);             // rows that export 3 doesn't have like this
//     ExportedIndex index(db, 3);  index.print_of(contact_row)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/context.h"
#include "core/exchange/bulk_rows.h"
#include "core/exchange/contact_json.h"
#include "core/table/transaction.h"

namespace segments::exchange {

struct RememberedExport {
    std::int64_t no = 0;
    std::string file_name;
    Day date = kBlankDay;
    std::size_t contacts = 0;
};
// The newest first.
std::vector<RememberedExport> remembered_exports(const table::Database& db);

class RememberExport {
  public:
    // `rows`: live rows of the contact table.
    RememberExport(const table::Database& db, std::vector<table::Row> rows, std::string file_name,
                   std::string format);

    // Works on about `rows` rows more; true when all is written. The rows must not change meanwhile.
    Result<bool> step(table::Transaction& tx, const Context& context, std::size_t rows);
    float progress() const { return static_cast<float>(at_) / static_cast<float>(rows_.size() + 1); }

  private:
    std::vector<table::Row> rows_;
    std::string file_name_, format_;
    BelongingsIndex belongings_;
    BulkRows collected_;
    std::int64_t no_ = 0;
    std::size_t at_ = 0;
    ContactRecord record_;
};

class ForgetExport {
  public:
    explicit ForgetExport(std::int64_t no) : no_(no) {}
    bool step(table::Transaction& tx, std::size_t rows);

  private:
    std::int64_t no_;
    table::Row at_ = 0;
};

// What an export has of each contact of the workspace.
class ExportedIndex {
  public:
    ExportedIndex() = default;  // of no export
    ExportedIndex(const table::Database& db, std::int64_t no) : db_(&db), no_(no) {}

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    bool has(table::Row contact) const { return contact < rows_.size() && rows_[contact] != table::kNoRow; }
    // REQUIRES: has(contact).
    std::string_view print_of(table::Row contact) const;
    // Contacts that went out and are gone since.
    std::size_t gone() const { return gone_; }

  private:
    const table::Database* db_ = nullptr;
    std::int64_t no_ = 0;
    table::Row at_ = 0;
    std::vector<table::Row> rows_;  // of the exported contacts, by row of the contact
    std::size_t gone_ = 0;
};

class ChangedSince {
  public:
    ChangedSince(const table::Database& db, std::vector<table::Row> rows, std::int64_t no)
        : db_(&db), rows_(std::move(rows)), index_(db, no), belongings_(db) {}

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    // REQUIRES: finished.
    std::vector<table::Row> take() { return std::move(changed_); }
    std::size_t gone() const { return index_.gone(); }

  private:
    const table::Database* db_;
    std::vector<table::Row> rows_, changed_;
    ExportedIndex index_;
    BelongingsIndex belongings_;
    bool indexed_ = false, gathered_ = false;
    std::size_t at_ = 0;
    ContactRecord record_;
};

}  // namespace segments::exchange
