#include "app/criteria/criteria_preview.h"

#include <utility>

#include "app/criteria/fatigue_dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"

namespace segments::app {
namespace {

constexpr std::size_t kSliceRows = 8192;
constexpr std::size_t kSampled = 5;

}  // namespace

void CriteriaPreview::show(const Session& session, const criteria::Action& action) {
    if (session.db().busy()) return;
    if (version_ == session.db().version() && action == action_) return;
    version_ = session.db().version();
    action_ = action;
    add_.reset();
    remove_.reset();
    fatigue_.reset();
    fatigue_due_ = false;
    problem_.reset();
    if (action.action == schema::CriteriaAction::add_contacts) {
        Result<criteria::AddSelection> made =
            criteria::AddSelection::make(session.db(), segment_no_, action.filters, action.options);
        if (made)
            add_.emplace(std::move(*made));
        else
            problem_ = made.error();
        fatigue_due_ = add_.has_value();
    } else {
        Result<criteria::RemoveSelection> made = criteria::RemoveSelection::make(
            session.db(), segment_no_, action.filters, action.action, action.entire_companies);
        if (made)
            remove_.emplace(std::move(*made));
        else
            problem_ = made.error();
    }
}

void CriteriaPreview::look_for_fatigue(const Session& session) {
    fatigue_due_ = false;
    limits_ = setup::fatigue_limits(session.db());
    Result<criteria::FatigueLook> look =
        criteria::FatigueLook::make(session.db(), segment_no_, limits_, session.context());
    if (look) fatigue_.emplace(std::move(*look));
}

bool CriteriaPreview::work(const Session& session, const std::function<bool()>& over) {
    // What it reads may have changed under it: it is made anew when it is drawn.
    if (session.db().busy() || version_ != session.db().version()) return false;
    if (!add_ && !remove_) return false;
    if (complete()) return false;
    while (!done() && !over()) add_ ? add_->step(kSliceRows) : remove_->step(kSliceRows);
    while (!sections_done() && !over())
        add_ ? add_->step_sections(kSliceRows) : remove_->step_sections(kSliceRows);
    if (fatigue_due_ && !over()) look_for_fatigue(session);
    while (!complete() && !over()) fatigue_->step(kSliceRows);
    session.show_work(!done());
    return !complete();
}

void CriteriaPreview::draw_counts(ui::Ui& ui, const Session& session) const {
    const filter::Locale& locale = session.locale();
    const auto written = [&](std::size_t count) { return filter::format_count(count, locale); };
    const auto contacts = [&](std::size_t count) {
        return tr_n("{1} contact", "{1} contacts", count, written(count));
    };
    const auto lines = [&](std::size_t count) {
        return tr_n("{1} line", "{1} lines", count, written(count));
    };
    std::string headline, rest;
    if (add_) {
        const criteria::AddCounts& counts = add_->counts();
        headline = tr_n("{1} contact matches, {2} will be added", "{1} contacts match, {2} will be added",
                        counts.qualified, written(counts.qualified), written(counts.to_add));
        if (counts.with_companies > counts.qualified) {
            rest = tr("With the companies and their people: {1}.", contacts(counts.with_companies)) + " ";
        }
        rest += tr("Lines: {1} now, {2} afterwards.", written(add_->lines()),
                   written(add_->lines() + counts.to_add)) +
                " ";
        std::string left_out;
        const auto leave_out = [&](std::size_t count, std::string_view why) {
            if (count == 0) return;
            if (!left_out.empty()) left_out += ", ";
            left_out += tr(why, written(count));
        };
        leave_out(counts.existing, msg("{1} on the segment already"));
        leave_out(counts.excluded, msg("{1} excluded from segments"));
        leave_out(counts.privacy_blocked, msg("{1} privacy blocked"));
        leave_out(counts.taken_out, msg("{1} taken out by hand"));
        if (!left_out.empty()) rest += tr("Left out: {1}", left_out);
    } else {
        const criteria::RemoveCounts& counts = remove_->counts();
        headline = tr_n("{1} contact matches, {2} of {3} will be removed",
                        "{1} contacts match, {2} of {3} will be removed", counts.matched,
                        written(counts.matched), written(counts.to_remove), lines(counts.lines));
        if (counts.with_values > 0)
            rest = tr("{1} of them with values of their own.", lines(counts.with_values)) + " ";
        if (counts.pinned > 0) rest += tr("Pinned, so kept: {1}", lines(counts.pinned));
    }
    ui::strong_text(ui, headline);
    if (!rest.empty()) ui::text(ui, rest, true);
}

void CriteriaPreview::draw_sections(ui::Ui& ui, const Session& session) const {
    std::string list;
    if (!sections_done()) {
        ui::text(ui, tr("Passing by themselves: {1}", "…"), true);
        return;
    }
    const std::vector<criteria::SectionResult>& passed = add_ ? add_->passed() : remove_->passed();
    if (passed.empty()) return;
    for (const criteria::SectionResult& section : passed) {
        if (!list.empty()) list += ", ";
        list += tr("{1} {2}", tr(criteria::caption(section.section)),
                   filter::format_count(section.contacts, session.locale()));
    }
    ui::text(ui, tr("Passing by themselves: {1}", list), true);
}

void CriteriaPreview::draw_sample(ui::Ui& ui, const Session& session) const {
    const std::vector<table::Row> rows = add_ ? add_->sample(kSampled) : remove_->sample(kSampled);
    if (rows.empty()) return;
    std::string text;
    for (const table::Row row : rows) {
        const contact::ContactView view(session.db(), row);
        if (!text.empty()) text += ", ";
        text += view.name().empty() ? view.no() : view.name();
        const std::string_view city = view.text(contact::contact::kCity);
        if (!city.empty()) text += " (" + std::string(city) + ")";
    }
    if (lines() > rows.size()) text += " …";
    ui::text(ui, tr("For example: {1}", text), true);
}

// FAT-4
void CriteriaPreview::draw_fatigue(ui::Ui& ui, const Session& session) const {
    if (!fatigue_ || !fatigue_->done()) return;
    const std::string words = fatigue_in_words(fatigue_->of(add_->contacts()), limits_, session.locale());
    if (!words.empty()) ui::text(ui, tr("Asked much already: {1}.", words));
}

void CriteriaPreview::draw(ui::Ui& ui, const Session& session) const {
    if (problem_) {
        ui::text(ui, sentence(*problem_));
        return;
    }
    if (!done()) {
        ui::progress(ui, tr("Counting"), add_ ? add_->progress() : remove_ ? remove_->progress() : 0);
        return;
    }
    draw_counts(ui, session);
    draw_sections(ui, session);
    draw_sample(ui, session);
    draw_fatigue(ui, session);
    std::string words;
    for (const criteria::SectionFilter& filter : action_.filters) {
        if (!words.empty()) words += "; ";
        words += tr("{1}: {2}", tr(criteria::caption(filter.section)),
                    criteria::in_words(filter, session.locale()));
    }
    if (!words.empty()) ui::text(ui, words, true);
}

}  // namespace segments::app
