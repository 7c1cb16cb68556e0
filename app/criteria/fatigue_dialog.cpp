#include "app/criteria/fatigue_dialog.h"

#include <cstdlib>

#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/criteria/remove_contacts.h"

namespace segments::app {
namespace {

constexpr std::size_t kSliceRows = 50000;

}  // namespace

std::string limits_in_words(const criteria::FatigueLimits& limits) {
    const auto number = static_cast<std::uint64_t>(limits.interactions);
    return limits.days == 1
               ? tr_n("{1} or more interaction today", "{1} or more interactions today", number)
               : tr_n("{1} or more interaction in the last {2} days",
                      "{1} or more interactions in the last {2} days", number, number, limits.days);
}

std::string fatigue_in_words(const criteria::FatigueCounts& counts, const criteria::FatigueLimits& limits,
                             const filter::Locale& locale) {
    std::string words;
    if (counts.tired > 0)
        words = tr_n("{1} had {2}", "{1} had {2}", counts.tired, filter::format_count(counts.tired, locale),
                     limits_in_words(limits));
    if (counts.elsewhere == 0) return words;
    if (!words.empty()) words += ", ";
    return words + tr_n("{1} stands on other open segments", "{1} stand on other open segments",
                        counts.elsewhere, filter::format_count(counts.elsewhere, locale));
}

FatigueDialog::FatigueDialog(const Session& session, std::string segment_no)
    : segment_no_(std::move(segment_no)), limits_(setup::fatigue_limits(session.db())) {}

bool FatigueDialog::draw_limit(ui::Ui& ui, std::string_view caption, int most, int& limit,
                               std::string& error) {
    const ui::FieldResult typed = ui::number_field(ui, caption, std::to_string(limit), {.error = error});
    if (!typed.committed) return false;
    char* end = nullptr;
    const long number = std::strtol(typed.text.c_str(), &end, 10);
    error.clear();
    if (*end != '\0' || number < 1 || number > most) {
        error = tr("Enter a whole number from 1 to {1}.", most);
        typed.reject(error);
        ui.again();
        return false;
    }
    limit = static_cast<int>(number);
    return true;
}

void FatigueDialog::draw_limits(ui::Ui& ui) {
    bool changed = false;
    {
        const ui::Form columns(ui, 2);
        changed = draw_limit(ui, tr("Many Interactions Are"), static_cast<int>(criteria::kMostTimes),
                             limits_.interactions, times_error_) ||
                  changed;
        changed =
            draw_limit(ui, tr("In So Many Days"), criteria::kMostDays, limits_.days, days_error_) || changed;
    }
    const ui::Row row(ui, theme::space::kL);
    if (ui::checkbox(ui, tr("Many interactions"), kinds_.tired)) {
        kinds_.tired = !kinds_.tired;
        changed = true;
    }
    if (ui::checkbox(ui, tr("On other open segments"), kinds_.elsewhere)) {
        kinds_.elsewhere = !kinds_.elsewhere;
        changed = true;
    }
    if (!changed) return;
    version_ = 0;
    ui.again();
}

void FatigueDialog::follow(const Session& session) {
    if (session.db().busy() || session.job() != nullptr || version_ == session.db().version()) return;
    version_ = session.db().version();
    look_.reset();
    problem_.reset();
    taken_ = false;
    Result<criteria::FatigueLook> made =
        criteria::FatigueLook::make(session.db(), segment_no_, limits_, session.context());
    if (made)
        look_.emplace(std::move(*made));
    else
        problem_ = made.error();
}

bool FatigueDialog::work(Session& session, const std::function<bool()>& over) {
    if (session.db().busy() || version_ != session.db().version() || !look_) return false;
    if (look_->done()) return list_.work(session, over);
    while (!look_->done() && !over()) look_->step(kSliceRows);
    session.show_work(!look_->done());
    return true;
}

void FatigueDialog::take_result() {
    taken_ = true;
    table::Bitmap shown(look_->contacts().size());
    if (kinds_.tired) shown |= look_->tired();
    if (kinds_.elsewhere) shown |= look_->elsewhere();
    list_.show(std::move(shown &= look_->contacts()));
}

void FatigueDialog::draw_result(ui::Ui& ui, Session& session) {
    const criteria::FatigueCounts counts = look_->on_segment();
    const std::string words = fatigue_in_words(counts, limits_, session.locale());
    ui::strong_text(ui, words.empty() ? tr("Nobody on the segment was asked too much.").str()
                                      : tr("Of the segment's contacts {1}.", words));
    if (found() == 0) return;
    list_.draw(ui, session, tr("Nobody"));
}

void FatigueDialog::take_away(Session& session) const {
    criteria::Action action;
    action.action = schema::CriteriaAction::reduce;
    action.filters =
        criteria::fatigue_filters(segment_no_, limits_, kinds_, criteria::Join::any, session.context());
    Result<criteria::RemoveContacts> made =
        criteria::RemoveContacts::make(session.db(), segment_no_, std::move(action));
    if (!made) return session.tell(made.error());
    const auto work = std::make_shared<criteria::RemoveContacts>(std::move(*made));
    run_work(session, work, {tr("Reducing {1}", segment_no_), tr("Take tired contacts off {1}", segment_no_)},
             [&session, work] {
                 const std::size_t removed = work->counts().to_remove;
                 session.tell(ui::Tone::success,
                              tr_n("{1} line removed. Go Back or Undo returns them.",
                                   "{1} lines removed. Go Back or Undo returns them.", removed,
                                   filter::format_count(removed, session.locale())));
             });
}

bool FatigueDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Contact Fatigue"), {.width = 680});
    draw_limits(ui);
    follow(session);
    if (look_ && !look_->done()) instant_.run(ui, session, [&](const auto& over) { work(session, over); });
    const bool ready = look_ && look_->done();
    if (ready && !taken_) take_result();
    if (problem_)
        ui::text(ui, sentence(*problem_));
    else if (!ready)
        ui::progress(ui, tr("Counting interactions"), look_ ? look_->progress() : 0);
    else
        draw_result(ui, session);
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    const bool any = ready && found() > 0;
    if (ui::button(ui, tr("Take Them Away"),
                   {.kind = ui::ButtonKind::primary,
                    .enabled = any && session.check_can_change(),
                    .reason = any ? tr("Records a Reduce; pinned lines stay")
                                  : tr("There is nobody to take away")})) {
        take_away(session);
        open = false;
    }
    if (ui::button(ui, tr("Close"))) open = false;
    return open;
}

}  // namespace segments::app
