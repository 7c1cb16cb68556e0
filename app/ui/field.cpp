#include "app/ui/field.h"

#include <algorithm>
#include <utility>

#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::ui {
namespace {

// What a field remembers: the text being typed, and why it was rejected.
struct Draft {
    bool active = false;  // `text` differs from the value: under edit, or rejected
    std::string text;
    std::string error;
    bool typed = false;          // and not taken yet, whatever the program shows meanwhile
    std::string before;          // the value then
    bool drawn = false;          // `base` is known
    std::string base;            // the value as drawn last
    std::uint32_t revision = 0;  // counts changes by the program while the field is edited
};

constexpr float kCaption = 20;

const TextStyle kMessageStyle{theme::type::kSmall, false, {}};

}  // namespace

void FieldResult::reject(std::string_view message) const {
    Draft& draft = ui->state<Draft>(id);
    draft.active = draft.typed = true;
    draft.text = text;
    draft.error = message;
    ui->again();
}

void set_draft(Ui& ui, NodeId id, std::string_view text) {
    Draft& draft = ui.state<Draft>(id);
    draft.active = true;
    draft.text = text;
    draft.error.clear();
    ++draft.revision;
}

const std::string* draft_of(Ui& ui, NodeId id) {
    const Draft& draft = ui.state<Draft>(id);
    return draft.active ? &draft.text : nullptr;
}

void drop_draft(Ui& ui, NodeId id) {
    Draft& draft = ui.state<Draft>(id);
    const auto revision = draft.revision + 1;
    draft = Draft();
    draft.revision = revision;
}

const std::string* typed_over(Ui& ui, NodeId id) {
    const Draft& draft = ui.state<Draft>(id);
    return draft.typed ? &draft.before : nullptr;
}

std::string_view message_of(Ui& ui, NodeId id, const FieldOptions& options) {
    const Draft& draft = ui.state<Draft>(id);
    return draft.error.empty() ? options.error : std::string_view(draft.error);
}

FieldResult input_in(Ui& ui, const Rect& rect, const InputSpec& spec) {
    const FieldOptions& options = spec.options;
    const NodeId id = spec.id;
    Draft& draft = ui.state<Draft>(id);
    FieldResult result;
    result.ui = &ui;
    result.id = id;
    const bool editable = options.enabled && !options.readonly;
    const Interaction act = ui.interact(id, rect, options.enabled);
    const bool focused = act.focused;

    if (!draft.drawn) {
        draft.drawn = true;
        draft.base = spec.value;
    } else if (spec.value != draft.base) {
        // The program changed the value: it shows, unless the user is typing something else. The page's input
        // may have the focus already when we have not heard of it yet.
        if (draft.error.empty()) {
            if (!draft.active || draft.text != spec.value) ++draft.revision;
            draft.active = false;
        }
        draft.base = spec.value;
    }
    if (editable) {
        if (const Event* event = ui.take(EventKind::input, id)) {
            if (!std::exchange(draft.typed, true)) draft.before = draft.base;
            draft.active = true;
            draft.text = event->text;
            draft.error.clear();
            result.changed = true;
            result.text = event->text;
        }
        if (const Event* event = ui.take(EventKind::commit, id)) {
            result.entered = event->number == 1;
            result.text = event->text;
            // Unchanged text is no change: leaving a field only passed by does nothing.
            result.committed = event->text != spec.value;
            if (result.committed) ++draft.revision;
            draft.active = draft.typed = false;
            draft.error.clear();
            if (result.entered) ui.set_entered();
        }
        if (ui.take(EventKind::cancel, id)) {
            result.cancelled = true;
            if (draft.active) ++draft.revision;
            const bool changed = draft.active;
            draft.active = draft.typed = false;
            draft.error.clear();
            // Nothing to take back: Escape belongs to what is around the field.
            if (!changed) ui.push({.kind = EventKind::key, .target = id, .text = "Escape"});
        }
    }
    result.activated = act.activated && options.enabled;
    if (result.activated) ui.request_focus(id);
    if (act.hovered && options.enabled) ui.set_cursor("text");

    const std::string_view message = message_of(ui, id, options);
    const std::string_view shown = draft.active ? std::string_view(draft.text) : spec.value;
    Node& node = ui.node(id, spec.role, rect, spec.name);
    node.value = shown;
    node.description = message.empty() ? options.help : message;
    node.focusable = options.enabled;
    node.disabled = !options.enabled;
    node.readonly = options.readonly;
    node.required = options.required;
    node.kept = options.kept && editable;
    node.invalid = !message.empty();
    node.input = options.lines > 1 ? InputKind::multiline : options.kind;
    node.max_length = options.max_length;
    node.value_revision = draft.revision;
    node.font_size = spec.font_size;
    node.pad_left = spec.frame ? kFieldPaddingX : 8;
    node.pad_right = node.pad_left + spec.pad_right;
    node.align_right = options.right;

    const theme::Palette& p = ui.palette();
    const float radius = spec.frame ? ui.metrics().radius : 0;
    if (spec.frame) {
        fill(ui, rect, editable ? p.surface : p.surface_alt, radius);
        const theme::Color frame = node.invalid  ? p.error.line
                                   : focused     ? p.focus
                                   : !editable   ? p.border
                                   : act.hovered ? p.text_muted
                                                 : p.border_strong;
        stroke(ui, rect, frame, radius, focused ? 2.0f : 1.0f);
    }
    // While edited, the page's input shows the content, and lets the placeholder through while there is none.
    const bool empty = shown.empty();
    if (focused && editable && !empty) return result;
    TextStyle style{spec.font_size, false,
                    !options.enabled ? p.text_disabled
                    : empty          ? p.text_muted
                                     : p.text};
    style.align = options.right ? Align::right : Align::left;
    style.tabular = options.right || options.kind == InputKind::date;
    std::string dots;
    if (options.kind == InputKind::password) {
        for (const char c : shown) dots += (c & 0xC0) == 0x80 ? "" : "\u2022";
    }
    const std::string_view content = empty ? options.placeholder : dots.empty() ? shown : dots;
    Rect inner{rect.x + (spec.frame ? kFieldPaddingX : 8), rect.y,
               rect.width - 2 * (spec.frame ? kFieldPaddingX : 8) - spec.pad_right, rect.height};
    if (options.lines > 1) {
        ui.push_clip(inset(rect, 1, 1));
        draw_wrapped(ui, inner.x, inner.y + kFieldPaddingY, inner.width, content, style);
        ui.pop_clip();
    } else {
        draw_text(ui, inner, content, style);
    }
    return result;
}

FieldFrame field_frame(Ui& ui, NodeId id, std::string_view caption, const FieldOptions& options,
                       std::string_view message, float input_height) {
    const theme::Palette& p = ui.palette();
    FieldFrame frame;
    const LayoutBox& box = ui.layout();
    const bool in_row = box.kind == LayoutBox::Kind::row;
    const float wanted = options.width > 0 ? options.width : in_row ? 220 : 0;
    const float above = options.caption ? kCaption : 0;
    // Lines of the message are measured at the narrowest width it may get.
    TextStyle style = kMessageStyle;
    style.color = p.error.text;
    const float least =
        box.kind == LayoutBox::Kind::form
            ? (box.width - 24 * static_cast<float>(box.columns - 1)) / static_cast<float>(box.columns)
        : wanted > 0 ? wanted
                     : box.width;
    const float lines = message.empty() ? 0 : wrapped_height(ui, least, message, style) + 3;
    const Rect rect = ui.place(wanted, above + input_height + lines);
    if (box.fields != nullptr && !std::exchange(*box.fields, true)) ui.again();
    frame.input = {rect.x, rect.y + above, rect.width, input_height};
    frame.message_y = frame.input.y + input_height + 3;
    if (options.caption) {
        TextStyle label{theme::type::kGrid, false, options.enabled ? p.text_muted : p.text_disabled};
        if (text_width(ui, caption, label) > rect.width) label.size = theme::type::kSmall;
        const Rect line{rect.x, rect.y - 2, rect.width, kCaption};
        draw_text(ui, line, caption, label);
        float x = rect.x + text_width(ui, caption, label);
        if (options.required) {
            draw_text(ui, {x + 3, line.y, 10, kCaption}, "*", {theme::type::kGrid, true, p.error.text});
            x += 12;
        }
        if (!options.badge.empty()) {
            x += 8;
            const Rect rest{x, line.y, rect.x + rect.width - x, kCaption};
            const TextStyle mark{theme::type::kSmall, false, p.accent_text};
            draw_text(ui, rest, options.badge, mark);
            x += text_width(ui, options.badge, mark);
        }
        if (!options.reset.empty()) {
            ui.push_id(id);
            const TextStyle action{theme::type::kSmall, false, p.accent_text};
            const float width = text_width(ui, options.reset, action);
            frame.reset = link_in(ui, {rect.x + rect.width - width, line.y, width, kCaption}, options.reset,
                                  {}, theme::type::kSmall);
            if (Node* node = ui.recorded(ui.id(options.reset))) node->role = Role::button;
            ui.pop_id();
        }
    }
    if (!message.empty()) draw_wrapped(ui, rect.x, frame.message_y, rect.width, message, style);
    return frame;
}

namespace {

FieldResult captioned(Ui& ui, Role role, std::string_view caption, std::string_view value,
                      const FieldOptions& options) {
    const NodeId id = ui.id(options.key.empty() ? caption : options.key);
    const float one = ui.metrics().control;
    const float height =
        options.lines > 1 ? static_cast<float>(options.lines) * kFieldLine + 2 * kFieldPaddingY : one;
    const std::string message(message_of(ui, id, options));
    const FieldFrame frame = field_frame(ui, id, caption, options, message, height);
    InputSpec spec{.id = id, .role = role, .name = caption, .value = value, .options = options};
    if (!options.lookup.empty()) spec.pad_right = 30;
    if (role == Role::searchbox) spec.pad_right = 22;
    // The button inside comes first: it lies above the field for the pointer.
    bool lookup = false;
    if (!options.lookup.empty()) {
        ui.push_id(id);
        lookup =
            ui.interact(ui.id("lookup"), {frame.input.x + frame.input.width - 32, frame.input.y, 32, height},
                        options.enabled && !options.readonly)
                .activated;
        ui.pop_id();
    }
    FieldResult result = input_in(ui, frame.input, spec);
    result.reset = frame.reset;
    result.lookup = lookup;
    if (!options.lookup.empty()) {
        ui.push_id(id);
        const Rect right{frame.input.x + frame.input.width - 32, frame.input.y, 32, height};
        Node& node = ui.node(ui.id("lookup"), Role::button, right, options.lookup);
        node.focusable = true;
        node.disabled = !options.enabled || options.readonly;
        draw_icon(ui, right, theme::Icon::ellipsis, ui.palette().text_muted, 16);
        if (ui.focus_ring(node.id)) focus_ring(ui, inset(right, 4, 4), 4);
        ui.pop_id();
    }
    if (role == Role::searchbox) {
        const Rect right{frame.input.x + frame.input.width - 28, frame.input.y, 20, height};
        draw_icon(ui, right, theme::Icon::search, ui.palette().text_muted, 15);
    }
    tooltip(ui, frame.input, !result.changed && ui.pointer_over(frame.input) && !ui.is_focused(id),
            options.help);
    return result;
}

}  // namespace

FieldResult text_field(Ui& ui, std::string_view caption, std::string_view value,
                       const FieldOptions& options) {
    return captioned(ui, Role::textbox, caption, value, options);
}

FieldResult number_field(Ui& ui, std::string_view caption, std::string_view value, FieldOptions options) {
    options.kind = InputKind::number;
    options.right = true;
    return captioned(ui, Role::spinbutton, caption, value, options);
}

FieldResult date_field(Ui& ui, std::string_view caption, std::string_view value, FieldOptions options) {
    options.kind = InputKind::date;
    return captioned(ui, Role::textbox, caption, value, options);
}

FieldResult search_field(Ui& ui, std::string_view caption, std::string_view value, FieldOptions options) {
    options.kind = InputKind::search;
    options.caption = false;
    if (options.placeholder.empty()) options.placeholder = caption;
    return captioned(ui, Role::searchbox, caption, value, options);
}

}  // namespace segments::ui
