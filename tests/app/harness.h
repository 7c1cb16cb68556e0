// Drives the whole application without a browser: events in, the accessible tree out. Nothing is painted.
//
//     Harness app;
//     app.start();
//     app.type(Role::textbox, "Your name", "Ann Lee");
//     app.press(Role::button, "Start with an empty workspace");
//     CHECK(app.has(Role::heading, "Home"));
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/application.h"
#include "storage/catalog_memory.h"
#include "storage/env_fault.h"
#include "storage/env_memory.h"

namespace segments::app::test {

// A computer with a clock that moves with every look at it, and a memory of its own.
class FakePlatform final : public platform::Platform {
  public:
    platform::LocalTime now() const override {
        return {to_day({2026, 11, 24}) + days_later, 600, 1'795'000'000'000 + 86'400'000ll * days_later};
    }
    double steady_ms() const override { return clock_ += look_ms; }
    void copy(std::string_view text, std::string_view html) override {
        clipboard = text;
        clipboard_html = html;
    }
    void pick_file(std::string_view purpose, std::string_view) override { picking = purpose; }
    void read_file(std::uint32_t id, std::uint64_t offset, std::uint32_t length, ReadDone done) override {
        later.push_back([this, id, offset, length, done = std::move(done)] {
            const auto found = files.find(id);
            if (found == files.end()) return done(false, {});
            done(true, std::span(found->second).subspan(offset, length));
        });
    }
    void release_file(std::uint32_t id) override { files.erase(id); }
    void load_asset(std::string_view, ReadDone done) override { done(false, {}); }
    std::uint32_t begin_download(std::string_view name, std::string_view) override {
        downloads.push_back({std::string(name), {}, false});
        return static_cast<std::uint32_t>(downloads.size());
    }
    void append_download(std::uint32_t id, std::span<const std::uint8_t> bytes) override {
        std::vector<std::uint8_t>& all = downloads[id - 1].bytes;
        all.insert(all.end(), bytes.begin(), bytes.end());
    }
    void finish_download(std::uint32_t id) override { downloads[id - 1].finished = true; }
    void abort_download(std::uint32_t) override {}
    void set_address(std::string_view wanted, bool) override { address = wanted; }
    void open_workspace(std::string_view folder) override {
        workspace = folder;
        ++opened;
    }
    void reload() override { ++reloaded; }
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

    void pass_ms(double ms) { clock_ += ms; }

    struct Download {
        std::string name;
        std::vector<std::uint8_t> bytes;
        bool finished = false;
    };

    // What a look at the clock takes: with more, jobs get less done in a turn.
    double look_ms = 0.01;
    int days_later = 0;
    int reloaded = 0;
    int opened = 0;  // so often a workspace was opened, this one included
    std::string workspace = "default";
    std::string address = "/", title, clipboard, clipboard_html, picking;
    std::map<std::string, std::string, std::less<>> settings;
    std::vector<Download> downloads;
    std::map<std::uint32_t, std::vector<std::uint8_t>> files;  // that the person picked, until released
    std::vector<std::function<void()>> later;                  // answers on their way

  private:
    mutable double clock_ = 0;
};

class Harness {
  public:
    explicit Harness(float width = 1280, float height = 800);
    // Another tab over the same disk.
    explicit Harness(Harness& other);

    // Runs frames and background work until nothing is left to do and everything is saved.
    void settle();
    // Runs for so long by the clock of the disk, whatever is left.
    void run_ms(double ms);
    // Elements of the last frame. REQUIRES of get(): there is one.
    const ui::Tree& tree() const { return tree_; }
    const ui::Node* find(ui::Role role, std::string_view name) const;
    const ui::Node* find_value(ui::Role role, std::string_view value) const;
    const ui::Node& get(ui::Role role, std::string_view name) const;
    bool has(ui::Role role, std::string_view name) const { return find(role, name) != nullptr; }
    // The element inside another one.
    const ui::Node& get_inside(ui::NodeId container, ui::Role role, std::string_view name) const;
    // As the tree's click does.
    void press(ui::Role role, std::string_view name);
    // The same for the element of this name inside another one.
    void press_inside(ui::NodeId container, ui::Role role, std::string_view name);
    // A click of the pointer in the middle of the element.
    void click(ui::Role role, std::string_view name);
    void click(const ui::Node& node);
    // Types into a field and leaves it.
    void type(ui::Role role, std::string_view name, std::string_view text);
    void type_inside(ui::NodeId container, ui::Role role, std::string_view name, std::string_view text);
    void key(std::string_view name, ui::Modifiers modifiers = {});
    // The person picks a file for what was asked for last.
    void pick(std::string_view name, std::vector<std::uint8_t> bytes);
    // The application is gone and starts again over the same disk.
    void restart();
    // The same with a storage that fails from the beginning.
    void restart_failing(storage::Fault fault);
    // Opened again with a storage that doesn't answer while faults().silent; nothing has been drawn yet.
    void restart_silent();

    Application& application() { return *application_; }
    FakePlatform& platform() { return platform_; }
    // Between the application and the disk: lets the storage fail.
    storage::FaultEnv& faults() { return *env_; }
    storage::MemoryDisk& disk() { return catalog_->disk(platform_.workspace); }
    storage::MemoryCatalog& catalog() { return *catalog_; }

  private:
    void frame();
    void type_into(ui::NodeId id, std::string_view text);
    bool turn();
    void start(storage::Fault fault);

    std::shared_ptr<storage::MemoryCatalog> catalog_ = std::make_shared<storage::MemoryCatalog>();
    FakePlatform platform_;
    platform::Surroundings surroundings_;
    std::shared_ptr<storage::MemoryDisk> disk_;  // its folder may be removed
    std::unique_ptr<storage::MemoryEnv> memory_;
    std::unique_ptr<storage::FaultEnv> env_;
    std::unique_ptr<Application> application_;
    ui::Tree tree_;
};

}  // namespace segments::app::test
