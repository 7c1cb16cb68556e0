// The content of a workspace for a backup: its tables, then the contents of its attachments, read from the
// store's files. A content that is damaged or gone is left out and counted: the rest is worth a backup.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/content_reader.h"
#include "storage/workspace/database_source.h"

namespace segments::storage {

// Sections of backups: "content-<hash>".
inline constexpr std::string_view kContentSection = "content-";

class BackupSource final : public SnapshotSource {
  public:
    BackupSource(std::function<const table::Database&()> database, Store& store)
        : tables_(database), database_(std::move(database)), store_(store) {}

    Result<void> begin() override;
    Result<Next> next(std::string& section, Bytes& block) override;
    void end() override { tables_.end(); }

    // Documents that couldn't be read.
    std::size_t left_out() const { return left_out_; }

  private:
    struct Content {
        std::string hash;
        std::uint64_t size = 0;
    };
    void gather_contents();

    DatabaseSource tables_;
    std::function<const table::Database&()> database_;
    Store& store_;
    std::uint64_t version_ = 0;
    bool in_tables_ = true;
    std::vector<Content> contents_;
    std::size_t at_ = 0;
    std::optional<ContentReader> reader_;
    std::size_t left_out_ = 0;
};

}  // namespace segments::storage
