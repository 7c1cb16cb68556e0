#include "app/ui/rich_text.h"

#include <string_view>

#include "app/ui/draw.h"

namespace segments::ui {
namespace {

constexpr float kIndent = 18;

// Calls `word(x, y, text, style)` for every word in its place; returns the height of all.
template <typename Word>
float lay_out(Ui& ui, std::span<const TextRun> runs, float width, const Word& word) {
    const theme::Color color = ui.palette().text;
    float x = 0, y = 0;
    const float line = line_height({theme::type::kBody, false, color});
    bool space = false;  // stands before the next word
    for (const TextRun& run : runs) {
        const TextStyle style{theme::type::kBody, run.strong, color};
        const float blank = text_width(ui, " ", style);
        std::string_view rest = run.text;
        while (!rest.empty()) {
            if (rest.front() == ' ') {
                space = true;
                rest.remove_prefix(1);
                continue;
            }
            const std::string_view text = rest.substr(0, rest.find(' '));
            rest.remove_prefix(text.size());
            const float length = text_width(ui, text, style);
            if (space && x > 0) x += blank;
            if (x > 0 && space && x + length > width) {
                x = 0;
                y += line;
            }
            word(x, y, text, style);
            x += length;
            space = false;
        }
    }
    return y + line;
}

}  // namespace

void rich_text(Ui& ui, std::span<const TextRun> runs, bool bullet) {
    const float indent = bullet ? kIndent : 0;
    const float width = ui.layout().width - indent;
    const float height = lay_out(ui, runs, width, [](float, float, std::string_view, const TextStyle&) {});
    const Rect rect = ui.place(0, height);
    std::string all;
    for (const TextRun& run : runs) all += run.text;
    NodeId id = ui.id("text " + all);
    while (ui.recorded(id)) id = id * 31 + static_cast<NodeId>(rect.y) + 1;
    ui.node(id, bullet ? Role::listitem : Role::text, rect, all);
    const TextStyle plain{theme::type::kBody, false, ui.palette().text_muted};
    const float line = line_height(plain);
    if (bullet) draw_text(ui, {rect.x + 4, rect.y, kIndent, line}, "•", plain);
    lay_out(ui, runs, width, [&](float x, float y, std::string_view text, const TextStyle& style) {
        const Rect place{rect.x + indent + x, rect.y + y, width - x + 1, line};
        if (ui.visible(place)) draw_text(ui, place, text, style);
    });
}

}  // namespace segments::ui
