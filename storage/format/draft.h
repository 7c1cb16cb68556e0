// Drafts: texts that were typed into fields and aren't part of the data yet, so that a crash doesn't take
// them. One small file beside the journal, replaced as a whole (docs/storage.md, "Drafts"). It is no part of
// the workspace's state: whatever its bytes are, the workspace opens the same.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <utility>
#include <vector>

#include "storage/bytes.h"

namespace segments::storage {

struct Draft {
    std::uint64_t sequence = 0;          // of the last change before it was typed: a later one took it
    bool open = false;                   // it didn't, whatever came later
    std::string address = {};            // of the screen
    std::uint32_t node = 0;              // of the field on it
    std::uint32_t group = 0;             // around it, which may be closed
    std::string place = {}, field = {};  // what they are called
    bool in_dialog = false;
    std::string text = {};
    std::string before = {};  // what the field held
    // In a list: the cell, by its column and the key of its row (a text or a number for each part).
    std::string column = {};
    std::uint32_t table = 0;
    std::vector<std::pair<std::string, std::int64_t>> key = {};

    bool operator==(const Draft&) const = default;
};

// The newest ones, which come last, as far as they fit into one file; empty if there are none.
Bytes encode_drafts(const std::list<Draft>& drafts);
// Empty where the file is damaged, foreign or of a newer version.
std::list<Draft> decode_drafts(ByteView file);

}  // namespace segments::storage
