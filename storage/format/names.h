// The names of the store's files (docs/storage.md, "Layout").
//
//     CURRENT              which snapshot is in force
//     snap-000042-0001     pieces of snapshot 42
//     log-000007-0001      journal pieces of the writer with fencing number 7
//     undo-000042-0001     undo steps that were carried over when snapshot 42 was written
//     draft                what is being typed
//     lost+found/<name>    damaged files, kept for rescue
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/format/piece.h"

namespace segments::storage {

inline constexpr std::string_view kCurrentName = "CURRENT";
// storage/format/draft.h
inline constexpr std::string_view kDraftName = "draft";
inline constexpr std::string_view kRescueFolder = "lost+found/";
// What opens a sealed workspace: a second time beside CURRENT, which holds the same there.
inline constexpr std::string_view kKeyName = "key";
// How the names of sealed files begin.
inline constexpr char kSealedMark = '~';

struct PieceName {
    PieceKind kind = PieceKind::Journal;
    std::uint64_t run = 0;    // fencing number (journal) or generation (snapshot, undo)
    std::uint32_t index = 0;  // 1, 2, 3 ...

    auto operator<=>(const PieceName&) const = default;  // NOLINT(modernize-use-nullptr): a false alarm
};

// Of a sealed workspace, by its name.
inline bool is_sealed_file(std::string_view name) {
    return name == kKeyName || (!name.empty() && name.front() == kSealedMark);
}

std::string file_name(const PieceName& name);
// Empty when the name isn't one that file_name produces.
std::optional<PieceName> parse_piece_name(std::string_view name);

}  // namespace segments::storage
