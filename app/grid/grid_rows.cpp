// The rows of a grid on wide screens, as cells in columns.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/ui/choice.h"
#include "app/ui/draw.h"
#include "app/ui/text.h"
#include "app/view/display_value.h"
#include "core/base/tr.h"
#include "core/schema/field_value.h"

namespace segments::app {

using grid_metrics::content;

constexpr float kIndent = 20;  // of a group within another
using ui::Rect;
using ui::Role;

void RecordGrid::draw_rows(Frame& frame, const Rect& area) {
    const double height = frame.row_height;
    const bool entry = has_entry(frame);
    const double limit = std::max(0.0, static_cast<double>(count() + (entry ? 1 : 0)) * height - area.height);
    if (std::exchange(reveal_, false)) {
        const double at = static_cast<double>(active_) * height;
        top_ = std::min(top_, at);
        top_ = std::max(top_, at + height - area.height);
        reveal_place(frame, active_place_);
    }
    if (entry && std::exchange(reveal_entry_, false)) top_ = limit;
    top_ = std::clamp(top_, 0.0, limit);
    const auto first = static_cast<std::int64_t>(top_ / height);
    const auto last =
        std::min(count(), first + static_cast<std::int64_t>(area.height / frame.row_height) + 2);
    const auto line_of = [&](std::int64_t index) {
        return Rect{area.x, area.y + static_cast<float>(static_cast<double>(index) * height - top_),
                    area.width, frame.row_height};
    };
    drag_cells(frame);
    // The active row is there even while it is scrolled away: it may hold the focus.
    const bool away = count() > 0 && (active_ < first || active_ >= last);
    if (away && active_ < first) draw_row(frame, active_, line_of(active_));
    for (std::int64_t index = first; index < last; ++index) draw_row(frame, index, line_of(index));
    if (away && active_ >= last) draw_row(frame, active_, line_of(active_));
    draw_range(frame);
    if (entry) draw_entry(frame, line_of(count()));
    if (!wanted_edit_.empty()) {
        const std::size_t column = column_index(source_.columns, std::exchange(wanted_edit_, {}));
        const auto& shown = layout_.shown();
        const auto place = std::find(shown.begin(), shown.end(), column);
        if (place != shown.end()) {
            begin_edit(frame, active_, static_cast<std::size_t>(place - shown.begin()), false);
        }
    }
}

RowMark RecordGrid::begin_row(Frame& frame, std::int64_t index, const Rect& rect) {
    ui::Ui& ui = frame.ui;
    const table::Row record = row_at(index);
    const RowMark mark = source_.row_mark ? source_.row_mark(frame.session, record) : RowMark();
    const ui::NodeId row_id = ui.id(static_cast<std::uint64_t>(record) << 8);
    ui::Node& row = ui.node(row_id, Role::row, rect, {});
    row.row_index = index + 2;
    row.selected = selection_.contains(record);
    row.disabled = mark.disabled;
    row.description = mark.badge;
    ui.push_parent(row_id);
    if (row.selected)
        ui::fill(ui, rect, ui.palette().selected);
    else if (ui.pointer_over(rect))
        ui::fill(ui, rect, ui.palette().hover);
    return mark;
}

void RecordGrid::draw_row(Frame& frame, std::int64_t index, const Rect& line) {
    ui::Ui& ui = frame.ui;
    if (lines_.head_at(index) != nullptr) return draw_head(frame, index, line);
    const table::Row record = row_at(index);
    if (!frame.table.is_live(record)) return;
    const RowMark mark = begin_row(frame, index, line);
    frame.each_column(line, [&](std::size_t place, const Rect& cell) {
        const bool active = index == active_ && place == active_place_;
        if (frame.sees(place, line.width) || active) draw_cell(frame, index, place, cell, mark);
    });
    ui.pop_parent();
    ui::horizontal_line(ui, line.x, line.y + line.height - 1, line.width, ui.palette().border);
}

void RecordGrid::draw_cell(Frame& frame, std::int64_t index, std::size_t place, const Rect& cell,
                           const RowMark& row_mark) {
    ui::Ui& ui = frame.ui;
    const table::Row record = row_at(index);
    const std::size_t number = layout_.shown()[place];
    const GridColumn& column = source_.columns[number];
    const bool active = index == active_ && place == active_place_;
    const bool can_edit = is_editable(frame, record, number);
    const bool boolean = column.def.type == filter::ValueType::boolean;
    const bool editing = editor_.is_at(record, number);
    const CellMark mark = source_.cell_mark ? source_.cell_mark(frame.session, record, column) : CellMark();
    const CellEditor::Refused* refused = editor_.refused(record, number);
    const std::string text = refused != nullptr ? refused->text
                                                : display_text(column, frame.session.db(), source_.table,
                                                               record, frame.session.locale());
    const std::string& problem = refused != nullptr ? refused->message : mark.problem;

    const ui::NodeId id = cell_id(ui, record, number);
    ui::Node& node = ui.node(id, Role::gridcell, cell, {});
    node.value = text;
    node.description = !problem.empty()                ? problem
                       : mark.hint.empty() && mark.own ? tr("Own value").str()
                                                       : mark.hint;
    node.invalid = !problem.empty();
    node.column_index = static_cast<std::int32_t>(place) + 1;
    node.row_index = index + 2;
    node.focusable = active && !editing && !(boolean && can_edit);
    node.readonly = !can_edit;
    node.selected = in_range(index, place);
    const std::string hint = node.description;
    if (editing) {
        ui.push_parent(id);
        frame.session.note_edited_cell({id ^ 0x65646974, source_.table, record, column.id});
        end_edit(frame, editor_.draw(ui, frame.session, source_, id ^ 0x65646974,
                                     ui::inset(content(place, cell, 1), 0, 1)));
        ui.pop_parent();
        return;
    }
    const ui::Interaction act = ui.interact(id, cell);
    if (in_range(index, place)) ui::fill(ui, cell, theme::with_alpha(ui.palette().accent, 28));
    const bool plain_click = act.activated && !act.modifiers.shift && !act.modifiers.control;
    bool toggled = false;
    if (boolean && can_edit) {
        const ui::NodeId box = focus_id(frame, record, number);
        ui.push_parent(id);
        ui::Node& check = ui.node(box, Role::checkbox, cell, column.caption());
        check.check = text == frame.session.locale().yes ? ui::Check::on : ui::Check::off;
        check.focusable = active;
        check.description = hint;
        ui.pop_parent();
        const bool by_tree = ui.take(ui::EventKind::activate, box) != nullptr;
        const bool on_box = std::abs(ui.pointer_x() - cell.x - cell.width / 2) < 16;
        toggled = by_tree || (plain_click && on_box);
        ui::draw_check(ui, cell, check.check, true, act.hovered);
    }
    if (toggled) {
        move_to(frame, index, static_cast<std::int64_t>(place), false);
        CellEditor::toggle(frame.session, source_, record, number);
        ui.again();
        return;
    }
    if (act.activated || act.context_menu) {
        const bool again = active && ui.is_focused(id);
        press_row(frame, index, place, act);
        if (plain_click && column.link) open(frame, record);
        if (plain_click && again && can_edit && !boolean) begin_edit(frame, index, place, false);
    }
    const bool selects = act.modifiers.shift || act.modifiers.control;
    if (act.double_clicked && !can_edit && !selects) open(frame, record);
    if (column.link && act.hovered) ui.set_cursor("pointer");

    const theme::Palette& p = ui.palette();
    Rect inner = content(place, cell);
    if (place == 0 && !row_mark.badge.empty()) {
        const ui::TextStyle small{theme::type::kSmall, true, {}};
        const float wanted = std::min(inner.width * 0.6f, ui::text_width(ui, row_mark.badge, small) + 14);
        inner.width -= wanted + 6;
        ui::draw_badge(ui, {inner.x + inner.width + 6, cell.y, wanted, cell.height}, row_mark.badge,
                       row_mark.tone);
    }
    if (!problem.empty()) ui::stroke(ui, ui::inset(cell, 1, 1), p.error.line, 3);
    if (mark.own) ui::fill(ui, {cell.x + 2, cell.y + 7, 3, cell.height - 14}, p.accent, 1.5f);
    if (boolean) {
        if (!can_edit && text == frame.session.locale().yes) {
            ui::draw_icon(ui, cell, theme::Icon::check, row_mark.disabled ? p.text_muted : p.text, 16);
        }
    } else {
        const theme::Color color = !problem.empty()    ? p.error.text
                                   : column.link       ? p.accent_text
                                   : row_mark.disabled ? p.text_muted
                                                       : p.text;
        ui::TextStyle style{theme::type::kGrid, row_mark.strong, color,
                            is_amount(column.def) ? ui::Align::right : ui::Align::left};
        style.tabular = is_amount(column.def) || column.def.type == filter::ValueType::date;
        ui::draw_text(ui, inner, text, style);
    }
    const ui::NodeId focus = boolean && can_edit ? focus_id(frame, record, number) : id;
    if (ui.focus_ring(focus))
        ui::focus_ring(ui, ui::inset(cell, 2, 2), 3);
    else if (can_edit && ui.is_focused(focus))
        ui::stroke(ui, ui::inset(cell, 1, 1), p.accent, 2);
    ui::tooltip(ui, cell, act.hovered && !problem.empty(), problem);
}

// The head of a group: what its rows have in common, how many they are, and their sums.
void RecordGrid::draw_head(Frame& frame, std::int64_t index, const Rect& line) {
    ui::Ui& ui = frame.ui;
    const theme::Palette& p = ui.palette();
    const GridLines::Group& group = *lines_.head_at(index);
    const table::Row record = lines_.row_of(group);
    if (record == table::kNoRow) return;
    const GroupBy& by = lines_.grouped_by()[group.level];
    const GridColumn& column = source_.columns[by.column];
    const filter::Locale& locale = frame.session.locale();
    const std::string value = group_value(by, column, frame.session, source_.table, record);
    const std::string text =
        std::string(column.caption()) + ": " + (value.empty() ? std::string(tr("(blank)")) : value);
    const std::string size = filter::format_count(group.size, locale);

    const ui::NodeId id = head_id(ui, group);
    const ui::NodeId row_id = id ^ 0x726f77;
    ui.node(row_id, Role::row, line, {}).row_index = index + 2;
    ui.push_parent(row_id);
    ui::Node& node = ui.node(id, Role::gridcell, line, {});
    node.value = text + ", " + size;
    node.row_index = index + 2;
    node.column_index = 1;
    node.expandable = true;
    node.expanded = group.open;
    node.focusable = index == active_;
    const ui::Interaction act = ui.interact(id, line);
    ui::fill(ui, line, act.hovered ? p.hover : p.surface_alt);
    const float indent = ColumnLayout::kLead + kIndent * static_cast<float>(group.level);
    ui::draw_icon(ui, {line.x + 8 + indent, line.y, 18, line.height},
                  group.open ? theme::Icon::chevron_down : theme::Icon::chevron_right, p.text_muted, 16);
    float room = line.width;
    if (!frame.cards) {
        frame.each_column(line, [&](std::size_t place, const Rect& cell) {
            const std::size_t number = frame.places[place].column;
            const GridColumn& summed = source_.columns[number];
            if (!summed.total || !frame.sees(place, line.width)) return;
            room = std::min(room, cell.x - line.x);
            const std::string sum = display_field_value(summed.def, lines_.sum_of(group, number), locale);
            ui::Node& total = ui.node(ui.id(head_key(group) ^ (static_cast<std::uint64_t>(number) + 1) << 48),
                                      Role::gridcell, cell, {});
            total.value = sum;
            total.row_index = index + 2;
            total.column_index = static_cast<std::int32_t>(place) + 1;
            ui::TextStyle style{theme::type::kGrid, true, p.text, ui::Align::right};
            style.tabular = true;
            ui::draw_text(ui, content(place, cell), sum, style);
        });
    }
    const ui::TextStyle strong{theme::type::kGrid, true, p.text};
    const float width = std::min(ui::text_width(ui, text, strong) + 2, std::max(0.0f, room - indent - 90));
    const float x = line.x + 32 + indent;
    ui::draw_text(ui, {x, line.y, width, line.height}, text, strong);
    ui::draw_text(ui, {x + 8 + width, line.y, std::max(0.0f, room - indent - width - 44), line.height}, size,
                  {theme::type::kSmall, false, p.text_muted});
    if (act.focus_ring) ui::focus_ring(ui, ui::inset(line, 2, 2), 3);
    ui.pop_parent();
    ui::horizontal_line(ui, line.x, line.y + line.height - 1, line.width, p.border);
    if (!act.activated) return;
    move_to(frame, index, static_cast<std::int64_t>(active_place_), false);
    lines_.set_open(index, !group.open);
    ui.again();
}

}  // namespace segments::app
