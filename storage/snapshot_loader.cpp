#include "storage/snapshot_loader.h"

#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "storage/format/names.h"

namespace segments::storage {
namespace {

// Reads under way at once: hides the storage's latency, costs this many pieces of memory.
constexpr std::size_t kReadAhead = 8;

}  // namespace

SnapshotLoader::SnapshotLoader(Env& env, Consumer* consumer, std::uint64_t generation, std::uint32_t pieces,
                               Mode mode)
    : env_(env), consumer_(consumer), generation_(generation), pieces_(pieces), mode_(mode) {}

SnapshotLoader::Outcome SnapshotLoader::step() {
    if (taking_) return taken(consumer_->section_step());
    if (!in_piece_) return next_piece();
    Frame frame;
    switch (reader_.next(frame)) {
        case PieceReader::Next::Damaged:
            return damage(tr("is damaged"));
        case PieceReader::Next::End:
            if (reader_.state() != PieceReader::State::Good) return damage(tr("has the wrong length"));
            chain_ = reader_.chain();
            in_piece_ = false;
            return Outcome::Working;
        case PieceReader::Next::Frame:
            break;
    }
    return take(frame);
}

SnapshotLoader::Outcome SnapshotLoader::next_piece() {
    if (index_ >= pieces_) {
        if (ended_ || mode_ == Mode::Salvage) return Outcome::Done;
        return Outcome::Damaged;
    }
    while (reads_.size() < kReadAhead && requested_ < pieces_) {
        ++requested_;
        reads_.push_back(env_.read(file_name({PieceKind::Snapshot, generation_, requested_})));
    }
    if (!reads_.front().done()) return Outcome::Waiting;
    Reply reply = reads_.front().take();
    reads_.pop_front();
    ++index_;
    if (reply.fault == Fault::NotFound) return damage(tr("is missing"));
    if (!reply.ok()) {
        fault_ = reply.fault;
        return Outcome::NoStorage;
    }
    piece_ = std::move(reply.bytes);
    bytes_ += piece_.size();
    reader_ = PieceReader(piece_, PieceKind::Snapshot);
    if (reader_.state() == PieceReader::State::Newer) return Outcome::Newer;
    const PieceHeader& header = reader_.header();
    if (!reader_.header_intact() || header.run != generation_ || header.index != index_)
        return damage(tr("is damaged"));
    if (mode_ != Mode::Salvage && (reader_.state() != PieceReader::State::Good || header.chain != chain_))
        return damage(tr("doesn't belong to the one before it"));
    in_piece_ = true;
    return Outcome::Working;
}

SnapshotLoader::Outcome SnapshotLoader::damage(const std::string& why) {
    const std::string name = file_name({PieceKind::Snapshot, generation_, index_});
    damaged_.push_back(name);
    in_piece_ = false;
    if (mode_ != Mode::Salvage) return Outcome::Damaged;
    lines_.push_back(in_section_ ? tr("File {1} (in \"{2}\") {3}.", name, section_, why)
                                 : tr("File {1} {2}.", name, why));
    block_.clear();
    part_ = false;
    in_section_ = false;
    return Outcome::Working;
}

SnapshotLoader::Outcome SnapshotLoader::take(const Frame& frame) {
    switch (frame.type) {
        case FrameType::SnapshotBegin: {
            ByteReader in(frame.payload);
            base_.sequence = in.u64();
            base_.chain = in.u32();
            if (!in.complete()) return damage(tr("can't be read"));
            base_known_ = true;
            return Outcome::Working;
        }
        case FrameType::SectionBegin: {
            ByteReader in(frame.payload);
            const std::uint8_t flags = in.u8();
            const bool continued = (flags & 1) != 0;
            const std::string name(text_of(in.raw(in.left())));
            if (!in.ok() || (mode_ != Mode::Salvage && continued != (in_section_ && name == section_)))
                return damage(tr("can't be read"));
            if (!continued) section_blocks_ = section_bytes_ = 0;
            // Salvage: the piece with the beginning of this block was lost.
            lost_part_ = (flags & 2) != 0 && !part_;
            section_ = name;
            in_section_ = true;
            return Outcome::Working;
        }
        case FrameType::SectionBlock:
            return take_block(frame);
        case FrameType::SectionEnd: {
            ByteReader in(frame.payload);
            const std::uint64_t blocks = in.u64();
            const std::uint64_t bytes = in.u64();
            const bool whole = blocks == section_blocks_ && bytes == section_bytes_ && !part_;
            if (mode_ != Mode::Salvage && (!in.complete() || !in_section_ || !whole))
                return damage(tr("can't be read"));
            if (section_ == kHistorySection) history_done_ = true;
            in_section_ = false;
            return mode_ == Mode::HistoryOnly && history_done_ && base_known_ ? Outcome::Done
                                                                              : Outcome::Working;
        }
        case FrameType::SnapshotEnd:
            check_end(frame);
            if (!ended_ && mode_ != Mode::Salvage) return damage(tr("can't be read"));
            return Outcome::Working;
        default:
            return damage(tr("can't be read"));
    }
}

SnapshotLoader::Outcome SnapshotLoader::take_block(const Frame& frame) {
    if (lost_part_) {
        lost_part_ = frame.more;
        return Outcome::Working;
    }
    if (!in_section_) return damage(tr("can't be read"));
    ByteView block = frame.payload;
    if (part_ || frame.more) {
        block_.insert(block_.end(), block.begin(), block.end());
        part_ = frame.more;
        if (part_) return Outcome::Working;
        block = block_;
    }
    ++section_blocks_;
    section_bytes_ += block.size();
    ++blocks_;
    block_bytes_ += block.size();
    Outcome outcome = Outcome::Working;
    if (section_ == kHistorySection) {
        if (!history_.decode(block)) outcome = damage(tr("holds an undo history that can't be read"));
    } else if (mode_ != Mode::HistoryOnly) {
        const Result<void> begun = consumer_->section_block(section_, block);
        return taken(begun ? consumer_->section_step() : Result<bool>(begun.error()));
    }
    block_.clear();
    return outcome;
}

SnapshotLoader::Outcome SnapshotLoader::taken(const Result<bool>& whole) {
    taking_ = whole && !*whole;
    if (taking_) return Outcome::Working;
    if (!whole && mode_ != Mode::Salvage) return damage(tr("has content that can't be used"));
    if (!whole) lines_.push_back(tr("A part of \"{1}\" was left out: {2}", section_, whole.error().message));
    block_.clear();
    return Outcome::Working;
}

void SnapshotLoader::check_end(const Frame& frame) {
    ByteReader in(frame.payload);
    Position base;
    const std::uint32_t pieces = in.u32();
    const std::uint64_t blocks = in.u64();
    const std::uint64_t bytes = in.u64();
    base.sequence = in.u64();
    base.chain = in.u32();
    if (!in.complete()) return;
    base_ = base;
    base_known_ = true;
    ended_ =
        pieces == index_ && pieces == pieces_ && blocks == blocks_ && bytes == block_bytes_ && !in_section_;
}

}  // namespace segments::storage
