#include "app/screens/contact_segments.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "app/criteria/why_dialog.h"
#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

using interaction::Membership;
using interaction::MembershipKind;

constexpr std::size_t kMostShown = 50;
constexpr float kGutter = 26;

ui::Tone tone_of(MembershipKind kind) {
    switch (kind) {
        case MembershipKind::open:
            return ui::Tone::info;
        case MembershipKind::logged:
            return ui::Tone::success;
        case MembershipKind::skipped:
            return ui::Tone::warning;
        default:
            return ui::Tone::neutral;
    }
}

}  // namespace

void ContactSegments::refresh(const Session& session, table::Row contact_row) {
    const std::uint64_t now[] = {session.table(segment::line::kTable).version(),
                                 session.table(interaction::log_entry::kTable).version(),
                                 session.table(segment::segment::kTable).version(), session.generation()};
    if (std::equal(std::begin(now), std::end(now), std::begin(versions_))) return;
    std::copy(std::begin(now), std::end(now), std::begin(versions_));
    memberships_ = interaction::memberships_of(session.db(), contact_row);
}

void ContactSegments::draw_one(ui::Ui& ui, Session& session, const Membership& each, bool first, bool last) {
    // The same segment may come twice: logged with one line, skipped with another.
    const ui::IdScope scope(ui, std::string(interaction::membership_caption(each.kind)) + each.segment_no +
                                    "/" + std::to_string(each.logged_entry_no) + each.reason);
    const float x = ui.layout().x, top = ui.layout().bottom + (first ? 0 : ui.layout().gap);
    {
        const ui::Row row(ui, 0, false);
        ui::space(ui, kGutter);
        const ui::Stack stack(ui);
        {
            const ui::Row line(ui);
            ui::strong_text(ui, each.date == kBlankDay ? std::string("–")
                                                       : filter::format_date(each.date, session.locale()));
            const bool open = each.logged_entry_no == 0;
            const std::string address = open ? "/segments/" + percent_encoded(each.segment_no)
                                             : "/logged/" + std::to_string(each.logged_entry_no);
            if (ui::link(ui, each.segment_no, "#" + address)) session.go(address);
            ui::badge(ui, tr(interaction::membership_caption(each.kind)), tone_of(each.kind));
            if (each.lines > 1)
                ui::text(ui,
                         open ? tr_n("{1} line", "{1} lines", each.lines)
                              : tr_n("{1} interaction", "{1} interactions", each.lines),
                         true);
            if (!each.description.empty()) ui::text(ui, each.description, true);
            if (open && ui::button(ui, tr("Why?"),
                                   {.kind = ui::ButtonKind::quiet,
                                    .reason = tr("Why the contact is on this segment, or isn't")}))
                session.open(std::make_unique<WhyDialog>(each.segment_no, contact_no_));
        }
        if (!each.reason.empty()) ui::text(ui, each.reason, true);
    }
    // The line of time at the left, with a dot for each segment.
    constexpr float kDot = 10, kDotBelow = 17, kLine = 4;
    const float middle = top + kDotBelow, bottom = ui.layout().bottom;
    if (!first)
        ui::vertical_line(ui, x + kLine, top - ui.layout().gap, ui.layout().gap + kDotBelow - kDot / 2,
                          ui.palette().border_strong);
    if (!last)
        ui::vertical_line(ui, x + kLine, middle + kDot / 2, bottom - middle - kDot / 2,
                          ui.palette().border_strong);
    ui::fill(ui, {x + kLine - kDot / 2 + 0.5f, middle - kDot / 2, kDot, kDot},
             ui::colors_of(ui, tone_of(each.kind)).line, kDot / 2);
}

void ContactSegments::draw(ui::Ui& ui, Session& session, table::Row contact_row) {
    refresh(session, contact_row);
    if (memberships_.empty()) return ui::text(ui, tr("The contact was on no segment yet."), true);
    const std::size_t shown = std::min(memberships_.size(), kMostShown);
    for (std::size_t i = 0; i < shown; ++i) draw_one(ui, session, memberships_[i], i == 0, i + 1 == shown);
    if (shown < memberships_.size())
        ui::text(ui, tr("And {1} earlier ones.", memberships_.size() - shown), true);
}

}  // namespace segments::app
