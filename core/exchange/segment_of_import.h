// Puts contacts that came in on a segment ("these 300 people"), as one Add Contacts by their numbers (CRI-5):
// Exclude from Segment, privacy blocks and lines that are there count as always (ADD-1), and Go Back takes
// them off again (PRD-4).
//
//     SegmentOfImport job("SM00001", std::move(contacts));
//     while (!*job.step(tx, 2000)) {}
#pragma once

#include <optional>
#include <string>

#include "core/criteria/add_contacts.h"
#include "core/query/row_order.h"
#include "core/table/bitmap.h"

namespace segments::exchange {

class SegmentOfImport {
  public:
    // `contacts`: rows of the contact table.
    SegmentOfImport(std::string segment_no, table::Bitmap contacts)
        : segment_no_(std::move(segment_no)), contacts_(std::move(contacts)) {}

    // Errors: no such segment.
    Result<bool> step(table::Transaction& tx, std::size_t rows);
    // 0..1
    float progress() const;
    // REQUIRES: finished.
    const criteria::AddCounts& counts() const { return counts_; }

  private:
    enum class Phase : std::uint8_t { gather, sort, intervals, add, done };
    bool gather(const table::Database& db, std::size_t rows);
    bool write_intervals(const table::Table& contacts, std::size_t rows);

    std::string segment_no_;
    table::Bitmap contacts_;
    Phase phase_ = Phase::gather;
    std::vector<table::Row> all_;
    bool intervals_fit_ = true;  // numbers sort in lists as they do in filters
    std::optional<query::RowSorter> sorter_;
    std::size_t at_ = 0;
    std::string expression_;
    std::optional<criteria::AddContacts> add_;
    criteria::AddCounts counts_;
};

}  // namespace segments::exchange
