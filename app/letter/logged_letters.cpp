#include "app/letter/logged_letters.h"

#include <memory>
#include <utility>

#include "app/exchange/download_job.h"
#include "app/exchange/wording.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/interaction/entry_documents.h"
#include "core/interaction/interaction_tables.h"
#include "core/letter/delivery.h"
#include "core/letter/entry_letters.h"
#include "core/letter/fresh_letters.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;

using UseTemplates = std::function<void(letter::Templates, const std::optional<Error>&)>;

class LoadTemplates final : public Job {
  public:
    LoadTemplates(Session& session, const std::vector<std::int64_t>& documents, UseTemplates use,
                  TemplateLoader::Others others)
        : loader_(session, documents, others), use_(std::move(use)) {}

    std::string title() const override { return tr("Reading the documents"); }
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
    download.title = tr("Writing letters");
    download.file_name = file_name;
    download.mime_type = "application/zip";
    download.write = [work](std::size_t, std::string& out) { return work->step(kLetters, out); };
    download.progress = [work] { return work->progress(); };
    download.problem = [work, file_name] { return too_large_unless(work->sound(), file_name); };
    download.done = [&session, work, file_name] {
        session.tell(
            ui::Tone::success,
            tr_n("{1} letter was written to {2}.", "{1} letters were written to {2}.", work->written(),
                 filter::format_count(work->written(), session.locale()), in_quotes(file_name)));
    };
    session.run(download_job(session, std::move(download)));
}

// LOG-38: what failed is told, and stays in the log to be sent again.
void tell_delivered(Session& session, const letter::DeliverEntries& work, const std::string& text,
                    const std::string& file_name) {
    const letter::DeliverEntries::Counts& counts = work.counts();
    std::string told = text;
    if (!told.empty()) told += " ";
    const std::string letters = tr_n("{1} letter", "{1} letters", counts.letters,
                                     filter::format_count(counts.letters, session.locale()));
    const std::string mails = tr_n("{1} e-mail", "{1} e-mails", counts.e_mails,
                                   filter::format_count(counts.e_mails, session.locale()));
    told += counts.letters > 0 && counts.e_mails > 0
                ? tr("{1} has {2} and {3}.", in_quotes(file_name), letters, mails)
                : tr("{1} has {2}.", in_quotes(file_name), counts.e_mails > 0 ? mails : letters);
    if (counts.failures() == 0) return session.tell(ui::Tone::success, told);
    std::string reasons;
    for (const auto& [reason, count] : counts.failed)
        reasons += (reasons.empty() ? "" : " ") +
                   tr("{1} ({2})", reason, filter::format_count(count, session.locale()));
    told += " " + tr_n("{1} document was not sent: {2}.", "{1} documents were not sent: {2}.",
                       counts.failures(), filter::format_count(counts.failures(), session.locale()), reasons);
    session.tell(ui::Tone::warning, told);
}

// What is sent.
struct Documents {
    std::vector<table::Row> entries;
    letter::Templates templates;
    std::optional<schema::CorrespondenceType> type;
};

void write_documents(Session& session, const std::string& stem, Documents sent, const std::string& text) {
    const auto work = std::make_shared<letter::DeliverEntries>(session.db(), std::move(sent.entries),
                                                               std::move(sent.templates), sent.type);
    constexpr std::size_t kDocuments = 10;
    TextDownload download;
    download.title = tr("Writing letters and e-mails");
    download.file_name = stem + ".zip";
    download.mime_type = "application/zip";
    download.write = [work](std::size_t, std::string& out) { return work->step(kDocuments, out); };
    download.progress = [work] { return work->progress(); };
    download.problem = [work, name = download.file_name] {
        return too_large_unless(work->sound(), name, tr("The documents are still to be sent."));
    };
    download.done = [&session, work, stem, text, name = download.file_name] {
        run_work(session, std::make_shared<letter::SetDeliveryStatus>(work),
                 {tr("Noting what was sent"), tr("Send the documents of {1}", stem)},
                 [&session, work, text, name] { tell_delivered(session, *work, text, name); });
    };
    session.run(download_job(session, std::move(download)));
}

}  // namespace

void load_templates(Session& session, const std::vector<std::int64_t>& documents, UseTemplates use) {
    session.run(
        std::make_unique<LoadTemplates>(session, documents, std::move(use), TemplateLoader::Others::problem));
}

void deliver_logged(Session& session, const std::string& stem, std::vector<table::Row> entries,
                    const std::string& text, DeliveryWay way) {
    if (entries.empty())
        return session.tell(ui::Tone::info, text.empty() ? tr("There is nothing to send.") : text);
    const std::vector<std::int64_t> documents = letter::documents_of(session.db(), entries);
    session.run(std::make_unique<LoadTemplates>(
        session, documents,
        [&session, stem, text, way, entries = std::move(entries)](letter::Templates templates,
                                                                  const std::optional<Error>&) {
            if (!way.afresh)
                return write_documents(session, stem, {entries, std::move(templates), way.type}, text);
            const auto merge = std::make_shared<letter::MergeAfresh>(entries, templates, session.locale());
            run_work(session, merge, {tr("Merging letters"), tr("Merge the documents of {1}", stem)},
                     [&session, stem, text, sent = Documents{entries, std::move(templates), way.type}] {
                         write_documents(session, stem, sent, text);
                     });
        },
        TemplateLoader::Others::file));
}

void save_entry_letter(Session& session, table::Row entry_row, const std::string& stem) {
    const std::int64_t no = interaction::document_of(session.db(), entry_row);
    load_templates(
        session, {no},
        [&session, entry_row, stem, no](const letter::Templates& templates,
                                        const std::optional<Error>& problem) {
            if (problem) return session.tell(*problem);
            if (!session.table(entry::kTable).is_live(entry_row) ||
                !letter::has_letter(session.db(), entry_row))
                return;
            TextDownload download;
            download.title = tr("Opening the letter");
            download.file_name = stem + ".docx";
            download.mime_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            download.write = [&session, entry_row, ready = templates.at(no)](std::size_t, std::string& out) {
                out += letter::letter_of_entry(session.db(), entry_row, ready);
                return true;
            };
            download.done = [&session, name = download.file_name] {
                session.tell(ui::Tone::success,
                             tr("The browser has {1} among its downloads.", in_quotes(name)));
            };
            session.run(download_job(session, std::move(download)));
        });
}

void save_logged_letters(Session& session, std::int64_t logged_segment_no, const std::string& stem) {
    std::vector<table::Row> entries = letter::entries_with_letters(session.db(), logged_segment_no);
    if (entries.empty()) return session.tell(ui::Tone::info, tr("The segment was logged without letters."));
    const std::vector<std::int64_t> documents = letter::documents_of(session.db(), entries);
    load_templates(session, documents,
                   [&session, entries = std::move(entries), stem](letter::Templates templates,
                                                                  const std::optional<Error>& problem) {
                       if (problem && templates.empty()) return session.tell(*problem);
                       download_letters(session,
                                        std::make_shared<letter::SaveEntryLetters>(session.db(), entries,
                                                                                   std::move(templates)),
                                        tr("{1}-letters", stem) + ".zip");
                   });
}

}  // namespace segments::app
