#include "app/logging/comments_dialog.h"

#include "app/form/record_field.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/interaction/comments.h"
#include "core/interaction/interaction_tables.h"

namespace segments::app {
namespace {

namespace comment = interaction::comment;
namespace entry = interaction::log_entry;

}  // namespace

void CommentsDialog::draw_comments(ui::Ui& ui, Session& session) const {
    const std::string step = tr("Comments of interaction {1}", entry_no_);
    for (const table::Row row : interaction::comments_of(session.db(), entry_no_)) {
        const ui::IdScope scope(
            ui, static_cast<std::uint64_t>(session.table(comment::kTable).number(row, comment::kLineNo)));
        RecordForm form(session, comment::kTable, row);
        form.label = step;
        form.set = [&](table::Transaction& tx, table::FieldId field, std::string_view typed) -> Result<void> {
            const Result<schema::FieldValue> value =
                schema::parse_field_value(tx.table(comment::kTable).field(field), typed, session.entry());
            if (!value) return value.error();
            return interaction::set_comment_field(tx, session.context(), row, field, *value);
        };
        const ui::Row line(ui);
        form.draw(ui, comment::kDate, {.width = 130});
        form.draw(ui, comment::kCode, {.width = 110});
        form.draw(ui, comment::kComment, {.width = 330});
        if (ui::icon_button(ui, theme::Icon::x, tr("Delete comment"))) {
            session.edit_or_tell(step, [&](table::Transaction& tx) {
                interaction::delete_comment(tx, row);
                return Result<void>();
            });
            ui.again();
        }
    }
}

bool CommentsDialog::draw(ui::Ui& ui, Session& session) {
    const table::Row entry_row = session.table(entry::kTable).find(entry_no_);
    if (entry_row == table::kNoRow) return false;
    const ui::DialogScope dialog(ui, tr("Comments"), {.width = 700});
    draw_comments(ui, session);
    const ui::FieldResult added =
        ui::text_field(ui, tr("New comment"), text_, {.error = problem_, .max_length = 80, .kept = true});
    if (added.changed || added.committed) {
        text_ = added.text;
        problem_.clear();
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    const bool add = ui::primary_button(ui, tr("Add comment")) || added.entered;
    if (add && !text_.empty()) {
        const Result<void> done =
            session.edit(tr("Comments of interaction {1}", entry_no_), [&](table::Transaction& tx) {
                return without_value(interaction::add_comment(tx, session.context(), entry_row, text_));
            });
        if (done)
            text_.clear();
        else
            problem_ = sentence(done.error());
        ui.again();
    }
    if (ui::button(ui, tr("Close"))) open = false;
    return open;
}

}  // namespace segments::app
