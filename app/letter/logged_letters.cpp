#include "app/letter/logged_letters.h"

#include <memory>
#include <utility>

#include "app/exchange/download_job.h"
#include "app/exchange/wording.h"
#include "core/interaction/interaction_tables.h"
#include "core/letter/entry_letters.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;

using UseTemplates = std::function<void(letter::Templates, const std::optional<Error>&)>;

class LoadTemplates final : public Job {
  public:
    LoadTemplates(Session& session, const std::vector<std::int64_t>& documents, UseTemplates use)
        : loader_(session, documents), use_(std::move(use)) {}

    std::string title() const override { return "Reading the documents"; }
    State step(const Slice&) override { return loader_.step() ? State::done : State::working; }
    void finished() override { use_(loader_.templates(), loader_.problem()); }

  private:
    TemplateLoader loader_;
    UseTemplates use_;
};

void download_letters(Session& session, const std::shared_ptr<letter::SaveEntryLetters>& work,
                      const std::string& file_name) {
    constexpr std::size_t kLetters = 10;
    TextDownload download;
    download.title = "Writing letters";
    download.file_name = file_name;
    download.mime_type = "application/zip";
    download.write = [work](std::size_t, std::string& out) { return work->step(kLetters, out); };
    download.progress = [work] { return work->progress(); };
    download.done = [&session, work, file_name] {
        session.tell(ui::Tone::success,
                     counted(work->written(), "letter was", "letters were", session.locale()) +
                         " written to " + in_quotes(file_name) + ".");
    };
    session.run(download_job(session, std::move(download)));
}

}  // namespace

void load_templates(Session& session, const std::vector<std::int64_t>& documents, UseTemplates use) {
    session.run(std::make_unique<LoadTemplates>(session, documents, std::move(use)));
}

void save_entry_letter(Session& session, table::Row entry_row, const std::string& stem) {
    const std::int64_t no = session.table(entry::kTable).number(entry_row, entry::kAttachmentNo);
    load_templates(
        session, {no},
        [&session, entry_row, stem, no](const letter::Templates& templates,
                                        const std::optional<Error>& problem) {
            if (problem) return session.tell(*problem);
            if (!session.table(entry::kTable).is_live(entry_row) ||
                !letter::has_letter(session.db(), entry_row))
                return;
            TextDownload download;
            download.title = "Opening the letter";
            download.file_name = stem + ".docx";
            download.mime_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            download.write = [&session, entry_row, ready = templates.at(no)](std::size_t, std::string& out) {
                out += letter::letter_of_entry(session.db(), entry_row, ready);
                return true;
            };
            download.done = [&session, name = download.file_name] {
                session.tell(ui::Tone::success,
                             "The browser has " + in_quotes(name) + " among its downloads.");
            };
            session.run(download_job(session, std::move(download)));
        });
}

void save_logged_letters(Session& session, std::int64_t logged_segment_no, const std::string& stem) {
    std::vector<table::Row> entries = letter::entries_with_letters(session.db(), logged_segment_no);
    if (entries.empty()) return session.tell(ui::Tone::info, "The segment was logged without letters.");
    const std::vector<std::int64_t> documents = letter::documents_of(session.db(), entries);
    load_templates(session, documents,
                   [&session, entries = std::move(entries), stem](letter::Templates templates,
                                                                  const std::optional<Error>& problem) {
                       if (problem && templates.empty()) return session.tell(*problem);
                       download_letters(session,
                                        std::make_shared<letter::SaveEntryLetters>(session.db(), entries,
                                                                                   std::move(templates)),
                                        stem + "-letters.zip");
                   });
}

}  // namespace segments::app
