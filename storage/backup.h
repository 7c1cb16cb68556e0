// Backup: a whole workspace in one compressed, checksummed file (`.segments`), written and read in slices.
// The format is in docs/storage.md. Works on the same blocks as snapshots.
//
//     BackupWriter writer(source, info);
//     while (!writer.finished()) { writer.step(4.0, clock); use(writer.take_output()); }   // pieces of the
//     file BackupReader check(nullptr);       check.feed(piece) ... check.finish();             // verify
//     BackupReader reader(&consumer);    the same                                          // read
//
// restore.h puts a backup in the place of a workspace's content.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "storage/bytes.h"
#include "storage/store.h"

namespace segments::storage {

// What a backup says about itself, readable before anything of it is restored.
struct BackupInfo {
    std::string workspace;                                       // its name
    std::string created;                                         // "2026-11-23T21:56:00Z"
    std::string application;                                     // program and version that wrote it
    std::uint32_t schema = 0;                                    // version of the blocks' content
    std::vector<std::pair<std::string, std::string>> described;  // "Contacts" -> "1,000", for the preview

    bool operator==(const BackupInfo&) const = default;
};

class BackupWriter {
  public:
    // `source` outlives the writer.
    BackupWriter(SnapshotSource& source, const BackupInfo& info);
    ~BackupWriter();
    BackupWriter(const BackupWriter&) = delete;
    BackupWriter& operator=(const BackupWriter&) = delete;

    // Works for about `budget_ms` by `now_ms`, at least one block. SnapshotSource::Next::Restart is an error
    // here (freeze the state for the few seconds a backup takes).
    Result<void> step(double budget_ms, const std::function<double()>& now_ms);
    bool finished() const;
    // The last step ended because the source waits for the storage: let it be polled, then go on.
    bool waiting() const;
    // The bytes produced since the last call; append them to the file.
    Bytes take_output();
    // What was written so far; the reader of the file must find the same.
    std::uint64_t blocks() const;
    std::uint64_t content_bytes() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

// Reads a backup fed in pieces of any size. With a consumer its sections are delivered block by block, each
// as soon as its bytes were verified; what was delivered counts only after finish() succeeded. Without one it
// verifies. Holds no more than one block in memory, whatever the file claims.
class BackupReader {
  public:
    explicit BackupReader(Consumer* consumer);
    ~BackupReader();
    BackupReader(const BackupReader&) = delete;
    BackupReader& operator=(const BackupReader&) = delete;

    // An error is final and names what is wrong: not a backup, written by a newer version, damaged at byte N,
    // or what the consumer said.
    Result<void> feed(ByteView piece);
    // The file ends here: it must be complete.
    Result<void> finish();
    // Available as soon as the head was read.
    const std::optional<BackupInfo>& info() const;
    std::uint64_t blocks() const;
    std::uint64_t content_bytes() const;

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace segments::storage
