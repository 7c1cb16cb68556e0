// What is done in a grid by keys and presses: moving, selecting, editing, copying, the menu of a row.
#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "app/grid/grid_copy.h"
#include "app/grid/grid_frame.h"
#include "app/grid/grid_paste.h"
#include "app/grid/record_grid.h"
#include "app/session/action_menu.h"
#include "app/ui/popup.h"
#include "core/base/tr.h"
#include "core/query/column_filter.h"

namespace segments::app {

namespace {

// More rows than this are a file, not the clipboard's.
constexpr std::size_t kMostCopied = 20000, kMostPasted = 20000;

// Where the captions of the block's first row stand beside each other; nullopt if it has none.
std::optional<std::size_t> place_of_captions(const CellBlock& block, const GridSource& source,
                                             std::span<const std::size_t> shown) {
    if (block.size() < 2) return std::nullopt;
    const std::vector<std::string>& names = block.front();
    for (std::size_t place = 0; place + names.size() <= shown.size(); ++place) {
        const bool same =
            std::equal(names.begin(), names.end(), shown.begin() + static_cast<std::ptrdiff_t>(place),
                       [&](const std::string& name, std::size_t column) {
                           return name == source.columns[column].def.caption;
                       });
        if (same) return place;
    }
    return std::nullopt;
}

}  // namespace

std::size_t RecordGrid::active_column() const {
    return cards_ ? card_columns().front() : layout_.shown()[active_place_];
}

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
        frame.ui.request_focus(focus_id(frame, active_row_, active_column()));
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
    frame.ui.request_focus(focus_id(frame, record, active_column()));
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
    if (outcome == Outcome::down && active_ + 1 == count() && has_entry(frame)) return go_to_entry(frame.ui);
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
    const std::size_t column = active_column();
    const bool boolean = source_.columns[column].def.type == filter::ValueType::boolean;
    const std::string& key = event.text;
    const bool control = event.modifiers.control;
    if (cards_ || !is_editable(frame, record, column)) return false;
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
    if (key == "ArrowDown" && active_ == last && !extend && has_entry(frame)) return go_to_entry(frame.ui);
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
    if (key == "Enter") open(frame, active_row());
}

void RecordGrid::keys(Frame& frame, std::int64_t page) {
    ui::Ui& ui = frame.ui;
    const table::Row record = active_row();
    if (record == table::kNoRow || editor_.is_open()) return;
    const std::size_t column = active_column();
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
    if (const ui::Event* event = ui.take(ui::EventKind::paste, cell))
        paste(frame, event->text, active_, column);
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
        clipboard.add_cell(active, active_column());
    } else {
        if (selection_.count() > kMostCopied) {
            return frame.session.tell(
                ui::Tone::warning,
                tr("At most {1} rows can be copied at once. Select fewer, or export them.", kMostCopied));
        }
        clipboard.add_captions(layout_.shown());
        for (const table::Row row : selected_rows()) clipboard.add_row(row, layout_.shown());
    }
    frame.session.platform().copy(clipboard.text(), clipboard.html());
}

void RecordGrid::paste(Frame& frame, std::string_view text, std::int64_t row, std::size_t column) {
    if (!source_.set_in || cards_) return;
    CellBlock block = parse_block(text);
    const std::vector<std::size_t>& shown = layout_.shown();
    auto place = static_cast<std::size_t>(std::find(shown.begin(), shown.end(), column) - shown.begin());
    if (const std::optional<std::size_t> named = place_of_captions(block, source_, shown)) {
        place = *named;
        block.erase(block.begin());
    }
    if (block.empty()) return;
    std::size_t wide = 0, cells = 0;
    for (const std::vector<std::string>& line : block) {
        wide = std::max(wide, line.size());
        cells += line.size();
    }
    std::vector<table::Row> rows;
    if (cells == 1 && selection_.count() > 1 && row < count()) {
        rows = selected_rows();
        block.resize(rows.size(), block.front());
        cells = rows.size();
    }
    const auto fail_with = [&](const std::string& why) {
        frame.session.tell(fail(why + " " + tr("Nothing was changed.").str()));
    };
    if (cells > kMostPasted) {
        return fail_with(tr("At most {1} cells can be pasted at once. Import a file instead.", kMostPasted));
    }
    if (place + wide > shown.size()) {
        return fail_with(
            tr("What was pasted has {1} columns, but only {2} are here.", wide, shown.size() - place));
    }
    const auto room = static_cast<std::size_t>(count() - row);
    if (block.size() > std::max(room, rows.size()) && !has_entry(frame)) {
        return fail_with(tr("What was pasted has {1} rows, but only {2} are here.", block.size(), room));
    }
    for (std::int64_t at = row; rows.size() < block.size() && at < count(); ++at) rows.push_back(row_at(at));
    const PasteTarget target{rows, std::span(shown).subspan(place, wide)};
    const std::string what =
        tr_n("{1} cell", "{1} cells", cells, filter::format_count(cells, frame.session.locale()));
    const bool done = frame.session.edit_or_tell(
        tr("Paste {1} into {2}", what, tr(name_)),
        [&](table::Transaction& tx) { return paste_block(tx, frame.session, source_, block, target); });
    if (done) frame.session.tell(ui::Tone::success, tr("{1} pasted.", what));
    frame.ui.again();
}

void RecordGrid::draw_row_menu(Frame& frame) {
    ui::Ui& ui = frame.ui;
    const bool live = menu_row_ != table::kNoRow && frame.table.is_live(menu_row_);
    if (!live) return;
    const std::size_t column = active_column();
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
    items.push_back({.label = many ? tr("Copy rows") : tr("Copy row"),
                     .icon = theme::Icon::copy,
                     .shortcut = "Ctrl+C",
                     .separator = own > 0});
    items.push_back({.label = tr("Copy cell")});
    if (options_.filters && source_.columns[column].filterable) {
        items.push_back({.label = tr("Filter to this value"), .icon = theme::Icon::list_filter});
    }
    const Text name = tr("Row");
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
