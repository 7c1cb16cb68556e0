// Layers, clipping, scrolling, dialogs' focus and the place of elements: the spatial half of Ui.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/ui/device_grid.h"
#include "app/ui/draw.h"
#include "app/ui/ui.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {

void Ui::begin_layer(NodeId id, const Rect& rect, bool takes_pointer) {
    char name[24];
    std::snprintf(name, sizeof name, "##%08x", id);
    const ImRect place = device_rect(*this, rect);
    ImGui::SetNextWindowPos(place.Min);
    ImGui::SetNextWindowSize({std::max(1.0f, place.GetWidth()), std::max(1.0f, place.GetHeight())});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                             ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse |
                             ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing;
    if (!takes_pointer) flags |= ImGuiWindowFlags_NoInputs;
    ImGui::Begin(name, nullptr, flags);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

void Ui::end_layer() {
    ImGui::End();
}

void Ui::begin_modal(NodeId id) {
    modals_.push_back(id);
    drawn_modals_.push_back(id);
}

void Ui::end_modal() {
    modals_.pop_back();
}

bool Ui::popup_over(const Rect& rect) const {
    return std::any_of(popups_.begin(), popups_.end(), [&](const Rect& popup) {
        const Rect shared = intersect(popup, rect);
        return shared.width > 0 && shared.height > 0;
    });
}

void Ui::follow_modals() {
    const NodeId top = drawn_modals_.empty() ? kNoNode : drawn_modals_.back();
    for (std::size_t i = open_modals_.size(); i-- > 0;) {
        const Modal modal = open_modals_[i];
        if (std::find(drawn_modals_.begin(), drawn_modals_.end(), modal.id) != drawn_modals_.end()) continue;
        open_modals_.erase(open_modals_.begin() + static_cast<std::ptrdiff_t>(i));
        if (recorded(modal.focus_before) && focus_request_ == kNoNode) request_focus(modal.focus_before);
        again();
    }
    for (const NodeId id : drawn_modals_) {
        const bool known = std::any_of(open_modals_.begin(), open_modals_.end(),
                                       [&](const Modal& modal) { return modal.id == id; });
        if (known) continue;
        open_modals_.push_back({id, focused_});
        // On phones a field's focus would cover the dialog with the keyboard.
        if (focus_request_ == kNoNode || !inside(tree_, focus_request_, id))
            request_focus(input_.coarse_pointer ? id : first_field_in(id));
        again();
    }
    top_modal_ = top;
}

NodeId Ui::first_field_in(NodeId container) const {
    NodeId first = kNoNode;
    std::vector<NodeId> scope{container};
    for (const Node& node : tree_.nodes) {
        if (std::find(scope.begin(), scope.end(), node.parent) == scope.end()) continue;
        scope.push_back(node.id);
        if (!node.focusable || node.disabled) continue;
        const bool field = node.role == Role::textbox || node.role == Role::combobox ||
                           node.role == Role::searchbox || node.role == Role::spinbutton;
        if (field) return node.id;
        if (first == kNoNode) first = node.id;
    }
    return first;
}

void Ui::push_clip(const Rect& rect, bool inside_current) {
    const ImRect cut = device_rect(*this, rect);
    ImGui::PushClipRect(cut.Min, cut.Max, inside_current);
}

void Ui::pop_clip() {
    ImGui::PopClipRect();
}

Rect Ui::clip() const {
    const ImRect box = ImGui::GetCurrentWindowRead()->ClipRect;
    const float scale = input_.scale;
    return {box.Min.x / scale, box.Min.y / scale, box.GetWidth() / scale, box.GetHeight() / scale};
}

bool Ui::visible(const Rect& rect) const {
    const Rect part = intersect(rect, clip());
    return part.width > 0 && part.height > 0;
}

void Ui::scroll_target(NodeId id, const Rect& rect, float* offset_y, float limit_y) {
    scroll_targets_.push_back(
        {id, intersect(rect, clip()), offset_y, std::max(0.0f, limit_y), ImGui::GetCurrentWindowRead()});
}

void Ui::take_wheel(const Rect& rect, float& dx, float& dy, float least, float most) {
    dx = dy = 0;
    if ((wheel_x_ == 0 && wheel_y_ == 0) || !pointer_over(rect)) return;
    const bool at_end = wheel_y_ > 0 ? most <= 0 : least >= 0;
    if (wheel_x_ == 0 && at_end) return;
    dx = wheel_x_;
    dy = wheel_y_;
    wheel_x_ = wheel_y_ = 0;
    again();
}

void Ui::apply_wheel() {
    if (wheel_y_ == 0) return;
    // Areas register when they end: inner ones come first.
    for (const ScrollTarget& target : scroll_targets_) {
        if (target.window != context_->HoveredWindow || !contains(target.rect, pointer_x(), pointer_y()))
            continue;
        const float wanted = std::clamp(*target.offset + wheel_y_, 0.0f, target.limit);
        if (wanted == *target.offset) continue;  // at its end: the outer one goes on
        *target.offset = wanted;
        again();
        return;
    }
}

void Ui::scroll_to_focus() {
    if (!just_focused_) return;
    const Node* node = recorded(focused_);
    if (!node) return;
    for (const ScrollTarget& target : scroll_targets_) {
        if (!inside(tree_, focused_, target.id) || target.id == focused_) continue;
        const float above = target.rect.y + 8 - node->rect.y;
        const float below = node->rect.y + node->rect.height + 8 - (target.rect.y + target.rect.height);
        float wanted = *target.offset;
        if (below > 0) wanted += below;
        if (above > 0) wanted = *target.offset - above;
        wanted = std::clamp(wanted, 0.0f, target.limit);
        if (wanted == *target.offset) continue;
        *target.offset = wanted;
        again();
    }
}

Rect Ui::place(float width, float height) {
    LayoutBox& box = layouts_.back();
    Rect rect;
    rect.height = height;
    switch (box.kind) {
        case LayoutBox::Kind::column: {
            rect.x = box.x;
            rect.width = width > 0 ? std::min(width, box.width) : box.width;
            rect.y = box.cursor_y + (box.started ? box.gap : 0);
            box.cursor_y = rect.y + height;
            break;
        }
        case LayoutBox::Kind::row: {
            const float left = box.x + box.width - box.cursor_x;
            rect.width = width > 0 ? std::min(width, box.width) : std::max(left, 0.0f);
            const bool at_start = box.cursor_x <= box.x;
            if (!at_start && box.wrap && rect.width > left + 0.5f) {
                box.cursor_y += box.line_height + box.gap;
                box.cursor_x = box.x;
                box.line_height = 0;
            }
            rect.x = box.cursor_x;
            rect.y = box.cursor_y;
            box.cursor_x += rect.width + box.gap;
            box.line_height = std::max(box.line_height, height);
            break;
        }
        case LayoutBox::Kind::form: {
            const int span = std::clamp(box.span, 1, box.columns);
            if (box.column + span > box.columns) box.begin_line();
            const float gutter = 24;
            const auto columns = static_cast<float>(box.columns);
            const float cell = (box.width - gutter * (columns - 1)) / columns;
            rect.x = box.x + static_cast<float>(box.column) * (cell + gutter);
            rect.y = box.cursor_y;
            rect.width = cell * static_cast<float>(span) + gutter * static_cast<float>(span - 1);
            if (width > 0) rect.width = std::min(rect.width, width);
            box.column += span;
            box.span = 1;
            box.line_height = std::max(box.line_height, height);
            break;
        }
    }
    box.started = true;
    box.bottom = std::max(box.bottom, rect.y + height);
    return rect;
}

float Ui::snap(float logical) const {
    return std::round(logical * input_.scale) / input_.scale;
}

}  // namespace segments::ui
