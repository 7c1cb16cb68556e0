#include "app/grid/cell_editor.h"

#include <algorithm>
#include <utility>

#include "app/form/record_field.h"
#include "app/ui/draw.h"
#include "core/schema/masters.h"

namespace segments::app {
namespace {

using filter::ValueType;

}  // namespace

void draw_cell_message(ui::Ui& ui, const ui::Rect& cell, std::string_view message) {
    const theme::Tone& tone = ui.palette().error;
    const ui::TextStyle style{theme::type::kSmall, false, tone.text};
    const float width = std::min(320.0f, ui::text_width(ui, message, style) + 1);
    const float height = ui::wrapped_height(ui, width, message, style) + 10;
    ui::Rect box{cell.x, cell.y + cell.height + 2, width + 16, height};
    if (box.y + box.height > ui.height() - 4) box.y = cell.y - height - 2;
    box.x = std::clamp(box.x, 4.0f, std::max(4.0f, ui.width() - box.width - 4));
    ui.begin_layer(ui.id("message"), box, false);
    ui::fill(ui, box, tone.ground, 5);
    ui::stroke(ui, box, tone.line, 5);
    ui::draw_wrapped(ui, box.x + 8, box.y + 5, width, message, style);
    ui.end_layer();
}

ui::OptionsProvider cell_options(const Session& session, const GridSource& source, table::Row row,
                                 const GridColumn& column) {
    ui::OptionsProvider provider;
    if (source.options) provider = source.options(session, row, column);
    const table::DomainId domain = column.def.domain;
    const bool refers = domain != table::kNoDomain && schema::master_of(domain) != nullptr;
    if (!provider && refers) provider = reference_options(session, domain);
    return provider;
}

void CellEditor::open(ui::Ui& ui, ui::NodeId field, table::Row row, std::size_t column, bool empty) {
    open_ = Open{row, column, false};
    ui::drop_draft(ui, field);
    if (empty) {
        ui::set_draft(ui, field, {});
    } else if (const Refused* former = refused(row, column)) {
        ui::set_draft(ui, field, former->text);
    }
    ui.request_focus(field);
    ui.again();
}

ui::FieldResult CellEditor::draw_field(ui::Ui& ui, Session& session, const GridSource& source,
                                       const ui::Rect& cell, ui::InputSpec spec) {
    const GridColumn& column = source.columns[open_->column];
    const table::FieldDef& def = column.def;
    ui::ComboOptions combo;
    combo.field = spec.options;
    const ui::OptionsProvider provider = cell_options(session, source, open_->row, column);
    if (!provider && def.type == ValueType::option) {
        std::vector<ui::Option> names;
        for (const std::string_view name : def.options) {
            if (!name.empty() && name != " ") names.push_back({std::string(name)});
        }
        return ui::combo_in(ui, cell, spec, ui::options_from(std::move(names)), combo);
    }
    combo.free_text = true;  // the record's rule tells what is wrong with a code
    if (provider) return ui::combo_in(ui, cell, spec, provider, combo);
    return ui::input_in(ui, cell, spec);
}

CellEditor::Outcome CellEditor::draw(ui::Ui& ui, Session& session, const GridSource& source, ui::NodeId field,
                                     const ui::Rect& cell) {
    const GridColumn& column = source.columns[open_->column];
    const table::Row row = open_->row;
    const std::string shown = shown_text(column, session.db(), source.table, row, session.locale());
    const Refused* former = refused(row, open_->column);
    const std::string standing = former != nullptr ? former->message : std::string();
    const bool number = column.def.type == ValueType::integer || column.def.type == ValueType::decimal;
    ui::InputSpec spec{.id = field,
                       .role = ui::Role::textbox,
                       .name = column.caption(),
                       .value = shown,
                       .font_size = theme::type::kGrid};
    spec.options.kind = input_kind(column.def);
    if (spec.options.kind == ui::InputKind::multiline) spec.options.kind = ui::InputKind::text;
    spec.options.max_length = column.def.max_length;
    spec.options.right = number;
    spec.options.kept = true;
    spec.options.error = standing;
    ui.claim_key(field, "Escape");
    ui.claim_key(field, "Tab");
    ui.claim_key(field, "Tab", {.shift = true});
    const ui::FieldResult result = draw_field(ui, session, source, cell, spec);
    if (const std::string_view message = ui::message_of(ui, field, spec.options); !message.empty()) {
        draw_cell_message(ui, cell, message);
    }

    if (ui.take_key(field, "Escape") || result.cancelled) {
        ui::drop_draft(ui, field);
        forget(row, open_->column);
        close();
        ui.again();
        return Outcome::cancelled;
    }
    if (const ui::Event* tab = ui.take_key(field, "Tab")) {
        // As if Enter had been pressed, but going on elsewhere.
        const std::string* draft = ui::draft_of(ui, field);
        next_ = tab->modifiers.shift ? Outcome::left : Outcome::right;
        ui.push({.kind = ui::EventKind::commit,
                 .target = field,
                 .text = draft != nullptr ? *draft : shown,
                 .number = 1});
        ui.again();
        return Outcome::none;
    }
    if (!result.committed && !result.entered) {
        if (ui.is_focused(field)) {
            open_->focused = true;
        } else if (open_->focused) {
            close();
            ui.again();
            return Outcome::closed;
        }
        return Outcome::none;
    }
    const Outcome next = std::exchange(next_, Outcome::down);
    if (result.committed && result.text != shown) {
        const Result<void> done = source.set(session, row, column, result.text);
        if (!done && (result.entered || result.chosen)) {
            result.reject(sentence(done.error()));
            return Outcome::none;
        }
        const std::size_t place = open_->column;
        forget(row, place);
        if (!done) refused_.push_back({row, place, result.text, sentence(done.error())});
    } else {
        forget(row, open_->column);
    }
    ui::drop_draft(ui, field);
    close();
    ui.again();
    return result.entered ? next : result.chosen ? Outcome::cancelled : Outcome::closed;
}

const CellEditor::Refused* CellEditor::refused(table::Row row, std::size_t column) const {
    for (const Refused& each : refused_) {
        if (each.row == row && each.column == column) return &each;
    }
    return nullptr;
}

void CellEditor::forget(table::Row row, std::size_t column) {
    std::erase_if(refused_, [&](const Refused& each) { return each.row == row && each.column == column; });
}

void CellEditor::keep(const table::Table& table) {
    std::erase_if(refused_, [&](const Refused& each) { return !table.is_live(each.row); });
    if (open_ && !table.is_live(open_->row)) close();
}

void CellEditor::toggle(Session& session, const GridSource& source, table::Row row, std::size_t column) {
    const GridColumn& toggled = source.columns[column];
    const bool on = number_of(toggled, session.db(), source.table, row) != 0;
    const std::string_view wanted = on ? session.locale().no : session.locale().yes;
    if (const Result<void> done = source.set(session, row, toggled, wanted); !done) {
        session.tell(done.error());
    }
}

}  // namespace segments::app
