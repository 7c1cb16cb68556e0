#include "tests/app/grid/grid_bench.h"

#include <doctest/doctest.h>

#include "app/view/row_counts.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/schema/enumerations.h"
#include "core/schema/field_value.h"
#include "imgui.h"

namespace segments::app::test {

namespace card = contact::contact;
using table::Row;
using ui::Role;

GridBench::GridBench(float width) : env_(disk_), session_(env_, catalog_, "default") {
    input_.width = width;
    input_.height = 800;
    input_.coarse_pointer = width < 480;
    platform::Surroundings surroundings;
    surroundings.width = width;
    surroundings.height = input_.height;
    session_.start(platform_, surroundings);
    ui_.make_current();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    for (int i = 0; i < 100 && !session_.ready(); ++i) session_.work(8);
    REQUIRE(session_.ready());
}

void GridBench::contact(const std::string& no, const std::string& name, const std::string& city) {
    const auto made = session_.edit("", [&](table::Transaction& tx) {
        const Row row = tx.insert(card::kTable, {no});
        tx.set_text(card::kTable, row, card::kName, name);
        tx.set_text(card::kTable, row, card::kCity, city);
        return Result<void>();
    });
    REQUIRE(made);
    settle();
}

void GridBench::person(const std::string& no, const std::string& name, const std::string& company) {
    contact(no, name, "");
    set(no, card::kCompanyNo, company);
}

void GridBench::set(const std::string& no, table::FieldId field, const std::string& text) {
    const auto made = session_.edit("", [&](table::Transaction& tx) {
        tx.set_text(card::kTable, tx.table(card::kTable).find(no), field, text);
        return Result<void>();
    });
    REQUIRE(made);
    settle();
}

void GridBench::erase(const std::string& no) {
    const auto made = session_.edit("", [&](table::Transaction& tx) {
        tx.erase(card::kTable, tx.table(card::kTable).find(no));
        return Result<void>();
    });
    REQUIRE(made);
    settle();
}

std::string GridBench::text(const std::string& no, table::FieldId field) const {
    const table::Table& contacts = session_.table(card::kTable);
    return std::string(contacts.text(contacts.find(no), field));
}

bool GridBench::flag(const std::string& no, table::FieldId field) const {
    const table::Table& contacts = session_.table(card::kTable);
    return contacts.flag(contacts.find(no), field);
}

namespace {

Result<void> set_cell_in(table::Transaction& tx, const Session& session, Row row, const GridColumn& column,
                         std::string_view typed) {
    if (typed == "Atlantis") return fail("There is no such place.");
    const Result<schema::FieldValue> value = schema::parse_field_value(column.def, typed, session.entry());
    if (!value) return value.error();
    schema::set_cell(tx, card::kTable, row, column.def.id, *value);
    return {};
}

}  // namespace

GridSource GridBench::source() {
    GridSource source{.table = card::kTable, .noun = noun("contact", "contacts")};
    const auto people = std::make_shared<RowCounts>(card::kTable, [](const table::Table& table, Row row) {
        const table::Code company = table.code(row, card::kCompanyNo);
        return company == 0 ? RowCounts::kNone : static_cast<std::int64_t>(company);
    });
    table::FieldDef counted;
    counted.caption = "People";
    counted.type = filter::ValueType::integer;
    const auto column = [](table::FieldId field) { return field_column(card::kDef, field, 150); };
    source.columns = {
        as_link(column(card::kNo)),
        editable(column(card::kName)),
        editable(column(card::kCity)),
        editable(column(card::kMinor)),
        editable(column(card::kCorrespondenceType)),
        joined_column("employer", "Employer", card::kDef, card::kCompanyNo, card::kDef, card::kName, 150),
        with_total(computed_column(
            "people", counted,
            {.number = [people](const table::Database& db,
                                Row row) { return people->of(db.table(card::kTable).code(row, card::kNo)); },
             .revision = [people] { return people->revision(); }},
            100)),
    };
    source.refresh = [people](const Session& session) { people->update(session.db(), session.generation()); };
    source.work = [people](std::size_t rows) { return people->step(rows); };
    source.set = [](Session& session, Row row, const GridColumn& column_of, std::string_view typed) {
        return session.edit("Change", [&](table::Transaction& tx) {
            return set_cell_in(tx, session, row, column_of, typed);
        });
    };
    source.set_in = set_cell_in;
    source.card = {"name", "no", "city", "people"};
    source.sheet = true;
    source.row_actions = [this](Session&, Row row) {
        return std::vector<Action>{{.name = "Wave", .run = [this, row] { *waved_ = no_of(row); }}};
    };
    source.cell_actions = [this](Session&, Row row, const GridColumn& column_of) {
        const std::string name = "Wave at " + std::string(column_of.def.caption);
        return std::vector<Action>{{.name = name, .run = [this, row] { *waved_ = no_of(row) + "'s cell"; }}};
    };
    return source;
}

void GridBench::show() {
    grid_ = std::make_unique<RecordGrid>("People", source(), GridOptions{.search = true});
    settle();
}

void GridBench::show(GridSource source) {
    grid_ = std::make_unique<RecordGrid>("People", std::move(source));
    settle();
}

void GridBench::fill(const std::function<void(table::Transaction&)>& change) {
    const auto made = session_.edit("", [&](table::Transaction& tx) {
        change(tx);
        return Result<void>();
    });
    REQUIRE(made);
    settle();
}

void GridBench::show_with_entry() {
    GridSource with = source();
    with.entry = GridEntry{"no", "No.",
                           [](table::Transaction& tx, const Session&, std::string_view typed) -> Result<Row> {
                               if (typed == "X9") return fail("There can be no X9.");
                               return tx.insert(card::kTable, {std::string(typed)});
                           }};
    grid_ = std::make_unique<RecordGrid>("People", std::move(with), GridOptions{.search = true});
    settle();
}

void GridBench::frame() {
    tree_ = ui_.run_frame(input_, [&] {
        if (!grid_) return;
        const RecordGrid::Events events =
            grid_->draw(ui_, session_, {0, 0, input_.width, input_.height},
                        {.headline = "Nobody yet", .sentence = "Enter somebody."});
        if (events.opened != table::kNoRow) opened_ = no_of(events.opened);
        session_.draw_dialogs(ui_);
    });
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_OK);
}

void GridBench::settle() {
    int quiet = 0;
    for (int i = 0; i < 300; ++i) {
        disk_.now_ms += 20;
        session_.work(8);
        if (grid_) {
            frame();
            const double end = platform_.steady_ms() + 4;
            const bool more = grid_->work(session_, [&] { return platform_.steady_ms() >= end; });
            const bool wishes = tree_.focus_request != ui::kNoNode;
            if (wishes) ui_.push({.kind = ui::EventKind::focus, .target = tree_.focus_request});
            if (more || wishes) quiet = 0;
        }
        const bool busy = session_.workspace().busy() || session_.workspace().committing();
        if (!busy && ++quiet > 3) return;
    }
    FAIL("the grid doesn't come to rest");
}

const ui::Node* GridBench::find(Role role, std::string_view name) const {
    for (const ui::Node& node : tree_.nodes) {
        if (node.role == role && node.name == name) return &node;
    }
    return nullptr;
}

const ui::Node& GridBench::get(Role role, std::string_view name) const {
    const ui::Node* node = find(role, name);
    INFO("looking for ", std::string(name));
    REQUIRE(node != nullptr);
    return *node;
}

std::string GridBench::no_of(Row row) const {
    return std::string(session_.table(card::kTable).text(row, card::kNo));
}

const ui::Node* GridBench::cell(const std::string& no, std::string_view caption) const {
    const ui::Node* header = find(Role::columnheader, caption);
    if (header == nullptr) return nullptr;
    for (std::size_t place = 0; place < grid_->view().rows().size(); ++place) {
        if (no_of(grid_->view().rows()[place]) != no) continue;
        for (const ui::Node& node : tree_.nodes) {
            const bool there = node.role == Role::gridcell && node.column_index == header->column_index &&
                               node.row_index == static_cast<std::int64_t>(place) + 2;
            if (there) return &node;
        }
    }
    return nullptr;
}

std::string GridBench::total(std::string_view caption) const {
    const ui::Node& totals = get(Role::group, "Total");
    const std::string start = std::string(caption) + ": ";
    for (const ui::Node& node : tree_.nodes) {
        if (node.parent == totals.id && node.name.starts_with(start)) return node.name.substr(start.size());
    }
    return "none";
}

std::vector<std::string> GridBench::order() const {
    std::vector<std::string> numbers;
    for (const Row row : grid_->view().rows()) numbers.push_back(no_of(row));
    return numbers;
}

std::vector<std::string> GridBench::selected() const {
    std::vector<std::string> numbers;
    for (const Row row : grid_->selected_rows()) numbers.push_back(no_of(row));
    return numbers;
}

std::string GridBench::active() const {
    const ui::Node* node = tree_.find(ui_.focused());
    if (node != nullptr && node->role == Role::checkbox) node = tree_.find(node->parent);
    if (node == nullptr || node->role != Role::gridcell) return "no cell";
    for (const ui::Node& header : tree_.nodes) {
        if (header.role != Role::columnheader || header.column_index != node->column_index) continue;
        return no_of(grid_->view().rows()[static_cast<std::size_t>(node->row_index - 2)]) + "/" + header.name;
    }
    return "no column";
}

std::string GridBench::focus_name() const {
    const ui::Node* node = tree_.find(ui_.focused());
    return node ? node->name : "";
}

std::string GridBench::focused_value() const {
    const ui::Node* node = tree_.find(ui_.focused());
    return node == nullptr ? "nothing" : node->value;
}

void GridBench::press_node(ui::NodeId id) {
    ui_.push({.kind = ui::EventKind::activate, .target = id});
    settle();
}

void GridBench::click_at(const ui::Rect& rect) {
    pointer(rect.x + 12, rect.y + rect.height / 2, 0);
    pause();
    settle();
}

void GridBench::wheel(float pixels) {
    ui_.pointer_move(input_.width / 2, input_.height / 2);
    frame();
    ui_.wheel(0, pixels);
    settle();
}

void GridBench::menu_at(const ui::Rect& rect) {
    pointer(rect.x + rect.width / 2, rect.y + rect.height / 2, 1);
    pause();
    settle();
}

void GridBench::choose(std::string_view field, std::string_view option) {
    ui_.push({.kind = ui::EventKind::choose,
              .target = get(Role::combobox, field).id,
              .text = std::string(option)});
    settle();
}

void GridBench::press(Role role, std::string_view name, ui::Modifiers modifiers) {
    ui_.push({.kind = ui::EventKind::activate, .target = get(role, name).id, .modifiers = modifiers});
    settle();
}

void GridBench::pointer(float x, float y, int button) {
    ui_.pointer_move(x, y);
    frame();
    ui_.pointer_button(button, true);
    frame();
    ui_.pointer_button(button, false);
    frame();
}

// Long enough for the next click not to be the second of a double click.
void GridBench::pause() {
    input_.delta_seconds = 1;
    frame();
    input_.delta_seconds = 0.016f;
}

void GridBench::double_click(const std::string& no, std::string_view caption, ui::Modifiers modifiers) {
    const ui::Node* node = cell(no, caption);
    REQUIRE(node != nullptr);
    const ui::Rect rect = node->rect;
    ui_.set_modifiers(modifiers);
    pointer(rect.x + 12, rect.y + rect.height / 2, 0);
    pointer(rect.x + 12, rect.y + rect.height / 2, 0);
    ui_.set_modifiers({});
    pause();
    settle();
}

void GridBench::click_cell(const std::string& no, std::string_view caption, ui::Modifiers modifiers) {
    const ui::Node* node = cell(no, caption);
    INFO("looking for ", no);
    REQUIRE(node != nullptr);
    const ui::Rect rect = node->rect;
    ui_.set_modifiers(modifiers);
    pointer(rect.x + 12, rect.y + rect.height / 2, 0);
    pause();
    ui_.set_modifiers({});
    settle();
}

void GridBench::menu_of(const std::string& no, std::string_view caption) {
    const ui::Node* node = cell(no, caption);
    REQUIRE(node != nullptr);
    const ui::Rect rect = node->rect;
    pointer(rect.x + 12, rect.y + rect.height / 2, 1);
    pause();
    settle();
}

void GridBench::drag(float x, float y, float to_x, float to_y) {
    ui_.pointer_move(x, y);
    frame();
    ui_.pointer_button(0, true);
    frame();
    ui_.pointer_move(to_x, to_y);
    frame();
    ui_.pointer_button(0, false);
    settle();
}

void GridBench::focus(Role role, std::string_view name) {
    ui_.push({.kind = ui::EventKind::focus, .target = get(role, name).id});
    settle();
}

void GridBench::blur() {
    ui_.push({.kind = ui::EventKind::focus, .target = ui::kNoNode});
    settle();
}

void GridBench::key(std::string_view name, ui::Modifiers modifiers) {
    ui_.push({.kind = ui::EventKind::key,
              .target = ui_.focused(),
              .text = std::string(name),
              .modifiers = modifiers});
    settle();
}

void GridBench::copy() {
    ui_.push({.kind = ui::EventKind::copy, .target = ui_.focused()});
    settle();
}

void GridBench::paste(std::string_view text) {
    ui_.push({.kind = ui::EventKind::paste, .target = ui_.focused(), .text = std::string(text)});
    settle();
}

const ui::Node& GridBench::card_of(const std::string& no) const {
    const auto& rows = grid_->view().rows();
    for (const ui::Node& node : tree_.nodes) {
        if (node.role != Role::gridcell || node.column_index != 1) continue;
        if (no_of(rows[static_cast<std::size_t>(node.row_index - 2)]) == no) return node;
    }
    FAIL("there is no card of ", no);
    return tree_.nodes.front();
}

std::string GridBench::headline(const std::string& no) const {
    return card_of(no).value;
}

void GridBench::tap(const std::string& no) {
    const ui::Rect rect = card_of(no).rect;
    pointer(rect.x + rect.width / 2, rect.y + rect.height + 10, 0);
    settle();
}

void GridBench::undo() {
    session_.undo();
    settle();
}

std::string GridBench::message() const {
    return session_.message() ? session_.message()->text : std::string();
}

void GridBench::input(std::string_view name, std::string_view text, Role role) {
    ui_.push({.kind = ui::EventKind::input, .target = get(role, name).id, .text = std::string(text)});
    settle();
}

void GridBench::enter(std::string_view name, std::string_view text, Role role) {
    const ui::NodeId id = get(role, name).id;
    input(name, text, role);
    ui_.push({.kind = ui::EventKind::commit, .target = id, .text = std::string(text), .number = 1});
    settle();
}

void GridBench::leave(std::string_view name, std::string_view text, Role role) {
    const ui::NodeId id = get(role, name).id;
    ui_.push({.kind = ui::EventKind::commit, .target = id, .text = std::string(text)});
    ui_.push({.kind = ui::EventKind::focus, .target = ui::kNoNode});
    settle();
}

void GridBench::type(Role role, std::string_view name, std::string_view text) {
    focus(role, name);
    input(name, text, role);
    leave(name, text, role);
}

}  // namespace segments::app::test
