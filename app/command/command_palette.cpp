#include "app/command/command_palette.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/session/address.h"
#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/field.h"
#include "app/ui/layout.h"
#include "core/base/fuzzy.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::app {
namespace {

using ui::Rect;
using ui::Role;

namespace card = contact::contact;
namespace header = segment::segment;
namespace logged = segment::logged;

constexpr std::size_t kMostCommands = 6, kMostRecords = 8, kSliceRows = 2048;
constexpr std::string_view kName = msg("Search commands, screens and records");

// A kind of record that is found, where its cards are, and its texts: the first one names it, the second one
// describes it.
struct Kind {
    table::TableId table;
    std::string_view name, address;
    table::FieldId address_field;
    std::vector<table::FieldId> texts;
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> kKinds{
        {header::kTable, msg("Segment"), "segments", header::kNo, {header::kNo, header::kDescription}},
        {card::kTable,
         msg("Contact"),
         "contacts",
         card::kNo,
         {card::kNo, card::kName, card::kEMail, card::kCity}},
        {logged::kTable,
         msg("Logged segment"),
         "logged",
         logged::kEntryNo,
         {logged::kSegmentNo, logged::kDescription}},
        {interaction::campaign::kTable,
         msg("Campaign"),
         "campaigns",
         interaction::campaign::kNo,
         {interaction::campaign::kNo, interaction::campaign::kDescription}},
        {interaction::template_::kTable,
         msg("Interaction template"),
         "templates",
         interaction::template_::kCode,
         {interaction::template_::kCode, interaction::template_::kDescription}},
    };
    return kKinds;
}

std::vector<query::SearchedTable> searched() {
    std::vector<query::SearchedTable> tables;
    for (const Kind& kind : kinds()) tables.push_back({kind.table, kind.texts});
    return tables;
}

// Around the name: what the icon takes, and that with the gaps at the right.
constexpr float kIconRoom = 36, kAround = 56;

// What stands at the right of a command.
std::string right_of(const Session& session, const Command& command) {
    return command.shortcut.empty() ? command.detail : shortcut_text(session, command.shortcut);
}

// A name too long for its line goes on below it. As wide as the chosen one, which is bold.
float option_height(ui::Ui& ui, const Session& session, const Command& command, float width) {
    const float right = ui::text_width(ui, right_of(session, command), {theme::type::kSmall, false, {}}) + 2;
    const ui::TextStyle name{theme::type::kBody, true, {}};
    const float lines = ui::wrapped_height(ui, width - right - kAround, command.name, name);
    return std::max(ui.metrics().menu_item, lines + 12);
}

theme::Icon icon_of(const Kind& kind) {
    if (kind.table == card::kTable) return theme::Icon::contact;
    if (kind.table == header::kTable) return theme::Icon::target;
    if (kind.table == logged::kTable) return theme::Icon::archive;
    return kind.table == interaction::campaign::kTable ? theme::Icon::megaphone : theme::Icon::file_text;
}

}  // namespace

CommandPalette::CommandPalette(const Session& session, std::function<std::vector<Command>()> commands)
    : commands_(std::move(commands)), records_(session.db(), searched(), kMostRecords) {}

void CommandPalette::typed(std::string text) {
    if (text == typed_) return;
    typed_ = std::move(text);
    active_ = 0;
    records_.look_for(typed_);
}

bool CommandPalette::work(Session& session, const std::function<bool()>& over) {
    if (records_.done()) return false;
    while (!records_.done() && !over()) {
        records_.step(kSliceRows);
        if (session.db().busy()) break;
    }
    session.show_work(!records_.done());
    return !records_.done();
}

Command CommandPalette::command_for(Session& session, const query::FoundRecord& record) const {
    const auto kind = std::find_if(kinds().begin(), kinds().end(),
                                   [&](const Kind& each) { return each.table == record.table; });
    const table::Table& table = session.table(record.table);
    const std::string_view about = table.text(record.row, kind->texts[1]);
    std::string name(table.text(record.row, kind->texts[0]));
    if (!about.empty()) name += " " + std::string(about);
    Address address;
    const bool numbered = table.field(kind->address_field).storage == table::Storage::number;
    address.parts = {std::string(kind->address),
                     numbered ? std::to_string(table.number(record.row, kind->address_field))
                              : std::string(table.text(record.row, kind->address_field))};
    return {std::move(name), tr(kind->name), {}, icon_of(*kind), [&session, to = address.to_text()] {
                session.go(to);
            }};
}

// The best commands first, then the records in the order of the search.
std::vector<Command> CommandPalette::matching(Session& session) const {
    std::vector<std::pair<int, Command>> scored;
    for (Command& command : commands_()) {
        if (const std::optional<int> score = fuzzy_score(typed_, command.name))
            scored.emplace_back(*score, std::move(command));
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<query::FoundRecord> records;
    if (!session.db().busy()) records = records_.found();
    const std::size_t room = typed_.empty() ? kMostCommands + kMostRecords : kMostCommands;
    if (scored.size() > room) scored.resize(room);
    std::vector<Command> found;
    found.reserve(scored.size() + records.size());
    for (auto& [score, command] : scored) found.push_back(std::move(command));
    for (const query::FoundRecord& record : records) found.push_back(command_for(session, record));
    return found;
}

void CommandPalette::draw_option(ui::Ui& ui, const Session& session, const Command& command, const Rect& line,
                                 std::size_t index) {
    const theme::Palette& p = ui.palette();
    const ui::NodeId id = ui.id(index);
    ui::Node& node = ui.node(id, Role::option, line, command.name);
    node.description = command.detail;
    node.shortcut = command.shortcut;
    node.selected = index == active_;
    const bool active = node.selected;
    const ui::Interaction act = ui.interact(id, line);
    if (active)
        ui::fill(ui, line, p.selected, 6);
    else if (act.hovered)
        ui::fill(ui, line, p.hover, 6);
    if (act.hovered) ui.set_cursor("pointer");
    const theme::Color color = active ? p.accent_text : p.text;
    ui::draw_icon(ui, {line.x + 8, line.y, 20, line.height}, command.icon, color, 16);
    const ui::TextStyle small{theme::type::kSmall, false, p.text_muted};
    const std::string right = right_of(session, command);
    const float width = ui::text_width(ui, right, small) + 2;
    const float room = line.width - width - kAround;
    const ui::TextStyle name{theme::type::kBody, active, color};
    const float lines = ui::wrapped_height(ui, room, command.name, name);
    ui::draw_wrapped(ui, line.x + kIconRoom, line.y + std::round((line.height - lines) / 2), room,
                     command.name, name);
    ui::draw_text(ui, {line.x + line.width - width - 8, line.y, width, line.height}, right, small);
    if (act.activated || (act.hovered && ui.pointer_pressed())) {
        active_ = index;
        pressed_ = true;
    }
}

bool CommandPalette::draw(ui::Ui& ui, Session& session) {
    const std::vector<Command> found = matching(session);
    if (active_ >= found.size()) active_ = 0;
    pressed_ = false;
    bool open = true;
    {
        const ui::DialogScope dialog(ui, tr("Go to"), {.width = 640});
        const ui::NodeId field = ui.id("field"), list = ui.id("list");
        const auto count = found.size();
        for (const std::string_view key : {"ArrowDown", "ArrowUp", "Enter", "Escape"})
            ui.claim_key(field, key);
        if (ui.take_key(field, "ArrowDown") && count > 0) active_ = (active_ + 1) % count;
        if (ui.take_key(field, "ArrowUp") && count > 0) active_ = (active_ + count - 1) % count;
        if (ui.take_key(field, "Enter")) pressed_ = true;
        if (ui.take_key(field, "Escape") || dialog.escaped()) open = false;
        ui::InputSpec spec{.id = field, .role = Role::combobox, .name = tr(kName), .value = typed_};
        spec.options.placeholder = tr("Type a command, a screen, a name or a number");
        const ui::FieldResult result = ui::input_in(ui, ui.place(0, ui.metrics().control), spec);
        if (result.changed) {
            typed(result.text);
            ui.again();
        }
        std::vector<float> heights;
        float all = 0;
        for (const Command& each : found) {
            heights.push_back(option_height(ui, session, each, ui.layout().width));
            all += heights.back();
        }
        const Rect place = ui.place(0, std::max(all, ui.metrics().menu_item));
        ui.node(list, Role::listbox, place, tr("Found"));
        ui.push_id(list);
        ui.push_parent(list);
        float y = place.y;
        for (std::size_t i = 0; i < count; ++i) {
            draw_option(ui, session, found[i], {place.x, y, place.width, heights[i]}, i);
            y += heights[i];
        }
        if (ui::Node* node = ui.recorded(field)) {
            node->has_popup = node->expanded = true;
            node->controls = list;
            if (count > 0) node->active_descendant = ui.id(static_cast<std::uint64_t>(active_));
        }
        ui.pop_parent();
        ui.pop_id();
        if (count == 0) {
            const Text nothing = records_.done() ? tr("Nothing found") : tr("Searching");
            ui.node(ui.id("nothing"), Role::status, place, nothing).live = true;
            ui::draw_text(ui, place, nothing, {theme::type::kBody, false, ui.palette().text_muted});
        }
    }
    if (!pressed_ || found.empty()) return open;
    // It may open a dialog, and this one may be gone then.
    const auto run = found[active_].run;
    ui.leave_field();
    run();
    ui.again();
    return false;
}

}  // namespace segments::app
