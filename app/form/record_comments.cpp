#include "app/form/record_comments.h"

#include "app/form/typed_values.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"
#include "core/contact/record_comments.h"

namespace segments::app {

void RecordComments::draw_comment(ui::Ui& ui, Session& session, table::Row row,
                                  const std::string& step) const {
    const ui::IdScope scope(ui, static_cast<std::uint64_t>(session.table(table_).number(row, 1)));
    RecordForm form(session, table_, row);
    take_values(
        form, session, table_, row, step,
        [&](table::Transaction& tx, table::Row each, table::FieldId field, const schema::FieldValue& value) {
            return contact::set_record_comment(tx, session.context(), table_, each, field, value);
        });
    const ui::Row line(ui);
    form.draw(ui, 2, {.width = 140});
    form.draw(ui, 3, {.width = 120});
    form.draw(ui, 4, {.width = 420});
    if (!ui::icon_button(ui, theme::Icon::x, tr("Delete comment"))) return;
    session.edit_or_tell(step, [&](table::Transaction& tx) {
        tx.erase(table_, row);
        return Result<void>();
    });
    ui.again();
}

void RecordComments::draw(ui::Ui& ui, Session& session) {
    const table::Table& table = session.table(table_);
    if (version_ != table.version()) {
        version_ = table.version();
        rows_ = contact::record_comments(session.db(), table_, no_);
    }
    const std::string step = tr("Comments of {1}", no_);
    const std::vector<table::Row> rows = rows_;
    for (const table::Row row : rows) draw_comment(ui, session, row, step);
    const ui::Row line(ui);
    const ui::FieldResult added = ui::text_field(
        ui, tr("New comment"), text_, {.max_length = table.field(4).max_length, .width = 420, .kept = true});
    if (added.changed || added.committed) text_ = added.text;
    const bool add = ui::button(ui, tr("Add comment"), {.icon = theme::Icon::plus}) || added.entered;
    if (!add || text_.empty()) return;
    const bool done = session.edit_or_tell(step, [&](table::Transaction& tx) {
        return without_value(contact::add_record_comment(tx, session.context(), table_, no_, text_));
    });
    if (done) {
        text_.clear();
        ui::drop_draft(ui, added.id);
    }
    ui.again();
}

}  // namespace segments::app
