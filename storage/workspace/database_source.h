// The content of a database as blocks, table by table, for snapshots and backups. Nothing is copied: a change
// made before the last block makes the source say Restart.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/table/database.h"
#include "storage/store.h"

namespace segments::storage {

// Sections of snapshots and backups: "table-<name>".
inline const std::string kTableSection = "table-";

class DatabaseSource final : public SnapshotSource {
  public:
    // `database` is asked at each call: it may be another one after the data was replaced.
    explicit DatabaseSource(std::function<const table::Database&()> database)
        : database_(std::move(database)) {}

    Result<void> begin() override;
    Result<Next> next(std::string& section, Bytes& block) override;
    void end() override {}

  private:
    std::function<const table::Database&()> database_;
    std::uint64_t version_ = 0;
    std::size_t table_ = 0;
    table::Row row_ = 0;
    std::size_t rows_ = 0;  // of the next block: adapted, so that blocks have about the same size
    std::vector<table::Row> chosen_;
};

}  // namespace segments::storage
