// The contacts of a segment, found in slices: of a million lines even that takes longer than a frame.
//
//     ContactsOfLines contacts(segment_code(db, segment_row));
//     while (!contacts.step(db, 50000)) {}
//     use(contacts.take());
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/segment/present_lines.h"
#include "core/table/bitmap.h"
#include "core/table/database.h"

namespace segments::segment {

// Each contact once, in the order of the lines. Lines without a contact that exists are passed over.
class ContactsOfLines {
  public:
    explicit ContactsOfLines(table::Code segment) : finding_(segment) {}

    // Looks at about so many lines more; true when all are found.
    bool step(const table::Database& db, std::size_t rows);
    float progress(const table::Database& db) const;
    std::vector<table::Row> take() { return std::exchange(contacts_, {}); }

  private:
    PresentLines finding_;
    std::vector<table::Row> lines_, contacts_;
    table::Bitmap seen_;
    std::size_t at_ = 0;
    bool done_ = false;
};

}  // namespace segments::segment
