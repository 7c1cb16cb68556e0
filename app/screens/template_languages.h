// The languages of an interaction template with their documents (chapter 8.2), and the Interaction Template
// Setup.
#pragma once

#include <string>

#include "app/session/dialog.h"
#include "app/session/session.h"

namespace segments::app {

void draw_template_languages(ui::Ui& ui, Session& session, table::Row template_row);
// A typed value of a template's field, with the question that it may need (TPL-5, TPL-8).
Result<void> change_template(Session& session, const std::string& code, table::FieldId field,
                             std::string_view typed);

class TemplateSetupDialog final : public Dialog {
  public:
    bool draw(ui::Ui& ui, Session& session) override;
};

}  // namespace segments::app
