#include "app/ui/dialog.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

DialogScope::DialogScope(Ui& ui, std::string_view title, const DialogOptions& options)
    : ui_(ui), id_(ui.id(title)) {
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
    ui_.pop_clip();
    ui_.pop_layout();
    ui_.scroll_target(id_, rect_, &state.scroll, scroll_limit_);
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
