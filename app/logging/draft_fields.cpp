#include "app/logging/draft_fields.h"

#include <vector>

#include "app/form/record_field.h"
#include "app/ui/choice.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/view/display_value.h"
#include "core/base/tr.h"
#include "core/schema/field_value.h"
#include "core/schema/masters.h"

namespace segments::app {
namespace {

namespace entry = interaction::log_entry;

const table::FieldDef& def_of(table::FieldId field) {
    return entry::kDef.fields[field];
}

}  // namespace

bool draft_field(ui::Ui& ui, const Session& session, table::FieldId field, std::string& value, bool fixed) {
    const table::FieldDef& def = def_of(field);
    ui::FieldOptions options;
    options.readonly = fixed;
    options.kind = input_kind(def);
    options.max_length = def.max_length;
    options.kept = true;
    ui::FieldResult result;
    if (schema::master_of(def.domain) != nullptr && !fixed) {
        ui::ComboOptions combo;
        combo.field = options;
        combo.free_text = true;
        result = ui::combobox(ui, tr(def.caption), value, reference_options(session, def.domain), combo);
    } else {
        result = ui::text_field(ui, tr(def.caption), value, options);
    }
    if (fixed || !(result.committed || result.changed) || result.text == value) return false;
    // A code is taken when it is complete, a text while it is typed.
    if (!result.committed && def.type == filter::ValueType::code) return false;
    value = result.text;
    return true;
}

bool draft_number(ui::Ui& ui, const Session& session, table::FieldId field, std::int64_t& value) {
    const table::FieldDef& def = def_of(field);
    if (def.type == filter::ValueType::option) {
        std::vector<std::string> names;
        names.reserve(def.options.size());
        for (const std::string_view option : def.options) names.emplace_back(tr(option));
        const int now = ui::select(ui, tr(def.caption), static_cast<int>(value), names);
        if (now < 0 || now == value) return false;
        value = now;
        return true;
    }
    const std::string shown = display_field_value(def, schema::FieldValue(value), session.locale());
    const ui::FieldResult result = def.type == filter::ValueType::time
                                       ? ui::text_field(ui, tr(def.caption), shown)
                                       : ui::number_field(ui, tr(def.caption), shown);
    if (!result.committed || result.text == shown) return false;
    const Result<schema::FieldValue> typed = schema::parse_field_value(def, result.text, session.entry());
    if (!typed) {
        result.reject(sentence(typed.error()));
        return false;
    }
    if (typed->number < 0) {
        result.reject(tr("{1} must not be negative.", tr(def.caption)));
        return false;
    }
    value = typed->number;
    return true;
}

void draft_date(ui::Ui& ui, const Session& session, Day& value) {
    const table::FieldDef& def = def_of(entry::kDate);
    const std::string shown =
        schema::format_field_value(def, schema::FieldValue(std::int64_t{value}), session.locale());
    const ui::FieldResult result = ui::date_field(ui, tr(def.caption), shown);
    if (!result.committed || result.text == shown) return;
    const Result<schema::FieldValue> typed = schema::parse_field_value(def, result.text, session.entry());
    if (!typed) return result.reject(sentence(typed.error()));
    value = static_cast<Day>(typed->number);
}

void draft_flag(ui::Ui& ui, std::string_view caption, bool& value) {
    if (ui::checkbox(ui, caption, value, {.as_field = true})) {
        value = !value;
        ui.again();
    }
}

void draft_result(ui::Ui& ui, const Session& session, interaction::Draft& draft) {
    const ui::Form fields(ui, 2);
    draft_field(ui, session, entry::kDescription, draft.description);
    draft_number(ui, session, entry::kEvaluation, draft.evaluation);
    draft_flag(ui, tr("Interaction Successful"), draft.successful);
    draft_number(ui, session, entry::kCost, draft.cost);
    draft_number(ui, session, entry::kDuration, draft.duration);
}

void draft_comment(ui::Ui& ui, interaction::Draft& draft) {
    const std::string shown = draft.comments.empty() ? std::string() : draft.comments.back();
    const ui::FieldResult result = ui::text_field(ui, tr("Comment"), shown, {.max_length = 80, .kept = true});
    if (!(result.changed || result.committed) || result.text == shown) return;
    if (result.text.empty())
        draft.comments.pop_back();
    else if (draft.comments.empty())
        draft.comments.push_back(result.text);
    else
        draft.comments.back() = result.text;
}

}  // namespace segments::app
