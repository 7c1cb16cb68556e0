#include "storage/format/commit.h"

namespace segments::storage {

Bytes encode_commit_begin(Sequence sequence, UndoStep::Move move, std::string_view label) {
    Bytes out;
    ByteWriter(out).u64(sequence).u8(static_cast<std::uint8_t>(move)).raw(view_of(label));
    return out;
}

Bytes encode_commit_end(const CommitTotals& totals) {
    Bytes out;
    ByteWriter(out)
        .u32(totals.record_blocks)
        .u32(totals.undo_blocks)
        .u64(totals.record_bytes)
        .u64(totals.undo_bytes);
    return out;
}

CommitParser::Outcome CommitParser::take(const Frame& frame) {
    const bool block = frame.type == FrameType::RecordBlock || frame.type == FrameType::UndoBlock;
    if (frame.type == FrameType::CommitBegin) {
        ByteReader in(frame.payload);
        sequence_ = in.u64();
        const std::uint8_t move = in.u8();
        if (begun_ || !in.ok() || frame.more || sequence_ == 0 || in.left() > kMaxLabelBytes ||
            move > static_cast<std::uint8_t>(UndoStep::Move::Redo))
            return Outcome::Bad;
        move_ = static_cast<UndoStep::Move>(move);
        label_ = text_of(in.raw(in.left()));
        begun_ = true;
        return Outcome::Within;
    }
    if (!begun_) return Outcome::Bad;
    if (block) {
        if (part_ && frame.type != part_type_) return Outcome::Bad;
        const bool record = frame.type == FrameType::RecordBlock;
        if (!part_) ++(record ? totals_.record_blocks : totals_.undo_blocks);
        (record ? totals_.record_bytes : totals_.undo_bytes) += frame.payload.size();
        part_ = frame.more;
        part_type_ = frame.type;
        return Outcome::Within;
    }
    if (frame.type != FrameType::CommitEnd || part_ || frame.more) return Outcome::Bad;
    ByteReader in(frame.payload);
    CommitTotals said;
    said.record_blocks = in.u32();
    said.undo_blocks = in.u32();
    said.record_bytes = in.u64();
    said.undo_bytes = in.u64();
    return in.complete() && said == totals_ ? Outcome::Ended : Outcome::Bad;
}

}  // namespace segments::storage
