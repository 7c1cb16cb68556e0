// What is done in a grid by keys and presses: moving, selecting, editing, copying, the menu of a row.
#include <algorithm>
#include <utility>

#include "app/grid/grid_copy.h"
#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/session/action_menu.h"
#include "app/ui/popup.h"
#include "core/query/column_filter.h"

namespace segments::app {

namespace {

// More rows than this are a file, not the clipboard's.
constexpr std::size_t kMostCopied = 20000;

}  // namespace

void RecordGrid::move_to(Frame& frame, std::int64_t row, std::int64_t place, bool extend) {
    active_ = row;
    active_place_ = static_cast<std::size_t>(
        std::clamp<std::int64_t>(place, 0, static_cast<std::int64_t>(layout_.shown().size()) - 1));
    clamp_active();
    active_row_ = active_row();
    reveal_ = true;
    if (active_row_ != table::kNoRow) {
        if (extend) {
            select_range(anchor_, active_);
        } else {
            anchor_ = active_;
            selection_.only(active_row_);
        }
        frame.ui.request_focus(focus_id(frame, active_row_, layout_.shown()[active_place_]));
    }
    frame.ui.again();
}

void RecordGrid::select_range(std::int64_t from, std::int64_t to) {
    selection_.clear();
    if (from > to) std::swap(from, to);
    from = std::max<std::int64_t>(from, 0);
    to = std::min(to, count() - 1);
    for (std::int64_t index = from; index <= to; ++index) selection_.add(row_at(index));
}

void RecordGrid::press_row(Frame& frame, std::int64_t row, std::size_t place, const ui::Interaction& act) {
    const table::Row record = row_at(row);
    const bool toggles = act.activated && act.modifiers.control;
    const bool extends = act.activated && act.modifiers.shift;
    active_ = row;
    active_place_ = place;
    active_row_ = record;
    if (extends) {
        select_range(anchor_, row);
    } else if (toggles) {
        selection_.toggle(record);
        anchor_ = row;
    } else if (!act.context_menu || !selection_.contains(record)) {
        selection_.only(record);
        anchor_ = row;
    }
    if (act.context_menu) {
        menu_row_ = record;
        open_menu_ = true;
    }
    frame.ui.request_focus(focus_id(frame, record, layout_.shown()[place]));
    frame.ui.again();
}

void RecordGrid::begin_edit(Frame& frame, std::int64_t row, std::size_t place, bool empty) {
    const table::Row record = row_at(row);
    const std::size_t column = layout_.shown()[place];
    if (record == table::kNoRow || !is_editable(frame, record, column)) return;
    active_ = row;
    active_place_ = place;
    active_row_ = record;
    anchor_ = row;
    selection_.only(record);
    reveal_ = true;
    editor_.open(frame.ui, cell_id(frame.ui, record, column) ^ 0x65646974, record, column, empty);
}

void RecordGrid::end_edit(Frame& frame, CellEditor::Outcome outcome) {
    using Outcome = CellEditor::Outcome;
    if (outcome == Outcome::none || outcome == Outcome::closed) return;
    // The row may have gone elsewhere by what was typed.
    if (const auto place = view_.position_of(active_row_)) active_ = static_cast<std::int64_t>(*place);
    const auto place = static_cast<std::int64_t>(active_place_);
    const auto last = static_cast<std::int64_t>(layout_.shown().size()) - 1;
    if (outcome == Outcome::cancelled) return move_to(frame, active_, place, false);
    if (outcome == Outcome::down) return move_to(frame, active_ + 1, place, false);
    if (outcome == Outcome::right) {
        const bool wraps = place == last && active_ + 1 < count();
        return move_to(frame, active_ + (wraps ? 1 : 0), wraps ? 0 : place + 1, false);
    }
    const bool wraps = place == 0 && active_ > 0;
    move_to(frame, active_ - (wraps ? 1 : 0), wraps ? last : place - 1, false);
}

// Keys that edit; false if it is none.
bool RecordGrid::edit_key(Frame& frame, const ui::Event& event) {
    const table::Row record = active_row();
    const std::size_t column = layout_.shown()[active_place_];
    const bool boolean = source_.columns[column].def.type == filter::ValueType::boolean;
    const std::string& key = event.text;
    const bool control = event.modifiers.control;
    if (!is_editable(frame, record, column)) return false;
    if (boolean) {
        if ((key != " " && key != "F2" && key != "Enter") || control) return false;
        CellEditor::toggle(frame.session, source_, record, column);
        frame.ui.again();
        return true;
    }
    if (key == "F2" || key == "Enter") {
        begin_edit(frame, active_, active_place_, false);
        return true;
    }
    const bool types = !control && !event.modifiers.alt && key != " " &&
                       (key == "Process" || key == "Backspace" || key.size() == 1 ||
                        static_cast<unsigned char>(key[0]) >= 0x80);
    if (types) begin_edit(frame, active_, active_place_, true);
    return types;
}

void RecordGrid::cell_key(Frame& frame, const ui::Event& event, std::int64_t page) {
    const std::string& key = event.text;
    const bool far = event.modifiers.control;
    const bool extend = event.modifiers.shift;
    const std::int64_t last = count() - 1;
    const auto place = static_cast<std::int64_t>(active_place_);
    const auto last_place = static_cast<std::int64_t>(layout_.shown().size()) - 1;
    if (key == "ArrowUp" && active_ == 0 && !extend && !frame.cards) {
        active_header_ = active_place_;
        frame.ui.request_focus(frame.ui.id(source_.columns[layout_.shown()[active_header_]].id));
        return;
    }
    if (key == "ArrowDown") return move_to(frame, far ? last : active_ + 1, place, extend);
    if (key == "ArrowUp") return move_to(frame, far ? 0 : active_ - 1, place, extend);
    if (key == "ArrowRight") return move_to(frame, active_, far ? last_place : place + 1, extend);
    if (key == "ArrowLeft") return move_to(frame, active_, far ? 0 : place - 1, extend);
    if (key == "Home") return move_to(frame, far ? 0 : active_, 0, extend);
    if (key == "End") return move_to(frame, far ? last : active_, last_place, extend);
    if (key == "PageDown") return move_to(frame, active_ + page, place, extend);
    if (key == "PageUp") return move_to(frame, active_ - page, place, extend);
    if (key == "a" && far) {
        selection_.all(view_.members());
        return;
    }
    if (edit_key(frame, event)) return;
    if (key == " ") {
        selection_.toggle(active_row());
        anchor_ = active_;
    }
    if (key == "Escape") selection_.clear();
    if (key == "Enter") frame.events.opened = active_row();
}

void RecordGrid::keys(Frame& frame, std::int64_t page) {
    ui::Ui& ui = frame.ui;
    const table::Row record = active_row();
    if (record == table::kNoRow || editor_.is_open()) return;
    const std::size_t column = layout_.shown()[active_place_];
    const ui::NodeId cell = focus_id(frame, record, column);
    for (const char* key : {"ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "PageDown",
                            "PageUp", "Enter", " "}) {
        ui.claim_key_any_modifiers(cell, key);
    }
    ui.claim_key(cell, "a", {.control = true});
    if (!selection_.empty()) ui.claim_key(cell, "Escape");
    if (is_editable(frame, record, column)) {
        ui.claim_key(cell, "F2");
        ui.claim_key(cell, "Backspace");
        if (source_.columns[column].def.type != filter::ValueType::boolean) ui.claim_key(cell, "");
    }
    if (ui.take(ui::EventKind::copy, cell)) copy(frame, false);
    while (const ui::Event* event = ui.take_any_key(cell)) {
        cell_key(frame, *event, page);
        ui.again();
    }
}

void RecordGrid::copy(Frame& frame, bool only_cell) {
    const table::Row active = active_row();
    if (active == table::kNoRow) return;
    GridCopy clipboard(source_, frame.session);
    if (only_cell || selection_.empty()) {
        clipboard.add_cell(active, layout_.shown()[active_place_]);
    } else {
        if (selection_.count() > kMostCopied) {
            return frame.session.tell(ui::Tone::warning,
                                      "At most " + std::to_string(kMostCopied) +
                                          " rows can be copied at once. Select fewer, or export them.");
        }
        clipboard.add_captions(layout_.shown());
        for (const table::Row row : selected_rows()) clipboard.add_row(row, layout_.shown());
    }
    frame.session.platform().copy(clipboard.text(), clipboard.html());
}

void RecordGrid::draw_row_menu(Frame& frame) {
    ui::Ui& ui = frame.ui;
    const bool live = menu_row_ != table::kNoRow && frame.table.is_live(menu_row_);
    if (!live) return;
    const std::size_t column = layout_.shown()[active_place_];
    std::vector<Action> actions;
    if (source_.cell_actions) {
        actions = source_.cell_actions(frame.session, menu_row_, source_.columns[column]);
    }
    if (source_.row_actions) {
        std::vector<Action> of_row = source_.row_actions(frame.session, menu_row_);
        if (!of_row.empty() && !actions.empty()) of_row.front().separator = true;
        actions.insert(actions.end(), of_row.begin(), of_row.end());
    }
    std::vector<ui::MenuItem> items = menu_items(frame.session, actions);
    const auto own = static_cast<int>(items.size());
    const bool many = selection_.count() > 1;
    items.push_back({.label = many ? "Copy rows" : "Copy row",
                     .icon = theme::Icon::copy,
                     .shortcut = "Ctrl+C",
                     .separator = own > 0});
    items.push_back({.label = "Copy cell"});
    if (options_.filters && source_.columns[column].filterable) {
        items.push_back({.label = "Filter to this value", .icon = theme::Icon::list_filter});
    }
    const std::string_view name = "Row";
    ui::Rect anchor{};
    if (const ui::Node* cell = ui.recorded(cell_id(ui, menu_row_, column))) anchor = cell->rect;
    const int chosen = ui::context_menu(ui, name, std::exchange(open_menu_, false), anchor, items);
    if (chosen < 0) return;
    if (chosen < own) {
        if (actions[static_cast<std::size_t>(chosen)].run) actions[static_cast<std::size_t>(chosen)].run();
    } else if (chosen == own) {
        copy(frame, false);
    } else if (chosen == own + 1) {
        copy(frame, true);
    } else {
        const GridColumn& filtered = source_.columns[column];
        std::string buffer;
        const table::Database& db = frame.session.db();
        const std::string expression =
            filtered.textual()
                ? filter::expression_for(text_of(filtered, db, source_.table, menu_row_, buffer))
                : filter::expression_for(number_of(filtered, db, source_.table, menu_row_),
                                         query::field_type(filtered.def), frame.session.locale());
        const Result<filter::Filter> filter =
            filter::parse(expression, query::field_type(filtered.def), frame.session.entry());
        if (filter) view_.set_filter(column, *filter);
    }
    ui.again();
}

}  // namespace segments::app
