#include "web/platform_web.h"

#include <algorithm>
#include <utility>

#include "web/bridge.h"

namespace segments::web {

std::vector<platform::FontFile> files_of(const std::vector<HeldFont>& fonts) {
    std::vector<platform::FontFile> files;
    for (const HeldFont& font : fonts) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(font.bytes.data());
        files.push_back({font.face, font.name, {bytes, font.bytes.size()}});
    }
    return files;
}

PlatformWeb::PlatformWeb(platform::Frontend& frontend) : frontend_(frontend) {}

void PlatformWeb::add_font(std::string face, std::string name, std::string bytes) {
    fonts_.push_back({std::move(face), std::move(name), std::move(bytes)});
}

void PlatformWeb::start(std::string_view address) {
    last_frame_ms_ = steady_ms();
    started_ = true;
    frontend_.start(*this, surroundings_, files_of(fonts_), address);
    fonts_ = {};
    request_work(0);
}

void PlatformWeb::resize(float width, float height, float scale, int framebuffer_width,
                         int framebuffer_height) {
    framebuffer_width_ = framebuffer_width;
    framebuffer_height_ = framebuffer_height;
    platform::Surroundings changed = surroundings_;
    changed.width = width;
    changed.height = height;
    changed.scale = scale;
    set_surroundings(std::move(changed));
}

void PlatformWeb::set_surroundings(platform::Surroundings surroundings) {
    if (surroundings == surroundings_) return;
    surroundings_ = std::move(surroundings);
    if (!started_) return;
    frontend_.surroundings_changed(surroundings_);
    request_frame(0);
}

void PlatformWeb::pointer(const platform::PointerInput& input) {
    if (started_) frontend_.pointer(input);
}

void PlatformWeb::event(ui::Event event) {
    if (started_) frontend_.event(std::move(event));
}

void PlatformWeb::modifiers(ui::Modifiers modifiers) {
    if (started_) frontend_.modifiers_changed(modifiers);
}

void PlatformWeb::context_restored() {
    canvas_.restored();
    request_frame(0);
}

void PlatformWeb::visibility(bool visible) {
    if (!started_) return;
    frontend_.visibility_changed(visible);
    if (visible) request_frame(0);
}

void PlatformWeb::frame(bool painted) {
    const double now = steady_ms();
    const float delta = static_cast<float>(std::max(0.0, now - last_frame_ms_) / 1000);
    last_frame_ms_ = now;
    const platform::FrameOutput output = frontend_.frame({now, delta, painted});

    next_frame_ms_ = output.next_frame_ms;
    if (output.cursor != cursor_) {
        cursor_ = output.cursor;
        web_js_cursor(cursor_.data(), cursor_.size());
    }
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
}

int PlatformWeb::paint_frame() {
    if (!draws()) return -1;
    frame(true);
    return next_frame_ms_;
}

void PlatformWeb::present() {
    if (!draws()) return;
    canvas_.paint(framebuffer_width_, framebuffer_height_);
}

void PlatformWeb::run_input() {
    if (!draws()) return;
    frame(false);
    request_frame(0);
}

void PlatformWeb::loaded(std::uint32_t request, bool ok, std::span<const std::uint8_t> bytes) {
    const auto found = reads_.find(request);
    if (found == reads_.end()) return;
    const ReadDone done = std::move(found->second);
    reads_.erase(found);
    done(ok, bytes);
    request_work(0);
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
    // What came is to be seen.
    ReadDone shown = [this, done = std::move(done)](bool ok, std::span<const std::uint8_t> bytes) {
        done(ok, bytes);
        request_frame(0);
    };
    web_js_load_asset(remember(std::move(shown)), path.data(), path.size());
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

void PlatformWeb::open_workspace(std::string_view folder) {
    web_js_open_workspace(folder.data(), folder.size());
}

void PlatformWeb::reload() {
    web_js_reload();
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

void PlatformWeb::request_work(int delay_ms) {
    web_js_request_work(delay_ms);
}

bool PlatformWeb::shape_text(std::string_view text, float size, bool strong, ui::ShapedLine& line) {
    float numbers[5] = {};
    const int length = web_js_shape(text.data(), text.size(), size, strong ? 1 : 0, numbers);
    if (length < 0) return false;
    line.width = numbers[0];
    line.left = static_cast<int>(numbers[1]);
    line.baseline = static_cast<int>(numbers[2]);
    line.columns = static_cast<int>(numbers[3]);
    line.rows = static_cast<int>(numbers[4]);
    line.coverage = incoming_text().substr(0, static_cast<std::size_t>(length));
    return true;
}

std::string PlatformWeb::wrap_text(std::string_view text, float size, bool strong, float room) {
    const int length = web_js_wrap(text.data(), text.size(), size, strong ? 1 : 0, room);
    return incoming_text().substr(0, static_cast<std::size_t>(length));
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
