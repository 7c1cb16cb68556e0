// What is being typed and belongs to no record yet. It is kept beside the journal while it is typed, so that
// a crash doesn't take it (P3 of docs/storage.md); after one it is offered in a bar above the screen, and put
// back into its field, where it is taken or refused as anything that is typed there.
//
// Fields say by FieldOptions::kept that what is typed would be missed. Made when something is typed for the
// first time, or when opening finds drafts: this room is in the second part of the program.
#pragma once

#include <cstdint>
#include <iterator>
#include <list>
#include <string>
#include <string_view>

#include "app/ui/ui.h"
#include "core/table/schema.h"
#include "storage/env.h"
#include "storage/format/draft.h"

namespace segments::app {

class RecordGrid;
class Session;

class Drafts {
  public:
    // Out of line, as all of this room: in the second part.
    Drafts();
    ~Drafts();
    // After each frame; `title` is that of the screen.
    void follow(ui::Ui& ui, Session& session, std::string_view title);
    // While working.
    void work(Session& session);

    // There is something to offer.
    bool offers() const { return !offered_.empty(); }
    std::size_t offered() const { return offered_.size(); }
    const storage::Draft& offered(std::size_t index) const {
        return *std::next(offered_.begin(), static_cast<std::ptrdiff_t>(index));
    }
    // When the screen was drawn: puts a text back once its field is there.
    void draw(ui::Ui& ui, Session& session);
    // The bar above the screen.
    void draw_bar(ui::Ui& ui, Session& session);
    void put_back(Session& session, std::size_t index);
    void discard(Session& session, std::size_t index);
    // A list of this table is drawn: it goes to the cell that a text is to be put back into.
    void lead(Session& session, RecordGrid& grid, table::TableId table);

  private:
    struct Entry {
        storage::Draft draft;
        ui::NodeId cell = ui::kNoNode;  // of a grid, around the field
        bool refused = false;           // the cell shows it, and why it can't be taken
        std::uint64_t done = 0;         // this change took it; 0: not yet
    };

    void note(ui::Ui& ui, const Session& session, const ui::Node& field, const std::string& before,
              std::string_view title);
    // False when nothing of it needs to be kept any more.
    bool keep(ui::Ui& ui, const Session& session, Entry& entry) const;
    void forget_offered(std::size_t index);
    void take_found(Session& session);
    void put(Session& session);

    std::list<Entry> entries_;  // of this session, the newest last
    std::list<storage::Draft> offered_;
    enum class Found : std::uint8_t { unknown, reading, known } found_ = Found::unknown;
    storage::Request reading_;
    int wanted_ = -1;  // of what is offered: on its way to its field
    bool opened_ = false, led_ = false;
    ui::NodeId placed_ = ui::kNoNode;  // the field that got it
    double wanted_until_ms_ = 0;
};

}  // namespace segments::app
