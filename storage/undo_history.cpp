#include "storage/undo_history.h"

#include <algorithm>

namespace segments::storage {

void UndoHistory::apply(const CommitParser& commit, UndoPlace place) {
    using Move = UndoStep::Move;
    place.sequence = commit.sequence();
    place.record = commit.move() == Move::PushRecord;
    const auto exchange = [&](std::size_t index) {
        view_.entries[index].bytes = commit.undo_size();
        places_[index] = place;
    };
    switch (commit.move()) {
        case Move::None:
            return;
        case Move::Undo:
            if (view_.done > 0) exchange(--view_.done);
            return;
        case Move::Redo:
            if (view_.done < view_.entries.size()) exchange(view_.done++);
            return;
        case Move::Push:
        case Move::PushRecord:
            view_.entries.resize(view_.done);
            places_.resize(view_.done);
            view_.entries.push_back({commit.sequence(), commit.label(), commit.undo_size()});
            places_.push_back(place);
            view_.done = view_.entries.size();
            return;
    }
}

void UndoHistory::adopt(const UndoHistory& carried, Sequence up_to) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < places_.size();) {
        if (places_[i].sequence > up_to) {
            ++i;
            continue;
        }
        const Sequence sequence = view_.entries[i].sequence;
        // Both ascend by the record that made the step.
        while (from < carried.size() && carried.view_.entries[from].sequence < sequence) ++from;
        if (from < carried.size() && carried.view_.entries[from].sequence == sequence) {
            places_[i++] = carried.places_[from];
            continue;
        }
        // A lost done step takes the older ones along, a lost undone one the later ones.
        const bool done = i < view_.done;
        drop_behind(i);
        i = done ? 0 : i;
    }
}

void UndoHistory::trim(const Options& options, std::uint64_t live_bytes) {
    const std::uint64_t bound = std::max(options.undo_least_bytes, live_bytes / 4);
    std::uint64_t bytes = 0;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < view_.entries.size(); ++i) {
        bytes += view_.entries[i].bytes;
        if (view_.entries[i].bytes >= view_.entries[largest].bytes) largest = i;
    }
    std::size_t drop = 0;
    // The newest done step stays whatever its size: one Undo must always be possible.
    while (drop + 1 < view_.done) {
        const std::size_t left = view_.entries.size() - drop;
        const bool too_many = left > options.undo_most_steps;
        // The promised number of steps may take four times the room, and the largest of them comes on top: a
        // restored backup or a large import isn't forgotten with the next small change.
        const bool promised = left <= options.undo_least_steps;
        const std::uint64_t on_top = promised && largest >= drop ? view_.entries[largest].bytes : 0;
        const bool too_large = bytes - on_top > (promised ? 4 * bound : bound);
        if (!too_many && !too_large) break;
        bytes -= view_.entries[drop].bytes;
        ++drop;
    }
    view_.entries.erase(view_.entries.begin(), view_.entries.begin() + static_cast<std::ptrdiff_t>(drop));
    places_.erase(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(drop));
    view_.done -= drop;
}

void UndoHistory::drop_behind(std::size_t index) {
    if (index >= places_.size()) return;
    if (index >= view_.done) {
        view_.entries.resize(index);
        places_.resize(index);
        return;
    }
    const auto count = static_cast<std::ptrdiff_t>(index + 1);
    view_.entries.erase(view_.entries.begin(), view_.entries.begin() + count);
    places_.erase(places_.begin(), places_.begin() + count);
    view_.done -= index + 1;
}

void UndoHistory::clear() {
    view_ = {};
    places_.clear();
}

std::set<PieceName> UndoHistory::undo_pieces() const {
    std::set<PieceName> names;
    for (const UndoPlace& place : places_) {
        if (place.kind != PieceKind::Undo) continue;
        for (std::uint32_t i = place.first; i <= place.last; ++i) names.insert({place.kind, place.run, i});
    }
    return names;
}

Bytes UndoHistory::encode() const {
    Bytes out;
    ByteWriter w(out);
    w.u32(static_cast<std::uint32_t>(places_.size())).u32(static_cast<std::uint32_t>(view_.done));
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const HistoryEntry& entry = view_.entries[i];
        const UndoPlace& place = places_[i];
        w.u64(entry.sequence).u64(entry.bytes).u16(static_cast<std::uint16_t>(place.kind)).u64(place.run);
        w.u64(place.sequence).u32(place.first).u32(place.last).u8(place.record ? 1 : 0).text(entry.label);
    }
    return out;
}

bool UndoHistory::decode(ByteView bytes) {
    clear();
    ByteReader in(bytes);
    const std::uint32_t count = in.u32();
    const std::uint32_t done = in.u32();
    UndoHistory found;
    bool sound = done <= count;
    for (std::uint32_t i = 0; i < count && sound && in.ok(); ++i) {
        HistoryEntry entry;
        UndoPlace place;
        entry.sequence = in.u64();
        entry.bytes = in.u64();
        place.kind = static_cast<PieceKind>(in.u16());
        place.run = in.u64();
        place.sequence = in.u64();
        place.first = in.u32();
        place.last = in.u32();
        place.record = in.u8() != 0;
        entry.label = in.text();
        sound = (place.kind == PieceKind::Journal || place.kind == PieceKind::Undo) &&
                place.first <= place.last && place.last - place.first < (1u << 20);
        found.view_.entries.push_back(std::move(entry));
        found.places_.push_back(place);
    }
    if (!sound || !in.complete()) return false;
    found.view_.done = done;
    *this = std::move(found);
    return true;
}

}  // namespace segments::storage
