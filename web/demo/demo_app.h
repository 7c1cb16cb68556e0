// A small program with one element of every kind that the browser treats specially. The end-to-end tests of
// web/ run against it, so that they test the platform and nothing else.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/platform/frontend.h"

namespace segments::web {

class DemoApp final : public platform::Frontend {
  public:
    void start(platform::Platform& platform, const platform::Surroundings& surroundings,
               std::span<const platform::FontFile> fonts, std::string_view address) override;
    void event(ui::Event event) override { events_.push_back(std::move(event)); }
    void pointer(const platform::PointerInput& input) override { pointers_.push_back(input); }
    void modifiers_changed(ui::Modifiers) override {}
    platform::FrameOutput frame(const platform::FrameInput& input) override;
    bool work(double budget_ms) override;
    void surroundings_changed(const platform::Surroundings& surroundings) override;
    void file_arrived(std::string_view purpose, const platform::IncomingFile& file) override;
    void file_hovers(bool over) override { files_hover_ = over; }
    void address_changed(std::string_view address) override { address_ = address; }
    void visibility_changed(bool visible) override;

  private:
    struct Field {
        std::string text, committed;
        std::uint32_t revision = 0;
        bool ring = false;
    };

    ui::Node& add(ui::NodeId id, ui::Role role, ui::Rect rect, std::string_view name);
    // True if the element was clicked or activated.
    bool pressed(ui::NodeId id, const ui::Rect& rect);
    bool button(ui::NodeId id, ui::Rect rect, std::string_view name);
    void link(ui::NodeId id, ui::Rect rect, std::string_view name, std::string_view href);
    ui::Node& field(ui::NodeId id, ui::Role role, ui::Rect rect, std::string_view name, Field& content);
    void actions();
    void fields();
    void country();
    void grid();
    void dialog();
    void clipboard();
    void say(std::string text) { status_ = std::move(text); }
    void read_on();
    const ui::Event* take(ui::EventKind kind, ui::NodeId id);
    const ui::Event* take_key(ui::NodeId id, std::string_view key);
    void fill(const ui::Rect& rect, std::uint32_t colour);
    void write(float x, float y, std::string_view text, std::uint32_t colour);

    platform::Platform* platform_ = nullptr;
    platform::Surroundings surroundings_;
    std::vector<ui::Event> events_, current_;
    std::vector<platform::PointerInput> pointers_;
    std::vector<bool> used_;
    ui::Tree tree_;
    ui::NodeId parent_ = ui::kNoNode, focused_ = ui::kNoNode, request_ = ui::kNoNode;
    std::string address_, status_, cell_text_[30][3];
    std::string_view cursor_;
    Field name_, notes_, country_, cell_, answer_;
    float pointer_x_ = -1, pointer_y_ = -1, down_x_ = -1, down_y_ = -1, scroll_ = 0;
    bool clicked_ = false, right_clicked_ = false, checked_ = false, list_open_ = false, dialog_open_ = false;
    bool editing_ = false, files_hover_ = false, leave_warning_ = false;
    int count_ = 0, active_row_ = 0, active_column_ = 0;
    double animation_end_ = 0, job_left_ = 0;
    platform::IncomingFile file_;
    std::uint64_t file_at_ = 0, file_sum_ = 0;
};

}  // namespace segments::web
