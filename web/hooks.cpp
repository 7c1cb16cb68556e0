// Dear ImGui calls these for every item once a context asks for it; the screens define them. Here they stand
// in while nothing else does.
#include "imgui.h"

struct ImRect;
struct ImGuiLastItemData;
__attribute__((weak)) void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&,
                                                       const ImGuiLastItemData*) {}
__attribute__((weak)) void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, int) {}
__attribute__((weak)) void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
__attribute__((weak)) const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
