#include "storage/workspace/workspace.h"

#include <algorithm>
#include <cassert>

#include "core/base/tr.h"
#include "core/schema/schema.h"
#include "core/table/block_codec.h"
#include "storage/format/piece.h"

namespace segments::storage {
namespace {

// Rows encoded between two looks at the clock.
constexpr std::size_t kSliceRows = 1024;
// Small changes are done with at once, so that nothing stands between two keystrokes.
constexpr double kAtOnceMs = 4;
// Between two steps of what is done in the background: the page draws and answers meanwhile.
constexpr double kBackgroundPauseMs = 4;
// While more than this waits to be saved, a large commit pauses.
constexpr std::uint64_t kMostUnsavedBytes = 8u << 20;
// Blocks are joined until a record block has about this size.
constexpr std::size_t kJoinedBytes = 64 * 1024;

static_assert(kFormatVersion >= schema::kVersion, "a newer schema needs a newer format: see piece.h");

std::string_view text_view(ByteView bytes) {
    return text_of(bytes);
}

}  // namespace

Workspace::Workspace(Env& env, StampSource stamp, Options options)
    : env_(env),
      stamp_(std::move(stamp)),
      db_(schema::make_database()),
      snapshots_([this]() -> const table::Database& { return *db_; }),
      store_(new Store(env, *this, snapshots_, std::move(options))),
      days_(new DayCopies(*store_, [this]() -> const table::Database& { return *db_; })) {}

Workspace::~Workspace() {
    // What was committed in memory must not be cut off from its bytes.
    if (commit_) commit_->run();
    days_.reset();
    store_.reset();
}

void Workspace::open(OpenMode mode) {
    store_->open(mode);
}

void Workspace::poll(double budget_ms, bool background) {
    if (std::exchange(is_stores_turn_, false)) return store_->poll(budget_ms);
    const double deadline = env_.now_ms() + budget_ms;
    const bool changes = committing();
    if (undoing_)
        step_undo(deadline);
    else if (commit_)
        step_commit(deadline);
    else if (taken_back_)
        step_take_back(deadline);
    // What it has encoded is handed over in a turn of its own: both would hold up a frame.
    is_stores_turn_ = changes && env_.now_ms() >= deadline;
    if (is_stores_turn_) return;
    if (!committing() && target_step_ && store_->phase() == Phase::Ready) {
        const std::size_t done = store_->history().done;
        if (*target_step_ == done || problem_) {
            target_step_.reset();
        } else {
            start_undo(*target_step_ > done);
        }
    }
    step_sweep();
    if (!committing())
        days_->step(
            env_.now_ms(), [this] { return env_.now_ms(); }, background);
    store_->poll(std::max(0.5, deadline - env_.now_ms()));
}

bool Workspace::busy() const {
    return store_->busy() || committing() || target_step_.has_value() || sweep_due() || days_->busy();
}

Status Workspace::status() const {
    Status status = store_->status();
    if (saves_change() && status.kind == Status::Kind::Saved) status.kind = Status::Kind::Saving;
    return status;
}

double Workspace::next_poll_ms(bool background) const {
    if (is_stores_turn_) return 0;
    const bool works = undoing_  ? undoing_->bytes->finished
                       : commit_ ? !commit_waits()
                                 : taken_back_ || target_step_.has_value() ||
                                       (sweep_due() && !(sweep_ ? sweep_->waits() : days_->waits()));
    if (works) return 0;
    const double store = store_->next_poll_ms();
    double days = -1;
    if (days_->busy()) {
        const bool held_back = !background && days_->packs();
        if (!committing() && !days_->waits() && !held_back) days = kBackgroundPauseMs;
    } else if (background && days_->due_ms() >= 0) {
        days = std::max(0.0, days_->due_ms() - env_.now_ms());
    }
    return store < 0 ? days : days < 0 ? store : std::min(store, days);
}

bool Workspace::commit_waits() const {
    return appending_ && store_->unsaved_bytes() > kMostUnsavedBytes &&
           store_->status().kind != Status::Kind::NotSaved;
}

bool Workspace::can_change() const {
    return why_no_change().empty();
}

std::string Workspace::why_no_change() const {
    if (store_->phase() == Phase::Failed) return store_->failure().message;
    if (store_->phase() != Phase::Ready) return tr("The workspace is still being opened.");
    if (store_->role() != Role::Writer) {
        return tr(
            "This workspace is being changed in another tab. Take over there, or close that tab, to change "
            "it here.");
    }
    if (committing() || db_->busy()) return tr("Another change is still being finished.");
    return {};
}

table::Transaction Workspace::begin(std::string label) {
    assert(can_change());
    return table::Transaction(*db_, std::move(label));
}

void Workspace::commit(table::Transaction&& tx) {
    if (tx.empty()) {
        tx.rollback();
        return;
    }
    commit_.emplace(std::move(tx));
    move_ = UndoStep::Move::Push;
    step_commit(env_.now_ms() + kAtOnceMs);
}

void Workspace::take_back(table::Transaction&& tx) {
    taken_back_.emplace(std::move(tx));
    step_take_back(env_.now_ms() + kAtOnceMs);
}

void Workspace::step_take_back(double deadline) {
    while (!taken_back_->roll_back_some(kSliceRows)) {
        if (env_.now_ms() >= deadline) return;
    }
    taken_back_.reset();
}

float Workspace::commit_progress() const {
    if (commit_) return commit_->progress();
    if (undoing_ && !undoing_->blocks.empty()) {
        return static_cast<float>(undoing_->block) / static_cast<float>(undoing_->blocks.size());
    }
    return 0;
}

void Workspace::append_ready_blocks() {
    std::string joined;
    const auto flush = [&](std::size_t least) {
        if (joined.size() <= least) return;
        store_->add_block(view_of(joined));
        joined.clear();
    };
    if (!appending_) {
        UndoStep step;
        step.move = move_;
        step.label = commit_->label().substr(0, kMaxLabelBytes);
        const Result<Sequence> begun = store_->begin_append(step);
        assert(begun && "begin() checked that changes may be appended");
        appending_ = true;
        Stamp stamp = stamp_();
        stamp.label = commit_->label();
        frame_stamp(joined, stamp);
    }
    for (const std::string& block : commit_->journal) {
        frame_block(joined, block);
        flush(kJoinedBytes);
    }
    commit_->journal.clear();
    flush(0);
}

bool Workspace::append_undo_block() {
    std::string joined;
    for (; undo_at_ < commit_->undo.size() && joined.size() <= kJoinedBytes; ++undo_at_)
        frame_block(joined, commit_->undo[undo_at_]);
    if (!joined.empty()) store_->add_undo_block(view_of(joined));
    return undo_at_ == commit_->undo.size();
}

void Workspace::step_commit(double deadline) {
    while (true) {
        if (commit_waits()) return;
        if (!encoded_) {
            encoded_ = commit_->step(kSliceRows);
            append_ready_blocks();
        }
        // In the same turn: a small change is handed over whole, however late it is.
        if (encoded_ && append_undo_block()) break;
        if (env_.now_ms() >= deadline) return;
    }
    const Result<void> appended = store_->end_append();
    if (!appended) problem_ = appended.error();
    appending_ = false;
    encoded_ = false;
    undo_at_ = 0;
    commit_.reset();
}

bool Workspace::can_undo() const {
    return can_change() && store_->history().done > 0;
}

bool Workspace::can_redo() const {
    return can_change() && store_->history().done < store_->history().entries.size();
}

std::string Workspace::undo_label() const {
    const History& history = store_->history();
    return history.done > 0 ? history.entries[history.done - 1].label : std::string();
}

std::string Workspace::redo_label() const {
    const History& history = store_->history();
    return history.done < history.entries.size() ? history.entries[history.done].label : std::string();
}

void Workspace::undo() {
    start_undo(false);
}

void Workspace::redo() {
    start_undo(true);
}

void Workspace::go_to_step(std::size_t done) {
    target_step_ = std::min(done, store_->history().entries.size());
}

std::optional<Error> Workspace::take_problem() {
    return std::exchange(problem_, std::nullopt);
}

// Out of the class: clang needs it complete before it can make one in place.
Workspace::Undoing::Undoing() = default;

void Workspace::start_undo(bool redo) {
    const History& history = store_->history();
    const std::size_t index = redo ? history.done : history.done - 1;
    assert(index < history.entries.size());
    undoing_.emplace();
    undoing_->redo = redo;
    undoing_->label = history.entries[index].label;
    undoing_->bytes = store_->read_undo(index);
}

void Workspace::step_undo(double deadline) {
    Undoing& undoing = *undoing_;
    const auto give_up = [&](Error error) {
        error.message = (undoing.redo ? tr("\"{1}\" can't be redone.", undoing.label)
                                      : tr("\"{1}\" can't be undone.", undoing.label)) +
                        " " + error.message;
        problem_ = std::move(error);
        if (undoing.tx) take_back(std::move(*undoing.tx));
        undoing_.reset();
    };
    if (!undoing.bytes->finished) return;
    if (undoing.bytes->error) return give_up(*undoing.bytes->error);
    if (!undoing.split) {
        for (const Bytes& bytes : undoing.bytes->blocks) {
            const Result<void> read = read_frames(
                text_of(bytes), [](const Stamp&) {},
                [&](std::string_view block) {
                    undoing.blocks.emplace_back(block);
                    return Result<void>();
                });
            if (!read) return give_up(read.error());
        }
        undoing.split = true;
        undoing.tx.emplace(*db_, undoing.label);
    }
    while (undoing.block < undoing.blocks.size()) {
        if (!undoing.applier) undoing.applier.emplace(*undoing.tx, undoing.blocks[undoing.block]);
        const Result<bool> done = undoing.applier->step();
        if (!done) return give_up(done.error());
        if (*done) {
            undoing.applier.reset();
            ++undoing.block;
        }
        if (env_.now_ms() >= deadline) return;
    }
    move_ = undoing.redo ? UndoStep::Move::Redo : UndoStep::Move::Undo;
    commit_.emplace(std::move(*undoing.tx));
    undoing_.reset();
}

// --- loading

void Workspace::reset(bool) {
    section_.reset();
    record_.reset();
    record_error_.reset();
    db_ = schema::make_database();
    ++data_generation_;
}

Result<void> Workspace::section_block(std::string_view, ByteView block) {
    section_.emplace(*db_, text_view(block));
    return {};
}

Result<bool> Workspace::section_step() {
    const Result<bool> done = section_->applier.step();
    if (done && !*done) return false;
    if (done) table::Transaction::close(*db_, std::move(section_->tx).finish());
    section_.reset();  // rolls back what can't be used
    return done;
}

Result<void> Workspace::sections_done() {
    return {};
}

void Workspace::begin_record(Sequence) {
    record_error_.reset();
    record_.emplace(*db_, std::string());
}

void Workspace::record_block(ByteView block) {
    if (record_error_) return;
    const Result<void> read = read_frames(
        text_view(block), [](const Stamp&) {},
        [&](std::string_view frame) -> Result<void> {
            const Result<std::size_t> applied = table::apply_block(*record_, frame);
            if (!applied) return applied.error();
            return {};
        });
    if (!read) record_error_ = read.error();
}

Result<void> Workspace::end_record() {
    if (record_error_) {
        record_.reset();  // rolls back
        return *std::exchange(record_error_, std::nullopt);
    }
    table::Transaction::close(*db_, std::move(*record_).finish());
    record_.reset();
    return {};
}

std::unique_ptr<BackupSource> Workspace::backup_source() const {
    return std::make_unique<BackupSource>([this]() -> const table::Database& { return *db_; }, *store_);
}

void Workspace::put_content(const std::string& hash, std::uint32_t index, ByteView bytes) {
    if (!sweep_ && !swept_) sweep_.emplace(*store_);
    if (sweep_) sweep_->keep(hash);
    store_->put_content(hash, index, bytes);
}

std::size_t Workspace::missing_documents() const {
    if (!writes()) return 0;
    return missing_contents(*db_, *store_).size();
}

bool Workspace::writes() const {
    return store_->phase() == Phase::Ready && store_->role() == Role::Writer;
}

bool Workspace::sweep_due() const {
    return writes() && !swept_ && !committing() && !db_->busy();
}

// Once for each time that this becomes the writer.
void Workspace::step_sweep() {
    if (!writes()) {
        sweep_.reset();
        swept_ = false;
        return;
    }
    if (!sweep_due() || !days_->known()) return;
    if (!sweep_) sweep_.emplace(*store_);
    if (!sweep_->step(*db_, *days_)) return;
    sweep_.reset();
    swept_ = true;
}

}  // namespace segments::storage
