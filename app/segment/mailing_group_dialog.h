// Apply Mailing Group (MLG-1 to MLG-3): gives the contacts of a segment a mailing group.
#pragma once

#include <string>

#include "app/session/dialog.h"

namespace segments::app {

class MailingGroupDialog final : public Dialog {
  public:
    explicit MailingGroupDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    // True if it runs.
    bool apply(Session& session);

    std::string segment_no_, group_, problem_;
    bool delete_old_ = false;
};

}  // namespace segments::app
