// The columns of a table and what they become: found by name and content, to be changed by hand. Remembered
// for tables of the same columns.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/exchange/import_flow.h"
#include "app/session/dialog.h"

namespace segments::app {

class MappingDialog final : public Dialog {
  public:
    // `file`: its index in the flow.
    MappingDialog(std::shared_ptr<ImportFlow> flow, std::size_t file);
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_shape(ui::Ui& ui);
    void draw_columns(ui::Ui& ui);
    std::string example_of(std::size_t column) const;

    std::shared_ptr<ImportFlow> flow_;
    std::size_t file_;
    std::vector<std::string> captions_;  // of targets
};

}  // namespace segments::app
