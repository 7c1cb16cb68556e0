// Apply Word Template (MRG-26): letters for contacts that needn't be on a segment.
#pragma once

#include <string>
#include <vector>

#include "app/session/session.h"

namespace segments::app {

class ApplyTemplateDialog final : public Dialog {
  public:
    // Rows of the contact table.
    explicit ApplyTemplateDialog(std::vector<table::Row> contacts) : contacts_(std::move(contacts)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    // True if it writes them.
    bool write(Session& session);

    std::vector<table::Row> contacts_;
    std::string code_, problem_;
    bool split_ = false;
};

}  // namespace segments::app
