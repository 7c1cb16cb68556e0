#include "app/exchange/workspace_file.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "app/backup/file_pieces.h"
#include "app/backup/wording.h"
#include "app/exchange/wording.h"
#include "core/attachment/attachment_tables.h"
#include "core/attachment/content_hash.h"
#include "core/base/tr.h"
#include "core/exchange/workspace_json.h"
#include "storage/content_reader.h"
#include "storage/format/content.h"

namespace segments::app {
namespace {

using exchange::JsonScanner;
namespace content = attachment::content;

constexpr std::size_t kRows = 100;
constexpr std::size_t kPieceBytes = 256 * 1024;
constexpr std::size_t kScannedBytes = 32 * 1024;
constexpr std::size_t kClearedRows = 2000;
// Of attached documents: more than this waits for the storage.
constexpr std::uint64_t kMostUnsavedBytes = 4u << 20;

class ExportWorkspace final : public Job {
  public:
    explicit ExportWorkspace(Session& session)
        : session_(session),
          generation_(session.generation()),
          version_(session.db().version()),
          writer_(session.db(), workspace_name(session)),
          name_(workspace_name(session) + " " + to_iso(session.platform().now().day) + ".json"),
          download_(session.platform().begin_download(name_, "application/json")) {
        const table::Table& contents = session.table(content::kTable);
        contents.live().for_each([&](table::Row row) {
            contents_.emplace_back(contents.text(row, content::kHash),
                                   static_cast<std::uint64_t>(contents.number(row, content::kSize)));
        });
    }
    ~ExportWorkspace() override {
        if (download_) session_.platform().abort_download(*download_);
    }
    ExportWorkspace(const ExportWorkspace&) = delete;
    ExportWorkspace& operator=(const ExportWorkspace&) = delete;

    std::string title() const override { return tr("Exporting the workspace"); }
    std::string detail() const override { return in_quotes(name_); }
    float progress() const override { return written_ ? 0.95f : 0.9f * writer_.progress(); }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            if (generation_ != session_.generation() || version_ != session_.db().version()) {
                problem_ = fail(tr("The workspace was changed while it was written. Please try again."));
                return State::done;
            }
            if (!written_) {
                written_ = writer_.step(kRows, text_);
            } else if (at_ < contents_.size()) {
                if (!write_content()) return State::working;
            } else {
                exchange::end_workspace_json(text_);
                pass_on();
                session_.platform().finish_download(*download_);
                download_.reset();
                return State::done;
            }
            if (text_.size() >= kPieceBytes) pass_on();
        }
        return State::working;
    }
    void finished() override {
        if (problem_) return session_.tell(*problem_);
        if (left_out_ > 0)
            return session_.tell(ui::Tone::warning,
                                 tr_n("{1} attached document couldn't be read and isn't in the file.",
                                      "{1} attached documents couldn't be read and aren't in the file.",
                                      left_out_, filter::format_count(left_out_, session_.locale())));
        session_.tell(ui::Tone::success, tr("The workspace is written to {1}.", in_quotes(name_)) + " " +
                                             tr("The browser saves it among your downloads.").str());
    }

  private:
    // False while a piece is on its way.
    bool write_content() {
        const auto& [hash, size] = contents_[at_];
        if (!reader_) {
            reader_.emplace(session_.workspace().store(), hash, size);
            piece_ = 0;
        }
        if (reader_->problem() || reader_->at_end()) {
            left_out_ += reader_->problem() ? 1 : 0;
            reader_.reset();
            ++at_;
            return true;
        }
        const std::optional<storage::Bytes> bytes = reader_->take();
        if (!bytes) return reader_->problem().has_value();
        exchange::append_content_piece(text_, hash, ++piece_,
                                       {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        return true;
    }
    void pass_on() {
        session_.platform().append_download(
            *download_, {reinterpret_cast<const std::uint8_t*>(text_.data()), text_.size()});
        text_.clear();
    }

    Session& session_;
    std::uint64_t generation_, version_;
    exchange::WorkspaceJsonWriter writer_;
    bool written_ = false;  // the records
    std::vector<std::pair<std::string, std::uint64_t>> contents_;
    std::size_t at_ = 0;
    std::optional<storage::ContentReader> reader_;
    std::uint32_t piece_ = 0;
    std::size_t left_out_ = 0;
    std::string name_;
    std::optional<std::uint32_t> download_;
    std::string text_;
    std::optional<Error> problem_;
};

class ImportWorkspace final : public Job {
  public:
    ImportWorkspace(Session& session, const platform::IncomingFile& file)
        : session_(session),
          file_(file),
          pieces_(session, file),
          scanner_(exchange::workspace_json_shape()),
          tx_(session.workspace().begin(tr("Import workspace from {1}", in_quotes(file.name)))) {
        reader_.emplace(*tx_, [this](std::string_view hash, std::uint32_t index, std::string_view bytes) {
            return take_content(hash, index, bytes);
        });
    }

    std::string title() const override { return tr("Importing the workspace"); }
    std::string detail() const override { return in_quotes(file_.name); }
    float progress() const override {
        return tx_ ? 0.5f * pieces_.share() : 0.5f + session_.workspace().commit_progress() / 2;
    }
    bool can_cancel() const override { return tx_.has_value(); }
    void cancel() override {
        take_back();
        session_.platform().release_file(file_.id);
    }

    State step(const Slice& slice) override {
        while (tx_ && !slice.over()) {
            if (!cleared_) {
                cleared_ = reader_->clear(kClearedRows);
            } else if (!complete_) {
                if (store().content_unsaved() > kMostUnsavedBytes && can_be_stored()) return State::working;
                if (const std::optional<State> state = read()) return *state;
            } else {
                const Result<bool> stored = settled();
                if (!stored) return fail_with(stored.error());
                if (!*stored) return State::working;
                reader_.reset();
                session_.workspace().commit(std::move(*tx_));
                tx_.reset();
            }
        }
        return tx_ || session_.workspace().committing() ? State::working : State::done;
    }
    void finished() override {
        session_.platform().release_file(file_.id);
        if (problem_) return session_.tell(fail(nothing_imported_text(file_.name, problem_->message)));
        session_.go("/workspace");
        session_.tell(ui::Tone::success, tr("The workspace of {1} is here.", in_quotes(file_.name)) + " " +
                                             tr("Undo brings back what was there before.").str());
    }

  private:
    struct Arriving {
        std::string hash;
        std::uint64_t size = 0, came = 0;
        std::uint32_t pieces = 0;
        Sha256 sum;
    };

    storage::Store& store() const { return session_.workspace().store(); }
    bool can_be_stored() const { return store().status().kind != storage::Status::Kind::NotSaved; }

    // A step of the file; the state in which the job waits or ends.
    std::optional<State> read() {
        switch (scanner_.next(kScannedBytes)) {
            case JsonScanner::State::element:
                if (scanner_.element().too_long) return fail_with(fail(tr("A record is longer than 1 MB.")));
                if (Result<void> added = reader_->add(scanner_.element().text); !added)
                    return fail_with(
                        fail(tr("Line {1}: {2}", scanner_.element().line, added.error().message)));
                break;
            case JsonScanner::State::paused:
                break;
            case JsonScanner::State::done: {
                Result<void> whole = reader_->finish();
                if (whole) whole = end_content();
                if (!whole) return fail_with(whole.error());
                complete_ = true;
                break;
            }
            case JsonScanner::State::failed:
                return fail_with(scanner_.error());
            case JsonScanner::State::hungry: {
                if (pieces_.problem())
                    return fail_with(fail(tr("The file can't be read. Is it still where it was?")));
                if (pieces_.at_end()) {
                    scanner_.finish();
                    break;
                }
                std::optional<storage::Bytes> next = pieces_.take();
                if (!next) return State::waiting;
                piece_ = std::move(*next);
                scanner_.feed({reinterpret_cast<const char*>(piece_.data()), piece_.size()});
                break;
            }
        }
        return std::nullopt;
    }

    static Error wrong_content() {
        return fail(tr("An attached document in the file is not what it should be."));
    }
    // They come after the records that name them.
    Result<void> take_content(std::string_view hash, std::uint32_t index, std::string_view bytes) {
        if (index == 1) {
            if (Result<void> whole = end_content(); !whole) return whole;
            if (Result<void> records = reader_->finish(); !records) return records;
            const table::Table& contents = tx_->table(content::kTable);
            const table::Row row = contents.find(hash);
            if (row == table::kNoRow) return wrong_content();
            arriving_ = Arriving{};
            arriving_->hash = hash;
            arriving_->size = static_cast<std::uint64_t>(contents.number(row, content::kSize));
        }
        if (!arriving_ || arriving_->hash != hash || index != arriving_->pieces + 1 ||
            bytes.size() !=
                std::min<std::uint64_t>(arriving_->size - arriving_->came, storage::kContentPieceBytes))
            return wrong_content();
        const storage::ByteView view(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        arriving_->came += bytes.size();
        arriving_->sum.add(view);
        arriving_->pieces = index;
        session_.workspace().put_content(arriving_->hash, index, view);
        return {};
    }
    Result<void> end_content() {
        if (!arriving_) return {};
        Arriving arrived = std::move(*arriving_);
        arriving_.reset();
        if (arrived.came != arrived.size || attachment::content_name(arrived.sum) != arrived.hash)
            return wrong_content();
        put_.emplace_back(std::move(arrived.hash), arrived.size);
        return {};
    }
    Result<bool> settled() const {
        if (store().content_unsaved() > 0) {
            if (can_be_stored()) return false;
            return fail(tr("The attached documents can't be stored.").str() + " " + store().status().why);
        }
        for (const auto& [hash, size] : put_) {
            if (!store().has_content(hash, size))
                return fail(tr("The attached documents could not be stored."));
        }
        return true;
    }
    State fail_with(Error problem) {
        problem_ = std::move(problem);
        take_back();
        return State::working;
    }
    void take_back() {
        reader_.reset();
        session_.workspace().take_back(std::move(*tx_));
        tx_.reset();
    }

    Session& session_;
    platform::IncomingFile file_;
    FilePieces pieces_;
    storage::Bytes piece_;
    JsonScanner scanner_;
    std::optional<table::Transaction> tx_;
    std::optional<exchange::WorkspaceJsonReader> reader_;
    bool cleared_ = false, complete_ = false;
    std::optional<Arriving> arriving_;
    std::vector<std::pair<std::string, std::uint64_t>> put_;
    std::optional<Error> problem_;
};

}  // namespace

std::unique_ptr<Job> export_workspace_job(Session& session) {
    return std::make_unique<ExportWorkspace>(session);
}

void ask_to_import_workspace(Session& session, const platform::IncomingFile& file) {
    const auto run = [&session, file] { session.run(std::make_unique<ImportWorkspace>(session, file)); };
    if (session.is_new()) return run();
    Question question;
    question.title = tr("Import this workspace?");
    question.text =
        tr("{1} is a whole workspace. It takes the place of everything in this one. That is one "
           "step of the history: Undo brings back what is there now.",
           in_quotes(file.name));
    question.answers.push_back({.name = tr("Import"), .run = run, .danger = true});
    question.answers.push_back(
        {.name = tr("Cancel"), .run = [&session, id = file.id] { session.platform().release_file(id); }});
    session.ask(std::move(question));
}

}  // namespace segments::app
