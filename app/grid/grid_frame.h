// What the parts of one drawing of a grid share; for the grid's own files only.
#pragma once

#include "app/grid/record_grid.h"

namespace segments::app {

struct RecordGrid::Frame {
    ui::Ui& ui;
    Session& session;
    const table::Table& table;
    Events events = {};
    bool cards = false;
    bool can_change = false;  // of the workspace, now
    float row_height = 0;
    ui::NodeId grid = ui::kNoNode;
    ui::NodeId around = ui::kNoNode;  // what the grid lies in
    ui::Rect body = {};               // where rows are seen
};

namespace grid_metrics {

inline constexpr float kPad = 10, kCard = 68;

// Fingers need more room.
inline float header(const ui::Ui& ui) {
    return ui.touch() ? 44.0f : 32.0f;
}
inline float filters(const ui::Ui& ui) {
    return ui.touch() ? 48.0f : 36.0f;
}

}  // namespace grid_metrics

// Numbers stand at the right.
inline bool is_amount(const table::FieldDef& def) {
    return def.type == filter::ValueType::integer || def.type == filter::ValueType::decimal;
}

}  // namespace segments::app
