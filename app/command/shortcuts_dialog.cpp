#include "app/command/shortcuts_dialog.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/draw.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

using ui::Rect;
using ui::Role;

struct Line {
    std::string_view keys, does;
};

constexpr std::array<Line, 9> kEverywhere{{
    {"Control+K", msg("Go to a command, a screen or a record")},
    {"?", msg("Show this list")},
    {"F1", msg("Help: what the guide says about this screen")},
    {"Control+Z", msg("Undo: in a field what was typed, else the last change")},
    {"Control+Shift+Z", msg("Redo")},
    {"Control+S", msg("Take in what is being typed")},
    {"Control+F", msg("Search in the list; once more: search in the page")},
    {msg("Tab, Shift+Tab"), msg("To the next or previous element")},
    {"Escape", msg("Close, or give up what is being typed")},
}};
constexpr std::array<Line, 14> kLists{{
    {msg("Arrow keys"), msg("Move from cell to cell")},
    {msg("Home, End"), msg("First or last column")},
    {msg("Ctrl+Home, Ctrl+End"), msg("First or last row")},
    {msg("Page Up, Page Down"), msg("A page up or down")},
    {"Enter", msg("Open the record, or edit the cell")},
    {msg("F2, or any letter"), msg("Edit the cell")},
    {msg("Any letter"), msg("Where nothing can be edited: to the next row that begins so")},
    {"Space", msg("Select the row, or open and close a group")},
    {msg("Shift+arrows"), msg("Select rows and cells")},
    {"Control+A", msg("Select all rows of the list")},
    {"Control+C", msg("Copy the selected rows")},
    {"Control+V", msg("Paste a block from a spreadsheet")},
    {"Control+D", msg("Fill down")},
    {"Control+Enter", msg("Fill the selected cells with this value")},
}};

void draw_line(ui::Ui& ui, const Session& session, std::string_view shortcut, std::string_view does) {
    constexpr float kKeys = 190, kLine = 26;
    const Rect rect = ui.place(0, kLine);
    const std::string keys = shortcut_text(session, shortcut);
    ui.node(ui.id(keys + std::string(does)), Role::text, rect, keys + ": " + std::string(does));
    ui::draw_text(ui, {rect.x, rect.y, kKeys, kLine}, keys, {theme::type::kBody, true, ui.palette().text});
    ui::draw_text(ui, {rect.x + kKeys, rect.y, rect.width - kKeys, kLine}, does,
                  {theme::type::kBody, false, ui.palette().text});
}

class ShortcutsDialog final : public Dialog {
  public:
    explicit ShortcutsDialog(std::vector<std::pair<std::string, std::string>> here)
        : here_(std::move(here)) {}

    bool draw(ui::Ui& ui, Session& session) override {
        const ui::DialogScope dialog(ui, tr("Keyboard shortcuts"), {.width = 620});
        draw_part(ui, session, tr("On every page"), kEverywhere);
        draw_part(ui, session, tr("In lists"), kLists);
        if (!here_.empty()) {
            const ui::Stack stack(ui, 0, 0);
            ui::subheading(ui, tr("On this page"));
            for (const auto& [keys, does] : here_) draw_line(ui, session, keys, does);
        }
        const ui::Row row(ui);
        return !ui::button(ui, tr("Close"), {.kind = ui::ButtonKind::primary}) && !dialog.escaped();
    }

  private:
    template <std::size_t count>
    static void draw_part(ui::Ui& ui, const Session& session, std::string_view name,
                          const std::array<Line, count>& lines) {
        const ui::Stack stack(ui, 0, 0);
        ui::subheading(ui, name);
        for (const Line& line : lines) draw_line(ui, session, tr(line.keys), tr(line.does));
    }

    std::vector<std::pair<std::string, std::string>> here_;
};

}  // namespace

std::unique_ptr<Dialog> shortcuts_dialog(const std::vector<Command>& here) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Command& command : here) {
        if (!command.shortcut.empty()) lines.emplace_back(command.shortcut, command.name);
    }
    return std::make_unique<ShortcutsDialog>(std::move(lines));
}

}  // namespace segments::app
