#include "app/workspaces/passphrase.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/draw.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "app/workspaces/passphrase_dialog.h"
#include "app/workspaces/workspaces_card.h"
#include "core/base/tr.h"
#include "storage/sealed/unlock.h"

namespace segments::app {
namespace {

constexpr float kCardWidth = 480;
constexpr std::string_view kLockSetting = "lock-after";
constexpr double kMinuteMs = 60'000;
// Looked at again when it can't be locked yet.
constexpr int kAgainMs = 2000;

struct Idle {
    int minutes;  // 0: never
    std::string_view name;
};
constexpr std::array<Idle, 5> kIdle = {{{5, msg("5 minutes")},
                                        {10, msg("10 minutes")},
                                        {30, msg("30 minutes")},
                                        {60, msg("1 hour")},
                                        {0, msg("Never")}}};
constexpr std::size_t kUsualIdle = 1;

std::size_t chosen_idle(const Session& session) {
    const std::string text = session.setting(kLockSetting);
    for (std::size_t i = 0; i < kIdle.size(); ++i) {
        if (text == std::to_string(kIdle[i].minutes)) return i;
    }
    return kUsualIdle;
}

bool all_saved(const Session& session) {
    return session.ready() && session.job() == nullptr && !session.workspace().committing() &&
           session.workspace().status().kind == storage::Status::Kind::Saved;
}

class UnlockScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return "Segments"; }
    std::string_view section() const override { return {}; }

    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override {
        Workspaces& workspaces = session.workspaces();
        workspaces.want_list(session);
        const float width = std::min(area.width, kCardWidth);
        const ui::Rect middle{std::round(area.x + (area.width - width) / 2), area.y, width, area.height};
        const ui::ScrollArea page(ui, "page", middle, theme::space::kL);
        ui::space(ui, std::min(96.0f, area.height / 8));
        const ui::Card card(ui, "unlock", theme::space::kXl);
        const ui::Rect icon = ui.place(0, 36);
        ui::draw_icon(ui, {icon.x, icon.y, 36, 36}, theme::Icon::lock, ui.palette().accent_text, 32);
        const std::string name = shown_label(workspaces.label());
        ui::heading(ui, name.empty() ? tr("This workspace is locked") : tr("“{1}” is locked", name), 1);
        const bool trying = unlock_ != nullptr;
        const ui::FieldResult field = ui::text_field(
            ui, tr("Passphrase"), passphrase_,
            {.kind = ui::InputKind::password, .enabled = !trying, .required = true, .error = problem_});
        if (field.changed || field.committed) {
            if (field.text != passphrase_) problem_.clear();
            passphrase_ = field.text;
        }
        if (std::exchange(focus_, false)) ui.request_focus(field.id);
        bool open = field.entered;
        {
            const ui::Row row(ui);
            open = ui::button(ui, trying ? tr("Opening") : tr("Unlock"),
                              {.kind = ui::ButtonKind::primary, .enabled = !trying}) ||
                   open;
        }
        ui::text(ui,
                 tr("Everything in it is encrypted. A forgotten passphrase can't be recovered by anybody; "
                    "what an unencrypted backup holds can be restored into another workspace."),
                 true);
        draw_other_workspaces(ui, session);
        if (!open || trying || passphrase_.empty()) return;
        unlock_ =
            std::make_unique<storage::Unlock>(session.raw_env(), workspaces.catalog().ciphers(), passphrase_);
        session.platform().request_work(0);
        ui.again();
    }

    bool work(Session& session, const std::function<bool()>&) override {
        if (!unlock_) return false;
        const storage::Unlock::State state = unlock_->step();
        if (state == storage::Unlock::State::Waiting) return false;
        const std::unique_ptr<storage::Unlock> done = std::move(unlock_);
        session.platform().request_frame(0);
        switch (state) {
            case storage::Unlock::State::Open:
                session.unlock(
                    std::make_unique<storage::SealedEnv>(session.raw_env(), std::move(done->keys())));
                return true;
            case storage::Unlock::State::None:
                session.reopen();
                return true;
            case storage::Unlock::State::Wrong:
                problem_ =
                    tr("This isn't the passphrase of the workspace. Nothing was changed; please try again.");
                break;
            case storage::Unlock::State::NoStorage:
                problem_ = storage::describe(done->fault());
                break;
            default:
                problem_ = tr(
                    "Both files that hold the keys of this workspace are damaged or missing: it can't be "
                    "opened any more. Nothing was changed. Please restore a backup into another workspace.");
        }
        focus_ = true;
        return false;
    }

  private:
    std::string passphrase_;
    std::string problem_;
    bool focus_ = true;
    std::unique_ptr<storage::Unlock> unlock_;
};

}  // namespace

std::unique_ptr<Screen> unlock_screen() {
    return std::make_unique<UnlockScreen>();
}

void lock_workspace(Session& session) {
    if (!all_saved(session))
        return session.tell(fail(tr("The workspace can't be locked before everything is saved.")));
    session.platform().open_workspace(session.workspaces().folder());
}

void lock_when_idle(Session& session, double touched_ms) {
    const int minutes = kIdle[chosen_idle(session)].minutes;
    if (minutes == 0 || session.locked()) return;
    const double left = touched_ms + minutes * kMinuteMs - session.platform().steady_ms();
    if (left > 0) return session.platform().request_frame(static_cast<int>(left) + 1);
    if (!all_saved(session)) return session.platform().request_frame(kAgainMs);
    lock_workspace(session);
}

void draw_passphrase(ui::Ui& ui, Session& session) {
    if (session.in_memory()) return;
    const ui::Card card(ui, "passphrase");
    ui::subheading(ui, tr("Passphrase"));
    const Result<void> can_change = session.check_can_change();
    const std::string why_not = can_change ? std::string() : sentence(can_change.error());
    const auto action = [&](std::string_view name, PassphraseAction what, theme::Icon icon) {
        if (ui::button(ui, name, {.icon = icon, .enabled = static_cast<bool>(can_change), .reason = why_not}))
            session.open(passphrase_dialog(what));
    };
    if (session.sealed() == nullptr) {
        ui::text(
            ui,
            tr("With a passphrase everything that is stored of this workspace is encrypted on this device. "
               "It is asked for whenever the workspace is opened. A forgotten one can't be recovered."),
            true);
        const ui::Row row(ui);
        action(tr("Set a passphrase"), PassphraseAction::set, theme::Icon::lock);
        return;
    }
    ui::text(ui,
             tr("Everything that is stored of this workspace is encrypted. Its name isn't, nor are backups "
                "and other files that you save."),
             true);
    std::vector<std::string> names;
    names.reserve(kIdle.size());
    for (const Idle& idle : kIdle) names.emplace_back(tr(idle.name));
    const int chosen = ui::select(ui, tr("Lock when nothing was done for"),
                                  static_cast<int>(chosen_idle(session)), names, {.width = 260});
    if (chosen >= 0)
        session.set_setting(kLockSetting, std::to_string(kIdle[static_cast<std::size_t>(chosen)].minutes));
    const ui::Row row(ui);
    if (ui::button(ui, tr("Lock now"), {.kind = ui::ButtonKind::primary, .icon = theme::Icon::lock}))
        lock_workspace(session);
    action(tr("Change the passphrase"), PassphraseAction::change, theme::Icon::none);
    action(tr("Remove the passphrase"), PassphraseAction::remove, theme::Icon::none);
}

}  // namespace segments::app
