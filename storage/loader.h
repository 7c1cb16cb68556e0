// Opening: finds the newest snapshot whose checks pass, delivers it, replays the journal behind it, and sorts
// every file into what is in use, what is left over, and what is damaged and has to be kept for rescue.
// Changes nothing on disk, so it can be interrupted and repeated at any point.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "storage/env.h"
#include "storage/format/current.h"
#include "storage/journal_replay.h"
#include "storage/snapshot_loader.h"
#include "storage/store.h"

namespace segments::storage {

struct LoadedPiece {
    std::string name;
    Sequence holds = 0;  // newest record that it has a part of
    std::uint64_t size = 0;
};

struct LoadResult {
    RecoveryReport report;
    Position position;
    UndoHistory history;
    std::uint64_t live_bytes = 0;                             // of the snapshot
    std::uint64_t next_generation = 1;                        // never used before
    std::uint64_t highest_fence = 0;                          // seen in names and in CURRENT
    std::vector<LoadedPiece> journal;                         // pieces in use
    std::vector<std::string> snapshot;                        // pieces of the snapshot in use
    std::map<std::string, std::set<std::uint32_t>> contents;  // pieces by hash
    std::vector<std::string> copy;    // damaged, but partly in use: keep a copy in lost+found
    std::vector<std::string> move;    // to lost+found
    std::vector<std::string> remove;  // left over; held by what is in use
    bool draft = false;               // there is one
    bool snapshot_needed = false;     // something was damaged: write everything anew
    bool reset = false;               // the consumer was filled from scratch
};

class Loader {
  public:
    // `writer`: nobody else changes the files meanwhile. `known`: the consumer has everything up to there
    // already; deliver only what follows (if that turns out to be impossible, everything).
    Loader(Env& env, Consumer& consumer, bool writer, std::optional<Position> known);

    // Sealed: the files need a passphrase (storage/sealed/sealed_env.h).
    enum class Outcome { Working, Waiting, Done, Newer, Sealed, NoStorage };
    Outcome step();

    Fault fault() const { return fault_; }
    double progress() const;
    LoadResult& result() { return result_; }

  private:
    enum class Stage { List, Current, Choose, Snapshot, Replay, Done };
    struct Candidate {
        std::uint64_t generation = 0;
        std::uint32_t pieces = 0;
    };

    Outcome list();
    Outcome read_current();
    Outcome choose();
    Outcome load_snapshot();
    Outcome replay();
    Outcome after_replay(JournalReplay::Outcome outcome);
    Outcome begin_replay(Position base);
    Outcome restart(bool everything);
    void begin_snapshot(Candidate candidate, SnapshotLoader::Mode mode);
    void gather_candidates();
    bool has_journal() const;
    Outcome salvage();
    // loader_files.cpp
    void sort_files();
    void sort_journal();
    void sort_snapshots();
    void check_history();
    void lose(std::string line);

    Env& env_;
    Consumer& consumer_;
    bool writer_;
    std::optional<Position> known_;
    int attempts_ = 0;

    Stage stage_ = Stage::List;
    Request request_;
    std::vector<std::string> names_;
    std::vector<PieceName> pieces_;
    enum class CurrentState { Missing, Damaged, Good } current_state_ = CurrentState::Missing;
    Current current_;
    std::vector<Candidate> candidates_;  // in the order to try
    std::size_t next_candidate_ = 0;
    Candidate candidate_;
    bool salvage_ = false;
    bool from_zero_ = false;
    bool with_snapshot_ = false;
    Sequence base_ = 0;  // where the journal was joined to the snapshot
    std::unique_ptr<SnapshotLoader> snapshot_;
    std::vector<std::string> damaged_;  // pieces of snapshots
    std::unique_ptr<JournalReplay> replay_;
    Fault fault_ = Fault::None;
    LoadResult result_;
};

}  // namespace segments::storage
