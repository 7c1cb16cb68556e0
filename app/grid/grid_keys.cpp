// What is done in a grid by keys and presses: moving, selecting, editing, copying, the menu of a row.
#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "app/grid/grid_copy.h"
#include "app/grid/grid_frame.h"
#include "app/grid/grid_paste.h"
#include "app/grid/paste_preview.h"
#include "app/grid/record_grid.h"
#include "app/session/action_menu.h"
#include "app/ui/popup.h"
#include "core/base/text.h"
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
    note_active();
    reveal_ = true;
    if (extend) {
        select_range(anchor_, active_);
        // Where nothing can be edited, up and down choose rows.
        ranged_ = source_.set_in || anchor_place_ != active_place_;
    } else {
        anchor_ = active_;
        anchor_place_ = active_place_;
        ranged_ = false;
        selection_.clear();
        if (active_row_ != table::kNoRow) selection_.only(active_row_);
    }
    if (count() > 0) frame.ui.request_focus(active_id(frame));
    frame.ui.again();
}

void RecordGrid::select_range(std::int64_t from, std::int64_t to) {
    selection_.clear();
    if (from > to) std::swap(from, to);
    from = std::max<std::int64_t>(from, 0);
    to = std::min(to, count() - 1);
    for (std::int64_t index = from; index <= to; ++index) {
        if (const table::Row row = row_at(index); row != table::kNoRow) selection_.add(row);
    }
}

void RecordGrid::press_row(Frame& frame, std::int64_t row, std::size_t place, const ui::Interaction& act) {
    const table::Row record = row_at(row);
    const bool toggles = act.activated && act.modifiers.control;
    const bool extends = act.activated && act.modifiers.shift;
    active_ = row;
    active_place_ = place;
    note_active();
    ranged_ = extends && (source_.set_in || anchor_place_ != place);
    if (!extends) anchor_place_ = place;
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
    note_active();
    anchor_ = row;
    anchor_place_ = place;
    ranged_ = false;
    selection_.only(record);
    reveal_ = true;
    editor_.open(frame.ui, cell_id(frame.ui, record, column) ^ 0x65646974, record, column, empty);
}

void RecordGrid::end_edit(Frame& frame, CellEditor::Outcome outcome) {
    using Outcome = CellEditor::Outcome;
    if (outcome == Outcome::none || outcome == Outcome::closed) return;
    // The row may have gone elsewhere by what was typed.
    if (const auto line = lines_.line_of(active_row_)) active_ = *line;
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

// Keys that move; false if it is none.
bool RecordGrid::move_key(Frame& frame, const ui::Event& event, std::int64_t page) {
    const std::string& key = event.text;
    const bool far = event.modifiers.control;
    const bool extend = event.modifiers.shift;
    const std::int64_t last = count() - 1;
    const auto place = static_cast<std::int64_t>(active_place_);
    const auto last_place = static_cast<std::int64_t>(layout_.shown().size()) - 1;
    const auto go = [&](std::int64_t line, std::int64_t to_place) {
        move_to(frame, line, to_place, extend);
        return true;
    };
    if (key == "ArrowUp" && active_ == 0 && !extend && !frame.cards) {
        active_header_ = active_place_;
        frame.ui.request_focus(frame.ui.id(source_.columns[layout_.shown()[active_header_]].id));
        return true;
    }
    if (key == "ArrowDown" && active_ == last && !extend && has_entry(frame)) {
        go_to_entry(frame.ui);
        return true;
    }
    if (key == "ArrowDown") return go(far ? last : active_ + 1, place);
    if (key == "ArrowUp") return go(far ? 0 : active_ - 1, place);
    if (key == "ArrowRight") return go(active_, far ? last_place : place + 1);
    if (key == "ArrowLeft") return go(active_, far ? 0 : place - 1);
    if (key == "Home") return go(far ? 0 : active_, 0);
    if (key == "End") return go(far ? last : active_, last_place);
    if (key == "PageDown") return go(active_ + page, place);
    if (key == "PageUp") return go(active_ - page, place);
    return false;
}

// Keys that select; false if it is none.
bool RecordGrid::select_key(const ui::Event& event) {
    const std::string& key = event.text;
    if (key == "a" && event.modifiers.control) {
        selection_.all(view_.members());
    } else if (key == " ") {
        selection_.toggle(active_row());
        anchor_ = active_;
    } else if (key == "Escape" && (!selection_.empty() || has_range())) {
        selection_.clear();
    } else {
        return false;
    }
    ranged_ = false;
    return true;
}

// False: the key is none of the grid's.
bool RecordGrid::cell_key(Frame& frame, const ui::Event& event, std::int64_t page) {
    const std::string& key = event.text;
    const bool control = event.modifiers.control;
    if (control && (key == "Enter" || key == "d") && can_fill(frame)) {
        key == "d" ? fill_down(frame) : fill_range(frame);
        return true;
    }
    if (move_key(frame, event, page) || edit_key(frame, event) || select_key(event)) return true;
    if (key == "Enter") {
        open(frame, active_row());
        return true;
    }
    // The page's own where no text is written.
    if (key == "?" || control || event.modifiers.alt || character_count(key) != 1) return false;
    type_ahead_.type(key, active_, active_column(), frame.ui.seconds());
    return true;
}

// The row that begins with what was typed, once it is found.
void RecordGrid::work_type_ahead(Session& session) {
    constexpr std::size_t kLines = 2048;
    const std::optional<std::int64_t> found = type_ahead_.step(
        lines_, source_.columns[type_ahead_.column()], session.db(), source_.table, session.locale(), kLines);
    if (found) type_found_ = *found;
}

void RecordGrid::head_keys(Frame& frame, std::int64_t page) {
    ui::Ui& ui = frame.ui;
    const ui::NodeId head = active_id(frame);
    for (const char* key : {"Enter", " "}) ui.claim_key(head, key);
    ui.offer_keys(head, [&](const ui::Event& event) {
        if (active_id(frame) != head) return false;
        const std::string& key = event.text;
        const bool open = lines_.head_at(active_) != nullptr && lines_.head_at(active_)->open;
        if (key == "Enter" || key == " ")
            lines_.set_open(active_, !open);
        else if (key == "ArrowLeft" && !open && !event.modifiers.control && head_level_ > 0)
            move_to(frame, lines_.head_of(active_, head_level_ - 1), 0, false);
        else if (key == "ArrowLeft" || (key == "ArrowRight" && !open))
            event.modifiers.control ? lines_.set_all_open(key == "ArrowRight")
                                    : lines_.set_open(active_, key == "ArrowRight");
        else if (key == "ArrowRight")
            move_to(frame, active_ + 1, 0, false);
        else
            return move_key(frame, event, page);
        return true;
    });
}

void RecordGrid::keys(Frame& frame, std::int64_t page) {
    ui::Ui& ui = frame.ui;
    if (type_found_) {
        const std::int64_t line = *std::exchange(type_found_, std::nullopt);
        if (ui.is_focused(active_id(frame))) {
            move_to(frame, line, static_cast<std::int64_t>(active_place_), false);
        }
    }
    const ui::NodeId cell = active_id(frame);
    if (cell == ui::kNoNode || editor_.is_open()) return;
    for (const char* key :
         {"ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "PageDown", "PageUp"}) {
        ui.claim_key_any_modifiers(cell, key);
    }
    if (lines_.head_at(active_) != nullptr) return head_keys(frame, page);
    const table::Row record = active_row();
    const std::size_t column = active_column();
    for (const char* key : {"Enter", " "}) ui.claim_key_any_modifiers(cell, key);
    ui.claim_key(cell, "a", {.control = true});
    if (can_fill(frame)) ui.claim_key(cell, "d", {.control = true});
    if (!selection_.empty() || has_range()) ui.claim_key(cell, "Escape");
    const bool boolean = source_.columns[column].def.type == filter::ValueType::boolean;
    if (is_editable(frame, record, column)) {
        ui.claim_key(cell, "F2");
        ui.claim_key(cell, "Backspace");
    }
    if (!boolean && !cards_) ui.claim_key(cell, "");
    if (ui.take(ui::EventKind::copy, cell)) copy(frame, false);
    if (const ui::Event* event = ui.take(ui::EventKind::paste, cell))
        paste(frame, event->text, active_, column);
    ui.offer_keys(cell, [&](const ui::Event& event) { return cell_key(frame, event, page); });
}

void RecordGrid::too_many_rows(Frame& frame) {
    frame.session.tell(ui::Tone::warning,
                       tr("At most {1} rows can be copied at once. Select fewer, or export them.",
                          filter::format_count(kMostCopied, frame.session.locale())));
}

void RecordGrid::copy(Frame& frame, bool only_cell) {
    const table::Row active = active_row();
    if (active == table::kNoRow) return;
    GridCopy clipboard(source_, frame.session);
    if (!only_cell && has_range()) {
        const Range cells = range();
        if (cells.bottom - cells.top >= static_cast<std::int64_t>(kMostCopied)) return too_many_rows(frame);
        const std::span<const std::size_t> columns =
            std::span(layout_.shown()).subspan(cells.left, cells.right - cells.left + 1);
        for (const table::Row row : rows_between(cells.top, cells.bottom)) clipboard.add_row(row, columns);
    } else if (only_cell || selection_.empty()) {
        clipboard.add_cell(active, active_column());
    } else {
        if (selection_.count() > kMostCopied) return too_many_rows(frame);
        clipboard.add_captions(layout_.shown());
        for (const table::Row row : selected_rows()) clipboard.add_row(row, layout_.shown());
    }
    frame.session.platform().copy(clipboard.text(), clipboard.html());
}

void RecordGrid::paste(Frame& frame, std::string_view text, std::int64_t row, std::size_t column) {
    if (!source_.set_in || cards_) return;
    Session& session = frame.session;
    CellBlock block = parse_block(text);
    const std::vector<std::size_t>& shown = layout_.shown();
    auto place = static_cast<std::size_t>(std::find(shown.begin(), shown.end(), column) - shown.begin());
    if (has_range()) {
        row = range().top;
        place = range().left;
    }
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
    if (cells == 1 && has_range()) {
        const Range all = range();
        wide = all.right - all.left + 1;
        rows = rows_between(all.top, all.bottom);
        block.assign(rows.size(), std::vector<std::string>(wide, block.front().front()));
        cells = rows.size() * wide;
    } else if (cells == 1 && selection_.count() > 1 && row < count()) {
        rows = selected_rows();
        block.resize(rows.size(), block.front());
        cells = rows.size();
    }
    const auto fail_with = [&](std::string why) {
        session.tell(fail(std::move(why) + " " + std::string(tr("Nothing was changed."))));
    };
    const filter::Locale& locale = session.locale();
    if (cells > kMostPasted) {
        return fail_with(tr("At most {1} cells can be pasted at once. Import a file instead.",
                            filter::format_count(kMostPasted, locale)));
    }
    if (place + wide > shown.size()) {
        return fail_with(
            tr("What was pasted has {1} columns, but only {2} are here.", wide, shown.size() - place));
    }
    for (std::int64_t at = row; rows.size() < block.size() && at < count(); ++at) {
        if (row_at(at) != table::kNoRow) rows.push_back(row_at(at));
    }
    if (block.size() > rows.size() && !has_entry(frame)) {
        return fail_with(
            tr("What was pasted has {1} rows, but only {2} are here.", block.size(), rows.size()));
    }
    const std::span<const std::size_t> columns = std::span(shown).subspan(place, wide);
    put_block(frame, std::move(block), std::move(rows), {columns.begin(), columns.end()}, cells > 1);
}

// Sets the cells in one change, after a look at what it does if that is wished for.
void RecordGrid::put_block(Frame& frame, CellBlock block, std::vector<table::Row> rows,
                           std::vector<std::size_t> columns, bool look) {
    PasteWork work{
        source_,        std::move(block), std::move(rows), std::move(columns), layout_.shown().front(),
        caption().str()};
    if (look)
        look_and_paste(frame.session, std::move(work));
    else
        paste_now(frame.session, work);
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
    enum Entry { copy_rows, copy_cell, copy_range, fill_below, fill_all, filter_to };
    std::vector<Entry> entries;
    const auto add = [&](Entry entry, std::string_view label, theme::Icon icon, std::string_view shortcut) {
        items.push_back({.label = std::string(label),
                         .icon = icon,
                         .shortcut = std::string(shortcut),
                         .separator = entries.empty() && own > 0});
        entries.push_back(entry);
    };
    if (has_range()) add(copy_range, tr("Copy cells"), theme::Icon::copy, "Ctrl+C");
    add(copy_rows, many ? tr("Copy rows") : tr("Copy row"), theme::Icon::copy, has_range() ? "" : "Ctrl+C");
    if (!has_range()) add(copy_cell, tr("Copy cell"), theme::Icon::none, "");
    if (can_fill(frame)) {
        add(fill_below, tr("Fill down"), theme::Icon::arrow_down, "Ctrl+D");
        if (has_range()) add(fill_all, tr("Fill with this value"), theme::Icon::none, "Ctrl+Enter");
    }
    if (options_.filters && source_.columns[column].filterable) {
        add(filter_to, tr("Filter to this value"), theme::Icon::list_filter, "");
    }
    const Text name = tr("Row");
    ui::Rect anchor{};
    if (const ui::Node* cell = ui.recorded(cell_id(ui, menu_row_, column))) anchor = cell->rect;
    const int chosen = ui::context_menu(ui, name, std::exchange(open_menu_, false), anchor, items);
    if (chosen < 0) return;
    if (chosen < own) {
        if (actions[static_cast<std::size_t>(chosen)].run) actions[static_cast<std::size_t>(chosen)].run();
        return ui.again();
    }
    switch (entries[static_cast<std::size_t>(chosen - own)]) {
        case copy_rows:
            ranged_ = false;
            copy(frame, false);
            break;
        case copy_cell:
            copy(frame, true);
            break;
        case copy_range:
            copy(frame, false);
            break;
        case fill_below:
            fill_down(frame);
            break;
        case fill_all:
            fill_range(frame);
            break;
        case filter_to:
            filter_to_value(frame, column);
            break;
    }
    ui.again();
}

void RecordGrid::filter_to_value(Frame& frame, std::size_t column) {
    const GridColumn& filtered = source_.columns[column];
    std::string buffer;
    const table::Database& db = frame.session.db();
    const std::string expression =
        filtered.textual() ? filter::expression_for(text_of(filtered, db, source_.table, menu_row_, buffer))
                           : filter::expression_for(number_of(filtered, db, source_.table, menu_row_),
                                                    query::field_type(filtered.def), frame.session.locale());
    const Result<filter::Filter> filter =
        filter::parse(expression, query::field_type(filtered.def), frame.session.entry());
    if (filter) view_.set_filter(column, *filter);
}

}  // namespace segments::app
