// The criteria actions of a segment, of saved criteria or of a logged segment, to read (CRI-10).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/session/dialog.h"
#include "core/criteria/record.h"

namespace segments::app {

// Draws the rows into the current layout: actions strong, their filters below them.
void draw_criteria(ui::Ui& ui, const std::vector<criteria::CriteriaText>& rows);

class CriteriaListDialog final : public Dialog {
  public:
    // `whose`: "SM00001".
    CriteriaListDialog(std::string whose, criteria::CriteriaOwner owner)
        : whose_(std::move(whose)), owner_(std::move(owner)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    std::string whose_;
    criteria::CriteriaOwner owner_;
    std::vector<criteria::CriteriaText> rows_;
    std::uint64_t version_ = 0;  // of their table; 0: not read yet
};

}  // namespace segments::app
