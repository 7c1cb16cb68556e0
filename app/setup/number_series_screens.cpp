#include "app/setup/number_series_screens.h"

#include "app/form/typed_values.h"
#include "app/screens/new_code.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/setup/number_series_setup.h"

namespace segments::app {
namespace {

namespace series = setup::no_series;
namespace line = setup::no_series_line;
namespace relation = setup::no_series_relationship;

constexpr float kLinesHeight = 240;

std::string address_of(std::string_view code) {
    return "/series/" + percent_encoded(code);
}

GridSource series_source() {
    GridSource source{.table = series::kTable,
                      .caption = [] { return tr_in("list", "Number Series"); },
                      .noun = noun("series", "series")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(series::kDef, field, width);
    };
    source.columns = {as_link(column(series::kCode, 140)), editable(column(series::kDescription, 300)),
                      editable(column(series::kDefaultNos, 120)), editable(column(series::kManualNos, 120)),
                      editable(column(series::kDateOrder, 120))};
    source.card = {"description", "code"};
    take_values(
        source,
        [](const Session& session, table::Row row) {
            return tr("Change number series {1}", session.table(series::kTable).text(row, 0));
        },
        [](Session&) -> SetValue { return setup::set_series_field; });
    return source;
}

std::string step_of(const std::string& code) {
    return tr("Change number series {1}", code);
}

Action delete_lines(Session& session, const std::string& code, std::vector<table::Row> rows) {
    return {.name = tr("Delete Line"),
            .icon = theme::Icon::minus,
            .run = [&session, code, rows = std::move(rows)] {
                session.edit_or_tell(step_of(code), [&](table::Transaction& tx) {
                    for (const table::Row each : rows) setup::delete_series_line(tx, each);
                    return Result<void>();
                });
            }};
}

GridSource line_source(const std::string& code) {
    GridSource source{.table = line::kTable, .noun = noun("line", "lines")};
    for (const table::FieldDef& field : line::kDef.fields) {
        if (field.id == line::kSeriesCode) continue;
        GridColumn column = field_column(line::kDef, field.id, field.id == line::kLineNo ? 90.0f : 130.0f);
        column.editable = field.id != line::kLineNo && field.id != line::kOpen;
        source.columns.push_back(std::move(column));
    }
    source.base.equals = {{.field = line::kSeriesCode, .text = code}};
    source.sort = {{column_index(source.columns, "startingDate"), false}, {0, false}};
    source.card = {"startingNo", "lastNoUsed", "endingNo", "startingDate"};
    source.sheet = true;
    source.row_actions = [code](Session& session, table::Row row) {
        return std::vector<Action>{delete_lines(session, code, {row})};
    };
    take_values(
        source, [code](const Session&, table::Row) { return step_of(code); },
        [](Session&) -> SetValue { return setup::set_series_line_field; });
    return source;
}

}  // namespace

NumberSeriesListScreen::NumberSeriesListScreen() : grid_(msg("Number Series"), series_source()) {}

std::vector<Action> NumberSeriesListScreen::actions(Session& session) {
    return {{.name = tr("New"),
             .icon = theme::Icon::plus,
             .run =
                 [&session] {
                     session.open(std::make_unique<NewCodeDialog>(
                         series::kTable, setup::create_series,
                         [&session](const std::string& code) { session.go(address_of(code)); }));
                 },
             .primary = true}};
}

void NumberSeriesListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events = grid_.draw(
        ui, session, area,
        {theme::Icon::list, tr("No number series yet"), tr("A series gives records their numbers.")});
    if (events.opened != table::kNoRow)
        session.go(address_of(session.table(series::kTable).text(events.opened, series::kCode)));
}

NumberSeriesCardScreen::NumberSeriesCardScreen(std::string code)
    : code_(std::move(code)),
      lines_(msg("Number Series Lines"), line_source(code_), {.filters = false, .columns_menu = false}) {}

std::vector<Action> NumberSeriesCardScreen::actions(Session& session) {
    const table::Row row = session.table(series::kTable).find(code_);
    if (row == table::kNoRow) return {};
    std::vector<table::Row> chosen = lines_.selected_rows();
    const bool none = chosen.empty();
    Action deletion = delete_lines(session, code_, std::move(chosen));
    deletion.enabled = !none;
    deletion.reason = none ? tr("Select lines first.") : "";
    return {{.name = tr("New Line"),
             .icon = theme::Icon::plus,
             .run =
                 [this, &session] {
                     table::Row added = table::kNoRow;
                     session.edit_or_tell(step_of(code_), [&](table::Transaction& tx) {
                         const Result<table::Row> line_row = setup::add_series_line(tx, code_);
                         if (line_row) added = *line_row;
                         return without_value(line_row);
                     });
                     if (added != table::kNoRow)
                         lines_.go_to(added, line::kDef.fields[line::kStartingNo].name);
                 },
             .primary = true},
            std::move(deletion),
            {.name = tr("Delete"),
             .icon = theme::Icon::trash_2,
             .run =
                 [this, row, &session] {
                     const bool done = session.edit_or_tell(
                         tr("Delete number series {1}", code_),
                         [&](table::Transaction& tx) { return setup::delete_series(tx, row); });
                     if (done) session.go("/series");
                 },
             .danger = true}};
}

void NumberSeriesCardScreen::draw_related(ui::Ui& ui, Session& session) const {
    const std::string step = tr("Series related to {1}", code_);
    ui::text(ui, tr("May be chosen in place of this one when a record gets its number."), true);
    ui::ComboOptions options;
    options.field.placeholder = tr("Add a series");
    options.free_text = true;
    const ui::FieldResult added = ui::combobox(
        ui, tr("Related series"), "", reference_options(session, schema::domain::kNoSeries), options);
    if (added.committed && !added.text.empty()) {
        const Result<void> done = session.edit(step, [&](table::Transaction& tx) {
            return without_value(setup::relate_series(tx, code_, added.text));
        });
        if (!done)
            added.reject(sentence(done.error()));
        else
            ui::drop_draft(ui, added.id);
    }
    const ui::Row line_of_buttons(ui);
    for (const table::Row each : setup::series_relations(session.db(), code_)) {
        const std::string related(session.table(relation::kTable).text(each, relation::kSeriesCode));
        if (!ui::button(ui, related + " ×", {.reason = tr("Take this series away"), .key = related}))
            continue;
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            setup::unrelate_series(tx, each);
            return Result<void>();
        });
        ui.again();
        return;
    }
}

void NumberSeriesCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Row row = session.table(series::kTable).find(code_);
    if (row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::list, tr("There is no number series {1}", code_),
                               tr("It may have been deleted: Undo brings it back."),
                               tr("Go to Number Series")))
            session.go("/series");
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1200);
    if (const ui::Group group(ui, tr("General")); group) {
        RecordForm form(session, series::kTable, row);
        take_values(form, session, series::kTable, row, tr("Change number series {1}", code_),
                    setup::set_series_field);
        form.editable = [](table::FieldId field) { return field != series::kCode; };
        const ui::Form columns(ui, 3);
        for (const table::FieldDef& field : series::kDef.fields) form.draw(ui, field.id);
    }
    if (const ui::Group group(ui, tr("Lines")); group) {
        lines_.draw(
            ui, session, ui.place(0, kLinesHeight),
            {theme::Icon::list, tr("No lines yet"), tr("A line says from which number on a series counts.")});
    }
    if (const ui::Group group(ui, tr("Related series")); group) draw_related(ui, session);
}

}  // namespace segments::app
