// Saving: in rounds. A round hands over what is dirty (journal first, then a part of a running snapshot,
// removals, rescued files), syncs, and only then counts any of it as done. There is one round at a time.
#include <algorithm>
#include <iterator>
#include <utility>

#include "storage/format/content.h"
#include "storage/format/names.h"
#include "storage/store_impl.h"

namespace segments::storage {
namespace {

// Of a large record, per round.
constexpr std::uint64_t kMostJournalBytes = 1 << 20;
// Of contents, per round.
constexpr std::uint64_t kMostContentBytes = 1 << 20;
constexpr std::size_t kMostRemoves = 64;
// A round with less than this is expected to answer as fast as the tail alone.
constexpr std::uint64_t kSmallRound = 64 * 1024;
// More than this can't be handed over while the page goes away (docs/storage.md, "The end of the page").
constexpr std::size_t kMostAtOnce = 1 << 20;

}  // namespace

bool Store::Impl::other_work() const {
    return !to_remove_.empty() || !content_queue_.empty() || !rescue_writes_.empty() ||
           !rescue_removes_.empty() || (job_ && (job_stage_ == JobStage::Current || job_->has_pieces()));
}

bool Store::Impl::round_due(double now) const {
    if (round_ || now < retry_at_ms_) return false;
    if (journal_->dirty_beyond_tail()) return true;
    if (draft_dirty_ && now - last_draft_ms_ >= options_.draft_ms) return true;
    return journal_->dirty() && now - last_round_ms_ >= options_.coalesce_ms;
}

void Store::Impl::save_step() {
    const double now = env_.now_ms();
    if (round_) {
        if (round_->sync.done()) {
            finish_round(round_->sync.take());
        } else if (now - round_->begun_ms > options_.answer_limit_ms) {
            Reply reply;
            reply.fault = Fault::NotAnswering;
            env_.reconnect();
            finish_round(reply);
        }
    }
    if (role_ != Role::Writer || round_ || now < retry_at_ms_) return;
    if (relock_needed_) {
        relock_step();
    } else if (round_due(now) || other_work()) {
        begin_round();
    }
}

void Store::Impl::begin_round() {
    auto round = std::make_unique<Round>();
    const double now = env_.now_ms();
    round->begun_ms = now;
    const auto write = [&](const std::string& name, ByteView bytes) {
        env_.write(name, bytes);
        round->bytes += bytes.size();
    };
    // What goes makes room for what comes.
    const bool only_removes = fault_ == Fault::Full && !to_remove_.empty();
    if (!only_removes && journal_->dirty()) {
        journal_->hand_over(kMostJournalBytes, write);
        round->journal = true;
        last_round_ms_ = now;
    }
    if (!only_removes && job_ && job_stage_ == JobStage::Pieces) {
        for (const PieceImage& piece : job_->take_pieces()) {
            write(piece.name, piece.bytes);
            round->snapshot = true;
        }
    } else if (!only_removes && job_) {
        Current current = job_->current();
        current.fence = fence_;
        write(std::string(kCurrentName), encode_current(current));
        round->current = true;
    }
    for (std::uint64_t bytes = 0; !only_removes && !content_queue_.empty() && bytes < kMostContentBytes;) {
        ContentPiece& piece = content_queue_.front();
        write(content_file(piece.hash, piece.index), piece.file);
        bytes += piece.file.size();
        round->content.push_back(std::move(piece));
        content_queue_.pop_front();
    }
    if (!only_removes && draft_dirty_) {
        if (draft_.empty())
            env_.remove(kDraftName);
        else
            write(std::string(kDraftName), draft_);
        round->draft = true;
        draft_dirty_ = false;
        last_draft_ms_ = now;
    }
    while (!to_remove_.empty() && round->removes.size() < kMostRemoves) {
        env_.remove(to_remove_.front());
        round->removes.push_back(std::move(to_remove_.front()));
        to_remove_.pop_front();
    }
    if (!only_removes) {
        round->rescued = std::exchange(rescue_writes_, {});
        round->remove_after = std::exchange(rescue_removes_, {});
    }
    for (const auto& [name, bytes] : round->rescued) write(name, bytes);
    const bool nothing = !round->journal && !round->snapshot && !round->current && !round->draft &&
                         round->content.empty() && round->removes.empty() && round->rescued.empty();
    if (nothing) return;
    round->sync = env_.sync();
    round_ = std::move(round);
}

void Store::Impl::finish_round(const Reply& reply) {
    if (reply.ok()) {
        round_succeeded();
    } else {
        round_failed(reply.fault, reply.detail);
    }
}

void Store::Impl::round_succeeded() {
    const std::unique_ptr<Round> round = std::move(round_);
    fault_ = Fault::None;
    fault_detail_.clear();
    retry_ms_ = 0;
    retry_at_ms_ = -1;
    last_saved_ms_ = env_.now_ms();
    if (round->journal) {
        journal_->synced([this](std::optional<Bytes> piece) { tell(std::move(piece)); });
        remove_unused_undo();
    }
    for (const ContentPiece& piece : round->content) contents_[piece.hash].insert(piece.index);
    to_remove_.insert(to_remove_.end(), round->remove_after.begin(), round->remove_after.end());
    for (const auto& [name, bytes] : round->rescued) {
        auto& rescued = report_.rescued;
        if (std::find(rescued.begin(), rescued.end(), name) == rescued.end()) rescued.push_back(name);
    }
    if (round->current) snapshot_in_force();
}

void Store::Impl::round_failed(Fault fault, const std::string& detail) {
    const std::unique_ptr<Round> round = std::move(round_);
    if (fault == Fault::Fenced || env_.lock_lost()) {
        lost_to_another();
        return;
    }
    fault_ = fault;
    fault_detail_ = detail;
    retry_ms_ = retry_ms_ <= 0 ? options_.first_retry_ms : std::min(retry_ms_ * 2, options_.last_retry_ms);
    retry_at_ms_ = env_.now_ms() + retry_ms_;
    journal_->failed();
    draft_dirty_ = draft_dirty_ || round->draft;
    if (fault == Fault::Full) drop_days(*round);
    std::move(round->content.rbegin(), round->content.rend(), std::front_inserter(content_queue_));
    // What is put again meanwhile stays.
    std::erase_if(round->removes, [&](const std::string& name) { return is_wanted_content(name); });
    to_remove_.insert(to_remove_.begin(), round->removes.begin(), round->removes.end());
    std::move(round->rescued.begin(), round->rescued.end(), std::back_inserter(rescue_writes_));
    rescue_removes_.insert(rescue_removes_.end(), round->remove_after.begin(), round->remove_after.end());
    // CURRENT may or may not name the new snapshot: then its pieces stay and CURRENT is written again.
    if (job_ && job_stage_ == JobStage::Pieces) drop_snapshot(describe(fault), options_.last_retry_ms);
    if (fault == Fault::Emptied) start_over_after_emptied();
}

// The files are gone, the lock is ours: a new number, and everything again, from a new snapshot.
void Store::Impl::start_over_after_emptied() {
    if (!rebasing_) {
        confirmed_before_rebase_ = journal_->confirmed();
        ++times_emptied_;
    }
    rebasing_ = true;
    job_.reset();
    contents_.clear();
    draft_dirty_ = !draft_.empty();
    to_remove_.clear();
    rescue_writes_.clear();
    rescue_removes_.clear();
    older_journal_.clear();
    snapshot_files_.clear();
    history_.clear();
    snapshot_wanted_ = true;
    snapshot_not_before_ms_ = -1e18;
    snapshot_pause_ms_ = 0;
    undo_files_.clear();
    unused_undo_.clear();
    relock_needed_ = true;
}

void Store::Impl::relock_step() {
    // A record that is being appended is finished first; the snapshot then holds it.
    if (journal_->within_commit()) return;
    if (!relock_) relock_ = env_.lock(LockMode::IfFree, std::max(floor_, fence_));
    if (!relock_.done()) return;
    const Reply reply = relock_.take();
    if (!reply.ok()) {
        if (reply.fault == Fault::LockHeld) return lost_to_another();
        retry_at_ms_ = env_.now_ms() + options_.last_retry_ms;
        return;
    }
    fence_ = reply.fence;
    relock_needed_ = false;
    journal_ = std::make_unique<Journal>(options_, fence_, journal_->position());
}

void Store::Impl::retry_now() {
    retry_at_ms_ = -1;
    snapshot_not_before_ms_ = -1e18;
}

Sequence Store::Impl::confirmed() const {
    if (rebasing_) return confirmed_before_rebase_;
    return journal_ ? journal_->confirmed() : applied_.sequence;
}

Status Store::Impl::status() const {
    Status status;
    status.last_saved_ms = last_saved_ms_;
    status.fault = fault_;
    if (!journal_) {
        if (phase_ == Phase::Failed) {
            status.kind = Status::Kind::NotSaved;
            status.why = failure_.message;
        }
        return status;
    }
    status.unsaved_bytes = journal_->unsaved_bytes() + content_unsaved();
    const bool dirty = rebasing_ || content_unsaved() > 0 || journal_->dirty() || journal_->within_commit();
    if (!dirty) {
        status.fault = Fault::None;
        return status;
    }
    status.kind = Status::Kind::Saving;
    const double waited = round_ ? env_.now_ms() - round_->begun_ms : 0;
    if (fault_ == Fault::None && round_ && round_->bytes <= kSmallRound && waited > options_.slow_ms)
        status.fault = Fault::NotAnswering;
    if (status.fault != Fault::None) {
        status.kind = Status::Kind::NotSaved;
        status.why = describe(status.fault);
        status.retry_at_ms = retry_at_ms_;
    }
    return status;
}

std::vector<std::pair<std::string, ByteView>> Store::Impl::at_page_end() {
    auto files = journal_->unsaved();
    std::size_t bytes = 0;
    std::size_t count = 0;
    while (count < files.size() && bytes + files[count].second.size() <= kMostAtOnce)
        bytes += files[count++].second.size();
    files.resize(count);
    return files;
}

void Store::Impl::save_before_page_ends() {
    if (!journal_ || rebasing_) return;
    const auto files = at_page_end();
    if (!files.empty()) env_.write_at_once(files);
}

bool Store::Impl::put_draft(Bytes file) {
    if (role_ != Role::Writer || (file == draft_ && !found_draft_)) return false;
    found_draft_ = false;
    draft_ = std::move(file);
    draft_dirty_ = true;
    return true;
}

StoreUse Store::Impl::use() const {
    StoreUse use;
    use.live = live_bytes_;
    use.journal = journal_bytes();
    for (std::size_t i = 0; i < history_.size(); ++i) {
        if (history_.place(i).kind == PieceKind::Undo) use.undo += history_.view().entries[i].bytes;
    }
    return use;
}

std::uint64_t Store::Impl::journal_bytes() const {
    std::uint64_t bytes = journal_ ? journal_->bytes() : 0;
    for (const LoadedPiece& piece : older_journal_) bytes += piece.size;
    return bytes;
}

}  // namespace segments::storage
