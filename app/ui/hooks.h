// What Dear ImGui's hooks saw in a pass; see hooks.cpp.
#pragma once

#include <cstdint>
#include <vector>

struct ImGuiContext;

namespace segments::ui {

struct ItemLog {
    std::vector<std::uint32_t> ids;  // of all items that can be hovered
};

// Notes the items of this context from now on. `log` outlives the context.
void log_items(ImGuiContext* context, ItemLog* log);

}  // namespace segments::ui
