#include "app/screens/home.h"

#include <algorithm>

#include "app/backup/last_backup.h"
#include "app/exchange/import_contacts.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/line_counts.h"
#include "core/segment/segment_tables.h"
#include "core/table/find_rows.h"

namespace segments::app {
namespace {

namespace header = segment::segment;
namespace logged = segment::logged;
namespace log_entry = interaction::log_entry;

// Records per list: what is further back is one click away.
constexpr std::size_t kMostListed = 6;

// The live rows of a table with the highest numbers in a field, highest first.
std::vector<table::Row> latest(const table::Table& table, table::FieldId field) {
    std::vector<table::Row> rows;
    table.live().for_each([&](table::Row row) { rows.push_back(row); });
    const std::size_t most = std::min(rows.size(), kMostListed);
    const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(rows.begin(), middle, rows.end(), [&](table::Row a, table::Row b) {
        const std::int64_t first = table.number(a, field), second = table.number(b, field);
        return first != second ? first > second : a > b;
    });
    rows.resize(most);
    return rows;
}

// "SM00001 – Spring letter", or just the number.
std::string named(std::string_view no, std::string_view description) {
    std::string name(no);
    if (!description.empty()) name += " – " + std::string(description);
    return name;
}

}  // namespace

void HomeScreen::refresh(const Session& session) {
    if (version_ == session.db().version() && generation_ == session.generation()) return;
    version_ = session.db().version();
    generation_ = session.generation();

    open_.clear();
    const table::Table& segments = session.table(header::kTable);
    const std::vector<std::uint32_t> lines = segment::line_counts(session.db());
    const Day today = session.context().today;
    for (const table::Row row : latest(segments, header::kDate)) {
        const std::string_view no = segments.text(row, header::kNo);
        const table::Code code = segments.code(row, header::kNo);
        const auto date = static_cast<Day>(segments.number(row, header::kDate));
        std::string detail =
            counted(code < lines.size() ? lines[code] : 0, "line", "lines", session.locale());
        detail += ", " + filter::format_date(date, session.locale());
        if (date < today)
            detail += ", " +
                      counted(static_cast<std::size_t>(today - date), "day", "days", session.locale()) +
                      " old";
        open_.push_back({"#/segments/" + percent_encoded(no),
                         named(no, segments.text(row, header::kDescription)), std::move(detail)});
    }

    logged_.clear();
    const table::Table& done = session.table(logged::kTable);
    const table::Table& log = session.table(log_entry::kTable);
    for (const table::Row row : latest(done, logged::kEntryNo)) {
        const std::int64_t entry = done.number(row, logged::kEntryNo);
        std::size_t interactions = 0;
        table::for_each_row_with(log, log_entry::kLoggedSegmentEntryNo, entry,
                                 [&](table::Row) { ++interactions; });
        const auto date = static_cast<Day>(done.number(row, logged::kCreationDate));
        logged_.push_back({"#/logged/" + std::to_string(entry),
                           named(done.text(row, logged::kSegmentNo), done.text(row, logged::kDescription)),
                           counted(interactions, "interaction", "interactions", session.locale()) + ", " +
                               filter::format_date(date, session.locale()) +
                               (done.flag(row, logged::kCanceled) ? ", canceled" : "")});
    }
}

void HomeScreen::draw_list(ui::Ui& ui, Session& session, const std::vector<Entry>& entries) {
    const ui::Stack stack(ui, 0, 0);
    for (const Entry& entry : entries) {
        const ui::IdScope scope(ui, entry.href);
        if (ui::link_line(ui, entry.name, entry.detail, entry.href)) session.go(entry.href.substr(1));
    }
}

void HomeScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    refresh(session);
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1000);
    const table::Table& contacts = session.table(contact::contact::kTable);
    if (backup_due(session)) {
        const ui::Card card(ui, "backup");
        ui::subheading(ui, "Time for a backup");
        ui::text(
            ui,
            "What you enter is kept in this browser only. A backup is a file of yours, from which all of it "
            "can be restored, on another device too.",
            true);
        const ui::Row row(ui);
        if (ui::button(ui, "Back up on the Workspace page", {.icon = theme::Icon::download}))
            session.go("/workspace");
    }
    {
        const ui::Card card(ui, "figures");
        const ui::Row row(ui, theme::space::kXl);
        ui::figure(ui, contacts.size() == 1 ? "Contact" : "Contacts",
                   filter::format_count(contacts.size(), session.locale()));
        ui::figure(ui, "Open segments",
                   filter::format_count(session.table(header::kTable).size(), session.locale()));
        ui::figure(ui, "Logged segments",
                   filter::format_count(session.table(logged::kTable).size(), session.locale()));
        ui::figure(ui, "Interactions",
                   filter::format_count(session.table(log_entry::kTable).size(), session.locale()));
    }
    if (contacts.size() == 0) {
        const ui::Card card(ui, "first steps");
        ui::subheading(ui, "First your contacts");
        ui::text(
            ui,
            "Import a file of contacts, or enter a company or a person by hand. Then choose some of them "
            "into a segment, describe the letter, e-mail or call, and log it for all of them at once.",
            true);
        const ui::Row row(ui);
        if (ui::button(ui, "Import contacts",
                       {.kind = ui::ButtonKind::primary, .icon = theme::Icon::upload})) {
            pick_contacts(session);
        }
        if (ui::button(ui, "Go to Contacts", {.icon = theme::Icon::contact})) session.go("/contacts");
    }
    const ui::Form columns(ui, 2);
    {
        const ui::Card card(ui, "open");
        ui::subheading(ui, "Open segments");
        if (open_.empty()) ui::text(ui, "No segment is being worked on.", true);
        draw_list(ui, session, open_);
        const ui::Row row(ui);
        if (ui::link(ui, "All segments", "#/segments")) session.go("/segments");
    }
    {
        const ui::Card card(ui, "logged");
        ui::subheading(ui, "Logged lately");
        if (logged_.empty()) ui::text(ui, "Nothing was logged yet.", true);
        draw_list(ui, session, logged_);
        const ui::Row row(ui);
        if (ui::link(ui, "All logged segments", "#/logged")) session.go("/logged");
    }
}

}  // namespace segments::app
