#include "app/screens/start.h"

#include <algorithm>
#include <cmath>

#include "app/exchange/sample_files.h"
#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/workspaces/workspaces_card.h"
#include "core/base/tr.h"
#include "core/exchange/sample_data.h"
#include "core/setup/new_workspace.h"
#include "core/setup/setup_tables.h"

namespace segments::app {
namespace {

// Of the card, and the height of a page on which it stands at the top.
constexpr float kWelcomeWidth = 600, kRoomAbove = 560;

}  // namespace

void OpeningScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const storage::Store& store = session.workspace().store();
    if (store.phase() == storage::Phase::Failed) {
        const bool unreachable = store.status().fault != storage::Fault::None;
        const Text remedy = unreachable
                                ? tr("Nothing was changed. Reload the page to try again, or work without "
                                     "saving and keep what you do in a backup.")
                                : tr("Nothing was changed. Reload the page to try again.");
        if (ui::empty_state_in(ui, area, theme::Icon::triangle_alert, tr("The workspace can't be opened"),
                               store.failure().message + " " + remedy.str(),
                               unreachable ? tr("Work without saving") : Text())) {
            session.work_in_memory();
            ui.again();
        }
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 520);
    ui::progress(ui, tr("Opening the workspace"), static_cast<float>(store.progress()));
    if (store.stalled()) {
        ui::message_bar(ui, ui::Tone::warning,
                        tr("The browser's storage hasn't answered yet. After ten seconds it is given up, and "
                           "you can work without it."));
    }
    ui::skeleton(ui, 6);
    // Every frame is taken from the loading.
    ui.request_frame(200);
}

Result<void> WelcomeScreen::create(Session& session, bool with_sample) {
    Context context = session.context();
    context.user_id = setup::user_id_of(name_);
    const Result<void> made =
        session.edit(with_sample ? tr("New workspace with sample data") : tr("New workspace"),
                     [&](table::Transaction& tx) {
                         namespace marketing = setup::marketing;
                         const Result<void> empty = setup::create_new_workspace(tx, context, name_);
                         if (!empty) return empty;
                         // As it was called when it was created beside another one.
                         const std::string label = session.workspaces().label();
                         if (!label.empty() && label != kUnnamedWorkspace) {
                             tx.set_text(marketing::kTable, tx.table(marketing::kTable).live().next(0),
                                         marketing::kWorkspaceName, label);
                         }
                         if (!with_sample) return empty;
                         return exchange::load_sample(tx, context, kSampleContacts, kSampleInteractions);
                     });
    if (made) session.set_user_id(context.user_id);
    return made;
}

void WelcomeScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    // One card in the middle of the page.
    const float width = std::min(area.width, kWelcomeWidth);
    const ui::Rect middle{std::round(area.x + (area.width - width) / 2), area.y, width, area.height};
    const ui::ScrollArea page(ui, "page", middle, theme::space::kL);
    if (area.height > kRoomAbove) ui::space(ui, std::min(120.0f, (area.height - kRoomAbove) / 2));
    const ui::Card card(ui, "welcome", theme::space::kXl);
    const ui::Rect logo = ui.place(0, 40);
    ui::draw_icon(ui, {logo.x, logo.y, 40, 40}, theme::Icon::layers, ui.palette().accent_text, 36);
    ui::heading(ui, tr("Welcome to Segments"), 1);
    if (const std::string label = session.workspaces().label(); !label.empty())
        ui::strong_text(ui, shown_label(label));
    ui::text(
        ui,
        tr("Segments keeps your contacts in this browser, on this device: there is no server, and nobody "
           "else can see them."),
        true);
    ui::space(ui, theme::space::kS);
    const ui::FieldResult field = ui::text_field(
        ui, tr("Your name"), name_,
        {.required = true, .help = tr("Written into what you log"), .error = problem_, .max_length = 50});
    if (field.changed || field.committed) {
        name_ = field.text;
        problem_.clear();
    }
    ui::text(ui, tr("It is written into what you log, and becomes the first salesperson."), true);
    bool start = field.entered;
    bool sample = false;
    {
        const ui::Row row(ui);
        start = ui::primary_button(ui, tr("Start with an empty workspace")) || start;
        sample = ui::button(ui, tr("Try with sample data"));
    }
    ui::text(ui,
             tr("The sample has 24 contacts of a wine merchant, with their interactions of the last months."),
             true);
    ui::separator(ui);
    {
        const ui::Row row(ui);
        if (ui::button(ui, tr("Restore a backup"),
                       {.kind = ui::ButtonKind::quiet, .icon = theme::Icon::upload}))
            session.platform().pick_file("restore", ".segments");
    }
    draw_other_workspaces(ui, session);
    if (!start && !sample) return;
    if (const Result<void> made = create(session, sample); !made) {
        problem_ = sentence(made.error());
        ui.request_focus(field.id);
    }
    ui.again();
}

void NotFoundScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    if (ui::empty_state_in(
            ui, area, theme::Icon::circle_question_mark, tr("There is nothing at this address"),
            tr("It may have been deleted, or the address may be mistyped."), tr("Go to Home"))) {
        session.go("/");
    }
}

}  // namespace segments::app
