#include "app/screens/new_code.h"

#include "app/form/record_field.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"
#include "core/setup/code_list.h"

namespace segments::app {

NewCodeDialog::NewCodeDialog(table::TableId table)
    : table_(table),
      create_([table](table::Transaction& tx, std::string_view code, std::string_view description) {
          return setup::create_code(tx, table, code, description);
      }) {}

bool NewCodeDialog::draw(ui::Ui& ui, Session& session) {
    const table::Table& table = session.table(table_);
    const table::FieldDef& describing = table.field(describing_field(table.def()));
    const ui::DialogScope dialog(ui, tr("New {1}", tr(table.def().caption)));
    const ui::FieldResult code = ui::text_field(ui, tr(table.field(0).caption), code_,
                                                {.kind = ui::InputKind::code,
                                                 .required = true,
                                                 .error = problem_,
                                                 .max_length = table.field(0).max_length,
                                                 .kept = true});
    if (code.changed || code.committed) {
        if (code.text != code_) problem_.clear();
        code_ = code.text;
    }
    const ui::FieldResult description = ui::text_field(ui, tr(describing.caption), description_,
                                                       {.max_length = describing.max_length, .kept = true});
    if (description.changed || description.committed) description_ = description.text;
    bool create = code.entered || description.entered;
    bool cancel = dialog.escaped();
    {
        const ui::Row row(ui);
        create = ui::primary_button(ui, tr("Create")) || create;
        cancel = ui::button(ui, tr("Cancel")) || cancel;
    }
    if (cancel) return false;
    if (!create) return true;
    const Result<void> done =
        session.edit(tr("New {1} {2}", tr(table.def().caption), code_), [&](table::Transaction& tx) {
            const Result<table::Row> row = create_(tx, code_, description_);
            if (row) code_ = tx.table(table_).text(*row, 0);
            return without_value(row);
        });
    if (done) {
        if (opened_) opened_(code_);
        return false;
    }
    problem_ = sentence(done.error());
    ui.request_focus(code.id);
    ui.again();
    return true;
}

}  // namespace segments::app
