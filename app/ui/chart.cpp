#include "app/ui/chart.h"

#include <algorithm>
#include <cmath>

#include "app/ui/draw.h"
#include "app/ui/text.h"

namespace segments::ui {
namespace {

constexpr float kBar = 6, kColumns = 150, kAbove = 18, kBelow = 20;

double largest(std::span<const ChartItem> items) {
    double most = 0;
    for (const ChartItem& item : items) most = std::max(most, item.amount);
    return most > 0 ? most : 1;
}

// The accessible group around the marks.
class Frame {
  public:
    Frame(Ui& ui, std::string_view name, const Rect& rect) : ui_(ui) {
        const NodeId id = ui.id(name);
        ui.node(id, Role::group, rect, name);
        ui.push_id(id);
        ui.push_parent(id);
    }
    ~Frame() {
        ui_.pop_parent();
        ui_.pop_id();
    }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

  private:
    Ui& ui_;
};

// The link of a mark, with what hovering and focus look like.
bool mark(Ui& ui, std::size_t index, const Rect& rect, const ChartItem& item) {
    const NodeId id = ui.id(static_cast<std::uint64_t>(index) + 1);
    Node& node = ui.node(id, Role::link, rect, item.name);
    node.focusable = true;
    node.href = item.href;
    node.description = item.value;
    const Interaction act = ui.interact(id, rect);
    const float radius = ui.metrics().radius;
    if (act.hovered) {
        fill(ui, rect, ui.palette().hover, radius);
        ui.set_cursor("pointer");
    }
    if (act.focus_ring) focus_ring(ui, rect, radius);
    return act.activated;
}

// Its number shortened where there is no room for all of it: "1,204", "1.2K".
std::string shortened(const ChartItem& item, bool whole) {
    if (whole) return item.value;
    const double amount = item.amount;
    if (amount < 1000) return std::to_string(static_cast<int>(amount));
    const bool millions = amount >= 1e6;
    const double scaled = amount / (millions ? 1e6 : 1e3);
    const auto tenths = static_cast<int>(scaled * 10);
    std::string text = std::to_string(tenths / 10);
    if (tenths < 100 && tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text + (millions ? "M" : "K");
}

}  // namespace

int bar_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items) {
    const theme::Palette& p = ui.palette();
    const float row = ui.touch() ? 48 : 40;
    const Rect place = ui.place(0, row * static_cast<float>(items.size()));
    const Frame frame(ui, name, place);
    const double most = largest(items);
    const TextStyle caption{theme::type::kBody, false, p.accent_text};
    const TextStyle value{theme::type::kGrid, false, p.text_muted, Align::right, true};
    int followed = -1;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ChartItem& item = items[i];
        const Rect rect{place.x, place.y + row * static_cast<float>(i), place.width, row};
        if (mark(ui, i, inset(rect, -8, 0), item)) followed = static_cast<int>(i);
        const float right = text_width(ui, item.value, value) + 1, top = rect.y + row / 2 - 17;
        draw_text(ui, {rect.x, top, std::max(0.0f, rect.width - right - 10), 20}, item.name, caption);
        draw_text(ui, {rect.x + rect.width - right, top, right, 20}, item.value, value);
        const Rect track{rect.x, top + 23, rect.width, kBar};
        fill(ui, track, p.neutral.ground, kBar / 2);
        if (item.amount <= 0) continue;
        const float part = std::max(kBar, track.width * static_cast<float>(item.amount / most));
        fill(ui, {track.x, track.y, part, track.height}, item.color, kBar / 2);
    }
    return followed;
}

int column_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items) {
    const theme::Palette& p = ui.palette();
    const Rect place = ui.place(0, kColumns);
    const Frame frame(ui, name, place);
    const double most = largest(items);
    const float step = place.width / static_cast<float>(std::max<std::size_t>(items.size(), 1));
    const float base = place.y + place.height - kBelow, room = place.height - kBelow - kAbove;
    const TextStyle small{theme::type::kSmall, false, p.text_muted, Align::center, true};
    bool whole = true;
    for (const ChartItem& item : items) whole = whole && text_width(ui, item.value, small) <= step - 2;
    int followed = -1;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ChartItem& item = items[i];
        const Rect rect{place.x + step * static_cast<float>(i), place.y, step, place.height};
        if (mark(ui, i, inset(rect, 1, 0), item)) followed = static_cast<int>(i);
        const float height = std::round(room * static_cast<float>(item.amount / most));
        const float width = std::min(36.0f, step * 0.62f), x = rect.x + (step - width) / 2;
        if (item.amount > 0) {
            const float tall = std::max(2.0f, height);
            fill(ui, {x, base - tall, width, tall}, item.color, std::min(3.0f, tall / 2));
            draw_text(ui, {rect.x, base - tall - kAbove, step, kAbove}, shortened(item, whole), small);
        }
        if (!item.label.empty())
            draw_text(ui, {rect.x - 4, base + 2, step + 8, kBelow - 2}, item.label, small);
    }
    horizontal_line(ui, place.x, base, place.width, p.border_strong);
    return followed;
}

void share_bar(Ui& ui, std::span<const ChartItem> items) {
    double sum = 0;
    for (const ChartItem& item : items) sum += item.amount;
    const Rect place = ui.place(0, 14);
    if (sum <= 0) return fill(ui, place, ui.palette().neutral.ground, 4);
    double before = 0;
    for (const ChartItem& item : items) {
        const auto from = std::round(place.width * static_cast<float>(before / sum));
        before += item.amount;
        const auto to = std::round(place.width * static_cast<float>(before / sum));
        // A hairline between neighbours.
        if (to - from >= 2) fill(ui, {place.x + from, place.y, to - from - 1, place.height}, item.color, 2);
    }
}

}  // namespace segments::ui
