// Uses the program once for nobody: its screens and dialogs over the sample data, in memory. Browsers compile
// a function when it is first called, which makes the first look at each screen two to three times as long as
// the next. The page lets a worker with the same compiled program rehearse (web/static/js/rehearsal.js), so
// that nobody waits for that.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "app/application.h"
#include "app/rehearsal/nobody.h"
#include "storage/catalog_memory.h"

namespace segments::app {

class Rehearsal {
  public:
    // On a page of that size. `fonts` as for Application::start.
    Rehearsal(float width, float height, std::span<const platform::FontFile> fonts);

    // All of it, some tenths of a second. False if it got stuck: what comes after that was not rehearsed.
    bool run();
    // Told the heading of each screen, and the name of each dialog, that was drawn.
    std::function<void(std::string_view)> seen;

  private:
    bool begin();
    bool visit(std::string_view address);
    bool fill_segment();
    bool look_into(std::string_view button);
    bool call_up(std::string_view key, ui::Modifiers modifiers);

    bool press(std::string_view button, ui::NodeId inside = ui::kNoNode);
    bool activate(ui::Role role, std::string_view name, ui::NodeId inside);
    bool type(std::string_view field, std::string_view text);
    bool key(std::string_view name, ui::Modifiers modifiers = {});
    bool close_dialogs();
    // Draws, and works, until nothing is left to do.
    bool settle();
    void frame();
    const ui::Node* find(ui::Role role, std::string_view name) const;
    const ui::Node* dialog() const;
    void tell();

    storage::MemoryCatalog catalog_;
    storage::MemoryDisk& disk_;
    storage::MemoryEnv env_;
    Nobody nobody_;
    Application application_;
    const ui::Tree* tree_ = nullptr;  // of the last frame
};

}  // namespace segments::app
