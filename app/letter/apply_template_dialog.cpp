#include "app/letter/apply_template_dialog.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "app/exchange/download_job.h"
#include "app/exchange/wording.h"
#include "app/form/record_field.h"
#include "app/letter/logged_letters.h"
#include "app/session/job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/attachment/word_templates.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/letter/contact_letters.h"
#include "core/schema/domains.h"

namespace segments::app {
namespace {

// They are held in memory.
constexpr std::size_t kMostContacts = 10'000;

void download(Session& session, std::string name, std::string bytes, bool split) {
    TextDownload job;
    job.title = tr("Writing letters");
    job.file_name = std::move(name);
    job.mime_type =
        split ? "application/zip" : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    job.write = [all = std::make_shared<std::string>(std::move(bytes))](std::size_t, std::string& out) {
        out += *all;
        return true;
    };
    job.done = [&session, name = job.file_name] {
        session.tell(ui::Tone::success, tr("The browser has {1} among its downloads.", in_quotes(name)));
    };
    session.run(download_job(session, std::move(job)));
}

// Nothing of it stays in the workspace: its change is taken back when the letters are written.
void write_letters(Session& session, const std::string& code, bool split,
                   const std::shared_ptr<letter::ContactLetters>& work) {
    const auto written = std::make_shared<bool>(false);
    ChangeJob job;
    job.title = tr("Writing letters");
    job.label = code;
    job.step = [work, written](table::Transaction& tx, std::size_t rows) -> Result<bool> {
        constexpr std::size_t kLetters = 10;
        if (!work->step(tx, std::min(rows, kLetters))) return false;
        *written = true;
        return fail("");
    };
    job.progress = [work] { return work->progress(); };
    job.done = [&session, code, split, work, written](const Result<void>& outcome) {
        if (!*written) return session.tell(outcome.error());
        const std::string name = code + (split ? ".zip" : ".docx");
        if (const std::optional<Error> problem = too_large_unless(work->sound(), name))
            return session.tell(*problem);
        download(session, name, std::move(work->file()), split);
    };
    session.run(change_job(session, std::move(job)));
}

}  // namespace

bool ApplyTemplateDialog::write(Session& session) {
    const std::string code = code_form(code_);
    const table::Row row = session.table(attachment::word_template::kTable).find(code);
    if (contacts_.size() > kMostContacts) {
        problem_ = tr("These are too many contacts at once. Put them on a segment and write its letters.");
        return false;
    }
    if (row == table::kNoRow) {
        problem_ = tr("Choose a Word template.");
        return false;
    }
    const table::Code key =
        session.table(attachment::word_template::kTable).code(row, attachment::word_template::kCode);
    const std::int64_t document = attachment::word_template_document(session.db(), key);
    if (document == 0) {
        problem_ =
            tr("The Word template {1} has no document yet. Upload one in Code Lists, Word Template.", code);
        return false;
    }
    load_templates(session, {document},
                   [&session, contacts = contacts_, key, code, split = split_](
                       const letter::Templates& templates, const std::optional<Error>& problem) {
                       if (problem) return session.tell(*problem);
                       write_letters(
                           session, code, split,
                           std::make_shared<letter::ContactLetters>(session.context(), contacts, key,
                                                                    templates, session.locale(), split));
                   });
    return true;
}

bool ApplyTemplateDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Apply Word Template"), {.width = 480});
    ui::text(ui, tr_n("A letter for {1} contact.", "Letters for {1} contacts.", contacts_.size(),
                      filter::format_count(contacts_.size(), session.locale())));
    const ui::FieldResult chosen = ui::combobox(
        ui, tr("Word Template Code"), code_, reference_options(session, schema::domain::kWordTemplate),
        {.field = {.required = true, .error = problem_}, .free_text = true});
    if (chosen.committed) {
        code_ = chosen.text;
        problem_.clear();
        ui.again();
    }
    if (ui::checkbox(ui, tr("Split"), split_, {.help = tr("A document of its own for each contact")}))
        split_ = !split_;
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::primary_button(ui, tr("Create Letters"))) {
        if (write(session)) return false;
        ui.request_focus(chosen.id);
        ui.again();
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

}  // namespace segments::app
