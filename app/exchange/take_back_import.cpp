#include "app/exchange/take_back_import.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "app/exchange/wording.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/take_back.h"
#include "storage/workspace/record_codec.h"

namespace segments::app {
namespace {

using exchange::TakeBackImport;
namespace card = contact::contact;

constexpr std::size_t kShownContacts = 6;
constexpr std::size_t kRows = 5000;

std::string name_of(const Session& session, table::Row row) {
    const table::Table& contacts = session.table(card::kTable);
    return std::string(contacts.text(row, card::kNo)) + " " + std::string(contacts.text(row, card::kName));
}

std::string deleted_text(const Session& session, const TakeBackImport& work) {
    return tr("Deleted: {1}.", contacts_text(work.to_delete(), session.locale()));
}
std::string restored_text(const Session& session, const TakeBackImport& work) {
    return tr("As before the import: {1}.", contacts_text(work.to_restore(), session.locale()));
}
std::string kept_text(const Session& session, const TakeBackImport& work) {
    return tr("Left as they are, since they were changed or used after it: {1}.",
              contacts_text(work.kept().size(), session.locale()));
}

// All who stay, with tabs between number and name.
void save_kept(Session& session, const TakeBackImport& work, std::int64_t import_no) {
    platform::Platform& platform = session.platform();
    const table::Table& contacts = session.table(card::kTable);
    std::string text = tr("No.").str() + "\t" + tr("Name").str() + "\r\n";
    for (const table::Row row : work.kept())
        text += std::string(contacts.text(row, card::kNo)) + "\t" +
                std::string(contacts.text(row, card::kName)) + "\r\n";
    const std::uint32_t download =
        platform.begin_download(tr("Import {1} - who stays.tsv", import_no), "text/tab-separated-values");
    platform.append_download(download, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    platform.finish_download(download);
}

void do_it(Session& session, const std::shared_ptr<TakeBackImport>& work, std::int64_t import_no) {
    const std::string text =
        tr("Import {1} was taken back. {2} {3} {4} Undo takes that back.", import_no,
           deleted_text(session, *work), restored_text(session, *work), kept_text(session, *work));
    run_work(
        session, work,
        {.title = tr("Taking import {1} back", import_no), .label = tr("Take import {1} back", import_no)},
        [&session, text] { session.tell(ui::Tone::success, text); });
}

void ask(Session& session, const std::shared_ptr<TakeBackImport>& work, std::int64_t import_no) {
    const std::size_t kept = work->kept().size();
    if (work->to_delete() + work->to_restore() + work->to_leave() == 0)
        return session.tell(ui::Tone::info,
                            tr("There is nothing to take back: all contacts of the import were changed, used "
                               "or deleted since."));
    Question question;
    question.title = tr("Take the import back");
    question.text = deleted_text(session, *work) + " " + restored_text(session, *work);
    if (work->to_leave() > 0)
        question.text += " " + tr("Taken off their segment: {1}.",
                                  tr_n("{1} line", "{1} lines", work->to_leave(),
                                       filter::format_count(work->to_leave(), session.locale())));
    if (kept > 0) question.text += " " + kept_text(session, *work);
    for (std::size_t i = 0; i < std::min(kept, kShownContacts); ++i)
        question.details.push_back(name_of(session, work->kept()[i]));
    if (kept > kShownContacts) {
        question.details.push_back(
            tr("and {1} more", filter::format_count(kept - kShownContacts, session.locale())));
        question.answers.push_back({.name = tr("Save the list"), .run = [&session, work, import_no] {
                                        save_kept(session, *work, import_no);
                                        ask(session, work, import_no);
                                    }});
    }
    question.answers.push_back({.name = tr("Take it back"),
                                .run = [&session, work, import_no] { do_it(session, work, import_no); },
                                .danger = true});
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

// Reads what undoes the import and each later step, one after the other.
class LookThrough final : public Job {
  public:
    LookThrough(Session& session, std::int64_t import_no, std::size_t step)
        : session_(session),
          import_no_(import_no),
          first_(step),
          at_(step),
          end_(session.workspace().store().history().done),
          work_(std::make_shared<TakeBackImport>(session.db())) {}

    std::string title() const override { return tr("Looking what was changed since"); }
    float progress() const override {
        return static_cast<float>(at_ - first_) / static_cast<float>(end_ - first_ + 1);
    }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            if (problem_) return State::done;
            if (at_ == end_) {
                if (work_->look(kRows)) return State::done;
                continue;
            }
            if (!bytes_) bytes_ = session_.workspace().store().read_undo(at_);
            // The store is looked after between the frames.
            if (!bytes_->finished) return State::working;
            if (bytes_->error) {
                problem_ = bytes_->error;
            } else if (block_ < bytes_->blocks.size()) {
                take(bytes_->blocks[block_++]);
            } else {
                bytes_.reset();
                block_ = 0;
                ++at_;
            }
        }
        return State::working;
    }
    void finished() override {
        if (problem_) return session_.tell(*problem_);
        ask(session_, work_, import_no_);
    }

  private:
    void take(const storage::Bytes& bytes) {
        const Result<void> read = storage::read_frames(
            storage::text_of(bytes), [](const storage::Stamp&) {},
            [&](std::string_view block) {
                return at_ == first_ ? work_->add_import(std::string(block)) : work_->add_later(block);
            });
        if (!read) problem_ = read.error();
    }

    Session& session_;
    std::int64_t import_no_;
    std::size_t first_, at_, end_;  // steps
    std::shared_ptr<const storage::UndoBytes> bytes_;
    std::size_t block_ = 0;
    std::shared_ptr<TakeBackImport> work_;
    std::optional<Error> problem_;
};

}  // namespace

void take_back_import(Session& session, std::int64_t import_no, std::size_t step) {
    if (Result<void> free = session.check_can_change(); !free) return session.tell(free.error());
    session.run(std::make_unique<LookThrough>(session, import_no, step));
}

}  // namespace segments::app
