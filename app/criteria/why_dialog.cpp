#include "app/criteria/why_dialog.h"

#include "app/form/record_field.h"
#include "app/segment/line_contact.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"

namespace segments::app {
namespace {

namespace card = contact::contact;
using criteria::Deed;

constexpr std::size_t kSliceRows = 50000;

struct DeedMark {
    Text name;
    ui::Tone tone;
};
DeedMark mark_of(Deed deed) {
    switch (deed) {
        case Deed::added:
            return {tr("Added"), ui::Tone::success};
        case Deed::removed:
            return {tr("Taken away"), ui::Tone::error};
        case Deed::kept:
            return {tr("Kept"), ui::Tone::success};
        case Deed::passed_by:
            return {tr("Not added"), ui::Tone::warning};
        case Deed::absent:
            break;
    }
    return {tr("Not there"), ui::Tone::neutral};
}

void draw_section(ui::Ui& ui, const criteria::SectionFinding& section) {
    for (const criteria::ConditionFinding& condition : section.conditions) {
        std::string text = condition.holds ? tr("Met – {1}: {2}.", section.caption, condition.condition)
                                           : tr("Not met – {1}: {2}.", section.caption, condition.condition);
        text += " ";
        if (!section.has_record)
            text += tr("The contact has none.").view();
        else if (condition.value.empty())
            text += tr("It is empty.").view();
        else
            text += tr("It is {1}.", condition.value);
        ui::text(ui, text, condition.holds);
    }
}

}  // namespace

void WhyDialog::follow(const Session& session) {
    if (session.db().busy() || version_ == session.db().version()) return;
    version_ = session.db().version();
    why_.reset();
    problem_.reset();
    const table::Row row = session.table(card::kTable).find(contact_no_);
    if (row == table::kNoRow) return;
    Result<criteria::Explanation> made =
        criteria::Explanation::make(session.db(), segment_no_, row, session.locale());
    if (made)
        why_.emplace(std::move(*made));
    else
        problem_ = made.error();
}

bool WhyDialog::work(Session& session, const std::function<bool()>& over) {
    if (session.db().busy() || version_ != session.db().version()) return false;
    if (!why_ || why_->done()) return false;
    while (!why_->done() && !over()) why_->step(kSliceRows);
    session.show_work(!why_->done());
    return !why_->done();
}

void WhyDialog::draw_contact(ui::Ui& ui, Session& session) {
    ui::ComboOptions options;
    options.field.placeholder = tr("Contact No. or name");
    options.free_text = true;
    const ui::FieldResult chosen = ui::combobox(
        ui, tr("Contact"), contact_no_, reference_options(session, schema::domain::kContact), options);
    if (!chosen.committed || chosen.text == contact_no_) return;
    const Result<std::string> no = contact_meant(session, chosen.text);
    if (!no) return chosen.reject(sentence(no.error()));
    contact_no_ = *no;
    version_ = 0;
    ui::drop_draft(ui, chosen.id);
    ui.again();
}

void WhyDialog::draw_stories(ui::Ui& ui) const {
    for (const criteria::ActionStory& story : why_->stories()) {
        const ui::IdScope scope(ui, static_cast<std::uint64_t>(story.action_no));
        const ui::Card card(ui, "action", theme::space::kM);
        {
            const ui::Row row(ui);
            ui::strong_text(ui, std::to_string(story.action_no) + ". " + story.caption);
            const DeedMark mark = mark_of(story.deed);
            ui::badge(ui, mark.name, mark.tone);
        }
        ui::text(ui, story.sentence);
        for (const criteria::SectionFinding& section : story.sections) draw_section(ui, section);
    }
}

bool WhyDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Why Is This Contact Here?"), {.width = 640});
    draw_contact(ui, session);
    follow(session);
    instant_.run(ui, session, [&](const auto& over) { work(session, over); });
    if (problem_) {
        ui::text(ui, sentence(*problem_));
    } else if (!why_) {
        ui::text(ui, tr("Choose a contact: it doesn't matter whether it is on the segment."), true);
    } else if (!why_->done()) {
        ui::progress(ui, tr("Looking at the criteria"), why_->progress());
    } else {
        ui::strong_text(ui, why_->headline());
        draw_stories(ui);
        if (!why_->stories().empty())
            ui::text(ui, tr("Conditions are put to the contact as it is today."), true);
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    if (ui::button(ui, tr("Close"), {.kind = ui::ButtonKind::primary})) open = false;
    if (why_ && ui::button(ui, tr("Open contact"))) {
        session.go("/contacts/" + percent_encoded(contact_no_));
        open = false;
    }
    return open;
}

}  // namespace segments::app
