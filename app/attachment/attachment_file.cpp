#include "app/attachment/attachment_file.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include "app/backup/file_pieces.h"
#include "app/backup/wording.h"
#include "app/exchange/wording.h"
#include "app/letter/document_look.h"
#include "app/letter/where_used_dialog.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "core/attachment/content_hash.h"
#include "core/base/tr.h"
#include "storage/content_reader.h"
#include "storage/format/content.h"

namespace segments::app {
namespace {

// Of the file, between two looks at the clock.
constexpr std::size_t kHashedBytes = 64 * 1024;
// More than this waits for the storage.
constexpr std::uint64_t kMostUnsavedBytes = 2u << 20;

// Reads the file twice: for the name of its content, and, where the store doesn't have it yet, for the store.
class ImportFile final : public Job {
  public:
    ImportFile(Session& session, const platform::IncomingFile& file,
               std::function<void(const StoredFile&)> use)
        : session_(session), file_(file), use_(std::move(use)) {
        pieces_.emplace(session, file);
    }

    std::string title() const override { return tr("Importing the file"); }
    std::string detail() const override { return in_quotes(file_.name); }
    float progress() const override {
        return storing_ ? 0.3f + 0.7f * pieces_->share() : 0.3f * pieces_->share();
    }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            if (storing_ && !may_go_on()) return problem_ ? State::done : State::working;
            if (at_ == piece_.size()) {
                if (pieces_->at_end()) {
                    if (!end_of_pass()) continue;
                    if (stored()) return State::done;
                    return problem_ ? State::done : State::working;
                }
                if (pieces_->problem()) {
                    problem_ = fail(tr("It can't be read. Is it still where it was, and unchanged?"));
                    return State::done;
                }
                std::optional<storage::Bytes> next = pieces_->take();
                if (!next) return State::waiting;
                piece_ = std::move(*next);
                at_ = 0;
            }
            take();
        }
        return State::working;
    }

    void finished() override {
        session_.platform().release_file(file_.id);
        if (!problem_) {
            session_.close_message();
            use_({{hash_, file_.size}, attachment::extension_of(file_.name), file_.name});
            // What refuses the file says so, and has the last word.
            const std::optional<Message>& told = session_.message();
            if (!told || told->tone != ui::Tone::error)
                look_at_document(session_, file_.name, {hash_, file_.size});
            return;
        }
        give_up();
        session_.tell(fail(tr("{1} was not attached.", in_quotes(file_.name)) + " " + problem_->message));
    }
    void cancel() override {
        give_up();
        session_.platform().release_file(file_.id);
    }

  private:
    storage::Store& store() { return session_.workspace().store(); }

    void take() {
        const storage::ByteView bytes =
            storage::ByteView(piece_).subspan(at_, std::min(kHashedBytes, piece_.size() - at_));
        at_ += bytes.size();
        sum_.add(bytes);
        if (!storing_) return;
        content_.insert(content_.end(), bytes.begin(), bytes.end());
        while (content_.size() >= storage::kContentPieceBytes) put(storage::kContentPieceBytes);
    }
    void put(std::size_t size) {
        session_.workspace().put_content(hash_, ++index_, storage::ByteView(content_).first(size));
        content_.erase(content_.begin(), content_.begin() + static_cast<std::ptrdiff_t>(size));
    }
    // False while the storage is behind, or refuses.
    bool may_go_on() {
        if (store().content_unsaved() <= kMostUnsavedBytes) return true;
        const storage::Status status = store().status();
        if (status.kind == storage::Status::Kind::NotSaved) problem_ = fail(status.why);
        return false;
    }
    // True when nothing more is to be read.
    bool end_of_pass() {
        if (ended_) return true;
        const std::string name = attachment::content_name(sum_);
        if (!storing_) {
            hash_ = name;
            if (store().has_content(hash_, file_.size)) return ended_ = true;
            storing_ = true;
            sum_ = Sha256();
            pieces_.emplace(session_, file_);
            piece_.clear();
            at_ = 0;
            return false;
        }
        if (name != hash_) problem_ = fail(tr("It was changed while it was read. Please try again."));
        if (!content_.empty()) put(content_.size());
        return ended_ = true;
    }
    bool stored() {
        if (problem_) return false;
        if (store().has_content(hash_, file_.size)) return true;
        if (store().content_unsaved() > 0) {
            const storage::Status status = store().status();
            if (status.kind == storage::Status::Kind::NotSaved) problem_ = fail(status.why);
            return false;
        }
        problem_ = fail(tr("It could not be stored. Please try again."));
        return false;
    }
    void give_up() {
        if (storing_) store().remove_content(hash_);
    }

    Session& session_;
    platform::IncomingFile file_;
    std::function<void(const StoredFile&)> use_;
    std::optional<FilePieces> pieces_;
    storage::Bytes piece_, content_;
    std::size_t at_ = 0;
    Sha256 sum_;
    std::string hash_;
    bool storing_ = false, ended_ = false;
    std::uint32_t index_ = 0;
    std::optional<Error> problem_;
};

class ExportFile final : public Job {
  public:
    ExportFile(Session& session, const attachment::Content& content, std::string name)
        : session_(session),
          name_(std::move(name)),
          reader_(session.workspace().store(), content.hash, content.size),
          download_(session.platform().begin_download(name_, "application/octet-stream")) {}
    ~ExportFile() override {
        if (download_) session_.platform().abort_download(*download_);
    }
    ExportFile(const ExportFile&) = delete;
    ExportFile& operator=(const ExportFile&) = delete;

    std::string title() const override { return tr("Opening the document"); }
    std::string detail() const override { return in_quotes(name_); }
    float progress() const override { return reader_.share(); }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            if (const std::optional<storage::Bytes> piece = reader_.take()) {
                session_.platform().append_download(*download_, *piece);
            } else if (reader_.at_end()) {
                session_.platform().finish_download(*download_);
                download_.reset();
                return State::done;
            } else {
                return reader_.problem() ? State::done : State::working;
            }
        }
        return State::working;
    }
    void finished() override {
        if (reader_.problem())
            session_.tell(*reader_.problem());
        else
            session_.tell(ui::Tone::success,
                          tr("The browser has {1} among its downloads.", in_quotes(name_)));
    }

  private:
    Session& session_;
    std::string name_;
    storage::ContentReader reader_;
    std::optional<std::uint32_t> download_;
};

}  // namespace

void import_arrived(Session& session, const platform::IncomingFile& file,
                    std::function<void(const StoredFile&)> use) {
    const auto refuse = [&](std::string why) {
        session.platform().release_file(file.id);
        session.tell(fail(tr("{1} was not attached.", in_quotes(file.name)) + " " + std::move(why)));
    };
    if (Result<void> free = session.check_can_change(); !free) return refuse(free.error().message);
    if (file.size > attachment::kMostBytes)
        return refuse(tr("It is larger than {1}.", size_text(attachment::kMostBytes, session.locale())));
    session.run(std::make_unique<ImportFile>(session, file, std::move(use)));
}

void import_file(Session& session, std::function<void(const StoredFile&)> use) {
    if (Result<void> free = session.check_can_change(); !free) return session.tell(free.error());
    session.want_file([&session, use = std::move(use)](const platform::IncomingFile& file) {
        import_arrived(session, file, use);
    });
    session.platform().pick_file(kAttachmentPurpose, "");
}

void attachment_arrived(Session& session, const platform::IncomingFile& file) {
    if (const auto use = session.take_wanted_file())
        use(file);
    else
        session.platform().release_file(file.id);
}

namespace {

// `take` brings the file; a document that is there is replaced only after a question, else `leave` is called.
void ask_to_replace(Session& session, bool replaces, std::function<void()> take,
                    std::function<void()> leave = {}) {
    if (!replaces) return take();
    Question question;
    question.title = tr("Replace the document");
    question.text = tr("There is a document already. Do you want to replace it by a file?");
    question.answers.push_back({.name = tr("Replace"), .run = std::move(take)});
    question.answers.push_back({.name = tr("No"), .run = std::move(leave), .primary = true});
    session.ask(std::move(question));
}

}  // namespace

void import_document(Session& session, bool replaces, std::function<void(const StoredFile&)> use) {
    ask_to_replace(session, replaces, [&session, use = std::move(use)] { import_file(session, use); });
}

void import_dropped(Session& session, const platform::IncomingFile& file, bool replaces,
                    std::function<void(const StoredFile&)> use) {
    ask_to_replace(
        session, replaces, [&session, file, use = std::move(use)] { import_arrived(session, file, use); },
        [&session, id = file.id] { session.platform().release_file(id); });
}

bool is_document_name(std::string_view name) {
    constexpr std::string_view kDocuments[] = {"docx", "doc",  "docm", "dotx", "pdf", "odt",  "rtf", "htm",
                                               "html", "xlsx", "pptx", "png",  "jpg", "jpeg", "gif"};
    const std::string extension = attachment::extension_of(name);
    return std::find(std::begin(kDocuments), std::end(kDocuments), extension) != std::end(kDocuments);
}

void ask_to_remove_document(Session& session, std::function<void()> remove) {
    Question question;
    question.title = tr("Remove the document");
    question.text = tr("Do you want to remove the document? Undo brings it back.");
    question.answers.push_back({.name = tr("Remove"), .run = std::move(remove), .danger = true});
    question.answers.push_back({.name = tr("No"), .primary = true});
    session.ask(std::move(question));
}

void export_document(Session& session, std::int64_t attachment_no, std::string_view stem) {
    if (Result<void> ok = attachment::check_can_open(session.db(), attachment_no); !ok)
        return session.tell(ok.error());
    session.run(std::make_unique<ExportFile>(session, attachment::content_of(session.db(), attachment_no),
                                             attachment::file_name(session.db(), attachment_no, stem)));
}

void draw_document(ui::Ui& ui, Session& session, const DocumentBar& bar) {
    const bool there = attachment::find_attachment(session.db(), bar.attachment_no) != table::kNoRow;
    std::string shown = tr("No attachment");
    if (there)
        shown = tr("Attachment: {1}, {2}", attachment::kind_of(session.db(), bar.attachment_no),
                   size_text(attachment::content_of(session.db(), bar.attachment_no).size, session.locale()));
    ui::text(ui, shown, !there);
    const ui::Row row(ui);
    const bool free = bar.why_not.empty();
    if (ui::button(ui, tr("Import"),
                   {.icon = theme::Icon::upload,
                    .enabled = free,
                    .reason = free ? std::string_view(tr("Attach a file of any type")) : bar.why_not}))
        import_document(session, there, bar.import);
    if (ui::button(ui, tr("Open or Export"),
                   {.icon = theme::Icon::download,
                    .enabled = there,
                    .reason = there ? "" : tr("There is no document.")}))
        export_document(session, bar.attachment_no, bar.stem);
    if (ui::button(
            ui, tr("Where Used"),
            {.icon = theme::Icon::search,
             .enabled = there,
             .reason = there ? tr("Everyone who has the same document") : tr("There is no document.")}))
        show_where_used(session, bar.attachment_no);
    if (bar.remove && ui::button(ui, tr("Remove"),
                                 {.icon = theme::Icon::trash_2,
                                  .enabled = there && free,
                                  .reason = !free   ? std::string_view(bar.why_not)
                                            : there ? ""
                                                    : tr("There is no document.")}))
        ask_to_remove_document(session, bar.remove);
}

}  // namespace segments::app
