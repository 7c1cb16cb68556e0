#include "app/screens/contact_interactions.h"

#include <algorithm>

#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact_view.h"
#include "core/filter/number_value.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line_scan.h"

namespace segments::app {
namespace {

namespace log_entry = interaction::log_entry;
namespace line = segment::line;

constexpr float kListHeight = 260;

GridSource entries_source() {
    const auto column = [](table::FieldId field, float width) {
        return field_column(log_entry::kDef, field, width);
    };
    GridSource source;
    source.table = log_entry::kTable;
    source.noun = noun("interaction", "interactions");
    source.columns = {
        as_link(column(log_entry::kDate, 110)),   column(log_entry::kInteractionTemplateCode, 130),
        column(log_entry::kDescription, 240),     column(log_entry::kContactNo, 110),
        column(log_entry::kEvaluation, 120),      column(log_entry::kCorrespondenceType, 120),
        column(log_entry::kSalespersonCode, 120), column(log_entry::kSegmentNo, 110),
        column(log_entry::kCanceled, 90),         column(log_entry::kEntryNo, 90)};
    source.sort = {{0, true}, {9, true}};
    return source;
}

}  // namespace

ContactInteractions::ContactInteractions(std::string contact_no)
    : contact_no_(std::move(contact_no)),
      entries_(msg("Contact Interactions"), entries_source(), {.filters = false, .columns_menu = false}) {}

void ContactInteractions::refresh(const Session& session, table::Row contact_row) {
    const std::uint64_t log = session.table(log_entry::kTable).version();
    const std::uint64_t lines = session.table(line::kTable).version();
    if (log == log_version_ && lines == lines_version_ && session.generation() == generation_) return;
    log_version_ = log;
    lines_version_ = lines;
    generation_ = session.generation();
    figures_ = interaction::contact_figures(session.db(), contact_row);
    segments_.clear();
    const table::Table& table = session.table(line::kTable);
    for (const table::Row row : interaction::open_lines_of(session.db(), contact_row)) {
        const std::string_view no = table.text(row, line::kSegmentNo);
        if (segments_.empty() || segments_.back() != no) segments_.emplace_back(no);
    }
    const contact::ContactView view(session.db(), contact_row);
    ListBase base;
    base.equals = {{.field = view.is_company() ? log_entry::kContactCompanyNo : log_entry::kContactNo,
                    .text = contact_no_},
                   {.field = log_entry::kPostponed, .number = 0}};
    entries_.view().set_base(std::move(base));
}

void ContactInteractions::draw_figures(ui::Ui& ui, const Session& session) const {
    const filter::Locale& locale = session.locale();
    const auto day = [&](Day value) {
        return value == kBlankDay ? std::string("–") : filter::format_date(value, locale);
    };
    const ui::Row row(ui, theme::space::kXl);
    ui::figure(ui, tr("No. of Interactions"), filter::format_count(figures_.interactions, locale));
    ui::figure(ui, tr("Date of Last Interaction"), day(figures_.date_of_last_interaction));
    ui::figure(ui, tr("Last Date Attempted"), day(figures_.last_date_attempted));
    ui::figure(ui, tr("Cost (LCY)"), filter::format_amount(figures_.cost, locale));
    ui::figure(ui, tr("Duration (Min.)"), filter::format_decimal(figures_.duration, locale));
}

void ContactInteractions::draw_segments(ui::Ui& ui, Session& session) const {
    ui::strong_text(ui, tr("Open segments"));
    if (segments_.empty()) return ui::text(ui, tr("The contact stands on no open segment."), true);
    const table::Table& headers = session.table(segment::segment::kTable);
    for (const std::string& no : segments_) {
        const ui::IdScope scope(ui, no);
        const table::Row header = headers.find(no);
        const ui::Row row(ui);
        const std::string address = "/segments/" + percent_encoded(no);
        if (ui::link(ui, no, "#" + address)) session.go(address);
        if (header != table::kNoRow) {
            ui::text(ui, headers.text(header, segment::segment::kDescription), true);
        }
    }
}

void ContactInteractions::draw(ui::Ui& ui, Session& session, table::Row contact_row) {
    refresh(session, contact_row);
    draw_figures(ui, session);
    draw_segments(ui, session);
    const RecordGrid::Events events =
        entries_.draw(ui, session, ui.place(0, kListHeight),
                      {theme::Icon::messages_square, tr("No interactions yet"),
                       tr("Every interaction that is logged for the contact stands here.")});
    if (events.opened == table::kNoRow) return;
    session.go("/log?contact=" + percent_encoded(contact_no_));
}

}  // namespace segments::app
