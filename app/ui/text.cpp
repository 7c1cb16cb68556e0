#include "app/ui/text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"

namespace segments::ui {

using theme::Color;
using theme::Icon;

namespace {

constexpr float kNarrowBar = 340;  // less room than this isn't shared by a long message and its button

}  // namespace

const theme::Tone& colors_of(const Ui& ui, Tone tone) {
    const theme::Palette& p = ui.palette();
    switch (tone) {
        case Tone::info:
            return p.info;
        case Tone::success:
            return p.success;
        case Tone::warning:
            return p.warning;
        case Tone::error:
            return p.error;
        case Tone::neutral:
            break;
    }
    return p.neutral;
}

Icon icon_of(Tone tone) {
    switch (tone) {
        case Tone::success:
            return Icon::circle_check;
        case Tone::warning:
            return Icon::triangle_alert;
        case Tone::error:
            return Icon::circle_alert;
        case Tone::info:
        case Tone::neutral:
            break;
    }
    return Icon::info;
}

namespace {

// Text that repeats on a page still gets an id of its own: by its place.
NodeId text_id(Ui& ui, std::string_view text, const Rect& rect) {
    // Not the id of a button of that label beside it.
    NodeId id = ui.id("text " + std::string(text));
    while (ui.recorded(id)) id = id * 31 + static_cast<NodeId>(rect.y) + 1;
    return id;
}

void paragraph(Ui& ui, std::string_view content, const TextStyle& style) {
    const bool in_row = ui.layout().kind == LayoutBox::Kind::row;
    const float width = in_row ? text_width(ui, content, style) + 1 : ui.layout().width;
    const float height = in_row ? ui.metrics().control : wrapped_height(ui, width, content, style);
    const Rect rect = ui.place(in_row ? width : 0, height);
    ui.node(text_id(ui, content, rect), Role::text, rect, content);
    if (in_row) {
        draw_text(ui, rect, content, style);
    } else {
        draw_wrapped(ui, rect.x, rect.y, rect.width, content, style);
    }
}

void heading_in_size(Ui& ui, std::string_view content, int level, float size) {
    const TextStyle style{size, true, ui.palette().text};
    const bool in_row = ui.layout().kind == LayoutBox::Kind::row;
    const float height = in_row ? line_height(style) : wrapped_height(ui, ui.layout().width, content, style);
    const Rect rect = ui.place(0, height);
    Node& node = ui.node(text_id(ui, content, rect), Role::heading, rect, content);
    node.level = level;
    if (in_row)
        draw_text(ui, rect, content, style);
    else
        draw_wrapped(ui, rect.x, rect.y, rect.width, content, style);
}

}  // namespace

void heading(Ui& ui, std::string_view content, int level) {
    heading_in_size(ui, content, level, level == 1 ? theme::type::kHeading : theme::type::kTitle);
}

void subheading(Ui& ui, std::string_view content) {
    heading_in_size(ui, content, 2, theme::type::kSubtitle);
}

void text(Ui& ui, std::string_view content, bool muted) {
    paragraph(ui, content, {theme::type::kBody, false, muted ? ui.palette().text_muted : ui.palette().text});
}

void strong_text(Ui& ui, std::string_view content) {
    paragraph(ui, content, {theme::type::kBody, true, ui.palette().text});
}

float draw_badge(Ui& ui, const Rect& rect, std::string_view content, Tone tone) {
    const theme::Tone& look = colors_of(ui, tone);
    const TextStyle style{theme::type::kSmall, true, look.text};
    const float width = std::min(rect.width, text_width(ui, content, style) + 14);
    const Rect pill{rect.x, std::round(rect.y + (rect.height - 20) / 2), width, 20};
    fill(ui, pill, look.ground, 10);
    draw_text(ui, inset(pill, 7, 0), content, style);
    return width;
}

void badge(Ui& ui, std::string_view content, Tone tone) {
    const float width = text_width(ui, content, {theme::type::kSmall, true, {}}) + 14;
    const bool in_row = ui.layout().kind == LayoutBox::Kind::row;
    const Rect rect = ui.place(width, in_row ? ui.metrics().control : 20);
    ui.node(text_id(ui, content, rect), Role::text, rect, content);
    draw_badge(ui, rect, content, tone);
}

int facts(Ui& ui, std::span<const Fact> list) {
    const TextStyle caption{theme::type::kGrid, false, ui.palette().text_muted};
    const TextStyle value{theme::type::kGrid, false, ui.palette().text};
    constexpr float kGap = 16, kAround = 6;
    float widest = 0;
    for (const Fact& fact : list) widest = std::max(widest, text_width(ui, fact.caption, caption) + 1);
    int clicked = -1;
    if (list.empty()) return clicked;
    const NodeId all = ui.id("facts of " + list.front().caption);
    ui.node(all, Role::list, {}, tr("Details"));
    ui.push_parent(all);
    Rect around;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Fact& fact = list[i];
        const float full = ui.layout().width;
        const float split = std::min(widest, full * 0.45f) + kGap;
        const std::string_view shown = fact.value.empty() ? "\xE2\x80\x93" : std::string_view(fact.value);
        const float lines = std::max(wrapped_height(ui, split - kGap, fact.caption, caption),
                                     wrapped_height(ui, full - split, shown, value));
        const float least = fact.href.empty() ? 24.0f : ui.touch() ? 44.0f : 24.0f;
        const Rect rect = ui.place(0, std::max(least, lines + kAround));
        ui.layout().cursor_y -= ui.layout().gap - 2;
        if (i == 0) around = rect;
        around.height = rect.y + rect.height - around.y;
        const NodeId id = ui.id(fact.caption);
        ui.node(id, Role::listitem, rect, fact.caption + ": " + std::string(shown));
        const float top = rect.y + kAround / 2;
        if (fact.href.empty()) {
            draw_wrapped(ui, rect.x, top, split - kGap, fact.caption, caption);
            draw_wrapped(ui, rect.x + split, top, full - split, shown, value);
        } else {
            draw_text(ui, {rect.x, rect.y, split - kGap, rect.height}, fact.caption, caption);
            const Rect right{rect.x + split, rect.y, full - split, rect.height};
            ui.push_parent(id);
            IdScope scope(ui, fact.caption);
            ui.node(ui.id("caption"), Role::text, {rect.x, rect.y, split - kGap, rect.height}, fact.caption);
            if (link_in(ui, right, fact.value, fact.href, theme::type::kGrid)) clicked = static_cast<int>(i);
            ui.pop_parent();
        }
    }
    ui.pop_parent();
    if (Node* const node = ui.recorded(all)) node->rect = around;
    ui.layout().cursor_y += ui.layout().gap - 2;
    return clicked;
}

bool message_bar(Ui& ui, Tone tone, std::string_view message, std::string_view action) {
    const theme::Tone& look = colors_of(ui, tone);
    const TextStyle style{theme::type::kBody, false, look.text};
    const float full = ui.layout().width;
    const float action_width = action.empty() ? 0 : button_width(ui, action, {.kind = ButtonKind::quiet}) + 8;
    const float height = ui.metrics().control;
    // A long message isn't squeezed by its button: on a narrow page that stands below it.
    const float whole = full - 44 - 12;
    const bool below = action_width > 0 && whole < kNarrowBar &&
                       wrapped_height(ui, whole - action_width, message, style) > 2 * line_height(style);
    const float room = below ? whole : whole - action_width;
    const float lines = wrapped_height(ui, room, message, style);
    const float high = below ? lines + 20 : std::max(height + 8, lines + 20);
    const Rect rect = ui.place(0, below ? high + height : high);
    const bool urgent = tone == Tone::warning || tone == Tone::error;
    const NodeId id = text_id(ui, message, rect);
    ui.node(id, urgent ? Role::alert : Role::status, rect, message).live = true;
    fill(ui, rect, look.ground, ui.metrics().radius);
    stroke(ui, rect, theme::with_alpha(look.line, 90), ui.metrics().radius);
    draw_icon(ui, {rect.x + 12, rect.y, 18, high}, icon_of(tone), look.line, 18);
    draw_wrapped(ui, rect.x + 40, rect.y + std::round((high - lines) / 2), room, message, style);
    if (action.empty()) return false;
    const float top = below ? high - 4 : (high - height) / 2;
    const Rect right{rect.x + rect.width - action_width - 4, rect.y + top, action_width, height};
    IdScope scope(ui, message);
    return button_in(ui, right, action, {.kind = ButtonKind::quiet});
}

void progress(Ui& ui, std::string_view caption, float fraction, std::string_view detail) {
    const theme::Palette& p = ui.palette();
    const Rect rect = ui.place(0, 44);
    const TextStyle style{theme::type::kGrid, false, p.text};
    std::string percent;
    if (fraction >= 0)
        percent = std::to_string(static_cast<int>(std::clamp(fraction, 0.0f, 1.0f) * 100)) + " %";
    Node& node = ui.node(ui.id(caption), Role::progressbar, rect, caption);
    node.value = percent;
    node.description = detail;
    node.value_now = fraction;
    node.value_max = 1;
    draw_text(ui, {rect.x, rect.y, rect.width - 56, 20}, caption, style);
    draw_text(ui, {rect.x + rect.width - 56, rect.y, 56, 20}, percent,
              {theme::type::kGrid, true, p.text, Align::right, true});
    const Rect track{rect.x, rect.y + 24, rect.width, 6};
    fill(ui, track, p.skeleton, 3);
    if (fraction >= 0) {
        fill(ui, {track.x, track.y, track.width * std::min(fraction, 1.0f), track.height}, p.accent, 3);
    } else {
        const float phase =
            ui.reduced_motion() ? 0.35f : static_cast<float>(std::fmod(ui.seconds(), 1.4) / 1.4);
        const float left = (track.width * 1.3f) * phase - track.width * 0.3f;
        fill(ui, intersect(track, {track.x + left, track.y, track.width * 0.3f, track.height}), p.accent, 3);
        if (!ui.reduced_motion()) ui.request_frame(16);
    }
    draw_text(ui, {rect.x, rect.y + 30, rect.width, 18}, detail, {theme::type::kSmall, false, p.text_muted});
}

bool empty_state_in(Ui& ui, const Rect& area, Icon icon, std::string_view headline, std::string_view sentence,
                    std::string_view action) {
    const theme::Palette& p = ui.palette();
    const float width = std::min(area.width - 32, 380.0f);
    const TextStyle title{theme::type::kSubtitle, true, p.text, Align::center};
    const TextStyle body{theme::type::kBody, false, p.text_muted, Align::center};
    const float lines = wrapped_height(ui, width, sentence, body);
    const float title_height = wrapped_height(ui, width, headline, title);
    const float total = 64 + title_height + 8 + lines + (action.empty() ? 0 : 16 + ui.metrics().control);
    float y = area.y + std::max(8.0f, (area.height - total) * 0.42f);
    const float x = area.x + (area.width - width) / 2;
    const Rect disc{area.x + area.width / 2 - 24, y, 48, 48};
    fill(ui, disc, p.neutral.ground, 24);
    draw_icon(ui, disc, icon, p.text_muted, 22);
    y += 64;
    const Rect title_rect{x, y, width, title_height};
    ui.node(text_id(ui, headline, title_rect), Role::text, title_rect, headline);
    draw_wrapped(ui, x, y, width, headline, title);
    y += title_height + 6;
    const Rect body_rect{x, y, width, lines};
    ui.node(text_id(ui, sentence, body_rect), Role::text, body_rect, sentence);
    draw_wrapped(ui, x, y, width, sentence, body);
    if (action.empty()) return false;
    y += lines + 16;
    const ButtonOptions options{.kind = ButtonKind::primary, .key = "empty state action"};
    const float button = button_width(ui, action, options);
    return button_in(ui, {area.x + (area.width - button) / 2, y, button, ui.metrics().control}, action,
                     options);
}

bool empty_state(Ui& ui, Icon icon, std::string_view headline, std::string_view sentence,
                 std::string_view action) {
    return empty_state_in(ui, ui.place(0, 220), icon, headline, sentence, action);
}

namespace {

// The widest figure of a row, in the last pass and so far in this one: all get its width.
struct FigureRow {
    float width = 0, seen = 0;
};

float figure_width(Ui& ui, float wanted) {
    const LayoutBox& row = ui.layout();
    FigureRow& figures = ui.state<FigureRow>(ui.id("figures"));
    if (row.cursor_x <= row.x && row.cursor_y == row.y) figures.width = std::exchange(figures.seen, 0.0f);
    figures.seen = std::max(figures.seen, wanted);
    if (figures.seen > figures.width) {
        figures.width = figures.seen;
        ui.again();
    }
    return std::min(figures.width, row.width);
}

}  // namespace

void figure(Ui& ui, std::string_view caption, std::string_view value, Tone tone) {
    const theme::Palette& p = ui.palette();
    const bool in_row = ui.layout().kind == LayoutBox::Kind::row;
    const TextStyle small{theme::type::kSmall, false, p.text_muted};
    const TextStyle large{theme::type::kHeading, true,
                          tone == Tone::neutral ? p.text : colors_of(ui, tone).text, Align::left, true};
    constexpr float kLeast = 128;
    const float wanted =
        std::max({kLeast, text_width(ui, caption, small) + 2, text_width(ui, value, large) + 2});
    const Rect rect = ui.place(in_row ? figure_width(ui, wanted) : 0, 52);
    ui.node(ui.id(caption), Role::text, rect, std::string(caption) + ": " + std::string(value));
    draw_text(ui, {rect.x, rect.y, rect.width, 18}, caption, small);
    draw_text(ui, {rect.x, rect.y + 18, rect.width, 32}, value, large);
}

void skeleton(Ui& ui, int lines) {
    for (int i = 0; i < lines; ++i) {
        const Rect rect = ui.place(0, 14);
        const float part = i % 3 == 2 ? 0.55f : i % 3 == 1 ? 0.85f : 1.0f;
        fill(ui, {rect.x, rect.y, rect.width * part, rect.height}, ui.palette().skeleton, 4);
    }
}

namespace {

struct HoverState {
    NodeId id = kNoNode;
    double since = 0;
};

}  // namespace

void tooltip(Ui& ui, const Rect& anchor, bool hovered, std::string_view content) {
    constexpr double kDelay = 0.5;
    if (content.empty() || !hovered) return;
    // One tooltip at a time: the state belongs to the Ui as a whole.
    HoverState& state = ui.state<HoverState>(kNoNode);
    const NodeId id = ui.id(content) ^ static_cast<NodeId>(anchor.x * 7 + anchor.y * 131);
    if (state.id != id) state = {id, ui.seconds()};
    const double waited = ui.seconds() - state.since;
    if (waited < kDelay) {
        ui.request_frame(static_cast<int>((kDelay - waited) * 1000) + 1);
        return;
    }
    const theme::Palette& p = ui.palette();
    const TextStyle style{theme::type::kSmall, false, p.dark ? p.text : p.surface};
    const float width = std::min(280.0f, text_width(ui, content, style) + 1);
    const float height = wrapped_height(ui, width, content, style) + 10;
    Rect box{anchor.x, anchor.y + anchor.height + 6, width + 16, height};
    if (box.y + box.height > ui.height() - 4) box.y = anchor.y - height - 6;
    box.x = std::clamp(box.x, 4.0f, std::max(4.0f, ui.width() - box.width - 4));
    ui.begin_layer(ui.id("tooltip"), box, false);
    fill(ui, box, p.dark ? p.pressed : p.text, 5);
    if (p.dark) fill(ui, box, theme::rgb(0x3A4748), 5);
    draw_wrapped(ui, box.x + 8, box.y + 5, width, content, style);
    ui.end_layer();
}

}  // namespace segments::ui
