#include "app/grid/record_grid.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/query/column_filter.h"
#include "core/schema/field_value.h"

namespace segments::app {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kHeader = 32, kFilters = 36, kPad = 10, kCardHeight = 68;
constexpr std::size_t kSliceRows = 20000;

bool is_number(const table::FieldDef& field) {
    return field.type == filter::ValueType::integer || field.type == filter::ValueType::decimal;
}

}  // namespace

RecordGrid::RecordGrid(std::string name, table::TableId table, std::vector<GridColumn> columns)
    : name_(std::move(name)), table_(table), columns_(std::move(columns)), view_(table) {
    view_.set_sort({{columns_.front().field, false}});
}

table::Row RecordGrid::active_row() const {
    const auto& rows = view_.rows();
    return active_ >= 0 && static_cast<std::size_t>(active_) < rows.size()
               ? rows[static_cast<std::size_t>(active_)]
               : table::kNoRow;
}

bool RecordGrid::work(Session& session, const std::function<bool()>& over) {
    if (!session.ready()) return false;
    view_.update(session.db(), session.generation());
    bool done = view_.ready();
    bool worked = false;
    while (!done && !over()) {
        done = view_.step(kSliceRows);
        worked = true;
    }
    if (worked) session.platform().request_frame(0);
    return !done;
}

void RecordGrid::clamp_active() {
    const auto count = static_cast<std::int64_t>(view_.rows().size());
    active_ = std::clamp<std::int64_t>(active_, 0, std::max<std::int64_t>(0, count - 1));
    active_column_ = std::clamp(active_column_, 0, static_cast<int>(columns_.size()) - 1);
}

ui::NodeId RecordGrid::cell_id(const ui::Ui& ui, table::Row row, int column) const {
    return ui.id((static_cast<std::uint64_t>(row) << 8) + static_cast<std::uint64_t>(column) + 1);
}

float RecordGrid::x_of(int column, float left) const {
    float x = left;
    for (int i = 0; i < column; ++i) x += columns_[static_cast<std::size_t>(i)].width;
    return x;
}

void RecordGrid::move_to(ui::Ui& ui, std::int64_t row, int column) {
    active_ = row;
    active_column_ = column;
    clamp_active();
    reveal_ = true;
    if (const table::Row record = active_row(); record != table::kNoRow) {
        ui.request_focus(cell_id(ui, record, active_column_));
    }
    ui.again();
}

void RecordGrid::keys(ui::Ui& ui, Events& events, std::int64_t page) {
    const table::Row record = active_row();
    if (record == table::kNoRow) return;
    const ui::NodeId cell = cell_id(ui, record, active_column_);
    for (const char* key :
         {"ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "PageDown", "PageUp", "Enter"}) {
        ui.claim_key_any_modifiers(cell, key);
    }
    const auto last = static_cast<std::int64_t>(view_.rows().size()) - 1;
    const int last_column = static_cast<int>(columns_.size()) - 1;
    while (const ui::Event* event = ui.take_any_key(cell)) {
        const bool far = event->modifiers.control;
        const std::string& key = event->text;
        if (key == "ArrowDown") return move_to(ui, far ? last : active_ + 1, active_column_);
        if (key == "ArrowUp") return move_to(ui, far ? 0 : active_ - 1, active_column_);
        if (key == "ArrowRight") return move_to(ui, active_, far ? last_column : active_column_ + 1);
        if (key == "ArrowLeft") return move_to(ui, active_, far ? 0 : active_column_ - 1);
        if (key == "Home") return move_to(ui, far ? 0 : active_, 0);
        if (key == "End") return move_to(ui, far ? last : active_, last_column);
        if (key == "PageDown") return move_to(ui, active_ + page, active_column_);
        if (key == "PageUp") return move_to(ui, active_ - page, active_column_);
        if (key == "Enter") events.opened = record;
    }
}

void RecordGrid::draw_header(ui::Ui& ui, const table::Table& table, const Rect& area) {
    const ui::NodeId row_id = ui.id("header");
    ui::Node& row = ui.node(row_id, Role::row, area, {});
    row.row_index = 1;
    ui.push_parent(row_id);
    ui::fill(ui, area, ui.palette().surface_alt);
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
        const GridColumn& column = columns_[static_cast<std::size_t>(i)];
        const table::FieldDef& field = table.field(column.field);
        const Rect rect{x_of(i, area.x - static_cast<float>(left_)), area.y, column.width, area.height};
        const ui::NodeId id = ui.id(field.name);
        const auto& sort = view_.sort();
        const bool sorted = !sort.empty() && sort.front().field == column.field;
        const bool down = sorted && sort.front().descending;
        ui::Node& node = ui.node(id, Role::columnheader, rect, field.caption);
        node.column_index = i + 1;
        node.focusable = true;
        node.sort = !sorted ? ui::Sort::none : down ? ui::Sort::descending : ui::Sort::ascending;
        const ui::Interaction act = ui.interact(id, rect);
        if (act.hovered) ui::fill(ui, rect, ui.palette().hover);
        const Rect inner{rect.x + kPad, rect.y, rect.width - 2 * kPad - (sorted ? 16 : 0), rect.height};
        ui::draw_text(ui, inner, field.caption,
                      {theme::type::kSmall, true, ui.palette().text_muted,
                       is_number(field) ? ui::Align::right : ui::Align::left});
        if (sorted) {
            ui::draw_icon(ui, {rect.x + rect.width - 22, rect.y, 14, rect.height},
                          down ? theme::Icon::arrow_down : theme::Icon::arrow_up, ui.palette().accent_text,
                          12);
        }
        if (act.focus_ring) ui::focus_ring(ui, ui::inset(rect, 2, 2), 4);
        if (act.activated) {
            view_.set_sort({{column.field, sorted && !down}});
            ui.again();
        }
    }
    ui.pop_parent();
    ui::horizontal_line(ui, area.x, area.y + area.height - 1, area.width, ui.palette().border);
}

void RecordGrid::draw_filters(ui::Ui& ui, Session& session, const table::Table& table, const Rect& area) {
    ui::fill(ui, area, ui.palette().surface_alt);
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
        const GridColumn& column = columns_[static_cast<std::size_t>(i)];
        const table::FieldDef& field = table.field(column.field);
        const Rect cell{x_of(i, area.x - static_cast<float>(left_)), area.y, column.width, area.height};
        const auto found = view_.filters().find(column.field);
        const std::string shown = found == view_.filters().end() ? "" : found->second.as_typed();
        const std::string name = "Filter " + std::string(field.caption);
        ui::InputSpec spec;
        spec.id = ui.id(name);
        spec.role = Role::textbox;
        spec.name = name;
        spec.value = shown;
        spec.font_size = theme::type::kGrid;
        spec.options.placeholder = "Filter";
        spec.options.error = ui::message_of(ui, spec.id, {});
        const Rect input = ui::inset(cell, 3, 4);
        const ui::FieldResult result = ui::input_in(ui, input, spec);
        if (!result.committed || result.text == shown) continue;
        const Result<filter::Filter> filter =
            filter::parse_list_filter(result.text, query::field_type(field), session.entry());
        if (!filter) {
            result.reject(sentence(filter.error()));
            session.tell(filter.error());
            continue;
        }
        view_.set_filter(column.field, *filter);
        top_ = 0;
        active_ = 0;
        ui.again();
    }
    ui::horizontal_line(ui, area.x, area.y + area.height - 1, area.width, ui.palette().border);
}

void RecordGrid::draw_rows(ui::Ui& ui, Session& session, const Rect& area, Events& events) {
    const table::Table& table = session.table(table_);
    const float height = ui.metrics().grid_row;
    const auto& rows = view_.rows();
    const auto count = static_cast<std::int64_t>(rows.size());
    const double limit = std::max(0.0, static_cast<double>(count) * height - area.height);
    if (std::exchange(reveal_, false)) {
        const double at = static_cast<double>(active_) * height;
        top_ = std::min(top_, at);
        top_ = std::max(top_, at + height - area.height);
        const float x = x_of(active_column_, 0);
        const float width = columns_[static_cast<std::size_t>(active_column_)].width;
        left_ = std::min<double>(left_, x);
        left_ = std::max<double>(left_, x + width - area.width);
    }
    top_ = std::clamp(top_, 0.0, limit);
    const auto first = static_cast<std::int64_t>(top_ / height);
    const auto last = std::min(count, first + static_cast<std::int64_t>(area.height / height) + 2);
    for (std::int64_t i = first; i < last; ++i) {
        const table::Row record = rows[static_cast<std::size_t>(i)];
        if (!table.is_live(record)) continue;
        const Rect line{area.x, area.y + static_cast<float>(static_cast<double>(i) * height - top_),
                        area.width, height};
        const ui::NodeId row_id = ui.id((static_cast<std::uint64_t>(record) << 8));
        ui::Node& row = ui.node(row_id, Role::row, line, {});
        row.row_index = i + 2;
        row.selected = i == active_;
        ui.push_parent(row_id);
        if (i == active_)
            ui::fill(ui, line, ui.palette().selected);
        else if (ui.pointer_over(line) && ui.pointer_over(area))
            ui::fill(ui, line, ui.palette().hover);
        for (int c = 0; c < static_cast<int>(columns_.size()); ++c) {
            const GridColumn& column = columns_[static_cast<std::size_t>(c)];
            const table::FieldDef& field = table.field(column.field);
            const Rect cell{x_of(c, area.x - static_cast<float>(left_)), line.y, column.width, height};
            if (cell.x > area.x + area.width || cell.x + cell.width < area.x) continue;
            const std::string text = schema::format_cell(table, record, column.field, session.locale());
            const ui::NodeId id = cell_id(ui, record, c);
            ui::Node& node = ui.node(id, Role::gridcell, cell, {});
            node.value = text;
            node.column_index = c + 1;
            node.row_index = i + 2;
            node.focusable = i == active_ && c == active_column_;
            node.readonly = true;
            const ui::Interaction act = ui.interact(id, cell);
            if (act.activated) {
                if (c == 0 || act.double_clicked) events.opened = record;
                active_ = i;
                active_column_ = c;
                ui.request_focus(id);
            }
            if (c == 0 && act.hovered) ui.set_cursor("pointer");
            ui::draw_text(ui, {cell.x + kPad, cell.y, cell.width - 2 * kPad, cell.height}, text,
                          {theme::type::kGrid, false, c == 0 ? ui.palette().accent_text : ui.palette().text,
                           is_number(field) ? ui::Align::right : ui::Align::left});
            if (act.focus_ring) ui::focus_ring(ui, ui::inset(cell, 2, 2), 3);
        }
        ui.pop_parent();
        ui::horizontal_line(ui, line.x, line.y + height - 1, line.width, ui.palette().border);
    }
}

void RecordGrid::draw_cards(ui::Ui& ui, Session& session, const Rect& area, Events& events) {
    const table::Table& table = session.table(table_);
    const auto& rows = view_.rows();
    const auto count = static_cast<std::int64_t>(rows.size());
    if (std::exchange(reveal_, false)) {
        const double at = static_cast<double>(active_) * kCardHeight;
        top_ = std::clamp(top_, at + kCardHeight - area.height, at);
    }
    top_ = std::clamp(top_, 0.0, std::max(0.0, static_cast<double>(count) * kCardHeight - area.height));
    const auto first = static_cast<std::int64_t>(top_ / kCardHeight);
    const auto last = std::min(count, first + static_cast<std::int64_t>(area.height / kCardHeight) + 2);
    for (std::int64_t i = first; i < last; ++i) {
        const table::Row record = rows[static_cast<std::size_t>(i)];
        if (!table.is_live(record)) continue;
        const Rect card{area.x, area.y + static_cast<float>(static_cast<double>(i) * kCardHeight - top_),
                        area.width, kCardHeight};
        const ui::NodeId row_id = ui.id((static_cast<std::uint64_t>(record) << 8));
        ui::Node& row = ui.node(row_id, Role::row, card, {});
        row.row_index = i + 2;
        ui.push_parent(row_id);
        // The name first, then the number and what else fits.
        const std::size_t order[] = {1, 0, 2, 3};
        const float half = card.width / 2;
        for (std::size_t place = 0; place < std::min<std::size_t>(4, columns_.size()); ++place) {
            const std::size_t c = order[place];
            const std::string text = schema::format_cell(table, record, columns_[c].field, session.locale());
            const Rect cell =
                place == 0   ? Rect{card.x, card.y + 4, card.width, 26}
                : place == 1 ? Rect{card.x, card.y + 32, 110, 24}
                             : Rect{card.x + 110 + (place == 3 ? half - 60 : 0), card.y + 32, half - 60, 24};
            const ui::NodeId id = cell_id(ui, record, static_cast<int>(c));
            ui::Node& node = ui.node(id, Role::gridcell, cell, {});
            node.value = text;
            node.column_index = static_cast<int>(c) + 1;
            node.row_index = i + 2;
            node.focusable = i == active_ && static_cast<int>(c) == active_column_;
            const ui::Interaction act = ui.interact(id, cell);
            if (act.activated) events.opened = record;
            ui::draw_text(ui, {cell.x + kPad, cell.y, cell.width - kPad, cell.height}, text,
                          {place == 0 ? theme::type::kBody : theme::type::kSmall, place == 0,
                           place == 0 ? ui.palette().text : ui.palette().text_muted});
            if (act.focus_ring) ui::focus_ring(ui, ui::inset(cell, 2, 2), 3);
        }
        ui.pop_parent();
        ui::horizontal_line(ui, card.x, card.y + kCardHeight - 1, card.width, ui.palette().border);
    }
}

RecordGrid::Events RecordGrid::draw(ui::Ui& ui, Session& session, const Rect& area, const EmptyList& empty) {
    Events events;
    const table::Table& table = session.table(table_);
    if (!view_.has_rows()) {
        const ui::Column column(ui, ui::inset(area, 16, 16));
        ui::skeleton(ui, 8);
        return events;
    }
    if (table.size() == 0) {
        ui::empty_state_in(ui, area, empty.icon, empty.headline, empty.sentence);
        return events;
    }
    clamp_active();
    const ui::NodeId id = ui.id(name_);
    ui::Node& grid = ui.node(id, Role::grid, area, name_);
    grid.row_count = static_cast<std::int64_t>(view_.rows().size()) + 1;
    grid.column_count = static_cast<std::int32_t>(columns_.size());
    grid.clips = true;
    ui.push_id(id);
    ui.push_parent(id);
    ui.push_clip(area);
    ui::fill(ui, area, ui.palette().surface);

    const bool cards = ui.width() < theme::kPhoneWidth;
    const float bar = ui.metrics().scrollbar;
    const float body_width = area.width - bar;
    const float head = cards ? 0 : kHeader + kFilters;
    const Rect body{area.x, area.y + head, body_width, area.height - head};
    const float row_height = cards ? kCardHeight : ui.metrics().grid_row;

    keys(ui, events, std::max<std::int64_t>(1, static_cast<std::int64_t>(body.height / row_height) - 1));
    if (const ui::Event* wish = ui.take(ui::EventKind::set_rows_from, id)) {
        move_to(ui, wish->number - 2, active_column_);
    }
    float dx = 0, dy = 0;
    ui.take_wheel(area, dx, dy);
    top_ = std::max(0.0, top_ + dy);
    const float wide = x_of(static_cast<int>(columns_.size()), 0);
    left_ = std::clamp<double>(left_ + dx, 0, std::max(0.0f, wide - body_width));

    if (!cards) {
        draw_header(ui, table, {area.x, area.y, body_width, kHeader});
        draw_filters(ui, session, table, {area.x, area.y + kHeader, body_width, kFilters});
    }
    ui.push_clip(body);
    if (cards)
        draw_cards(ui, session, body, events);
    else
        draw_rows(ui, session, body, events);
    ui.pop_clip();
    ui::scrollbar(ui, ui.id("scrollbar"), {area.x + body_width, body.y, bar, body.height},
                  static_cast<double>(view_.rows().size()) * row_height, body.height, top_);
    if (view_.rows().empty() &&
        ui::empty_state_in(ui, body, theme::Icon::list_filter, "Nothing matches the filters",
                           "Change a filter above, or take all of them away.", "Clear filters")) {
        view_.clear_filters();
        ui.again();
    }
    ui.pop_clip();
    ui.pop_parent();
    ui.pop_id();
    return events;
}

}  // namespace segments::app
