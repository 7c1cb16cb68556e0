// Log Document: a document that went out elsewhere (an invoice, an order confirmation) becomes an interaction
// of its contact (LOG-54).
#pragma once

#include <string>
#include <utility>

#include "app/session/dialog.h"
#include "core/interaction/log_document.h"

namespace segments::app {

class LogDocumentDialog final : public Dialog {
  public:
    explicit LogDocumentDialog(interaction::LoggedDocument document) : document_(std::move(document)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    bool log(Session& session);

    interaction::LoggedDocument document_;
    std::string problem_;
};

void log_document_of(Session& session, const std::string& contact_no);

}  // namespace segments::app
