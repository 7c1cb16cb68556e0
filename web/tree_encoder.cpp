#include "web/tree_encoder.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace segments::web {
namespace {

using Bytes = std::vector<std::uint8_t>;

void put_word(Bytes& out, std::uint32_t word) {
    const std::size_t at = out.size();
    out.resize(at + sizeof word);
    std::memcpy(out.data() + at, &word, sizeof word);
}

void put_number(Bytes& out, float number) {
    std::uint32_t word = 0;
    std::memcpy(&word, &number, sizeof word);
    put_word(out, word);
}

void put_index(Bytes& out, std::int64_t index) {
    const auto clamped = std::clamp<std::int64_t>(index, -1, std::numeric_limits<std::int32_t>::max());
    put_word(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(clamped)));
}

void put_rect(Bytes& out, const ui::Rect& rect) {
    put_number(out, rect.x);
    put_number(out, rect.y);
    put_number(out, rect.width);
    put_number(out, rect.height);
}

// FNV-1a over 64 bits, eight bytes at a step.
std::uint64_t hash_of(const Bytes& bytes) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + i, 8);
        hash = (hash ^ eight) * 0x100000001b3u;
        hash ^= hash >> 29;
    }
    for (; i < bytes.size(); ++i) hash = (hash ^ bytes[i]) * 0x100000001b3u;
    return hash;
}

std::uint32_t flags_of(const ui::Node& node, bool has_children) {
    const bool bits[] = {node.focusable, node.disabled, node.readonly,        node.required,
                         node.invalid,   node.selected, node.current,         node.modal,
                         node.has_popup, node.expanded, node.multiselectable, node.live,
                         has_children,   node.clips,    node.align_right,     node.expandable};
    std::uint32_t flags = 0, bit = 1;
    for (const bool on : bits) {
        if (on) flags |= bit;
        bit <<= 1;
    }
    return flags;
}

void put_claim(Bytes& out, const ui::KeyClaim& claim) {
    put_word(out, claim.target);
    put_word(out, (claim.shift ? 1u : 0u) | (claim.control ? 2u : 0u) | (claim.alt ? 4u : 0u) |
                      (claim.any_modifiers ? 8u : 0u));
    put_word(out, static_cast<std::uint32_t>(claim.key.size()));
    out.insert(out.end(), claim.key.begin(), claim.key.end());
    out.resize((out.size() + 3) & ~std::size_t{3});
}

constexpr std::size_t kRectOffset = 16 * sizeof(std::uint32_t);

void encode_record(const ui::Node& node, bool has_children, const ui::Rect& relative, Bytes& out) {
    out.clear();
    put_word(out, node.id);
    put_word(out, static_cast<std::uint32_t>(node.role) | static_cast<std::uint32_t>(node.input) << 8 |
                      static_cast<std::uint32_t>(node.check) << 12 |
                      static_cast<std::uint32_t>(node.sort) << 14 |
                      static_cast<std::uint32_t>(std::clamp(node.level, 0, 6)) << 16);
    put_word(out, flags_of(node, has_children));
    put_word(out, node.value_revision);
    put_word(out, node.max_length);
    put_index(out, node.row_count);
    put_index(out, node.row_index);
    put_index(out, node.column_count);
    put_index(out, node.column_index);
    put_word(out, node.controls);
    put_word(out, node.active_descendant);
    put_number(out, node.value_now);
    put_number(out, node.value_max);
    put_number(out, node.font_size);
    put_number(out, node.pad_left);
    put_number(out, node.pad_right);
    put_rect(out, relative);
    const std::string* texts[] = {&node.name, &node.value, &node.description, &node.shortcut, &node.href};
    for (const std::string* text : texts) put_word(out, static_cast<std::uint32_t>(text->size()));
    for (const std::string* text : texts) out.insert(out.end(), text->begin(), text->end());
    out.resize((out.size() + 3) & ~std::size_t{3});
}

}  // namespace

std::span<const std::uint8_t> TreeEncoder::encode(const ui::Tree& tree) {
    ++frame_;
    std::uint64_t structure = 0xcbf29ce484222325u;
    order_.clear();
    for (const ui::Node& node : tree.nodes) {
        if (node.id == ui::kNoNode) continue;
        Seen& seen = seen_[node.id];
        if (seen.frame == frame_) continue;
        const bool fresh = seen.frame == 0;
        seen.frame = frame_;
        seen.children = 0;
        seen.fresh = fresh;
        seen.absolute = node.rect;
        const auto parent = seen_.find(node.parent);
        const bool placed = node.parent != node.id && parent != seen_.end() && parent->second.frame == frame_;
        if (placed) ++parent->second.children;
        order_.push_back({&node, placed ? node.parent : ui::kNoNode});
        structure = (structure ^ node.id) * 0x100000001b3u;
        structure = (structure ^ order_.back().parent) * 0x100000001b3u;
    }
    if (seen_.size() > order_.size()) {
        std::erase_if(seen_, [this](const auto& entry) { return entry.second.frame != frame_; });
    }

    std::uint32_t record_count = 0, move_count = 0;
    message_.assign(5 * sizeof(std::uint32_t), 0);
    moves_.clear();
    for (const Placed& placed : order_) {
        const ui::Node& node = *placed.node;
        Seen& seen = seen_.find(node.id)->second;
        ui::Rect relative = node.rect;
        if (placed.parent != ui::kNoNode) {
            const ui::Rect& outer = seen_.find(placed.parent)->second.absolute;
            relative.x -= outer.x;
            relative.y -= outer.y;
        }
        encode_record(node, seen.children > 0, {}, record_);
        const std::uint64_t content = hash_of(record_);
        if (seen.fresh || content != seen.content) {
            const float rect[] = {relative.x, relative.y, relative.width, relative.height};
            std::memcpy(record_.data() + kRectOffset, rect, sizeof rect);
            message_.insert(message_.end(), record_.begin(), record_.end());
            ++record_count;
        } else if (relative != seen.relative) {
            put_word(moves_, node.id);
            put_rect(moves_, relative);
            ++move_count;
        }
        seen.content = content;
        seen.relative = relative;
    }
    message_.insert(message_.end(), moves_.begin(), moves_.end());

    std::uint32_t place_count = 0;
    if (structure != structure_ || order_.empty() != was_empty_) {
        place_count = static_cast<std::uint32_t>(order_.size());
        for (const Placed& placed : order_) {
            put_word(message_, placed.node->id);
            put_word(message_, placed.parent);
        }
    }
    std::uint32_t claim_count = kNoChange;
    if (tree.keys != keys_) {
        keys_ = tree.keys;
        claim_count = static_cast<std::uint32_t>(keys_.size());
        for (const ui::KeyClaim& claim : keys_) put_claim(message_, claim);
    }
    const bool emptied = order_.empty() && !was_empty_;
    structure_ = structure;
    was_empty_ = order_.empty();
    if (record_count + move_count + place_count == 0 && claim_count == kNoChange && !emptied &&
        tree.focus_request == ui::kNoNode) {
        return {};
    }

    const bool placed_anew = place_count > 0 || emptied;
    const std::uint32_t head[] = {record_count, move_count, placed_anew ? place_count : kNoChange,
                                  claim_count, tree.focus_request};
    std::memcpy(message_.data(), head, sizeof head);
    return message_;
}

}  // namespace segments::web
