// The conditions of one section as fields of a form: its preset filter fields, further ones on demand, and
// for interactions how many there must be, and how lately. What is typed is checked at once.
#pragma once

#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/ui/ui.h"
#include "core/criteria/conditions.h"
#include "core/criteria/sections.h"

namespace segments::app {

class CriteriaSection {
  public:
    explicit CriteriaSection(const criteria::SectionInfo& info);

    const criteria::SectionInfo& info() const { return *info_; }
    // Draws its fields into the current layout; true when a condition changed, also while it is being typed.
    bool draw(ui::Ui& ui, Session& session);
    // What is entered, without what can't be read (see has_errors).
    criteria::SectionConditions conditions() const;
    bool says_nothing() const;
    bool has_errors() const;
    // Puts the focus on the first field that can't be read; false if there is none.
    bool go_to_error(ui::Ui& ui) const;
    // "City: Vienna, Post Code: 1*"
    std::string summary() const;

  private:
    struct Field {
        table::FieldId field = 0;
        std::string value = {};       // as last left
        std::string expression = {};  // as it is being typed
        std::string error = {};       // why it can't be read
        ui::NodeId id = ui::kNoNode;
    };
    // A whole number; 0: none.
    struct Number {
        std::string value = {}, error = {};
        int number = 0;
        ui::NodeId id = ui::kNoNode;
    };

    bool draw_field(ui::Ui& ui, Session& session, Field& field) const;
    bool draw_further_fields(ui::Ui& ui);
    static bool draw_number(ui::Ui& ui, std::string_view caption, std::string_view help, int most,
                            Number& number);

    const criteria::SectionInfo* info_;
    std::vector<Field> fields_;
    Number at_least_, last_days_;
};

}  // namespace segments::app
