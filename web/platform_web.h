// The browser as the application's surroundings: Platform for the application, and on the other side what the
// page reports (exports.cpp). Runs frames, and only when there is a reason for one.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/platform/frontend.h"
#include "web/canvas.h"
#include "web/tree_encoder.h"

namespace segments::web {

// A font's bytes as the page handed them over.
struct HeldFont {
    std::string face, name, bytes;
};

// What Frontend::start takes. Valid as long as the fonts.
std::vector<platform::FontFile> files_of(const std::vector<HeldFont>& fonts);

class PlatformWeb final : public platform::Platform {
  public:
    explicit PlatformWeb(platform::Frontend& frontend);

    // Starts the application: its workspace is being opened from now on. Nothing is drawn before
    // open_canvas().
    void start(std::string_view address);
    // False without WebGL 2. REQUIRES: start().
    bool open_canvas() { return canvas_.open(); }

    // ---- from the page
    // A font file, kept until start() has handed it over.
    void add_font(std::string face, std::string name, std::string bytes);
    void resize(float width, float height, float scale, int framebuffer_width, int framebuffer_height);
    // Everything but the size, which resize() tells.
    void set_surroundings(platform::Surroundings surroundings);
    // Puts the input in line; a frame takes it in.
    void pointer(const platform::PointerInput& input);
    void event(ui::Event event);
    void modifiers(ui::Modifiers modifiers);
    void context_lost() { canvas_.lost(); }
    void context_restored();
    void visibility(bool visible);
    void loaded(std::uint32_t request, bool ok, std::span<const std::uint8_t> bytes);
    // One frame for the canvas. Returns after how many milliseconds the next one is wanted; -1: none.
    int paint_frame();
    // Its picture goes to the canvas.
    void present();
    // One frame that isn't painted: lets the program take its input in.
    void run_input();
    bool work(double budget_ms) { return frontend_.work(budget_ms); }
    bool opening() const { return frontend_.opening(); }
    platform::Frontend& frontend() { return frontend_; }
    const platform::Surroundings& surroundings() const { return surroundings_; }

    // ---- Platform
    platform::LocalTime now() const override;
    double steady_ms() const override;
    void copy(std::string_view text, std::string_view html) override;
    void pick_file(std::string_view purpose, std::string_view accept) override;
    void read_file(std::uint32_t file_id, std::uint64_t offset, std::uint32_t length, ReadDone done) override;
    void release_file(std::uint32_t file_id) override;
    void load_asset(std::string_view path, ReadDone done) override;
    std::uint32_t begin_download(std::string_view file_name, std::string_view mime_type) override;
    void append_download(std::uint32_t id, std::span<const std::uint8_t> bytes) override;
    void finish_download(std::uint32_t id) override;
    void abort_download(std::uint32_t id) override;
    void set_address(std::string_view address, bool replace) override;
    void open_workspace(std::string_view folder) override;
    void reload() override;
    void set_title(std::string_view title) override;
    void open_link(std::string_view url) override;
    void set_leave_warning(bool on) override;
    void request_frame(int delay_ms) override;
    // Lets Frontend::work run soon, without a frame: something it waits for has come.
    void request_work(int delay_ms) override;
    ui::AreaFiller area_filler() const override { return &Canvas::fill_area; }
    bool shape_text(std::string_view text, float size, bool strong, ui::ShapedLine& line) override;
    std::string wrap_text(std::string_view text, float size, bool strong, float room) override;
    std::string setting(std::string_view key) const override;
    void set_setting(std::string_view key, std::string_view value) override;

  private:
    // Whether there is something to draw on.
    bool draws() const { return canvas_.opened() && framebuffer_width_ > 0 && framebuffer_height_ > 0; }
    void frame(bool painted);
    std::uint32_t remember(ReadDone done);

    platform::Frontend& frontend_;
    Canvas canvas_;
    TreeEncoder encoder_;
    platform::Surroundings surroundings_;
    platform::FieldStyle field_;
    std::vector<HeldFont> fonts_;
    std::string cursor_;
    std::unordered_map<std::uint32_t, ReadDone> reads_;
    std::uint32_t last_request_ = 0;
    int framebuffer_width_ = 0, framebuffer_height_ = 0;
    double last_frame_ms_ = 0;
    int next_frame_ms_ = -1;
    bool started_ = false;
    bool field_known_ = false;
};

// Where the page puts text and bytes for the next call of an export; grows as needed.
std::string& incoming_text();

}  // namespace segments::web
