// The languages of an interaction template with their documents (chapter 8.2), and the Interaction Template
// Setup.
#pragma once

#include <string>

#include "app/session/dialog.h"
#include "app/session/session.h"

namespace segments::app {

void draw_template_languages(ui::Ui& ui, Session& session, table::Row template_row);
// A file was dropped on the page. True where that page is an interaction template's and the file a document:
// it becomes that of the template's language, of which the person chooses one if there are several (TPL-24).
bool drop_on_template(Session& session, const platform::IncomingFile& file);
// A typed value of a template's field, with the question that it may need (TPL-5, TPL-8).
Result<void> change_template(Session& session, const std::string& code, table::FieldId field,
                             std::string_view typed);

class TemplateSetupDialog final : public Dialog {
  public:
    bool draw(ui::Ui& ui, Session& session) override;
};

}  // namespace segments::app
