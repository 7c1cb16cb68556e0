// Followers: hear of changes, catch up from the files, become the writer.
#include <utility>

#include "storage/store_impl.h"

namespace segments::storage {
namespace {

// First byte of a message between tabs.
constexpr std::uint8_t kPieceFollows = 1;
constexpr std::uint8_t kLookYourself = 2;

}  // namespace

void Store::Impl::tell(std::optional<Bytes> piece) {
    Bytes message;
    message.push_back(piece ? kPieceFollows : kLookYourself);
    if (piece) {
        ByteWriter(message).raw(*piece);
    } else {
        ByteWriter(message).u64(journal_->position().sequence);
    }
    env_.post(message);
}

void Store::Impl::follow_step() {
    if (loader_) return;
    if (lock_wait_.done()) {
        const Reply reply = lock_wait_.take();
        if (reply.ok()) {
            fence_ = reply.fence;
            as_writer_ = true;
            begin_loading(applied_);
        } else if (reply.fault != Fault::Resealed) {
            wait_for_lock();
        } else {
            fail_for_good(describe(reply.fault));
        }
        return;
    }
    while (auto message = env_.take_message()) {
        take_message(*message);
        if (loader_) return;
    }
    if (catch_up_ && env_.now_ms() >= catch_up_not_before_ms_) {
        catch_up_ = false;
        begin_loading(applied_);
    }
}

void Store::Impl::take_message(const Bytes& message) {
    ByteReader in(message);
    switch (in.u8()) {
        case kPieceFollows:
            if (!apply_piece(in.raw(in.left()))) catch_up_ = true;
            return;
        case kLookYourself:
            if (in.u64() > applied_.sequence) catch_up_ = true;
            return;
        default:
            return;
    }
}

// The records of a message. False: something is missing in between.
bool Store::Impl::apply_piece(ByteView piece) {
    PieceReader reader(piece, PieceKind::Journal);
    if (reader.state() != PieceReader::State::Good) return false;
    Position at{reader.header().base, reader.header().chain};
    std::vector<ByteView> blocks;
    CommitParser commit;
    Frame frame;
    while (reader.next(frame) == PieceReader::Next::Frame) {
        const CommitParser::Outcome outcome = commit.take(frame);
        if (outcome == CommitParser::Outcome::Bad || frame.more) return false;
        if (frame.type == FrameType::RecordBlock) blocks.push_back(frame.payload);
        if (outcome != CommitParser::Outcome::Ended) continue;
        const Position next{commit.sequence(), reader.chain()};
        if (next.sequence > applied_.sequence) {
            if (at != applied_ || next.sequence != at.sequence + 1) return false;
            consumer_.begin_record(next.sequence);
            for (const ByteView block : blocks) consumer_.record_block(block);
            if (!consumer_.end_record()) return false;
            const PieceHeader& header = reader.header();
            history_.apply(commit, {0, PieceKind::Journal, header.run, header.index, header.index, false});
            applied_ = next;
        }
        at = next;
        blocks.clear();
        commit = CommitParser();
    }
    return true;
}

}  // namespace segments::storage
