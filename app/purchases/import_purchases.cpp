#include "app/purchases/import_purchases.h"

#include <memory>
#include <optional>
#include <utility>

#include "app/attachment/attachment_file.h"
#include "app/backup/file_pieces.h"
#include "app/exchange/wording.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/exchange/purchases.h"

namespace segments::app {
namespace {

using exchange::PurchaseImport;

constexpr std::size_t kReadBytes = 32 * 1024;

std::string purchases_text(std::size_t count, const Session& session) {
    return tr_n("{1} purchase", "{1} purchases", count, filter::format_count(count, session.locale()));
}

void write(Session& session, const std::shared_ptr<PurchaseImport>& import, const std::string& name,
           bool replace) {
    import->replace_former(replace);
    const std::string what = purchases_text(import->accepted(), session);
    run_work(session, import, {tr("Importing {1}", what), tr("Import {1} from {2}", what, in_quotes(name))},
             [&session, what] {
                 session.tell(ui::Tone::success, tr("{1} imported. Undo takes them back.", what));
             });
}

void ask(Session& session, const std::shared_ptr<PurchaseImport>& import, const std::string& name) {
    const std::size_t there = session.table(contact::value_entry::kTable).size();
    Question question;
    question.title = tr("Import Purchases");
    question.text = tr("{1} holds {2}.", in_quotes(name), purchases_text(import->accepted(), session));
    if (import->rejected() > 0) {
        question.text +=
            " " + tr_n("{1} record can't be imported:", "{1} records can't be imported:", import->rejected(),
                       filter::format_count(import->rejected(), session.locale()));
        question.details = import->reasons();
    }
    if (import->accepted() > 0) {
        if (there > 0)
            question.answers.push_back(
                {.name = tr("Replace the {1} here", purchases_text(there, session)),
                 .run = [&session, import, name] { write(session, import, name, true); },
                 .danger = true});
        question.answers.push_back({.name = there > 0 ? tr("Add Them") : tr("Import"),
                                    .run = [&session, import, name] { write(session, import, name, false); },
                                    .primary = true});
    }
    question.answers.push_back({.name = import->accepted() > 0 ? tr("Cancel") : tr("Close")});
    session.ask(std::move(question));
}

class ReadPurchases final : public Job {
  public:
    ReadPurchases(Session& session, platform::IncomingFile file)
        : session_(session),
          file_(std::move(file)),
          pieces_(session, file_),
          import_(std::make_shared<PurchaseImport>(session.db())) {}

    std::string title() const override { return tr("Reading purchases"); }
    std::string detail() const override { return in_quotes(file_.name); }
    float progress() const override { return pieces_.share(); }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            switch (import_->read(kReadBytes)) {
                case PurchaseImport::State::done:
                    return State::done;
                case PurchaseImport::State::failed:
                    problem_ = import_->error().message;
                    return State::done;
                case PurchaseImport::State::hungry:
                    if (pieces_.problem()) {
                        problem_ = tr("It can't be read. Is it still where it was, and unchanged?").str();
                        return State::done;
                    }
                    if (!feed()) return State::waiting;
                    break;
                default:
                    break;
            }
        }
        return State::working;
    }
    void finished() override {
        session_.platform().release_file(file_.id);
        if (problem_)
            return session_.tell(
                fail(tr("Nothing was imported from {1}. {2}", in_quotes(file_.name), *problem_)));
        ask(session_, import_, file_.name);
    }
    void cancel() override { session_.platform().release_file(file_.id); }

  private:
    // False if the next piece of the file isn't there yet.
    bool feed() {
        if (pieces_.at_end()) {
            import_->finish();
            return true;
        }
        std::optional<storage::Bytes> next = pieces_.take();
        if (!next) return false;
        piece_ = std::move(*next);
        import_->feed({reinterpret_cast<const char*>(piece_.data()), piece_.size()});
        return true;
    }

    Session& session_;
    platform::IncomingFile file_;
    FilePieces pieces_;
    storage::Bytes piece_;
    std::shared_ptr<PurchaseImport> import_;
    std::optional<std::string> problem_;
};

}  // namespace

void import_purchases(Session& session) {
    if (Result<void> free = session.check_can_change(); !free) return session.tell(free.error());
    session.want_file([&session](const platform::IncomingFile& file) {
        session.run(std::make_unique<ReadPurchases>(session, file));
    });
    session.platform().pick_file(kAttachmentPurpose, ".json");
}

}  // namespace segments::app
