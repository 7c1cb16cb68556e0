#include "app/exchange/drop_overlay.h"

#include <algorithm>
#include <string>

#include "app/ui/draw.h"

namespace segments::app {

void draw_drop_overlay(ui::Ui& ui, const Session& session) {
    const Result<void> free = session.check_can_change();
    const std::string title = free ? "Drop the file here" : "Nothing can be dropped now";
    const std::string sentence =
        free ? "A file of contacts (JSON) is imported after a preview, a backup is restored after a question."
             : free.error().message;
    const theme::Palette& colors = ui.palette();
    const ui::Rect page{0, 0, ui.width(), ui.height()};
    const ui::NodeId id = ui.id("drop");
    ui.begin_layer(id, page);
    ui::fill(ui, page, theme::with_alpha(colors.page, 235));
    const ui::Rect frame = ui::inset(page, 16, 16);
    const theme::Color line = free ? colors.accent : colors.border_strong;
    ui::fill(ui, frame, theme::with_alpha(line, 24), ui.metrics().radius_large);
    ui::stroke(ui, frame, line, ui.metrics().radius_large, 3);
    const float width = std::min(frame.width - 48, 440.0f);
    const float x = frame.x + (frame.width - width) / 2;
    const float y = frame.y + frame.height / 2 - 70;
    const ui::Rect icon{frame.x + frame.width / 2 - 32, y, 64, 64};
    ui::fill(ui, icon, line, 32);
    ui::draw_icon(ui, icon, free ? theme::Icon::upload : theme::Icon::lock,
                  free ? colors.on_accent : colors.surface, 28);
    ui::draw_text(ui, {x, y + 80, width, 28}, title,
                  {theme::type::kHeading, true, colors.text, ui::Align::center});
    ui::draw_wrapped(ui, x, y + 116, width, sentence,
                     {theme::type::kBody, false, colors.text_muted, ui::Align::center});
    ui.node(id, ui::Role::status, frame, title + ". " + sentence).live = true;
    ui.end_layer();
}

}  // namespace segments::app
