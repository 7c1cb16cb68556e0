// Create Interaction (chapter 11.1): a wizard that logs one interaction, or keeps it for later.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "app/session/dialog.h"
#include "core/interaction/draft.h"
#include "core/table/table.h"

namespace segments::app {

class CreateInteractionDialog final : public Dialog {
  public:
    explicit CreateInteractionDialog(interaction::Draft draft)
        : draft_(std::make_shared<interaction::Draft>(std::move(draft))) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    enum class Step : std::uint8_t { interaction, document, campaign, result };

    void draw_interaction(ui::Ui& ui, Session& session);
    void draw_document_step(ui::Ui& ui, Session& session);
    void draw_campaign(ui::Ui& ui, Session& session) const;
    bool draw_buttons(ui::Ui& ui, Session& session, bool escaped);
    void back(const Session& session);
    void next(Session& session);
    bool finish(Session& session);
    void ask_to_postpone(Session& session) const;
    bool take(const Result<void>& done);

    // Shared with the question that outlives the wizard, and with a file on its way.
    std::shared_ptr<interaction::Draft> draft_;
    Step step_ = Step::interaction;
    std::int64_t entry_no_ = 0;  // just logged
    std::string problem_;
};

// Opens it with these presets; an error is told (WIZ-4).
void create_interaction(Session& session, const interaction::DraftPresets& presets);
// PPN-4
void resume_interaction(Session& session, table::Row entry_row);

}  // namespace segments::app
