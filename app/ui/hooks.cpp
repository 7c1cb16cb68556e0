// Dear ImGui, compiled with IMGUI_ENABLE_TEST_ENGINE, calls these four for every item. The widgets of app/ui
// record what they are themselves (roles, values and states are more than the hooks know), so the hooks only
// count interactive items: tests compare the count with the recorded nodes, so that no element can be pressed
// that isn't in the accessible tree.
#include "app/ui/hooks.h"

#include "imgui.h"
#include "imgui_internal.h"

namespace segments::ui {

void log_items(ImGuiContext* context, ItemLog* log) {
    context->TestEngine = log;
    context->TestEngineHookItems = true;
}

}  // namespace segments::ui

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
    auto* log = static_cast<segments::ui::ItemLog*>(context->TestEngine);
    if (log && id != 0) log->ids.push_back(id);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
