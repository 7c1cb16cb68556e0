// The head of a grid: captions that sort, edges that size, the filter row, and the menu of columns.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/draw.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/popup.h"
#include "app/view/display_value.h"
#include "core/base/tr.h"
#include "core/query/column_filter.h"

namespace segments::app {

using grid_metrics::content;
using grid_metrics::kPad;
using ui::Rect;
using ui::Role;

namespace {

constexpr float kEdge = 5, kKeyStep = 16, kDragSlop = 6;

}  // namespace

void RecordGrid::sort_by(std::size_t column, bool as_well) {
    if (!source_.columns[column].sortable) return;
    std::vector<SortColumn> sort = view_.sort();
    const bool leads = lines_.is_grouped_by(column);  // the order of the groups
    const auto found =
        std::find_if(sort.begin(), sort.end(), [&](const SortColumn& each) { return each.column == column; });
    if ((as_well || leads) && found != sort.end()) {
        found->descending = !found->descending;
    } else if (as_well) {
        sort.push_back({column, false});
    } else {
        const auto first = std::find_if(sort.begin(), sort.end(), [&](const SortColumn& each) {
            return !lines_.is_grouped_by(each.column);
        });
        const bool down = found == first && found != sort.end() && !found->descending;
        sort = {{column, down}};
    }
    set_sort(std::move(sort));
}

void RecordGrid::header_keys(Frame& frame, ui::NodeId id, std::size_t place) {
    ui::Ui& ui = frame.ui;
    for (const char* key : {"ArrowLeft", "ArrowRight", "ArrowDown", "Home", "End", "Enter", " "}) {
        ui.claim_key_any_modifiers(id, key);
    }
    const std::size_t column = layout_.shown()[place];
    const auto focus = [&](std::size_t wanted) {
        active_header_ = std::min(wanted, layout_.shown().size() - 1);
        ui.request_focus(ui.id(source_.columns[layout_.shown()[active_header_]].id));
        ui.again();
    };
    ui.offer_keys(id, [&](const ui::Event& event) {
        const std::string& key = event.text;
        const bool left = key == "ArrowLeft";
        if (key == "Enter" || key == " ") {
            sort_by(column, event.modifiers.shift);
            save_settings(frame.session);
        } else if (key == "ArrowDown") {
            move_to(frame, active_, static_cast<std::int64_t>(place), false);
        } else if (key == "Home" || key == "End") {
            focus(key == "Home" ? 0 : layout_.shown().size());
        } else if (!left && key != "ArrowRight") {
            return false;
        } else if (event.modifiers.shift) {
            layout_.resize(column, layout_.width(column) + (left ? -kKeyStep : kKeyStep));
            save_settings(frame.session);
        } else if (event.modifiers.control) {
            layout_.move_shown(column, left ? -1 : 1);
            active_header_ = left ? std::max<std::size_t>(place, 1) - 1 : place + 1;
            save_settings(frame.session);
        } else {
            focus(left ? std::max<std::size_t>(place, 1) - 1 : place + 1);
        }
        return true;
    });
}

void RecordGrid::draw_header_cell(Frame& frame, std::size_t place, const Rect& rect) {
    ui::Ui& ui = frame.ui;
    const std::size_t index = layout_.shown()[place];
    const GridColumn& column = source_.columns[index];
    const ui::NodeId id = ui.id(column.id);
    const auto& sort = view_.sort();
    const auto found =
        std::find_if(sort.begin(), sort.end(), [&](const SortColumn& each) { return each.column == index; });
    const bool sorted = found != sort.end();
    const bool down = sorted && found->descending;
    ui::Node& node = ui.node(id, Role::columnheader, rect, column.caption());
    node.column_index = static_cast<std::int32_t>(place) + 1;
    node.focusable = place == active_header_;
    node.sort = !sorted ? ui::Sort::none : down ? ui::Sort::descending : ui::Sort::ascending;
    const ui::Interaction act = ui.interact(id, rect);
    if (ui.just_focused(id)) reveal_place(frame, place);
    if (act.hovered && column.sortable) ui::fill(ui, rect, ui.palette().hover);
    const float icon = sorted ? 16.0f : 0.0f;
    const bool amount = is_amount(column.def);
    Rect inner = content(place, rect);
    if (amount) inner.x += icon;
    inner.width -= icon;
    ui::draw_text(
        ui, inner, column.caption(),
        {theme::type::kSmall, true, ui.palette().text_muted, amount ? ui::Align::right : ui::Align::left});
    if (sorted) {
        const float x = amount ? rect.x + 6 : rect.x + rect.width - 22;
        ui::draw_icon(ui, {x, rect.y, 14, rect.height},
                      down ? theme::Icon::arrow_down : theme::Icon::arrow_up, ui.palette().accent_text, 12);
    }
    if (act.focus_ring) ui::focus_ring(ui, ui::inset(rect, 2, 2), 4);
    if (act.held && !moving_ && !sizing_) {
        moving_ = index;
        moves_ = false;
        moving_from_ = ui.pointer_x();
    }
    if (act.context_menu) {
        active_header_ = place;
        menu_column_ = index;
        open_header_menu_ = true;
        ui.request_focus(id);
        ui.again();
    }
    if (act.activated && !moves_) {
        active_header_ = place;
        sort_by(index, act.modifiers.shift);
        save_settings(frame.session);
        ui.again();
    }
    ui::vertical_line(ui, rect.x + rect.width - 1, rect.y + 8, rect.height - 16, ui.palette().border);
}

void RecordGrid::draw_header(Frame& frame, const Rect& area) {
    ui::Ui& ui = frame.ui;
    active_header_ = std::min(active_header_, layout_.shown().size() - 1);
    for (std::size_t place = 0; place < layout_.shown().size(); ++place) {
        const ui::NodeId id = ui.id(source_.columns[layout_.shown()[place]].id);
        if (ui.is_focused(id)) {
            header_keys(frame, id, place);
            break;
        }
    }
    const ui::NodeId row_id = ui.id("header");
    ui.node(row_id, Role::row, area, {}).row_index = 1;
    ui.push_parent(row_id);
    ui.push_clip(area);
    ui::fill(ui, area, ui.palette().surface_alt);
    // The edges first: they lie above the captions for the pointer.
    draw_header_edges(frame, area);
    frame.each_column(area,
                      [&](std::size_t place, const Rect& cell) { draw_header_cell(frame, place, cell); });
    drag_header(frame, area);
    ui.pop_clip();
    ui.pop_parent();
    ui::horizontal_line(ui, area.x, area.y + area.height - 1, area.width, ui.palette().border);
}

// A caption that is dragged takes its column along: a line shows where it will go.
void RecordGrid::drag_header(Frame& frame, const Rect& area) {
    if (!moving_) return;
    ui::Ui& ui = frame.ui;
    const float x = ui.pointer_x();
    if (std::abs(x - moving_from_) > kDragSlop) moves_ = true;
    std::size_t place = frame.places.size();
    float edge = area.x;
    for (std::size_t i = 0; i < frame.places.size(); ++i) {
        const Frame::Place& at = frame.places[i];
        if (x < area.x + at.x + at.width / 2) {
            place = i;
            edge = area.x + at.x;
            break;
        }
        edge = area.x + at.x + at.width;
    }
    if (ui.pointer_down()) {
        if (!moves_) return;
        ui.set_cursor("grabbing");
        ui::fill(ui, {edge - 1.5f, area.y, 3, area.height}, ui.palette().accent, 1.5f);
        return;
    }
    if (std::exchange(moves_, false)) {
        layout_.move_to_place(*moving_, place);
        save_settings(frame.session);
        ui.again();
    }
    moving_.reset();
}

// As wide as its caption and what is in the rows on the screen.
void RecordGrid::fit_column(Frame& frame, std::size_t column) {
    ui::Ui& ui = frame.ui;
    const ui::TextStyle text{theme::type::kGrid, false, {}};
    const ui::TextStyle caption{theme::type::kSmall, true, {}};
    float width = ui::text_width(ui, source_.columns[column].caption(), caption) + 16;
    const auto first = static_cast<std::int64_t>(top_ / frame.row_height);
    for (std::int64_t index = first; index < std::min(count(), first + 60); ++index) {
        const table::Row row = row_at(index);
        if (!frame.table.is_live(row)) continue;
        const std::string shown = display_text(source_.columns[column], frame.session.db(), source_.table,
                                               row, frame.session.locale());
        width = std::max(width, ui::text_width(ui, shown, text));
    }
    layout_.resize(column, width + 2 * kPad + 2);
    save_settings(frame.session);
    ui.again();
}

void RecordGrid::draw_header_edges(Frame& frame, const Rect& area) {
    ui::Ui& ui = frame.ui;
    for (std::size_t place = 0; place < frame.places.size(); ++place) {
        const std::size_t column = frame.places[place].column;
        const float x = frame.places[place].x + frame.places[place].width;
        if (place >= frame.frozen && x <= frame.fixed) continue;
        const Rect edge{area.x + x - kEdge, area.y, 2 * kEdge, area.height};
        const ui::Interaction act = ui.interact(ui.id(source_.columns[column].id) ^ 0x65646765, edge);
        if (act.hovered || act.held) ui.set_cursor("col-resize");
        if (act.double_clicked) {
            fit_column(frame, column);
            continue;
        }
        if (act.held) {
            if (sizing_ != column) {
                sizing_ = column;
                sizing_from_ = ui.pointer_x();
                sizing_width_ = layout_.width(column);
            }
            const float before = layout_.width(column);
            layout_.resize(column, sizing_width_ + ui.pointer_x() - sizing_from_);
            if (before != layout_.width(column)) ui.again();
        } else if (sizing_ == column) {
            sizing_.reset();
            save_settings(frame.session);
        }
    }
}

std::string RecordGrid::filter_text(std::size_t column) const {
    const auto found = view_.filters().find(column);
    return found == view_.filters().end() ? "" : found->second.as_typed();
}

void RecordGrid::filters_changed() {
    selection_.clear();
    top_ = 0;
    active_ = 0;
    active_row_ = head_row_ = table::kNoRow;
    ranged_ = false;
}

void RecordGrid::clear_filters(const Session& session) {
    view_.clear_filters();
    search_.clear();
    view_.set_search({}, {}, session.locale());
    filters_changed();
}

void RecordGrid::filter_by(Frame& frame, std::size_t column, const ui::FieldResult& typed) {
    const Result<filter::Filter> filter = filter::parse_list_filter(
        typed.text, query::field_type(source_.columns[column].def), frame.session.entry());
    if (!filter) {
        typed.reject(sentence(filter.error()));
        if (!filters_open_) frame.session.tell(filter.error());
        return;
    }
    view_.set_filter(column, *filter);
    filters_changed();
    frame.ui.again();
}

// The values of the column, most frequent first, counted while the field has the focus.
ui::OptionsProvider RecordGrid::filter_options(Frame& frame, std::size_t column, ui::NodeId field) {
    if (frame.ui.is_focused(field)) values_.want(view_, column, frame.session.db());
    return [this, column, &session = frame.session](std::string_view typed, std::size_t most) {
        if (!values_.wanted(column)) return std::vector<ui::Option>();
        return values_.options(view_, typed, most, session.locale());
    };
}

void RecordGrid::draw_filters(Frame& frame, const Rect& area) {
    ui::Ui& ui = frame.ui;
    ui.push_parent(ui.id("filters"));
    ui.push_clip(area);
    ui::fill(ui, area, ui.palette().surface_alt);
    frame.each_column(area, [&](std::size_t place, const Rect& cell) {
        const std::size_t index = frame.places[place].column;
        const GridColumn& column = source_.columns[index];
        if (!column.filterable) return;
        ui::InputSpec spec;
        spec.id = ui.id("filter " + column.id);
        if (ui.just_focused(spec.id)) reveal_place(frame, place);
        const std::string shown = filter_text(index);
        const std::string name = tr("Filter {1}", column.caption());
        spec.role = Role::combobox;
        spec.name = name;
        spec.value = shown;
        spec.font_size = theme::type::kGrid;
        spec.options.placeholder = tr("Filter");
        spec.options.error = ui::message_of(ui, spec.id, {});
        const ui::FieldResult result = ui::combo_in(
            ui, ui::inset(content(place, cell, 3), 0, 4), spec, filter_options(frame, index, spec.id),
            {.field = spec.options,
             .free_text = true,
             .suggests = true,
             .revision = values_.wanted(index) ? values_.revision() : 0});
        if (result.committed && result.text != shown) filter_by(frame, index, result);
    });
    ui.pop_clip();
    ui.pop_parent();
    ui::horizontal_line(ui, area.x, area.y + area.height - 1, area.width, ui.palette().border);
}

void RecordGrid::draw_column_menu(Frame& frame, const Rect& button) {
    ui::Ui& ui = frame.ui;
    const ui::NodeId id = ui.id("columns");
    if (!ui::popup_open(ui, id)) return;
    const float row = ui.metrics().control;
    const float gap = 2;
    const float content =
        static_cast<float>(layout_.order().size()) * (row + gap) + row + theme::space::kM + 2 * 8;
    const Rect rect = ui::popup_rect(ui, button, std::min(320.0f, ui.width() - 16), content, true);
    const ui::Popup popup(ui, id, button, rect);
    ui.node(id, Role::dialog, rect, tr("Columns"));
    ui.push_parent(id);
    {
        const ui::ScrollArea area(ui, "list", rect, 8);
        ui.layout().gap = gap;
        const std::vector<std::size_t> order = layout_.order();
        for (std::size_t place = 0; place < order.size(); ++place) {
            const GridColumn& column = source_.columns[order[place]];
            const std::string caption(column.caption());
            const ui::IdScope scope(ui, column.id);
            const ui::Row line(ui, 2, false);
            const float left = ui.layout().x, top = ui.layout().cursor_y;
            const float width = ui.layout().width;
            const bool on = layout_.is_shown(order[place]);
            // The caption gives way to the buttons at the right.
            const Rect box{left, top, width - 2 * row - 12, row};
            {
                const ui::Column part(ui, box, 0);
                if (std::exchange(open_columns_, false)) ui.request_focus(ui.id(caption));
                if (ui::checkbox(ui, caption, on)) {
                    layout_.show(order[place], !on);
                    save_settings(frame.session);
                    ui.again();
                }
            }
            ui.place(box.width, row);
            if (ui::icon_button(ui, theme::Icon::chevron_up, tr("Move {1} left", caption),
                                {.enabled = place > 0})) {
                layout_.move(order[place], -1);
                save_settings(frame.session);
                ui.again();
            }
            if (ui::icon_button(ui, theme::Icon::chevron_down, tr("Move {1} right", caption),
                                {.enabled = place + 1 < order.size()})) {
                layout_.move(order[place], 1);
                save_settings(frame.session);
                ui.again();
            }
        }
        ui::space(ui, theme::space::kS);
        const ui::Row line(ui);
        if (ui::button(ui, tr("Reset columns"),
                       {.kind = ui::ButtonKind::quiet, .icon = theme::Icon::rotate_ccw})) {
            layout_.reset();
            save_settings(frame.session);
            ui.again();
        }
    }
    ui.pop_parent();
}

}  // namespace segments::app
