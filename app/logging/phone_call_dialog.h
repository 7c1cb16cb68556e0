// Make Phone Call (chapter 11.2): dials a number of a contact and logs the call.
#pragma once

#include <string>
#include <utility>

#include "app/session/dialog.h"
#include "core/interaction/draft.h"
#include "core/table/table.h"

namespace segments::app {

class PhoneCallDialog final : public Dialog {
  public:
    explicit PhoneCallDialog(interaction::Draft draft) : draft_(std::move(draft)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_call(ui::Ui& ui, Session& session);
    void draw_outcome(ui::Ui& ui, const Session& session);

    interaction::Draft draft_;
    bool at_result_ = false;
    std::string problem_;
};

// Errors are told (PHN-1).
void make_phone_call(Session& session, const std::string& contact_no);
void make_phone_call_of_line(Session& session, table::Row line_row);

}  // namespace segments::app
