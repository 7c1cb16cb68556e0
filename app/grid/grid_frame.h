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
    float row_height = 0;
    ui::NodeId grid = ui::kNoNode;
};

namespace grid_metrics {

inline constexpr float kHeader = 32, kFilters = 36, kPad = 10, kCard = 68;

}  // namespace grid_metrics

// Numbers stand at the right.
inline bool is_amount(const table::FieldDef& def) {
    return def.type == filter::ValueType::integer || def.type == filter::ValueType::decimal;
}

}  // namespace segments::app
