// The three dialogs Add Contacts, Reduce Contacts and Refine Contacts (chapter 7): sections of criteria,
// options, and a live count of what would happen. Nothing changes before it is applied.
#pragma once

#include <string>

#include "app/criteria/criteria_form.h"
#include "app/criteria/criteria_preview.h"
#include "app/session/dialog.h"
#include "app/session/instant_work.h"
#include "core/base/tr.h"

namespace segments::app {

// "Add Contacts", "Reduce Contacts", "Refine Contacts".
Text action_name(schema::CriteriaAction action);

class CriteriaDialog final : public Dialog {
  public:
    CriteriaDialog(std::string segment_no, schema::CriteriaAction action);
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    void read(const Session& session);
    void draw_options(ui::Ui& ui);
    void draw_preview(ui::Ui& ui, const Session& session);
    bool can_apply() const;
    void apply(Session& session);

    std::string segment_no_;
    criteria::Action action_;
    criteria::FatigueKinds left_out_{false, false};  // Add leaves these contacts out (FAT-4)
    CriteriaForm form_;
    CriteriaPreview preview_;
    bool read_once_ = false;
    InstantWork instant_;
    float preview_height_ = 0;  // of the last one that was complete
    float below_ = 250;         // height of what stands below the conditions, as drawn last
};

}  // namespace segments::app
