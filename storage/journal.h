// The journal of one writer's session: turns records into pieces, keeps every piece in memory until it is
// durable, and knows which records are. Does no input or output itself: the store hands its pieces to the
// Env.
//
// Small records share the open piece (the tail), which is rewritten until it is full. A record larger than
// the tail gets sealed pieces of its own.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "storage/format/commit.h"
#include "storage/format/piece.h"
#include "storage/store.h"
#include "storage/undo_history.h"

namespace segments::storage {

class Journal {
  public:
    // `run` is the fencing number of this session; its first record follows `at`.
    Journal(const Options& options, std::uint64_t run, Position at);

    void begin(Sequence sequence, const UndoStep& undo);
    void add_block(FrameType type, ByteView block);
    // The commit is complete. `commit` and `place` describe it for the undo history.
    void end(CommitParser& commit, UndoPlace& place);
    // Forgets the commit that was begun. Pieces of it that were handed over already are returned, for
    // removal.
    std::vector<std::string> abort();
    bool within_commit() const { return static_cast<bool>(parser_); }

    // The next record begins a new piece.
    void seal();
    Position position() const { return at_; }

    // --- saving
    bool dirty() const;
    // Something of a large record waits: save without regard to the pace of the tail.
    bool dirty_beyond_tail() const;
    // Calls write(name, bytes) for pieces not durable in their newest form, oldest first, about `most_bytes`.
    std::uint64_t hand_over(std::uint64_t most_bytes,
                            const std::function<void(const std::string&, ByteView)>& write);
    // What was handed over is durable. Calls announce(piece of newly durable records, or nothing when their
    // bytes are too many for a message).
    void synced(const std::function<void(std::optional<Bytes>)>& tell);
    // What was handed over is in an unknown state: it will be handed over again.
    void failed();
    Sequence confirmed() const { return confirmed_; }
    std::uint64_t unsaved_bytes() const;
    // All unsaved pieces as they are now, for the end of the page.
    std::vector<std::pair<std::string, ByteView>> unsaved();

    // --- what lies on disk
    std::uint64_t bytes() const;
    // Forgets the durable pieces that hold nothing after `sequence`; returns their names.
    std::vector<std::string> release_up_to(Sequence sequence);
    // The bytes of a piece if they are still in memory.
    std::optional<ByteView> piece(std::uint32_t index);

  private:
    // How far a piece has got, in one of its versions.
    struct Extent {
        std::uint32_t version = 0;
        Position end;  // behind the last complete record
        std::size_t size = kPieceHeaderBytes;
        std::uint32_t frames = 0;
    };
    struct Piece {
        std::uint32_t index = 0;
        std::string name;
        std::optional<PieceWriter> writer;  // while open
        Bytes bytes;                        // when sealed; emptied when durable
        bool large = false;                 // part of a record of its own
        bool committed = true;              // false: of a record that hasn't ended
        Sequence holds = 0;                 // newest record that it has a part of
        Extent now, handed, durable;
        Extent announced;  // followers know this much of it

        ByteView image() { return writer ? writer->image() : ByteView(bytes); }
        bool saved() const { return durable.version == now.version; }
    };

    void put(FrameType type, ByteView payload);
    Piece& tail_with_room(std::size_t bytes);
    void spill();
    void take_large_pieces();
    void announce(Piece& piece, const std::function<void(std::optional<Bytes>)>& tell);

    const Options& options_;
    std::uint64_t run_;
    Position at_;
    std::uint32_t next_index_ = 1;
    std::deque<Piece> pieces_;
    Sequence confirmed_;

    std::optional<CommitParser> parser_;
    struct Waiting {
        FrameType type;
        Bytes payload;
    };
    // Frames of the running commit while it may still fit the tail.
    std::vector<Waiting> waiting_;
    std::size_t waiting_bytes_ = 0;
    std::optional<PieceStream> large_;
};

}  // namespace segments::storage
