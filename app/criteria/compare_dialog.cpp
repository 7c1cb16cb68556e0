#include "app/criteria/compare_dialog.h"

#include <array>
#include <utility>

#include "app/criteria/overlap_diagram.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/choice.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/filter/quick_search.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

namespace header = segment::segment;
namespace logged = segment::logged;
using criteria::SetName;
using criteria::SetPart;

constexpr std::size_t kSliceRows = 50000;

// Visits open segments and logged ones with their captions until `visit` says stop.
template <typename Visit>
void for_each_set(const Session& session, Visit visit) {
    const table::Table& headers = session.table(header::kTable);
    bool go_on = true;
    headers.live().for_each([&](table::Row row) {
        if (go_on)
            go_on = visit(SetName{std::string(headers.text(row, header::kNo)), 0},
                          headers.text(row, header::kDescription));
    });
    const table::Table& past = session.table(logged::kTable);
    past.live().for_each([&](table::Row row) {
        if (go_on)
            go_on =
                visit(SetName{{}, past.number(row, logged::kEntryNo)}, past.text(row, logged::kDescription));
    });
}

ui::OptionsProvider set_options(const Session& session) {
    return [&session](std::string_view typed, std::size_t most) {
        std::vector<ui::Option> found;
        const filter::QuickSearch search(typed);
        for_each_set(session, [&](const SetName& name, std::string_view description) {
            const std::string caption = criteria::set_caption(session.db(), name);
            const std::array<std::string_view, 2> texts{caption, description};
            if (search.matches(texts)) found.push_back({caption, std::string(description)});
            return found.size() < most;
        });
        return found;
    };
}

bool is_chosen(const SetName& name) {
    return name.logged_entry_no != 0 || !name.segment_no.empty();
}

}  // namespace

void CompareDialog::choose(ui::Ui& ui, Session& session, std::string_view caption, SetName& name) {
    const std::string shown = is_chosen(name) ? criteria::set_caption(session.db(), name) : std::string();
    const ui::FieldResult typed = ui::combobox(ui, caption, shown, set_options(session),
                                               {.field = {.placeholder = tr("Open or logged segment")}});
    if (!typed.committed || typed.text == shown) return;
    name = {};
    for_each_set(session, [&](const SetName& each, std::string_view) {
        if (criteria::set_caption(session.db(), each) == typed.text) name = each;
        return !is_chosen(name);
    });
    version_ = 0;
    ui.again();
}

void CompareDialog::follow(const Session& session) {
    if (session.db().busy() || session.job() != nullptr || version_ == session.db().version()) return;
    version_ = session.db().version();
    sets_.reset();
    problem_.reset();
    taken_ = false;
    if (!is_chosen(first_) || !is_chosen(second_)) return;
    Result<criteria::SegmentSets> made = criteria::SegmentSets::make(session.db(), first_, second_);
    if (made)
        sets_.emplace(std::move(*made));
    else
        problem_ = made.error();
}

void CompareDialog::take_result() {
    taken_ = true;
    for (std::size_t i = 0; i < criteria::kSetParts; ++i) counts_[i] = sets_->count(static_cast<SetPart>(i));
    list_.show(sets_->contacts(static_cast<SetPart>(part_)));
}

bool CompareDialog::work(Session& session, const std::function<bool()>& over) {
    if (session.db().busy() || version_ != session.db().version() || !sets_) return false;
    if (sets_->done()) return list_.work(session, over);
    while (!sets_->done() && !over()) sets_->step(kSliceRows);
    session.show_work(!sets_->done());
    return true;
}

std::string CompareDialog::part_name(const Session& session, SetPart part) const {
    switch (part) {
        case SetPart::both:
            return tr("In both");
        case SetPart::only_first:
            return tr("Only in {1}", criteria::set_caption(session.db(), first_));
        case SetPart::only_second:
            return tr("Only in {1}", criteria::set_caption(session.db(), second_));
        case SetPart::either:
            break;
    }
    return tr("In either");
}

void CompareDialog::draw_counts(ui::Ui& ui, const Session& session) const {
    std::string words;
    for (std::size_t i = 0; i < criteria::kSetParts; ++i) {
        if (i > 0) words += ", ";
        words += tr("{1}: {2}", part_name(session, static_cast<SetPart>(i)),
                    filter::format_count(counts_[i], session.locale()));
    }
    draw_overlap(ui, {counts_[1], counts_[0], counts_[2]}, criteria::set_caption(session.db(), first_),
                 criteria::set_caption(session.db(), second_), words);
}

void CompareDialog::draw_contacts(ui::Ui& ui, Session& session) {
    std::array<std::string, criteria::kSetParts> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = tr("{1} ({2})", part_name(session, static_cast<SetPart>(i)),
                      filter::format_count(counts_[i], session.locale()));
    const int chosen = ui::select(ui, tr("Part"), part_, names);
    if (chosen >= 0 && chosen != part_) {
        part_ = chosen;
        take_result();
        ui.again();
    }
    list_.draw(ui, session, tr("Nobody is in this part"));
}

void CompareDialog::make_segment(Session& session) const {
    const auto part = static_cast<SetPart>(part_);
    std::string description = part_name(session, part);
    if (part == SetPart::both || part == SetPart::either)
        description += ": " + criteria::set_caption(session.db(), first_) + ", " +
                       criteria::set_caption(session.db(), second_);
    const auto work = std::make_shared<criteria::SegmentOfPart>(session.context(), part, first_, second_,
                                                                std::move(description));
    run_work(session, work, {tr("Making a segment"), tr("New segment of two")},
             [&session, work] { session.go("/segments/" + percent_encoded(work->segment_no())); });
}

bool CompareDialog::draw(ui::Ui& ui, Session& session) {
    const ui::DialogScope dialog(ui, tr("Compare Segments"), {.width = 720});
    {
        const ui::Form columns(ui, 2);
        choose(ui, session, tr("First segment"), first_);
        choose(ui, session, tr("Second segment"), second_);
    }
    follow(session);
    if (sets_ && !sets_->done()) instant_.run(ui, session, [&](const auto& over) { work(session, over); });
    const bool ready = sets_ && sets_->done();
    if (ready && !taken_) take_result();
    if (problem_) {
        ui::text(ui, sentence(*problem_));
    } else if (!sets_) {
        ui::text(ui, tr("Choose two segments to see who is in both, and who is in one of them."), true);
    } else if (!ready) {
        ui::progress(ui, tr("Comparing"), sets_->progress());
    } else {
        draw_counts(ui, session);
        draw_contacts(ui, session);
    }
    bool open = !dialog.escaped();
    const ui::Row row(ui);
    const bool any = ready && counts_[part_] > 0;
    if (ui::button(ui, tr("New Segment of This Part"),
                   {.kind = ui::ButtonKind::primary,
                    .enabled = any && session.check_can_change(),
                    .reason = any ? "" : tr("Choose a part with contacts first")})) {
        make_segment(session);
        open = false;
    }
    if (ui::button(ui, tr("Close"))) open = false;
    return open;
}

}  // namespace segments::app
