#include "tests/app/harness.h"

#include <doctest/doctest.h>

#include <unordered_map>
#include <utility>

#include "imgui.h"

namespace segments::app::test {
namespace {

constexpr int kMostRounds = 400;
constexpr double kTurnMs = 20;

// The page shows one element for each id: of two with the same one, one is missing there.
void check_ids(const ui::Tree& tree) {
    std::unordered_map<ui::NodeId, const ui::Node*> known;
    for (const ui::Node& node : tree.nodes) {
        const auto [place, fresh] = known.emplace(node.id, &node);
        if (!fresh) FAIL("“", node.name, "” has the id of “", place->second->name, "”");
    }
}

}  // namespace

Harness::Harness(float width, float height) {
    surroundings_.width = width;
    surroundings_.height = height;
    surroundings_.coarse_pointer = width < 600;
    restart();
}

Harness::Harness(Harness& other) : catalog_(other.catalog_), surroundings_(other.surroundings_) {
    restart();
}

void Harness::restart() {
    start(storage::Fault::None);
    settle();
}

void Harness::restart_failing(storage::Fault fault) {
    start(fault);
    run_ms(1000);
}

void Harness::restart_silent() {
    start(storage::Fault::None);
    env_->silent = true;
}

void Harness::start(storage::Fault fault) {
    application_.reset();
    env_.reset();
    memory_.reset();
    disk();
    disk_ = catalog_->folders.find(platform_.workspace)->second.disk;
    memory_ = std::make_unique<storage::MemoryEnv>(*disk_);
    env_ = std::make_unique<storage::FaultEnv>(*memory_);
    if (fault != storage::Fault::None) env_->plan = [fault](std::uint64_t) { return fault; };
    application_ = std::make_unique<Application>(*env_, *catalog_, platform_.workspace);
    application_->start(platform_, surroundings_, {}, platform_.address);
    // The null renderer takes textures whenever Dear ImGui asks for them.
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

void Harness::frame() {
    application_->ui().make_current();
    const platform::FrameOutput output = application_->frame({platform_.steady_ms(), 0.016f, true});
    tree_ = *output.tree;
    check_ids(tree_);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_OK);
}

void Harness::settle() {
    int quiet = 0;
    for (int i = 0; i < kMostRounds; ++i) {
        const bool more = turn();
        const storage::Workspace& workspace = application_->session().workspace();
        const bool saved = application_->session().ready() && !workspace.busy() &&
                           workspace.store().status().kind == storage::Status::Kind::Saved;
        const bool shut =
            application_->session().locked() || workspace.store().phase() == storage::Phase::Closed;
        if (!more && (saved || shut) && tree_.focus_request == ui::kNoNode && ++quiet > 3) return;
        if (tree_.focus_request != ui::kNoNode) {
            application_->event({.kind = ui::EventKind::focus, .target = tree_.focus_request});
        }
    }
    FAIL("the application doesn't come to rest");
}

bool Harness::turn() {
    disk().now_ms += kTurnMs;
    platform_.pass_ms(kTurnMs);
    frame();
    for (const std::function<void()>& answer : std::exchange(platform_.later, {})) answer();
    return application_->work(8);
}

void Harness::run_ms(double ms) {
    for (const double end = disk().now_ms + ms; disk().now_ms < end;) turn();
    frame();
}

void Harness::pick(std::string_view name, std::vector<std::uint8_t> bytes) {
    constexpr std::uint32_t kId = 1;
    const std::uint64_t size = bytes.size();
    platform_.files[kId] = std::move(bytes);
    application_->file_arrived(platform_.picking, {kId, std::string(name), size});
    settle();
}

const ui::Node* Harness::find(ui::Role role, std::string_view name) const {
    for (const ui::Node& node : tree_.nodes) {
        if (node.role == role && node.name == name) return &node;
    }
    return nullptr;
}

const ui::Node* Harness::find_value(ui::Role role, std::string_view value) const {
    for (const ui::Node& node : tree_.nodes) {
        if (node.role == role && node.value == value) return &node;
    }
    return nullptr;
}

const ui::Node& Harness::get(ui::Role role, std::string_view name) const {
    const ui::Node* node = find(role, name);
    INFO("looking for ", std::string(name));
    REQUIRE(node != nullptr);
    return *node;
}

void Harness::press(ui::Role role, std::string_view name) {
    application_->event({.kind = ui::EventKind::activate, .target = get(role, name).id});
    settle();
}

const ui::Node& Harness::get_inside(ui::NodeId container, ui::Role role, std::string_view name) const {
    for (const ui::Node& node : tree_.nodes) {
        if (node.role != role || node.name != name) continue;
        const ui::Node* outer = &node;
        while (outer != nullptr && outer->id != container) outer = tree_.find(outer->parent);
        if (outer != nullptr) return node;
    }
    FAIL("there is no such element inside: ", std::string(name));
    return get(role, name);
}

void Harness::press_inside(ui::NodeId container, ui::Role role, std::string_view name) {
    application_->event({.kind = ui::EventKind::activate, .target = get_inside(container, role, name).id});
    settle();
}

void Harness::click(const ui::Node& node) {
    using Kind = platform::PointerInput::Kind;
    platform::PointerInput input;
    input.x = node.rect.x + node.rect.width / 2;
    input.y = node.rect.y + node.rect.height / 2;
    for (const Kind kind : {Kind::move, Kind::down, Kind::up}) {
        input.kind = kind;
        application_->pointer(input);
        frame();
    }
    settle();
}

void Harness::click(ui::Role role, std::string_view name) {
    click(ui::Node(get(role, name)));
}

void Harness::type(ui::Role role, std::string_view name, std::string_view text) {
    type_into(get(role, name).id, text);
}

void Harness::type_inside(ui::NodeId container, ui::Role role, std::string_view name, std::string_view text) {
    type_into(get_inside(container, role, name).id, text);
}

void Harness::type_into(ui::NodeId id, std::string_view text) {
    application_->event({.kind = ui::EventKind::focus, .target = id});
    frame();
    application_->event({.kind = ui::EventKind::input, .target = id, .text = std::string(text)});
    frame();
    application_->event({.kind = ui::EventKind::commit, .target = id, .text = std::string(text)});
    application_->event({.kind = ui::EventKind::focus, .target = ui::kNoNode});
    settle();
}

void Harness::key(std::string_view name, ui::Modifiers modifiers) {
    const ui::NodeId focused = application_->ui().focused();
    application_->event(
        {.kind = ui::EventKind::key, .target = focused, .text = std::string(name), .modifiers = modifiers});
    settle();
}

}  // namespace segments::app::test
