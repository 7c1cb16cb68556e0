// The sections of criteria as a form (CRI-20): a group for each section with its preset filter fields, and
// further fields on demand. What is typed is checked at once, and tells what it means in words.
//
//     if (form.draw(ui, session)) preview_again(form.conditions());
#pragma once

#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/ui/ui.h"
#include "core/criteria/conditions.h"
#include "core/criteria/sections.h"

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
    struct Field {
        table::FieldId field = 0;
        std::string value = {};       // as last left
        std::string expression = {};  // as it is being typed
        std::string error = {};       // why it can't be read
        ui::NodeId id = ui::kNoNode;
    };
    struct Section {
        const criteria::SectionInfo* info;
        std::vector<Field> fields;
    };

    bool draw_field(ui::Ui& ui, Session& session, const Section& section, Field& field);
    bool draw_further_fields(ui::Ui& ui, Section& section);
    static std::string summary(const Section& section);

    std::vector<Section> sections_;
};

}  // namespace segments::app
