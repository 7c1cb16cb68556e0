#include "storage/snapshot_job.h"

#include <utility>
#include <vector>

#include "core/base/tr.h"
#include "storage/snapshot_loader.h"

namespace segments::storage {
namespace {

// Of undo steps, in one go.
constexpr std::size_t kStepBytes = 256 * 1024;

}  // namespace

SnapshotJob::SnapshotJob(Env& env, const Options& options, SnapshotSource& source, PieceInMemory in_memory,
                         std::uint64_t generation, Position base, UndoHistory history)
    : env_(env),
      options_(options),
      source_(source),
      in_memory_(std::move(in_memory)),
      generation_(generation),
      base_(base),
      history_(std::move(history)),
      undo_({PieceKind::Undo, generation, 1, base.sequence, 0}, options.piece_bytes),
      snapshot_({PieceKind::Snapshot, generation, 1, base.sequence, 0}, options.piece_bytes) {
    const Result<void> begun = source_.begin();
    frozen_ = static_cast<bool>(begun);
    if (!begun) problem_ = begun.error().message;
}

SnapshotJob::~SnapshotJob() {
    if (frozen_) source_.end();
}

SnapshotJob::Outcome SnapshotJob::step() {
    if (!problem_.empty()) return Outcome::Failed;
    if (ready_bytes_ >= options_.round_bytes) return Outcome::Full;
    switch (stage_) {
        case Stage::Begin:
            stage_ = Stage::CarryUndo;
            return Outcome::Working;
        case Stage::CarryUndo:
            return carry_undo();
        case Stage::Blocks:
            return write_block();
        case Stage::Done:
            break;
    }
    return Outcome::Done;
}

SnapshotJob::Outcome SnapshotJob::carry_undo() {
    while (carried_ < history_.size() && history_.place(carried_).kind == PieceKind::Undo) ++carried_;
    if (carried_ == history_.size()) {
        undo_.finish();
        collect();
        write_head();
        stage_ = Stage::Blocks;
        return Outcome::Working;
    }
    if (carrying_) return carry_block();
    if (!reader_) reader_ = std::make_unique<UndoReader>(env_, in_memory_, history_.place(carried_));
    switch (reader_->step()) {
        case UndoReader::Outcome::Working:
            return Outcome::Working;
        case UndoReader::Outcome::Waiting:
            return Outcome::Waiting;
        case UndoReader::Outcome::NoStorage:
            problem_ = describe(reader_->fault());
            return Outcome::Failed;
        case UndoReader::Outcome::Gone:
        case UndoReader::Outcome::Damaged:
            // Lost: the steps that lie behind it can't be reached any more.
            reader_.reset();
            history_.drop_behind(carried_);
            carried_ = 0;
            return Outcome::Working;
        case UndoReader::Outcome::Done:
            break;
    }
    carrying_ = Carrying{{}, 0, undo_.index()};
    carry(FrameType::CommitBegin, encode_commit_begin(history_.place(carried_).sequence, UndoStep::Move::Push,
                                                      history_.view().entries[carried_].label));
    return Outcome::Working;
}

void SnapshotJob::carry(FrameType type, ByteView payload) {
    carrying_->commit.take({type, false, payload});
    undo_.add(type, payload);
}

SnapshotJob::Outcome SnapshotJob::carry_block() {
    std::size_t bytes = 0;
    std::vector<Bytes>& blocks = reader_->blocks();
    for (; bytes < kStepBytes && carrying_->next < blocks.size(); ++carrying_->next) {
        const Bytes block = std::move(blocks[carrying_->next]);
        carry(FrameType::UndoBlock, block);
        bytes += block.size();
    }
    if (carrying_->next < blocks.size()) {
        collect();
        return Outcome::Working;
    }
    carry(FrameType::CommitEnd, encode_commit_end(carrying_->commit.totals()));
    const Sequence sequence = history_.place(carried_).sequence;
    history_.move_to(carried_,
                     {sequence, PieceKind::Undo, generation_, carrying_->first, undo_.index(), false});
    reader_.reset();
    carrying_.reset();
    collect();
    return Outcome::Working;
}

void SnapshotJob::write_head() {
    Bytes head;
    ByteWriter(head).u64(base_.sequence).u32(base_.chain);
    snapshot_.add(FrameType::SnapshotBegin, head);
    begin_section(kHistorySection);
    add_block(history_.encode());
    end_section();
}

void SnapshotJob::begin_section(std::string_view name) {
    section_ = name;
    in_section_ = true;
    section_blocks_ = section_bytes_ = 0;
    Bytes payload;
    ByteWriter(payload).u8(0).raw(view_of(name));
    snapshot_.clear_prefix();
    snapshot_.add(FrameType::SectionBegin, payload);
    payload[0] = 1;  // continued
    snapshot_.set_prefix(FrameType::SectionBegin, std::move(payload));
}

void SnapshotJob::end_section() {
    if (!in_section_) return;
    Bytes payload;
    ByteWriter(payload).u64(section_blocks_).u64(section_bytes_);
    snapshot_.add(FrameType::SectionEnd, payload);
    snapshot_.clear_prefix();
    in_section_ = false;
}

void SnapshotJob::add_block(ByteView block) {
    snapshot_.add(FrameType::SectionBlock, block);
    ++section_blocks_;
    ++blocks_;
    section_bytes_ += block.size();
    block_bytes_ += block.size();
}

SnapshotJob::Outcome SnapshotJob::write_block() {
    std::string section;
    Bytes block;
    const Result<SnapshotSource::Next> next = source_.next(section, block);
    if (!next) {
        problem_ = next.error().message;
        return Outcome::Failed;
    }
    switch (*next) {
        case SnapshotSource::Next::Restart:
            return Outcome::Restart;
        case SnapshotSource::Next::Waiting:
            return Outcome::Waiting;
        case SnapshotSource::Next::Block:
            if (section == kHistorySection || section.empty() || section.size() > kMaxLabelBytes) {
                problem_ = tr("A section has an impossible name.");
                return Outcome::Failed;
            }
            if (!in_section_ || section != section_) {
                end_section();
                begin_section(section);
            }
            add_block(block);
            collect();
            return Outcome::Working;
        case SnapshotSource::Next::Done:
            break;
    }
    end_section();
    // The end mark lies in the last piece, which its own content names: make sure that it isn't moved on.
    Bytes payload;
    ByteWriter(payload).u32(0).u64(blocks_).u64(block_bytes_).u64(base_.sequence).u32(base_.chain);
    if (snapshot_.open_bytes() + kFrameHeadBytes + payload.size() > options_.piece_bytes) snapshot_.finish();
    Bytes numbered;
    ByteWriter(numbered).u32(snapshot_.index()).raw(ByteView(payload).subspan(4));
    snapshot_.add(FrameType::SnapshotEnd, numbered);
    snapshot_.finish();
    collect();
    source_.end();
    frozen_ = false;
    stage_ = Stage::Done;
    return Outcome::Done;
}

void SnapshotJob::collect() {
    const auto take = [this](PieceStream& stream, bool snapshot) {
        for (PieceImage& piece : stream.take_finished()) {
            names_.push_back(piece.name);
            ready_bytes_ += piece.bytes.size();
            if (snapshot) {
                ++pieces_;
                piece_bytes_ += piece.bytes.size();
            }
            ready_.push_back(std::move(piece));
        }
    };
    take(undo_, false);
    take(snapshot_, true);
}

std::vector<PieceImage> SnapshotJob::take_pieces() {
    ready_bytes_ = 0;
    return std::exchange(ready_, {});
}

Current SnapshotJob::current() const {
    return {generation_, pieces_, piece_bytes_, base_.sequence, base_.chain, 0};
}

}  // namespace segments::storage
