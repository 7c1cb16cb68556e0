// A list on phones: its rows as cards, the sheet of a row with its values, and the sheet of filters and
// order.
#include <algorithm>
#include <initializer_list>
#include <utility>

#include "app/form/value_field.h"
#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/session/action_menu.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/view/display_value.h"
#include "core/base/tr.h"

namespace segments::app {

using grid_metrics::kCardLine;
using ui::Rect;
using ui::Role;

namespace {

constexpr float kCardPad = 16, kHeadline = 24, kChevron = 20, kGap = 14;

std::string capitalised(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
        result[0] = static_cast<char>(result[0] - 32);
    return result;
}

}  // namespace

void RecordGrid::open(Frame& frame, table::Row row) {
    if (cards_ && source_.sheet)
        sheet_row_ = row;
    else
        frame.events.opened = row;
    frame.ui.again();
}

void RecordGrid::draw_cards(Frame& frame, const Rect& area) {
    const double height = frame.row_height;
    if (std::exchange(reveal_, false)) {
        const double at = static_cast<double>(active_) * height;
        top_ = std::min(top_, at);
        top_ = std::max(top_, at + height - area.height);
    }
    wanted_edit_.clear();
    top_ = std::clamp(top_, 0.0, std::max(0.0, static_cast<double>(count()) * height - area.height));
    const auto first = static_cast<std::int64_t>(top_ / height);
    const auto last =
        std::min(count(), first + static_cast<std::int64_t>(area.height / frame.row_height) + 2);
    for (std::int64_t index = first; index < last; ++index) {
        draw_card(frame, index,
                  {area.x, area.y + static_cast<float>(static_cast<double>(index) * height - top_),
                   area.width, frame.row_height});
    }
}

std::vector<std::size_t> RecordGrid::card_columns() const {
    std::vector<std::size_t> columns;
    for (const std::string_view id : source_.card) columns.push_back(column_index(source_.columns, id));
    if (!columns.empty()) return columns;
    // The name first, then the number and what else fits.
    for (const std::size_t place : std::initializer_list<std::size_t>{1, 0, 2, 3}) {
        if (place < layout_.shown().size()) columns.push_back(layout_.shown()[place]);
    }
    return columns;
}

void RecordGrid::draw_card(Frame& frame, std::int64_t index, const Rect& card) {
    ui::Ui& ui = frame.ui;
    const theme::Palette& p = ui.palette();
    if (lines_.head_at(index) != nullptr) return draw_head(frame, index, card);
    const table::Row record = row_at(index);
    if (!frame.table.is_live(record)) return;
    const RowMark mark = begin_row(frame, index, card);

    // What isn't empty moves up: a card always has a headline.
    const std::vector<std::size_t> columns = card_columns();
    const bool several = has_bare_codes(source_);
    std::vector<std::pair<std::size_t, std::string>> parts;
    for (const std::size_t column : columns) {
        const table::FieldDef& def = source_.columns[column].def;
        std::string text = display_text(source_.columns[column], frame.session.db(), source_.table, record,
                                        frame.session.locale());
        // A number alone says nothing without the captions above.
        const bool captioned = several || (is_amount(def) && !parts.empty());
        if (captioned && !text.empty()) text = tr("{1}: {2}", tr(def.caption), text);
        if (!text.empty()) parts.emplace_back(column, std::move(text));
    }
    if (parts.empty()) parts.emplace_back(columns.front(), "–");
    const float right = card.x + card.width - kCardPad - kChevron;
    const float left = card.x + kCardPad, first = card.y + 9 + kHeadline;
    float x = left, y = first;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const bool headline = part == 0;
        const std::string& text = parts[part].second;
        const ui::TextStyle style{headline ? theme::type::kBody : theme::type::kSmall, headline,
                                  headline && !mark.disabled ? p.text : p.text_muted};
        const float wanted = ui::text_width(ui, text, style) + 2;
        // There is a second line where codes have captions.
        if (!headline && several && x > left && x + wanted > right && y == first) {
            x = left;
            y += kCardLine;
        }
        const float width = headline ? right - x : std::min(wanted, right - x);
        if (width < std::min(wanted, 24.0f)) break;
        const Rect cell{x, headline ? card.y + 9 : y, width, headline ? kHeadline : kCardLine};
        if (!headline) x += width + kGap;
        // The headline stands for the card, whatever column it shows.
        const std::size_t column = headline ? columns.front() : parts[part].first;
        if (!headline && column == columns.front()) continue;
        const ui::NodeId id = cell_id(ui, record, column);
        // The headline is the target of the whole card.
        const Rect target = headline ? card : cell;
        ui::Node& node = ui.node(id, Role::gridcell, cell, {});
        node.value = text;
        node.column_index = static_cast<std::int32_t>(part) + 1;
        node.row_index = index + 2;
        node.focusable = headline && index == active_;
        ui::draw_text(ui, cell, text, style);
        if (!headline) continue;
        const ui::Interaction act = ui.interact(id, target);
        if (act.context_menu) {
            press_row(frame, index, active_place_, act);
        } else if (act.activated) {
            active_ = index;
            note_active();
            open(frame, record);
        }
        if (act.focus_ring) ui::focus_ring(ui, ui::inset(card, 3, 3), 4);
        if (!mark.badge.empty()) {
            const float badge = ui::text_width(ui, mark.badge, {theme::type::kSmall, true, {}}) + 14;
            ui::draw_badge(ui, {right - badge, cell.y, badge, cell.height}, mark.badge, mark.tone);
        }
    }
    ui::draw_icon(ui, {card.x + card.width - kCardPad - 16, card.y, 16, card.height},
                  theme::Icon::chevron_right, p.text_muted, 16);
    ui.pop_parent();
    ui::horizontal_line(ui, card.x, card.y + card.height - 1, card.width, p.border);
}

// --- filters and order

void RecordGrid::draw_filter_button(Frame& frame, const Rect& button) {
    const std::size_t set = view_.filters().size();
    const std::string name = set > 0 ? tr("Filter and sort, {1} set", set) : tr("Filter and sort").str();
    const ui::ButtonOptions options{
        .icon = theme::Icon::list_filter, .pressed = set > 0, .icon_only = true, .key = "filter and sort"};
    if (!ui::button_in(frame.ui, button, name, options)) return;
    filters_open_ = true;
    frame.ui.again();
}

// --- one row

void RecordGrid::draw_sheet_fields(Frame& frame, table::Row row, bool shown) {
    ui::Ui& ui = frame.ui;
    Session& session = frame.session;
    const ui::Form columns(ui, 2);
    for (const std::size_t place : layout_.order()) {
        const GridColumn& column = source_.columns[place];
        if (layout_.is_shown(place) != shown || !is_editable(frame, row, place)) continue;
        const CellMark mark = source_.cell_mark ? source_.cell_mark(session, row, column) : CellMark();
        const std::string text = display_text(column, session.db(), source_.table, row, session.locale());
        const ui::IdScope scope(ui, column.id);
        const ui::Stack stack(ui, 0, 0);
        const ValueEntry entry =
            value_field(ui, session, column.def, text,
                        {.error = mark.problem, .badge = mark.own ? tr("Own value") : Text()},
                        cell_options(session, source_, row, column));
        if (entry.committed) {
            const Result<void> done = source_.set(session, row, column, entry.text);
            if (!done) entry.refuse(session, sentence(done.error()));
            ui.again();
        }
        if (!source_.cell_actions) continue;
        for (const Action& action : source_.cell_actions(session, row, column)) {
            if (!ui::button(ui, action.name, {.kind = ui::ButtonKind::quiet, .icon = action.icon})) continue;
            action.run();
            ui.again();
        }
    }
}

// True when one of them was taken.
bool RecordGrid::draw_sheet_actions(Frame& frame, table::Row row) {
    if (!source_.row_actions) return false;
    bool taken = false;
    for (const Action& action : source_.row_actions(frame.session, row)) {
        const Availability now = availability(frame.session, action);
        const ui::ButtonOptions options{.icon = action.icon, .enabled = now.enabled, .reason = now.reason};
        if (!ui::button(frame.ui, action.name, options) || !action.run) continue;
        action.run();
        taken = true;
    }
    return taken;
}

void RecordGrid::draw_row_sheet(Frame& frame) {
    const table::Row row = sheet_row_;
    if (row == table::kNoRow) return;
    ui::Ui& ui = frame.ui;
    bool open = frame.table.is_live(row) && (!view_.ready() || view_.members().test(row));
    if (open) {
        const ui::DialogScope dialog(ui, capitalised(tr(source_.noun, 1)), {.width = 560});
        const ui::IdScope scope(ui, std::uint64_t{row});
        std::vector<ui::Fact> facts;
        bool further = false;
        for (const std::size_t place : layout_.order()) {
            const GridColumn& column = source_.columns[place];
            const bool edited = is_editable(frame, row, place);
            further = further || (edited && !layout_.is_shown(place));
            if (edited || !layout_.is_shown(place)) continue;
            std::string text =
                display_text(column, frame.session.db(), source_.table, row, frame.session.locale());
            if (!text.empty()) facts.push_back({std::string(column.caption()), std::move(text)});
        }
        ui::facts(ui, facts);
        draw_sheet_fields(frame, row, true);
        if (further) {
            if (const ui::Group group(ui, tr("Further fields"), {.open = false}); group) {
                draw_sheet_fields(frame, row, false);
            }
        }
        const ui::Row buttons(ui);
        open = !ui::button(ui, tr("Done"), {.kind = ui::ButtonKind::primary});
        open = !draw_sheet_actions(frame, row) && open && !dialog.escaped();
    }
    if (open) return;
    sheet_row_ = table::kNoRow;
    ui.again();
}

}  // namespace segments::app
