#include "app/drafts/drafts_dialog.h"

#include <cstddef>
#include <utility>

#include "app/drafts/drafts.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

class DraftsDialog final : public Dialog {
  public:
    explicit DraftsDialog(std::string note) : note_(std::move(note)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    // False: the dialog is to be closed.
    bool draw_draft(ui::Ui& ui, Session& session, Drafts& drafts, std::size_t index) const;

    std::string note_;
};

bool DraftsDialog::draw_draft(ui::Ui& ui, Session& session, Drafts& drafts, std::size_t index) const {
    const ui::IdScope scope(ui, std::uint64_t{index});
    const storage::Draft& draft = drafts.offered(index);
    const bool long_text = draft.text.size() > 60 || draft.text.find('\n') != std::string::npos;
    ui::text_field(ui, tr("{1} ({2})", draft.field, draft.place), draft.text,
                   {.readonly = true, .lines = long_text ? 4 : 1});
    const ui::Row row(ui);
    const Result<void> can = session.check_can_change();
    const std::string reason = draft.in_dialog
                                   ? tr("It was typed into a dialog. Copy it to use it there again.").str()
                               : can ? std::string()
                                     : can.error().message;
    if (ui::button(ui, tr("Put it back"),
                   {.kind = ui::ButtonKind::primary, .enabled = reason.empty(), .reason = reason})) {
        drafts.put_back(session, index);
        return false;
    }
    if (ui::button(ui, tr("Copy"), {.icon = theme::Icon::copy})) session.platform().copy(draft.text, {});
    if (ui::button(ui, tr("Discard"), {.kind = ui::ButtonKind::quiet})) {
        drafts.discard(session, index);
        ui.again();
    }
    return true;
}

bool DraftsDialog::draw(ui::Ui& ui, Session& session) {
    Drafts* const drafts = session.drafts();
    if (drafts == nullptr || !drafts->offers()) return false;
    const ui::DialogScope dialog(ui, tr("Typed and not saved"), {.width = 560});
    if (note_.empty()) {
        ui::text(
            ui,
            tr("This stood in a field when the page ended. Put back, it is saved when you leave the field."),
            true);
    } else {
        ui::message_bar(ui, ui::Tone::warning, note_);
    }
    for (std::size_t i = 0; i < drafts->offered(); ++i) {
        if (!draw_draft(ui, session, *drafts, i)) return false;
    }
    const ui::Row row(ui);
    return !ui::button(ui, tr("Close")) && !dialog.escaped();
}

}  // namespace

std::unique_ptr<Dialog> drafts_dialog(std::string note) {
    return std::make_unique<DraftsDialog>(std::move(note));
}

}  // namespace segments::app
