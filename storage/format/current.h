// CURRENT: the one small file that says which snapshot is in force. Written last, and only after the snapshot
// it names was verified.
#pragma once

#include <cstdint>
#include <optional>

#include "storage/bytes.h"
#include "storage/format/piece.h"

namespace segments::storage {

struct Current {
    std::uint64_t generation = 0;  // of the snapshot, snap-<generation>-*
    std::uint32_t pieces = 0;      // it has
    std::uint64_t bytes = 0;       // of its pieces together
    std::uint64_t sequence = 0;    // last record that it holds
    std::uint32_t chain = 0;       // of the journal behind that record
    std::uint64_t fence = 0;       // of the writer that made it

    bool operator==(const Current&) const = default;
};

Bytes encode_current(const Current& current);
// Damaged: `current` is untouched.
Preamble decode_current(ByteView bytes, Current& current);

}  // namespace segments::storage
