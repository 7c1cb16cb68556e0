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

constexpr float kMargin = 16, kSheetMargin = 8;

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

}  // namespace

DialogScope::DialogScope(Ui& ui, std::string_view title, const DialogOptions& options)
    : ui_(ui), id_(dialog_id(ui, title)) {
    DialogState& state = ui.state<DialogState>(id_);
    const bool sheet = is_sheet(ui);
    const float pad = padding(ui);
    const float margin = sheet ? kSheetMargin : kMargin;
    const float wanted = state.content + 2 * pad;
    const bool full = sheet && wanted > ui.height() - 2 * margin;  // the whole screen
    const float width =
        full ? ui.width() : std::min(sheet ? ui.width() : options.width, ui.width() - 2 * margin);
    const float height = full ? ui.height() : std::min(wanted, ui.height() - 2 * margin);
    const float below = (ui.height() - height) / 2.4f;
    const float top = full ? 0 : sheet ? ui.height() - height - margin : std::max(margin, below);
    rect_ = {std::round((ui.width() - width) / 2), std::round(top), width, height};

    ui.begin_layer(id_ ^ 0x5c41, {0, 0, ui.width(), ui.height()});
    fill(ui, {0, 0, ui.width(), ui.height()}, ui.palette().scrim);
    ui.end_layer();
    ui.begin_modal(id_);
    begin_raised_layer(ui, id_, rect_, full ? 0 : ui.metrics().radius_large, 24);

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
    scroll_limit_ = std::max(0.0f, wanted - rect_.height);
    state.scroll = std::clamp(state.scroll, 0.0f, scroll_limit_);
    top_ = rect_.y + pad - state.scroll;
    ui.push_layout(LayoutBox::at(rect_.x + pad, top_, rect_.width - 2 * pad, theme::space::kL));
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
