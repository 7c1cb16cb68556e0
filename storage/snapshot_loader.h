// Reads one snapshot, piece by piece, and delivers its blocks as they are verified. One unit of work per
// step.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "storage/env.h"
#include "storage/format/commit.h"
#include "storage/format/piece.h"
#include "storage/store.h"
#include "storage/undo_history.h"

namespace segments::storage {

// Name of the section that the store itself adds.
inline constexpr std::string_view kHistorySection = "~undo";

class SnapshotLoader {
  public:
    enum class Mode {
        Strict,      // stop at the first damage
        Salvage,     // deliver every intact block
        HistoryOnly  // only the undo history and where the journal goes on; nothing is delivered
    };
    // `pieces`: how many there should be; `consumer` may be null with HistoryOnly.
    SnapshotLoader(Env& env, Consumer* consumer, std::uint64_t generation, std::uint32_t pieces, Mode mode);

    enum class Outcome {
        Working,   // step again
        Waiting,   // for the Env
        Done,      // delivered (Salvage: as far as possible)
        Damaged,   // Strict, HistoryOnly
        Newer,     // written by a newer version
        NoStorage  // fault() says why
    };
    Outcome step();

    Fault fault() const { return fault_; }
    Position base() const { return base_; }
    bool base_known() const { return base_known_; }
    UndoHistory& history() { return history_; }
    std::uint64_t bytes() const { return bytes_; }
    std::uint32_t pieces_read() const { return index_ - 1; }
    // Names of damaged pieces, and what is missing in words.
    const std::vector<std::string>& damaged() const { return damaged_; }
    const std::vector<std::string>& lines() const { return lines_; }

  private:
    Outcome next_piece();
    Outcome take(const Frame& frame);
    Outcome take_block(const Frame& frame);
    // The consumer's answer on the block that it is taking.
    Outcome taken(const Result<bool>& whole);
    Outcome damage(const std::string& why);
    void check_end(const Frame& frame);

    Env& env_;
    Consumer* consumer_;
    std::uint64_t generation_;
    std::uint32_t pieces_;
    Mode mode_;

    std::deque<Request> reads_;    // of pieces index_ .. , in order
    std::uint32_t requested_ = 0;  // last piece asked for
    std::uint32_t index_ = 0;      // of the piece in hand
    Bytes piece_;
    PieceReader reader_;
    bool in_piece_ = false;
    std::uint32_t chain_ = 0;

    std::string section_;
    bool in_section_ = false;
    Bytes block_;             // parts of a block so far
    bool taking_ = false;     // the consumer has not taken the block whole
    bool part_ = false;       // a block goes on
    bool lost_part_ = false;  // salvage: the beginning of the block is missing
    std::uint64_t section_blocks_ = 0, section_bytes_ = 0;
    std::uint64_t blocks_ = 0, block_bytes_ = 0;

    bool ended_ = false;
    Position base_;
    bool base_known_ = false;
    UndoHistory history_;
    bool history_done_ = false;
    std::uint64_t bytes_ = 0;
    Fault fault_ = Fault::None;
    std::vector<std::string> damaged_, lines_;
};

}  // namespace segments::storage
