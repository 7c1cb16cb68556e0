#include "app/form/value_field.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/form/record_field.h"
#include "core/base/tr.h"

namespace segments::app {

using filter::ValueType;

void ValueEntry::refuse(Session& session, std::string_view message) const {
    if (field.id == ui::kNoNode)
        session.tell(ui::Tone::error, std::string(message));
    else
        field.reject(message);
}

ValueEntry value_field(ui::Ui& ui, const Session& session, const table::FieldDef& def, std::string_view shown,
                       ui::FieldOptions options, const ui::OptionsProvider& provider) {
    ValueEntry entry;
    const Text caption = tr(def.caption);
    options.kind = input_kind(def);
    options.max_length = def.max_length;
    options.kept = true;
    if (def.flags & table::kMultiline && options.lines == 1) options.lines = 4;

    if (def.type == ValueType::boolean) {
        const bool on = shown == session.locale().yes;
        entry.committed = ui::checkbox(ui, caption, on,
                                       {.enabled = !options.readonly,
                                        .help = options.help,
                                        .badge = options.badge,
                                        .key = options.key,
                                        .as_field = true});
        entry.text = on ? session.locale().no : session.locale().yes;
        return entry;
    }
    if (def.type == ValueType::option && !options.readonly) {
        std::vector<std::string> names;
        for (const std::string_view option : def.options) names.push_back(tr(option));
        const auto found = std::find(names.begin(), names.end(), shown);
        const int chosen = found == names.end() ? 0 : static_cast<int>(found - names.begin());
        const int now = ui::select(ui, caption, chosen, names, options);
        entry.committed = now >= 0 && now != chosen;
        if (entry.committed) entry.text = names[static_cast<std::size_t>(now)];
        return entry;
    }
    if (provider && !options.readonly) {
        ui::ComboOptions combo;
        combo.field = options;
        combo.free_text = true;  // the record's rule tells what is wrong with a code
        entry.field = ui::combobox(ui, caption, shown, provider, combo);
    } else if (def.type == ValueType::date) {
        entry.field = ui::date_field(ui, caption, shown, options);
    } else if (def.type == ValueType::integer || def.type == ValueType::decimal) {
        entry.field = ui::number_field(ui, caption, shown, options);
    } else {
        entry.field = ui::text_field(ui, caption, shown, options);
    }
    entry.committed = entry.field.committed && !options.readonly && entry.field.text != shown;
    entry.text = entry.field.text;
    return entry;
}

}  // namespace segments::app
