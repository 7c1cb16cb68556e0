#include "app/ui/draw.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/ui/device_grid.h"
#include "app/ui/fonts.h"
#include "app/ui/shaped_text.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {
namespace {

Fonts::Face face_of(Ui& ui, const TextStyle& style) {
    return style.strong ? ui.fonts().strong() : ui.fonts().regular();
}

float device_size(const Ui& ui, const Fonts::Face& face, float css_size) {
    return css_size * face.em_scale * ui.scale();
}

struct Typeface {
    ImFont* font;
    float size;
    ImFontBaked* baked;
    const Fonts* fonts;
    float em;  // at the size of `baked`
};

Typeface typeface(Ui& ui, const TextStyle& style) {
    const Fonts::Face face = face_of(ui, style);
    const float size = device_size(ui, face, style.size);
    ImFontBaked* const baked = face.font->GetFontBaked(size);
    return {face.font, size, baked, &ui.fonts(), baked->Size / face.em_scale};
}

bool is_digit(unsigned int code) {
    return code >= '0' && code <= '9';
}

// The common digit width: that of zero, rounded so that columns of digits stay on the pixel grid.
float digit_advance(const Typeface& face) {
    return face.baked->GetCharAdvance('0');
}

float advance(const Typeface& face, unsigned int code, bool tabular) {
    if (tabular && is_digit(code)) return digit_advance(face);
    if (face.fonts->awaits(code)) return face.em;
    return face.baked->GetCharAdvance(static_cast<ImWchar>(code));
}

float measure(const Typeface& face, std::string_view text, bool tabular) {
    const float factor = face.size / face.baked->Size;
    float width = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        unsigned int code = static_cast<unsigned char>(*at);
        if (code < 0x80) {
            ++at;
        } else {
            at += ImTextCharFromUtf8(&code, at, end);
        }
        width += advance(face, code, tabular);
    }
    return width * factor;
}

// As much of the text as fits into `room` device pixels, in whole characters.
std::string_view fitting(const Typeface& face, std::string_view text, bool tabular, float room) {
    float width = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        unsigned int code = 0;
        const char* const next = at + ImTextCharFromUtf8(&code, at, end);
        width += advance(face, code, tabular);
        if (width > room) break;
        at = next;
    }
    std::string_view cut = text.substr(0, static_cast<std::size_t>(at - text.data()));
    while (!cut.empty() && cut.back() == ' ') cut.remove_suffix(1);
    return cut;
}

void put(Ui& ui, const Typeface& face, ImVec2 position, std::string_view text, const TextStyle& style) {
    ImDrawList* list = ui.draw_list();
    const ImU32 color = to_imgui(style.color);
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    if (!style.tabular && !face.fonts->awaiting()) {
        list->AddText(face.font, face.size, position, color, begin, end);
        return;
    }
    // Digit by digit in slots of equal width, nothing for what a font is yet to come, everything else in
    // runs.
    const char* run = begin;
    const auto put_run = [&](const char* stop) {
        if (run == stop) return;
        list->AddText(face.font, face.size, position, color, run, stop);
        position.x += measure(face, {run, static_cast<std::size_t>(stop - run)}, false);
    };
    for (const char* at = begin; at < end;) {
        unsigned int code = 0;
        const char* const next = at + ImTextCharFromUtf8(&code, at, end);
        const bool digit = style.tabular && is_digit(code);
        if (digit || face.fonts->awaits(code)) {
            put_run(at);
            const float slot = advance(face, code, digit);
            if (digit) {
                const float own = face.baked->GetCharAdvance(static_cast<ImWchar>(code));
                list->AddText(face.font, face.size, {position.x + (slot - own) / 2, position.y}, color, at,
                              next);
            }
            position.x += slot;
            run = next;
        }
        at = next;
    }
    put_run(end);
}

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

ShapedTexts& shaped_texts(Ui& ui) {
    constexpr NodeId kStore = 0x5a9e;
    return ui.state<ShapedTexts>(kStore);
}

// False if its place stays blank in this frame.
bool can_shape(Ui& ui, std::string_view text, const TextStyle& style) {
    if (!ui.shaper || !needs_shaping(text) || ui.fonts().awaits(text)) return true;
    if (shaped_texts(ui).ready(text, style.size * ui.scale(), style.strong)) return true;
    ui.request_frame(0);
    return false;
}

// Null for text that is drawn letter by letter. That is blanks while its font is on its way: the browser
// would look for one of the system meanwhile, which takes some frames' time.
const ShapedTexts::Line* shaped(Ui& ui, std::string_view text, const TextStyle& style) {
    if (!ui.shaper || !needs_shaping(text) || ui.fonts().awaits(text)) return nullptr;
    return shaped_texts(ui).find(ui.shaper, ui.fonts(), text, style.size * ui.scale(), style.strong);
}

void put_shaped(Ui& ui, const Typeface& face, ImVec2 position, const ShapedTexts::Line& line,
                const TextStyle& style) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontAtlasRect place;
    if (line.picture == -1 || !atlas.GetCustomRect(line.picture, &place)) return;
    const float ascent = std::round(face.baked->Ascent * face.size / face.baked->Size);
    const ImVec2 low{std::round(position.x) - static_cast<float>(line.shape.left),
                     std::round(position.y) + ascent - static_cast<float>(line.shape.baseline)};
    ui.draw_list()->AddImage(
        atlas.TexRef, low,
        {low.x + static_cast<float>(line.shape.columns), low.y + static_cast<float>(line.shape.rows)},
        place.uv0, place.uv1, to_imgui(style.color));
}

// The longest beginning with an ellipsis that fits into `room` device pixels: the letters of such text change
// with their neighbours, so each is tried as a whole.
std::string shaped_fitting(Ui& ui, std::string_view text, const TextStyle& style, float room) {
    std::string cut(text);
    std::size_t length = text.size();
    float width = shaped(ui, text, style)->shape.width;
    while (width > room && length > 0) {
        length = std::min(length - 1, static_cast<std::size_t>(static_cast<float>(length) * room / width));
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
        cut = std::string(text.substr(0, length)) + std::string(kEllipsis);
        const ShapedTexts::Line* line = shaped(ui, cut, style);
        if (!line) break;
        width = line->shape.width;
    }
    return cut;
}

void draw_shaped(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style,
                 const ShapedTexts::Line* line) {
    const Typeface face = typeface(ui, style);
    const float room = rect.width * ui.scale();
    const auto [low, high] = device_rect(ui, rect);
    ImVec2 position{low.x, std::round((low.y + high.y - face.size) / 2)};
    if (line->shape.width > room + 0.5f) {
        if (ui.on_cut_text) ui.on_cut_text(text);
        const std::string cut = shaped_fitting(ui, text, style, room);
        if (const ShapedTexts::Line* rest = shaped(ui, cut, style))
            put_shaped(ui, face, position, *rest, style);
        return;
    }
    if (style.align == Align::center) position.x = (low.x + high.x - line->shape.width) / 2;
    if (style.align == Align::right) position.x = high.x - line->shape.width;
    put_shaped(ui, face, position, *line, style);
}

}  // namespace

void draw_text(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style) {
    if (text.empty() || rect.width <= 0 || !ui.visible(rect)) return;
    text = text.substr(0, text.find('\n'));
    // A line of that length can't be seen; longer text only costs time.
    constexpr std::size_t kMostBytes = 2000;
    if (text.size() > kMostBytes) text = text.substr(0, kMostBytes);
    ui.fonts().note(text);
    if (!can_shape(ui, text, style)) return;
    if (const ShapedTexts::Line* line = shaped(ui, text, style))
        return draw_shaped(ui, rect, text, style, line);
    const Typeface face = typeface(ui, style);
    const float room = rect.width * ui.scale();
    float width = measure(face, text, style.tabular);
    const auto [low, high] = device_rect(ui, rect);
    ImVec2 position{low.x, std::round((low.y + high.y - face.size) / 2)};
    if (width > room + 0.5f) {
        if (ui.on_cut_text) ui.on_cut_text(text);
        const float dots = measure(face, kEllipsis, false);
        const std::string_view cut = fitting(face, text, style.tabular, room - dots);
        put(ui, face, position, cut, style);
        position.x += measure(face, cut, style.tabular);
        put(ui, face, position, kEllipsis, style);
        return;
    }
    if (style.align == Align::center) position.x = std::round((low.x + high.x - width) / 2);
    if (style.align == Align::right) position.x = std::round(high.x - width);
    put(ui, face, position, text, style);
}

float line_height(const TextStyle& style) {
    return std::round(style.size * 1.45f);
}

// Where a line that could reach from `at` to `next` ends: words of Latin script are not parted at a mark
// within them, so that no line begins with a comma.
static const char* end_of_line(const char* at, const char* next, const char* stop) {
    const auto latin = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
    if (next == stop || *next == ' ' || next[-1] == ' ' || !latin(*next) || !latin(next[-1])) return next;
    for (const char* blank = next; blank-- > at;) {
        if (*blank == ' ') return blank;
    }
    return next;
}

// The text in lines; empty for text that is parted by the widths of its letters.
static std::string_view shaped_lines(Ui& ui, float width, std::string_view text, const TextStyle& style) {
    if (!needs_shaping(text)) return {};
    return shaped_texts(ui).wrapped(ui.line_breaker, ui.fonts(), text, style.size * ui.scale(), style.strong,
                                    std::floor(width * ui.scale()));
}

static std::vector<std::string_view> break_lines(Ui& ui, float width, std::string_view text,
                                                 const TextStyle& style) {
    std::vector<std::string_view> lines;
    const std::string_view known = shaped_lines(ui, width, text, style);
    const Typeface face = typeface(ui, style);
    if (!known.empty()) text = known;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const char* const stop = std::find(at, end, '\n');
        if (at == stop || !known.empty()) {
            lines.emplace_back(at, static_cast<std::size_t>(stop - at));
            at = stop;
        }
        while (at < stop) {
            const char* next = face.font->CalcWordWrapPosition(face.size, at, stop, width * ui.scale());
            if (next == at) {  // not even one character fits: take one
                unsigned int code = 0;
                next = at + ImTextCharFromUtf8(&code, at, stop);
            }
            next = end_of_line(at, next, stop);
            lines.emplace_back(at, static_cast<std::size_t>(next - at));
            at = next;
            while (at < stop && *at == ' ') ++at;
        }
        if (at < end) ++at;
    }
    return lines;
}

float draw_wrapped(Ui& ui, float x, float y, float width, std::string_view text, const TextStyle& style) {
    const float step = line_height(style);
    float top = y;
    for (const std::string_view line : break_lines(ui, width, text, style)) {
        TextStyle own = style;
        if (own.align == Align::left && line.starts_with(kRightToLeft)) own.align = Align::right;
        draw_text(ui, {x, top, width, step}, line, own);
        top += step;
    }
    return top - y;
}

void draw_fitting(Ui& ui, const Rect& rect, std::string_view text, TextStyle style) {
    if (text_width(ui, text, style) <= rect.width + 0.5f) return draw_text(ui, rect, text, style);
    style.size = theme::type::kSmall;
    const float height = wrapped_height(ui, rect.width, text, style);
    draw_wrapped(ui, rect.x, rect.y + std::round((rect.height - height) / 2), rect.width, text, style);
}

float wrapped_height(Ui& ui, float width, std::string_view text, const TextStyle& style) {
    return line_height(style) * static_cast<float>(break_lines(ui, width, text, style).size());
}

float text_width(Ui& ui, std::string_view text, const TextStyle& style) {
    const ShapedTexts::Line* line = shaped(ui, text, style);
    const float width = line ? line->shape.width : measure(typeface(ui, style), text, style.tabular);
    return std::ceil(width / ui.scale());
}

void draw_icon(Ui& ui, const Rect& rect, theme::Icon icon, theme::Color color, float size) {
    if (icon == theme::Icon::none || !ui.visible(rect)) return;
    const Fonts::Face face = ui.fonts().icons();
    const float device = std::round(size * ui.scale()) * face.em_scale;
    char text[5];
    ImTextCharToUtf8(text, static_cast<unsigned int>(icon));
    const auto [low, high] = device_rect(ui, rect);
    const float width = std::round(size * ui.scale());
    const ImVec2 position{std::round((low.x + high.x - width) / 2),
                          std::round((low.y + high.y - device) / 2)};
    ui.draw_list()->AddText(face.font, device, position, to_imgui(color), text);
}

Rect inset(const Rect& rect, float dx, float dy) {
    return {rect.x + dx, rect.y + dy, rect.width - 2 * dx, rect.height - 2 * dy};
}

Rect intersect(const Rect& a, const Rect& b) {
    const float left = std::max(a.x, b.x), top = std::max(a.y, b.y);
    const float right = std::min(a.x + a.width, b.x + b.width),
                bottom = std::min(a.y + a.height, b.y + b.height);
    return {left, top, std::max(0.0f, right - left), std::max(0.0f, bottom - top)};
}

bool contains(const Rect& rect, float x, float y) {
    return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

}  // namespace segments::ui
