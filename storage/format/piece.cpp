#include "storage/format/piece.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "storage/format/crc32c.h"
#include "storage/format/names.h"

namespace segments::storage {
namespace {

constexpr std::uint32_t kMagic = 0x4D474553;  // "SEGM"
constexpr std::uint32_t kMoreBit = 0x80000000;
// A smaller rest of a piece isn't worth splitting a block for.
constexpr std::size_t kLeastPart = 4096;

}  // namespace

void write_preamble(Bytes& out, PieceKind kind) {
    const std::size_t start = out.size();
    ByteWriter w(out);
    w.u32(kMagic).u16(kFormatVersion).u16(static_cast<std::uint16_t>(kind));
    w.u32(crc32c(0, ByteView(out).subspan(start, 8)));
}

Preamble check_preamble(ByteView bytes, PieceKind kind) {
    if (bytes.size() < kPreambleBytes) return Preamble::Damaged;
    ByteReader in(bytes);
    const std::uint32_t magic = in.u32();
    const std::uint16_t version = in.u16();
    const std::uint16_t found = in.u16();
    if (magic != kMagic || in.u32() != crc32c(0, bytes.first(8))) return Preamble::Damaged;
    if (version > kFormatVersion) return Preamble::Newer;
    return found == static_cast<std::uint16_t>(kind) && version > 0 ? Preamble::Ours : Preamble::Damaged;
}

PieceWriter::PieceWriter(const PieceHeader& header) : header_(header), chain_(header.chain) {
    bytes_.resize(kPieceHeaderBytes);
}

void PieceWriter::add(FrameType type, bool more, ByteView payload) {
    assert(payload.size() <= kMaxFramePayload);
    const std::size_t start = bytes_.size();
    ByteWriter w(bytes_);
    w.u32(0);
    w.u32(static_cast<std::uint32_t>(payload.size()) | static_cast<std::uint32_t>(type) << 24 |
          (more ? kMoreBit : 0));
    w.raw(payload);
    chain_ = crc32c(chain_, ByteView(bytes_).subspan(start + 4));
    for (std::size_t i = 0; i < 4; ++i) bytes_[start + i] = static_cast<std::uint8_t>(chain_ >> (8 * i));
    ++frames_;
}

void PieceWriter::add_raw(ByteView frames, std::uint32_t count) {
    ByteWriter(bytes_).raw(frames);
    frames_ += count;
}

ByteView PieceWriter::image() {
    Bytes head;
    head.reserve(kPieceHeaderBytes);
    write_preamble(head, header_.kind);
    ByteWriter w(head);
    w.u64(header_.run).u32(header_.index).u64(header_.base).u32(header_.chain);
    w.u32(static_cast<std::uint32_t>(bytes_.size() - kPieceHeaderBytes)).u32(frames_);
    w.u32(crc32c(0, head));
    assert(head.size() == kPieceHeaderBytes);
    std::copy(head.begin(), head.end(), bytes_.begin());
    return bytes_;
}

Bytes PieceWriter::take_image() {
    image();
    return std::move(bytes_);
}

PieceReader::PieceReader(ByteView bytes, PieceKind kind) : bytes_(bytes) {
    const Preamble preamble = check_preamble(bytes, kind);
    if (preamble == Preamble::Newer) {
        state_ = State::Newer;
        return;
    }
    if (preamble != Preamble::Ours || bytes.size() < kPieceHeaderBytes) return;
    ByteReader in(bytes.subspan(kPreambleBytes, kPieceHeaderBytes - kPreambleBytes));
    header_.kind = kind;
    header_.run = in.u64();
    header_.index = in.u32();
    header_.base = in.u64();
    header_.chain = in.u32();
    const std::uint32_t body = in.u32();
    frames_left_ = in.u32();
    if (in.u32() != crc32c(0, bytes.first(kPieceHeaderBytes - 4))) return;
    header_intact_ = true;
    chain_ = header_.chain;
    at_ = kPieceHeaderBytes;
    if (bytes.size() - kPieceHeaderBytes == body) state_ = State::Good;
}

PieceReader::Next PieceReader::next(Frame& frame) {
    if (!header_intact_) return Next::Damaged;
    const std::size_t left = bytes_.size() - at_;
    if (frames_left_ == 0) return left == 0 ? Next::End : Next::Damaged;
    if (left < kFrameHeadBytes) return Next::Damaged;
    ByteReader in(bytes_.subspan(at_, kFrameHeadBytes));
    const std::uint32_t checksum = in.u32();
    const std::uint32_t word = in.u32();
    const std::size_t length = word & kMaxFramePayload;
    if (length > left - kFrameHeadBytes) return Next::Damaged;
    if (crc32c(chain_, bytes_.subspan(at_ + 4, 4 + length)) != checksum) return Next::Damaged;
    chain_ = checksum;
    frame.type = static_cast<FrameType>((word >> 24) & 0x7F);
    frame.more = (word & kMoreBit) != 0;
    frame.payload = bytes_.subspan(at_ + kFrameHeadBytes, length);
    at_ += kFrameHeadBytes + length;
    --frames_left_;
    return Next::Frame;
}

PieceStream::PieceStream(const PieceHeader& first, std::size_t limit)
    : next_(first), limit_(limit), chain_(first.chain) {}

void PieceStream::set_prefix(FrameType type, Bytes payload) {
    prefix_type_ = type;
    prefix_ = std::move(payload);
}

void PieceStream::open(bool within_block) {
    finish();
    next_.chain = chain_;
    writer_.emplace_back(next_);
    if (prefix_.empty()) return;
    Bytes prefix = prefix_;
    prefix[0] = static_cast<std::uint8_t>(prefix[0] | (within_block ? 2 : 0));
    writer_.front().add(prefix_type_, false, prefix);
    chain_ = writer_.front().chain();
}

void PieceStream::add(FrameType type, ByteView payload) {
    const bool block =
        type == FrameType::RecordBlock || type == FrameType::UndoBlock || type == FrameType::SectionBlock;
    bool within = false;
    bool fresh = writer_.empty();
    if (fresh) open(false);
    for (;;) {
        const std::size_t used = writer_.front().size() + kFrameHeadBytes;
        const std::size_t room = std::min(used < limit_ ? limit_ - used : 0, kMaxFramePayload);
        if (payload.size() > room && !fresh && (!block || room < std::min(kLeastPart, limit_ / 4))) {
            open(within);
            fresh = true;
            continue;
        }
        fresh = false;
        const std::size_t part = block ? std::min(room, payload.size()) : payload.size();
        writer_.front().add(type, part < payload.size(), payload.first(part));
        chain_ = writer_.front().chain();
        payload = payload.subspan(part);
        if (payload.empty()) return;
        within = true;
    }
}

void PieceStream::finish() {
    if (writer_.empty()) return;
    const PieceName name{next_.kind, next_.run, next_.index};
    finished_.push_back({next_.index, file_name(name), writer_.front().take_image()});
    writer_.clear();
    ++next_.index;
}

std::vector<PieceImage> PieceStream::take_finished() {
    return std::exchange(finished_, {});
}

}  // namespace segments::storage
