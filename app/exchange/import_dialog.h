// The preview of an import: what would be new, changed, unchanged and rejected, and which codes would be
// made. Nothing is written before "Import" is pressed.
#pragma once

#include <memory>
#include <string>

#include "app/session/dialog.h"
#include "app/session/session.h"
#include "core/exchange/import_plan.h"

namespace segments::app {

class ImportDialog final : public Dialog {
  public:
    ImportDialog(std::shared_ptr<exchange::ImportPlan> plan, std::string file_name)
        : plan_(std::move(plan)), file_name_(std::move(file_name)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_counts(ui::Ui& ui, const Session& session) const;
    void draw_codes(ui::Ui& ui, const Session& session);
    void draw_rejected(ui::Ui& ui, const Session& session) const;

    std::shared_ptr<exchange::ImportPlan> plan_;
    std::string file_name_;
};

}  // namespace segments::app
