// The undo history's index: which steps there are, how many of them are done, and in which pieces their bytes
// lie. It is changed only by records (UndoStep), so state and history can't disagree; it is kept as the first
// section of every snapshot.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "storage/format/commit.h"
#include "storage/format/names.h"
#include "storage/store.h"

namespace segments::storage {

// Where the bytes of a step lie: in the frames of record `sequence`, in pieces first..last of one run. (The
// record that made the step, or the last one that undid or redid it.)
struct UndoPlace {
    Sequence sequence = 0;
    PieceKind kind = PieceKind::Journal;
    std::uint64_t run = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool record = false;  // they are the record's own blocks (PushRecord)
};

class UndoHistory {
  public:
    const History& view() const { return view_; }
    const UndoPlace& place(std::size_t index) const { return places_[index]; }
    std::size_t size() const { return places_.size(); }

    // A commit was appended or replayed; its frames lie in the pieces of `place`.
    void apply(const CommitParser& commit, UndoPlace place);
    // The bytes of entries[index] lie somewhere else now.
    void move_to(std::size_t index, const UndoPlace& place) { places_[index] = place; }
    // Takes the places of all bytes up to record `up_to` from `carried`; steps whose bytes it lacks are lost.
    void adopt(const UndoHistory& carried, Sequence up_to);
    // Drops the oldest steps until the bounds hold; `live_bytes` is the size of the last snapshot.
    void trim(const Options& options, std::uint64_t live_bytes);
    // Drops every step that can't be reached without going through entries[index].
    void drop_behind(std::size_t index);
    void clear();

    // Names of the undo pieces that are in use.
    std::set<PieceName> undo_pieces() const;

    Bytes encode() const;
    // False: not what encode wrote; the history is then empty.
    bool decode(ByteView bytes);

  private:
    History view_;
    std::vector<UndoPlace> places_;
};

}  // namespace segments::storage
