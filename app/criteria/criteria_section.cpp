#include "app/criteria/criteria_section.h"

#include <algorithm>
#include <cstdlib>

#include "app/criteria/filter_suggestions.h"
#include "app/ui/choice.h"
#include "app/ui/field.h"
#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/criteria/section_filter.h"

namespace segments::app {
namespace {

using filter::ValueType;

// An example of what may be typed.
std::string placeholder(const table::FieldDef& field, const filter::Locale& locale) {
    switch (field.type) {
        case ValueType::date:
            return locale.today + ", p1..p4, 2026-01-01..";
        case ValueType::integer:
        case ValueType::decimal:
            return "10..20, >5";
        case ValueType::code:
        case ValueType::option:
            return "A|B, <>C";
        case ValueType::text:
            return tr("@*word*, A..C");
        default:
            return {};
    }
}

}  // namespace

CriteriaSection::CriteriaSection(const criteria::SectionInfo& info) : info_(&info) {
    for (const table::FieldId field : info.preset) fields_.push_back({.field = field});
}

criteria::SectionConditions CriteriaSection::conditions() const {
    criteria::SectionConditions entered{info_->section, {}};
    for (const Field& field : fields_) {
        if (!field.expression.empty() && field.error.empty())
            entered.fields.push_back({field.field, field.expression});
    }
    if (at_least_.number > 1) entered.at_least = static_cast<std::size_t>(at_least_.number);
    entered.last_days = last_days_.number;
    return entered;
}

bool CriteriaSection::says_nothing() const {
    const criteria::SectionConditions entered = conditions();
    return entered.fields.empty() && entered.at_least == 1 && entered.last_days == 0;
}

bool CriteriaSection::has_errors() const {
    return !at_least_.error.empty() || !last_days_.error.empty() ||
           std::any_of(fields_.begin(), fields_.end(),
                       [](const Field& field) { return !field.error.empty(); });
}

bool CriteriaSection::go_to_error(ui::Ui& ui) const {
    ui::NodeId id = ui::kNoNode;
    if (!last_days_.error.empty()) id = last_days_.id;
    if (!at_least_.error.empty()) id = at_least_.id;
    for (auto field = fields_.rbegin(); field != fields_.rend(); ++field) {
        if (!field->error.empty()) id = field->id;
    }
    if (id != ui::kNoNode) ui.request_focus(id);
    return id != ui::kNoNode;
}

std::string CriteriaSection::summary() const {
    std::string text;
    const auto add = [&](std::string_view caption, const std::string& value) {
        if (value.empty()) return;
        if (!text.empty()) text += ", ";
        text += tr("{1}: {2}", caption, value);
    };
    for (const Field& field : fields_)
        add(tr(criteria::field_of(*info_, field.field).caption), field.expression);
    add(tr("At least"), at_least_.value);
    add(tr("Last days"), last_days_.value);
    return text;
}

bool CriteriaSection::draw_field(ui::Ui& ui, Session& session, Field& field) const {
    const table::FieldDef& def = criteria::field_of(*info_, field.field);
    const std::string example = placeholder(def, session.locale());
    ui::FieldOptions options;
    options.placeholder = example;
    options.error = field.error;
    const ui::OptionsProvider suggestions = filter_suggestions(session, info_->table, field.field);
    const ui::FieldResult result = suggestions ? ui::combobox(ui, tr(def.caption), field.value, suggestions,
                                                              {.field = options, .free_text = true})
                                               : ui::text_field(ui, tr(def.caption), field.value, options);
    field.id = result.id;
    if (!result.changed && !result.committed && !result.cancelled) return false;
    const std::string before = field.expression;
    field.expression = result.cancelled ? field.value : result.text;
    field.error.clear();
    if (result.committed) {
        field.value = field.expression;
        // What is still being typed isn't wrong yet; what was left is.
        const Result<criteria::FieldFilter> read =
            criteria::read_condition(*info_, {field.field, field.expression}, session.entry());
        if (!read && !field.expression.empty()) field.error = sentence(read.error());
    }
    ui.again();
    return field.expression != before || result.committed;
}

bool CriteriaSection::draw_further_fields(ui::Ui& ui) {
    std::vector<ui::Option> options;
    std::vector<table::FieldId> ids;
    for (const table::FieldId id : criteria::further_fields(*info_)) {
        const bool there = std::any_of(fields_.begin(), fields_.end(),
                                       [&](const Field& field) { return field.field == id; });
        if (there) continue;
        options.push_back({tr(criteria::field_of(*info_, id).caption)});
        ids.push_back(id);
    }
    if (options.empty()) return false;
    const std::vector<ui::Option> names = options;
    const ui::FieldResult chosen = ui::combobox(ui, tr("Add a filter field"), "", ui::options_from(options),
                                                {.field = {.placeholder = tr("Choose a field")}});
    if (!chosen.committed || chosen.text.empty()) return false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].text == chosen.text) fields_.push_back({.field = ids[i]});
    }
    ui::drop_draft(ui, chosen.id);
    ui.again();
    return true;
}

bool CriteriaSection::draw_number(ui::Ui& ui, std::string_view caption, std::string_view help, int most,
                                  Number& number) {
    ui::FieldOptions options;
    options.help = help;
    options.placeholder = tr("any");
    options.error = number.error;
    const ui::FieldResult result = ui::number_field(ui, caption, number.value, options);
    number.id = result.id;
    if (!result.committed) return false;
    number.value = std::string(trim_blanks(result.text));
    number.number = 0;
    number.error.clear();
    char* end = nullptr;
    const long typed = std::strtol(number.value.c_str(), &end, 10);
    if (!number.value.empty()) {
        if (*end != '\0' || typed < 1 || typed > most)
            number.error = tr("Enter a whole number from 1 to {1}, or nothing.", most);
        else
            number.number = static_cast<int>(typed);
    }
    ui.again();
    return true;
}

bool CriteriaSection::draw(ui::Ui& ui, Session& session) {
    bool changed = false;
    for (Field& field : fields_) changed = draw_field(ui, session, field) || changed;
    if (info_->section == schema::Section::interaction) {
        changed = draw_number(ui, tr("At Least (Times)"), tr("So many interactions must meet the conditions"),
                              static_cast<int>(criteria::kMostTimes), at_least_) ||
                  changed;
        changed = draw_number(ui, tr("In the Last (Days)"), tr("Today and the days before, so many together"),
                              criteria::kMostDays, last_days_) ||
                  changed;
    }
    return draw_further_fields(ui) || changed;
}

}  // namespace segments::app
