#include "app/ui/dialog.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/popup.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::ui {
namespace {

struct DialogState {
    float content = 160;  // height of what is inside, as drawn last
    float scroll = 0;
    float top = 0;
    float screen = 0;     // its height when the dialog was placed
    bool placed = false;  // the content's height was known
};

constexpr float kMargin = 16, kSheetMargin = 8;
// The title, and the edge of the dialog that it stands in.
constexpr float kTitle = 22, kHead = 64, kSheetHead = 56;

// On phones dialogs are sheets that rise from the bottom; every pixel counts there.
bool is_sheet(const Ui& ui) {
    return ui.width() < theme::kPhoneWidth;
}

float padding(const Ui& ui) {
    return is_sheet(ui) ? theme::space::kL : theme::space::kXl;
}

// Not the id of the button of that name, which often opens it.
NodeId dialog_id(const Ui& ui, std::string_view title) {
    return ui.id("dialog " + std::string(title));
}

// What is there to be pressed comes when the progress has ended.
bool shows_progress(const Tree& tree) {
    return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                       [](const Node& node) { return node.role == Role::progressbar; });
}

// A dialog stays where it is when its content grows or shrinks, as far as there is room: what the pointer is
// about to press must not move away.
float top_of(const Ui& ui, DialogState& state, bool was_open, float height, float margin) {
    if (!was_open || state.screen != ui.height()) state.placed = false;
    state.screen = ui.height();
    const float most = ui.height() - margin - height;
    return state.placed ? std::clamp(state.top, margin, most)
                        : std::max(margin, (ui.height() - height) / 2.4f);
}

}  // namespace

DialogScope::DialogScope(Ui& ui, std::string_view title, const DialogOptions& options)
    : ui_(ui), id_(dialog_id(ui, title)) {
    DialogState& state = ui.state<DialogState>(id_);
    const bool sheet = is_sheet(ui);
    const float pad = padding(ui);
    const float margin = sheet ? kSheetMargin : kMargin;
    const float most = std::min(sheet ? ui.width() : options.width, ui.width() - 2 * margin);
    const float control = ui.metrics().control;
    // Phones have no Escape key.
    const bool closes = sheet && options.closable && !options.alert;
    const float room = most - 2 * pad - (closes ? control : 0);
    const TextStyle style{theme::type::kTitle, true, {}};
    const float lines = std::max(0.0f, wrapped_height(ui, room, title, style) - line_height(style));
    const float line = sheet ? kSheetHead : kHead;
    const float head = line + lines;
    const float wanted = head + state.content + pad;
    const bool full = sheet && wanted > ui.height() - 2 * margin;  // the whole screen
    const float width = full ? ui.width() : most;
    const float height = full ? ui.height() : std::min(wanted, ui.height() - 2 * margin);
    state.top = full    ? 0
                : sheet ? ui.height() - height - margin
                        : std::round(top_of(ui, state, ui.was_drawn(id_), height, margin));
    const Rect rect{std::round((ui.width() - width) / 2), state.top, width, height};

    ui.begin_layer(id_ ^ 0x5c41, {0, 0, ui.width(), ui.height()});
    const float rounded = full ? 0 : ui.metrics().radius_large;
    fill_around(ui, {0, 0, ui.width(), ui.height()}, inset(rect, rounded, rounded), ui.palette().scrim);
    ui.end_layer();
    ui.begin_modal(id_);
    begin_raised_layer(ui, id_, rect, rounded, 24);

    Node& node = ui.node(id_, options.alert ? Role::alertdialog : Role::dialog, rect, title);
    node.modal = true;
    ui.push_id(id_);
    ui.push_parent(id_);
    if (options.closable) {
        ui.claim_key(kNoNode, "Escape");
        escaped_ = ui.take_key(kNoNode, "Escape") != nullptr;
    }
    // The title stays where it is.
    {
        const Column column(ui, {rect.x + pad, rect.y + (line - kTitle) / 2, room, kTitle + lines});
        heading(ui, title, 2);
    }
    if (closes) {
        const Rect corner{rect.x + width - pad / 2 - control, rect.y + (line - control) / 2, control,
                          control};
        escaped_ = button_in(ui, corner, tr("Close"),
                             {.kind = ButtonKind::quiet,
                              .icon = theme::Icon::x,
                              .icon_only = true,
                              .key = "close dialog"}) ||
                   escaped_;
    }

    inside_ = {rect.x, rect.y + head, rect.width, rect.height - head};
    const NodeId content = ui.id("content");
    ui.node(content, Role::none, inside_, {}).clips = true;
    ui.push_parent(content);
    if (const Event* event = ui.take(EventKind::scroll, content)) {
        state.scroll += static_cast<float>(event->number);
    }
    scroll_limit_ = std::max(0.0f, wanted - rect.height);
    state.scroll = std::clamp(state.scroll, 0.0f, scroll_limit_);
    top_ = inside_.y - state.scroll;
    ui.push_layout(LayoutBox::at(rect.x + pad, top_, rect.width - 2 * pad, theme::space::kL));
    ui.push_clip(inside_);
}

DialogScope::~DialogScope() {
    DialogState& state = ui_.state<DialogState>(id_);
    const float content = ui_.layout().bottom - top_;
    ui_.pop_layout();
    const Rect track{inside_.x, inside_.y, inside_.width, inside_.height - kMargin};
    scroll_by(ui_, ui_.id("content"), inside_, track, state.scroll, scroll_limit_);
    ui_.pop_clip();
    ui_.pop_parent();
    if (std::abs(content - state.content) > 0.5f) {
        state.content = content;
        ui_.again();
    } else if (!shows_progress(ui_.tree())) {
        state.placed = true;
    }
    ui_.pop_parent();
    ui_.pop_id();
    ui_.end_layer();
    ui_.end_modal();
}

}  // namespace segments::ui
