#include "web/platform_web.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"  // InputEventsQueue: whether Dear ImGui still has input to take in
#include "web/bridge.h"

namespace segments::web {
namespace {

// After input Dear ImGui needs some frames to come to rest: a new window is laid out in its second frame,
// what lies under the pointer is known one frame later.
constexpr int kSettlingFrames = 2;
// Press and release take a frame each; more than that are waiting only after a slow moment.
constexpr int kInputFrames = 8;

// Dear ImGui scrolls a window by five lines vertically and two horizontally for one unit of the wheel.
constexpr float kLinesPerWheelUnit = 5, kColumnsPerWheelUnit = 2;

void copy_from_imgui(ImGuiContext*, const char* text) {
    const std::string_view view(text);
    web_js_copy(view.data(), view.size(), "", 0);
}

}  // namespace

PlatformWeb::PlatformWeb(platform::Frontend& frontend) : frontend_(frontend) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "segments_web";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    ImGui::GetPlatformIO().Platform_SetClipboardTextFn = copy_from_imgui;
}

PlatformWeb::~PlatformWeb() {
    ImGui::DestroyContext();
}

bool PlatformWeb::start(std::string_view address) {
    if (!canvas_.open()) return false;
    last_frame_ms_ = steady_ms();
    started_ = true;
    frontend_.start(*this, surroundings_, font_, address);
    request_frame(0);
    return true;
}

void PlatformWeb::resize(float width, float height, float scale, int framebuffer_width,
                         int framebuffer_height) {
    framebuffer_width_ = framebuffer_width;
    framebuffer_height_ = framebuffer_height;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(width, height);
    io.DisplayFramebufferScale = ImVec2(scale, scale);
    platform::Surroundings changed = surroundings_;
    changed.width = width;
    changed.height = height;
    changed.scale = scale;
    set_surroundings(std::move(changed));
    settling_ = kSettlingFrames;
}

void PlatformWeb::set_surroundings(platform::Surroundings surroundings) {
    if (surroundings == surroundings_) return;
    surroundings_ = std::move(surroundings);
    if (!started_) return;
    frontend_.surroundings_changed(surroundings_);
    settling_ = kSettlingFrames;
    request_frame(0);
}

void PlatformWeb::pointer(PointerAction action, float x, float y, int button, bool touch) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    if (action == PointerAction::leave) {
        constexpr float kNowhere = -3.402823466e+38f;
        io.AddMousePosEvent(kNowhere, kNowhere);
    } else {
        io.AddMousePosEvent(x, y);
        if (action != PointerAction::move && button >= 0 && button < ImGuiMouseButton_COUNT)
            io.AddMouseButtonEvent(button, action == PointerAction::down);
    }
    settling_ = kSettlingFrames;
}

void PlatformWeb::wheel(float right, float down) {
    const ImGuiStyle& style = ImGui::GetStyle();
    const float line = std::max(1.0f, style.FontSizeBase * style.FontScaleMain * style.FontScaleDpi);
    ImGui::GetIO().AddMouseWheelEvent(-right / (kColumnsPerWheelUnit * line),
                                      -down / (kLinesPerWheelUnit * line));
    settling_ = kSettlingFrames;
}

void PlatformWeb::modifiers(ui::Modifiers modifiers, bool super) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, modifiers.control);
    io.AddKeyEvent(ImGuiMod_Shift, modifiers.shift);
    io.AddKeyEvent(ImGuiMod_Alt, modifiers.alt);
    io.AddKeyEvent(ImGuiMod_Super, super);
}

void PlatformWeb::window_focus(bool focused) {
    ImGui::GetIO().AddFocusEvent(focused);
    settling_ = kSettlingFrames;
}

void PlatformWeb::context_restored() {
    canvas_.restored();
    settling_ = kSettlingFrames;
    request_frame(0);
}

void PlatformWeb::visibility(bool visible) {
    frontend_.visibility_changed(visible);
    if (visible) request_frame(0);
}

bool PlatformWeb::input_pending() const {
    return !events_.empty() || !ImGui::GetCurrentContext()->InputEventsQueue.empty();
}

bool PlatformWeb::frame(bool painted) {
    ImGuiIO& io = ImGui::GetIO();
    const double now = steady_ms();
    io.DeltaTime = std::max(0.0001f, static_cast<float>((now - last_frame_ms_) / 1000));
    last_frame_ms_ = now;
    if (!events_.empty()) settling_ = kSettlingFrames;
    current_events_.clear();
    std::swap(events_, current_events_);

    ImGui::NewFrame();
    const platform::FrameOutput output = frontend_.frame({current_events_, now, painted});
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (painted) {
        ImGui::Render();
        canvas_.paint(framebuffer_width_, framebuffer_height_);
    } else {
        ImGui::EndFrame();
    }

    next_frame_ms_ = output.next_frame_ms;
    if (cursor != cursor_) web_js_cursor(cursor_ = cursor);
    if (!field_known_ || output.field != field_) {
        field_ = output.field;
        field_known_ = true;
        const platform::FieldStyle& f = field_;
        web_js_field_style(f.text, f.background, f.placeholder, f.selection, f.font_size, f.line_height,
                           f.padding_x, f.padding_y, f.corner_radius, f.font_features.data(),
                           f.font_features.size());
    }
    if (output.tree != nullptr) {
        const std::span<const std::uint8_t> message = encoder_.encode(*output.tree);
        if (!message.empty()) web_js_tree(message.data(), message.size());
    }
    return output.key_taken;
}

int PlatformWeb::paint_frame() {
    if (framebuffer_width_ <= 0 || framebuffer_height_ <= 0) return -1;
    if (settling_ > 0) --settling_;
    frame(true);
    if (settling_ > 0 || input_pending()) return 0;
    return next_frame_ms_;
}

bool PlatformWeb::run_input() {
    if (framebuffer_width_ <= 0 || framebuffer_height_ <= 0) return false;
    bool taken = false;
    for (int i = 0; i < kInputFrames && (i == 0 || input_pending()); ++i) taken = frame(false) || taken;
    request_frame(0);
    return taken;
}

void PlatformWeb::loaded(std::uint32_t request, bool ok, std::span<const std::uint8_t> bytes) {
    const auto found = reads_.find(request);
    if (found == reads_.end()) return;
    const ReadDone done = std::move(found->second);
    reads_.erase(found);
    done(ok, bytes);
    request_frame(0);
}

std::uint32_t PlatformWeb::remember(ReadDone done) {
    const std::uint32_t request = ++last_request_;
    reads_.emplace(request, std::move(done));
    return request;
}

platform::LocalTime PlatformWeb::now() const {
    std::int32_t parts[4] = {};
    web_js_local_time(parts);
    platform::LocalTime time;
    const Civil civil{parts[0], parts[1], parts[2]};
    if (is_valid(civil)) time.day = to_day(civil);
    time.minutes = parts[3];
    time.epoch_ms = static_cast<std::int64_t>(web_js_epoch_ms());
    return time;
}

double PlatformWeb::steady_ms() const {
    return web_js_steady_ms();
}

void PlatformWeb::copy(std::string_view text, std::string_view html) {
    web_js_copy(text.data(), text.size(), html.data(), html.size());
}

void PlatformWeb::pick_file(std::string_view purpose, std::string_view accept) {
    web_js_pick_file(purpose.data(), purpose.size(), accept.data(), accept.size());
}

void PlatformWeb::read_file(std::uint32_t file_id, std::uint64_t offset, std::uint32_t length,
                            ReadDone done) {
    web_js_read_file(remember(std::move(done)), file_id, static_cast<double>(offset), length);
}

void PlatformWeb::release_file(std::uint32_t file_id) {
    web_js_release_file(file_id);
}

void PlatformWeb::load_asset(std::string_view path, ReadDone done) {
    web_js_load_asset(remember(std::move(done)), path.data(), path.size());
}

std::uint32_t PlatformWeb::begin_download(std::string_view file_name, std::string_view mime_type) {
    return web_js_begin_download(file_name.data(), file_name.size(), mime_type.data(), mime_type.size());
}

void PlatformWeb::append_download(std::uint32_t id, std::span<const std::uint8_t> bytes) {
    web_js_append_download(id, bytes.data(), bytes.size());
}

void PlatformWeb::finish_download(std::uint32_t id) {
    web_js_finish_download(id);
}

void PlatformWeb::abort_download(std::uint32_t id) {
    web_js_abort_download(id);
}

void PlatformWeb::set_address(std::string_view address, bool replace) {
    web_js_set_address(address.data(), address.size(), replace ? 1 : 0);
}

void PlatformWeb::set_title(std::string_view title) {
    web_js_set_title(title.data(), title.size());
}

void PlatformWeb::open_link(std::string_view url) {
    web_js_open_link(url.data(), url.size());
}

void PlatformWeb::set_leave_warning(bool on) {
    web_js_set_leave_warning(on ? 1 : 0);
}

void PlatformWeb::request_frame(int delay_ms) {
    web_js_request_frame(delay_ms);
}

std::string PlatformWeb::setting(std::string_view key) const {
    const int size = web_js_setting(key.data(), key.size());
    return size < 0 ? std::string() : incoming_text().substr(0, static_cast<std::size_t>(size));
}

void PlatformWeb::set_setting(std::string_view key, std::string_view value) {
    web_js_set_setting(key.data(), key.size(), value.data(), value.size());
}

std::string& incoming_text() {
    static std::string text;
    return text;
}

}  // namespace segments::web
