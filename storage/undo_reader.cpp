#include "storage/undo_reader.h"

#include <utility>

#include "storage/format/names.h"

namespace segments::storage {

UndoReader::UndoReader(Env& env, PieceInMemory in_memory, const UndoPlace& place)
    : env_(env), in_memory_(std::move(in_memory)), place_(place), index_(place.first) {}

UndoReader::Outcome UndoReader::step() {
    if (!request_) {
        if (const auto bytes = in_memory_(place_, index_)) return take_piece(*bytes);
        request_ = env_.read(file_name({place_.kind, place_.run, index_}));
    }
    if (!request_.done()) return Outcome::Waiting;
    const Reply reply = request_.take();
    if (reply.fault == Fault::NotFound) return Outcome::Gone;
    if (!reply.ok()) {
        fault_ = reply.fault;
        return Outcome::NoStorage;
    }
    return take_piece(reply.bytes);
}

UndoReader::Outcome UndoReader::take_piece(ByteView bytes) {
    PieceReader reader(bytes, place_.kind);
    const bool first = index_ == place_.first;
    if (!reader.header_intact() || reader.header().run != place_.run || reader.header().index != index_ ||
        (!first && reader.header().chain != chain_))
        return Outcome::Damaged;
    Frame frame;
    for (;;) {
        const PieceReader::Next next = reader.next(frame);
        if (next == PieceReader::Next::Damaged) return Outcome::Damaged;
        if (next == PieceReader::Next::End) break;
        if (!found_) {
            // Other commits may lie before ours in its first piece.
            if (frame.type != FrameType::CommitBegin) continue;
            CommitParser parser;
            if (parser.take(frame) == CommitParser::Outcome::Bad) return Outcome::Damaged;
            found_ = parser.sequence() == place_.sequence;
            parser_ = parser;
            continue;
        }
        const CommitParser::Outcome outcome = parser_.take(frame);
        if (outcome == CommitParser::Outcome::Bad) return Outcome::Damaged;
        if (outcome == CommitParser::Outcome::Ended) return Outcome::Done;
        if (frame.type != (place_.record ? FrameType::RecordBlock : FrameType::UndoBlock)) continue;
        if (!part_) blocks_.emplace_back();
        blocks_.back().insert(blocks_.back().end(), frame.payload.begin(), frame.payload.end());
        part_ = frame.more;
    }
    chain_ = reader.chain();
    return ++index_ > place_.last ? Outcome::Damaged : Outcome::Working;
}

}  // namespace segments::storage
