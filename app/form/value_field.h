// The widget that fits a field's type, over a value as it is shown: a checkbox, a choice, a combobox of
// codes, a date, a number or a text. Cards (record_field.h) and the sheets of lists on phones draw their
// fields with it.
#pragma once

#include <string>
#include <string_view>

#include "app/session/session.h"
#include "app/ui/choice.h"
#include "app/ui/field.h"
#include "core/table/table.h"

namespace segments::app {

struct ValueEntry {
    bool committed = false;  // `text` is to be taken; it differs from what was shown
    std::string text;
    // What the rule says against it: at the field where it has room for that, else above the screen.
    void refuse(Session& session, std::string_view message) const;

    ui::FieldResult field;  // id kNoNode for checkboxes and choices
};

// `provider` finds codes for what is typed; null: none are offered. Keyboard, length and lines follow from
// `def`.
ValueEntry value_field(ui::Ui& ui, const Session& session, const table::FieldDef& def, std::string_view shown,
                       ui::FieldOptions options, const ui::OptionsProvider& provider = {});

}  // namespace segments::app
