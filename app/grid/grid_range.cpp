// A block of cells in a grid: chosen by dragging or with Shift, filled from its first row or by its handle.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/ui/draw.h"
#include "core/base/tr.h"

namespace segments::app {

using ui::Rect;

namespace {

constexpr float kSlop = 5, kHandle = 8, kScrollStep = 28;
constexpr int kScrollMs = 16;
constexpr std::size_t kMostFilled = 20000;

}  // namespace

bool RecordGrid::can_fill(const Frame& frame) const {
    return source_.set_in && frame.can_change && !cards_;
}

bool RecordGrid::has_handle(const Frame& frame) const {
    return can_fill(frame) && !editor_.is_open() && !frame.ui.touch() && active_row_ != table::kNoRow &&
           is_editable(frame, active_row_, active_column()) && frame.ui.is_focused(active_id(frame));
}

RecordGrid::Range RecordGrid::range() const {
    if (!ranged_) return {active_, active_, active_place_, active_place_};
    return {std::min(anchor_, active_), std::max(anchor_, active_), std::min(anchor_place_, active_place_),
            std::max(anchor_place_, active_place_)};
}

std::vector<table::Row> RecordGrid::rows_between(std::int64_t top, std::int64_t bottom) const {
    std::vector<table::Row> rows;
    for (std::int64_t line = top; line <= bottom; ++line) {
        const table::Row row = row_at(line);
        if (row != table::kNoRow && view_.is_live(row)) rows.push_back(row);
    }
    return rows;
}

// The line at a height of the window; nullopt below the last one.
std::optional<std::int64_t> RecordGrid::line_at(const Frame& frame, float y) const {
    const auto line = static_cast<std::int64_t>(std::floor((y - frame.body.y + top_) / frame.row_height));
    return line >= 0 && line < count() ? std::optional(line) : std::nullopt;
}

void RecordGrid::drag_cells(Frame& frame) {
    ui::Ui& ui = frame.ui;
    const Rect& body = frame.body;
    const float x = ui.pointer_x(), y = ui.pointer_y();
    const auto place_at = [&](float at) {
        std::size_t found = frame.places.size() - 1;
        for (std::size_t i = frame.places.size(); i-- > 0;) {
            const Frame::Place& place = frame.places[i];
            const float from = i < frame.frozen ? place.x : std::max(place.x, frame.fixed);
            if (at - body.x < place.x + place.width && at - body.x >= from) found = i;
        }
        return at <= body.x ? std::size_t{0} : found;
    };
    // The handle first: it lies above the cells for the pointer.
    const Range now = range();
    const Frame::Place& corner = frame.places[now.right];
    const Rect handle{
        body.x + corner.x + corner.width - kHandle,
        body.y + static_cast<float>(static_cast<double>(now.bottom + 1) * frame.row_height - top_) - kHandle,
        kHandle, kHandle};
    if (has_handle(frame) || drag_ == Drag::handle) {
        const ui::Interaction act = ui.interact(ui.id("fill handle"), handle);
        if (act.hovered || act.held) ui.set_cursor("crosshair");
        if (act.held && drag_ != Drag::handle) {
            drag_ = Drag::handle;
            drag_x_ = x;
            drag_y_ = y;
        }
    }
    if (drag_ == Drag::none && ui.pointer_pressed() && ui.pointer_over(body) && !editor_.is_open() &&
        line_at(frame, y) && !ui.modifiers().shift && !ui.modifiers().control) {
        drag_ = Drag::pressed;
        drag_x_ = x;
        drag_y_ = y;
        return;
    }
    if (drag_ == Drag::none) return;
    if (!ui.pointer_down()) {
        const Drag was = std::exchange(drag_, Drag::none);
        const std::optional<Range> target = std::exchange(dragged_over_, std::nullopt);
        // With Ctrl, as in spreadsheets, the cells are repeated.
        const bool repeats = ui.modifiers().control;
        if (was == Drag::handle && target) fill(frame, now, *target, !repeats);
        return;
    }
    // Beyond the edge the list scrolls on.
    if (drag_ != Drag::pressed && (y < body.y || y > body.y + body.height)) {
        top_ = std::clamp(top_ + (y < body.y ? -kScrollStep : kScrollStep), 0.0,
                          std::max(0.0, static_cast<double>(count()) * frame.row_height - body.height));
        ui.request_frame(kScrollMs);
    }
    const std::int64_t line =
        line_at(frame, std::clamp(y, body.y, body.y + body.height - 1)).value_or(count() - 1);
    const std::size_t place = place_at(std::clamp(x, body.x, body.x + body.width - 1));
    if (drag_ == Drag::handle) {
        Range target = now;
        const std::int64_t down = line > now.bottom ? line - now.bottom : line < now.top ? now.top - line : 0;
        const std::size_t across = place > now.right  ? place - now.right
                                   : place < now.left ? now.left - place
                                                      : 0;
        if (down > 0) {
            target.top = std::min(target.top, line);
            target.bottom = std::max(target.bottom, line);
        } else if (across > 0) {
            target.left = std::min(target.left, place);
            target.right = std::max(target.right, place);
        }
        dragged_over_ = down > 0 || across > 0 ? std::optional(target) : std::nullopt;
        return;
    }
    if (drag_ == Drag::pressed) {
        const std::optional<std::int64_t> from = line_at(frame, drag_y_);
        const std::size_t from_place = place_at(drag_x_);
        const bool far = std::abs(x - drag_x_) > kSlop || std::abs(y - drag_y_) > kSlop;
        if (!from || !far || (*from == line && from_place == place)) return;
        drag_ = Drag::cells;
        move_to(frame, *from, static_cast<std::int64_t>(from_place), false);
        reveal_ = false;
    }
    if (line == active_ && place == active_place_) return;
    move_to(frame, line, static_cast<std::int64_t>(place), true);
    reveal_ = false;
}

void RecordGrid::draw_range(Frame& frame) {
    ui::Ui& ui = frame.ui;
    const Rect& body = frame.body;
    const auto rect_of = [&](const Range& cells) {
        const Frame::Place& first = frame.places[cells.left];
        const Frame::Place& last = frame.places[cells.right];
        const float left = cells.left < frame.frozen ? first.x : std::max(first.x, frame.fixed);
        // Far ends lie outside: what is seen of the outline must stay exact.
        const double top = std::max(static_cast<double>(cells.top) * frame.row_height - top_, -100.0);
        const double bottom = std::min(static_cast<double>(cells.bottom + 1) * frame.row_height - top_,
                                       static_cast<double>(body.height) + 100.0);
        return Rect{body.x + left, body.y + static_cast<float>(top), last.x + last.width - left,
                    static_cast<float>(bottom - top)};
    };
    const Rect now = rect_of(range());
    if (now.width <= 0 || now.height <= 0) return;
    if (has_range()) ui::stroke(ui, now, ui.palette().accent, 0);
    if (dragged_over_)
        ui::stroke(ui, ui::inset(rect_of(*dragged_over_), -1, -1), ui.palette().accent_text, 0);
    if (!has_handle(frame)) return;
    const Rect handle{now.x + now.width - kHandle + 1, now.y + now.height - kHandle + 1, kHandle - 1,
                      kHandle - 1};
    ui::fill(ui, ui::inset(handle, -1, -1), ui.palette().surface);
    ui::fill(ui, handle, ui.palette().accent);
}

std::optional<FillSeries> RecordGrid::series_in(const Frame& frame, std::size_t column,
                                                const std::vector<table::Row>& rows) const {
    const GridColumn& of = source_.columns[column];
    std::vector<FillSeries::Value> values;
    for (const table::Row row : rows) {
        FillSeries::Value& value = values.emplace_back();
        if (of.textual())
            value.text = shown_text(of, frame.session.db(), source_.table, row, frame.session.locale());
        else
            value.number = number_of(of, frame.session.db(), source_.table, row);
    }
    return FillSeries::of(of.def, values);
}

void RecordGrid::fill(Frame& frame, const Range& from, const Range& target, bool continued) {
    Range into = target;
    if (target.bottom > from.bottom)
        into.top = from.bottom + 1;
    else if (target.top < from.top)
        into.bottom = from.top - 1;
    else if (target.right > from.right)
        into.left = from.right + 1;
    else if (target.left < from.left)
        into.right = from.left - 1;
    const std::vector<table::Row> sources = rows_between(from.top, from.bottom);
    std::vector<table::Row> rows = rows_between(into.top, into.bottom);
    const std::size_t wide = from.right - from.left + 1;
    const auto columns = std::span(layout_.shown()).subspan(into.left, into.right - into.left + 1);
    if (sources.empty() || rows.empty()) return;
    if (rows.size() * columns.size() > kMostFilled) {
        return frame.session.tell(fail(tr("At most {1} cells can be filled at once. Nothing was changed.",
                                          filter::format_count(kMostFilled, frame.session.locale()))));
    }
    const filter::Locale& locale = frame.session.locale();
    // Down or up the columns go on by themselves.
    std::vector<std::optional<FillSeries>> series(columns.size());
    const bool upwards = into.bottom < from.top;
    for (std::size_t i = 0; continued && i < columns.size() && into.left == from.left; ++i)
        series[i] = series_in(frame, columns[i], sources);
    CellBlock block;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // Upwards the pattern goes on from its end.
        const std::size_t back = upwards ? sources.size() - rows.size() % sources.size() : 0;
        const table::Row source = sources[(i + back) % sources.size()];
        const auto place_in_series =
            static_cast<std::int64_t>(i) +
            (upwards ? -static_cast<std::int64_t>(rows.size()) : static_cast<std::int64_t>(sources.size()));
        std::vector<std::string>& cells = block.emplace_back();
        for (std::size_t place = into.left; place <= into.right; ++place) {
            if (const std::optional<FillSeries>& goes_on = series[place - into.left]) {
                cells.push_back(goes_on->at(place_in_series, locale));
                continue;
            }
            const std::size_t offset = (place + wide * frame.places.size() - from.left) % wide;
            const std::size_t column = layout_.shown()[from.left + offset];
            cells.push_back(
                shown_text(source_.columns[column], frame.session.db(), source_.table, source, locale));
        }
    }
    put_block(frame, std::move(block), std::move(rows), {columns.begin(), columns.end()}, false);
    anchor_ = target.top;
    anchor_place_ = target.left;
    active_ = target.bottom;
    active_place_ = target.right;
    clamp_active();
    note_active();
    ranged_ = true;
    select_range(anchor_, active_);
    frame.ui.request_focus(active_id(frame));
}

// Ctrl+D: the first row of the block into those below it; a single row takes what stands above it.
void RecordGrid::fill_down(Frame& frame) {
    Range from = range();
    Range all = from;
    if (from.top == from.bottom) {
        if (from.top == 0) return;
        --from.top;
        --from.bottom;
        --all.top;
    } else {
        from.bottom = from.top;
    }
    fill(frame, from, all, false);
}

// Ctrl+Enter: the active cell's value into all of the block.
void RecordGrid::fill_range(Frame& frame) {
    if (!has_range()) return;
    const Range all = range();
    const std::string value = shown_text(source_.columns[active_column()], frame.session.db(), source_.table,
                                         active_row(), frame.session.locale());
    std::vector<table::Row> rows = rows_between(all.top, all.bottom);
    const auto columns = std::span(layout_.shown()).subspan(all.left, all.right - all.left + 1);
    if (rows.size() * columns.size() > kMostFilled) return too_many_rows(frame);
    CellBlock block(rows.size(), std::vector<std::string>(columns.size(), value));
    put_block(frame, std::move(block), std::move(rows), {columns.begin(), columns.end()}, false);
}

}  // namespace segments::app
