#include "app/letter/word_template_card.h"

#include "app/attachment/attachment_file.h"
#include "app/exchange/download_job.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/attachment/word_templates.h"
#include "core/base/tr.h"
#include "core/letter/blank_template.h"
#include "core/letter/letter_fields.h"

namespace segments::app {
namespace {

namespace coded = attachment::word_template;

void save_blank(Session& session, const std::string& code, std::string_view language) {
    TextDownload download;
    download.title = tr("Saving a blank document");
    download.file_name = code + ".zip";
    download.mime_type = "application/zip";
    download.write = [code, captions = letter::captions_language(session.db(), language)](std::size_t,
                                                                                          std::string& out) {
        out += letter::blank_template(code, captions);
        return true;
    };
    download.done = [&session, code] {
        session.tell(
            ui::Tone::success,
            tr("The browser has “{1}.zip” among its downloads: a blank document, and the fields as its data "
               "source. Write the letter, then import it here.",
               code));
    };
    session.run(download_job(session, std::move(download)));
}

}  // namespace

void draw_word_template_card(ui::Ui& ui, Session& session, table::Row row) {
    const ui::IdScope scope(ui, "document");
    const std::string code(session.table(coded::kTable).text(row, coded::kCode));
    const std::string step = tr("Change the document of Word Template {1}", code);
    DocumentBar bar;
    bar.attachment_no = session.table(coded::kTable).number(row, coded::kAttachmentNo);
    bar.stem = code;
    bar.import = [&session, step, row](const StoredFile& file) {
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            return attachment::set_word_template_document(tx, session.context(), row, file.content,
                                                          file.extension);
        });
    };
    bar.remove = [&session, step, row] {
        session.edit_or_tell(
            step, [&](table::Transaction& tx) { return attachment::remove_word_template_document(tx, row); });
    };
    draw_document(ui, session, bar);
    if (ui::button(ui, tr("Blank Document"),
                   {.icon = theme::Icon::file_text,
                    .reason = tr("A document to begin with, and the fields as a data source")}))
        save_blank(session, code, session.table(coded::kTable).text(row, coded::kLanguageCode));
}

}  // namespace segments::app
