#include "app/criteria/criteria_list_dialog.h"

#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {

void draw_criteria(ui::Ui& ui, const std::vector<criteria::CriteriaText>& rows) {
    if (rows.empty()) return ui::text(ui, tr("No criteria were used."), true);
    for (const criteria::CriteriaText& row : rows) {
        if (row.is_action) {
            std::string text = std::to_string(row.action_no) + ". " + row.caption;
            if (!row.text.empty()) text += " (" + row.text + ")";
            ui::strong_text(ui, text);
        } else {
            const ui::Row line(ui, 0, false);
            ui::space(ui, theme::space::kL);
            const ui::Stack stack(ui);
            ui::text(ui, tr("{1}: {2}", row.caption, row.text));
        }
    }
}

bool CriteriaListDialog::draw(ui::Ui& ui, Session& session) {
    if (version_ != session.table(owner_.table).version()) {
        version_ = session.table(owner_.table).version();
        rows_ = criteria::describe(session.db(), owner_, session.locale());
    }
    const ui::DialogScope dialog(ui, tr("Criteria of {1}", whose_), {.width = 680});
    draw_criteria(ui, rows_);
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::button(ui, tr("Close"))) open = false;
    return open;
}

}  // namespace segments::app
