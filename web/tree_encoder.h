// Turns the accessible tree of each frame into one small message for web/js/tree.js: only what changed since
// the last one. No Emscripten here.
//
// The message is little-endian and consists of 32-bit words:
//   head       number of records, of moves, of places, of claims (kNoChange: the latter two are as before),
//              focus request
//   records    new and changed nodes: 25 words (encode_record in the .cpp), then the UTF-8 bytes of name,
//              value, description, shortcut and href, padded to a multiple of 4
//   moves      id, x, y, width, height of nodes of which only the rectangle changed
//   places     id, parent of every node in reading order
//   claims     target, modifiers (shift 1, control 2, alt 4, any 8), length of the key's name, its bytes,
//   padded
// Rectangles are relative to the parent's.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "app/ui/node.h"

namespace segments::web {

inline constexpr std::uint32_t kNoChange = 0xffffffffu;

class TreeEncoder {
  public:
    // The message that brings the page from the last encoded tree to this one; empty if nothing changed and
    // no focus is asked for. Valid until the next call. A second node of the same id is left out; a node
    // whose parent doesn't come before it hangs on the page.
    std::span<const std::uint8_t> encode(const ui::Tree& tree);

  private:
    struct Seen {
        std::uint64_t content = 0;  // hash of the record without the rectangle
        ui::Rect absolute, relative;
        std::uint32_t frame = 0;  // of the last tree with this node
        std::uint32_t children = 0;
        bool fresh = false;
    };
    struct Placed {
        const ui::Node* node = nullptr;
        ui::NodeId parent = ui::kNoNode;
    };

    std::unordered_map<ui::NodeId, Seen> seen_;
    std::vector<Placed> order_;
    std::vector<ui::KeyClaim> keys_;
    std::vector<std::uint8_t> message_, record_, moves_;
    std::uint64_t structure_ = 0;
    std::uint32_t frame_ = 0;
    bool was_empty_ = true;
};

}  // namespace segments::web
