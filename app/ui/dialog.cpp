#include "app/ui/dialog.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/draw.h"
#include "app/ui/popup.h"
#include "app/ui/text.h"

namespace segments::ui {
namespace {

struct DialogState {
    float content = 160;  // height of what is inside, as drawn last
    float scroll = 0;
};

constexpr float kPadding = 24, kMargin = 16;

// Not the id of the button of that name, which often opens it.
NodeId dialog_id(const Ui& ui, std::string_view title) {
    return ui.id("dialog " + std::string(title));
}

}  // namespace

DialogScope::DialogScope(Ui& ui, std::string_view title, const DialogOptions& options)
    : ui_(ui), id_(dialog_id(ui, title)) {
    DialogState& state = ui.state<DialogState>(id_);
    const bool sheet = ui.width() < theme::kPhoneWidth;
    const float width = sheet ? ui.width() : std::min(options.width, ui.width() - 2 * kMargin);
    const float room = sheet ? ui.height() : ui.height() - 2 * kMargin;
    const float height = sheet ? room : std::min(state.content + 2 * kPadding, room);
    rect_ = {std::round((ui.width() - width) / 2),
             sheet ? 0 : std::round(std::max(kMargin, (ui.height() - height) / 2.4f)), width, height};

    ui.begin_layer(id_ ^ 0x5c41, {0, 0, ui.width(), ui.height()});
    fill(ui, {0, 0, ui.width(), ui.height()}, ui.palette().scrim);
    ui.end_layer();
    ui.begin_modal(id_);
    begin_raised_layer(ui, id_, rect_, sheet ? 0 : ui.metrics().radius_large, 24);

    Node& node = ui.node(id_, options.alert ? Role::alertdialog : Role::dialog, rect_, title);
    node.modal = true;
    node.clips = true;
    ui.push_id(id_);
    ui.push_parent(id_);
    if (options.closable) {
        ui.claim_key(kNoNode, "Escape");
        escaped_ = ui.take_key(kNoNode, "Escape") != nullptr;
    }
    if (const Event* event = ui.take(EventKind::scroll, id_)) {
        state.scroll += static_cast<float>(event->number);
    }
    scroll_limit_ = std::max(0.0f, state.content + 2 * kPadding - rect_.height);
    state.scroll = std::clamp(state.scroll, 0.0f, scroll_limit_);
    top_ = rect_.y + kPadding - state.scroll;
    ui.push_layout(LayoutBox::at(rect_.x + kPadding, top_, rect_.width - 2 * kPadding, theme::space::kL));
    ui.push_clip(rect_);
    heading(ui, title, 2);
}

DialogScope::~DialogScope() {
    DialogState& state = ui_.state<DialogState>(id_);
    const float content = ui_.layout().bottom - top_;
    ui_.pop_layout();
    ui_.scroll_target(id_, rect_, &state.scroll, scroll_limit_);
    const float width = ui_.metrics().scrollbar;
    double offset = state.scroll;
    const Rect track{rect_.x + rect_.width - width, rect_.y + kMargin, width, rect_.height - 2 * kMargin};
    if (scrollbar(ui_, ui_.id("scrollbar"), track, track.height + scroll_limit_, track.height, offset)) {
        state.scroll = static_cast<float>(offset);
    }
    ui_.pop_clip();
    if (std::abs(content - state.content) > 0.5f) {
        state.content = content;
        ui_.again();
    }
    ui_.pop_parent();
    ui_.pop_id();
    ui_.end_layer();
    ui_.end_modal();
}

}  // namespace segments::ui
