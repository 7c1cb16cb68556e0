#include "app/criteria/living_dialog.h"

#include <array>
#include <memory>
#include <utility>

#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"

namespace segments::app {
namespace {

namespace card = contact::contact;
namespace line = segment::line;

constexpr std::size_t kSliceRows = 50000;

}  // namespace

criteria::LivingDates LivingDialog::dates() const {
    return today_ ? criteria::LivingDates::rolling : criteria::LivingDates::as_recorded;
}

void LivingDialog::follow(const Session& session) {
    if (session.db().busy() || session.job() != nullptr || version_ == session.db().version()) return;
    version_ = session.db().version();
    look_.reset();
    problem_.reset();
    taken_ = false;
    Result<criteria::LivingLook> made =
        criteria::LivingLook::make(session.db(), segment_no_, session.context(), dates());
    if (made)
        look_.emplace(std::move(*made));
    else
        problem_ = made.error();
}

void LivingDialog::take_result(const Session& session) {
    taken_ = true;
    const table::Table& cards = session.table(card::kTable);
    const table::Table& lines = session.table(line::kTable);
    table::Bitmap going(cards.slots());
    for (const table::Row row : look_->going()) going.set(cards.find_code(lines.code(row, line::kContactNo)));
    coming_.show(look_->coming());
    going_.show(std::move(going));
}

bool LivingDialog::work(Session& session, const std::function<bool()>& over) {
    if (session.db().busy() || version_ != session.db().version() || !look_) return false;
    if (look_->done()) return (tab_ == 0 ? coming_ : going_).work(session, over);
    while (!look_->done() && !over()) look_->step(kSliceRows);
    session.show_work(!look_->done());
    return true;
}

void LivingDialog::draw_counts(ui::Ui& ui, const Session& session) const {
    const criteria::LivingCounts& counts = look_->counts();
    const filter::Locale& locale = session.locale();
    const auto contacts = [&](std::size_t count) {
        return tr_n("{1} contact", "{1} contacts", count, filter::format_count(count, locale));
    };
    const auto lines = [&](std::size_t count) {
        return tr_n("{1} line", "{1} lines", count, filter::format_count(count, locale));
    };
    ui::strong_text(ui,
                    tr_n("{2} would come, {3} would go, {1} line stays.",
                         "{2} would come, {3} would go, {1} lines stay.", counts.stay,
                         filter::format_count(counts.stay, locale), contacts(counts.come), lines(counts.go)));
    std::string rest;
    const auto tell = [&](std::size_t count, const std::string& text) {
        if (count == 0) return;
        if (!rest.empty()) rest += " ";
        rest += text;
    };
    tell(counts.with_values, tr("{1} of those that go with values of their own.", lines(counts.with_values)));
    tell(counts.pinned, tr("Pinned, so kept: {1}.", lines(counts.pinned)));
    tell(counts.taken_out, tr("Taken out by hand, so left out: {1}.", contacts(counts.taken_out)));
    tell(counts.others, tr("Not made by criteria, so kept: {1}.", lines(counts.others)));
    if (!rest.empty()) ui::text(ui, rest, true);
}

void LivingDialog::draw_lists(ui::Ui& ui, Session& session) {
    const criteria::LivingCounts& counts = look_->counts();
    if (counts.come + counts.go == 0) {
        ui::text(ui, tr("The segment is what its criteria say today."), true);
        return;
    }
    const std::array<std::string, 2> names = {
        tr("Would come ({1})", filter::format_count(counts.come, session.locale())),
        tr("Would go ({1})", filter::format_count(counts.go, session.locale()))};
    const int chosen = ui::tabs(ui, tr("Changes"), names, tab_);
    if (std::exchange(tab_, chosen) != chosen) ui.again();
    (tab_ == 0 ? coming_ : going_)
        .draw(ui, session, tab_ == 0 ? tr("Nobody would come") : tr("Nobody would go"));
}

void LivingDialog::update(Session& session) {
    Result<criteria::LivingUpdate> made =
        criteria::LivingUpdate::make(session.db(), segment_no_, session.context(), dates());
    if (!made) return session.tell(made.error());
    const auto work = std::make_shared<criteria::LivingUpdate>(std::move(*made));
    run_work(session, work, {tr("Updating {1}", segment_no_), tr("Update {1} by its criteria", segment_no_)},
             [&session, work] {
                 const criteria::LivingCounts& counts = work->counts();
                 const auto lines = [&](std::size_t count) {
                     return tr_n("{1} line", "{1} lines", count,
                                 filter::format_count(count, session.locale()));
                 };
                 session.tell(ui::Tone::success,
                              tr("{1} added, {2} taken away. Undo brings the segment back as it was.",
                                 lines(counts.come), lines(counts.go)));
             });
}

bool LivingDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Update by Criteria"), {.width = 720});
    ui::text(ui, tr("What the segment would be if its criteria actions were carried out today."), true);
    follow(session);
    if (look_ && !look_->done()) instant_.run(ui, session, [&](const auto& over) { work(session, over); });
    const bool ready = look_ && look_->done();
    if (ready && !taken_) take_result(session);
    if (look_ && look_->has_relative_dates() &&
        ui::checkbox(ui, tr("Relative dates mean today"), today_,
                     {.help = tr("Otherwise they mean the day on which they were entered")})) {
        today_ = !today_;
        version_ = 0;
        ui.again();
    }
    if (problem_) {
        ui::text(ui, sentence(*problem_));
    } else if (!ready) {
        ui::progress(ui, tr("Carrying out the criteria"), look_ ? look_->progress() : 0);
    } else {
        draw_counts(ui, session);
        draw_lists(ui, session);
    }
    bool open = !dialog.escaped();
    const bool any = ready && look_->counts().come + look_->counts().go > 0;
    const ui::Row row(ui);
    if (ui::button(ui, tr("Update"),
                   {.kind = ui::ButtonKind::primary,
                    .enabled = any,
                    .reason = any || !ready ? "" : tr("There is nothing to change")})) {
        update(session);
        open = false;
    }
    if (ui::button(ui, tr("Cancel"))) open = false;
    return open;
}

}  // namespace segments::app
