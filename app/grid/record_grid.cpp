#include "app/grid/record_grid.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/drafts/drafts.h"
#include "app/grid/grid_frame.h"
#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/popup.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {

using ui::Rect;
using ui::Role;

namespace {

// Rows at a time, so that a slice ends in time.
constexpr std::size_t kViewRows = 4096, kCountRows = 32768, kTotalRows = 4096, kValueRows = 8192;
// What is left for the columns that scroll.
constexpr float kLeastScrolled = 160;

std::vector<ListColumn> list_columns(const GridSource& source) {
    return {source.columns.begin(), source.columns.end()};
}

}  // namespace

RecordGrid::RecordGrid(std::string_view name, GridSource source, GridOptions options)
    : name_(name),
      source_(std::move(source)),
      options_(options),
      view_(source_.table, list_columns(source_)),
      lines_(view_, source_.columns, source_.table),
      layout_(source_.columns) {
    view_.set_base(source_.base);
    view_.set_sort(source_.sort);
}

Text RecordGrid::caption() const {
    return source_.caption ? source_.caption() : tr(name_);
}

table::Row RecordGrid::row_at(std::int64_t index) const {
    return lines_.row_at(index);
}

table::Row RecordGrid::active_row() const {
    return row_at(active_);
}

const GridColumn* RecordGrid::active_grid_column() const {
    const std::size_t column = active_column();
    return column < source_.columns.size() ? &source_.columns[column] : nullptr;
}

std::vector<table::Row> RecordGrid::selected_rows() const {
    std::vector<table::Row> rows;
    rows.reserve(selection_.count());
    if (selection_.empty()) return rows;
    for (const table::Row row : view_.rows()) {
        if (selection_.contains(row) && view_.is_live(row)) rows.push_back(row);
    }
    return rows;
}

void RecordGrid::go_to(table::Row row, std::string_view edit_column) {
    wanted_row_ = row;
    wanted_edit_ = edit_column;
}

bool RecordGrid::work(Session& session, const std::function<bool()>& over) {
    if (!session.ready()) return false;
    bool worked = false;
    if (source_.refresh) source_.refresh(session);
    if (source_.work) {
        while (!source_.work(kCountRows)) {
            worked = true;
            if (over()) {
                session.show_work(true);
                return true;
            }
        }
    }
    view_.update(session.db(), session.generation());
    bool done = view_.ready();
    while (!done && !over()) {
        done = view_.step(kViewRows);
        worked = true;
    }
    const table::Database& db = session.db();
    const std::uint64_t before = lines_.revision() + values_.revision();
    lines_.update(db);
    while (done && !over() && !lines_.step(db, kTotalRows)) worked = true;
    if (done) done = lines_.done();
    while (done && !over() && !values_.step(view_, db, kValueRows)) worked = true;
    if (done) done = values_.done();
    totals_.update(view_, db, source_.columns);
    while (done && !over()) {
        if (totals_.step(view_, db, source_.columns, kTotalRows)) break;
        worked = true;
    }
    if (done) done = totals_.step(view_, db, source_.columns, 0);
    while (done && !over() && type_ahead_.looking()) {
        work_type_ahead(session);
        worked = true;
    }
    if (done) done = !type_ahead_.looking();
    worked = worked || before != lines_.revision() + values_.revision();
    if (worked) session.show_work(!view_.ready() || !lines_.done());
    return !done;
}

// Keeps the place, the selection and the editor with their rows when the list has changed.
void RecordGrid::follow(ui::Ui& ui, Session& session) {
    if (source_.refresh) source_.refresh(session);
    view_.update(session.db(), session.generation());
    lines_.update(session.db());
    if (Drafts* drafts = session.drafts()) drafts->lead(session, *this, source_.table);
    if (wanted_row_ != table::kNoRow && view_.ready() && lines_.done()) {
        std::optional<std::int64_t> line = lines_.line_of(wanted_row_);
        if (line && lines_.head_at(*line) != nullptr) {
            lines_.set_open(*line, true);
            line = lines_.line_of(wanted_row_);
        }
        if (line) {
            active_ = *line;
            active_row_ = wanted_row_;
            selection_.only(wanted_row_);
            reveal_ = true;
            if (cards_ && source_.sheet && !wanted_edit_.empty()) sheet_row_ = wanted_row_;
            ui.again();
        } else {
            wanted_edit_.clear();
        }
        wanted_row_ = table::kNoRow;
    }
    if (seen_revision_ == view_.revision() && seen_lines_ == lines_.revision()) return;
    if (seen_revision_ != view_.revision()) {
        selection_.keep(view_.members());
        editor_.keep(session.table(source_.table));
    }
    seen_revision_ = view_.revision();
    seen_lines_ = lines_.revision();
    const GridLines::Group* const head = lines_.head_at(active_);
    const bool stays = head_row_ != table::kNoRow ? head != nullptr && lines_.row_of(*head) == head_row_ &&
                                                        head->level == head_level_
                                                  : row_at(active_) == active_row_;
    const table::Row followed = head_row_ != table::kNoRow ? head_row_ : active_row_;
    const std::optional<std::int64_t> line =
        stays || followed == table::kNoRow ? std::nullopt : lines_.line_of(followed);
    if (line) {
        active_ = head_row_ != table::kNoRow ? lines_.head_of(*line, head_level_) : *line;
        if (editor_.is_open() || ui.focus_within(ui.id(name_))) reveal_ = true;
    }
    clamp_active();
    note_active();
    if (stays && row_at(anchor_) == anchor_row_) return;
    anchor_ = active_;
    ranged_ = false;
}

void RecordGrid::clamp_active() {
    active_ = std::clamp<std::int64_t>(active_, 0, std::max<std::int64_t>(0, count() - 1));
    active_place_ = std::min(active_place_, layout_.shown().size() - 1);
    anchor_place_ = std::min(anchor_place_, layout_.shown().size() - 1);
}

void RecordGrid::note_active() {
    active_row_ = active_row();
    const GridLines::Group* const head = lines_.head_at(active_);
    head_row_ = head != nullptr ? lines_.row_of(*head) : table::kNoRow;
    head_level_ = head != nullptr ? head->level : 0;
}

ui::NodeId RecordGrid::cell_id(const ui::Ui& ui, table::Row row, std::size_t column) const {
    return ui.id((static_cast<std::uint64_t>(row) << 8) + column + 1);
}

ui::NodeId RecordGrid::focus_id(const Frame& frame, table::Row row, std::size_t column) const {
    const ui::NodeId cell = cell_id(frame.ui, row, column);
    const bool box =
        source_.columns[column].def.type == filter::ValueType::boolean && is_editable(frame, row, column);
    return box ? cell ^ 0x626f78 : cell;
}

std::uint64_t RecordGrid::head_key(const GridLines::Group& group) const {
    return (static_cast<std::uint64_t>(lines_.row_of(group)) << 8) | 0xff |
           (static_cast<std::uint64_t>(group.level) << 40);
}

ui::NodeId RecordGrid::head_id(const ui::Ui& ui, const GridLines::Group& group) const {
    return ui.id(head_key(group));
}

ui::NodeId RecordGrid::active_id(const Frame& frame) const {
    if (const GridLines::Group* head = lines_.head_at(active_)) return head_id(frame.ui, *head);
    const table::Row row = active_row();
    return row == table::kNoRow ? ui::kNoNode : focus_id(frame, row, active_column());
}

bool RecordGrid::is_editable(const Frame& frame, table::Row row, std::size_t column) const {
    const GridColumn& shown = source_.columns[column];
    if (!shown.editable || !source_.set || !frame.can_change) return false;
    return !source_.editable || source_.editable(frame.session, row, shown);
}

void RecordGrid::draw_count(Frame& frame, const Rect& area) {
    const filter::Locale& locale = frame.session.locale();
    const std::size_t listed = view_.rows().size();
    const bool narrowed = !view_.filters().empty() || !view_.search().empty();
    const std::string number = filter::format_count(listed, locale);
    std::string text;
    if (narrowed && source_.base.equals.empty() && !source_.base.accepts) {
        text = tr("{1} of {2} {3}", number, filter::format_count(frame.table.size(), locale),
                  tr(source_.noun, frame.table.size()));
    } else {
        text = tr("{1} {2}", number, tr(source_.noun, listed));
    }
    if (lines_.grouped()) {
        text += " " + tr_n("in {1} group", "in {1} groups", lines_.groups(),
                           filter::format_count(lines_.groups(), locale));
    }
    if (!view_.ready()) text = tr("{1}, searching", text);
    if (selection_.count() > 1)
        text = tr("{1}, {2} selected", text, filter::format_count(selection_.count(), locale));
    ui::Ui& ui = frame.ui;
    ui.node(ui.id("count"), Role::status, area, text).live = true;
    ui::draw_text(ui, area, text, {theme::type::kSmall, false, ui.palette().text_muted});
}

void RecordGrid::draw_search(Frame& frame, const Rect& field) {
    ui::Ui& ui = frame.ui;
    ui::InputSpec spec{.id = ui.id("search"),
                       .role = Role::searchbox,
                       .name = tr("Search"),
                       .value = search_,
                       .pad_right = 22};
    spec.options.kind = ui::InputKind::search;
    spec.options.placeholder = tr("Search");
    // Once more in the field, and it is the browser's own search.
    if (!ui.is_focused(spec.id)) {
        ui.claim_key(ui::kNoNode, "f", {.control = true});
        if (ui.take_shortcut("f", {.control = true})) ui.request_focus(spec.id);
    }
    const ui::FieldResult result = ui::input_in(ui, field, spec);
    ui::draw_icon(ui, {field.x + field.width - 28, field.y, 20, field.height}, theme::Icon::search,
                  ui.palette().text_muted, 15);
    if (!result.changed && !result.committed && !result.cancelled) return;
    search_ = result.cancelled ? std::string() : result.text;
    std::vector<std::size_t> columns;
    for (const std::size_t column : layout_.shown()) {
        if (source_.columns[column].searched) columns.push_back(column);
    }
    view_.set_search(search_, std::move(columns), frame.session.locale());
    selection_.clear();
    top_ = 0;
    active_ = 0;
    active_row_ = head_row_ = table::kNoRow;
    ui.again();
}

// Returns the width they take.
float RecordGrid::draw_chips(Frame& frame, const Rect& area) {
    ui::Ui& ui = frame.ui;
    float x = area.x;
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const std::string name = chips[i].text + "  ×";
        const ui::ButtonOptions options{.reason = tr("Take this condition away"), .key = chips[i].text};
        const float width =
            std::min(ui::button_width(ui, name, options), std::max(60.0f, area.x + area.width - x));
        if (ui::button_in(ui, {x, area.y, width, area.height}, name, options)) {
            frame.events.removed_chip = static_cast<int>(i);
        }
        x += width + 8;
    }
    return x - area.x;
}

// Search, conditions, the number of rows and the columns, above the list. Returns where the list begins.
float RecordGrid::draw_bar(Frame& frame, const Rect& area) {
    ui::Ui& ui = frame.ui;
    const float control = ui.metrics().control;
    ui.push_id(ui.id(name_ + " bar"));
    float x = area.x + 16;
    float right = area.x + area.width - 16;
    float y = area.y + 8;
    if (frame.cards && options_.filters) {
        draw_filter_button(frame, {right - control, y, control, control});
        right -= control + 8;
    }
    if (frame.cards && !options_.filters && !options_.search && chips.empty()) {
        draw_count(frame, {x, area.y, right - x, 32});
        ui.pop_id();
        ui::horizontal_line(ui, area.x, area.y + 31, area.width, ui.palette().border);
        return area.y + 32;
    }
    if (options_.columns_menu && !frame.cards) {
        const ui::ButtonOptions options{.kind = ui::ButtonKind::quiet,
                                        .icon = theme::Icon::columns_3,
                                        .menu = true,
                                        .expanded = ui::popup_open(ui, ui.id("columns"))};
        const float width = ui::button_width(ui, tr("Columns"), options);
        const Rect button{right - width, y, width, control};
        right -= width + 8;
        if (ui::button_in(ui, button, tr("Columns"), options)) {
            const ui::NodeId popup = ui.id("columns");
            open_columns_ = !options.expanded;
            if (options.expanded)
                ui::close_popup(ui, popup);
            else
                ui::open_popup(ui, popup);
        }
        if (ui::Node* node = ui.recorded(ui.id(tr("Columns")))) node->role = Role::button;  // opens a dialog
        draw_column_menu(frame, button);
        right = draw_view_menu(frame, right, y);
    }
    if (frame.cards && !chips.empty()) {
        draw_chips(frame, {x, y, right - x, control});
        y += control + 8;
    }
    if (options_.search && frame.cards) {
        draw_search(frame, {x, y, right - x, control});
        y += control;
        draw_count(frame, {x, y, area.x + area.width - 16 - x, 28});
        ui.pop_id();
        ui::horizontal_line(ui, area.x, y + 27, area.width, ui.palette().border);
        return y + 28;
    }
    if (options_.search) {
        // Where there is little room the number of rows needs some as well.
        const float width = std::min(260.0f, std::floor((right - x) * 0.45f));
        draw_search(frame, {x, y, width, control});
        x += width + 12;
    }
    if (!frame.cards) x += draw_chips(frame, {x, y, right - x, control});
    draw_count(frame, {x, y, std::max(0.0f, right - x), control});
    ui.pop_id();
    y += control + 8;
    ui::horizontal_line(ui, area.x, y - 1, area.width, ui.palette().border);
    return y;
}

// Where the columns are drawn. On narrow screens fewer stay frozen than were chosen.
void RecordGrid::place_columns(Frame& frame, float width) {
    frame.places.clear();
    frame.frozen = 0;
    frame.fixed = 0;
    float x = 0;
    for (const std::size_t column : layout_.shown()) {
        const std::size_t place = frame.places.size();
        const float own = layout_.width_at(place);
        const bool stays =
            place < layout_.frozen() && place == frame.frozen && x + own <= width - kLeastScrolled;
        if (stays) {
            ++frame.frozen;
            frame.fixed = x + own;
        }
        frame.places.push_back({column, stays ? x : x - static_cast<float>(left_), own});
        x += own;
    }
}

// Scrolls across until the column is seen.
void RecordGrid::reveal_place(Frame& frame, std::size_t place) {
    if (place < frame.frozen) return;
    const double before = left_;
    const float x = layout_.x_of(place);
    const float width = layout_.width_at(place);
    left_ = std::max<double>(left_, x + width - frame.body.width);
    left_ = std::max(0.0, std::min<double>(left_, x - frame.fixed));
    if (left_ == before) return;
    place_columns(frame, frame.body.width);
    frame.ui.again();
}

RecordGrid::Events RecordGrid::draw(ui::Ui& ui, Session& session, const Rect& all, const EmptyList& empty) {
    load_settings(session);
    follow(ui, session);
    Frame frame{.ui = ui, .session = session, .table = session.table(source_.table)};
    frame.cards = cards_ = ui.width() < theme::kPhoneWidth;
    frame.can_change = static_cast<bool>(session.check_can_change());
    frame.row_height = ui.metrics().grid_row;
    if (frame.cards)
        frame.row_height = grid_metrics::kCard + (has_bare_codes(source_) ? grid_metrics::kCardLine : 0);
    if (!view_.has_rows()) {
        const ui::Column column(ui, ui::inset(all, 16, 16));
        ui::skeleton(ui, 8);
        return frame.events;
    }
    const bool narrowed = !view_.filters().empty() || !view_.search().empty();
    if (view_.ready() && count() == 0 && !narrowed && chips.empty() && !has_entry(frame)) {
        filters_open_ = false;
        sheet_row_ = table::kNoRow;
        frame.events.empty_action =
            ui::empty_state_in(ui, all, empty.icon, empty.headline, empty.sentence, empty.action);
        return frame.events;
    }
    Rect area = all;
    const float bar_bottom = draw_bar(frame, all);
    area.height -= bar_bottom - area.y;
    area.y = bar_bottom;

    clamp_active();
    note_active();
    anchor_row_ = row_at(anchor_);
    const ui::NodeId id = frame.grid = ui.id(name_);
    frame.around = ui.parent();
    const float bar = ui.metrics().scrollbar;
    const bool filters = options_.filters && !frame.cards;
    const bool totals = totals_.any(source_.columns) && !frame.cards && count() > 0;
    const float head = frame.cards ? 0 : grid_metrics::header(ui) + (filters ? grid_metrics::filters(ui) : 0);
    const float wide = frame.cards ? 0 : layout_.total_width();
    const float foot = totals ? frame.row_height + 1 : 0;
    const double tall = static_cast<double>(count() + (has_entry(frame) ? 1 : 0)) * frame.row_height;
    // The track of the scrollbar takes room only where there is something to scroll.
    const bool fits = tall <= area.height - head - foot - (wide > area.width ? bar : 0);
    const float body_width = frame.cards || fits ? area.width : area.width - bar;
    const Rect filter_row{area.x, area.y + grid_metrics::header(ui), body_width, grid_metrics::filters(ui)};
    if (filters) {
        // Beside the grid for those who look at the tree: a grid has nothing but rows.
        ui.push_id(id);
        ui.node(ui.id("filters"), Role::group, filter_row, tr("Filters")).clips = true;
        ui.pop_id();
    }
    ui::Node& grid = ui.node(id, Role::grid, area, caption());
    grid.row_count = count() + 1;
    grid.column_count = static_cast<std::int32_t>(layout_.shown().size());
    grid.clips = true;
    grid.multiselectable = true;
    ui.push_id(id);
    ui.push_parent(id);
    ui.push_clip(area);
    ui::fill(ui, area, ui.palette().surface);

    const float below = foot + (wide > body_width ? bar : 0);
    const Rect body{area.x, area.y + head, body_width, std::max(0.0f, area.height - head - below)};
    frame.body = body;

    keys(frame, std::max<std::int64_t>(1, static_cast<std::int64_t>(body.height / frame.row_height) - 1));
    if (const ui::Event* wish = ui.take(ui::EventKind::set_rows_from, id)) {
        move_to(frame, wish->number - 2, static_cast<std::int64_t>(active_place_), false);
    }
    // At its end the page around the list goes on.
    const double down = std::max(0.0, tall - body.height) - top_;
    float dx = 0, dy = 0;
    ui.take_wheel(area, dx, dy, static_cast<float>(-top_), static_cast<float>(down));
    for (const ui::NodeId scrolled : {id, ui.id("body"), ui.id("filters"), ui.id("below rows")}) {
        if (const ui::Event* event = ui.take(ui::EventKind::scroll, scrolled)) {
            dx += static_cast<float>(event->number_x);
            dy += static_cast<float>(event->number);
        }
    }
    top_ = std::max(0.0, top_ + dy);
    left_ = std::clamp<double>(left_ + dx, 0, std::max(0.0f, wide - body_width));
    place_columns(frame, body_width);

    if (!frame.cards) {
        const Rect header{area.x, area.y, body_width, grid_metrics::header(ui)};
        draw_header(frame, header);
        if (filters) draw_filters(frame, filter_row);
        ui::fill(ui, {area.x + body_width, area.y, area.width - body_width, head}, ui.palette().surface_alt);
    }
    ui::Node& rows = ui.node(ui.id("body"), Role::none, body, {});
    rows.clips = true;
    ui.push_parent(rows.id);
    ui.push_clip(body);
    if (frame.cards)
        draw_cards(frame, body);
    else
        draw_rows(frame, body);
    ui.pop_clip();
    ui.pop_parent();
    ui::scrollbar(ui, ui.id("scrollbar"), {area.x + area.width - bar, body.y, bar, body.height}, tall,
                  body.height, top_);
    if (wide > body_width) {
        ui::horizontal_scrollbar(ui, ui.id("across"), {area.x, area.y + area.height - bar, body_width, bar},
                                 wide, body_width, left_);
    }
    if (totals) {
        draw_totals(frame, {area.x, body.y + body.height, body_width, foot});
    }
    if (left_ > 0 && frame.frozen > 0 && !frame.cards) {
        const float edge = std::round(area.x + frame.fixed);
        // Not through the entry row, whose field lies across.
        const double rows_end = static_cast<double>(count()) * frame.row_height - top_;
        const float end =
            has_entry(frame) ? static_cast<float>(std::clamp<double>(rows_end, 0, body.height)) : body.height;
        ui::vertical_line(ui, edge - 1, area.y, body.y + end - area.y, ui.palette().border_strong);
    }
    draw_row_menu(frame);
    if (open_header_menu_ || ui::context_menu_open(ui, tr("Column"))) draw_header_menu(frame);
    ui.pop_parent();
    if (count() == 0 && view_.ready()) draw_nothing(frame, body, narrowed, empty);
    ui.pop_clip();
    // Not inside the list for those who look at the tree: it would be cut there.
    ui.push_parent(ui::popup_parent(ui));
    if (filters_open_) draw_filter_sheet(frame);
    draw_row_sheet(frame);
    ui.pop_parent();
    ui.pop_id();
    return frame.events;
}

// In place of the rows.
void RecordGrid::draw_nothing(Frame& frame, const Rect& body, bool narrowed, const EmptyList& empty) {
    Rect area = body;
    if (has_entry(frame)) {
        area.y += frame.row_height;
        area.height -= frame.row_height;
    }
    if (!narrowed && chips.empty()) {
        frame.events.empty_action =
            ui::empty_state_in(frame.ui, area, empty.icon, empty.headline, empty.sentence,
                               has_entry(frame) ? std::string_view() : empty.action);
        return;
    }
    const std::string headline =
        narrowed ? tr("Nothing matches the filters").str() : tr("No {1} here", tr(source_.noun, 0));
    const Text sentence = narrowed ? tr("Change a filter or the search, or take all of them away.")
                                   : tr("Take the condition above away to see the others.");
    if (ui::empty_state_in(frame.ui, area, theme::Icon::list_filter, headline, sentence,
                           narrowed ? tr("Clear filters") : Text())) {
        clear_filters(frame.session);
        frame.ui.again();
    }
}

}  // namespace segments::app
