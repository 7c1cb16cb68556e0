#include "storage/format/draft.h"

#include "storage/format/crc32c.h"
#include "storage/format/piece.h"

namespace segments::storage {
namespace {

constexpr std::size_t kMostDrafts = 32;
constexpr std::size_t kMostBytes = 128 * 1024;
constexpr std::size_t kHeadBytes = kPreambleBytes + 4;

enum : std::uint8_t { kOpen = 1, kInDialog = 2 };

Bytes encode(const Draft& draft) {
    Bytes out;
    ByteWriter w(out);
    w.u64(draft.sequence).u8((draft.open ? kOpen : 0) | (draft.in_dialog ? kInDialog : 0));
    w.text(draft.address).u32(draft.node).u32(draft.group).text(draft.place).text(draft.field);
    w.text(draft.text).text(draft.before);
    w.text(draft.column).u32(draft.table).u8(static_cast<std::uint8_t>(draft.key.size()));
    for (const auto& [text, number] : draft.key) w.text(text).u64(static_cast<std::uint64_t>(number));
    return out;
}

}  // namespace

Bytes encode_drafts(const std::list<Draft>& drafts) {
    std::vector<Bytes> parts;
    std::size_t bytes = 0;
    for (auto draft = drafts.rbegin(); draft != drafts.rend() && parts.size() < kMostDrafts; ++draft) {
        parts.push_back(encode(*draft));
        bytes += parts.back().size();
        if (bytes > kMostBytes) {
            parts.pop_back();
            break;
        }
    }
    Bytes file;
    if (parts.empty()) return file;
    Bytes content;
    ByteWriter(content).u32(static_cast<std::uint32_t>(parts.size()));
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) ByteWriter(content).raw(*part);
    write_preamble(file, PieceKind::Drafts);
    ByteWriter(file).u32(crc32c(0, content)).raw(content);
    return file;
}

std::list<Draft> decode_drafts(ByteView file) {
    if (check_preamble(file, PieceKind::Drafts) != Preamble::Ours || file.size() < kHeadBytes) return {};
    const ByteView content = file.subspan(kHeadBytes);
    if (ByteReader(file.subspan(kPreambleBytes)).u32() != crc32c(0, content)) return {};
    ByteReader in(content);
    const std::uint32_t count = in.u32();
    std::list<Draft> drafts;
    for (std::uint32_t i = 0; i < count && i < kMostDrafts && in.ok(); ++i) {
        Draft& draft = drafts.emplace_back();
        draft.sequence = in.u64();
        const std::uint8_t flags = in.u8();
        draft.open = (flags & kOpen) != 0;
        draft.in_dialog = (flags & kInDialog) != 0;
        draft.address = in.text();
        draft.node = in.u32();
        draft.group = in.u32();
        draft.place = in.text();
        draft.field = in.text();
        draft.text = in.text();
        draft.before = in.text();
        draft.column = in.text();
        draft.table = in.u32();
        for (std::uint8_t parts = in.u8(); parts > 0 && in.ok(); --parts) {
            const std::string text(in.text());
            draft.key.emplace_back(text, static_cast<std::int64_t>(in.u64()));
        }
    }
    if (!in.complete()) drafts.clear();
    return drafts;
}

}  // namespace segments::storage
