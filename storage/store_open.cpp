// Opening and roles.
#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "storage/format/names.h"
#include "storage/store_impl.h"

namespace segments::storage {

void Store::Impl::open(OpenMode mode) {
    mode_ = mode;
    phase_ = Phase::Opening;
    role_ = Role::None;
    stage_ = OpenStage::List;
    request_ = env_.list();
    progress_at_ms_ = env_.now_ms();
}

double Store::Impl::progress() const {
    if (phase_ != Phase::Opening) return phase_ == Phase::Ready ? 1 : 0;
    return loader_ ? loader_->progress() : 0;
}

bool Store::Impl::stalled() const {
    return phase_ == Phase::Opening && env_.now_ms() - progress_at_ms_ > options_.slow_ms;
}

// Works until the time is up.
void Store::Impl::advance_opening(double until_ms) {
    if (loader_) {
        do {
            const Loader::Outcome outcome = loader_->step();
            if (outcome == Loader::Outcome::Waiting) {
                waits_ = true;
                break;
            }
            progress_at_ms_ = env_.now_ms();
            if (outcome == Loader::Outcome::Working) continue;
            if (outcome == Loader::Outcome::Newer) {
                fail_newer();
            } else if (outcome == Loader::Outcome::Sealed) {
                fail_sealed();
            } else if (outcome == Loader::Outcome::NoStorage) {
                fail_open(loader_->fault());
            } else {
                loaded();
            }
            return;
        } while (progress_at_ms_ < until_ms);
    } else if (request_.done()) {
        progress_at_ms_ = env_.now_ms();
        open_step();
    } else {
        waits_ = true;
    }
    if (phase_ == Phase::Opening && env_.now_ms() - progress_at_ms_ > options_.answer_limit_ms)
        fail_open(Fault::NotAnswering);
}

void Store::Impl::open_step() {
    Reply reply = request_.take();
    switch (stage_) {
        case OpenStage::List:
            if (!reply.ok()) return fail_open(reply.fault);
            for (const std::string& name : reply.names) {
                const auto piece = parse_piece_name(name);
                if (piece && piece->kind == PieceKind::Journal) floor_ = std::max(floor_, piece->run);
            }
            stage_ = OpenStage::Current;
            request_ = env_.read(kCurrentName);
            return;
        case OpenStage::Current: {
            // Before anything is written, the lock's number included: is this workspace of our version?
            Current current;
            if (!reply.ok() && reply.fault != Fault::NotFound) return fail_open(reply.fault);
            if (reply.ok() && decode_current(reply.bytes, current) == Preamble::Newer) return fail_newer();
            floor_ = std::max(floor_, current.fence);
            if (mode_ == OpenMode::ReadOnly) {
                as_writer_ = false;
                return begin_loading(std::nullopt);
            }
            stage_ = OpenStage::Lock;
            request_ = env_.lock(mode_ == OpenMode::TakeOver ? LockMode::Steal : LockMode::IfFree, floor_);
            return;
        }
        case OpenStage::Lock:
            if (!reply.ok() && reply.fault != Fault::LockHeld) return fail_open(reply.fault);
            as_writer_ = reply.ok();
            fence_ = reply.fence;
            return begin_loading(std::nullopt);
        default:
            return;
    }
}

void Store::Impl::begin_loading(std::optional<Position> known) {
    stage_ = OpenStage::Load;
    progress_at_ms_ = env_.now_ms();
    loader_ = std::make_unique<Loader>(env_, consumer_, as_writer_, known);
}

void Store::Impl::loaded() {
    LoadResult result = std::move(loader_->result());
    loader_.reset();
    stage_ = OpenStage::None;
    phase_ = Phase::Ready;
    if (as_writer_) {
        become_writer(std::move(result));
    } else {
        become_follower(std::move(result));
    }
}

void Store::Impl::become_writer(LoadResult result) {
    role_ = Role::Writer;
    lock_wait_.drop();
    report_ = std::move(result.report);
    history_ = std::move(result.history);
    live_bytes_ = result.live_bytes;
    generation_ = report_.generation;
    next_generation_ = result.next_generation;
    older_journal_ = std::move(result.journal);
    snapshot_files_ = std::move(result.snapshot);
    contents_ = std::move(result.contents);
    found_draft_ = result.draft;
    draft_.clear();
    draft_dirty_ = false;
    content_queue_.clear();
    undo_files_ = history_.undo_pieces();
    unused_undo_.clear();
    applied_ = result.position;
    journal_ = std::make_unique<Journal>(options_, fence_, result.position);
    fault_ = Fault::None;
    retry_at_ms_ = -1;
    retry_ms_ = 0;
    rebasing_ = relock_needed_ = false;
    to_remove_.assign(result.remove.begin(), result.remove.end());
    to_rescue_.clear();
    for (std::string& name : result.copy) to_rescue_.push_back({std::move(name), false});
    for (std::string& name : result.move) to_rescue_.push_back({std::move(name), true});
    bound_rescued();
    history_.trim(options_, live_bytes_);
    snapshot_wanted_ = snapshot_wanted_ || result.snapshot_needed;
}

void Store::Impl::become_follower(LoadResult result) {
    role_ = Role::Follower;
    report_ = std::move(result.report);
    history_ = std::move(result.history);
    live_bytes_ = result.live_bytes;
    generation_ = report_.generation;
    applied_ = result.position;
    floor_ = std::max(floor_, result.highest_fence);
    if (mode_ != OpenMode::ReadOnly) wait_for_lock();
}

void Store::Impl::wait_for_lock() {
    if (!lock_wait_) lock_wait_ = env_.lock(LockMode::Wait, floor_);
}

void Store::Impl::fail_open(Fault fault) {
    loader_.reset();
    request_.drop();
    // A follower that can't catch up now tries again later; what it shows is still right.
    if (phase_ == Phase::Ready && role_ == Role::Follower) {
        catch_up_ = true;
        catch_up_not_before_ms_ = env_.now_ms() + options_.first_retry_ms;
        stage_ = OpenStage::None;
        if (as_writer_) {
            env_.unlock();
            as_writer_ = false;
            wait_for_lock();
        }
        return;
    }
    if (as_writer_) env_.unlock();
    stage_ = OpenStage::None;
    phase_ = Phase::Failed;
    role_ = Role::None;
    failure_ = fail(problem_of(fault));
    fault_ = fault;
}

void Store::Impl::fail_sealed() {
    sealed_ = true;
    fail_for_good(tr("This workspace is protected by a passphrase."));
}

void Store::Impl::fail_newer() {
    fail_for_good(
        tr("This workspace was written by a newer version of {1}. Nothing was changed. Reload the page to "
           "get the newer version.",
           options_.application));
}

void Store::Impl::fail_for_good(std::string why) {
    loader_.reset();
    request_.drop();
    if (as_writer_) env_.unlock();
    lock_wait_.drop();
    stage_ = OpenStage::None;
    phase_ = Phase::Failed;
    role_ = Role::None;
    failure_ = fail(std::move(why));
}

void Store::Impl::take_over() {
    if (role_ != Role::Follower || phase_ != Phase::Ready) return;
    mode_ = OpenMode::WriteIfFree;
    lock_wait_ = env_.lock(LockMode::Steal, floor_);
}

// Another tab has the lock. What we have that isn't in the store can't get there any more.
void Store::Impl::lost_to_another() {
    const bool all_saved =
        journal_->confirmed() == journal_->position().sequence && !journal_->within_commit();
    const Position at = journal_->position();
    was_taken_over_ = true;
    lost_records_ = at.sequence - journal_->confirmed() + (journal_->within_commit() ? 1 : 0);
    job_.reset();
    round_.reset();
    journal_.reset();
    content_queue_.clear();
    contents_.clear();
    found_draft_ = draft_dirty_ = false;
    to_remove_.clear();
    to_rescue_.clear();
    rescue_read_.drop();
    rescue_writes_.clear();
    rescue_removes_.clear();
    env_.unlock();
    role_ = Role::Follower;
    as_writer_ = false;
    mode_ = OpenMode::WriteIfFree;
    fault_ = Fault::None;
    rebasing_ = relock_needed_ = false;
    relock_.drop();
    applied_ = at;
    if (all_saved) {
        begin_loading(at);
    } else {
        phase_ = Phase::Opening;
        role_ = Role::None;
        begin_loading(std::nullopt);
    }
}

void Store::Impl::close() {
    // What is unsaved goes to the Env; it is not waited for.
    save_before_page_ends();
    job_.reset();
    round_.reset();
    loader_.reset();
    request_.drop();
    lock_wait_.drop();
    rescue_read_.drop();
    relock_.drop();
    undo_reads_.clear();
    content_queue_.clear();
    journal_.reset();
    env_.unlock();
    stage_ = OpenStage::None;
    phase_ = Phase::Closed;
    role_ = Role::None;
}

}  // namespace segments::storage
