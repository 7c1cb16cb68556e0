// Writes one snapshot in slices: carries the undo steps that lie in the journal over to undo pieces, then
// writes the history and the source's sections. Produces pieces; the store hands them to the Env, syncs, and
// switches CURRENT.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/env.h"
#include "storage/format/commit.h"
#include "storage/format/current.h"
#include "storage/format/piece.h"
#include "storage/store.h"
#include "storage/undo_history.h"
#include "storage/undo_reader.h"

namespace segments::storage {

class SnapshotJob {
  public:
    // The state is frozen now: `base` is the last record that it holds, `history` the undo history at that
    // point.
    SnapshotJob(Env& env, const Options& options, SnapshotSource& source, PieceInMemory in_memory,
                std::uint64_t generation, Position base, UndoHistory history);
    ~SnapshotJob();
    SnapshotJob(const SnapshotJob&) = delete;
    SnapshotJob& operator=(const SnapshotJob&) = delete;

    enum class Outcome {
        Working,
        Waiting,  // for the Env
        Full,     // take_pieces first
        Restart,  // the source can't keep up with the changes
        Failed,   // problem() says why
        Done      // all pieces produced
    };
    Outcome step();

    // Pieces produced since the last call.
    std::vector<PieceImage> take_pieces();
    bool has_pieces() const { return !ready_.empty(); }
    // Names of all pieces produced so far.
    const std::vector<std::string>& names() const { return names_; }
    const std::string& problem() const { return problem_; }
    Position base() const { return base_; }
    std::uint64_t generation() const { return generation_; }
    // The history with the places that hold once this snapshot is in force.
    const UndoHistory& history() const { return history_; }
    // What CURRENT will say; the fence is the caller's.
    Current current() const;

  private:
    Outcome carry_undo();
    Outcome carry_block();
    void carry(FrameType type, ByteView payload);
    Outcome write_block();
    void write_head();
    void begin_section(std::string_view name);
    void end_section();
    void add_block(ByteView block);
    void collect();

    Env& env_;
    const Options& options_;
    SnapshotSource& source_;
    PieceInMemory in_memory_;
    std::uint64_t generation_;
    Position base_;
    UndoHistory history_;

    enum class Stage { Begin, CarryUndo, Blocks, Done } stage_ = Stage::Begin;
    bool frozen_ = false;
    std::size_t carried_ = 0;  // entries of the history that are in undo pieces
    std::unique_ptr<UndoReader> reader_;
    // The entry that was read and is being written, some blocks a step.
    struct Carrying {
        CommitParser commit;
        std::size_t next;  // of the reader's blocks
        std::uint32_t first;
    };
    std::optional<Carrying> carrying_;
    PieceStream undo_;
    PieceStream snapshot_;
    std::string section_;
    bool in_section_ = false;
    std::uint64_t section_blocks_ = 0, section_bytes_ = 0, blocks_ = 0, block_bytes_ = 0;
    std::vector<PieceImage> ready_;
    std::uint64_t ready_bytes_ = 0;
    std::vector<std::string> names_;
    std::uint32_t pieces_ = 0;
    std::uint64_t piece_bytes_ = 0;
    std::string problem_;
};

}  // namespace segments::storage
