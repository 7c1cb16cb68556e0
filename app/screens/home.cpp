#include "app/screens/home.h"

#include <algorithm>

#include "app/backup/last_backup.h"
#include "app/exchange/import_contacts.h"
#include "app/help/tour.h"
#include "app/session/session.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/filter/number_value.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

namespace header = segment::segment;
namespace logged = segment::logged;
namespace log_entry = interaction::log_entry;
using overview::Overview;

constexpr std::size_t kRows = 20000;  // of a slice between two looks at the clock
constexpr float kNarrowWeek = 44;     // a column that a finger hits
constexpr std::size_t kFewestWeeks = 6;

// "SM00001 – Spring letter", or just the number.
std::string named(std::string_view no, std::string_view description) {
    std::string name(no);
    if (!description.empty()) name += " – " + std::string(description);
    return name;
}

std::string dates(std::string_view from, std::string_view to) {
    return "&from=" + std::string(from) + "&to=" + std::string(to);
}

// "11-16", or "16-11" where the day comes first.
std::string without_year(Day day, const filter::Locale& locale) {
    const std::string iso = to_iso(day);
    const std::string month = iso.substr(5, 2), day_of_month = iso.substr(8);
    return locale.date_order == filter::DateOrder::day_month_year
               ? day_of_month + locale.date_separator + month
               : month + locale.date_separator + day_of_month;
}

// Where the interactions that a chart counts are listed: canceled ones don't count.
std::string log_address(const std::string& conditions) {
    return "#/log?canceled=0" + conditions;
}

std::string share(std::size_t part, std::size_t whole) {
    return std::to_string(whole == 0 ? 0 : (100 * part + whole / 2) / whole) + " %";
}

void draw_list(ui::Ui& ui, Session& session, const auto& entries) {
    if (entries.empty()) return;
    const ui::Stack stack(ui, 0, 0);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const ui::IdScope scope(ui, static_cast<std::uint64_t>(i));
        if (ui::link_line(ui, entries[i].name, entries[i].detail, entries[i].href))
            session.go(entries[i].href.substr(1));
    }
}

// The link at the foot of a card.
void lead_to(ui::Ui& ui, Session& session, std::string_view caption, const std::string& path) {
    const ui::Row row(ui);
    if (ui::link(ui, caption, "#" + path)) session.go(path);
}

void follow(Session& session, const std::vector<ui::ChartItem>& items, int index) {
    if (index >= 0) session.go(items[static_cast<std::size_t>(index)].href.substr(1));
}

// In the order of ENM-2.
std::vector<theme::Color> evaluation_colors(const theme::Palette& p) {
    const auto soft = [&](theme::Color color) {
        return theme::blend(theme::with_alpha(color, 150), p.surface);
    };
    return {p.border, p.success.line, soft(p.success.line), p.neutral.line, soft(p.error.line), p.error.line};
}

}  // namespace

bool HomeScreen::work(Session& session, const std::function<bool()>& over) {
    if (session.job() != nullptr || !session.ready() || session.db().busy()) return false;
    const Day today = session.context().today;
    if (version_ != session.db().version() || generation_ != session.generation() || today_ != today) {
        version_ = session.db().version();
        generation_ = session.generation();
        today_ = today;
        scan_ = std::make_unique<overview::OverviewScan>(session.db(), today);
    }
    if (!scan_) return false;
    while (!scan_->done() && !over()) scan_->step(kRows);
    if (!scan_->done()) return true;
    take_in(session, scan_->result());
    scan_.reset();
    session.platform().request_frame(0);
    return false;
}

void HomeScreen::take_in(const Session& session, const Overview& seen) {
    const filter::Locale& locale = session.locale();
    const auto date = [&](Day day) { return filter::format_date(day, locale); };
    const auto count = [&](std::size_t n) { return filter::format_count(n, locale); };
    const auto days = [&](Day n) {
        return tr_n("{1} day", "{1} days", static_cast<std::uint64_t>(n), count(static_cast<std::size_t>(n)));
    };
    const auto interactions = [&](std::size_t n) {
        return tr_n("{1} interaction", "{1} interactions", n, count(n));
    };
    seen_ = true;

    open_.clear();
    const table::Table& segments = session.table(header::kTable);
    for (const overview::OpenSegment& each : seen.open) {
        const std::string_view no = segments.text(each.row, header::kNo);
        const auto begun = static_cast<Day>(segments.number(each.row, header::kDate));
        const Day age = begun == kBlankDay ? 0 : std::max(0, today_ - begun);
        std::string value = tr_n("{1} line", "{1} lines", each.lines, count(each.lines));
        if (begun != kBlankDay)
            value = tr("{1}, {2}", value, age == 0 ? tr("today").str() : tr("{1} old", days(age)));
        open_.push_back({.name = named(no, segments.text(each.row, header::kDescription)),
                         .value = std::move(value),
                         .amount = static_cast<double>(age),
                         .href = "#/segments/" + percent_encoded(no)});
    }
    oldest_.clear();
    if (segments.size() > seen.open.size() && seen.oldest != kBlankDay)
        oldest_ = tr("The oldest is of {1}.", date(seen.oldest));

    const table::Table& log = session.table(log_entry::kTable);
    const table::Table& contacts = session.table(contact::contact::kTable);
    postponed_.clear();
    all_postponed_ = seen.all_postponed;
    for (const table::Row row : seen.postponed) {
        const std::string_view no = log.text(row, log_entry::kContactNo);
        const table::Row contact_row = no.empty() ? table::kNoRow : contacts.find(no);
        const auto day = static_cast<Day>(log.number(row, log_entry::kDate));
        std::string detail = date(day);
        if (day != kBlankDay && day < today_) detail = tr("{1}, {2} ago", detail, days(today_ - day));
        const std::string_view name =
            contact_row == table::kNoRow ? no : contacts.text(contact_row, contact::contact::kName);
        postponed_.push_back(
            {"#/postponed", named(name, log.text(row, log_entry::kDescription)), std::move(detail)});
    }

    weeks_.clear();
    interactions_ = 0;
    for (const overview::WeekCount& each : seen.weeks) {
        const Day last = each.monday + 6;
        weeks_.push_back({.name = tr("Week of {1}", date(each.monday)),
                          .value = count(each.interactions),
                          .amount = static_cast<double>(each.interactions),
                          .href = log_address(dates(to_iso(each.monday), to_iso(last))),
                          .label = without_year(each.monday, locale)});
        interactions_ += each.interactions;
    }

    evaluations_.clear();
    evaluated_ = interactions_ - seen.evaluations[0];
    const std::string quarter = dates(to_iso(seen.first_day()), to_iso(seen.weeks.back().monday + 6));
    for (std::size_t i = 1; i <= seen.evaluations.size(); ++i) {
        const std::size_t which = i % seen.evaluations.size();  // those without one last
        evaluations_.push_back({.name = which == 0 ? tr("Not evaluated") : tr(schema::kEvaluations[which]),
                                .value = count(seen.evaluations[which]) + " (" +
                                         share(seen.evaluations[which], interactions_) + ")",
                                .amount = static_cast<double>(seen.evaluations[which]),
                                .href = log_address("&evaluation=" + std::to_string(which) + quarter)});
    }

    campaigns_.clear();
    more_campaigns_ = seen.more_campaigns;
    const table::Table& all_campaigns = session.table(interaction::campaign::kTable);
    for (const overview::CampaignCost& each : seen.campaigns) {
        const std::string_view no = log.raw_text(log_entry::kCampaignNo, each.campaign);
        const table::Row row = all_campaigns.find(no);
        campaigns_.push_back(
            {.name = named(no, row == table::kNoRow
                                   ? std::string_view()
                                   : all_campaigns.text(row, interaction::campaign::kDescription)),
             .value =
                 tr("{1}, {2}", filter::format_amount(each.cost, locale), interactions(each.interactions)),
             .amount = static_cast<double>(each.cost),
             .href = log_address("&campaign=" + percent_encoded(no))});
    }

    logged_.clear();
    const table::Table& done = session.table(logged::kTable);
    for (const overview::LoggedSegment& each : seen.logged) {
        const std::int64_t entry = done.number(each.row, logged::kEntryNo);
        logged_.push_back(
            {"#/logged/" + std::to_string(entry),
             named(done.text(each.row, logged::kSegmentNo), done.text(each.row, logged::kDescription)),
             tr(done.flag(each.row, logged::kCanceled) ? msg("{1}, {2}, canceled") : msg("{1}, {2}"),
                interactions(each.interactions),
                date(static_cast<Day>(done.number(each.row, logged::kCreationDate))))});
    }
}

void HomeScreen::draw_open(ui::Ui& ui, Session& session) const {
    const ui::Card card(ui, "open");
    ui::subheading(ui, tr("Open segments"));
    if (!seen_) return ui::skeleton(ui, 3);
    if (open_.empty()) ui::text(ui, tr("No segment is being worked on."), true);
    std::vector<ui::ChartItem> items = open_;
    for (ui::ChartItem& item : items) item.color = ui.palette().accent;
    if (!items.empty()) follow(session, items, ui::bar_chart(ui, tr("Open segments by age"), items));
    if (!oldest_.empty()) ui::text(ui, oldest_, true);
    lead_to(ui, session, tr("All segments"), "/segments");
}

void HomeScreen::draw_postponed(ui::Ui& ui, Session& session) const {
    const ui::Card card(ui, "postponed");
    ui::subheading(ui, tr("Postponed interactions"));
    if (!seen_) return ui::skeleton(ui, 3);
    if (postponed_.empty()) ui::text(ui, tr("Nothing was put off."), true);
    draw_list(ui, session, postponed_);
    lead_to(ui, session, tr("All postponed interactions"), "/postponed");
}

void HomeScreen::draw_weeks(ui::Ui& ui, Session& session) {
    const ui::Card card(ui, "weeks");
    ui::subheading(ui, tr("Interactions per week"));
    if (!seen_) return ui::skeleton(ui, 4);
    if (interactions_ == 0) ui::text(ui, tr("No interactions in the last 13 weeks."), true);
    // As many weeks as there is room for, the last ones.
    const float room = ui.layout().width;
    const auto most = static_cast<std::size_t>(std::max(1.0f, room / (ui.touch() ? kNarrowWeek + 4 : 30)));
    const std::size_t shown = std::clamp(most, kFewestWeeks, weeks_.size());
    std::vector<ui::ChartItem> items(weeks_.end() - static_cast<std::ptrdiff_t>(shown), weeks_.end());
    for (ui::ChartItem& item : items) item.color = ui.palette().accent;
    follow(session, items, ui::column_chart(ui, tr("Interactions per week"), items));
    lead_to(ui, session, tr("All interactions"), "/log");
}

void HomeScreen::draw_evaluations(ui::Ui& ui, Session& session) {
    const ui::Card card(ui, "evaluations");
    ui::subheading(ui, tr("Evaluation, last 13 weeks"));
    if (!seen_) return ui::skeleton(ui, 4);
    if (evaluated_ == 0) return ui::text(ui, tr("No interaction of these weeks was evaluated."), true);
    const std::vector<theme::Color> colors = evaluation_colors(ui.palette());
    std::vector<ui::ChartItem> items = evaluations_;
    for (std::size_t i = 0; i < items.size(); ++i) items[i].color = colors[(i + 1) % colors.size()];
    ui::share_bar(ui, items);
    follow(session, items, ui::bar_chart(ui, tr("Evaluation of interactions"), items));
}

void HomeScreen::draw_campaigns(ui::Ui& ui, Session& session) const {
    const ui::Card card(ui, "campaigns");
    ui::subheading(ui, tr("Cost by campaign"));
    if (!seen_) return ui::skeleton(ui, 4);
    if (campaigns_.empty()) ui::text(ui, tr("No interaction of a campaign has cost anything yet."), true);
    std::vector<ui::ChartItem> items = campaigns_;
    for (ui::ChartItem& item : items) item.color = ui.palette().info.line;
    if (!items.empty()) follow(session, items, ui::bar_chart(ui, tr("Cost by campaign"), items));
    if (more_campaigns_ > 0)
        ui::text(ui,
                 tr_n("{1} campaign costs less.", "{1} campaigns cost less.", more_campaigns_,
                      filter::format_count(more_campaigns_, session.locale())),
                 true);
    lead_to(ui, session, tr("All campaigns"), "/campaigns");
}

void HomeScreen::draw_logged(ui::Ui& ui, Session& session) const {
    const ui::Card card(ui, "logged");
    ui::subheading(ui, tr("Logged lately"));
    if (!seen_) return ui::skeleton(ui, 3);
    if (logged_.empty()) ui::text(ui, tr("Nothing was logged yet."), true);
    draw_list(ui, session, logged_);
    lead_to(ui, session, tr("All logged segments"), "/logged");
}

void HomeScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1000);
    const table::Table& contacts = session.table(contact::contact::kTable);
    if (backup_due(session)) {
        const ui::Card card(ui, "backup");
        ui::subheading(ui, tr("Time for a backup"));
        ui::text(ui,
                 tr("What you enter is kept in this browser only. A backup is a file of yours, from which "
                    "all of it "
                    "can be restored, on another device too."),
                 true);
        const ui::Row row(ui);
        if (ui::button(ui, tr("Back up on the Workspace page"), {.icon = theme::Icon::download}))
            session.go("/workspace");
    }
    if (contacts.size() > 0 && session.platform().setting(Tour::kSetting).empty()) {
        const ui::Card card(ui, "tour");
        ui::subheading(ui, tr("New here?"));
        ui::text(
            ui,
            tr("A tour shows the main job on the real screens, step by step: choose contacts, describe the "
               "interaction, log it. It takes some minutes, and all of it can be undone."),
            true);
        const ui::Row row(ui);
        if (ui::button(ui, tr("Take the tour"), {.icon = theme::Icon::arrow_right}))
            session.go(std::string(Tour::kAddress));
        if (ui::button(ui, tr("No, thanks"), {.kind = ui::ButtonKind::quiet})) {
            session.platform().set_setting(Tour::kSetting, "no");
            ui.again();
        }
    }
    {
        const ui::Card card(ui, "figures");
        const ui::Row row(ui, theme::space::kXl);
        ui::figure(ui, contacts.size() == 1 ? tr("Contact") : tr("Contacts"),
                   filter::format_count(contacts.size(), session.locale()));
        ui::figure(ui, tr("Open segments"),
                   filter::format_count(session.table(header::kTable).size(), session.locale()));
        ui::figure(ui, tr("Logged segments"),
                   filter::format_count(session.table(logged::kTable).size(), session.locale()));
        ui::figure(ui, tr("Interactions"),
                   filter::format_count(session.table(log_entry::kTable).size(), session.locale()));
    }
    if (contacts.size() == 0) {
        const ui::Card card(ui, "first steps");
        ui::subheading(ui, tr("First your contacts"));
        ui::text(
            ui,
            tr("Import a file of contacts, or enter a company or a person by hand. Then choose some of them "
               "into a segment, describe the letter, e-mail or call, and log it for all of them at once."),
            true);
        const ui::Row row(ui);
        if (ui::button(ui, tr("Import contacts"),
                       {.kind = ui::ButtonKind::primary, .icon = theme::Icon::upload})) {
            pick_contacts(session);
        }
        if (ui::button(ui, tr("Go to Contacts"), {.icon = theme::Icon::contact})) session.go("/contacts");
    }
    const ui::Form columns(ui, 2);
    ui.layout().gap = theme::space::kM;  // as between the cards above
    draw_open(ui, session);
    draw_postponed(ui, session);
    ui::span(ui, 2);
    draw_weeks(ui, session);
    draw_evaluations(ui, session);
    draw_campaigns(ui, session);
    draw_logged(ui, session);
}

}  // namespace segments::app
