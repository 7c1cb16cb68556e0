#include "app/criteria/fatigue_dialog.h"

#include <cstdlib>

#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/criteria/remove_contacts.h"

namespace segments::app {
namespace {

constexpr std::size_t kSliceRows = 50000;
constexpr double kInstantMs = 4;

}  // namespace

std::string limits_in_words(const criteria::FatigueLimits& limits) {
    const bool one = limits.interactions == 1;
    return std::to_string(limits.interactions) + " or more " + (one ? "interaction" : "interactions") +
           (limits.days == 1 ? " today" : " in the last " + std::to_string(limits.days) + " days");
}

std::string fatigue_in_words(const criteria::FatigueCounts& counts, const criteria::FatigueLimits& limits,
                             const filter::Locale& locale) {
    std::string words;
    if (counts.tired > 0)
        words = filter::format_count(counts.tired, locale) + " had " + limits_in_words(limits);
    if (counts.elsewhere == 0) return words;
    if (!words.empty()) words += ", ";
    return words + filter::format_count(counts.elsewhere, locale) +
           (counts.elsewhere == 1 ? " stands" : " stand") + " on other open segments";
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
        error = "Enter a whole number from 1 to " + std::to_string(most) + ".";
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
        changed = draw_limit(ui, "Many Interactions Are", static_cast<int>(criteria::kMostTimes),
                             limits_.interactions, times_error_) ||
                  changed;
        changed =
            draw_limit(ui, "In So Many Days", criteria::kMostDays, limits_.days, days_error_) || changed;
    }
    const ui::Row row(ui, theme::space::kL);
    if (ui::checkbox(ui, "Many interactions", kinds_.tired)) {
        kinds_.tired = !kinds_.tired;
        changed = true;
    }
    if (ui::checkbox(ui, "On other open segments", kinds_.elsewhere)) {
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
    session.platform().request_frame(0);
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
    ui::strong_text(ui, words.empty() ? "Nobody on the segment was asked too much."
                                      : "Of the segment's contacts " + words + ".");
    if (found() == 0) return;
    list_.draw(ui, session, "Nobody");
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
    run_work(session, work, {"Reducing " + segment_no_, "Take tired contacts off " + segment_no_},
             [&session, work] {
                 session.tell(ui::Tone::success,
                              counted(work->counts().to_remove, "line", "lines", session.locale()) +
                                  " removed. Go Back or Undo returns them.");
             });
}

bool FatigueDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, "Contact Fatigue", {.width = 680});
    draw_limits(ui);
    follow(session);
    const double end = session.platform().steady_ms() + kInstantMs;
    if (look_ && !look_->done()) work(session, [&] { return session.platform().steady_ms() >= end; });
    const bool ready = look_ && look_->done();
    if (ready && !taken_) take_result();
    if (problem_)
        ui::text(ui, sentence(*problem_));
    else if (!ready)
        ui::progress(ui, "Counting interactions", look_ ? look_->progress() : 0);
    else
        draw_result(ui, session);
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    const bool any = ready && found() > 0;
    if (ui::button(
            ui, "Take Them Away",
            {.kind = ui::ButtonKind::primary,
             .enabled = any && session.check_can_change(),
             .reason = any ? "Records a Reduce; pinned lines stay" : "There is nobody to take away"})) {
        take_away(session);
        open = false;
    }
    if (ui::button(ui, "Close")) open = false;
    return open;
}

}  // namespace segments::app
