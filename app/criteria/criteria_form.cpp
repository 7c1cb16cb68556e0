#include "app/criteria/criteria_form.h"

#include <algorithm>

#include "app/criteria/filter_suggestions.h"
#include "app/ui/choice.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/criteria/section_filter.h"

namespace segments::app {
namespace {

using filter::ValueType;

// An example of what may be typed.
std::string_view placeholder(const table::FieldDef& field) {
    switch (field.type) {
        case ValueType::date:
            return "today, p1..p4, 2026-01-01..";
        case ValueType::integer:
        case ValueType::decimal:
            return "10..20, >5";
        case ValueType::code:
        case ValueType::option:
            return "A|B, <>C";
        case ValueType::text:
            return "@*word*, A..C";
        default:
            return {};
    }
}

}  // namespace

CriteriaForm::CriteriaForm() {
    for (const criteria::SectionInfo& info : criteria::sections()) {
        Section section{&info, {}};
        for (const table::FieldId field : info.preset) section.fields.push_back({.field = field});
        sections_.push_back(std::move(section));
    }
}

criteria::Conditions CriteriaForm::conditions() const {
    criteria::Conditions conditions;
    for (const Section& section : sections_) {
        criteria::SectionConditions entered{section.info->section, {}};
        for (const Field& field : section.fields) {
            if (!field.expression.empty() && field.error.empty()) {
                entered.fields.push_back({field.field, field.expression});
            }
        }
        if (!entered.fields.empty()) conditions.push_back(std::move(entered));
    }
    return conditions;
}

bool CriteriaForm::has_errors() const {
    return std::any_of(sections_.begin(), sections_.end(), [](const Section& section) {
        return std::any_of(section.fields.begin(), section.fields.end(),
                           [](const Field& field) { return !field.error.empty(); });
    });
}

void CriteriaForm::go_to_error(ui::Ui& ui) const {
    for (const Section& section : sections_) {
        for (const Field& field : section.fields) {
            if (!field.error.empty()) return ui.request_focus(field.id);
        }
    }
}

std::string CriteriaForm::summary(const Section& section) {
    std::string text;
    for (const Field& field : section.fields) {
        if (field.expression.empty()) continue;
        if (!text.empty()) text += ", ";
        text += criteria::field_of(*section.info, field.field).caption;
        text += ": " + field.expression;
    }
    return text;
}

bool CriteriaForm::draw_field(ui::Ui& ui, Session& session, const Section& section, Field& field) {
    const table::FieldDef& def = criteria::field_of(*section.info, field.field);
    ui::FieldOptions options;
    options.placeholder = placeholder(def);
    options.error = field.error;
    const ui::OptionsProvider suggestions = filter_suggestions(session, section.info->table, field.field);
    const ui::FieldResult result = suggestions ? ui::combobox(ui, def.caption, field.value, suggestions,
                                                              {.field = options, .free_text = true})
                                               : ui::text_field(ui, def.caption, field.value, options);
    field.id = result.id;
    if (!result.changed && !result.committed && !result.cancelled) return false;
    const std::string before = field.expression;
    field.expression = result.cancelled ? field.value : result.text;
    field.error.clear();
    if (result.committed) {
        field.value = field.expression;
        // What is still being typed isn't wrong yet; what was left is.
        const Result<criteria::FieldFilter> read =
            criteria::read_condition(*section.info, {field.field, field.expression}, session.entry());
        if (!read && !field.expression.empty()) field.error = sentence(read.error());
    }
    ui.again();
    return field.expression != before || result.committed;
}

bool CriteriaForm::draw_further_fields(ui::Ui& ui, Section& section) {
    std::vector<ui::Option> options;
    std::vector<table::FieldId> ids;
    for (const table::FieldId id : criteria::further_fields(*section.info)) {
        const bool there = std::any_of(section.fields.begin(), section.fields.end(),
                                       [&](const Field& field) { return field.field == id; });
        if (there) continue;
        options.push_back({std::string(criteria::field_of(*section.info, id).caption)});
        ids.push_back(id);
    }
    if (options.empty()) return false;
    const std::vector<ui::Option> names = options;
    const ui::FieldResult chosen = ui::combobox(ui, "Add a filter field", "", ui::options_from(options),
                                                {.field = {.placeholder = "Choose a field"}});
    if (!chosen.committed || chosen.text.empty()) return false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].text == chosen.text) section.fields.push_back({.field = ids[i]});
    }
    ui::drop_draft(ui, chosen.id);
    ui.again();
    return true;
}

bool CriteriaForm::draw(ui::Ui& ui, Session& session) {
    bool changed = false;
    for (Section& section : sections_) {
        const std::string filled = summary(section);
        const bool first = &section == &sections_.front();
        const ui::Group group(ui, criteria::caption(section.info->section),
                              {.open = first || section.info->preset.size() == 1, .summary = filled});
        if (!group) continue;
        const ui::Form columns(ui, 3);
        for (Field& field : section.fields) changed = draw_field(ui, session, section, field) || changed;
        changed = draw_further_fields(ui, section) || changed;
    }
    return changed;
}

}  // namespace segments::app
