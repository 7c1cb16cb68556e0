#include "app/drafts/drafts.h"

#include <algorithm>
#include <utility>

#include "app/drafts/drafts_dialog.h"
#include "app/grid/record_grid.h"
#include "app/session/session.h"
#include "app/ui/field.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

// A screen that was just gone to has its list by then.
constexpr double kFindFieldMs = 3000;
constexpr int kLookAgainMs = 200;

std::vector<std::pair<std::string, std::int64_t>> key_of(const table::Table& table, table::Row row) {
    std::vector<std::pair<std::string, std::int64_t>> key;
    for (std::size_t i = 0; i < table.def().key_fields; ++i) {
        const auto field = static_cast<table::FieldId>(i);
        if (table.dictionary_or_null(field) != nullptr)
            key.emplace_back(table.text(row, field), 0);
        else
            key.emplace_back(std::string(), table.number(row, field));
    }
    return key;
}

table::Row row_of(const table::Table& table, const storage::Draft& draft) {
    if (draft.key.size() != table.def().key_fields) return table::kNoRow;
    std::vector<table::KeyPart> key;
    for (std::size_t i = 0; i < draft.key.size(); ++i) {
        if (table.dictionary_or_null(static_cast<table::FieldId>(i)) != nullptr)
            key.emplace_back(draft.key[i].first);
        else
            key.emplace_back(draft.key[i].second);
    }
    return table.find(key);
}

// What opens and closes a group of a card.
const ui::Node* toggle_of(const ui::Tree& tree, ui::NodeId group) {
    for (const ui::Node& node : tree.nodes) {
        if (node.parent == group && node.expandable) return &node;
    }
    return nullptr;
}

std::string shown_key(const storage::Draft& draft) {
    std::string shown;
    for (const auto& [text, number] : draft.key)
        shown += (shown.empty() ? "" : " ") + (text.empty() ? std::to_string(number) : text);
    return shown;
}

}  // namespace

Drafts::Drafts() = default;
Drafts::~Drafts() = default;

void Drafts::note(ui::Ui& ui, const Session& session, const ui::Node& field, const std::string& before,
                  std::string_view title) {
    const std::uint64_t now = session.workspace().store().sequence();
    auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& each) {
        return each.done == 0 && each.draft.node == field.id && each.draft.address == session.address();
    });
    if (entry == entries_.end()) {
        entries_.emplace_back();
        entry = std::prev(entries_.end());
        storage::Draft& draft = entry->draft;
        draft.sequence = now;
        draft.address = session.address();
        draft.node = field.id;
        draft.place = title;
        draft.field = field.name;
        draft.before = before;
        const EditedCell& cell = session.edited_cell();
        if (cell.field == field.id) {
            const table::Table& table = session.table(cell.table);
            entry->cell = field.parent;
            draft.table = cell.table;
            draft.column = cell.column;
            draft.key = key_of(table, cell.row);
            draft.place += " " + shown_key(draft);
        }
        for (ui::NodeId id = field.parent; id != ui::kNoNode;) {
            const ui::Node* around = ui.tree().find(id);
            if (around == nullptr) break;
            if (draft.group == ui::kNoNode && toggle_of(ui.tree(), id) != nullptr) draft.group = id;
            if (around->modal) {
                draft.in_dialog = true;
                if (!around->name.empty()) draft.place = around->name + " - " + draft.place;
            }
            id = around->parent;
        }
    }
    // Rejected, and changed elsewhere since: no later change has taken it.
    const bool rejected = field.invalid && entry->draft.text == field.value;
    if (entry->draft.text != field.value) entry->draft.sequence = now;
    entry->draft.text = field.value;
    entry->draft.open = rejected;
    entry->refused = false;
}

bool Drafts::keep(ui::Ui& ui, const Session& session, Entry& entry) const {
    const storage::Workspace& workspace = session.workspace();
    if (entry.done != 0) return workspace.store().confirmed() < entry.done;
    const ui::Node* field = ui.tree().find(entry.draft.node);
    const ui::Node* cell = entry.cell == ui::kNoNode ? nullptr : ui.tree().find(entry.cell);
    if (cell != nullptr && field == nullptr) entry.refused = cell->invalid && cell->value == entry.draft.text;
    const bool closed = field == nullptr && entry.draft.in_dialog;  // and what was typed there given up
    const std::string* before = closed ? nullptr : ui::typed_over(ui, entry.draft.node);
    if (field != nullptr && before != nullptr && field->value == *before) return false;  // as it was
    if (entry.refused || before != nullptr) {
        entry.draft.open = entry.draft.open || !ui.is_focused(entry.draft.node);
        return true;
    }
    entry.draft.open = false;
    if (workspace.store().sequence() > entry.draft.sequence) {
        entry.done = workspace.store().sequence();
        return workspace.store().confirmed() < entry.done;
    }
    if (field == nullptr) return workspace.committing() || session.job() != nullptr;
    return field->value != entry.draft.before;
}

void Drafts::follow(ui::Ui& ui, Session& session, std::string_view title) {
    if (!session.ready() || session.workspace().store().role() != storage::Role::Writer) {
        // The tab that writes from now on finds what was kept.
        entries_.clear();
        offered_.clear();
        found_ = Found::unknown;
        reading_.drop();
        wanted_ = -1;
        placed_ = ui::kNoNode;
        return;
    }
    if (const ui::Node* field = ui.tree().find(ui.focused()); field != nullptr && field->kept) {
        const std::string* before = ui::typed_over(ui, field->id);
        if (before != nullptr && *before != field->value) note(ui, session, *field, *before, title);
    }
    // What was put back is typed again from here on.
    if (const ui::NodeId placed = std::exchange(placed_, ui::kNoNode);
        placed != ui::kNoNode && ui::typed_over(ui, placed) != nullptr)
        forget_offered(static_cast<std::size_t>(std::exchange(wanted_, -1)));
    std::erase_if(entries_, [&](Entry& entry) { return !keep(ui, session, entry); });
    put(session);
}

void Drafts::forget_offered(std::size_t index) {
    offered_.erase(std::next(offered_.begin(), static_cast<std::ptrdiff_t>(index)));
}

void Drafts::work(Session& session) {
    if (!session.ready() || session.workspace().store().role() != storage::Role::Writer) return;
    if (found_ != Found::known) return take_found(session);
    const storage::Sequence confirmed = session.workspace().store().confirmed();
    const auto is_saved = [&](const Entry& entry) { return entry.done != 0 && confirmed >= entry.done; };
    if (std::erase_if(entries_, is_saved) > 0) put(session);
}

// What opening found. Until that is read nothing is put over it.
void Drafts::take_found(Session& session) {
    storage::Store& store = session.workspace().store();
    if (found_ == Found::unknown) {
        if (!store.found_draft()) {
            found_ = Found::known;
            return;
        }
        reading_ = store.read_draft();
        found_ = Found::reading;
    }
    if (!reading_.done()) return;
    const storage::Reply reply = reading_.take();
    found_ = Found::known;
    for (storage::Draft& draft : storage::decode_drafts(reply.bytes)) {
        if (!draft.open && draft.sequence < store.sequence()) continue;  // a change took it
        draft.open = true;
        offered_.push_back(std::move(draft));
    }
    put(session);
    session.platform().request_frame(0);
}

void Drafts::put(Session& session) {
    if (found_ == Found::unknown && !session.workspace().store().found_draft()) found_ = Found::known;
    if (found_ != Found::known) return;
    std::list<storage::Draft> all = offered_;
    for (const Entry& entry : entries_) all.push_back(entry.draft);
    if (session.workspace().store().put_draft(storage::encode_drafts(all)))
        session.platform().request_work(0);
}

void Drafts::put_back(Session& session, std::size_t index) {
    wanted_ = static_cast<int>(index);
    opened_ = led_ = false;
    placed_ = ui::kNoNode;
    wanted_until_ms_ = session.platform().steady_ms() + kFindFieldMs;
    session.go(offered(index).address);
    session.platform().request_frame(0);
}

void Drafts::discard(Session& session, std::size_t index) {
    forget_offered(index);
    wanted_ = -1;
    put(session);
}

void Drafts::lead(Session& session, RecordGrid& grid, table::TableId table) {
    if (wanted_ < 0 || led_) return;
    const storage::Draft& draft = offered(static_cast<std::size_t>(wanted_));
    if (draft.column.empty() || draft.table != table || draft.address != session.address()) return;
    led_ = true;
    const table::Row row = row_of(session.table(table), draft);
    if (row != table::kNoRow) grid.go_to(row, draft.column);
}

void Drafts::draw(ui::Ui& ui, Session& session) {
    if (wanted_ < 0 || placed_ != ui::kNoNode) return;
    // The dialog gives the focus back to where it was before.
    if (ui.modal_open()) return ui.request_frame(kLookAgainMs);
    const storage::Draft& draft = offered(static_cast<std::size_t>(wanted_));
    const EditedCell& cell = session.edited_cell();
    const bool in_cell = !draft.column.empty();
    const ui::NodeId id = in_cell ? cell.field : draft.node;
    const ui::Node* field = ui.tree().find(id);
    const bool here = !in_cell || (led_ && cell.table == draft.table && cell.column == draft.column &&
                                   cell.row == row_of(session.table(cell.table), draft));
    if (session.address() == draft.address && here && field != nullptr && field->kept &&
        field->name == draft.field) {
        if (field->value != draft.before && field->value != draft.text) {
            session.tell(ui::Tone::info, tr("“{1}” was changed meanwhile. Escape leaves it as it was: {2}",
                                            draft.field, field->value.empty() ? "-" : field->value));
        }
        // As if it had been typed there just now.
        placed_ = id;
        ui::set_draft(ui, id, draft.text);
        ui.request_focus(id);
        ui.push({.kind = ui::EventKind::input, .target = id, .text = draft.text});
        ui.again();
        return;
    }
    const ui::Node* toggle =
        opened_ || draft.group == ui::kNoNode ? nullptr : toggle_of(ui.tree(), draft.group);
    if (toggle != nullptr && !toggle->expanded)
        ui.push({.kind = ui::EventKind::activate, .target = toggle->id});
    opened_ = opened_ || toggle != nullptr;
    if (session.address() == draft.address && session.platform().steady_ms() < wanted_until_ms_)
        return ui.request_frame(kLookAgainMs);
    wanted_ = -1;
    session.open(
        drafts_dialog(tr("The field can't be edited now, or isn't there any more. Copy the text to "
                         "use it elsewhere.")));
}

void Drafts::draw_bar(ui::Ui& ui, Session& session) {
    const storage::Draft& last = offered_.back();
    const std::string text =
        offered_.size() == 1 ? tr("What was typed into “{1}” ({2}) was not saved.", last.field, last.place)
                             : tr_n("{1} text that was typed into a field was not saved.",
                                    "{1} texts that were typed into fields were not saved.", offered_.size());
    const ui::IdScope scope(ui, "drafts");
    if (!ui::message_bar(ui, ui::Tone::info, text, tr("Show text"))) return;
    session.open(drafts_dialog({}));
    ui.again();
}

}  // namespace segments::app
