#include "app/theme/palette.h"

#include <cmath>

namespace segments::theme {
namespace {

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

Palette make_light() {
    Palette p;
    p.page = rgb(0xF4F6F6);
    p.surface = rgb(0xFFFFFF);
    p.surface_alt = rgb(0xF8FAFA);
    p.raised = rgb(0xFFFFFF);
    p.border = rgb(0xE1E6E6);
    p.border_strong = rgb(0x87969A);
    p.text = rgb(0x17211F);
    p.text_muted = rgb(0x53605D);
    p.text_disabled = rgb(0x9AA6A4);
    p.accent = rgb(0x0B756F);
    p.accent_hover = rgb(0x09655F);
    p.accent_pressed = rgb(0x075550);
    p.on_accent = rgb(0xFFFFFF);
    p.accent_text = rgb(0x0A6A64);
    p.selected = rgb(0xE0F1EE);
    p.hover = {23, 55, 52, 13};
    p.pressed = {23, 55, 52, 28};
    p.focus = rgb(0x0E8C84);
    p.danger = rgb(0xB3261E);
    p.danger_hover = rgb(0x9C1F18);
    p.danger_pressed = rgb(0x841913);
    p.on_danger = rgb(0xFFFFFF);
    p.scrim = {14, 24, 23, 96};
    p.shadow = {10, 30, 28, 255};
    p.skeleton = rgb(0xE9EDED);
    p.info = {rgb(0xE8F1FA), rgb(0x1B4B7A), rgb(0x3B7FC0)};
    p.success = {rgb(0xE5F4EA), rgb(0x1B5B33), rgb(0x2E9156)};
    p.warning = {rgb(0xFDF3DC), rgb(0x6B4A00), rgb(0xC08A12)};
    p.error = {rgb(0xFCEBE9), rgb(0x8C1D16), rgb(0xC6392F)};
    p.neutral = {rgb(0xECF0F0), rgb(0x43504E), rgb(0x87969A)};
    return p;
}

Palette make_dark() {
    Palette p;
    p.dark = true;
    p.page = rgb(0x101516);
    p.surface = rgb(0x171D1E);
    p.surface_alt = rgb(0x1B2223);
    p.raised = rgb(0x212A2B);
    p.border = rgb(0x2A3435);
    p.border_strong = rgb(0x66767A);
    p.text = rgb(0xE4EAE9);
    p.text_muted = rgb(0xA8B6B4);
    p.text_disabled = rgb(0x5F6D6C);
    p.accent = rgb(0x48BDB2);
    p.accent_hover = rgb(0x5FCBC1);
    p.accent_pressed = rgb(0x7AD8CF);
    p.on_accent = rgb(0x06211E);
    p.accent_text = rgb(0x5CCABF);
    p.selected = rgb(0x173532);
    p.hover = {220, 245, 242, 14};
    p.pressed = {220, 245, 242, 28};
    p.focus = rgb(0x5CCABF);
    p.danger = rgb(0xF0867D);
    p.danger_hover = rgb(0xF49B93);
    p.danger_pressed = rgb(0xF7B0AA);
    p.on_danger = rgb(0x2E0704);
    p.scrim = {3, 6, 6, 150};
    p.shadow = {0, 0, 0, 255};
    p.skeleton = rgb(0x232C2D);
    p.info = {rgb(0x172A3B), rgb(0xA9CFF2), rgb(0x5A9BD5)};
    p.success = {rgb(0x142C1E), rgb(0x9CD9B1), rgb(0x4DB078)};
    p.warning = {rgb(0x33280F), rgb(0xF0CF85), rgb(0xD3A33C)};
    p.error = {rgb(0x371B19), rgb(0xF6B5AE), rgb(0xE06A60)};
    p.neutral = {rgb(0x273132), rgb(0xBAC6C4), rgb(0x66767A)};
    return p;
}

}  // namespace

Color blend(Color over, Color under) {
    const auto mix = [&](int top, int bottom) {
        return static_cast<std::uint8_t>((top * over.a + bottom * (255 - over.a) + 127) / 255);
    };
    return {mix(over.r, under.r), mix(over.g, under.g), mix(over.b, under.b), 255};
}

double contrast(Color a, Color b) {
    const double la = luminance(a) + 0.05, lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

const Palette& light() {
    static const Palette palette = make_light();
    return palette;
}

const Palette& dark() {
    static const Palette palette = make_dark();
    return palette;
}

Palette forced(const SystemColors& system) {
    // A tint of the text colour, as strong as text on it allows.
    const auto tinted = [&](Color tint, std::uint8_t strongest) {
        for (std::uint8_t alpha = strongest; alpha > 8; alpha = static_cast<std::uint8_t>(alpha - 8)) {
            const Color ground = blend(with_alpha(tint, alpha), system.canvas);
            if (contrast(system.canvas_text, ground) >= 7 && contrast(system.link_text, ground) >= 4.5)
                return ground;
        }
        return system.canvas;
    };
    const Tone plain{system.canvas, system.canvas_text, system.canvas_text};
    Palette p;
    p.dark = contrast(system.canvas, {255, 255, 255}) > contrast(system.canvas, {0, 0, 0});
    p.page = p.surface = p.surface_alt = p.raised = system.canvas;
    p.border = p.border_strong = p.text = p.text_muted = system.canvas_text;
    p.text_disabled = system.gray_text;
    p.accent = p.accent_hover = p.accent_pressed = p.focus = system.highlight;
    p.on_accent = system.highlight_text;
    p.accent_text = system.link_text;
    p.selected = tinted(system.highlight, 120);
    p.hover = p.pressed = with_alpha(system.canvas_text, 0);
    p.danger = p.danger_hover = p.danger_pressed = system.canvas_text;
    p.on_danger = system.canvas;
    p.scrim = with_alpha(system.canvas, 200);
    p.shadow = with_alpha(system.canvas_text, 0);
    p.skeleton = system.gray_text;
    p.info = p.success = p.warning = p.error = p.neutral = plain;
    return p;
}

Palette with_more_contrast(Palette p) {
    p.text_disabled = p.text_muted;
    p.text_muted = p.text;
    p.border = p.border_strong = p.dark ? rgb(0xd0d5dd) : rgb(0x4a5160);
    return p;
}

std::vector<ContrastPair> contrast_pairs(const Palette& p) {
    std::vector<ContrastPair> pairs;
    for (const Color ground : {p.page, p.surface, p.surface_alt, p.raised, p.selected}) {
        for (const Color tint : {Color{0, 0, 0, 0}, p.hover, p.pressed}) {
            const Color under = blend(tint, ground);
            pairs.push_back({"text", p.text, under, 4.5});
            pairs.push_back({"muted text", p.text_muted, under, 4.5});
            pairs.push_back({"link", p.accent_text, under, 4.5});
        }
        pairs.push_back({"error text", p.error.text, ground, 4.5});
    }
    for (const Color ground : {p.page, p.surface, p.raised}) {
        pairs.push_back({"field frame", p.border_strong, p.surface, 3.0});
        pairs.push_back({"focus ring", p.focus, ground, 3.0});
        pairs.push_back({"error frame", p.error.line, ground, 3.0});
    }
    for (const Color ground : {p.accent, p.accent_hover, p.accent_pressed}) {
        pairs.push_back({"primary button", p.on_accent, ground, 4.5});
    }
    for (const Color ground : {p.danger, p.danger_hover, p.danger_pressed}) {
        pairs.push_back({"danger button", p.on_danger, ground, 4.5});
    }
    for (const Tone& tone : {p.info, p.success, p.warning, p.error, p.neutral}) {
        pairs.push_back({"message", tone.text, tone.ground, 4.5});
    }
    return pairs;
}

}  // namespace segments::theme
