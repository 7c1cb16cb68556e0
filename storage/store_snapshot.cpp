// Snapshots in the background, rescue of damaged files, fetching of undo steps.
#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "storage/format/names.h"
#include "storage/store_impl.h"

namespace segments::storage {
namespace {

constexpr double kRestartPauseMs = 1000;
constexpr double kMostPauseMs = 60000;
constexpr std::size_t kMostRescuesPerRound = 4;

}  // namespace

PieceInMemory Store::Impl::in_memory() {
    return [this](const UndoPlace& place, std::uint32_t index) -> std::optional<ByteView> {
        if (place.kind != PieceKind::Journal || !journal_ || place.run != fence_) return std::nullopt;
        return journal_->piece(index);
    };
}

bool Store::Impl::snapshot_due() const {
    if (job_ || journal_->within_commit() || relock_needed_ || env_.now_ms() < snapshot_not_before_ms_)
        return false;
    // Damaged files are copied to lost+found before what replaces them is written and they are deleted.
    if (!to_rescue_.empty() || rescue_read_ || !rescue_writes_.empty()) return false;
    if (fault_ != Fault::None && !rebasing_) return false;
    if (snapshot_wanted_) return true;
    const std::uint64_t bytes = journal_bytes();
    return bytes > options_.journal_least_bytes &&
           (bytes > live_bytes_ / 4 || bytes > options_.journal_most_bytes);
}

void Store::Impl::begin_snapshot() {
    journal_->seal();
    snapshot_wanted_ = false;
    job_stage_ = JobStage::Pieces;
    job_produced_ = false;
    job_ = std::make_unique<SnapshotJob>(env_, options_, source_, in_memory(), next_generation_++,
                                         journal_->position(), history_);
}

// True while there is more to do at once.
bool Store::Impl::snapshot_step() {
    if (!job_) {
        if (!snapshot_due()) return false;
        begin_snapshot();
        return true;
    }
    if (job_stage_ == JobStage::Current) return false;
    if (job_produced_) {
        if (!job_->has_pieces() && !(round_ && round_->snapshot)) job_stage_ = JobStage::Current;
        return false;
    }
    switch (job_->step()) {
        case SnapshotJob::Outcome::Working:
            return true;
        case SnapshotJob::Outcome::Waiting:
        case SnapshotJob::Outcome::Full:
            return false;
        case SnapshotJob::Outcome::Restart:
            drop_snapshot("", kRestartPauseMs);
            return false;
        case SnapshotJob::Outcome::Failed:
            drop_snapshot(std::string(job_->problem()), kRestartPauseMs);
            return false;
        case SnapshotJob::Outcome::Done:
            job_produced_ = true;
            return true;
    }
    return false;
}

void Store::Impl::drop_snapshot(std::string problem, double pause_ms) {
    to_remove_.insert(to_remove_.end(), job_->names().begin(), job_->names().end());
    job_.reset();
    snapshot_problem_ = std::move(problem);
    snapshot_wanted_ = true;
    snapshot_pause_ms_ = std::min(std::max(pause_ms, snapshot_pause_ms_ * 2), kMostPauseMs);
    snapshot_not_before_ms_ = env_.now_ms() + snapshot_pause_ms_;
}

// CURRENT names the new snapshot, verified: now what it holds may go.
void Store::Impl::snapshot_in_force() {
    const Sequence upto = job_->base().sequence;
    to_remove_.insert(to_remove_.end(), snapshot_files_.begin(), snapshot_files_.end());
    snapshot_files_.clear();
    for (const std::string& name : job_->names()) {
        const auto piece = parse_piece_name(name);
        if (piece->kind == PieceKind::Undo) {
            undo_files_.insert(*piece);
        } else {
            snapshot_files_.push_back(name);
        }
    }
    history_.adopt(job_->history(), upto);
    UnusedUndo unused{journal_->position().sequence, {}};
    const std::set<PieceName> in_use = history_.undo_pieces();
    for (auto piece = undo_files_.begin(); piece != undo_files_.end();) {
        if (in_use.contains(*piece)) {
            ++piece;
            continue;
        }
        unused.names.push_back(file_name(*piece));
        piece = undo_files_.erase(piece);
    }
    if (!unused.names.empty()) unused_undo_.push_back(std::move(unused));
    remove_unused_undo();
    for (std::string& name : journal_->release_up_to(upto)) to_remove_.push_back(std::move(name));
    std::erase_if(older_journal_, [&](const LoadedPiece& piece) {
        if (piece.holds > upto) return false;
        to_remove_.push_back(piece.name);
        return true;
    });
    live_bytes_ = job_->current().bytes;
    generation_ = job_->generation();
    snapshot_pause_ms_ = 0;
    snapshot_problem_.clear();
    rebasing_ = false;
    job_.reset();
}

void Store::Impl::remove_unused_undo() {
    while (!unused_undo_.empty() && unused_undo_.front().after <= journal_->confirmed()) {
        for (std::string& name : unused_undo_.front().names) to_remove_.push_back(std::move(name));
        unused_undo_.pop_front();
    }
}

void Store::Impl::rescue_step() {
    if (rescue_read_) {
        if (!rescue_read_.done()) return;
        const Reply reply = rescue_read_.take();
        if (!reply.ok() && reply.fault != Fault::NotFound) {
            rescue_not_before_ms_ = env_.now_ms() + options_.last_retry_ms;
            return;
        }
        const Rescue rescue = std::move(to_rescue_.front());
        to_rescue_.pop_front();
        if (!reply.ok()) return;
        ByteView left = reply.bytes;
        for (int part = 1; part == 1 || !left.empty(); ++part) {
            const ByteView bytes = left.first(std::min(left.size(), kMaxFileBytes));
            left = left.subspan(bytes.size());
            const std::string suffix = part == 1 ? "" : "." + std::to_string(part);
            rescue_writes_.emplace_back(std::string(kRescueFolder) + rescue.name + suffix,
                                        Bytes(bytes.begin(), bytes.end()));
        }
        if (rescue.remove) rescue_removes_.push_back(rescue.name);
    }
    if (!to_rescue_.empty() && rescue_writes_.size() < kMostRescuesPerRound &&
        env_.now_ms() >= rescue_not_before_ms_)
        rescue_read_ = env_.read(to_rescue_.front().name);
}

// lost+found doesn't grow without bound: the oldest files make room, and of very many damaged ones the first
// stay.
void Store::Impl::bound_rescued() {
    const std::size_t most = options_.rescued_most_files;
    if (to_rescue_.size() > most) {
        report_.lines.push_back(
            tr("Of {1} files the first {2} are kept in lost+found.", to_rescue_.size(), most));
        for (std::size_t i = most; i < to_rescue_.size(); ++i) {
            if (to_rescue_[i].remove) to_remove_.push_back(to_rescue_[i].name);
        }
        to_rescue_.resize(most);
    }
    std::vector<std::string>& rescued = report_.rescued;
    while (!rescued.empty() && rescued.size() + to_rescue_.size() > most) {
        to_remove_.push_back(rescued.front());
        rescued.erase(rescued.begin());
    }
}

std::shared_ptr<const UndoBytes> Store::Impl::read_undo(std::size_t index) {
    auto result = std::make_shared<UndoBytes>();
    if (index >= history_.size()) {
        result->error = fail(tr("This step is no longer in the history."));
        result->finished = true;
        return result;
    }
    const UndoPlace& place = history_.place(index);
    undo_reads_.push_back(
        {result, std::make_unique<UndoReader>(env_, in_memory(), place), place.sequence, true});
    return result;
}

// Advances the reads by one piece each. True while there is more to do at once.
bool Store::Impl::undo_step() {
    bool more = false;
    for (UndoRead& read : undo_reads_) {
        const UndoReader::Outcome outcome = read.reader->step();
        if (outcome == UndoReader::Outcome::Waiting) continue;
        if (outcome == UndoReader::Outcome::Working) {
            more = true;
            continue;
        }
        if (outcome == UndoReader::Outcome::Gone && read.again) {
            // A snapshot may have carried it to another place meanwhile.
            read.again = false;
            std::size_t i = 0;
            while (i < history_.size() && history_.place(i).sequence != read.sequence) ++i;
            if (i < history_.size()) {
                read.reader = std::make_unique<UndoReader>(env_, in_memory(), history_.place(i));
                more = true;
                continue;
            }
        }
        if (outcome == UndoReader::Outcome::Done) {
            read.result->blocks = std::move(read.reader->blocks());
        } else if (outcome == UndoReader::Outcome::NoStorage) {
            read.result->error = fail(describe(read.reader->fault()));
        } else {
            read.result->error = fail(tr("This step can't be read any more; the history ends here."));
        }
        read.result->finished = true;
    }
    std::erase_if(undo_reads_, [](const UndoRead& read) { return read.result->finished; });
    return more;
}

}  // namespace segments::storage
