// The frame of the user interface. One Ui lives as long as the application; the platform feeds it input and
// calls run_frame(), screens draw with the functions of app/ui/*.h (docs/ui.md), which all take the Ui first.
//
//   ui.push(event); ui.pointer_move(x, y);
//   const Tree& tree = ui.run_frame(input, [&] { app.draw(ui); });
//
// Everything outside is in logical (CSS) pixels. Dear ImGui runs in device pixels (DisplaySize = size *
// scale), so that text is rasterised at its real size and lines lie on the pixel grid at every scale.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/theme/metrics.h"
#include "app/theme/palette.h"
#include "app/ui/area.h"
#include "app/ui/event.h"
#include "app/ui/layout_box.h"
#include "app/ui/node.h"
#include "app/ui/shaped_text.h"

struct ImDrawList;
struct ImGuiContext;

namespace segments::ui {

class Fonts;
struct ItemLog;

struct FrameInput {
    float width = 1280, height = 800;  // logical pixels
    float scale = 1;                   // device pixels per logical pixel
    float delta_seconds = 0.016f;      // since the last frame
    bool coarse_pointer = false;       // touch: bigger targets
    bool reduced_motion = false;
    bool dark = false;
    bool more_contrast = false;
    std::optional<theme::SystemColors> system_colors = {};  // prescribed by the system
};

// What happened to an element in this frame.
struct Interaction {
    bool activated = false;  // clicked by pointer, or an activate event: the same thing, never twice
    bool double_clicked = false;
    bool hovered = false;
    bool held = false;          // pointer down on it
    bool focused = false;       // has the keyboard focus
    bool focus_ring = false;    // and the focus came by keyboard: draw the ring
    bool context_menu = false;  // right click, long press, Shift+F10
    Modifiers modifiers;        // at the time of the activation
};

class Ui {
  public:
    Ui();
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- For the platform
    // ----------------------------------------------------------------------------------- Events and pointer
    // input are queued; run_frame delivers them in order.
    void push(Event event);
    void pointer_move(float x, float y);
    void pointer_leave();
    void pointer_button(int button, bool down);  // 0 left, 1 right, 2 middle
    void wheel(float dx, float dy);              // logical pixels; positive dy moves the content up
    void set_modifiers(Modifiers modifiers);
    // Draws a frame. Runs `draw` once more whenever events remain or the layout has to settle (at most a few
    // times), so that what is presented is final. The draw data is ImGui::GetDrawData() afterwards.
    const Tree& run_frame(const FrameInput& input, const std::function<void()>& draw);
    // When the next frame is due: 0 at once, -1 never unless something happens.
    int next_frame_ms() const { return next_frame_ms_; }
    // The pointer's shape as a CSS cursor: "default", "pointer", "text", "col-resize".
    std::string_view cursor() const { return cursor_; }
    const Tree& tree() const { return tree_; }
    Fonts& fonts() { return *fonts_; }
    // Sets text that Dear ImGui can't (app/ui/shaped_text.h). Without it such text is drawn letter by letter.
    Shaper shaper;
    LineBreaker line_breaker;
    // The renderer's; without it big areas are drawn as triangles.
    AreaFiller area_filler = nullptr;
    // For tests: is told of each text that is drawn shortened, for want of room.
    std::function<void(std::string_view)> on_cut_text;
    // Dear ImGui's context of this Ui becomes the current one (before the renderer is set up).
    void make_current();

    // --- For screens
    // ----------------------------------------------------------------------------------------
    const theme::Palette& palette() const { return *palette_; }
    const theme::Metrics& metrics() const { return *metrics_; }
    float width() const { return input_.width; }
    float height() const { return input_.height; }
    bool touch() const { return input_.coarse_pointer; }
    bool reduced_motion() const { return input_.reduced_motion; }
    double seconds() const { return seconds_; }  // since the start, for animations
    // Asks for another pass of this frame: something drawn earlier has changed.
    void again() { again_ = true; }
    // Asks for a frame after `ms` (animations, clocks, toasts).
    void request_frame(int ms);
    void request_focus(NodeId id);
    // Takes what is being typed as if the field were left: for a page that goes away with it.
    void leave_field();
    bool has_events() const { return !queue_.empty(); }
    NodeId focused() const { return focused_; }
    // The element or something recorded inside it (in the last frame) has the focus.
    bool focus_within(NodeId id) const;

    // --- For widgets
    // ----------------------------------------------------------------------------------------
    float scale() const { return input_.scale; }
    ImDrawList* draw_list() const;
    // Ids are hashes of the path of keys: push_id for every list element, dialogs, groups ...
    NodeId id(std::string_view key) const;
    NodeId id(std::uint64_t key) const;
    void push_id(NodeId id) { ids_.push_back(id); }
    void pop_id() { ids_.pop_back(); }
    // Records a node under the current parent. The reference is good until the next call.
    Node& node(NodeId id, Role role, const Rect& rect, std::string_view name);
    void push_parent(NodeId id) { parents_.push_back(id); }
    void pop_parent() { parents_.pop_back(); }
    NodeId parent() const { return parents_.back(); }
    Node* recorded(NodeId id);  // a node of this frame, for completing it later
    bool was_drawn(NodeId id) const { return last_tree_.find(id) != nullptr; }  // in the pass before

    // Pointer and activation for an element at `rect`. `pressable` false: hover and focus only.
    Interaction interact(NodeId id, const Rect& rect, bool enabled = true);
    bool is_focused(NodeId id) const { return focused_ == id && id != kNoNode; }
    bool focus_ring(NodeId id) const { return is_focused(id) && focus_by_keyboard_; }
    // The focus arrived at the element with this pass.
    bool just_focused(NodeId id) const { return just_focused_ && focused_ == id; }
    // Events addressed to an element: each is handed out once. nullptr if there is none (valid this frame).
    const Event* take(EventKind kind, NodeId id);
    // A key on this element (kNoNode: any element of the current dialog or page that didn't want it).
    const Event* take_key(NodeId id, std::string_view key);
    // Hands each key on this element to `use`, which tells whether it wanted it: others get what it did not.
    template <typename Use>
    void offer_keys(NodeId id, Use use) {
        for (std::size_t i = 0; i < current_.size() && reachable(); ++i) {
            if (taken_[i] || current_[i].kind != EventKind::key || current_[i].target != id) continue;
            if (!use(current_[i])) continue;
            taken_[i] = true;
            again();
        }
    }
    // A shortcut of the page: this key with just these modifiers, on any element that didn't want it.
    bool take_shortcut(std::string_view key, Modifiers modifiers);
    void claim_key(NodeId id, std::string_view key, Modifiers modifiers = {});
    void claim_key_any_modifiers(NodeId id, std::string_view key);
    // Keys nobody took, for shortcuts; call at the end of the frame.
    const Event* take_unhandled_key();
    bool entered() const { return entered_; }  // Enter was pressed in a field in this pass
    void set_entered() { entered_ = true; }

    // Pointer state in logical pixels.
    float pointer_x() const;
    float pointer_y() const;
    bool pointer_over(const Rect& rect) const;  // and nothing lies above it
    bool pointer_down() const;
    bool pointer_pressed() const;  // went down in this pass, anywhere
    bool double_click() const;
    Modifiers modifiers() const { return modifiers_; }
    void set_cursor(std::string_view css) { next_cursor_ = css; }

    // State kept between frames for an element: one of each type. The reference stays good.
    template <typename T>
    T& state(NodeId id) {
        std::shared_ptr<void>& slot = states_[{id, &kTypeMark<T>}];
        if (!slot) slot = std::make_shared<T>();
        return *static_cast<T*>(slot.get());
    }

    // Layers: a window of Dear ImGui each, drawn above everything drawn before it.
    void begin_layer(NodeId id, const Rect& rect, bool takes_pointer = true);
    void end_layer();
    // While the dialog `id` is drawn (and until it closes) nothing outside it reacts.
    void begin_modal(NodeId id);
    void end_modal();
    bool modal_open() const { return top_modal_ != kNoNode; }
    // A menu or another popup lies there in this pass; and whether one lies over the rectangle.
    void note_popup(const Rect& rect) { popups_.push_back(rect); }
    bool popup_over(const Rect& rect) const;
    NodeId modal() const { return modals_.empty() ? kNoNode : modals_.back(); }

    // Cuts drawing and hit testing.
    void push_clip(const Rect& rect, bool inside_current = true);
    void pop_clip();
    Rect clip() const;
    bool visible(const Rect& rect) const;  // some of it lies inside the clip
    // Registers an area that takes the wheel and focus scrolling; see ScrollArea.
    void scroll_target(NodeId id, const Rect& rect, float* offset_y, float limit_y);
    // Takes the wheel that turned over `rect` in this pass: logical pixels, 0 if none. `least` (up, negative)
    // and `most` (down) say how far the content can still go: at its end the wheel is left to what lies
    // around it.
    void take_wheel(const Rect& rect, float& dx, float& dy, float least, float most);

    // For tests: which items Dear ImGui saw in the last pass.
    ItemLog& item_log() { return *item_log_; }

    // The current layout box (app/ui/layout.h).
    LayoutBox& layout() { return layouts_.back(); }
    void push_layout(const LayoutBox& box) { layouts_.push_back(box); }
    void pop_layout() { layouts_.pop_back(); }
    // The place for the next element.
    Rect place(float width, float height);
    // Device pixel grid.
    float snap(float logical) const;

  private:
    void deliver_events();
    void choose_palette(const FrameInput& input);
    void begin_pass(float delta_seconds);
    bool end_pass();
    void apply_wheel();
    void start_focus(NodeId id, bool by_keyboard);
    bool reachable() const;  // not behind a modal dialog

    // Its address tells a type without run-time type information, whose names would weigh on the page.
    template <typename T>
    static constexpr char kTypeMark{};
    using StateKey = std::pair<NodeId, const void*>;
    struct StateKeyHash {
        std::size_t operator()(const StateKey& key) const {
            return std::hash<const void*>()(key.second) ^ key.first;
        }
    };
    struct ScrollTarget {
        NodeId id;
        Rect rect;
        float* offset;
        float limit;
        void* window;
    };
    // An open dialog and what had the focus before it.
    struct Modal {
        NodeId id;
        NodeId focus_before;
    };
    // What was pressed gets the menu, also where it lies elsewhere by the release.
    bool menu_of_press(NodeId id, bool hovered) const;
    void follow_modals();
    void scroll_to_focus();
    NodeId first_field_in(NodeId container) const;
    bool inside(const Tree& tree, NodeId id, NodeId container) const;

    ImGuiContext* context_;
    std::unique_ptr<Fonts> fonts_;
    std::unique_ptr<ItemLog> item_log_;
    FrameInput input_;
    const theme::Palette* palette_;
    theme::Palette own_palette_;  // of the system, or with more contrast
    const theme::Metrics* metrics_;
    Tree tree_, last_tree_;
    std::unordered_map<NodeId, std::size_t> index_;
    std::vector<Event> queue_;    // not yet delivered
    std::vector<Event> current_;  // of this pass
    std::vector<bool> taken_;
    std::vector<NodeId> ids_, parents_, modals_, drawn_modals_;
    std::vector<Rect> popups_;
    std::vector<Modal> open_modals_;
    std::vector<LayoutBox> layouts_;
    std::vector<ScrollTarget> scroll_targets_;
    std::unordered_map<StateKey, std::shared_ptr<void>, StateKeyHash> states_;
    NodeId focused_ = kNoNode, focus_request_ = kNoNode, frame_focus_request_ = kNoNode, top_modal_ = kNoNode;
    NodeId menu_press_ = kNoNode;  // what the right button was pressed on last
    bool focus_by_keyboard_ = true, just_focused_ = false, again_ = false, entered_ = false;
    float pending_wheel_x_ = 0, pending_wheel_y_ = 0, wheel_x_ = 0, wheel_y_ = 0;
    double pointer_time_ = -10;  // of the last press
    double seconds_ = 0;
    int next_frame_ms_ = -1;
    Modifiers modifiers_;
    std::string_view cursor_ = "default", next_cursor_ = "default";
};

// Keeps an id scope for a block: `IdScope scope(ui, row.key);`
class IdScope {
  public:
    IdScope(Ui& ui, std::string_view key) : ui_(ui) { ui.push_id(ui.id(key)); }
    IdScope(Ui& ui, std::uint64_t key) : ui_(ui) { ui.push_id(ui.id(key)); }
    ~IdScope() { ui_.pop_id(); }
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;

  private:
    Ui& ui_;
};

}  // namespace segments::ui
