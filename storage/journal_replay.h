// Replays the journal: from the position of the snapshot, record by record, to the first gap or damage.
//
// Every piece says which record it follows and with which checksum. Where several pieces follow the same
// position, the one of the newest writer counts: that is how a session that began after damage, or after
// taking over, cuts off what lies beyond its beginning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "storage/env.h"
#include "storage/format/commit.h"
#include "storage/format/names.h"
#include "storage/format/piece.h"
#include "storage/store.h"
#include "storage/undo_history.h"

namespace segments::storage {

// One file of the journal, as replay found it.
struct JournalFile {
    PieceName name;
    enum class State { Unread, Intact, HeaderOnly, Damaged, Missing } state = State::Unread;
    PieceHeader header;
    std::uint64_t size = 0;
    Bytes bytes;          // kept while there is room
    bool used = false;    // something of it was applied (or skipped as known)
    bool spoilt = false;  // used, but not to its end
    Sequence holds = 0;   // newest record that it has a part of
};

class JournalReplay {
  public:
    JournalReplay(Env& env, Consumer& consumer, std::vector<PieceName> names);

    // Continue behind `base`, whose history is in `history`. With `known` set, records up to it are not
    // delivered (the consumer has them); the journal must pass through exactly that position.
    void start(Position base, UndoHistory history, std::optional<Position> known);

    enum class Outcome { Working, Waiting, Done, Newer, NoStorage, Mismatch, Gone };
    Outcome step();

    Fault fault() const { return fault_; }
    Position position() const { return at_; }
    UndoHistory& history() { return history_; }
    std::uint64_t applied() const { return applied_; }
    std::uint64_t bytes_read() const { return bytes_read_; }
    std::size_t files_read() const { return scanned_; }
    const std::vector<JournalFile>& files() const { return files_; }
    // The consumer refused a record: its words.
    const std::string& refusal() const { return refusal_; }
    // Replay stopped within a record whose end isn't there.
    bool unfinished() const { return unfinished_; }

  private:
    enum class Stage { Scan, Choose, Verify, Deliver, Done };

    Outcome scan();
    Outcome take_scanned(std::size_t file, Reply reply);
    Outcome choose();
    Outcome verify();
    Outcome deliver();
    void begin_delivery();
    Outcome finish_record();
    Outcome stop();
    // The file's bytes are in memory; otherwise they are being fetched and `outcome` says how that stands.
    bool fetch(std::size_t file, Outcome& outcome);
    std::optional<std::size_t> best_after(Position at) const;
    std::optional<std::size_t> next_of_record(std::size_t file, std::uint32_t chain) const;
    void forget(std::size_t file);

    Env& env_;
    Consumer& consumer_;
    std::vector<JournalFile> files_;  // ascending by run and index
    std::vector<Request> reads_;
    std::size_t scanned_ = 0;
    std::uint64_t cached_ = 0;
    std::uint64_t bytes_read_ = 0;

    Stage stage_ = Stage::Scan;
    Position at_;
    UndoHistory history_;
    std::optional<Position> known_;
    std::optional<std::size_t> current_;  // file in which we stand, at a border between records
    PieceReader reader_;                  // there
    bool entered_ = false;                // reader_ is set up

    // The record that is being verified, then delivered.
    CommitParser commit_;
    std::vector<std::size_t> commit_files_;
    std::size_t commit_file_ = 0;  // which of them is being read
    PieceReader ahead_;
    bool ahead_entered_ = false;
    bool skipped_ = false;  // the consumer has it
    Bytes block_;
    bool part_ = false;

    std::uint64_t applied_ = 0;
    std::string refusal_;
    bool unfinished_ = false;
    Fault fault_ = Fault::None;
};

}  // namespace segments::storage
