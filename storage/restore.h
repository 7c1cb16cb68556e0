// Puts a backup in the place of a workspace's content, as one change: whole or not at all, undone as any
// other. Works in slices; the caller owns the transaction. The contents of attachments go to the store's
// files before the transaction counts; should it fail they are swept away at the next opening.
//
//     table::Transaction tx = workspace.begin("Restore backup of 23.11.2026");
//     Restore restore(tx, workspace.store());
//     while (!restore.clear(rows)) ...          // what is there goes, so many rows at a time
//     restore.feed(piece) ...                   // and wait while store.content_unsaved() is large
//     restore.finish(), restore.settled()       // an error: drop the transaction, nothing has changed
//     workspace.commit(std::move(tx));
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/sha256.h"
#include "core/table/transaction.h"
#include "storage/backup.h"

namespace segments::storage {

// The error if this program can't restore the backup: the schema of a newer one.
Result<void> check_restorable(const BackupInfo& info);

class Restore final : private Consumer {
  public:
    // `tx` is new; both outlive this.
    Restore(table::Transaction& tx, Store& store)
        : tx_(tx), store_(store), reader_(this), bytes_before_(tx.db().bytes()) {}

    // Removes about so many rows; true when none is left.
    bool clear(std::size_t rows);
    // REQUIRES: clear() has returned true. Errors as BackupReader::feed, and content that can't be used.
    Result<void> feed(ByteView piece);
    Result<void> finish();
    // After finish(): whether the contents are durable, so that the transaction may be committed. Error: they
    // couldn't be stored.
    Result<bool> settled() const;

  private:
    // A content on its way from the backup to the store.
    struct Arriving {
        std::string hash;
        std::uint64_t size = 0;
        std::uint64_t came = 0;
        std::uint32_t pieces = 0;
        bool stored = false;  // it lies in the files already
        Sha256 sum;
    };
    Result<void> content_block(std::string_view hash, ByteView block);
    Result<void> end_content();

    void reset(bool) override {}
    Result<void> section_block(std::string_view section, ByteView block) override;
    Result<void> sections_done() override { return {}; }
    void begin_record(Sequence) override {}
    void record_block(ByteView) override {}
    Result<void> end_record() override { return {}; }

    table::Transaction& tx_;
    Store& store_;
    BackupReader reader_;
    std::size_t table_ = 0;  // that is being cleared
    table::Row row_ = 0;
    std::uint64_t fed_bytes_ = 0;
    std::uint64_t bytes_before_;  // memory of the database
    std::optional<Arriving> arriving_;
    std::vector<std::pair<std::string, std::uint64_t>> put_;  // hash and size
    std::uint64_t content_bytes_ = 0;
};

}  // namespace segments::storage
