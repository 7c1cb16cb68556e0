// A grid of contacts on a page of its own, for the tests of the grid: editable name, city, minor and
// correspondence type, a joined column (Employer) and a counted one (People).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/grid/record_grid.h"
#include "storage/catalog_memory.h"
#include "storage/env_memory.h"
#include "tests/app/harness.h"

namespace segments::app::test {

class GridBench {
  public:
    explicit GridBench(float width = 1280);

    void contact(const std::string& no, const std::string& name, const std::string& city);
    void person(const std::string& no, const std::string& name, const std::string& company);
    void set(const std::string& no, table::FieldId field, const std::string& text);
    void erase(const std::string& no);
    std::string text(const std::string& no, table::FieldId field) const;
    bool flag(const std::string& no, table::FieldId field) const;

    // A new grid over the contacts, with what is remembered of its columns.
    void show();
    // The same with a row at its end in which contacts are begun by their number; "X9" is refused.
    void show_with_entry();
    // A grid over something else, and what it shows.
    void show(GridSource source);
    void fill(const std::function<void(table::Transaction&)>& change);
    void settle();

    const ui::Node* find(ui::Role role, std::string_view name) const;
    const ui::Node& get(ui::Role role, std::string_view name) const;
    bool has(ui::Role role, std::string_view name) const { return find(role, name) != nullptr; }
    // The cell of a contact in the column of this caption; null if it isn't shown.
    const ui::Node* cell(const std::string& no, std::string_view caption) const;
    std::string total(std::string_view caption) const;
    // The numbers of the contacts from top to bottom; of those selected.
    std::vector<std::string> order() const;
    std::vector<std::string> selected() const;
    // "CT1/Name": the cell that has the focus.
    std::string active() const;
    std::string opened() const { return opened_; }
    std::string waved() const { return *waved_; }

    const ui::Tree& tree() const { return tree_; }
    // The text of the cell that has the focus.
    std::string focused_value() const;
    // The name of what has the focus.
    std::string focus_name() const;

    void press(ui::Role role, std::string_view name, ui::Modifiers modifiers = {});
    void press_node(ui::NodeId id);
    void click_at(const ui::Rect& rect);
    // Over the middle of the grid; positive: down.
    void wheel(float pixels);
    // A right click at the middle.
    void menu_at(const ui::Rect& rect);
    // Chooses an option of an open list.
    void choose(std::string_view field, std::string_view option);
    void click_cell(const std::string& no, std::string_view caption, ui::Modifiers modifiers = {});
    void double_click(const std::string& no, std::string_view caption, ui::Modifiers modifiers = {});
    void menu_of(const std::string& no, std::string_view caption);
    void drag(float x, float y, float to_x, float to_y);
    void focus(ui::Role role, std::string_view name);
    // Nothing has the focus any more.
    void blur();
    void key(std::string_view name, ui::Modifiers modifiers = {});
    void copy();
    // Into what has the focus.
    void paste(std::string_view text);
    // A tap on the card of a contact.
    void tap(const std::string& no);
    // What stands in its first line.
    std::string headline(const std::string& no) const;
    void undo();
    std::string message() const;
    // Typing in the field of this name: a part, all with Enter, all and elsewhere.
    void input(std::string_view name, std::string_view text, ui::Role role = ui::Role::textbox);
    void enter(std::string_view name, std::string_view text, ui::Role role = ui::Role::textbox);
    void leave(std::string_view name, std::string_view text, ui::Role role = ui::Role::textbox);
    void type(ui::Role role, std::string_view name, std::string_view text);

    RecordGrid& grid() { return *grid_; }
    FakePlatform& platform() { return platform_; }

  private:
    GridSource source();
    void frame();
    void pointer(float x, float y, int button);
    void pause();
    std::string no_of(table::Row row) const;
    const ui::Node& card_of(const std::string& no) const;

    storage::MemoryDisk disk_;
    storage::MemoryEnv env_;
    storage::MemoryCatalog catalog_;
    FakePlatform platform_;
    Session session_;
    ui::Ui ui_;
    ui::FrameInput input_;
    std::unique_ptr<RecordGrid> grid_;
    ui::Tree tree_;
    std::string opened_;
    std::shared_ptr<std::string> waved_ = std::make_shared<std::string>();
};

}  // namespace segments::app::test
