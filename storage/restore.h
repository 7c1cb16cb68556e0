// Puts a backup in the place of a workspace's content, as one change: whole or not at all, undone as any
// other. Works in slices; the caller owns the transaction.
//
//     table::Transaction tx = workspace.begin("Restore backup of 23.11.2026");
//     Restore restore(tx);
//     while (!restore.clear(rows)) ...          // what is there goes, so many rows at a time
//     restore.feed(piece) ... restore.finish()  // an error: drop the transaction, nothing has changed
//     workspace.commit(std::move(tx));
#pragma once

#include "core/table/transaction.h"
#include "storage/backup.h"

namespace segments::storage {

// The error if this program can't restore the backup: the schema of a newer one.
Result<void> check_restorable(const BackupInfo& info);

class Restore final : private Consumer {
  public:
    // `tx` is new, and outlives this.
    explicit Restore(table::Transaction& tx) : tx_(tx), reader_(this), bytes_before_(tx.db().bytes()) {}

    // Removes about so many rows; true when none is left.
    bool clear(std::size_t rows);
    // REQUIRES: clear() has returned true. Errors as BackupReader::feed, and content that can't be used.
    Result<void> feed(ByteView piece);
    Result<void> finish();

  private:
    void reset(bool) override {}
    Result<void> section_block(std::string_view section, ByteView block) override;
    Result<void> sections_done() override { return {}; }
    void begin_record(Sequence) override {}
    void record_block(ByteView) override {}
    Result<void> end_record() override { return {}; }

    table::Transaction& tx_;
    BackupReader reader_;
    std::size_t table_ = 0;  // that is being cleared
    table::Row row_ = 0;
    std::uint64_t fed_bytes_ = 0;
    std::uint64_t bytes_before_;  // memory of the database
};

}  // namespace segments::storage
