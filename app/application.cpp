#include "app/application.h"

#include <tuple>
#include <utility>

#include "app/attachment/attachment_file.h"
#include "app/backup/restore_job.h"
#include "app/command/command_palette.h"
#include "app/command/shortcuts_dialog.h"
#include "app/drafts/drafts.h"
#include "app/exchange/drop_overlay.h"
#include "app/exchange/import_contacts.h"
#include "app/help/help_dialog.h"
#include "app/letter/word_template_card.h"
#include "app/screens/screens.h"
#include "app/screens/template_languages.h"
#include "app/segment/segment_document.h"
#include "app/ui/field.h"
#include "app/ui/fonts.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

// Screens kept besides the shown one; beyond it all are made anew.
constexpr std::size_t kMostScreens = 40;
// What a frame may spend on a job that an event began, before the next event is taken in.
constexpr double kLittleJobMs = 2;

}  // namespace

Application::Application(storage::Env& env, storage::Catalog& catalog, std::string folder)
    : session_(env, catalog, std::move(folder)) {}

void Application::start(platform::Platform& platform, const platform::Surroundings& surroundings,
                        std::span<const platform::FontFile> fonts, std::string_view address) {
    ui_.make_current();
    for (const platform::FontFile& font : fonts) {
        const ui::FontSlot slot = font.face == "regular"    ? ui::FontSlot::regular
                                  : font.face == "semibold" ? ui::FontSlot::strong
                                                            : ui::FontSlot::fallback;
        ui_.fonts().add(slot, font.bytes, font.name);
    }
    font_loader_.start(platform, ui_.fonts());
    ui_.area_filler = platform.area_filler();
    ui_.shaper = [&platform](std::string_view text, float size, bool strong, ui::ShapedLine& line) {
        return platform.shape_text(text, size, strong, line);
    };
    ui_.line_breaker = [&platform](std::string_view text, float size, bool strong, float room) {
        return platform.wrap_text(text, size, strong, room);
    };
    session_.start(platform, surroundings);
    session_.arrived(address);
}

void Application::pointer(const platform::PointerInput& input) {
    using Kind = platform::PointerInput::Kind;
    session_.touched();
    ui_.set_modifiers(input.modifiers);
    if (input.kind == Kind::leave) return ui_.pointer_leave();
    ui_.pointer_move(input.x, input.y);
    if (input.kind == Kind::down || input.kind == Kind::up) {
        ui_.pointer_button(input.button, input.kind == Kind::down);
    }
    if (input.kind == Kind::wheel) ui_.wheel(input.dx, input.dy);
}

Screen& Application::screen() {
    if (generation_ != session_.generation()) {
        generation_ = session_.generation();
        screens_.clear();
    }
    const std::string key = session_.is_new()   ? "new"
                            : session_.ready()  ? session_.address()
                            : session_.locked() ? "locked"
                                                : "opening";
    const auto found = screens_.find(key);
    if (found != screens_.end()) return *found->second;
    if (screens_.size() >= kMostScreens) screens_.clear();
    return *(screens_[key] = make_screen(session_));
}

std::vector<Command> Application::commands() {
    std::vector<Command> found = commands_of(session_, screen().actions(session_));
    const storage::Workspace& workspace = session_.workspace();
    if (session_.check_can_change() && workspace.can_undo()) {
        found.push_back({tr("Undo: {1}", workspace.undo_label()), tr("Everywhere"), "Control+Z",
                         theme::Icon::undo_2, [this] { session_.undo(); }});
    }
    if (session_.check_can_change() && workspace.can_redo()) {
        found.push_back({tr("Redo: {1}", workspace.redo_label()), tr("Everywhere"), "Control+Shift+Z",
                         theme::Icon::redo_2, [this] { session_.redo(); }});
    }
    for (const NavigationEntry& entry : navigation_entries()) {
        found.push_back(
            {tr(entry.name), tr("Screen"), {}, entry.icon, [this, to = std::string(entry.address)] {
                 session_.go(to);
             }});
    }
    found.push_back({tr("Tour of the main job"), tr("Help"), {}, theme::Icon::circle_question_mark, [this] {
                         session_.go(std::string(Tour::kAddress));
                     }});
    found.push_back({tr("Help"), tr("Help"), "F1", theme::Icon::circle_question_mark,
                     [this] { session_.open(help_dialog(session_, session_.address())); }});
    found.push_back({tr("Keyboard shortcuts"), tr("Help"), "?", theme::Icon::none, [this] {
                         session_.open(shortcuts_dialog(commands_of(session_, screen().actions(session_))));
                     }});
    return found;
}

void Application::shortcuts() {
    const bool free = session_.ready() && !session_.is_new() && !ui_.modal_open();
    ui_.claim_key(ui::kNoNode, "z", {.control = true});
    ui_.claim_key(ui::kNoNode, "z", {.shift = true, .control = true});
    ui_.claim_key(ui::kNoNode, "y", {.control = true});
    // The browser's own "save" would keep a page without its data.
    ui_.claim_key(ui::kNoNode, "s", {.control = true});
    if (free) {
        ui_.claim_key(ui::kNoNode, "k", {.control = true});
        ui_.claim_key_any_modifiers(ui::kNoNode, "?");
    }
    if (free) ui_.claim_key(ui::kNoNode, "F1");
    bool go_to = shell_.take_go_to();
    bool help = shell_.take_help();
    while (const ui::Event* event = ui_.take_unhandled_key()) {
        if (event->modifiers.control && event->text == "s") ui_.leave_field();
        if (event->text == "F1") help = free;
        if (free && event->text == "?")
            session_.open(shortcuts_dialog(commands_of(session_, screen().actions(session_))));
        if (!event->modifiers.control || ui_.modal_open()) continue;
        if (event->text == "k") {
            go_to = free;
        } else if (event->text == "z" && !event->modifiers.shift) {
            session_.undo();
        } else if (event->text == "y" || event->text == "z" || event->text == "Z") {
            session_.redo();
        }
    }
    if (help && session_.ready()) {
        session_.open(help_dialog(session_, session_.address()));
        ui_.again();
    }
    if (!go_to || !session_.ready()) return;
    session_.open(std::make_unique<CommandPalette>(session_, [this] { return commands(); }));
    ui_.again();
}

void Application::draw() {
    const double began = session_.platform().steady_ms();
    if (little_job_ms_ > 0) session_.finish_little_job(little_job_ms_);
    little_job_ms_ -= session_.platform().steady_ms() - began;
    shell_.draw(ui_, session_, screen());
    if (Drafts* drafts = session_.drafts()) drafts->draw(ui_, session_);
    if (!tour_.idle(session_)) tour_.draw(ui_, session_);
    if (files_hover_) draw_drop_overlay(ui_, session_);
    shortcuts();
    if (!arriving_ || ui_.has_events()) return;
    session_.arrived(*arriving_);
    arriving_.reset();
    ui_.again();
}

void Application::address_changed(std::string_view address) {
    // What is being typed belongs to the screen that is left, and so does what was reported and not drawn
    // yet.
    ui_.leave_field();
    arriving_ = address;
    session_.platform().request_frame(0);
}

platform::FrameOutput Application::frame(const platform::FrameInput& input) {
    const platform::Surroundings& around = session_.surroundings();
    ui::FrameInput frame;
    frame.width = around.width;
    frame.height = around.height;
    frame.scale = around.scale;
    frame.delta_seconds = input.delta_seconds;
    frame.coarse_pointer = around.coarse_pointer;
    frame.reduced_motion = around.reduced_motion;
    frame.dark = around.dark;
    frame.more_contrast = around.more_contrast;
    frame.system_colors = around.system_colors;
    little_job_ms_ = kLittleJobMs;
    platform::FrameOutput output;
    output.tree = &ui_.run_frame(frame, [this] { draw(); });
    output.next_frame_ms = ui_.next_frame_ms();
    output.cursor = ui_.cursor();
    const auto colour = [](theme::Color c) {
        return static_cast<platform::Colour>(c.r) << 24 | static_cast<platform::Colour>(c.g) << 16 |
               static_cast<platform::Colour>(c.b) << 8 | c.a;
    };
    const theme::Palette& palette = ui_.palette();
    output.field.text = colour(palette.text);
    output.field.placeholder = colour(palette.text_muted);
    output.field.selection = colour(theme::with_alpha(palette.accent, 80));
    output.field.padding_x = ui::kFieldPaddingX;
    output.field.padding_y = ui::kFieldPaddingY;
    output.field.line_height = ui::kFieldLine;
    output.field.corner_radius = ui_.metrics().radius;

    const bool at_risk = session_.in_memory() || (session_.ready() && session_.workspace().status().kind ==
                                                                          storage::Status::Kind::NotSaved);
    std::string title = screen().title(session_);
    if (const ui::Node* field = ui_.recorded(ui_.focused());
        field != nullptr && field->kept && ui::typed_over(ui_, field->id) != nullptr)
        session_.begin_drafts();
    if (Drafts* drafts = session_.drafts()) drafts->follow(ui_, session_, title);
    title = title == tr("Segments").view() ? title : tr("{1} - Segments", title);
    // Seen on the browser's tab from afar. Not while a change is on its way: that would flicker.
    if (at_risk) title = "\u25CF " + title;
    if (title != title_) session_.platform().set_title(title_ = std::move(title));
    const bool unsaved =
        at_risk || (session_.ready() && session_.workspace().status().kind != storage::Status::Kind::Saved);
    if (unsaved != leave_warning_) session_.platform().set_leave_warning(leave_warning_ = unsaved);
    return output;
}

bool Application::work(double budget_ms) {
    const auto seen = [&] {
        const storage::Store& store = session_.workspace().store();
        const std::optional<storage::SpaceEstimate> space = session_.env().estimate();
        const std::optional<bool> kept = space ? space->persistent : std::nullopt;
        return std::tuple(space && space->quota_bytes > 0, kept, store.phase(), store.role(),
                          session_.ready() ? static_cast<int>(session_.workspace().status().kind) : -1,
                          session_.generation(), session_.ready() ? session_.db().version() : 0,
                          store.history().done);
    };
    const auto before = seen();
    if (session_.ready() && !early_files_.empty()) {
        for (const auto& [purpose, file] : std::exchange(early_files_, {})) file_arrived(purpose, file);
    }
    const double start = session_.platform().steady_ms();
    bool more = session_.work(budget_ms);
    // The screen has what a running job leaves of the time, and always some.
    const double end = std::max(start + budget_ms, session_.platform().steady_ms() + budget_ms / 4);
    const bool screen_works = screen().work(session_, [&] { return session_.platform().steady_ms() >= end; });
    if (screen_works) session_.note_person_waits();
    more = more || screen_works;
    if (seen() != before) session_.platform().request_frame(0);
    return more;
}

bool Application::opening() const {
    return session_.workspace().store().phase() == storage::Phase::Opening;
}

void Application::surroundings_changed(const platform::Surroundings& surroundings) {
    session_.surroundings_changed(surroundings);
}

void Application::file_arrived(std::string_view purpose, const platform::IncomingFile& file) {
    // What was shared into the app, or opened with it, may be there before the workspace is.
    if (opening()) {
        early_files_.emplace_back(purpose, file);
        return;
    }
    if (purpose == kAttachmentPurpose) return attachment_arrived(session_, file);
    if (purpose == "restore" || file.name.ends_with(".segments"))
        return begin_restore(session_, {file, nullptr});
    if (purpose == "drop" && (drop_on_segment(session_, file) || drop_on_template(session_, file) ||
                              drop_on_word_template(session_, file)))
        return;
    begin_import(session_, file, purpose);
}

void Application::file_hovers(bool over) {
    files_hover_ = over;
}

void Application::visibility_changed(bool visible) {
    if (!visible) session_.workspace().store().save_before_page_ends();
}

}  // namespace segments::app
