// The entry row of a grid: a field below the last row in which new rows are begun.
#include <algorithm>

#include "app/grid/grid_frame.h"
#include "app/grid/record_grid.h"
#include "app/ui/choice.h"
#include "app/ui/draw.h"
#include "core/base/tr.h"

namespace segments::app {

using ui::Rect;
using ui::Role;

namespace {

constexpr float kEntryWidth = 260;

}  // namespace

bool RecordGrid::has_entry(const Frame& frame) const {
    return source_.entry && frame.can_change && !frame.cards;
}

ui::NodeId RecordGrid::entry_id(const ui::Ui& ui) const {
    return ui.id("entry field");
}

void RecordGrid::go_to_entry(ui::Ui& ui) {
    reveal_entry_ = true;
    ui.request_focus(entry_id(ui));
    ui.again();
}

void RecordGrid::draw_entry(Frame& frame, const Rect& line) {
    ui::Ui& ui = frame.ui;
    const GridEntry& entry = *source_.entry;
    const std::string name = tr("New {1}", tr(source_.noun, 1));
    const ui::NodeId row_id = ui.id("entry");
    // Not a row of the grid: what counts rows must not count it.
    ui.push_parent(frame.around);
    const ui::NodeId seen = ui.id("below rows");
    ui.node(seen, Role::none, frame.body, {}).clips = true;
    ui.push_parent(seen);
    ui.node(row_id, Role::group, line, name);
    ui.push_parent(row_id);
    const std::size_t column = column_index(source_.columns, entry.column);
    const auto& shown = layout_.shown();
    const auto place = std::find(shown.begin(), shown.end(), column) - shown.begin();
    const float left = line.x + layout_.x_of(static_cast<std::size_t>(place)) - static_cast<float>(left_);
    const Rect field{std::max(line.x, left) + 3 + (place == 0 ? ColumnLayout::kLead : 0), line.y + 2,
                     std::min(kEntryWidth, line.width - 6), line.height - 4};
    const ui::NodeId id = entry_id(ui);
    ui::InputSpec spec{
        .id = id, .role = Role::combobox, .name = name, .value = {}, .font_size = theme::type::kGrid};
    spec.options.placeholder = entry.placeholder;
    spec.options.kind = ui::InputKind::code;
    spec.options.kept = true;
    // What comes from a spreadsheet as several cells is a row for each, not one text.
    if (source_.set_in) ui.claim_key(id, "Paste");
    const ui::FieldResult typed = ui::combo_in(
        ui, field, spec, cell_options(frame.session, source_, table::kNoRow, source_.columns[column]),
        {.field = spec.options, .free_text = true, .most = 50});
    ui.pop_parent();
    ui.pop_parent();
    ui.pop_parent();
    if (const std::string_view message = ui::message_of(ui, id, {}); !message.empty()) {
        draw_cell_message(ui, field, message);
    }
    if (const ui::Event* event = ui.take(ui::EventKind::paste, id)) {
        reveal_entry_ = true;
        return paste(frame, event->text, count(), column);
    }
    if (ui.take_key(id, "Escape")) {
        ui::drop_draft(ui, id);
        if (count() > 0) move_to(frame, count() - 1, place, false);
        return;
    }
    if (!typed.committed || typed.text.empty()) return;
    const Result<void> done = frame.session.edit(name, [&](table::Transaction& tx) -> Result<void> {
        const Result<table::Row> added = entry.add(tx, frame.session, typed.text);
        return added ? Result<void>() : Result<void>(added.error());
    });
    if (!done) return typed.reject(sentence(done.error()));
    ui::drop_draft(ui, id);
    reveal_entry_ = true;
    if (typed.entered || typed.chosen) ui.request_focus(id);
    ui.again();
}

}  // namespace segments::app
