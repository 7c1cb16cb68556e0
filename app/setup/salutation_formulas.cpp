#include "app/setup/salutation_formulas.h"

#include "app/form/typed_values.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/salutation.h"

namespace segments::app {
namespace {

namespace formula = setup::salutation_formula;

// The formula with the captions of its parts in their places.
std::string shown(const table::Table& formulas, table::Row row) {
    std::string text(formulas.text(row, formula::kSalutation));
    for (int i = 0; i < 5; ++i) {
        const std::string place = "%" + std::to_string(i + 1);
        const std::size_t at = text.find(place);
        const auto part =
            static_cast<std::size_t>(formulas.number(row, static_cast<table::FieldId>(formula::kName1 + i)));
        if (at != std::string::npos && part != 0)
            text.replace(at, place.size(), "[" + tr(schema::kNameParts[part]).str() + "]");
    }
    return text;
}

void draw_formula(ui::Ui& ui, Session& session, table::Row row, const std::string& step) {
    const table::Table& formulas = session.table(formula::kTable);
    const std::string language(formulas.text(row, formula::kLanguageCode));
    const auto type = static_cast<std::size_t>(formulas.number(row, formula::kType));
    const std::string name = language.empty() ? tr(schema::kSalutationTypes[type]).str()
                                              : tr("{1}, {2}", tr(schema::kSalutationTypes[type]), language);
    const ui::IdScope scope(ui, name);
    const std::string summary = shown(formulas, row);
    const ui::Group group(ui, name, {.open = false, .summary = summary});
    if (!group) return;
    RecordForm form(session, formula::kTable, row);
    take_values(form, session, formula::kTable, row, step, contact::set_salutation_formula_field);
    {
        const ui::Form columns(ui, 3);
        for (table::FieldId field = formula::kSalutation; field <= formula::kName5; ++field)
            form.draw(ui, field);
    }
    const ui::Row buttons(ui);
    if (!ui::button(ui, tr("Delete formula"), {.icon = theme::Icon::trash_2})) return;
    session.edit_or_tell(step, [&](table::Transaction& tx) {
        tx.erase(formula::kTable, row);
        return Result<void>();
    });
    ui.again();
}

}  // namespace

void SalutationFormulas::draw(ui::Ui& ui, Session& session, const std::string& salutation_code) {
    const ui::Group group(ui, tr("Formulas"));
    if (!group) return;
    ui::text(
        ui,
        tr("How contacts with this salutation are greeted. %1 to %5 in the text stand for the name parts; a "
           "formula without a language holds where a language has none of its own."),
        true);
    const std::string step = tr("Formulas of salutation {1}", salutation_code);
    for (const table::Row row : contact::salutation_formulas(session.db(), salutation_code))
        draw_formula(ui, session, row, step);
    const ui::IdScope scope(ui, "new");
    const ui::Row row(ui);
    std::vector<std::string> types;
    for (const std::string_view type : schema::kSalutationTypes) types.push_back(tr(type));
    if (const int chosen = ui::select(ui, tr("Salutation Type"), type_, types, {.width = 160}); chosen >= 0)
        type_ = chosen;
    ui::ComboOptions options;
    options.field.width = 200;
    options.field.placeholder = tr("Any language");
    options.free_text = true;
    const ui::FieldResult language = ui::combobox(
        ui, tr("Language Code"), language_, reference_options(session, schema::domain::kLanguage), options);
    if (language.committed) language_ = language.text;
    if (!ui::button(ui, tr("Add formula"), {.icon = theme::Icon::plus})) return;
    const bool done = session.edit_or_tell(step, [&](table::Transaction& tx) {
        return without_value(contact::create_salutation_formula(tx, salutation_code, language_,
                                                                static_cast<schema::SalutationType>(type_)));
    });
    if (done) language_.clear();
    ui.again();
}

}  // namespace segments::app
