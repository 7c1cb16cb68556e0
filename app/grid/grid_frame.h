// What the parts of one drawing of a grid share; for the grid's own files only.
#pragma once

#include <algorithm>
#include <vector>

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

    // The columns shown, from left to right: where each begins from the grid's left edge, scrolled.
    struct Place {
        std::size_t column;
        float x, width;
    };
    std::vector<Place> places = {};
    std::size_t frozen = 0;  // so many stay while the others scroll, as far as there is room
    float fixed = 0;         // their width

    // Whether the column is seen in a line that is `width` wide.
    bool sees(std::size_t place, float width) const {
        const Place& at = places[place];
        return at.x < width && (place < frozen || at.x + at.width > fixed);
    }
    // Calls draw(place, rectangle) for the columns in a line; those that scroll are cut where the frozen ones
    // end.
    template <typename Draw>
    void each_column(const ui::Rect& line, Draw&& draw) {
        const auto part = [&](std::size_t from, std::size_t to) {
            for (std::size_t place = from; place < to; ++place) {
                draw(place, ui::Rect{line.x + places[place].x, line.y, places[place].width, line.height});
            }
        };
        part(0, frozen);
        ui.push_clip({line.x + fixed, line.y, std::max(0.0f, line.width - fixed), line.height});
        part(frozen, places.size());
        ui.pop_clip();
    }
};

namespace grid_metrics {

inline constexpr float kPad = 10, kCard = 68, kCardLine = 22;

// What a cell without its margins holds. The first column begins where texts of the page do.
inline ui::Rect content(std::size_t place, const ui::Rect& cell, float pad = kPad) {
    const float lead = place == 0 ? ColumnLayout::kLead : 0;
    return {cell.x + pad + lead, cell.y, cell.width - 2 * pad - lead, cell.height};
}

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

// Several codes on a card that belong to nothing else don't say what they are, such as the numbers from which
// a series counts: the card's values have captions then, and a line more.
inline bool has_bare_codes(const GridSource& source) {
    return std::count_if(source.card.begin(), source.card.end(), [&](std::string_view id) {
               const table::FieldDef& def = source.columns[column_index(source.columns, id)].def;
               return def.type == filter::ValueType::code && def.domain == table::kNoDomain;
           }) > 1;
}

}  // namespace segments::app
