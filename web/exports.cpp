#include "web/exports.h"

#include <emscripten.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "app/rehearsal/rehearsal.h"
#include "core/base/collation.h"
#include "core/base/mo_catalog.h"
#include "web/bridge.h"

namespace segments::web {
namespace {

PlatformWeb* connected = nullptr;

std::vector<HeldFont> rehearsal_fonts;

// The first `size` bytes that the page put into the incoming text.
std::string take_text(std::uint32_t size) {
    return incoming_text().substr(0, size);
}

// Cuts the text before the first '\n' off `text`.
std::string take_line(std::string& text) {
    const std::size_t end = text.find('\n');
    std::string line = text.substr(0, end);
    text.erase(0, end == std::string::npos ? end : end + 1);
    return line;
}

ui::Modifiers to_modifiers(std::uint32_t bits) {
    ui::Modifiers modifiers;
    modifiers.shift = (bits & 1) != 0;
    modifiers.control = (bits & 2) != 0;
    modifiers.alt = (bits & 4) != 0;
    return modifiers;
}

// "rrggbb" of each, separated by commas; nothing if the system prescribes none.
std::optional<theme::SystemColors> to_system_colors(std::string_view text) {
    std::array<theme::Color, 8> colors;
    for (theme::Color& color : colors) {
        std::uint32_t hex = 0;
        const std::string_view digits = text.substr(0, 6);
        if (std::from_chars(digits.data(), digits.data() + digits.size(), hex, 16).ec != std::errc())
            return std::nullopt;
        color = theme::rgb(hex);
        text.remove_prefix(std::min<std::size_t>(text.size(), 7));
    }
    return theme::SystemColors{colors[0], colors[1], colors[2], colors[3],
                               colors[4], colors[5], colors[6], colors[7]};
}

}  // namespace

void connect(PlatformWeb& platform) {
    connected = &platform;
    web_js_attach();
}

extern "C" {

// Room for `size` bytes that the next call brings along.
EMSCRIPTEN_KEEPALIVE char* web_text(std::uint32_t size) {
    std::string& text = incoming_text();
    text.resize(size);
    return text.data();
}

// The text holds face and file name, a line each, and then the file's bytes.
EMSCRIPTEN_KEEPALIVE void web_font(std::uint32_t size) {
    std::string text = take_text(size);
    std::string face = take_line(text);
    std::string name = take_line(text);
    connected->add_font(std::move(face), std::move(name), std::move(text));
}

// A compiled catalogue (core/base/mo_catalog.h), before the start. A damaged one leaves everything in
// English.
EMSCRIPTEN_KEEPALIVE void web_language(std::uint32_t size) {
    if (Result<std::unique_ptr<MoCatalog>> catalog = MoCatalog::read(take_text(size)))
        set_language(std::move(*catalog));
}

// The order of letters (core/base/collation.h), before the start.
EMSCRIPTEN_KEEPALIVE void web_collation(std::uint32_t size) {
    set_collation(std::make_unique<Collation>(take_text(size)));
}

EMSCRIPTEN_KEEPALIVE void web_start(std::uint32_t address_size) {
    connected->start(take_text(address_size));
}

EMSCRIPTEN_KEEPALIVE int web_open_canvas() {
    return connected->open_canvas() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void web_resize(float width, float height, float scale, int framebuffer_width,
                                     int framebuffer_height) {
    connected->resize(width, height, scale, framebuffer_width, framebuffer_height);
}

// The text holds language, version and the system's colours, a line each; `flags`: dark, more contrast,
// reduced motion, coarse pointer, Apple.
EMSCRIPTEN_KEEPALIVE void web_surroundings(std::uint32_t flags, int date_order, int date_separator,
                                           int decimal_separator, int group_separator, int first_weekday,
                                           std::uint32_t text_size) {
    std::string text = take_text(text_size);
    platform::Surroundings s = connected->surroundings();
    s.dark = (flags & 1) != 0;
    s.more_contrast = (flags & 2) != 0;
    s.reduced_motion = (flags & 4) != 0;
    s.coarse_pointer = (flags & 8) != 0;
    s.apple = (flags & 16) != 0;
    s.date_order = static_cast<platform::DateOrder>(date_order);
    s.date_separator = static_cast<char32_t>(date_separator);
    s.decimal_separator = static_cast<char32_t>(decimal_separator);
    s.group_separator = static_cast<char32_t>(group_separator);
    s.first_weekday = first_weekday;
    s.language = take_line(text);
    s.version = take_line(text);
    s.system_colors = to_system_colors(text);
    connected->set_surroundings(std::move(s));
}

// `kind` as platform::PointerInput::Kind; `modifiers`: shift, the platform's command key, alt.
EMSCRIPTEN_KEEPALIVE void web_pointer(int kind, float x, float y, int button, float dx, float dy, int touch,
                                      std::uint32_t modifiers) {
    connected->pointer({static_cast<platform::PointerInput::Kind>(kind), x, y, button, dx, dy, touch != 0,
                        to_modifiers(modifiers)});
}

EMSCRIPTEN_KEEPALIVE void web_modifiers(std::uint32_t bits) {
    connected->modifiers(to_modifiers(bits));
}

// `kind` as ui::EventKind.
EMSCRIPTEN_KEEPALIVE void web_event(int kind, std::uint32_t target, std::uint32_t modifiers, double number,
                                    double number_x, std::uint32_t text_size) {
    connected->event({static_cast<ui::EventKind>(kind), target, take_text(text_size), to_modifiers(modifiers),
                      static_cast<std::int64_t>(number), static_cast<std::int64_t>(number_x)});
}

EMSCRIPTEN_KEEPALIVE int web_paint_frame() {
    return connected->paint_frame();
}

// Hands the picture of the last frame to WebGL.
EMSCRIPTEN_KEEPALIVE void web_present() {
    connected->present();
}

EMSCRIPTEN_KEEPALIVE void web_run_input() {
    connected->run_input();
}

EMSCRIPTEN_KEEPALIVE int web_work(double budget_ms) {
    return connected->work(budget_ms) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int web_opening() {
    return connected->opening() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void web_context(int alive) {
    if (alive != 0)
        connected->context_restored();
    else
        connected->context_lost();
}

EMSCRIPTEN_KEEPALIVE void web_visibility(int visible) {
    connected->visibility(visible != 0);
}

EMSCRIPTEN_KEEPALIVE void web_address(std::uint32_t size) {
    connected->frontend().address_changed(take_text(size));
}

// The text holds purpose and file name, a line each.
EMSCRIPTEN_KEEPALIVE void web_file(std::uint32_t id, double size, std::uint32_t text_size) {
    std::string text = take_text(text_size);
    const std::string purpose = take_line(text);
    connected->frontend().file_arrived(purpose, {id, text, static_cast<std::uint64_t>(size)});
}

EMSCRIPTEN_KEEPALIVE void web_file_hovers(int over) {
    connected->frontend().file_hovers(over != 0);
}

EMSCRIPTEN_KEEPALIVE void web_loaded(std::uint32_t request, int ok, std::uint32_t size) {
    // The callback may bring more text in: these bytes must not lie in the shared buffer.
    const std::string text = take_text(size);
    connected->loaded(request, ok != 0, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

// The rest is for a worker, where nothing of the above is called (app/rehearsal/rehearsal.h).

// As web_font.
EMSCRIPTEN_KEEPALIVE void web_rehearsal_font(std::uint32_t size) {
    std::string text = take_text(size);
    HeldFont font;
    font.face = take_line(text);
    font.name = take_line(text);
    font.bytes = std::move(text);
    rehearsal_fonts.push_back(std::move(font));
}

// 0 if it got stuck.
EMSCRIPTEN_KEEPALIVE int web_rehearse(float width, float height) {
    return app::Rehearsal(width, height, files_of(rehearsal_fonts)).run() ? 1 : 0;
}

}  // extern "C"
}  // namespace segments::web
