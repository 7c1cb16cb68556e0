#include "web/demo/demo_app.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "imgui.h"

namespace segments::web {
namespace {

using ui::EventKind;
using ui::Rect;
using ui::Role;

constexpr float kLine = 28;
constexpr int kRows = 30, kColumns = 3;
constexpr std::array<std::string_view, 4> kCountries{"Austria", "Germany", "Greece", "Spain"};
constexpr double kAnimation = 1000;  // ms
constexpr std::uint32_t kReadSize = 1000;
constexpr ui::NodeId kGrid = 100, kFirstRow = 200, kFirstCell = 300, kEditor = 500, kList = 600;
constexpr ui::NodeId kName = 20, kNotes = 21, kCountry = 23, kDialog = 700, kAnswer = 701;

bool inside(const Rect& r, float x, float y) {
    return x >= r.x && y >= r.y && x < r.x + r.width && y < r.y + r.height;
}

}  // namespace

void DemoApp::start(platform::Platform& platform, const platform::Surroundings& surroundings,
                    std::span<const platform::FontFile> fonts, std::string_view address) {
    platform_ = &platform;
    surroundings_ = surroundings;
    address_ = address;
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    for (const platform::FontFile& font : fonts) {
        if (font.face != "regular") continue;
        const int size = static_cast<int>(font.bytes.size());
        void* bytes = ImGui::MemAlloc(font.bytes.size());
        std::memcpy(bytes, font.bytes.data(), font.bytes.size());
        io.Fonts->AddFontFromMemoryTTF(bytes, size);
    }
    for (int row = 0; row < kRows; ++row)
        for (int column = 0; column < kColumns; ++column)
            cell_text_[row][column] = std::to_string(row * 10 + column);
    platform.set_title("Segments");
}

void DemoApp::surroundings_changed(const platform::Surroundings& surroundings) {
    surroundings_ = surroundings;
}

void DemoApp::visibility_changed(bool visible) {
    if (!visible) platform_->set_setting("hidden", "yes");
}

bool DemoApp::work(double budget_ms) {
    if (job_left_ <= 0) return false;
    const double end = platform_->steady_ms() + std::min(budget_ms, job_left_);
    while (platform_->steady_ms() < end) {
    }
    job_left_ -= budget_ms;
    if (job_left_ <= 0) {
        say("Job done");
        platform_->request_frame(0);
    }
    return job_left_ > 0;
}

void DemoApp::file_arrived(std::string_view purpose, const platform::IncomingFile& file) {
    file_ = file;
    file_at_ = file_sum_ = 0;
    say("Reading for " + std::string(purpose));
    read_on();
}

void DemoApp::read_on() {
    if (file_at_ >= file_.size) {
        say(file_.name + ": " + std::to_string(file_.size) + " bytes, sum " + std::to_string(file_sum_));
        platform_->release_file(file_.id);
        return;
    }
    platform_->read_file(file_.id, file_at_, kReadSize, [this](bool ok, std::span<const std::uint8_t> bytes) {
        platform_->request_frame(0);
        if (!ok || bytes.empty()) {
            say("The file can't be read");
            return;
        }
        for (const std::uint8_t byte : bytes) file_sum_ += byte;
        file_at_ += bytes.size();
        read_on();
    });
}

platform::FrameOutput DemoApp::frame(const platform::FrameInput& input) {
    current_.clear();
    std::swap(current_, events_);
    used_.assign(current_.size(), false);
    for (const ui::Event& event : current_)
        if (event.kind == EventKind::focus) focused_ = event.target;
    clicked_ = right_clicked_ = false;
    for (const platform::PointerInput& p : std::exchange(pointers_, {})) {
        using Kind = platform::PointerInput::Kind;
        pointer_x_ = p.kind == Kind::leave ? -1 : p.x;
        pointer_y_ = p.kind == Kind::leave ? -1 : p.y;
        if (p.kind == Kind::wheel) scroll_ = std::clamp(scroll_ + p.dy, 0.0f, 600.0f);
        if (p.kind == Kind::down) down_x_ = p.x, down_y_ = p.y;
        if (p.kind == Kind::up) {
            clicked_ = p.button == 0;
            right_clicked_ = p.button == 1;
            if (clicked_ || right_clicked_) pointer_x_ = down_x_, pointer_y_ = down_y_;
        }
        if (clicked_ || right_clicked_) {
            // A finger that leaves after its tap must not hide where the tap was.
            break;
        }
    }

    ImGuiIO& io = ImGui::GetIO();
    const float scale = surroundings_.scale;
    io.DisplaySize = ImVec2(surroundings_.width * scale, surroundings_.height * scale);
    io.DeltaTime = std::max(1e-4f, input.delta_seconds);
    ImGui::NewFrame();
    tree_.clear();
    tree_.keys.clear();
    parent_ = ui::kNoNode;
    cursor_ = "default";
    fill({0, 0, surroundings_.width, surroundings_.height}, surroundings_.dark ? 0xff302820 : 0xfff8f4f0);

    add(1, Role::navigation, {0, 0, 800, kLine}, "Screens");
    parent_ = 1;
    link(2, {10, 0, 80, kLine}, "First", "#/first");
    link(3, {100, 0, 80, kLine}, "Second", "#/second");
    parent_ = ui::kNoNode;
    add(4, Role::main, {0, 30, 800, 600}, "");
    parent_ = 4;
    const std::string heading = address_ == "/second" ? "Second" : "First";
    add(5, Role::heading, {10, 30, 200, kLine}, heading).level = 1;
    write(10, 34, heading, 0xff000000);
    actions();
    fields();
    country();
    grid();
    parent_ = ui::kNoNode;
    dialog();
    clipboard();
    add(6, Role::status, {10, 640, 780, kLine}, files_hover_ ? "Drop the file here" : status_).live = true;
    write(10, 644, status_, surroundings_.dark ? 0xffffffff : 0xff000000);

    int next = -1;
    if (animation_end_ > input.now_ms) {
        const float left = static_cast<float>(animation_end_ - input.now_ms);
        fill({300 + left / 10, 34, 20, 20}, 0xff2060c0);
        next = 0;
    }
    ImGui::Render();
    tree_.focus_request = std::exchange(request_, ui::kNoNode);
    platform::FieldStyle style;
    style.font_size = 14;
    return {&tree_, next, cursor_, style};
}

void DemoApp::actions() {
    if (button(10, {10, 62, 80, kLine}, "Count")) say("Count: " + std::to_string(++count_));
    if (button(11, {100, 62, 80, kLine}, "Question")) {
        dialog_open_ = true;
        request_ = kAnswer;
    }
    if (button(12, {190, 62, 80, kLine}, "Pick file")) platform_->pick_file("import", ".json,.txt");
    if (button(13, {280, 62, 80, kLine}, "Download")) {
        const std::uint32_t id = platform_->begin_download("demo.txt", "text/plain");
        for (const std::string_view piece : {"first piece\n", "second piece é\n"})
            platform_->append_download(id,
                                       {reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()});
        platform_->finish_download(id);
    }
    if (button(14, {370, 62, 80, kLine}, "Copy")) platform_->copy("plain text", "<b>rich text</b>");
    if (button(15, {460, 62, 80, kLine}, "Animate"))
        animation_end_ = surroundings_.reduced_motion ? 0 : platform_->steady_ms() + kAnimation;
    if (button(16, {550, 62, 80, kLine}, "Job")) job_left_ = 40;
    if (button(17, {640, 62, 80, kLine}, "Break")) __builtin_trap();
    if (button(18, {730, 62, 60, kLine}, leave_warning_ ? "Saved" : "Unsaved")) {
        leave_warning_ = !leave_warning_;
        platform_->set_leave_warning(leave_warning_);
    }
    if (button(19, {370, 30, 80, kLine}, "Call")) platform_->open_link("tel:+4312345");
    if (right_clicked_) say("Right click at " + std::to_string(static_cast<int>(pointer_x_)));
    if (take(EventKind::context_menu, focused_) != nullptr) say("Menu of " + std::to_string(focused_));
    tree_.keys.push_back({ui::kNoNode, "k", true, false, false, false});
    if (take_key(focused_, "k") != nullptr) say("Palette");
}

void DemoApp::fields() {
    field(kName, Role::textbox, {10, 96, 240, kLine}, "Name", name_);
    field(kNotes, Role::textbox, {10, 130, 240, 84}, "Notes", notes_).input = ui::InputKind::multiline;
    const Rect box{10, 220, 100, kLine};
    if (pressed(22, box)) checked_ = !checked_;
    ui::Node& check = add(22, Role::checkbox, box, "Active");
    check.focusable = true;
    check.check = checked_ ? ui::Check::on : ui::Check::off;
    fill({box.x, box.y + 4, 20, 20}, checked_ ? 0xff2060c0 : 0xffcccccc);
    write(box.x + 26, box.y + 6, "Active", 0xff606060);
}

void DemoApp::country() {
    const Rect rect{10, 254, 240, kLine};
    ui::Node& box = field(kCountry, Role::combobox, rect, "Country", country_);
    if (pressed(kCountry, rect)) list_open_ = true;
    box.expanded = list_open_;
    box.controls = kList;
    tree_.keys.push_back({kCountry, "ArrowDown", false, false, false, false});
    if (take_key(kCountry, "ArrowDown") != nullptr) list_open_ = true;
    if (!list_open_) return;
    add(kList, Role::listbox, {10, 284, 240, kLine * 4}, "Country");
    const ui::NodeId outer = std::exchange(parent_, kList);
    for (std::size_t i = 0; i < kCountries.size(); ++i) {
        const auto id = static_cast<ui::NodeId>(kList + 1 + i);
        const Rect place{10, 284 + kLine * static_cast<float>(i), 240, kLine};
        add(id, Role::option, place, kCountries[i]).selected = country_.text == kCountries[i];
        fill(place, 0xffe8e8e8);
        write(place.x + 8, place.y + 6, kCountries[i], 0xff000000);
        if (!pressed(id, place)) continue;
        country_.text = kCountries[i];
        ++country_.revision;
        list_open_ = false;
        say("Country: " + country_.text);
    }
    parent_ = outer;
}

void DemoApp::grid() {
    const Rect area{300, 100, 360, 300};
    ui::Node& grid = add(kGrid, Role::grid, area, "Numbers");
    grid.row_count = kRows;
    grid.column_count = kColumns;
    grid.clips = true;
    if (focused_ >= kFirstCell && focused_ < kEditor) {
        active_row_ = static_cast<int>(focused_ - kFirstCell) / kColumns;
        active_column_ = static_cast<int>(focused_ - kFirstCell) % kColumns;
        for (const char* key : {"", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"})
            tree_.keys.push_back({focused_, key, false, false, false, false});
        const int before = active_row_ * kColumns + active_column_;
        if (take_key(focused_, "ArrowDown") != nullptr) active_row_ = std::min(kRows - 1, active_row_ + 1);
        if (take_key(focused_, "ArrowUp") != nullptr) active_row_ = std::max(0, active_row_ - 1);
        if (take_key(focused_, "ArrowRight") != nullptr)
            active_column_ = std::min(kColumns - 1, active_column_ + 1);
        if (take_key(focused_, "ArrowLeft") != nullptr) active_column_ = std::max(0, active_column_ - 1);
        const int after = active_row_ * kColumns + active_column_;
        if (after != before) {
            request_ = kFirstCell + static_cast<ui::NodeId>(after);
        } else if (take(EventKind::key, focused_) != nullptr) {
            editing_ = true;
            cell_ = {};
            request_ = kEditor;
        }
    }
    if (const ui::Event* scrolled = take(EventKind::scroll, kGrid))
        scroll_ = std::clamp(scroll_ + static_cast<float>(scrolled->number), 0.0f, 600.0f);
    for (int row = 0; row < kRows; ++row) {
        const float y = area.y + kLine * static_cast<float>(row) - scroll_;
        const auto row_id = static_cast<ui::NodeId>(kFirstRow + row);
        parent_ = kGrid;
        add(row_id, Role::row, {area.x, y, area.width, kLine}, "").row_index = row + 1;
        for (int column = 0; column < kColumns; ++column) {
            parent_ = row_id;
            const auto id = static_cast<ui::NodeId>(kFirstCell + row * kColumns + column);
            const Rect place{area.x + 120 * static_cast<float>(column), y, 118, kLine};
            const bool active = row == active_row_ && column == active_column_;
            ui::Node& cell = add(id, Role::gridcell, place, "");
            cell.focusable = active;
            cell.column_index = column + 1;
            cell.value = cell_text_[row][column];
            const bool shown = y >= area.y && y + kLine <= area.y + area.height;
            if (shown) {
                fill(place, active ? 0xffffd0a0 : 0xffe8e8e8);
                write(place.x + 6, place.y + 6, cell_text_[row][column], 0xff000000);
                if (pressed(id, place)) request_ = id;
            }
            if (!active || !editing_) continue;
            parent_ = id;
            field(kEditor, Role::textbox, place, "Cell", cell_);
            if (const std::string* text = cell_.committed.empty() ? nullptr : &cell_.committed) {
                cell_text_[row][column] = *text;
                editing_ = false;
                request_ = id;
            }
        }
    }
    parent_ = 4;
}

void DemoApp::dialog() {
    if (!dialog_open_) return;
    ui::Node& dialog = add(kDialog, Role::dialog, {200, 420, 400, 150}, "Question");
    dialog.modal = true;
    parent_ = kDialog;
    fill({200, 420, 400, 150}, 0xffffffff);
    field(kAnswer, Role::textbox, {220, 450, 200, kLine}, "Answer", answer_);
    tree_.keys.push_back({ui::kNoNode, "Escape", false, false, false, false});
    const bool escape = take_key(focused_, "Escape") != nullptr;
    if (button(702, {220, 500, 80, kLine}, "Yes") || escape) {
        dialog_open_ = false;
        request_ = 11;
        say("Answer: " + answer_.text);
    }
    parent_ = ui::kNoNode;
}

void DemoApp::clipboard() {
    for (std::size_t i = 0; i < current_.size(); ++i) {
        const ui::Event& event = current_[i];
        if (event.kind == EventKind::copy && event.target >= kFirstCell && event.target < kEditor) {
            const std::string* row = cell_text_[active_row_];
            platform_->copy(row[0] + "\t" + row[1] + "\t" + row[2],
                            "<table><tr><td>" + row[0] + "</td><td>" + row[1] + "</td></tr></table>");
        }
        if (event.kind == EventKind::paste) say("Pasted: " + event.text);
    }
}

ui::Node& DemoApp::add(ui::NodeId id, Role role, Rect rect, std::string_view name) {
    ui::Node& node = tree_.nodes.emplace_back();
    node.id = id;
    node.parent = parent_;
    node.role = role;
    node.rect = rect;
    node.name = name;
    return node;
}

bool DemoApp::pressed(ui::NodeId id, const Rect& rect) {
    if (dialog_open_ && parent_ != kDialog) return false;
    if (inside(rect, pointer_x_, pointer_y_)) cursor_ = "pointer";
    return take(EventKind::activate, id) != nullptr || (clicked_ && inside(rect, pointer_x_, pointer_y_));
}

bool DemoApp::button(ui::NodeId id, Rect rect, std::string_view name) {
    add(id, Role::button, rect, name).focusable = true;
    fill(rect, focused_ == id ? 0xffe09050 : 0xffc08040);
    write(rect.x + 6, rect.y + 6, name, 0xffffffff);
    return pressed(id, rect);
}

void DemoApp::link(ui::NodeId id, Rect rect, std::string_view name, std::string_view href) {
    ui::Node& node = add(id, Role::link, rect, name);
    node.focusable = true;
    node.href = href;
    node.current = "#" + address_ == href;
    write(rect.x, rect.y + 6, name, 0xffc06020);
    if (!pressed(id, rect)) return;
    address_ = href.substr(1);
    platform_->set_address(address_, false);
}

ui::Node& DemoApp::field(ui::NodeId id, Role role, Rect rect, std::string_view name, Field& content) {
    content.committed.clear();
    for (std::size_t i = 0; i < current_.size(); ++i) {
        const ui::Event& event = current_[i];
        if (event.target != id) continue;
        if (event.kind == EventKind::input || event.kind == EventKind::commit) content.text = event.text;
        if (event.kind == EventKind::commit) {
            content.committed = event.text;
            say(std::string(name) + ": " + event.text);
        }
        if (event.kind == EventKind::cancel) say(std::string(name) + " cancelled");
    }
    fill(rect, 0xffd8d8d8);
    fill({rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2}, 0xffffffff);
    if (focused_ != id) write(rect.x + 8, rect.y + 6, content.text, 0xff000000);
    if (inside(rect, pointer_x_, pointer_y_)) {
        cursor_ = "text";
        if (clicked_ && !(dialog_open_ && parent_ != kDialog)) request_ = id;
    }
    ui::Node& node = add(id, role, rect, name);
    node.focusable = true;
    node.value = content.text;
    node.value_revision = content.revision;
    return node;
}

const ui::Event* DemoApp::take(EventKind kind, ui::NodeId id) {
    for (std::size_t i = 0; i < current_.size(); ++i) {
        if (used_[i] || current_[i].kind != kind || current_[i].target != id) continue;
        used_[i] = true;
        return &current_[i];
    }
    return nullptr;
}

const ui::Event* DemoApp::take_key(ui::NodeId id, std::string_view key) {
    for (std::size_t i = 0; i < current_.size(); ++i) {
        const ui::Event& event = current_[i];
        if (used_[i] || event.kind != EventKind::key || event.target != id || event.text != key) continue;
        used_[i] = true;
        return &event;
    }
    return nullptr;
}

void DemoApp::fill(const Rect& r, std::uint32_t colour) {
    const float s = surroundings_.scale;
    ImGui::GetBackgroundDrawList()->AddRectFilled(ImVec2(r.x * s, r.y * s),
                                                  ImVec2((r.x + r.width) * s, (r.y + r.height) * s), colour);
}

void DemoApp::write(float x, float y, std::string_view text, std::uint32_t colour) {
    const float s = surroundings_.scale;
    ImGui::GetBackgroundDrawList()->AddText(ImGui::GetFont(), 17 * s, ImVec2(x * s, y * s), colour,
                                            text.data(), text.data() + text.size());
}

}  // namespace segments::web
