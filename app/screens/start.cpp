#include "app/screens/start.h"

#include "app/exchange/sample_files.h"
#include "app/ui/button.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/exchange/sample_data.h"
#include "core/setup/new_workspace.h"

namespace segments::app {

void OpeningScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const storage::Store& store = session.workspace().store();
    if (store.phase() == storage::Phase::Failed) {
        const bool unreachable = store.status().fault != storage::Fault::None;
        if (ui::empty_state_in(
                ui, area, theme::Icon::triangle_alert, "The workspace can't be opened",
                store.failure().message + " Nothing was changed. Reload the page to try again.",
                unreachable ? "Work without saving" : "")) {
            session.work_in_memory();
            ui.again();
        }
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 520);
    ui::progress(ui, "Opening the workspace", static_cast<float>(store.progress()));
    ui::skeleton(ui, 6);
    // Every frame is taken from the loading.
    ui.request_frame(200);
}

Result<void> WelcomeScreen::create(Session& session, bool with_sample) {
    Context context = session.context();
    context.user_id = setup::user_id_of(name_);
    const Result<void> made = session.edit(
        with_sample ? "New workspace with sample data" : "New workspace", [&](table::Transaction& tx) {
            const Result<void> empty = setup::create_new_workspace(tx, context, name_);
            if (!empty || !with_sample) return empty;
            return exchange::load_sample(tx, context, kSampleContacts, kSampleInteractions);
        });
    if (made) session.set_user_id(context.user_id);
    return made;
}

void WelcomeScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 560);
    ui::text(ui,
             "Segments keeps your contacts in this browser, on this device: there is no server, and nobody "
             "else can see them. Back up what matters.");
    ui::heading(ui, "Who works here?");
    ui::text(ui, "Your name is written into what you log, and becomes the first salesperson.", true);
    const ui::FieldResult field =
        ui::text_field(ui, "Your name", name_, {.required = true, .error = problem_, .max_length = 50});
    if (field.changed || field.committed) {
        name_ = field.text;
        problem_.clear();
    }
    bool start = field.entered;
    bool sample = false;
    {
        const ui::Row row(ui);
        start = ui::primary_button(ui, "Start with an empty workspace") || start;
        sample = ui::button(ui, "Try with sample data");
        if (ui::button(ui, "Restore a backup", {.icon = theme::Icon::upload}))
            session.platform().pick_file("restore", ".segments");
    }
    ui::text(ui, "The sample has 24 contacts of a wine merchant, with their interactions of the last months.",
             true);
    if (!start && !sample) return;
    if (const Result<void> made = create(session, sample); !made) {
        problem_ = sentence(made.error());
        ui.request_focus(field.id);
    }
    ui.again();
}

void NotFoundScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    if (ui::empty_state_in(ui, area, theme::Icon::circle_question_mark, "There is nothing at this address",
                           "It may have been deleted, or the address may be mistyped.", "Go to Home")) {
        session.go("/");
    }
}

}  // namespace segments::app
