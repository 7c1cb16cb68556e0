// Fetches the bytes of one undo step from the pieces in which they lie, one piece per step().
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "storage/env.h"
#include "storage/format/commit.h"
#include "storage/undo_history.h"

namespace segments::storage {

// A journal piece that is still in memory; empty if it has to be read.
using PieceInMemory = std::function<std::optional<ByteView>(const UndoPlace& place, std::uint32_t index)>;

class UndoReader {
  public:
    UndoReader(Env& env, PieceInMemory in_memory, const UndoPlace& place);

    enum class Outcome {
        Working,
        Waiting,
        Done,  // blocks()
        Damaged,
        Gone,      // the piece is not there (it may have been carried to an undo piece meanwhile)
        NoStorage  // fault()
    };
    Outcome step();
    std::vector<Bytes>& blocks() { return blocks_; }
    Fault fault() const { return fault_; }

  private:
    Outcome take_piece(ByteView bytes);

    Env& env_;
    PieceInMemory in_memory_;
    UndoPlace place_;
    std::uint32_t index_;
    Request request_;
    std::uint32_t chain_ = 0;
    bool found_ = false;
    CommitParser parser_;
    std::vector<Bytes> blocks_;
    bool part_ = false;
    Fault fault_ = Fault::None;
};

}  // namespace segments::storage
