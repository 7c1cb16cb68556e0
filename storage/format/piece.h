// Pieces: the files of journal, snapshots and undo history. A piece is a header and a row of frames; every
// frame's checksum continues the checksum of the frame before it, over the border of pieces too (the
// *chain*). A frame is therefore valid only in its place: stale, foreign, swapped or repeated pieces don't
// fit.
//
// Byte by byte: docs/storage.md, "Pieces".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/bytes.h"

namespace segments::storage {

enum class PieceKind : std::uint16_t {
    Journal = 1,
    Snapshot = 2,
    Undo = 3,
    Current = 4,
    Backup = 5,
    Content = 6,
    Key = 7,     // of a sealed workspace (storage/sealed/key_file.h)
    Sealed = 8,  // a file of it
    Files = 9,   // a copy of all files of a workspace (storage/restore_files.h)
    SealedBackup = 10,
    Drafts = 11
};

// Raised too whenever core/schema raises its version: an older program then refuses the files untouched.
inline constexpr std::uint16_t kFormatVersion = 3;
inline constexpr std::size_t kPreambleBytes = 12;
inline constexpr std::size_t kPieceHeaderBytes = 48;
inline constexpr std::size_t kFrameHeadBytes = 8;
inline constexpr std::size_t kMaxFramePayload = 0xFFFFFF;

// The first bytes of every file of every version: magic, version, kind, checksum of these.
enum class Preamble { Ours, Newer, Damaged };
void write_preamble(Bytes& out, PieceKind kind);
Preamble check_preamble(ByteView bytes, PieceKind kind);

struct PieceHeader {
    PieceKind kind = PieceKind::Journal;
    std::uint64_t run = 0;
    std::uint32_t index = 0;
    std::uint64_t base = 0;   // sequence of the last complete record before this piece
    std::uint32_t chain = 0;  // checksum that the first frame continues
};

enum class FrameType : std::uint8_t {
    CommitBegin = 1,
    RecordBlock = 2,
    UndoBlock = 3,
    CommitEnd = 4,
    SnapshotBegin = 16,
    SectionBegin = 17,
    SectionBlock = 18,
    SectionEnd = 19,
    SnapshotEnd = 20
};

struct Frame {
    FrameType type = FrameType::CommitBegin;
    bool more = false;  // the block goes on in the next frame
    ByteView payload;
};

// Builds one piece.
class PieceWriter {
  public:
    explicit PieceWriter(const PieceHeader& header);

    void add(FrameType type, bool more, ByteView payload);
    // Frames of another piece, as they are; `header.chain` must be the chain before them.
    void add_raw(ByteView frames, std::uint32_t count);
    std::size_t size() const { return bytes_.size(); }
    std::uint32_t chain() const { return chain_; }
    std::uint32_t frames() const { return frames_; }
    const PieceHeader& header() const { return header_; }
    // The piece as it is now, its header brought up to date. Valid until the next add.
    ByteView image();
    Bytes take_image();

  private:
    PieceHeader header_;
    std::uint32_t chain_;
    std::uint32_t frames_ = 0;
    Bytes bytes_;
};

// Takes one piece apart. Keeps a view only: the bytes must stay.
class PieceReader {
  public:
    enum class State { Good, Newer, Damaged };

    PieceReader() = default;
    PieceReader(ByteView bytes, PieceKind kind);

    // Header intact; Damaged also when the header is intact but the file has another length than it says: the
    // frames up to the end can still be read (header_intact()).
    State state() const { return state_; }
    bool header_intact() const { return header_intact_; }
    const PieceHeader& header() const { return header_; }

    enum class Next { Frame, End, Damaged };
    Next next(Frame& frame);
    std::uint32_t chain() const { return chain_; }
    std::size_t offset() const { return at_; }

  private:
    ByteView bytes_;
    PieceHeader header_;
    State state_ = State::Damaged;
    bool header_intact_ = false;
    std::uint32_t chain_ = 0;
    std::uint32_t frames_left_ = 0;
    std::size_t at_ = 0;
};

// A finished piece on its way to its file.
struct PieceImage {
    std::uint32_t index = 0;
    std::string name;
    Bytes bytes;
};

// Spreads frames over pieces of bounded size; payloads that don't fit are continued in the next piece.
class PieceStream {
  public:
    PieceStream(const PieceHeader& first, std::size_t limit);

    // Blocks may be split over pieces; other frames are kept whole.
    void add(FrameType type, ByteView payload);
    // A frame repeated at the head of every later piece (the name of the running section). Its first byte
    // gets bit 1 set where the piece begins in the middle of a block. Empty = none.
    void set_prefix(FrameType type, Bytes payload);
    void clear_prefix() { prefix_.clear(); }
    // Closes the piece that has been begun.
    void finish();
    std::vector<PieceImage> take_finished();

    std::uint32_t chain() const { return chain_; }
    // Number of the piece that the next frame goes to.
    std::uint32_t index() const { return next_.index; }
    // Bytes in the piece begun but not finished.
    std::size_t open_bytes() const { return writer_.empty() ? 0 : writer_.front().size(); }

  private:
    void open(bool within_block);

    PieceHeader next_;
    std::size_t limit_;
    std::uint32_t chain_;
    std::vector<PieceWriter> writer_;  // none or one
    std::vector<PieceImage> finished_;
    FrameType prefix_type_ = FrameType::SectionBegin;
    Bytes prefix_;
};

}  // namespace segments::storage
