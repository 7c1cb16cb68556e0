#include "storage/format/names.h"

#include <cstdio>

namespace segments::storage {
namespace {

std::string_view prefix_of(PieceKind kind) {
    switch (kind) {
        case PieceKind::Snapshot:
            return "snap";
        case PieceKind::Undo:
            return "undo";
        default:
            return "log";
    }
}

// Digits only, no overflow, 1 or more.
std::optional<std::uint64_t> number(std::string_view text) {
    if (text.empty() || text.size() > 18) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (value == 0) return std::nullopt;
    return value;
}

}  // namespace

std::string file_name(const PieceName& name) {
    char text[64];
    std::snprintf(text, sizeof text, "-%06llu-%04u", static_cast<unsigned long long>(name.run), name.index);
    return std::string(prefix_of(name.kind)) + text;
}

std::optional<PieceName> parse_piece_name(std::string_view text) {
    for (const PieceKind kind : {PieceKind::Journal, PieceKind::Snapshot, PieceKind::Undo}) {
        const std::string_view prefix = prefix_of(kind);
        if (text.size() <= prefix.size() || text.substr(0, prefix.size()) != prefix ||
            text[prefix.size()] != '-')
            continue;
        const std::string_view rest = text.substr(prefix.size() + 1);
        const std::size_t dash = rest.find('-');
        if (dash == std::string_view::npos) return std::nullopt;
        const auto run = number(rest.substr(0, dash));
        const auto index = number(rest.substr(dash + 1));
        if (!run || !index || *index > 0xFFFFFFFF) return std::nullopt;
        const PieceName name{kind, *run, static_cast<std::uint32_t>(*index)};
        // Other spellings of the same numbers are foreign files.
        if (file_name(name) != text) return std::nullopt;
        return name;
    }
    return std::nullopt;
}

}  // namespace segments::storage
