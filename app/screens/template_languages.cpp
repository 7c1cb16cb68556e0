#include "app/screens/template_languages.h"

#include <utility>
#include <vector>

#include "app/attachment/language_record.h"
#include "app/exchange/wording.h"
#include "app/form/record_field.h"
#include "app/session/address.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/interaction/template_languages.h"
#include "core/interaction/template_setup.h"
#include "core/schema/field_value.h"

namespace segments::app {
namespace {

namespace tmpl = interaction::template_;
namespace lang = interaction::template_language;
namespace setup_fields = interaction::template_setup;
using table::Row;

std::string step_of(const std::string& code) {
    return tr("Change Interaction Template {1}", code);
}

void draw_language(ui::Ui& ui, Session& session, const std::string& template_code, Row row) {
    const table::Table& all = session.table(lang::kTable);
    const std::string code(all.text(row, lang::kLanguageCode));
    const ui::IdScope scope(ui, "language " + code);
    const ui::Card card(ui, "card");
    const std::string step = step_of(template_code);
    RecordForm form(session, lang::kTable, row);
    form.label = step;
    form.set = [&](table::Transaction& tx, table::FieldId field, std::string_view typed) -> Result<void> {
        if (field == lang::kLanguageCode)
            return without_value(interaction::rename_template_language(tx, row, typed));
        return interaction::set_template_language_field(tx, row, field, schema::FieldValue(typed));
    };
    {
        const ui::Form fields(ui, 3);
        form.draw(ui, lang::kLanguageCode);
        form.draw(ui, lang::kDescription);
        form.draw(ui, lang::kWordTemplateCode);
    }
    const std::string word(all.text(row, lang::kWordTemplateCode));
    draw_language_document(
        ui, session,
        {.step = step,
         .attachment_no = all.number(row, lang::kAttachmentNo),
         .stem = template_code,
         .word = word,
         .set =
             [&session, row](table::Transaction& tx, const StoredFile& file) {
                 return interaction::set_template_document(tx, session.context(), row, file.content,
                                                           file.extension);
             },
         .remove = [row](table::Transaction& tx) { return interaction::remove_template_document(tx, row); },
         .copy =
             [&session, row](table::Transaction& tx, std::int64_t no) {
                 return interaction::copy_template_document(tx, session.context(), row, no);
             },
         .delete_language =
             [row](table::Transaction& tx) { interaction::delete_template_language(tx, row); }});
}

}  // namespace

void draw_template_languages(ui::Ui& ui, Session& session, Row template_row) {
    const std::string code(session.table(tmpl::kTable).text(template_row, tmpl::kCode));
    const std::vector<Row> rows = interaction::template_languages(session.db(), template_row);
    if (rows.empty())
        ui::text(ui,
                 tr("No documents yet. Each language has one: segments get copies of them, and lines take "
                    "the one in "
                    "their contact's language."),
                 true);
    for (const Row row : rows) draw_language(ui, session, code, row);
    draw_new_language(ui, session, step_of(code), [&](table::Transaction& tx, std::string_view added) {
        return without_value(interaction::add_template_language(tx, template_row, added));
    });
}

bool drop_on_template(Session& session, const platform::IncomingFile& file) {
    const Address address = parse_address(session.address());
    if (!session.ready() || !session.dialogs().empty() || !is_document_name(file.name) ||
        address.parts.size() != 2 || address.parts[0] != "templates")
        return false;
    const std::string& code = address.parts[1];
    const Row template_row = session.table(tmpl::kTable).find(code);
    if (template_row == table::kNoRow) return false;
    const table::Table& all = session.table(lang::kTable);
    std::vector<Row> rows = interaction::template_languages(session.db(), template_row);
    std::erase_if(rows, [&](Row row) { return all.code(row, lang::kWordTemplateCode) != 0; });
    const auto give_up = [&session, id = file.id] { session.platform().release_file(id); };
    if (rows.empty()) {
        give_up();
        session.tell(ui::Tone::info, tr("Add a language first: each has a document of its own."));
        return true;
    }
    const auto take = [&session, code, file](Row row) {
        const bool replaces = session.table(lang::kTable).number(row, lang::kAttachmentNo) != 0;
        import_dropped(session, file, replaces, [&session, code, row](const StoredFile& stored) {
            session.edit_or_tell(step_of(code), [&](table::Transaction& tx) {
                return interaction::set_template_document(tx, session.context(), row, stored.content,
                                                          stored.extension);
            });
        });
    };
    if (rows.size() == 1) {
        take(rows.front());
        return true;
    }
    Question question;
    question.title = tr("Attach {1}", in_quotes(file.name));
    question.text = tr("The template has documents in several languages. Which one is the file to be?");
    for (const Row row : rows)
        question.answers.push_back(
            {.name = std::string(all.text(row, lang::kLanguageCode)), .run = [take, row] { take(row); }});
    question.answers.push_back({.name = tr("Cancel"), .run = give_up});
    session.ask(std::move(question));
    return true;
}

Result<void> change_template(Session& session, const std::string& code, table::FieldId field,
                             std::string_view typed) {
    const table::Table& templates = session.table(tmpl::kTable);
    const Row row = templates.find(code);
    if (row == table::kNoRow) return fail(tr("The template is gone."));
    const Result<schema::FieldValue> value =
        schema::parse_field_value(templates.field(field), typed, session.entry());
    if (!value) return value.error();
    const auto apply = [&session, code, row, field, value = *value] {
        return session.edit(step_of(code), [&](table::Transaction& tx) {
            return interaction::set_template_field(tx, session.context(), row, field, value);
        });
    };
    const std::string question = interaction::template_question(session.db(), row, field, *value);
    if (question.empty()) return apply();
    Question box;
    box.title = tr("Change {1}", tr(templates.field(field).caption));
    box.text = question;
    box.answers.push_back({.name = tr("Yes"),
                           .run =
                               [&session, apply] {
                                   if (const Result<void> done = apply(); !done) session.tell(done.error());
                               },
                           .primary = true});
    box.answers.push_back({.name = tr("No")});
    session.ask(std::move(box));
    return {};
}

bool TemplateSetupDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Interaction Template Setup"), {.width = 560});
    ui::text(
        ui,
        tr("The templates with which these are logged. Only templates without an attachment can be chosen."),
        true);
    const table::Table& setup = session.table(setup_fields::kTable);
    const Row row = interaction::template_setup_row(session.db());
    {
        const ui::Form fields(ui, 2);
        for (const table::FieldDef& def : setup_fields::kDef.fields) {
            const table::FieldId field = def.id;
            if ((def.flags & table::kHidden) != 0) continue;
            const std::string shown(row == table::kNoRow ? std::string_view{} : setup.text(row, field));
            ui::ComboOptions options;
            options.free_text = true;
            options.field.kept = true;
            const ui::FieldResult result =
                ui::combobox(ui, tr(def.caption), shown, reference_options(session, def.domain), options);
            if (!result.committed || result.text == shown) continue;
            const Result<void> done =
                session.edit(tr("Change the Interaction Template Setup"), [&](table::Transaction& tx) {
                    return interaction::set_template_setup(tx, field, result.text);
                });
            if (!done) result.reject(sentence(done.error()));
        }
    }
    const ui::Row buttons(ui);
    return !ui::button(ui, tr("Close")) && !dialog.escaped();
}

}  // namespace segments::app
