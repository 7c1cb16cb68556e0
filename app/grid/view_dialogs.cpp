#include "app/grid/view_dialogs.h"

#include <memory>
#include <utility>

#include "app/grid/record_grid.h"
#include "app/session/dialog.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"
#include "core/setup/list_views.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

namespace view = setup::list_view;
using table::Row;

constexpr float kListHeight = 260;

class SaveViewDialog final : public Dialog {
  public:
    SaveViewDialog(setup::ListView wanted, std::function<void(Row)> saved)
        : wanted_(std::move(wanted)), saved_(std::move(saved)) {}

    bool draw(ui::Ui& ui, Session& session) override;

  private:
    bool save(Session& session);

    setup::ListView wanted_;
    std::string problem_;
    std::function<void(Row)> saved_;
};

bool SaveViewDialog::save(Session& session) {
    Row row = table::kNoRow;
    const Result<void> done =
        session.edit(tr("Save view {1}", wanted_.name), [&](table::Transaction& tx) -> Result<void> {
            const Result<Row> made = setup::save_list_view(tx, session.user_id(), wanted_);
            if (!made) return made.error();
            row = *made;
            return {};
        });
    if (!done) {
        problem_ = done.error().message;
        return false;
    }
    saved_(row);
    return true;
}

bool SaveViewDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Save view"), {.width = 440});
    const ui::FieldResult name =
        ui::text_field(ui, tr("Name"), wanted_.name, {.required = true, .error = problem_, .max_length = 50});
    if (name.changed || name.committed) {
        wanted_.name = name.text;
        problem_.clear();
    }
    if (ui::checkbox(ui, tr("Share with everybody in this workspace"), wanted_.shared)) {
        wanted_.shared = !wanted_.shared;
    }
    if (ui::checkbox(ui, tr("Open the list with it"), wanted_.is_default)) {
        wanted_.is_default = !wanted_.is_default;
    }
    const ui::Row buttons(ui);
    const bool wished = ui::button(ui, tr("Save"), {.kind = ui::ButtonKind::primary}) || name.entered;
    if (wished && save(session)) return false;
    if (wished) ui.again();
    return !ui::button(ui, tr("Cancel")) && !dialog.escaped();
}

GridSource view_source(const Session& session, const std::string& list) {
    GridSource source{.table = view::kTable, .noun = noun("view", "views")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(view::kDef, field, width);
    };
    source.columns = {editable(column(view::kName, 240)), editable(column(view::kShared, 100)),
                      editable(column(view::kDefault, 140))};
    source.base.equals = {{.field = view::kList, .text = list}};
    source.base.accepts = [user = session.user_id()](const table::Table& views, Row row) {
        return setup::sees_list_view(views, row, user);
    };
    source.set = [](Session& s, Row row, const GridColumn& changed, std::string_view typed) {
        const std::string name(s.table(view::kTable).text(row, view::kName));
        return s.edit(tr("Change view {1}", name), [&](table::Transaction& tx) -> Result<void> {
            if (changed.def.id == view::kName) return setup::rename_list_view(tx, row, typed);
            const bool on = typed == s.locale().yes;
            if (changed.def.id == view::kShared)
                setup::share_list_view(tx, row, on);
            else
                setup::set_default_list_view(tx, row, on);
            return {};
        });
    };
    source.card = {"name", "shared"};
    return source;
}

class ViewsDialog final : public Dialog {
  public:
    ViewsDialog(const Session& session, const std::string& list, std::function<void(Row)> choose)
        : choose_(std::move(choose)),
          grid_(msg("Views"), view_source(session, list), {.filters = false, .columns_menu = false}) {}

    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    std::function<void(Row)> choose_;
    RecordGrid grid_;
};

bool ViewsDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Views"), {.width = 560});
    const std::string headline(tr("No views yet"));
    const std::string sentence(tr("Arrange the list as you need it, then save it as a view."));
    Row chosen = grid_
                     .draw(ui, session, ui.place(0, kListHeight),
                           {.icon = theme::Icon::layers, .headline = headline, .sentence = sentence})
                     .opened;
    const Row active = grid_.active_row();
    const ui::Row buttons(ui);
    if (ui::button(ui, tr("Choose"), {.kind = ui::ButtonKind::primary, .enabled = active != table::kNoRow})) {
        chosen = active;
    }
    if (ui::button(ui, tr("Delete"), {.kind = ui::ButtonKind::danger, .enabled = active != table::kNoRow})) {
        const std::string name(session.table(view::kTable).text(active, view::kName));
        session.edit_or_tell(tr("Delete view {1}", name), [&](table::Transaction& tx) -> Result<void> {
            tx.erase(view::kTable, active);
            return {};
        });
        ui.again();
    }
    if (chosen != table::kNoRow) choose_(chosen);
    return chosen == table::kNoRow && !ui::button(ui, tr("Close")) && !dialog.escaped();
}

}  // namespace

void save_view_as(Session& session, std::string list, std::string definition, std::string proposed,
                  std::function<void(Row)> saved) {
    setup::ListView wanted{
        .list = std::move(list), .name = std::move(proposed), .definition = std::move(definition)};
    for (const Row row : setup::list_views(session.db(), wanted.list, session.user_id())) {
        const table::Table& views = session.table(view::kTable);
        if (views.text(row, view::kName) != wanted.name) continue;
        wanted.shared = views.flag(row, view::kShared);
        wanted.is_default = views.flag(row, view::kDefault);
    }
    session.open(std::make_unique<SaveViewDialog>(std::move(wanted), std::move(saved)));
}

void manage_views(Session& session, const std::string& list, std::function<void(Row)> choose) {
    session.open(std::make_unique<ViewsDialog>(session, list, std::move(choose)));
}

}  // namespace segments::app
