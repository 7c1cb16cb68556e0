#include "app/form/record_field.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/form/value_field.h"
#include "app/view/display_value.h"
#include "core/base/text.h"
#include "core/contact/contact_tables.h"
#include "core/filter/quick_search.h"
#include "core/schema/field_value.h"
#include "core/schema/masters.h"

namespace segments::app {
namespace {

using filter::ValueType;

// How many rows are looked at for one list of options, so that typing stays quick in a million contacts.
constexpr std::size_t kMostScanned = 150000;

}  // namespace

ui::InputKind input_kind(const table::FieldDef& field) {
    if (field.flags & table::kMultiline) return ui::InputKind::multiline;
    if (field.name == "eMail" || field.name == "eMail2") return ui::InputKind::email;
    if (field.name.ends_with("honeNo") || field.name == "pager" || field.name == "faxNo") {
        return ui::InputKind::telephone;
    }
    if (field.name == "homePage" || field.name == "url") return ui::InputKind::url;
    switch (field.type) {
        case ValueType::integer:
        case ValueType::decimal:
            return ui::InputKind::number;
        case ValueType::date:
            return ui::InputKind::date;
        case ValueType::code:
            return ui::InputKind::code;
        default:
            return ui::InputKind::text;
    }
}

table::FieldId describing_field(const table::TableDef& def) {
    for (const table::FieldDef& field : def.fields) {
        if (field.name == "name" || field.name == "description") return field.id;
    }
    return 0;
}

ui::OptionsProvider reference_options(const Session& session, table::DomainId domain) {
    return [&session, domain](std::string_view typed, std::size_t most) {
        std::vector<ui::Option> found;
        const table::TableDef* def = schema::master_of(domain);
        if (!def) return found;
        const table::Table& table = session.table(def->id);
        const table::FieldId describing = describing_field(*def);
        const filter::QuickSearch search(typed);
        std::size_t scanned = 0;
        for (table::Row row = 0; row < table.slots() && found.size() < most && scanned < kMostScanned;
             ++row) {
            if (!table.is_live(row)) continue;
            ++scanned;
            const std::string_view code = table.text(row, 0);
            const std::string_view name = table.text(row, describing);
            const std::array<std::string_view, 2> texts{code, name};
            if (search.matches(texts)) found.push_back({std::string(code), std::string(name)});
        }
        std::sort(found.begin(), found.end(),
                  [](const ui::Option& a, const ui::Option& b) { return a.text < b.text; });
        return found;
    };
}

Result<void> RecordForm::commit(table::FieldId field, std::string_view typed) {
    if (change) return change(field, typed);
    return session_.edit(label, [&](table::Transaction& tx) { return set(tx, field, typed); });
}

void RecordForm::draw(ui::Ui& ui, table::FieldId field, ui::FieldOptions options) {
    const table::Table& table = session_.table(table_);
    const table::FieldDef& def = table.field(field);
    const std::string shown = display_cell(table, row_, field, session_.locale());
    options.readonly = options.readonly || (def.flags & table::kReadOnly) != 0 || !editable(field);
    const table::TableDef* const master = schema::master_of(def.domain);
    const bool refers = master != nullptr && (field != 0 || master->id != table_);  // not its own key
    ui::OptionsProvider provider = refers ? reference_options(session_, def.domain) : ui::OptionsProvider();
    if (lookup && refers) {
        if (ui::OptionsProvider own = lookup(field)) provider = std::move(own);
    }
    const ValueEntry entry = value_field(ui, session_, def, shown, options, provider);
    if (!entry.committed) return;
    if (const Result<void> done = commit(field, entry.text); !done)
        entry.refuse(session_, sentence(done.error()));
}

}  // namespace segments::app
