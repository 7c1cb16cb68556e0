// Drives the whole application without a browser: events in, the accessible tree out. Nothing is painted.
//
//     Harness app;
//     app.start();
//     app.type(Role::textbox, "Your name", "Ann Lee");
//     app.press(Role::button, "Start with an empty workspace");
//     CHECK(app.has(Role::heading, "Home"));
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/application.h"
#include "storage/env_memory.h"

namespace segments::app::test {

// A computer with a clock that moves with every look at it, and a memory of its own.
class FakePlatform final : public platform::Platform {
  public:
    platform::LocalTime now() const override { return {to_day({2026, 11, 24}), 600, 1'795'000'000'000}; }
    double steady_ms() const override { return clock_ += 0.01; }
    void copy(std::string_view text, std::string_view html) override {
        clipboard = text;
        clipboard_html = html;
    }
    void pick_file(std::string_view, std::string_view) override {}
    void read_file(std::uint32_t, std::uint64_t, std::uint32_t, ReadDone done) override { done(false, {}); }
    void release_file(std::uint32_t) override {}
    void load_asset(std::string_view, ReadDone done) override { done(false, {}); }
    std::uint32_t begin_download(std::string_view, std::string_view) override { return 1; }
    void append_download(std::uint32_t, std::span<const std::uint8_t>) override {}
    void finish_download(std::uint32_t) override {}
    void abort_download(std::uint32_t) override {}
    void set_address(std::string_view wanted, bool) override { address = wanted; }
    void set_title(std::string_view wanted) override { title = wanted; }
    void open_link(std::string_view) override {}
    void set_leave_warning(bool) override {}
    void request_frame(int) override {}
    std::string setting(std::string_view key) const override {
        const auto found = settings.find(key);
        return found == settings.end() ? std::string() : found->second;
    }
    void set_setting(std::string_view key, std::string_view value) override {
        settings[std::string(key)] = value;
    }

    std::string address = "/", title, clipboard, clipboard_html;
    std::map<std::string, std::string, std::less<>> settings;

  private:
    mutable double clock_ = 0;
};

class Harness {
  public:
    explicit Harness(float width = 1280, float height = 800);

    // Runs frames and background work until nothing is left to do.
    void settle();
    // Elements of the last frame. REQUIRES of get(): there is one.
    const ui::Node* find(ui::Role role, std::string_view name) const;
    const ui::Node* find_value(ui::Role role, std::string_view value) const;
    const ui::Node& get(ui::Role role, std::string_view name) const;
    bool has(ui::Role role, std::string_view name) const { return find(role, name) != nullptr; }
    // As the tree's click does.
    void press(ui::Role role, std::string_view name);
    // The same for the element of this name inside another one.
    void press_inside(ui::NodeId container, ui::Role role, std::string_view name);
    // A click of the pointer in the middle of the element.
    void click(ui::Role role, std::string_view name);
    void click(const ui::Node& node);
    // Types into a field and leaves it.
    void type(ui::Role role, std::string_view name, std::string_view text);
    void key(std::string_view name, ui::Modifiers modifiers = {});
    // The application is gone and starts again over the same disk.
    void restart();

    const ui::Tree& tree() const { return tree_; }
    Application& application() { return *application_; }
    FakePlatform& platform() { return platform_; }

  private:
    void frame();

    storage::MemoryDisk disk_;
    FakePlatform platform_;
    platform::Surroundings surroundings_;
    std::unique_ptr<storage::MemoryEnv> env_;
    std::unique_ptr<Application> application_;
    ui::Tree tree_;
};

}  // namespace segments::app::test
