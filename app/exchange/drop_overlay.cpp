#include "app/exchange/drop_overlay.h"

#include <algorithm>
#include <string>

#include "app/ui/draw.h"
#include "core/base/tr.h"

namespace segments::app {

void draw_drop_overlay(ui::Ui& ui, const Session& session) {
    const Result<void> free = session.check_can_change();
    const std::string title = free ? tr("Drop the file here") : tr("Nothing can be dropped now");
    const std::string sentence =
        free ? tr("Files of contacts (JSON, vCard, CSV) are imported after a preview, a backup is restored "
                  "after a question; a document dropped on a segment or template becomes its attachment.")
             : free.error().message;
    const theme::Palette& colors = ui.palette();
    const ui::Rect page{0, 0, ui.width(), ui.height()};
    const ui::NodeId id = ui.id("drop");
    ui.begin_layer(id, page);
    ui::fill(ui, page, theme::with_alpha(colors.page, 200));
    const ui::Rect frame = ui::inset(page, 16, 16);
    const theme::Color line = free ? colors.accent : colors.border_strong;
    ui::stroke(ui, frame, line, ui.metrics().radius_large, 3);
    const float width = std::min(frame.width - 32, 480.0f);
    const ui::TextStyle small{theme::type::kBody, false, colors.text_muted, ui::Align::center};
    const float lines = ui::wrapped_height(ui, width - 64, sentence, small);
    const float height = 168 + lines;
    const ui::Rect card{frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2, width,
                        height};
    ui::shadow(ui, card, ui.metrics().radius_large, 24);
    ui::fill(ui, card, colors.raised, ui.metrics().radius_large);
    const ui::Rect icon{card.x + width / 2 - 32, card.y + 24, 64, 64};
    ui::fill(ui, icon, line, 32);
    ui::draw_icon(ui, icon, free ? theme::Icon::upload : theme::Icon::lock,
                  free ? colors.on_accent : colors.surface, 28);
    ui::draw_text(ui, {card.x, card.y + 100, width, 28}, title,
                  {theme::type::kHeading, true, colors.text, ui::Align::center});
    ui::draw_wrapped(ui, card.x + 32, card.y + 136, width - 64, sentence, small);
    ui.node(id, ui::Role::status, frame, tr("{1}. {2}", title, sentence)).live = true;
    ui.end_layer();
}

}  // namespace segments::app
