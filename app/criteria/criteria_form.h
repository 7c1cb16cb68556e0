// The sections of criteria as a form (CRI-20): a group for each section with its preset filter fields, and
// further fields on demand. That is the flat form, where everything combines with "and"; below it groups of
// conditions can be added, of which all, any or none must hold (NST-1).
//
//     if (form.draw(ui, session)) preview_again(form.conditions());
#pragma once

#include <vector>

#include "app/criteria/criteria_group.h"
#include "app/criteria/criteria_section.h"

namespace segments::app {

class CriteriaForm {
  public:
    CriteriaForm();

    // Draws all sections; true when a condition changed, also while it is being typed.
    bool draw(ui::Ui& ui, Session& session);
    // What is entered, without what can't be read (see has_errors).
    criteria::Conditions conditions() const;
    bool has_errors() const;
    // Puts the focus on the first field that can't be read.
    void go_to_error(ui::Ui& ui) const;

  private:
    struct Group {
        std::uint64_t key = 0;
        CriteriaGroup group;
    };
    bool draw_groups(ui::Ui& ui, Session& session);

    std::vector<CriteriaSection> sections_;
    std::vector<Group> groups_;
    std::uint64_t next_key_ = 1;
};

}  // namespace segments::app
