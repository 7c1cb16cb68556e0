#include "storage/journal_replay.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace segments::storage {
namespace {

constexpr std::size_t kReadAhead = 8;
// Pieces kept between looking at their headers and replaying them; a larger journal is read twice.
constexpr std::uint64_t kMostCached = 32 << 20;

}  // namespace

JournalReplay::JournalReplay(Env& env, Consumer& consumer, std::vector<PieceName> names)
    : env_(env), consumer_(consumer) {
    std::sort(names.begin(), names.end());
    for (const PieceName& name : names) {
        if (name.kind != PieceKind::Journal) continue;
        JournalFile& file = files_.emplace_back();
        file.name = name;
    }
    reads_.resize(files_.size());
}

void JournalReplay::start(Position base, UndoHistory history, std::optional<Position> known) {
    at_ = base;
    history_ = std::move(history);
    known_ = known;
}

JournalReplay::Outcome JournalReplay::step() {
    switch (stage_) {
        case Stage::Scan:
            return scan();
        case Stage::Choose:
            return choose();
        case Stage::Verify:
            return verify();
        case Stage::Deliver:
            return deliver();
        case Stage::Done:
            break;
    }
    return Outcome::Done;
}

JournalReplay::Outcome JournalReplay::scan() {
    if (scanned_ == files_.size()) {
        stage_ = Stage::Choose;
        return Outcome::Working;
    }
    for (std::size_t i = scanned_; i < files_.size() && i < scanned_ + kReadAhead; ++i) {
        if (!reads_[i]) reads_[i] = env_.read(file_name(files_[i].name));
    }
    if (!reads_[scanned_].done()) return Outcome::Waiting;
    const std::size_t file = scanned_++;
    return take_scanned(file, reads_[file].take());
}

JournalReplay::Outcome JournalReplay::take_scanned(std::size_t index, Reply reply) {
    JournalFile& file = files_[index];
    if (reply.fault == Fault::NotFound) {
        file.state = JournalFile::State::Missing;
        return Outcome::Working;
    }
    if (!reply.ok()) {
        fault_ = reply.fault;
        return Outcome::NoStorage;
    }
    file.size = reply.bytes.size();
    bytes_read_ += file.size;
    const PieceReader reader(reply.bytes, PieceKind::Journal);
    if (reader.state() == PieceReader::State::Newer) return Outcome::Newer;
    file.header = reader.header();
    const bool right =
        reader.header_intact() && file.header.run == file.name.run && file.header.index == file.name.index;
    file.state = !right                                       ? JournalFile::State::Damaged
                 : reader.state() == PieceReader::State::Good ? JournalFile::State::Intact
                                                              : JournalFile::State::HeaderOnly;
    if (right && cached_ + file.size <= kMostCached) {
        cached_ += file.size;
        file.bytes = std::move(reply.bytes);
    }
    return Outcome::Working;
}

bool JournalReplay::fetch(std::size_t index, Outcome& outcome) {
    JournalFile& file = files_[index];
    if (!file.bytes.empty()) return true;
    outcome = Outcome::Waiting;
    if (!reads_[index]) reads_[index] = env_.read(file_name(file.name));
    if (!reads_[index].done()) return false;
    Reply reply = reads_[index].take();
    if (reply.fault == Fault::NotFound) {
        outcome = Outcome::Gone;
        return false;
    }
    if (!reply.ok() || reply.bytes.empty()) {
        fault_ = reply.ok() ? Fault::Io : reply.fault;
        outcome = Outcome::NoStorage;
        return false;
    }
    file.bytes = std::move(reply.bytes);
    cached_ += file.bytes.size();
    return true;
}

void JournalReplay::forget(std::size_t file) {
    cached_ -= files_[file].bytes.size();
    files_[file].bytes = Bytes();
}

std::optional<std::size_t> JournalReplay::best_after(Position at) const {
    for (std::size_t i = files_.size(); i-- > 0;) {
        const JournalFile& file = files_[i];
        const bool readable =
            file.state == JournalFile::State::Intact || file.state == JournalFile::State::HeaderOnly;
        if (readable && file.header.base == at.sequence && file.header.chain == at.chain) return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> JournalReplay::next_of_record(std::size_t file, std::uint32_t chain) const {
    const std::size_t next = file + 1;
    if (next >= files_.size()) return std::nullopt;
    const JournalFile& found = files_[next];
    const bool fits = found.name.run == files_[file].name.run &&
                      found.name.index == files_[file].name.index + 1 && found.header.base == at_.sequence &&
                      found.header.chain == chain;
    const bool readable =
        found.state == JournalFile::State::Intact || found.state == JournalFile::State::HeaderOnly;
    if (!fits || !readable) return std::nullopt;
    return next;
}

// We stand between two records.
JournalReplay::Outcome JournalReplay::choose() {
    if (known_ && at_.sequence >= known_->sequence) {
        if (at_ != *known_) return Outcome::Mismatch;
        known_.reset();
    }
    const auto best = best_after(at_);
    if (best && (!current_ || *best > *current_)) {
        if (current_) forget(*current_);
        current_ = best;
        entered_ = false;
    }
    if (!current_) return stop();
    if (!entered_) {
        Outcome outcome = Outcome::Working;
        if (!fetch(*current_, outcome)) return outcome;
        reader_ = PieceReader(files_[*current_].bytes, PieceKind::Journal);
        entered_ = true;
    }
    PieceReader peek = reader_;
    Frame frame;
    switch (peek.next(frame)) {
        case PieceReader::Next::End:
            if (reader_.state() != PieceReader::State::Good) files_[*current_].spoilt = true;
            return stop();
        case PieceReader::Next::Damaged:
            files_[*current_].spoilt = true;
            return stop();
        case PieceReader::Next::Frame:
            break;
    }
    commit_ = CommitParser();
    commit_files_ = {*current_};
    commit_file_ = 0;
    ahead_ = reader_;
    ahead_entered_ = true;
    stage_ = Stage::Verify;
    return Outcome::Working;
}

// Looks for the end of the record, through one piece per step.
JournalReplay::Outcome JournalReplay::verify() {
    const std::size_t file = commit_files_.back();
    if (!ahead_entered_) {
        Outcome outcome = Outcome::Working;
        if (!fetch(file, outcome)) return outcome;
        ahead_ = PieceReader(files_[file].bytes, PieceKind::Journal);
        ahead_entered_ = true;
    }
    for (;;) {
        Frame frame;
        const PieceReader::Next next = ahead_.next(frame);
        if (next == PieceReader::Next::Damaged) {
            files_[file].spoilt = true;
            return stop();
        }
        if (next == PieceReader::Next::End) break;
        const CommitParser::Outcome outcome = commit_.take(frame);
        if (outcome == CommitParser::Outcome::Within) continue;
        if (outcome == CommitParser::Outcome::Bad || commit_.sequence() != at_.sequence + 1) {
            files_[file].spoilt = true;
            return stop();
        }
        begin_delivery();
        return Outcome::Working;
    }
    const auto following = next_of_record(file, ahead_.chain());
    if (!following || ahead_.state() != PieceReader::State::Good) {
        unfinished_ = true;
        return stop();
    }
    if (commit_files_.size() > 1 && cached_ > kMostCached) forget(file);
    commit_files_.push_back(*following);
    ahead_entered_ = false;
    return Outcome::Working;
}

void JournalReplay::begin_delivery() {
    stage_ = Stage::Deliver;
    commit_file_ = 0;
    commit_ = CommitParser();
    ahead_ = reader_;
    ahead_entered_ = true;
    skipped_ = known_ && at_.sequence < known_->sequence;
    block_.clear();
    part_ = false;
    if (!skipped_) consumer_.begin_record(at_.sequence + 1);
}

// Delivers up to one block per step.
JournalReplay::Outcome JournalReplay::deliver() {
    const std::size_t file = commit_files_[commit_file_];
    if (!ahead_entered_) {
        Outcome outcome = Outcome::Working;
        if (!fetch(file, outcome)) return outcome;
        ahead_ = PieceReader(files_[file].bytes, PieceKind::Journal);
        ahead_entered_ = true;
    }
    for (;;) {
        Frame frame;
        const PieceReader::Next next = ahead_.next(frame);
        if (next == PieceReader::Next::End) {
            if (commit_file_ > 0) forget(file);
            ++commit_file_;
            ahead_entered_ = false;
            return Outcome::Working;
        }
        // It was good a moment ago, when the record was verified: the storage doesn't return what it holds.
        if (next == PieceReader::Next::Damaged || commit_.take(frame) == CommitParser::Outcome::Bad) {
            fault_ = Fault::Io;
            return Outcome::NoStorage;
        }
        if (frame.type == FrameType::CommitEnd) return finish_record();
        if (frame.type != FrameType::RecordBlock || skipped_) continue;
        if (!part_ && !frame.more) {
            consumer_.record_block(frame.payload);
            return Outcome::Working;
        }
        block_.insert(block_.end(), frame.payload.begin(), frame.payload.end());
        part_ = frame.more;
        if (part_) continue;
        consumer_.record_block(block_);
        block_.clear();
        return Outcome::Working;
    }
}

JournalReplay::Outcome JournalReplay::finish_record() {
    if (!skipped_) {
        const Result<void> applied = consumer_.end_record();
        if (!applied) {
            refusal_ = applied.error().message;
            files_[commit_files_.front()].spoilt = true;
            return stop();
        }
        ++applied_;
    }
    at_ = {commit_.sequence(), ahead_.chain()};
    const PieceName& first = files_[commit_files_.front()].name;
    const PieceName& last = files_[commit_files_.back()].name;
    history_.apply(commit_, {0, PieceKind::Journal, first.run, first.index, last.index, false});
    for (const std::size_t file : commit_files_) {
        files_[file].used = true;
        files_[file].holds = std::max(files_[file].holds, at_.sequence);
    }
    if (commit_files_.size() > 1) forget(commit_files_.front());
    current_ = commit_files_.back();
    reader_ = ahead_;
    entered_ = true;
    stage_ = Stage::Choose;
    return Outcome::Working;
}

JournalReplay::Outcome JournalReplay::stop() {
    stage_ = Stage::Done;
    // A follower that knows more than the journal holds has been left behind by another history.
    if (known_ && at_ != *known_) return Outcome::Mismatch;
    return Outcome::Done;
}

}  // namespace segments::storage
