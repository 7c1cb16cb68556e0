#include "app/ui/layout.h"

#include <algorithm>
#include <cmath>

#include "app/ui/draw.h"

namespace segments::ui {

Column::Column(Ui& ui, const Rect& area, float gap) : ui_(ui) {
    ui.push_layout(LayoutBox::at(area.x, area.y, area.width, gap));
}

Column::~Column() {
    ui_.pop_layout();
}

float Column::bottom() const {
    return ui_.layout().bottom;
}

Nested::Nested(Ui& ui, float width, float gap) : ui_(ui), place_(ui.place(width, 0)) {
    ui.push_layout(LayoutBox::at(place_.x, place_.y, place_.width, gap));
}

Nested::~Nested() {
    const float height = ui_.layout().bottom - place_.y + extra_;
    ui_.pop_layout();
    ui_.layout().settle(place_.y, height);
}

LayoutBox& Nested::box() {
    return ui_.layout();
}

Stack::Stack(Ui& ui, float width, float gap) : Nested(ui, width, gap) {}

Row::Row(Ui& ui, float gap, bool wrap) : Nested(ui, 0, gap) {
    box().kind = LayoutBox::Kind::row;
    box().wrap = wrap;
}

void Row::push_right(float width) {
    LayoutBox& row = box();
    row.cursor_x = std::max(row.cursor_x, row.x + row.width - width);
}

Form::Form(Ui& ui, int most_columns) : Nested(ui, 0, theme::space::kL) {
    LayoutBox& form = box();
    form.kind = LayoutBox::Kind::form;
    const int fitting = form.width < 560 ? 1 : form.width < 880 ? 2 : 3;
    form.columns = std::clamp(fitting, 1, std::max(1, most_columns));
}

void span(Ui& ui, int columns) {
    ui.layout().span = columns;
}

void space(Ui& ui, float height) {
    LayoutBox& box = ui.layout();
    if (box.kind == LayoutBox::Kind::row) {
        box.cursor_x += height;
    } else {
        box.cursor_y += height;
        box.bottom = std::max(box.bottom, box.cursor_y);
    }
}

void separator(Ui& ui) {
    const Rect rect = ui.place(0, 1);
    horizontal_line(ui, rect.x, rect.y, rect.width, ui.palette().border);
}

namespace {

struct GroupState {
    bool known = false;
    bool open = true;
};

// The height of something's content in the last pass, for grounds that are drawn before it.
struct Measured {
    float height = 0;
};

void remember_height(Ui& ui, NodeId id, float height) {
    float& kept = ui.state<Measured>(id).height;
    if (std::abs(kept - height) < 0.5f) return;
    kept = height;
    ui.again();
}

}  // namespace

Group::Group(Ui& ui, std::string_view caption, const GroupOptions& options) : ui_(ui), id_(ui.id(caption)) {
    const theme::Palette& colors = ui.palette();
    const float height = ui.touch() ? 48.0f : 40.0f;
    header_ = ui.place(0, height);
    GroupState& state = ui.state<GroupState>(id_);
    if (!state.known) state = {true, options.open};
    open_ = !options.collapsible || state.open;

    // The ground, as high as the content was in the last pass.
    const float content = open_ ? ui.state<Measured>(id_).height : 0;
    const Rect box{header_.x, header_.y, header_.width, height + content};
    fill(ui, box, colors.surface, ui.metrics().radius_large);
    stroke(ui, box, colors.border, ui.metrics().radius_large);

    ui.node(id_, Role::group, box, caption);
    ui.push_parent(id_);
    ui.push_id(id_);
    const TextStyle title{theme::type::kSubtitle, true, colors.text};
    const float pad = theme::space::kL;
    float text_x = header_.x + pad;
    if (options.collapsible) {
        const NodeId toggle = ui.id("toggle");
        Node& node = ui.node(toggle, Role::button, header_, caption);
        node.focusable = true;
        node.expandable = true;
        node.expanded = open_;
        const Interaction act = ui.interact(toggle, header_);
        if (act.hovered) {
            fill(ui, inset(header_, 1, 1), colors.hover, ui.metrics().radius_large - 1);
            ui.set_cursor("pointer");
        }
        if (act.focus_ring) focus_ring(ui, inset(header_, 3, 3), ui.metrics().radius_large - 3);
        if (act.activated) state.open = !state.open;
        draw_icon(ui, {header_.x + pad - 4, header_.y, 16, height},
                  open_ ? theme::Icon::chevron_down : theme::Icon::chevron_right, colors.text_muted, 16);
        text_x += 20;
    }
    const float width = text_width(ui, caption, title);
    draw_text(ui, {text_x, header_.y, header_.width - pad - (text_x - header_.x), height}, caption, title);
    if (!open_ && !options.summary.empty()) {
        const float left = text_x + width + theme::space::kM;
        const TextStyle muted{theme::type::kGrid, false, colors.text_muted};
        const Rect rest{left, header_.y, header_.x + header_.width - pad - left, height};
        draw_text(ui, rest, options.summary, muted);
        // No wider than its text: the rest of the header is pressed.
        const float shown = std::min(rest.width, text_width(ui, options.summary, muted));
        ui.node(ui.id("summary"), Role::text, {left, rest.y, shown, height}, options.summary);
    }
    if (open_) {
        const float inner_y = header_.y + height + 4;
        ui.push_layout(LayoutBox::at(header_.x + pad, inner_y, header_.width - 2 * pad, theme::space::kM));
    }
}

Group::~Group() {
    if (open_) {
        const float height = ui_.layout().bottom + theme::space::kL - (header_.y + header_.height);
        ui_.pop_layout();
        remember_height(ui_, id_, height);
        LayoutBox& outer = ui_.layout();
        outer.cursor_y = header_.y + header_.height + height;
        outer.bottom = std::max(outer.bottom, outer.cursor_y);
    }
    ui_.pop_id();
    ui_.pop_parent();
}

Card::Card(Ui& ui, std::string_view key, float padding)
    : ui_(ui), id_(ui.id(key)), place_(ui.place(0, 0)), padding_(padding) {
    const float height = ui.state<Measured>(id_).height;
    const Rect box{place_.x, place_.y, place_.width, height};
    fill(ui, box, ui.palette().surface, ui.metrics().radius_large);
    stroke(ui, box, ui.palette().border, ui.metrics().radius_large);
    ui.push_id(id_);
    ui.push_layout(
        LayoutBox::at(place_.x + padding, place_.y + padding, place_.width - 2 * padding, theme::space::kM));
}

Card::~Card() {
    const float height = ui_.layout().bottom + padding_ - place_.y;
    ui_.pop_layout();
    ui_.pop_id();
    remember_height(ui_, id_, height);
    ui_.layout().settle(place_.y, height);
}

}  // namespace segments::ui
