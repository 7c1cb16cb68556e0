#include "app/screens/code_lists.h"

#include "app/form/record_field.h"
#include "app/letter/word_template_card.h"
#include "app/logging/interaction_flows.h"
#include "app/screens/new_code.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/attachment/word_template_tables.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/setup/code_list.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

std::string list_address(const table::TableDef& def) {
    return "/lists/" + std::string(def.name);
}

// Sets a field of a code to what was typed (ENT-18).
Result<void> set_typed_in(table::Transaction& tx, const Session& session, table::TableId table,
                          table::Row row, const table::FieldDef& field, std::string_view typed) {
    const Result<schema::FieldValue> value = schema::parse_field_value(field, typed, session.entry());
    if (!value) return value.error();
    return setup::set_code_field(tx, table, row, field.id, *value);
}

Result<void> set_typed(Session& session, const table::TableDef& def, table::Row row,
                       const table::FieldDef& field, std::string_view typed) {
    const std::string label = tr("Change {1} {2}", tr(def.caption), session.table(def.id).text(row, 0));
    return session.edit(
        label, [&](table::Transaction& tx) { return set_typed_in(tx, session, def.id, row, field, typed); });
}

GridSource source_of(const table::TableDef& def, std::string_view caption) {
    GridSource source{
        .table = def.id, .caption = [caption] { return tr(caption); }, .noun = noun("code", "codes")};
    for (const table::FieldDef& field : def.fields) {
        if ((field.flags & table::kHidden) != 0) continue;
        GridColumn column = field_column(def, field.id, field.id == 0 ? 140.0f : 220.0f);
        column.link = field.id == 0;
        column.editable = field.id != 0 && (field.flags & table::kReadOnly) == 0;
        source.columns.push_back(std::move(column));
    }
    source.card = {def.fields[describing_field(def)].name, def.fields[0].name};
    source.set = [&def](Session& session, table::Row row, const GridColumn& column, std::string_view typed) {
        return set_typed(session, def, row, column.def, typed);
    };
    source.set_in = [id = def.id](table::Transaction& tx, const Session& session, table::Row row,
                                  const GridColumn& column, std::string_view typed) {
        return set_typed_in(tx, session, id, row, column.def, typed);
    };
    if (def.id == interaction::group::kTable)
        add_interaction_flows(source, interaction::log_entry::kInteractionGroupCode);
    if (const setup::CodeUse* use = setup::contact_use_of(def.id)) {
        // CLS-3. Both columns share the dictionary of the codes.
        const auto uses = std::make_shared<RowCounts>(
            use->used_in, [field = use->field](const table::Table& table, table::Row row) {
                return static_cast<std::int64_t>(table.code(row, field));
            });
        source.columns.push_back(counted_column(
            "noOfContacts", "No. of Contacts", uses,
            [](const table::Table& table, table::Row row) {
                return static_cast<std::int64_t>(table.code(row, 0));
            },
            def.id, 130));
        keep_counts(source, {uses});
    }
    return source;
}

}  // namespace

void CodeListsScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 560);
    const ui::Card card(ui, "lists");
    const ui::Stack lines(ui, 0, 0);
    for (const setup::CodeList& list : setup::code_lists()) {
        if (list.table == interaction::template_::kTable) continue;  // they have screens of their own
        const table::Table& table = session.table(list.table);
        const std::string address = list_address(table.def());
        const std::string count =
            tr_n("{1} code", "{1} codes", table.size(), filter::format_count(table.size(), session.locale()));
        if (ui::link_line(ui, tr(list.caption), count, "#" + address, false)) session.go(address);
    }
}

CodeListScreen::CodeListScreen(const table::TableDef& def, std::string_view caption)
    : def_(def), caption_(caption), grid_(def.caption, source_of(def, caption)) {}

std::string CodeListScreen::title(const Session&) const {
    return tr(caption_);
}

std::vector<Action> CodeListScreen::actions(Session& session) {
    return {{tr("New"), theme::Icon::plus,
             [this, &session] { session.open(std::make_unique<NewCodeDialog>(def_.id)); }, true}};
}

void CodeListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const std::string add = tr("New {1}", tr(def_.caption));
    const RecordGrid::Events events = grid_.draw(
        ui, session, area, {theme::Icon::tags, tr("No codes yet"), tr("Add the first one with New."), add});
    if (events.empty_action) return session.open(std::make_unique<NewCodeDialog>(def_.id));
    if (events.opened == table::kNoRow) return;
    const table::Table& table = session.table(def_.id);
    session.go(list_address(table.def()) + "/" + percent_encoded(table.text(events.opened, 0)));
}

std::string CodeCardScreen::title(const Session&) const {
    return tr("{1} {2}", tr(def_.caption), code_);
}

std::vector<Action> CodeCardScreen::actions(Session& session) {
    const table::Row row = session.table(def_.id).find(code_);
    if (row == table::kNoRow) return {};
    return {{tr("Delete"), theme::Icon::trash_2, [this, row, &session] {
                 const bool done = session.edit_or_tell(
                     tr("Delete {1}", title(session)),
                     [&](table::Transaction& tx) { return setup::delete_code(tx, def_.id, row); });
                 if (done) session.go(list_address(def_));
             }}};
}

void CodeCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const table::Table& table = session.table(def_.id);
    const table::Row row = table.find(code_);
    if (row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::tags, tr("There is no code {1}", code_),
                               tr("It may have been deleted: Undo brings it back."),
                               tr("Back to the list"))) {
            session.go(list_address(table.def()));
        }
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 900);
    RecordForm form(session, def_.id, row);
    form.label = tr("Change {1}", title(session));
    form.editable = [](table::FieldId field) { return field != 0; };
    form.set = [&](table::Transaction& tx, table::FieldId field, std::string_view typed) {
        return set_typed_in(tx, session, def_.id, row, table.field(field), typed);
    };
    {
        const ui::Form columns(ui, 2);
        for (const table::FieldDef& field : table.def().fields) {
            if (!(field.flags & table::kHidden)) form.draw(ui, field.id);
        }
    }
    if (def_.id == setup::salutation::kTable) formulas_.draw(ui, session, code_);
    if (def_.id == attachment::word_template::kTable) draw_word_template_card(ui, session, row);
}

}  // namespace segments::app
