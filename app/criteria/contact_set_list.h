// The contacts of a set as a list within a dialog: who would come, who is in both segments.
//
//     ContactSetList list("Would come");
//     list.show(look.coming());                       // once the set is known
//     list.draw(ui, session, "Nobody would come");
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "app/grid/record_grid.h"

namespace segments::app {

class ContactSetList {
  public:
    explicit ContactSetList(std::string_view name);

    // Rows of the contact table.
    void show(table::Bitmap contacts);
    std::size_t count() const { return count_; }
    void draw(ui::Ui& ui, Session& session, std::string_view empty);
    // Fills the list: true while there is more to do.
    bool work(Session& session, const std::function<bool()>& over) { return grid_.work(session, over); }

  private:
    std::shared_ptr<table::Bitmap> contacts_ = std::make_shared<table::Bitmap>();
    std::size_t count_ = 0;
    std::uint64_t shows_ = 0;
    RecordGrid grid_;
};

}  // namespace segments::app
