#include "storage/loader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/tr.h"
#include "storage/format/names.h"

namespace segments::storage {
namespace {

// A follower whose files are replaced under it starts over; after so many times it takes what it finds.
constexpr int kMostAttempts = 20;
// A snapshot of 256 GB; a larger number is a foreign file's.
constexpr std::uint32_t kMostPieces = 1'000'000;

}  // namespace

Loader::Loader(Env& env, Consumer& consumer, bool writer, std::optional<Position> known)
    : env_(env), consumer_(consumer), writer_(writer), known_(known) {}

Loader::Outcome Loader::step() {
    switch (stage_) {
        case Stage::List:
            return list();
        case Stage::Current:
            return read_current();
        case Stage::Choose:
            return choose();
        case Stage::Snapshot:
            return load_snapshot();
        case Stage::Replay:
            return replay();
        case Stage::Done:
            break;
    }
    return Outcome::Done;
}

double Loader::progress() const {
    if (stage_ == Stage::Done) return 1;
    const double total = static_cast<double>(std::max<std::size_t>(pieces_.size(), 1));
    double read = snapshot_ ? snapshot_->pieces_read() : 0;
    if (replay_) read += static_cast<double>(replay_->files_read());
    return std::min(read / total, 0.99);
}

Loader::Outcome Loader::restart(bool everything) {
    ++attempts_;
    if (everything) known_.reset();
    stage_ = Stage::List;
    snapshot_.reset();
    replay_.reset();
    salvage_ = with_snapshot_ = from_zero_ = false;
    next_candidate_ = 0;
    damaged_.clear();
    const bool was_reset = result_.reset;
    result_ = {};
    result_.reset = was_reset;
    return Outcome::Working;
}

void Loader::lose(std::string line) {
    result_.report.clean = false;
    result_.report.lines.push_back(std::move(line));
}

Loader::Outcome Loader::list() {
    if (!request_) request_ = env_.list();
    if (!request_.done()) return Outcome::Waiting;
    Reply reply = request_.take();
    if (!reply.ok()) {
        fault_ = reply.fault;
        return Outcome::NoStorage;
    }
    names_ = std::move(reply.names);
    std::sort(names_.begin(), names_.end());
    pieces_.clear();
    for (const std::string& name : names_) {
        if (const auto piece = parse_piece_name(name)) pieces_.push_back(*piece);
    }
    stage_ = Stage::Current;
    return Outcome::Working;
}

Loader::Outcome Loader::read_current() {
    if (!request_) request_ = env_.read(kCurrentName);
    if (!request_.done()) return Outcome::Waiting;
    const Reply reply = request_.take();
    current_ = {};
    if (reply.ok() && check_preamble(reply.bytes, PieceKind::Key) == Preamble::Ours) return Outcome::Sealed;
    if (reply.fault == Fault::NotFound) {
        current_state_ = CurrentState::Missing;
    } else if (!reply.ok()) {
        fault_ = reply.fault;
        return Outcome::NoStorage;
    } else {
        switch (decode_current(reply.bytes, current_)) {
            case Preamble::Newer:
                return Outcome::Newer;
            case Preamble::Damaged:
                current_state_ = CurrentState::Damaged;
                result_.copy.emplace_back(kCurrentName);
                result_.snapshot_needed = true;
                lose(tr("The file CURRENT, which names the snapshot in force, is damaged."));
                break;
            case Preamble::Ours:
                current_state_ = CurrentState::Good;
                break;
        }
    }
    // Beside an intact CURRENT, or beside plain files and no key, they are what an attempt to seal the
    // workspace left.
    const bool keyed = std::find(names_.begin(), names_.end(), kKeyName) != names_.end();
    const bool sealed = std::any_of(names_.begin(), names_.end(), is_sealed_file);
    if (current_state_ != CurrentState::Good && sealed && (keyed || pieces_.empty())) return Outcome::Sealed;
    gather_candidates();
    stage_ = Stage::Choose;
    return Outcome::Working;
}

void Loader::gather_candidates() {
    std::map<std::uint64_t, std::uint32_t> generations;
    result_.highest_fence = current_.fence;
    std::uint64_t highest = current_.generation;
    for (const PieceName& piece : pieces_) {
        if (piece.kind == PieceKind::Journal) {
            result_.highest_fence = std::max(result_.highest_fence, piece.run);
            continue;
        }
        highest = std::max(highest, piece.run);
        if (piece.kind == PieceKind::Snapshot && piece.index <= kMostPieces)
            generations[piece.run] = std::max(generations[piece.run], piece.index);
    }
    result_.next_generation = highest + 1;
    candidates_.clear();
    // However many pieces CURRENT speaks of: behind the last one that is there one is looked for in vain.
    if (current_state_ == CurrentState::Good) {
        const auto there = generations.find(current_.generation);
        const std::uint32_t last = there == generations.end() ? 0 : there->second;
        candidates_.push_back({current_.generation, std::min(current_.pieces, last + 1)});
    }
    for (auto found = generations.rbegin(); found != generations.rend(); ++found) {
        if (current_state_ != CurrentState::Good || found->first != current_.generation)
            candidates_.push_back({found->first, found->second});
    }
}

bool Loader::has_journal() const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [](const PieceName& piece) { return piece.kind == PieceKind::Journal; });
}

Loader::Outcome Loader::choose() {
    if (known_) {
        if (current_state_ == CurrentState::Good && current_.sequence > known_->sequence)
            return restart(true);
        if (current_state_ == CurrentState::Good) {
            begin_snapshot(candidates_.front(), SnapshotLoader::Mode::HistoryOnly);
            return Outcome::Working;
        }
        return begin_replay({});
    }
    if (next_candidate_ < candidates_.size()) {
        begin_snapshot(candidates_[next_candidate_++], SnapshotLoader::Mode::Strict);
        return Outcome::Working;
    }
    // No intact snapshot. Without CURRENT the first one may never have been finished: then the journal has it
    // all.
    if (current_state_ == CurrentState::Missing && (candidates_.empty() || has_journal())) {
        from_zero_ = true;
        consumer_.reset(false);
        result_.reset = true;
        return begin_replay({});
    }
    return salvage();
}

Loader::Outcome Loader::salvage() {
    if (!writer_ && attempts_ < kMostAttempts) return restart(false);
    salvage_ = true;
    from_zero_ = false;
    result_.snapshot_needed = true;
    begin_snapshot(candidates_.empty() ? Candidate{} : candidates_.front(), SnapshotLoader::Mode::Salvage);
    return Outcome::Working;
}

void Loader::begin_snapshot(Candidate candidate, SnapshotLoader::Mode mode) {
    candidate_ = candidate;
    if (mode != SnapshotLoader::Mode::HistoryOnly) {
        consumer_.reset(mode == SnapshotLoader::Mode::Salvage);
        result_.reset = true;
    }
    snapshot_ =
        std::make_unique<SnapshotLoader>(env_, &consumer_, candidate.generation, candidate.pieces, mode);
    stage_ = Stage::Snapshot;
}

Loader::Outcome Loader::load_snapshot() {
    switch (snapshot_->step()) {
        case SnapshotLoader::Outcome::Working:
            return Outcome::Working;
        case SnapshotLoader::Outcome::Waiting:
            return Outcome::Waiting;
        case SnapshotLoader::Outcome::Newer:
            return Outcome::Newer;
        case SnapshotLoader::Outcome::NoStorage:
            fault_ = snapshot_->fault();
            return Outcome::NoStorage;
        case SnapshotLoader::Outcome::Damaged:
            if (known_ || (!writer_ && attempts_ < kMostAttempts)) return restart(attempts_ > 2);
            if (current_state_ == CurrentState::Good && candidate_.generation == current_.generation) {
                lose(tr("The snapshot in force (number {1}) is damaged.", candidate_.generation));
                result_.snapshot_needed = true;
            }
            damaged_.insert(damaged_.end(), snapshot_->damaged().begin(), snapshot_->damaged().end());
            stage_ = Stage::Choose;
            return Outcome::Working;
        case SnapshotLoader::Outcome::Done:
            break;
    }
    result_.report.bytes_read += snapshot_->bytes();
    result_.report.generation = candidate_.generation;
    result_.live_bytes = current_state_ == CurrentState::Good ? current_.bytes : snapshot_->bytes();
    with_snapshot_ = true;
    result_.history = std::move(snapshot_->history());
    if (salvage_) {
        for (const std::string& line : snapshot_->lines()) lose(line);
        damaged_ = snapshot_->damaged();
        lose(tr("What could be read of the snapshot was opened; the damaged files are kept in lost+found."));
    }
    Position base = snapshot_->base();
    if (!snapshot_->base_known()) base = {current_.sequence, current_.chain};
    return begin_replay(base);
}

Loader::Outcome Loader::begin_replay(Position base) {
    if (result_.reset) {
        const Result<void> done = consumer_.sections_done();
        if (!done) lose(tr("The snapshot holds something that can't be used: {1}", done.error().message));
    }
    result_.report.sequence = base.sequence;
    replay_ = std::make_unique<JournalReplay>(env_, consumer_, pieces_);
    replay_->start(base, std::move(result_.history), known_);
    base_ = base.sequence;
    stage_ = Stage::Replay;
    return Outcome::Working;
}

Loader::Outcome Loader::replay() {
    const JournalReplay::Outcome outcome = replay_->step();
    switch (outcome) {
        case JournalReplay::Outcome::Working:
            return Outcome::Working;
        case JournalReplay::Outcome::Waiting:
            return Outcome::Waiting;
        case JournalReplay::Outcome::Newer:
            return Outcome::Newer;
        case JournalReplay::Outcome::NoStorage:
            fault_ = replay_->fault();
            return Outcome::NoStorage;
        default:
            return after_replay(outcome);
    }
}

Loader::Outcome Loader::after_replay(JournalReplay::Outcome outcome) {
    if (outcome == JournalReplay::Outcome::Mismatch) return restart(true);
    const auto& files = replay_->files();
    const bool gone = outcome == JournalReplay::Outcome::Gone ||
                      std::any_of(files.begin(), files.end(), [](const JournalFile& file) {
                          return file.state == JournalFile::State::Missing;
                      });
    // What it had delivered from the files that are gone now is right, but what follows is somewhere else.
    if (gone && !writer_ && attempts_ < kMostAttempts) {
        if (known_ && replay_->position().sequence > known_->sequence) known_ = replay_->position();
        return restart(attempts_ > 2);
    }
    if (from_zero_ && !candidates_.empty() && replay_->applied() == 0) return salvage();
    result_.position = replay_->position();
    result_.history = std::move(replay_->history());
    result_.report.sequence = result_.position.sequence;
    result_.report.records_replayed = replay_->applied();
    result_.report.bytes_read += replay_->bytes_read();
    sort_files();
    stage_ = Stage::Done;
    return Outcome::Done;
}

}  // namespace segments::storage
