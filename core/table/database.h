// The tables of one workspace, with the dictionaries they share. Reading is free; every change goes through a
// Transaction.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "core/table/change_list.h"
#include "core/table/table.h"

namespace segments::table {

class Database {
  public:
    // `schema` must outlive the database.
    explicit Database(std::span<const TableDef* const> schema);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const Table& table(TableId id) const { return *tables_[id]; }
    bool has_table(TableId id) const { return id < tables_.size() && tables_[id] != nullptr; }
    std::span<const TableDef* const> schema() const { return schema_; }
    const Dictionary& domain(DomainId id) const { return *domains_.at(id); }

    // True while a transaction is open or its changes are still being encoded: no other may begin.
    bool busy() const { return busy_; }
    // Rises with every committed change.
    std::uint64_t version() const { return version_; }
    // What the last commit changed; without the tables in which it changed very many rows. Views that are
    // just one version behind work it in.
    const ChangeList& last_changes() const { return last_changes_; }

    std::size_t bytes() const;

  private:
    friend class Transaction;

    std::span<const TableDef* const> schema_;
    std::vector<std::unique_ptr<Table>> tables_;
    std::map<DomainId, std::unique_ptr<Dictionary>> domains_;
    std::vector<std::unique_ptr<Dictionary>> own_dictionaries_;
    ChangeList last_changes_;
    bool busy_ = false;
    std::uint64_t version_ = 1;
};

}  // namespace segments::table
