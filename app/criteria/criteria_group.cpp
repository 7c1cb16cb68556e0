#include "app/criteria/criteria_group.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/layout.h"
#include "core/base/tr.h"
#include "core/criteria/section_filter.h"

namespace segments::app {

CriteriaGroup::CriteriaGroup() {
    add_section(criteria::sections().front());
    add_section(criteria::sections().front());
}

void CriteriaGroup::add_section(const criteria::SectionInfo& info) {
    members_.push_back({next_key_++, std::make_unique<CriteriaSection>(info), nullptr});
}

criteria::SectionConditions CriteriaGroup::conditions() const {
    criteria::SectionConditions entered{schema::Section::group, {}};
    entered.join = join_;
    for (const Member& member : members_)
        entered.members.push_back(member.section ? member.section->conditions() : member.group->conditions());
    return entered;
}

bool CriteriaGroup::has_errors() const {
    return std::any_of(members_.begin(), members_.end(), [](const Member& member) {
        return member.section ? member.section->has_errors() : member.group->has_errors();
    });
}

bool CriteriaGroup::go_to_error(ui::Ui& ui) const {
    return std::any_of(members_.begin(), members_.end(), [&](const Member& member) {
        return member.section ? member.section->go_to_error(ui) : member.group->go_to_error(ui);
    });
}

bool CriteriaGroup::draw_section(ui::Ui& ui, Session& session, Member& member) {
    std::vector<std::string> names;
    int chosen = 0;
    for (const criteria::SectionInfo& info : criteria::sections()) {
        if (&info == &member.section->info()) chosen = static_cast<int>(names.size());
        names.push_back(tr(criteria::caption(info.section)));
    }
    const ui::Form columns(ui, 3);
    const int now = ui::select(ui, tr("Conditions on"), chosen, names);
    bool changed = false;
    if (now >= 0 && now != chosen) {
        member.section =
            std::make_unique<CriteriaSection>(criteria::sections()[static_cast<std::size_t>(now)]);
        changed = true;
        ui.again();
    }
    return member.section->draw(ui, session) || changed;
}

bool CriteriaGroup::draw(ui::Ui& ui, Session& session, int depth) {
    bool changed = false;
    const std::array<std::string, 3> joins = {tr("All of these hold"), tr("Any of these holds"),
                                              tr("None of these holds")};
    const int now = ui::select(ui, tr("Of the group"), static_cast<int>(join_), joins, {.width = 280});
    if (now >= 0 && now != static_cast<int>(join_)) {
        join_ = static_cast<criteria::Join>(now);
        changed = true;
        ui.again();
    }
    std::uint64_t removed = 0;
    std::size_t number = 0;
    for (Member& member : members_) {
        const ui::IdScope scope(ui, member.key);
        ++number;
        const std::string name = member.section ? tr("Condition {1}", number) : tr("Group {1}", number);
        {
            const ui::Group frame(ui, name, {.collapsible = false});
            changed = (member.section ? draw_section(ui, session, member)
                                      : member.group->draw(ui, session, depth + 1)) ||
                      changed;
            const ui::Row row(ui);
            if (ui::button(ui, tr("Remove {1}", name),
                           {.kind = ui::ButtonKind::quiet, .icon = theme::Icon::trash_2}))
                removed = member.key;
        }
    }
    if (removed != 0) {
        std::erase_if(members_, [&](const Member& member) { return member.key == removed; });
        changed = true;
        ui.again();
    }
    const ui::Row row(ui);
    if (ui::button(ui, tr("Add Condition"), {.icon = theme::Icon::plus})) {
        add_section(criteria::sections().front());
        ui.again();
    }
    if (depth < criteria::kDeepestGroup &&
        ui::button(ui, tr("Add Inner Group"), {.icon = theme::Icon::layers})) {
        members_.push_back({next_key_++, nullptr, std::make_unique<CriteriaGroup>()});
        ui.again();
    }
    return changed;
}

}  // namespace segments::app
