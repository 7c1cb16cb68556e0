// Asks for a new code and its description.
#pragma once

#include <string>

#include "app/session/dialog.h"
#include "core/table/schema.h"

namespace segments::app {

class NewCodeDialog final : public Dialog {
  public:
    explicit NewCodeDialog(table::TableId table) : table_(table) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    table::TableId table_;
    std::string code_, description_, problem_;
};

}  // namespace segments::app
