#include "app/criteria/criteria_form.h"

#include <algorithm>
#include <string>

#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"

namespace segments::app {

CriteriaForm::CriteriaForm() {
    for (const criteria::SectionInfo& info : criteria::sections()) sections_.emplace_back(info);
}

criteria::Conditions CriteriaForm::conditions() const {
    criteria::Conditions conditions;
    for (const CriteriaSection& section : sections_) {
        if (!section.says_nothing()) conditions.push_back(section.conditions());
    }
    for (const Group& each : groups_) conditions.push_back(each.group.conditions());
    return conditions;
}

bool CriteriaForm::has_errors() const {
    return std::any_of(sections_.begin(), sections_.end(),
                       [](const CriteriaSection& section) { return section.has_errors(); }) ||
           std::any_of(groups_.begin(), groups_.end(),
                       [](const Group& each) { return each.group.has_errors(); });
}

void CriteriaForm::go_to_error(ui::Ui& ui) const {
    for (const CriteriaSection& section : sections_) {
        if (section.go_to_error(ui)) return;
    }
    for (const Group& each : groups_) {
        if (each.group.go_to_error(ui)) return;
    }
}

bool CriteriaForm::draw_groups(ui::Ui& ui, Session& session) {
    bool changed = false;
    std::uint64_t removed = 0;
    std::size_t number = 0;
    for (Group& each : groups_) {
        const ui::IdScope scope(ui, each.key);
        const ui::Group frame(ui, tr("Group of Conditions {1}", ++number));
        if (!frame) continue;
        changed = each.group.draw(ui, session, 1) || changed;
        const ui::Row row(ui);
        if (ui::button(ui, tr("Remove Group"), {.kind = ui::ButtonKind::quiet, .icon = theme::Icon::trash_2}))
            removed = each.key;
    }
    if (removed != 0) {
        std::erase_if(groups_, [&](const Group& each) { return each.key == removed; });
        ui.again();
        changed = true;
    }
    const ui::Row row(ui);
    if (ui::button(ui, tr("Add Group of Conditions"),
                   {.icon = theme::Icon::layers,
                    .reason = tr("Conditions of which all, any or none must hold, across sections")})) {
        groups_.push_back({next_key_++, {}});
        ui.again();
        changed = true;
    }
    return changed;
}

bool CriteriaForm::draw(ui::Ui& ui, Session& session) {
    bool changed = false;
    for (CriteriaSection& section : sections_) {
        const std::string filled = section.summary();
        const bool first = &section == &sections_.front();
        const bool short_one =
            section.info().preset.size() == 1 && section.info().section != schema::Section::segment;
        const ui::Group group(ui, tr(criteria::caption(section.info().section)),
                              {.open = first || short_one, .summary = filled});
        if (!group) continue;
        const ui::Form columns(ui, 3);
        changed = section.draw(ui, session) || changed;
    }
    return draw_groups(ui, session) || changed;
}

}  // namespace segments::app
