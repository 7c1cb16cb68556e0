#include "app/attachment/language_record.h"

#include "app/attachment/copy_document.h"
#include "app/form/record_field.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"
#include "core/schema/domains.h"

namespace segments::app {

void draw_language_document(ui::Ui& ui, Session& session, const LanguageDocument& document) {
    DocumentBar bar;
    bar.attachment_no = document.attachment_no;
    bar.stem = document.stem;
    if (!document.word.empty()) bar.why_not = tr("This language uses the Word template {1}.", document.word);
    bar.import = [&session, step = document.step, set = document.set](const StoredFile& file) {
        session.edit_or_tell(step, [&](table::Transaction& tx) { return set(tx, file); });
    };
    bar.remove = [&session, step = document.step, remove = document.remove] {
        session.edit_or_tell(step, remove);
    };
    draw_document(ui, session, bar);
    const ui::Row buttons(ui);
    if (ui::button(ui, tr("Copy From"), {.icon = theme::Icon::copy, .enabled = document.word.empty()})) {
        choose_document(session, document.segment_no, document.attachment_no,
                        [&session, step = document.step, copy = document.copy](std::int64_t no) {
                            session.edit_or_tell(step, [&](table::Transaction& tx) { return copy(tx, no); });
                        });
    }
    if (ui::button(ui, tr("Delete Language"), {.icon = theme::Icon::x})) {
        session.edit_or_tell(document.step, [&](table::Transaction& tx) {
            document.delete_language(tx);
            return Result<void>();
        });
        ui.again();
    }
}

void draw_new_language(
    ui::Ui& ui, Session& session, const std::string& step,
    const std::function<Result<void>(table::Transaction& tx, std::string_view code)>& add) {
    ui::ComboOptions options;
    options.field.placeholder = tr("Language Code");
    options.field.width = 260;
    options.free_text = true;
    const ui::FieldResult added = ui::combobox(
        ui, tr("New language"), "", reference_options(session, schema::domain::kLanguage), options);
    if (!added.committed || added.text.empty()) return;
    const Result<void> done = session.edit(step, [&](table::Transaction& tx) { return add(tx, added.text); });
    if (!done) return added.reject(sentence(done.error()));
    ui::drop_draft(ui, added.id);
    ui.again();
}

}  // namespace segments::app
