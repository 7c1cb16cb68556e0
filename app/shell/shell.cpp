#include "app/shell/shell.h"

#include <algorithm>
#include <array>

#include "app/backup/backup_job.h"
#include "app/drafts/drafts.h"
#include "app/session/save_state.h"
#include "app/shell/action_bar.h"
#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kNavigation = 232, kWidestNavigation = 288, kStatus = 28, kBar = 48, kPadding = 16;
// A job that is done sooner shows no dialog: a flash tells nobody anything.
constexpr double kQuietJobMs = 250;
constexpr int kProgressMs = 250;  // between two looks at it

constexpr std::array<NavigationEntry, 12> kEntries{{
    {theme::Icon::house, msg("Home"), "/"},
    {theme::Icon::contact, msg("Contacts"), "/contacts"},
    {theme::Icon::target, msg("Segments"), "/segments"},
    {theme::Icon::archive, msg("Logged Segments"), "/logged"},
    {theme::Icon::messages_square, msg("Interaction Log Entries"), "/log"},
    {theme::Icon::megaphone, msg("Campaigns"), "/campaigns"},
    {theme::Icon::file_text, msg("Interaction Templates"), "/templates"},
    {theme::Icon::list_checks, msg("Profile Questionnaires"), "/questionnaires"},
    {theme::Icon::tags, msg("Code Lists"), "/lists"},
    {theme::Icon::settings, msg("Marketing Setup"), "/setup"},
    {theme::Icon::history, msg("History"), "/history"},
    {theme::Icon::hard_drive, msg("Workspace"), "/workspace"},
}};

// What the person can do about changes that aren't saved, or can't be made in this tab.
void draw_remedy(ui::Ui& ui, Session& session, const SaveState& state) {
    const ui::IdScope scope(ui, "remedy");
    if (state.remedy == Remedy::back_up && ui::message_bar(ui, ui::Tone::error, state.text, tr("Back up"))) {
        session.run(backup_job(session));
        ui.again();
    }
    if (state.remedy == Remedy::take_over &&
        ui::message_bar(
            ui, ui::Tone::info,
            tr("Another tab is at work on this workspace. Here you see every change, but can't make any."),
            tr("Take over"))) {
        session.workspace().store().take_over();
        ui.again();
    }
}

}  // namespace

std::span<const NavigationEntry> navigation_entries() {
    return kEntries;
}

// Some languages have longer names.
static float navigation_width(ui::Ui& ui) {
    float width = kNavigation;
    for (const NavigationEntry& entry : kEntries)
        width = std::max(width, ui::text_width(ui, tr(entry.name), {theme::type::kBody, true, {}}) + 62);
    return std::min(width, kWidestNavigation);
}

void Shell::draw_navigation(ui::Ui& ui, Session& session, const Rect& area, std::string_view current) {
    const ui::NodeId id = ui.id("navigation");
    ui.node(id, Role::navigation, area, tr("Screens"));
    ui.push_parent(id);
    ui::fill(ui, area, ui.palette().page);
    ui::vertical_line(ui, area.x + area.width - 1, area.y, area.height, ui.palette().border);
    ui::draw_icon(ui, {area.x + 14, area.y + 10, 22, 28}, theme::Icon::layers, ui.palette().accent_text, 20);
    ui::draw_text(ui, {area.x + 44, area.y + 10, area.width - 52, 28}, "Segments",
                  {theme::type::kSubtitle, true, ui.palette().text});
    float y = area.y + 56;
    for (const NavigationEntry& entry : kEntries) {
        const Rect rect{area.x + 8, y, area.width - 16, ui.metrics().nav_item};
        y += rect.height + 2;
        const ui::NodeId link = ui.id(entry.address);
        ui::Node& node = ui.node(link, Role::link, rect, tr(entry.name));
        node.focusable = true;
        node.current = entry.address == current;
        node.href = "#" + std::string(entry.address);
        const bool here = node.current;
        const ui::Interaction act = ui.interact(link, rect);
        if (here)
            ui::fill(ui, rect, ui.palette().selected, 6);
        else if (act.hovered)
            ui::fill(ui, rect, ui.palette().hover, 6);
        const theme::Color color = here ? ui.palette().accent_text : ui.palette().text;
        ui::draw_icon(ui, {rect.x + 8, rect.y, 20, rect.height}, entry.icon, color, 16);
        ui::draw_fitting(ui, {rect.x + 38, rect.y, rect.width - 44, rect.height}, tr(entry.name),
                         {theme::type::kBody, here, color});
        if (act.focus_ring) ui::focus_ring(ui, rect, 6);
        if (act.hovered) ui.set_cursor("pointer");
        if (act.activated) {
            drawer_ = false;
            session.go(std::string(entry.address));
            ui.again();
        }
    }
    // Apart from the screens, at the foot where there is room.
    const float control = ui.metrics().control;
    const float foot = std::max(y + theme::space::kM, area.y + area.height - control - theme::space::kM);
    const ui::ButtonOptions help{.kind = ui::ButtonKind::quiet,
                                 .icon = theme::Icon::circle_question_mark,
                                 .reason = tr("What the guide says about this screen"),
                                 .shortcut = "F1"};
    if (ui::button_in(ui, {area.x + 4, foot, ui::button_width(ui, tr("Help"), help), control}, tr("Help"),
                      help)) {
        drawer_ = false;
        help_wanted_ = true;
        ui.again();
    }
    ui.pop_parent();
}

float Shell::draw_top(ui::Ui& ui, Session& session, Screen& screen, const Rect& area) {
    const std::string title = screen.title(session);
    const bool narrow = ui.width() < theme::kDrawerWidth;
    const float control = ui.metrics().control;
    // Its icons stand in line with what is below them, however much can be pressed around them.
    const float padding = narrow ? kPadding - (control - ui.metrics().icon) / 2 : kPadding;
    const float gap = narrow ? 0 : theme::space::kS;
    ui::LayoutBox bar =
        ui::LayoutBox::at(area.x + padding, area.y + (kBar - control) / 2, area.width - 2 * padding, gap);
    bar.kind = ui::LayoutBox::Kind::row;
    ui.push_layout(bar);
    if (narrow && ui::icon_button(ui, theme::Icon::menu, tr("Menu"))) {
        drawer_ = !drawer_;
        ui.again();
    }
    const float buttons = 3 * control + 2 * gap;
    const float left = ui.layout().cursor_x;
    const float right = area.x + area.width - padding;
    const Rect head{left, area.y, right - buttons - left - theme::space::kS, kBar};
    ui.node(ui.id("title"), Role::heading, head, title).level = 1;
    ui::TextStyle style{theme::type::kTitle, true, ui.palette().text};
    if (ui::text_width(ui, title, style) > head.width) style.size = theme::type::kSubtitle;
    if (narrow)
        ui::draw_fitting(ui, head, title, style);
    else
        ui::draw_text(ui, head, title, style);
    ui.layout().cursor_x = right - buttons;
    if (ui::icon_button(ui, theme::Icon::search, tr("Go to"), {.shortcut = "Control+K"}))
        go_to_wanted_ = true;
    const storage::Workspace& workspace = session.workspace();
    const Result<void> can_change = session.check_can_change();
    const bool free = static_cast<bool>(can_change);
    const std::string undo_of =
        workspace.can_undo() ? workspace.undo_label() : tr("There is nothing to undo").str();
    const std::string redo_of =
        workspace.can_redo() ? workspace.redo_label() : tr("There is nothing to redo").str();
    if (ui::icon_button(
            ui, theme::Icon::undo_2, tr("Undo"),
            {.enabled = free && workspace.can_undo(), .reason = undo_of, .shortcut = "Control+Z"})) {
        session.undo();
    }
    if (ui::icon_button(
            ui, theme::Icon::redo_2, tr("Redo"),
            {.enabled = free && workspace.can_redo(), .reason = redo_of, .shortcut = "Control+Shift+Z"})) {
        session.redo();
    }
    ui.pop_layout();
    float y = area.y + kBar;

    const std::vector<Action> actions = session.ready() ? screen.actions(session) : std::vector<Action>{};
    if (!actions.empty()) {
        const ui::NodeId id = ui.id("actions");
        ui.node(id, Role::toolbar, {area.x, y, area.width, control + 8}, tr("Actions"));
        ui.push_parent(id);
        draw_action_bar(ui, session, actions, {area.x + kPadding, y, area.width - 2 * kPadding, control});
        ui.pop_parent();
        y += control + theme::space::kM;
    }
    ui::horizontal_line(ui, area.x, y - 1, area.width, ui.palette().border);
    return y;
}

float Shell::draw_message(ui::Ui& ui, Session& session, const Rect& area) {
    const SaveState state = save_state(session);
    Drafts* const drafts = session.drafts();
    const bool typed = drafts != nullptr && drafts->offers();
    if (!session.message() && state.remedy == Remedy::none && !typed) return area.y;
    const ui::Column column(ui, {area.x + kPadding, area.y + theme::space::kS, area.width - 2 * kPadding, 0});
    draw_remedy(ui, session, state);
    if (typed) drafts->draw_bar(ui, session);
    if (!session.message()) return column.bottom() + theme::space::kS;
    const Message message = *session.message();
    const std::string_view action =
        message.action.empty() ? tr("Close").view() : std::string_view(message.action);
    if (ui::message_bar(ui, message.tone, message.text, action)) {
        session.close_message();
        if (message.run) message.run();
        ui.again();
    }
    return column.bottom() + theme::space::kS;
}

void Shell::draw_job(ui::Ui& ui, Session& session) {
    const Job* job = session.job();
    if (!job) {
        job_shown_ = false;
        return;
    }
    // Who saw the dialog of one job sees that of the job that follows it at once.
    const double quiet = session.job_started_ms() + kQuietJobMs - session.platform().steady_ms();
    if (quiet > 0 && !job_shown_) return ui.request_frame(static_cast<int>(quiet) + 1);
    job_shown_ = true;
    bool cancel = false;
    {
        const ui::DialogScope dialog(ui, job->title(), {.width = 420, .closable = job->can_cancel()});
        ui::progress(ui, tr("Progress"), job->progress(), job->detail());
        {
            const ui::Row row(ui);
            cancel = ui::button(ui, tr("Cancel"), {.enabled = job->can_cancel()});
        }
        cancel = cancel || dialog.escaped();
    }
    // Drawing takes time from the work.
    ui.request_frame(kProgressMs);
    if (cancel) session.cancel_job();
}

void Shell::draw(ui::Ui& ui, Session& session, Screen& screen) {
    const bool narrow = ui.width() < theme::kDrawerWidth;
    ui::fill(ui, {0, 0, ui.width(), ui.height()}, ui.palette().surface);
    const bool bare = session.is_new();  // there is nowhere to go yet
    const float left = narrow || bare ? 0 : navigation_width(ui);
    if (!narrow) drawer_ = false;
    if (left > 0) draw_navigation(ui, session, {0, 0, left, ui.height()}, screen.section());

    const Rect main{left, 0, ui.width() - left, ui.height() - kStatus};
    const ui::NodeId id = ui.id("main");
    ui.node(id, Role::main, main, {});
    ui.push_parent(id);
    float y = bare ? 0 : draw_top(ui, session, screen, main);
    y = draw_message(ui, session, {main.x, y, main.width, 0});
    {
        const ui::IdScope scope(ui, session.address());
        screen.draw(ui, session, {main.x, y, main.width, main.y + main.height - y});
    }
    ui.pop_parent();

    const SaveState state = save_state(session);
    const Rect line{left, ui.height() - kStatus, ui.width() - left, kStatus};
    ui.node(ui.id("status"), Role::status, line, state.text).live = true;
    ui::fill(ui, line, ui.palette().page);
    ui::horizontal_line(ui, line.x, line.y, line.width, ui.palette().border);
    const theme::Color color = state.problem ? ui.palette().error.text : ui.palette().text_muted;
    ui::draw_icon(ui, {line.x + kPadding, line.y, 14, line.height}, state.icon, color, 14);
    ui::draw_text(ui, {line.x + kPadding + 22, line.y, line.width - 60, line.height}, state.text,
                  {theme::type::kSmall, state.problem, color});

    if (narrow && drawer_) {
        ui.begin_layer(ui.id("drawer"), {0, 0, ui.width(), ui.height()});
        ui::fill(ui, {0, 0, ui.width(), ui.height()}, ui.palette().scrim);
        const Rect drawer{0, 0, std::min(280.0f, ui.width() - 48), ui.height()};
        draw_navigation(ui, session, drawer, screen.section());
        ui.end_layer();
        ui.claim_key(ui::kNoNode, "Escape");
        const bool outside = ui.pointer_pressed() && !ui::contains(drawer, ui.pointer_x(), ui.pointer_y());
        if (outside || ui.take_key(ui::kNoNode, "Escape")) {
            drawer_ = false;
            ui.again();
        }
    }
    session.draw_dialogs(ui);
    draw_job(ui, session);
}

}  // namespace segments::app
