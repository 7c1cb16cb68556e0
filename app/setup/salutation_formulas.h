// The part of a salutation's card with its formulas (ENT-25), and how they greet an example.
#pragma once

#include <string>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class SalutationFormulas {
  public:
    void draw(ui::Ui& ui, Session& session, const std::string& salutation_code);

  private:
    std::string language_;
    int type_ = 0;
};

}  // namespace segments::app
