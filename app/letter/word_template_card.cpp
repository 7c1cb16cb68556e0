#include "app/letter/word_template_card.h"

#include "app/attachment/attachment_file.h"
#include "app/exchange/download_job.h"
#include "app/session/address.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/attachment/word_template_tables.h"
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

std::string step_of(const Session& session, table::Row row) {
    return tr("Change the document of Word Template {1}",
              session.table(coded::kTable).text(row, coded::kCode));
}

std::function<void(const StoredFile&)> set_document(Session& session, table::Row row) {
    return [&session, row](const StoredFile& file) {
        session.edit_or_tell(step_of(session, row), [&](table::Transaction& tx) {
            return attachment::set_word_template_document(tx, session.context(), row, file.content,
                                                          file.extension);
        });
    };
}

}  // namespace

bool drop_on_word_template(Session& session, const platform::IncomingFile& file) {
    const Address address = parse_address(session.address());
    if (!session.ready() || !session.dialogs().empty() || !is_document_name(file.name) ||
        address.parts.size() != 3 || address.parts[0] != "lists" || address.parts[1] != coded::kDef.name)
        return false;
    const table::Table& templates = session.table(coded::kTable);
    const table::Row row = templates.find(address.parts[2]);
    if (row == table::kNoRow) return false;
    import_dropped(session, file, templates.number(row, coded::kAttachmentNo) != 0,
                   set_document(session, row));
    return true;
}

void draw_word_template_card(ui::Ui& ui, Session& session, table::Row row) {
    const ui::IdScope scope(ui, "document");
    const std::string code(session.table(coded::kTable).text(row, coded::kCode));
    DocumentBar bar;
    bar.attachment_no = session.table(coded::kTable).number(row, coded::kAttachmentNo);
    bar.stem = code;
    bar.import = set_document(session, row);
    bar.remove = [&session, row] {
        session.edit_or_tell(step_of(session, row), [&](table::Transaction& tx) {
            return attachment::remove_word_template_document(tx, row);
        });
    };
    draw_document(ui, session, bar);
    if (ui::button(ui, tr("Blank Document"),
                   {.icon = theme::Icon::file_text,
                    .reason = tr("A document to begin with, and the fields as a data source")}))
        save_blank(session, code, session.table(coded::kTable).text(row, coded::kLanguageCode));
}

}  // namespace segments::app
