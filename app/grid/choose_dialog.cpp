#include "app/grid/choose_dialog.h"

#include <utility>

#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

constexpr float kListHeight = 340;

}  // namespace

ChooseDialog::ChooseDialog(std::string title, std::string action, GridSource source, EmptyList empty,
                           std::function<void(table::Row)> choose)
    : title_(std::move(title)),
      action_(std::move(action)),
      empty_(empty),
      choose_(std::move(choose)),
      grid_(title_, std::move(source), {.columns_menu = false}) {}

bool ChooseDialog::draw(ui::Ui& ui, Session& session) {
    table::Row chosen = table::kNoRow;
    bool open = true;
    {
        const ui::DialogScope dialog(ui, title_, {.width = 760});
        chosen = grid_.draw(ui, session, ui.place(0, kListHeight), empty_).opened;
        {
            const ui::Row row(ui);
            const table::Row active = grid_.active_row();
            if (ui::button(ui, action_,
                           {.kind = ui::ButtonKind::primary, .enabled = active != table::kNoRow})) {
                chosen = active;
            }
            if (ui::button(ui, tr("Cancel"))) open = false;
        }
        if (dialog.escaped()) open = false;
    }
    if (chosen == table::kNoRow) return open;
    // It may open the next dialog, and this one may be gone then.
    const auto choose = choose_;
    choose(chosen);
    return false;
}

}  // namespace segments::app
