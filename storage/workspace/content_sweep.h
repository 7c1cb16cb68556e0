// Removes contents that nothing refers to any more: neither an attachment, nor a step of the undo history,
// nor a daily copy. It runs once after opening, in the background, over the contents that were found then;
// what is in doubt stays.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/table/database.h"
#include "storage/store.h"
#include "storage/workspace/day_copies.h"

namespace segments::storage {

class ContentSweep {
  public:
    explicit ContentSweep(Store& store) : store_(store) {}

    // Looks at one step of the history; true when finished. REQUIRES: the store is the writer.
    bool step(const table::Database& db, const DayCopies& days);
    // It can't go on before the storage has answered.
    bool waits() const { return reading_ && !reading_->finished; }
    // It is being put again: it stays.
    void keep(const std::string& hash);

  private:
    void begin(const table::Database& db, const DayCopies& days);
    // Of the undo history; true when all of it was looked at.
    bool look();

    Store& store_;
    bool gathered_ = false;
    int attempts_ = 0;
    std::vector<std::string> candidates_;
    std::set<std::string> kept_;
    Sequence at_sequence_ = 0;  // of the store when the look began: a change begins it anew
    std::size_t at_ = 0;        // step of the history
    std::shared_ptr<const UndoBytes> reading_;
};

// Contents of attachments that aren't whole in the files: hashes.
std::vector<std::string> missing_contents(const table::Database& db, const Store& store);

}  // namespace segments::storage
