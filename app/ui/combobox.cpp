// Fields with a list of options below them, which follows the typing (app/ui/choice.h).
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "app/ui/choice.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/popup.h"
#include "core/base/text.h"
#include "core/base/tr.h"

namespace segments::ui {
namespace {

struct ComboState {
    bool open = false;
    bool pressed = false;  // opens when the focus has arrived
    std::vector<Option> options;
    int active = -1;
    float scroll = 0;
    std::string typed;  // what the options were fetched for
    std::uint64_t revision = 0;
};

constexpr float kMostHeight = 300, kLeastWidth = 200;

bool same(std::string_view a, std::string_view b) {
    return fold_case(a) == fold_case(b);
}

void open_list(Ui& ui, ComboState& state, const OptionsProvider& provider, std::string_view typed,
               const ComboOptions& options) {
    state.open = true;
    state.typed = typed;
    state.revision = options.revision;
    state.options = provider(typed, options.most);
    state.active = -1;
    state.scroll = 0;
    ui.again();
}

// The option meant by a typed text: the one that is it, else the only one that was found, else the first that
// begins with it.
std::optional<std::string> meant(const OptionsProvider& provider, std::string_view typed, std::size_t most) {
    const std::vector<Option> found = provider(typed, most);
    for (const Option& option : found) {
        if (same(option.text, typed)) return option.text;
    }
    if (found.size() == 1) return found.front().text;
    const std::string start = fold_case(typed);
    for (const Option& option : found) {
        if (fold_case(option.text).starts_with(start)) return option.text;
    }
    return std::nullopt;
}

// Where the list goes: below the field, or above it where there is more room.
Rect list_rect(Ui& ui, const Rect& field, std::size_t options) {
    const float item = ui.metrics().menu_item;
    const float wanted =
        std::min(kMostHeight, item * static_cast<float>(std::max<std::size_t>(1, options)) + 8);
    const float width = std::max(field.width, kLeastWidth);
    const float below = ui.height() - field.y - field.height - 8;
    Rect rect{std::clamp(field.x, 0.0f, std::max(0.0f, ui.width() - width)), field.y + field.height + 3,
              width, std::min(wanted, below)};
    if (below < wanted && field.y - 8 > below) {
        rect.height = std::min(wanted, field.y - 8);
        rect.y = field.y - 3 - rect.height;
    }
    return rect;
}

// Draws the list; the text of the option that was pressed.
std::optional<std::string> draw_list(Ui& ui, NodeId field, NodeId list, const Rect& rect, ComboState& state) {
    std::optional<std::string> chosen;
    const theme::Palette& p = ui.palette();
    const float item = ui.metrics().menu_item;
    // The mirrored list must not be cut by the areas around the field.
    ui.push_parent(popup_parent(ui));
    begin_raised_layer(ui, list, rect, ui.metrics().radius + 2);
    Node& node = ui.node(list, Role::listbox, rect, tr("Options"));
    node.clips = true;
    ui.push_id(list);
    ui.push_parent(list);
    const float limit = std::max(0.0f, item * static_cast<float>(state.options.size()) + 8 - rect.height);
    if (const Event* event = ui.take(EventKind::scroll, list))
        state.scroll += static_cast<float>(event->number);
    state.scroll = std::clamp(state.scroll, 0.0f, limit);
    ui.push_clip(rect);
    const float bar = limit > 0 ? ui.metrics().scrollbar : 4;
    const auto first = static_cast<std::size_t>(state.scroll / item);
    const auto last =
        std::min(state.options.size(), first + static_cast<std::size_t>(rect.height / item) + 2);
    for (std::size_t i = first; i < last; ++i) {
        const Option& option = state.options[i];
        const Rect line{rect.x + 4, rect.y + 4 + item * static_cast<float>(i) - state.scroll,
                        rect.width - 4 - bar, item};
        const NodeId id = ui.id(i);
        Node& entry = ui.node(id, Role::option, line, option.shown());
        entry.description = option.detail;
        entry.selected = static_cast<int>(i) == state.active;
        const Interaction act = ui.interact(id, line);
        if (entry.selected)
            fill(ui, line, p.selected, 4);
        else if (act.hovered)
            fill(ui, line, p.hover, 4);
        const float width =
            option.detail.empty()
                ? line.width - 16
                : std::min(text_width(ui, option.shown(), {theme::type::kBody, false, p.text}) + 4,
                           line.width * 0.6f);
        draw_text(ui, {line.x + 8, line.y, width, item}, option.shown(), {theme::type::kBody, false, p.text});
        if (!option.detail.empty()) {
            draw_text(ui, {line.x + 16 + width, line.y, line.width - width - 24, item}, option.detail,
                      {theme::type::kSmall, false, p.text_muted});
        }
        if (act.activated || (act.hovered && ui.pointer_pressed())) chosen = option.text;
    }
    if (state.options.empty()) {
        draw_text(ui, {rect.x + 12, rect.y, rect.width - 24, rect.height}, tr("Nothing found"),
                  {theme::type::kBody, false, p.text_muted});
    }
    ui.pop_clip();
    scroll_by(ui, list, rect, inset(rect, 0, 4), state.scroll, limit);
    if (const Event* event = ui.take(EventKind::choose, field)) {
        chosen = event->text;
        for (const Option& option : state.options) {
            if (option.shown() == event->text) chosen = option.text;
        }
    }
    ui.pop_parent();
    ui.pop_id();
    ui.end_layer();
    ui.pop_parent();
    return chosen;
}

// Moves through the list; the text of the option taken by Enter.
std::optional<std::string> list_keys(Ui& ui, NodeId id, const Rect& rect, ComboState& state) {
    const auto count = static_cast<int>(state.options.size());
    const auto go = [&](int index) {
        if (count == 0) return;
        state.active = (index + count) % count;
        const float item = ui.metrics().menu_item;
        const float top = item * static_cast<float>(state.active);
        state.scroll = std::clamp(state.scroll, top + item + 8 - rect.height, top);
        ui.again();
    };
    ui.claim_key(id, "Escape");
    if (ui.take_key(id, "ArrowDown")) go(state.active + 1);
    if (ui.take_key(id, "ArrowUp")) go(state.active < 0 ? count - 1 : state.active - 1);
    if (ui.take_key(id, "Escape")) {
        state.open = false;
        ui.again();
    }
    if (state.active < 0 || state.active >= count) return std::nullopt;
    ui.claim_key(id, "Enter");
    if (ui.take_key(id, "Enter")) return state.options[static_cast<std::size_t>(state.active)].text;
    return std::nullopt;
}

}  // namespace

OptionsProvider options_from(std::vector<Option> list) {
    return [list = std::move(list)](std::string_view typed, std::size_t most) {
        std::vector<Option> found;
        const std::string wanted = fold_case(typed);
        for (const bool at_start : {true, false}) {
            for (const Option& option : list) {
                if (found.size() >= most) return found;
                const std::string text = fold_case(option.text), detail = fold_case(option.detail);
                const bool starts = text.starts_with(wanted);
                const bool has = starts || text.find(wanted) != std::string::npos ||
                                 detail.find(wanted) != std::string::npos;
                if (has && starts == at_start) found.push_back(option);
            }
        }
        return found;
    };
}

FieldResult combo_in(Ui& ui, const Rect& rect, const InputSpec& spec, const OptionsProvider& provider,
                     const ComboOptions& options) {
    const NodeId id = spec.id;
    const NodeId list = id ^ 0x115700;
    ComboState& state = ui.state<ComboState>(id);
    InputSpec input = spec;
    input.role = Role::combobox;
    input.pad_right = std::max(input.pad_right, 24.0f);
    const bool editable = input.options.enabled && !input.options.readonly;
    FieldResult result = input_in(ui, rect, input);
    draw_icon(ui, {rect.x + rect.width - 26, rect.y, 18, rect.height}, theme::Icon::chevron_down,
              editable ? ui.palette().text_muted : ui.palette().text_disabled, 14);
    const bool focused = ui.is_focused(id);
    // A press on the list takes the page's focus from the field before the list hears of it.
    const bool on_list = state.open && ui.pointer_down() &&
                         contains(list_rect(ui, rect, state.options.size()), ui.pointer_x(), ui.pointer_y());
    if (!editable || (!focused && !on_list)) state.open = false;
    if (ui.pointer_pressed()) {
        state.pressed = editable && !state.open && ui.pointer_over(rect);
        if (state.pressed) ui.again();
    }
    if (result.activated && editable && !state.open) state.pressed = true;
    if (focused && editable) {
        ui.claim_key(id, "ArrowDown");
        ui.claim_key(id, "ArrowUp");
        const bool pressed = std::exchange(state.pressed, false);
        if (result.changed) {
            open_list(ui, state, provider, result.text, options);
        } else if (!state.open && (pressed || ui.take_key(id, "ArrowDown") || ui.take_key(id, "ArrowUp"))) {
            open_list(ui, state, provider, {}, options);
            for (std::size_t i = 0; i < state.options.size(); ++i) {
                if (state.options[i].text == spec.value) state.active = static_cast<int>(i);
            }
        }
    }
    std::optional<std::string> chosen;
    if (state.open && state.revision != options.revision) {
        open_list(ui, state, provider, std::exchange(state.typed, {}), options);
    }
    const bool shows = state.open && (!options.suggests || !state.options.empty());
    if (shows) {
        const Rect place = list_rect(ui, rect, state.options.size());
        chosen = list_keys(ui, id, place, state);
        if (state.open) {
            if (std::optional<std::string> pressed = draw_list(ui, id, list, place, state)) chosen = pressed;
        }
    }
    if (Node* node = ui.recorded(id)) {
        node->has_popup = true;
        node->expanded = shows && state.open;
        if (node->expanded) {
            node->controls = list;
            ui.push_id(list);
            if (state.active >= 0) node->active_descendant = ui.id(static_cast<std::uint64_t>(state.active));
            ui.pop_id();
        }
    }
    if (chosen) {
        state.open = false;
        drop_draft(ui, id);
        result.text = *chosen;
        result.changed = false;
        result.committed = *chosen != spec.value;
        result.chosen = true;
        ui.again();
    } else if (result.committed) {
        state.open = false;
        if (!options.free_text && !result.text.empty()) {
            if (std::optional<std::string> option = meant(provider, result.text, options.most)) {
                result.text = *option;
                result.committed = *option != spec.value;
            } else {
                result.committed = false;
                result.reject(tr("“{1}” is none of the choices. Choose one from the list.", result.text));
            }
        }
    }
    return result;
}

FieldResult combobox(Ui& ui, std::string_view caption, std::string_view value,
                     const OptionsProvider& provider, const ComboOptions& options) {
    const FieldOptions& field = options.field;
    const NodeId id = ui.id(field.key.empty() ? caption : field.key);
    const std::string message(message_of(ui, id, field));
    const FieldFrame frame = field_frame(ui, id, caption, field, message, ui.metrics().control);
    const InputSpec spec{.id = id, .role = Role::combobox, .name = caption, .value = value, .options = field};
    FieldResult result = combo_in(ui, frame.input, spec, provider, options);
    result.reset = frame.reset;
    return result;
}

int select(Ui& ui, std::string_view caption, int chosen, std::span<const std::string> names,
           const FieldOptions& options) {
    std::vector<Option> list;
    for (const std::string& name : names) {
        if (!name.empty()) list.push_back({name});
    }
    const bool known = chosen >= 0 && static_cast<std::size_t>(chosen) < names.size();
    const std::string_view shown = known ? std::string_view(names[static_cast<std::size_t>(chosen)]) : "";
    const FieldResult result =
        combobox(ui, caption, shown, options_from(std::move(list)), {.field = options});
    if (!result.committed) return -1;
    const auto found = std::find(names.begin(), names.end(), result.text);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

}  // namespace segments::ui
