// The frames of one record in the journal (and of one undo step in undo pieces):
//
//     CommitBegin  sequence, undo move, label
//     RecordBlock* / UndoBlock*
//     CommitEnd    numbers of blocks and bytes: nothing before it counts without it
#pragma once

#include <cstdint>
#include <string>

#include "storage/bytes.h"
#include "storage/format/piece.h"
#include "storage/store.h"

namespace segments::storage {

// A place in the stream of records: the last complete one, and the journal's checksum behind it.
struct Position {
    Sequence sequence = 0;
    std::uint32_t chain = 0;

    bool operator==(const Position&) const = default;
};

struct CommitTotals {
    std::uint32_t record_blocks = 0;
    std::uint32_t undo_blocks = 0;
    std::uint64_t record_bytes = 0;
    std::uint64_t undo_bytes = 0;

    bool operator==(const CommitTotals&) const = default;
};

Bytes encode_commit_begin(Sequence sequence, UndoStep::Move move, std::string_view label);
Bytes encode_commit_end(const CommitTotals& totals);

// Follows the frames of one commit and says whether they make sense.
class CommitParser {
  public:
    enum class Outcome {
        Within,  // go on
        Ended,   // the commit is complete
        Bad      // not the frames of a commit
    };
    Outcome take(const Frame& frame);
    bool begun() const { return begun_; }

    // After the first frame.
    Sequence sequence() const { return sequence_; }
    UndoStep::Move move() const { return move_; }
    const std::string& label() const { return label_; }
    // After the last.
    const CommitTotals& totals() const { return totals_; }
    // Size of the bytes that undo this commit.
    std::uint64_t undo_size() const {
        return move_ == UndoStep::Move::PushRecord ? totals_.record_bytes : totals_.undo_bytes;
    }

  private:
    bool begun_ = false;
    bool part_ = false;  // a block goes on
    FrameType part_type_ = FrameType::RecordBlock;
    Sequence sequence_ = 0;
    UndoStep::Move move_ = UndoStep::Move::None;
    std::string label_;
    CommitTotals totals_;
};

}  // namespace segments::storage
