#include "storage/store.h"

#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "storage/format/content.h"
#include "storage/format/names.h"
#include "storage/store_impl.h"

namespace segments::storage {
namespace {

// Longest wait for an Env that forgot to give notice.
constexpr double kMostWaitMs = 1000;

}  // namespace

Store::Impl::Impl(Env& env, Consumer& consumer, SnapshotSource& source, Options options)
    : env_(env), consumer_(consumer), source_(source), options_(std::move(options)) {}

Store::Impl::~Impl() {
    if (as_writer_ || lock_wait_) env_.unlock();
}

void Store::Impl::poll(double budget_ms) {
    const double until = env_.now_ms() + budget_ms;
    waits_ = false;
    env_.poll();
    if (role_ == Role::Writer && phase_ == Phase::Ready && env_.lock_lost()) lost_to_another();
    if (loader_ || phase_ == Phase::Opening) {
        advance_opening(until);
        return;
    }
    if (phase_ != Phase::Ready) return;
    if (role_ == Role::Follower) {
        follow_step();
        waits_ = !undo_step();
        if (!loader_) return;
        waits_ = false;
        advance_opening(until);
        return;
    }
    save_step();
    if (role_ != Role::Writer) return;
    rescue_step();
    bool more = true;
    do {
        const bool undo = undo_step();
        const bool snapshot = snapshot_step();
        more = undo || snapshot;
    } while (more && env_.now_ms() < until);
    waits_ = !more;
    // What was just produced need not wait for the next frame.
    save_step();
}

double Store::Impl::next_poll_ms() const {
    if (!busy()) return -1;
    if (!waits_) return 0;
    const double now = env_.now_ms();
    double next = now + kMostWaitMs;
    const auto at = [&](double time) {
        if (time > now) next = std::min(next, time);
    };
    if (round_) {
        at(round_->begun_ms + options_.slow_ms + 1);
        at(round_->begun_ms + options_.answer_limit_ms + 1);
    } else if (journal_ && now >= retry_at_ms_) {
        if (journal_->dirty_beyond_tail() || other_work() || relock_needed_) {
            next = now;
        } else {
            if (journal_->dirty()) next = std::min(next, last_round_ms_ + options_.coalesce_ms);
            if (draft_dirty_) next = std::min(next, last_draft_ms_ + options_.draft_ms);
        }
    }
    at(retry_at_ms_);
    at(snapshot_not_before_ms_);
    at(rescue_not_before_ms_);
    at(catch_up_not_before_ms_);
    return std::max(next - now, 0.0);
}

bool Store::Impl::busy() const {
    if (phase_ == Phase::Opening || loader_ || !undo_reads_.empty()) return true;
    if (phase_ != Phase::Ready) return false;
    if (role_ == Role::Follower) return catch_up_ || lock_wait_.done();
    return round_ || journal_->dirty() || draft_dirty_ || relock_needed_ || other_work() || job_ ||
           !to_rescue_.empty() || rescue_read_ || snapshot_due() || snapshot_wanted_;
}

Result<Sequence> Store::Impl::begin_append(const UndoStep& undo) {
    if (phase_ != Phase::Ready || role_ != Role::Writer)
        return fail(tr("This tab can't change the workspace: it is read-only here."));
    if (journal_->within_commit()) return fail(tr("Another change is still being written."));
    if (undo.label.size() > kMaxLabelBytes) return fail(tr("The name of the step is too long."));
    const History& history = history_.view();
    if (undo.move == UndoStep::Move::Undo && history.done == 0) return fail(tr("There is nothing to undo."));
    if (undo.move == UndoStep::Move::Redo && history.done == history.entries.size())
        return fail(tr("There is nothing to redo."));
    const Sequence sequence = journal_->position().sequence + 1;
    journal_->begin(sequence, undo);
    return sequence;
}

void Store::Impl::add_block(FrameType type, ByteView block) {
    if (journal_ && journal_->within_commit()) journal_->add_block(type, block);
}

Result<void> Store::Impl::end_append() {
    if (!journal_ || !journal_->within_commit())
        return fail(tr("The change could not be completed: another tab has taken over this workspace."));
    CommitParser commit;
    UndoPlace place;
    journal_->end(commit, place);
    history_.apply(commit, place);
    history_.trim(options_, live_bytes_);
    if (!rebasing_) env_.prepare(at_page_end());
    return {};
}

void Store::Impl::abort_append() {
    if (!journal_ || !journal_->within_commit()) return;
    for (std::string& name : journal_->abort()) to_remove_.push_back(std::move(name));
}

Store::Store(Env& env, Consumer& consumer, SnapshotSource& source, Options options)
    : impl_(std::make_unique<Impl>(env, consumer, source, std::move(options))) {}
Store::~Store() = default;

void Store::open(OpenMode mode) {
    impl_->open(mode);
}
void Store::poll(double budget_ms) {
    impl_->poll(budget_ms);
}
bool Store::busy() const {
    return impl_->busy();
}
Phase Store::phase() const {
    return impl_->phase_;
}
Role Store::role() const {
    return impl_->role_;
}
const Error& Store::failure() const {
    return impl_->failure_;
}
bool Store::sealed() const {
    return impl_->sealed_;
}
double Store::next_poll_ms() const {
    return impl_->next_poll_ms();
}
double Store::progress() const {
    return impl_->progress();
}
bool Store::stalled() const {
    return impl_->stalled();
}
const RecoveryReport& Store::report() const {
    return impl_->report_;
}

Result<Sequence> Store::append(ByteView record, const UndoStep& undo) {
    const auto sequence = impl_->begin_append(undo);
    if (!sequence) return sequence;
    impl_->add_block(FrameType::RecordBlock, record);
    const auto ended = impl_->end_append();
    if (!ended) return ended.error();
    return sequence;
}

Result<Sequence> Store::begin_append(const UndoStep& undo) {
    return impl_->begin_append(undo);
}
void Store::add_block(ByteView block) {
    impl_->add_block(FrameType::RecordBlock, block);
}
void Store::add_undo_block(ByteView block) {
    impl_->add_block(FrameType::UndoBlock, block);
}
Result<void> Store::end_append() {
    return impl_->end_append();
}
void Store::abort_append() {
    impl_->abort_append();
}

Sequence Store::sequence() const {
    return impl_->sequence();
}
Sequence Store::confirmed() const {
    return impl_->confirmed();
}
Status Store::status() const {
    return impl_->status();
}
std::uint64_t Store::unsaved_bytes() const {
    return impl_->unsaved_bytes();
}
void Store::save_before_page_ends() {
    impl_->save_before_page_ends();
}
void Store::retry_now() {
    impl_->retry_now();
}

const History& Store::history() const {
    return impl_->history_.view();
}
std::shared_ptr<const UndoBytes> Store::read_undo(std::size_t index) {
    return impl_->read_undo(index);
}

void Store::request_snapshot() {
    impl_->snapshot_wanted_ = true;
}
bool Store::snapshot_running() const {
    return impl_->job_ != nullptr;
}
std::uint64_t Store::journal_bytes() const {
    return impl_->journal_bytes();
}
std::uint64_t Store::generation() const {
    return impl_->generation_;
}
const std::string& Store::snapshot_problem() const {
    return impl_->snapshot_problem_;
}

void Store::take_over() {
    impl_->take_over();
}
bool Store::was_taken_over() const {
    return impl_->was_taken_over_;
}
int Store::times_emptied() const {
    return impl_->times_emptied_;
}
std::uint64_t Store::lost_records() const {
    return impl_->lost_records_;
}

void Store::put_content(const std::string& hash, std::uint32_t index, ByteView bytes) {
    impl_->put_content(hash, index, bytes);
}
std::uint64_t Store::content_unsaved() const {
    return impl_->content_unsaved();
}
bool Store::has_content(const std::string& hash, std::uint64_t bytes) const {
    return impl_->has_content(hash, bytes);
}
std::vector<std::string> Store::contents() const {
    return impl_->contents();
}
std::vector<std::string> Store::days() const {
    return impl_->contents(true);
}
std::uint64_t Store::days_unsaved() const {
    return impl_->content_unsaved(true);
}
bool Store::has_piece(const std::string& key, std::uint32_t index) const {
    return impl_->has_piece(key, index);
}
StoreUse Store::use() const {
    return impl_->use();
}
void Store::remove_content(const std::string& hash) {
    impl_->remove_content(hash);
}
Request Store::read_content(const std::string& hash, std::uint32_t index) {
    return impl_->env_.read(content_file(hash, index));
}

bool Store::put_draft(Bytes file) {
    return impl_->put_draft(std::move(file));
}
bool Store::found_draft() const {
    return impl_->found_draft_;
}
Request Store::read_draft() {
    return impl_->env_.read(kDraftName);
}

Request Store::read_rescued(std::string_view name) {
    return impl_->env_.read(name);
}

void Store::close() {
    impl_->close();
}

}  // namespace segments::storage
