// Saves the criteria of a segment under a code (SAV-2).
#pragma once

#include <string>

#include "app/session/dialog.h"

namespace segments::app {

class SaveCriteriaDialog final : public Dialog {
  public:
    explicit SaveCriteriaDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    std::string segment_no_, code_, description_, problem_;
};

}  // namespace segments::app
