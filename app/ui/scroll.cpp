// Scroll areas and scrollbars of app/ui/layout.h.
#include <algorithm>
#include <cmath>

#include "app/ui/draw.h"
#include "app/ui/layout.h"

namespace segments::ui {
namespace {

struct ScrollState {
    float offset = 0;
    float content = 0;
};

struct DragState {
    bool dragging = false;
    double grab = 0;  // from the thumb's start to the pointer, in pixels
};

constexpr double kLeastThumb = 28;

// One scrollbar along an axis. `start`, `length` of the track and `pointer` in pixels along it.
bool drag(Ui& ui, NodeId id, const Interaction& act, double start, double length, double pointer,
          double total, double page, double& offset, double& thumb_start, double& thumb_length) {
    thumb_length = std::max(kLeastThumb, length * page / total);
    const double room = std::max(1.0, length - thumb_length);
    const double most = total - page;
    thumb_start = start + room * std::clamp(offset / most, 0.0, 1.0);
    DragState& state = ui.state<DragState>(id);
    if (!act.held) {
        state.dragging = false;
        return false;
    }
    if (!state.dragging) {
        state.dragging = true;
        const bool on_thumb = pointer >= thumb_start && pointer < thumb_start + thumb_length;
        state.grab = on_thumb ? pointer - thumb_start : thumb_length / 2;
    }
    const double wanted = std::clamp((pointer - state.grab - start) / room, 0.0, 1.0) * most;
    if (wanted == offset) return false;
    offset = wanted;
    thumb_start = start + room * offset / most;
    ui.again();
    return true;
}

void draw_thumb(Ui& ui, const Rect& thumb, const Interaction& act) {
    const theme::Color color = ui.palette().border_strong;
    const std::uint8_t alpha = act.held ? 230 : act.hovered ? 180 : 110;
    fill(ui, thumb, theme::with_alpha(color, alpha), std::min(thumb.width, thumb.height) / 2);
}

bool bar(Ui& ui, NodeId id, const Rect& track, bool vertical, double total, double page, double& offset) {
    const float begin = vertical ? track.y : track.x;
    const float length = vertical ? track.height : track.width;
    if (total <= page || length <= 0) return false;
    const Interaction act = ui.interact(id, track);
    const float pointer = vertical ? ui.pointer_y() : ui.pointer_x();
    double thumb_start = 0, thumb_length = 0;
    const bool moved =
        drag(ui, id, act, begin, length, pointer, total, page, offset, thumb_start, thumb_length);
    const float side = act.hovered || act.held ? 2.0f : 3.0f;
    const auto start = static_cast<float>(thumb_start), size = static_cast<float>(thumb_length);
    draw_thumb(ui,
               vertical ? Rect{track.x + side, start, track.width - 2 * side, size}
                        : Rect{start, track.y + side, size, track.height - 2 * side},
               act);
    return moved;
}

}  // namespace

bool scrollbar(Ui& ui, NodeId id, const Rect& track, double total, double page, double& offset) {
    return bar(ui, id, track, true, total, page, offset);
}

bool horizontal_scrollbar(Ui& ui, NodeId id, const Rect& track, double total, double page, double& offset) {
    return bar(ui, id, track, false, total, page, offset);
}

ScrollArea::ScrollArea(Ui& ui, std::string_view key, const Rect& area, float padding, float most_width)
    : ui_(ui), id_(ui.id(key)), area_(area), padding_(padding) {
    ScrollState& state = ui.state<ScrollState>(id_);
    if (const Event* event = ui.take(EventKind::scroll, id_))
        state.offset += static_cast<float>(event->number);
    state.offset = std::clamp(state.offset, 0.0f, std::max(0.0f, state.content - area.height));
    Node& node = ui.node(id_, Role::none, area, {});
    node.clips = true;
    ui.push_parent(id_);
    ui.push_id(id_);
    ui.push_clip(area);
    float width = area.width - 2 * padding;
    if (most_width > 0) width = std::min(width, most_width);
    const float top = area.y + padding - state.offset;
    ui.push_layout(LayoutBox::at(area.x + padding, top, width, theme::space::kM));
}

void scroll_by(Ui& ui, NodeId id, const Rect& inside, const Rect& track, float& offset, float limit) {
    ui.scroll_target(id, inside, &offset, limit);
    const float width = ui.metrics().scrollbar;
    const Rect bar{track.x + track.width - width, track.y, width, track.height};
    double moved = offset;
    if (scrollbar(ui, ui.id("scrollbar"), bar, track.height + limit, track.height, moved))
        offset = static_cast<float>(moved);
}

ScrollArea::~ScrollArea() {
    ScrollState& state = ui_.state<ScrollState>(id_);
    const float content = ui_.layout().bottom + padding_ - (area_.y - state.offset);
    ui_.pop_layout();
    if (std::abs(content - state.content) > 0.5f) {
        state.content = content;
        ui_.again();
    }
    scroll_by(ui_, id_, area_, area_, state.offset, content - area_.height);
    ui_.pop_clip();
    ui_.pop_id();
    ui_.pop_parent();
}

}  // namespace segments::ui
