// The part of Loader that sorts the files after replay: in use, left over, or damaged and kept for rescue.
#include <algorithm>
#include <set>
#include <string>

#include "core/base/tr.h"
#include "storage/format/content.h"
#include "storage/format/names.h"
#include "storage/loader.h"

namespace segments::storage {
namespace {

bool readable(const JournalFile& file) {
    return file.state == JournalFile::State::Intact || file.state == JournalFile::State::HeaderOnly;
}

// A later piece of the same session begins at the same place: this one belongs to a change that was
// cancelled.
bool cancelled(const JournalFile& file, const std::vector<JournalFile>& files) {
    return std::any_of(files.begin(), files.end(), [&](const JournalFile& other) {
        return other.used && other.name.run == file.name.run && other.name.index > file.name.index &&
               other.header.base == file.header.base;
    });
}

}  // namespace

void Loader::sort_files() {
    sort_journal();
    sort_snapshots();
    check_history();
    const std::set<PieceName> undo_in_use = result_.history.undo_pieces();
    for (const PieceName& piece : pieces_) {
        if (piece.kind == PieceKind::Undo && !undo_in_use.contains(piece))
            result_.remove.push_back(file_name(piece));
    }
    for (const std::string& name : names_) {
        if (const auto content = parse_content_file(name))
            result_.contents[content->hash].insert(content->index);
        if (name == kDraftName) result_.draft = true;
        if (is_sealed_file(name)) result_.remove.push_back(name);
        if (name.starts_with(kRescueFolder)) result_.report.rescued.push_back(name);
    }
}

void Loader::sort_journal() {
    const Sequence last = result_.position.sequence;
    std::size_t beyond = 0;
    for (const JournalFile& file : replay_->files()) {
        const std::string name = file_name(file.name);
        if (file.state == JournalFile::State::Missing) {
            lose(tr("File {1} of the journal is missing.", name));
            continue;
        }
        if (file.used) {
            result_.journal.push_back({name, file.holds, file.size});
            if (!file.spoilt) continue;
            result_.copy.push_back(name);
            lose(tr("File {1} of the journal is damaged behind change {2}.", name, last));
            continue;
        }
        if (readable(file) && (file.header.base < base_ || cancelled(file, replay_->files()))) {
            result_.remove.push_back(name);
            continue;
        }
        result_.move.push_back(name);
        if (readable(file) && file.header.base < last) {
            lose(tr("File {1} holds changes of a session that another one had taken over from.", name));
        } else {
            ++beyond;
        }
    }
    if (!replay_->refusal().empty())
        lose(tr("Change {1} can't be applied: {2}", last + 1, replay_->refusal()));
    if (beyond > 0) {
        lose((replay_->unfinished() ? tr("Change {1} wasn't saved to its end.", last + 1)
                                    : tr("The journal is damaged or incomplete behind change {1}.", last)) +
             " " +
             tr_n("What follows it was not applied ({1} file, kept in lost+found).",
                  "What follows it was not applied ({1} files, kept in lost+found).", beyond));
    }
    if (!result_.report.clean) result_.snapshot_needed = true;
}

void Loader::sort_snapshots() {
    const std::set<std::string> damaged(damaged_.begin(), damaged_.end());
    for (const PieceName& piece : pieces_) {
        if (piece.kind != PieceKind::Snapshot) continue;
        const std::string name = file_name(piece);
        const bool in_use = with_snapshot_ && piece.run == result_.report.generation;
        if (in_use) {
            result_.snapshot.push_back(name);
            if (damaged.contains(name)) result_.copy.push_back(name);
        } else if (current_state_ == CurrentState::Good && piece.run == current_.generation) {
            result_.move.push_back(name);
        } else {
            result_.remove.push_back(name);
        }
    }
}

// Steps whose files are gone can't be undone, nor can those behind them.
void Loader::check_history() {
    const std::set<PieceName> there(pieces_.begin(), pieces_.end());
    const auto missing = [&](std::size_t index) {
        const UndoPlace& place = result_.history.place(index);
        if (place.kind != PieceKind::Undo) return false;
        for (std::uint32_t i = place.first; i <= place.last; ++i) {
            if (!there.contains({place.kind, place.run, i})) return true;
        }
        return false;
    };
    const std::size_t before = result_.history.size();
    for (std::size_t i = result_.history.view().done; i < result_.history.size(); ++i) {
        if (missing(i)) result_.history.drop_behind(i);
    }
    for (std::size_t i = result_.history.view().done; i-- > 0;) {
        if (!missing(i)) continue;
        result_.history.drop_behind(i);
        break;
    }
    if (result_.history.size() == before) return;
    lose(
        tr("Files of the undo history are missing: it reaches back {1} steps.", result_.history.view().done));
    result_.snapshot_needed = true;
}

}  // namespace segments::storage
