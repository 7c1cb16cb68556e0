#include "storage/workspace/integrity_check.h"

#include <algorithm>
#include <utility>

#include "core/attachment/attachment_tables.h"
#include "core/base/tr.h"

namespace segments::storage {
namespace {

// Shares of the progress.
constexpr float kData = 0.5f, kUndo = 0.1f, kDocuments = 0.2f, kDays = 0.2f;

float part(std::size_t at, std::size_t of, float within) {
    return of == 0 ? 1.0f : (static_cast<float>(at) + within) / static_cast<float>(of);
}

}  // namespace

IntegrityCheck::IntegrityCheck(Env& env, Workspace& workspace) : env_(env), workspace_(workspace) {}

void IntegrityCheck::next(Stage stage) {
    stage_ = stage;
    at_ = 0;
}

float IntegrityCheck::progress() const {
    switch (stage_) {
        case Stage::Waiting:
            return 0;
        case Stage::Data:
            return kData * static_cast<float>(loader_->progress());
        case Stage::Undo:
            return kData + kUndo * part(at_, workspace_.store().history().entries.size(), 0);
        case Stage::Documents:
            return kData + kUndo + kDocuments * part(at_, contents_.size(), content_ ? content_->share() : 0);
        case Stage::Days:
            return kData + kUndo + kDocuments + kDays * part(at_, copies_.size(), day_ ? day_->share() : 0);
        case Stage::Done:
            break;
    }
    return 1;
}

std::string IntegrityCheck::what() const {
    switch (stage_) {
        case Stage::Waiting:
            return tr("Waiting until everything is saved");
        case Stage::Data:
            return tr("Reading the data");
        case Stage::Undo:
            return tr("Reading the history");
        case Stage::Documents:
            return tr("Reading the documents");
        default:
            return tr("Reading the daily copies");
    }
}

bool IntegrityCheck::read_data() {
    switch (loader_->step()) {
        case Loader::Outcome::Working:
            return false;
        case Loader::Outcome::Waiting:
            waits_ = true;
            return false;
        case Loader::Outcome::Newer:
            problems_.emplace_back(tr("A newer version of Segments has written to this workspace."));
            break;
        case Loader::Outcome::Sealed:
            problems_.push_back(describe(Fault::Resealed));
            break;
        case Loader::Outcome::NoStorage:
            problems_.push_back(tr("The data can't be read.").str() + " " + describe(loader_->fault()));
            break;
        case Loader::Outcome::Done: {
            const LoadResult& result = loader_->result();
            bytes_ += result.report.bytes_read;
            problems_.insert(problems_.end(), result.report.lines.begin(), result.report.lines.end());
            const Sequence wanted = workspace_.store().sequence();
            if (problems_.empty() && result.position.sequence < wanted) {
                problems_.push_back(
                    tr("Only the changes up to {1} of {2} are stored.", result.position.sequence, wanted));
            }
            break;
        }
    }
    return true;
}

bool IntegrityCheck::read_undo() {
    Store& store = workspace_.store();
    const std::vector<HistoryEntry>& entries = store.history().entries;
    if (at_ >= entries.size()) return true;
    if (!undo_) undo_ = store.read_undo(at_);
    if (!undo_->finished) {
        waits_ = true;
        return false;
    }
    if (undo_->error)
        problems_.push_back(tr("Step “{1}” of the history: {2}", entries[at_].label, undo_->error->message));
    for (const Bytes& block : undo_->blocks) bytes_ += block.size();
    undo_.reset();
    ++steps_;
    ++at_;
    return false;
}

bool IntegrityCheck::read_documents() {
    if (at_ >= contents_.size()) return true;
    const Document& document = contents_[at_];
    if (!content_) content_.emplace(workspace_.store(), document.hash, document.size);
    const std::optional<Bytes> piece = content_->take();
    if (piece) bytes_ += piece->size();
    waits_ = !piece && !content_->problem();
    if (content_->problem())
        problems_.push_back(tr("Document {1}: {2}", document.hash, content_->problem()->message));
    if (!content_->problem() && !content_->at_end()) return false;
    content_.reset();
    ++documents_;
    ++at_;
    return false;
}

bool IntegrityCheck::read_days() {
    if (at_ >= copies_.size()) return true;
    const DayCopy& copy = copies_[at_];
    if (!day_) {
        day_.emplace(workspace_.store(), copy);
        backup_ = std::make_unique<BackupReader>(nullptr);
    }
    const std::optional<Bytes> piece = copy.damaged ? std::nullopt : day_->take();
    Result<void> read;
    if (piece) {
        bytes_ += piece->size();
        read = backup_->feed(*piece);
    }
    const bool broken = copy.damaged || day_->failed();
    const bool end = !broken && day_->at_end();
    waits_ = !piece && !broken && !end;
    if (read && end) read = backup_->finish();
    if (broken) read = fail(tr("It is damaged or incomplete."));
    if (!read) {
        problems_.push_back(tr("The daily copy of {1}: {2}", copy.day, read.error().message));
        workspace_.days().mark_damaged(copy.day);
    }
    if (read && !end) return false;
    day_.reset();
    ++days_;
    ++at_;
    return false;
}

bool IntegrityCheck::step() {
    waits_ = false;
    Store& store = workspace_.store();
    switch (stage_) {
        case Stage::Waiting: {
            const Status status = workspace_.status();
            if (status.kind == Status::Kind::NotSaved) {
                problems_.push_back(tr("Not everything is saved: {1}", status.why));
                next(Stage::Done);
                return true;
            }
            waits_ = status.kind != Status::Kind::Saved || store.snapshot_running();
            if (waits_) return false;
            loader_ = std::make_unique<Loader>(env_, nothing_, store.role() == Role::Writer, std::nullopt);
            next(Stage::Data);
            return false;
        }
        case Stage::Data:
            if (read_data()) next(Stage::Undo);
            return false;
        case Stage::Undo: {
            if (!read_undo()) return false;
            namespace content = attachment::content;
            const table::Table& table = workspace_.db().table(content::kTable);
            table.live().for_each([&](table::Row row) {
                contents_.push_back({std::string(table.text(row, content::kHash)),
                                     static_cast<std::uint64_t>(table.number(row, content::kSize))});
            });
            next(Stage::Documents);
            return false;
        }
        case Stage::Documents:
            if (!read_documents()) return false;
            copies_ = workspace_.days().list();
            next(Stage::Days);
            return false;
        case Stage::Days:
            if (read_days()) next(Stage::Done);
            return stage_ == Stage::Done;
        case Stage::Done:
            break;
    }
    return true;
}

}  // namespace segments::storage
