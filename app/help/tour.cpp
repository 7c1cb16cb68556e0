#include "app/help/tour.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "app/ui/button.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/popup.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/segment/line_scan.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

namespace header = segment::segment;
using ui::Rect;
using ui::Role;

constexpr std::string_view kSegments = "/segments/";

// The segment whose page is shown.
std::string_view segment_of(std::string_view address) {
    return address.starts_with(kSegments) ? address.substr(kSegments.size()) : std::string_view();
}

bool has_segment(const Session& session) {
    return !segment_of(session.address()).empty();
}

bool has_lines(const Session& session) {
    const std::string_view no = segment_of(session.address());
    return !no.empty() && segment::line_count(session.db(), percent_decoded(no)) > 0;
}

bool is_described(const Session& session) {
    const table::Table& segments = session.table(header::kTable);
    const table::Row row = segments.find(percent_decoded(segment_of(session.address())));
    return row != table::kNoRow && !segments.text(row, header::kDescription).empty() &&
           !segments.text(row, header::kInteractionTemplateCode).empty();
}

bool is_logged(const Session& session) {
    return session.address().starts_with("/logged/");
}

bool never(const Session&) {
    return false;
}

struct Step {
    std::string_view address;  // of the screen it begins on; empty: the present one
    Role role;                 // of the element that it is about
    std::string_view element;  // and its name
    std::string_view title, text;
    bool (*done)(const Session&);    // then the next step begins by itself
    std::string_view on_phone = {};  // the text where lists are cards; empty: the same
};

constexpr std::array<Step, 6> kSteps{{
    {"/contacts", Role::grid, msg("Contacts"), msg("Your contacts"),
     msg("Companies and their people. Type into a field below a heading to filter the list; press a number "
         "to see "
         "the contact's card."),
     never,
     msg("Companies and their people. Search them, or set filters beside the search; press one to see the "
         "contact's card.")},
    {"/segments", Role::button, msg("New"), msg("A new segment"),
     msg("A segment is a list of contacts for one interaction: a mailing, a call, an invitation. Press New."),
     has_segment},
    {"", Role::button, msg("Add Contacts"), msg("Choose the contacts"),
     msg("Press Add Contacts and enter conditions, such as DE|FR as Country/Region Code. The dialog says at "
         "once how "
         "many match. Then add them."),
     has_lines},
    {"", Role::textbox, msg("Description"), msg("Describe the interaction"),
     msg("Once, for all lines: enter a description, and choose LETTER as Interaction Template Code. In the "
         "grid a "
         "single line can still say something else."),
     is_described},
    {"", Role::button, msg("Log"), msg("Log the segment"),
     msg("Log checks every line and says what is missing. When all is well, an interaction is written for "
         "each "
         "contact."),
     is_logged},
    {"", Role::button, msg("Create Follow-up Segment"), msg("Found again"),
     msg("The segment is among the Logged Segments now, and each contact's card shows what was sent. From "
         "here the "
         "next segment begins with the same contacts. Undo takes any of it back; Help tells more."),
     never},
}};

Text text_of(const ui::Ui& ui, const Step& step) {
    const bool phone = ui.width() < theme::kPhoneWidth && !step.on_phone.empty();
    return tr(phone ? step.on_phone : step.text);
}

const ui::Node* element_of(const ui::Ui& ui, const Step& step) {
    const std::string_view name = tr(step.element);
    for (const ui::Node& node : ui.tree().nodes)
        if (node.role == step.role && node.name == name) return &node;
    return nullptr;
}

}  // namespace

void Tour::enter(Session& session, std::size_t step) {
    step_ = step;
    const std::string_view address = kSteps[step].address;
    if (!address.empty() && session.address() != address) session.go(std::string(address));
}

void Tour::end(Session& session) {
    step_.reset();
    session.platform().set_setting(kSetting, "taken");
}

void Tour::draw(ui::Ui& ui, Session& session) {
    if (session.address() == kAddress && session.ready() && !session.is_new()) {
        enter(session, 0);
        ui.again();
    }
    if (!step_) return;
    if (kSteps[*step_].done(session)) {
        enter(session, *step_ + 1);
        ui.again();
    }
    // Whoever is in a dialog is busy.
    if (!ui.modal_open()) draw_card(ui, session);
}

void Tour::draw_card(ui::Ui& ui, Session& session) {
    const Step& step = kSteps[*step_];
    const theme::Palette& p = ui.palette();
    constexpr float kWidth = 360, kPad = theme::space::kL, kEdge = theme::space::kL, kStatus = 32;
    const float width = std::min(kWidth, ui.width() - 2 * kEdge);
    const ui::TextStyle body{theme::type::kBody, false, p.text};
    const Text about = text_of(ui, step);
    const float text = ui::wrapped_height(ui, width - 2 * kPad, about, body);
    const float height =
        2 * kPad + 28 + text + 2 * theme::space::kS + ui.metrics().control + theme::space::kM;
    const Rect card{ui.width() - width - kEdge, ui.height() - height - kEdge - kStatus, width, height};
    // Whoever is in a menu there reads that first.
    if (ui.popup_over(card)) return;
    if (const ui::Node* element = element_of(ui, step)) {
        ui.begin_layer(ui.id("tour ring"), {0, 0, ui.width(), ui.height()}, false);
        const Rect page = ui::inset({0, 0, ui.width(), ui.height()}, 2, 2);
        ui::stroke(ui, ui::intersect(ui::inset(element->rect, -3, -3), page), p.focus,
                   ui.metrics().radius + 3, 2);
        ui.end_layer();
    }
    const ui::NodeId id = ui.id("tour");
    constexpr float kShadow = 24;
    ui.begin_layer(id, ui::inset(card, -kShadow, -kShadow));
    ui::shadow(ui, card, ui.metrics().radius_large, kShadow);
    ui::fill(ui, card, p.raised, ui.metrics().radius_large);
    ui::stroke(ui, card, p.border, ui.metrics().radius_large);
    ui.push_parent(ui::popup_parent(ui));
    ui::Node& node = ui.node(id, Role::group, card, tr("Tour"));
    node.live = true;
    ui.push_parent(id);
    const std::string title = tr("{1} ({2} of {3})", tr(step.title), *step_ + 1, kSteps.size());
    const Rect head{card.x + kPad, card.y + kPad, width - 2 * kPad, 24};
    ui.node(ui.id("tour title"), Role::heading, head, title).level = 2;
    ui::draw_text(ui, head, title, {theme::type::kSubtitle, true, p.text});
    const Rect told{head.x, head.y + 28 + theme::space::kS, head.width, text};
    ui.node(ui.id("tour text"), Role::text, told, about);
    ui::draw_wrapped(ui, told.x, told.y, told.width, about, body);
    const float control = ui.metrics().control;
    const float top = told.y + text + theme::space::kM;
    const bool last = *step_ + 1 == kSteps.size();
    const Text next_name = last ? tr("Done") : tr("Next");
    const ui::ButtonOptions primary{.kind = ui::ButtonKind::primary, .key = "tour next"};
    const float next_width = ui::button_width(ui, next_name, primary);
    bool next = false, stop = false;
    next = ui::button_in(ui, {told.x, top, next_width, control}, next_name, primary);
    if (!last) {
        const ui::ButtonOptions quiet{.kind = ui::ButtonKind::quiet, .key = "tour end"};
        const Rect place{told.x + next_width + theme::space::kS, top,
                         ui::button_width(ui, tr("End the tour"), quiet), control};
        stop = ui::button_in(ui, place, tr("End the tour"), quiet);
    }
    ui.pop_parent();
    ui.pop_parent();
    ui.end_layer();
    if (stop || (next && last))
        end(session);
    else if (next)
        enter(session, *step_ + 1);
    if (stop || next) ui.again();
}

}  // namespace segments::app
