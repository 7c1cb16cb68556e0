#include "app/grid/paste_preview.h"

#include <memory>
#include <utility>

#include "app/session/dialog.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

class PastePreview final : public Dialog {
  public:
    PastePreview(PasteWork work, PasteLook look) : work_(std::move(work)), look_(std::move(look)) {}

    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_changes(ui::Ui& ui) const;
    std::string summary(const Session& session) const;

    PasteWork work_;
    PasteLook look_;
};

std::string PastePreview::summary(const Session& session) const {
    const auto written = [&](std::size_t count) { return filter::format_count(count, session.locale()); };
    std::string text = tr_n("{1} cell changes.", "{1} cells change.", look_.changed, written(look_.changed));
    if (look_.added > 0) {
        text += " " + tr_n("{1} row is new.", "{1} rows are new.", look_.added, written(look_.added));
    }
    if (look_.same > 0) {
        text += " " + tr_n("{1} cell shows just that already.", "{1} cells show just that already.",
                           look_.same, written(look_.same));
    }
    return text;
}

// The changes as a list: which cell, what it says now, and what it will say.
void PastePreview::draw_changes(ui::Ui& ui) const {
    const theme::Palette& p = ui.palette();
    const float height = ui.metrics().grid_row;
    const ui::NodeId id = ui.id("changes");
    const float all = height * static_cast<float>(look_.changes.size());
    const ui::Rect area = ui.place(0, all);
    ui.node(id, ui::Role::list, area, tr("Changes"));
    ui.push_parent(id);
    const std::string blank(tr("(blank)"));
    for (std::size_t i = 0; i < look_.changes.size(); ++i) {
        const PasteLook::Change& change = look_.changes[i];
        const ui::Rect line{area.x, area.y + height * static_cast<float>(i), area.width, height};
        const std::string& before = change.before.empty() ? blank : change.before;
        const std::string& after = change.after.empty() ? blank : change.after;
        ui.node(ui.id(i), ui::Role::listitem, line,
                tr("{1}, {2}: {3}, in place of {4}", change.row, change.column, after, before));
        if (!ui.visible(line)) continue;
        const float cell = line.width * 0.34f, value = line.width * 0.31f;
        ui::draw_text(ui, {line.x, line.y, cell, height}, change.row + " · " + change.column,
                      {theme::type::kSmall, false, p.text_muted});
        ui::draw_text(ui, {line.x + cell + 8, line.y, value - 8, height}, before,
                      {theme::type::kGrid, false, p.text_muted});
        ui::draw_icon(ui, {line.x + cell + value, line.y, 16, height}, theme::Icon::chevron_right,
                      p.text_muted, 14);
        ui::draw_text(ui, {line.x + cell + value + 22, line.y, line.width - cell - value - 22, height}, after,
                      {theme::type::kGrid, true, p.text});
        ui::horizontal_line(ui, line.x, line.y + height - 1, line.width, p.border);
    }
    ui.pop_parent();
}

bool PastePreview::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Paste cells"), {.width = 640});
    const std::string written = filter::format_count(look_.refused, session.locale());
    if (look_.refused > 0) {
        ui::message_bar(ui, ui::Tone::error,
                        tr_n("{1} value can't be taken. Nothing is pasted while there is one.",
                             "{1} values can't be taken. Nothing is pasted while there are any.",
                             look_.refused, written));
        for (const std::string& problem : look_.problems) ui::text(ui, problem);
    }
    ui::text(ui, summary(session));
    bool open = true;
    {
        const ui::Row buttons(ui);
        const ui::ButtonOptions options{.kind = ui::ButtonKind::primary, .enabled = look_.refused == 0};
        if (ui::button(ui, tr("Paste"), options)) {
            paste_now(session, work_);
            open = false;
        }
        if (ui::button(ui, tr("Cancel")) || dialog.escaped()) open = false;
    }
    draw_changes(ui);
    return open;
}

}  // namespace

void look_and_paste(Session& session, PasteWork work) {
    std::optional<PasteLook> look;
    // Rolled back by the error that it ends with.
    const Result<void> done = session.edit(std::string(), [&](table::Transaction& tx) -> Result<void> {
        look = look_at_paste(tx, session, work);
        return fail({});
    });
    if (!look) return session.tell(done.error());
    session.open(std::make_unique<PastePreview>(std::move(work), std::move(*look)));
}

}  // namespace segments::app
