// A record of the journal, and an entry of the undo history, as bytes: framed table blocks
// (core/table/block_codec.h), the first of a record preceded by its stamp. docs/storage.md describes the
// bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace segments::storage {

// Who made a change, when, and what it was.
struct Stamp {
    std::string label;          // "Add Contacts to SM00001"
    std::string user;           // PRD-13
    std::int64_t epoch_ms = 0;  // UTC
};

// Appends a frame with a stamp or a block.
void frame_stamp(std::string& out, const Stamp& stamp);
void frame_block(std::string& out, std::string_view block);

// Calls back for every frame; the first error ends it. A malformed sequence is an error.
Result<void> read_frames(std::string_view bytes, const std::function<void(const Stamp&)>& on_stamp,
                         const std::function<Result<void>(std::string_view block)>& on_block);

}  // namespace segments::storage
