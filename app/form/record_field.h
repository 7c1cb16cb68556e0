// One field of a record on a card: the widget that fits its type, its value in the region's form, and what
// was typed handed to the record's own rules.
//
//     RecordForm form{session, contact::kTable, row};
//     form.set = [&](table::Transaction& tx, table::FieldId field, std::string_view typed) {
//         return contact::set_field_typed(tx, session.entry(), session.context(), row, field, typed);
//     };
//     form.draw(ui, contact::kName);
//
// An error of a rule stays at the field, with the typed text, until it is corrected.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/session/session.h"
#include "app/ui/choice.h"
#include "app/ui/field.h"
#include "core/table/table.h"

namespace segments::app {

class RecordForm {
  public:
    RecordForm(Session& session, table::TableId table, table::Row row)
        : session_(session), table_(table), row_(row) {}

    // Sets a field to a typed text, in a transaction.
    std::function<Result<void>(table::Transaction& tx, table::FieldId field, std::string_view typed)> set;
    // In place of `set`: takes a typed text by itself, where more than one step is needed (a question).
    std::function<Result<void>(table::FieldId field, std::string_view typed)> change;
    std::function<bool(table::FieldId field)> editable = [](table::FieldId) { return true; };
    // What a code field offers; a null provider, or none: all records that it may name.
    std::function<ui::OptionsProvider(table::FieldId field)> lookup;
    // Name of the step in History; "Change contact CT000001".
    std::string label;

    // Draws the field. `options` are taken over where the field itself doesn't say otherwise.
    void draw(ui::Ui& ui, table::FieldId field, ui::FieldOptions options = {});

  private:
    Result<void> commit(table::FieldId field, std::string_view typed);

    Session& session_;
    table::TableId table_;
    table::Row row_;
};

// The records a code field may name, found by what was typed: code and name or description.
ui::OptionsProvider reference_options(const Session& session, table::DomainId domain);

// What is typed into a field of this kind: chooses the keyboard of phones.
ui::InputKind input_kind(const table::FieldDef& field);

// What a list shows of a record beside its code: its name or description.
table::FieldId describing_field(const table::TableDef& def);

}  // namespace segments::app
