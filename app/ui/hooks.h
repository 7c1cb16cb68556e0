// What Dear ImGui's hooks saw in a pass; see hooks.cpp.
#pragma once

#include <cstdint>
#include <vector>

namespace segments::ui {

struct ItemLog {
    std::vector<std::uint32_t> ids;  // of all items that can be hovered
};

}  // namespace segments::ui
