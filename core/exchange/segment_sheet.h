// The contacts of a segment for spreadsheets: a CSV file or an Excel workbook (EXP-1 to EXP-4), in slices.
//
//     Result<SegmentSheet> sheet = SegmentSheet::of(db, "SM00001");
//     std::string bytes;
//     while (!sheet->step(500, bytes)) { send(bytes); bytes.clear(); }
//     if (sheet->problem()) ...  // the file is of no use
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/exchange/sheet_writer.h"
#include "core/segment/present_lines.h"
#include "core/table/database.h"

namespace segments::exchange {

// EXP-3: the columns of the reference, in its order.
std::vector<table::FieldId> standard_columns();
// All that can be chosen: those, then the other fields of the contact.
std::vector<table::FieldId> all_columns();
std::string_view caption_of_column(table::FieldId column);

class SegmentSheet {
  public:
    // Error: no such segment.
    static Result<SegmentSheet> of(const table::Database& db, std::string_view segment_no,
                                   SheetFormat format = SheetFormat::csv,
                                   std::vector<table::FieldId> columns = standard_columns());

    // Finds the lines first, and looks at them all; then appends about `rows` lines. True when the file is
    // complete, or when there is a problem.
    bool step(std::size_t rows, std::string& out);
    // A line without a contact that exists, which is named (EXP-2); more lines than a workbook has rows.
    const std::optional<Error>& problem() const { return problem_; }
    // 0..1
    float progress() const;
    // Lines of the segment that were found.
    std::size_t count() const { return contacts_.size(); }
    bool sound() const { return sound_; }

  private:
    SegmentSheet(const table::Database& db, table::Code segment, SheetFormat format,
                 std::vector<table::FieldId> columns);
    void find(std::size_t rows);
    void look_at(std::size_t rows);
    Error without_contact(table::Row line) const;

    const table::Database* db_;
    SheetFormat format_;
    std::vector<table::FieldId> columns_;
    segment::PresentLines finding_;
    std::vector<table::Row> lines_;
    std::vector<table::Row> contacts_;  // one for each line (EXP-1)
    std::optional<Error> problem_;
    std::unique_ptr<std::string> pending_;
    std::unique_ptr<SheetWriter> writer_;
    std::size_t at_ = 0;
    bool sound_ = true;
};

}  // namespace segments::exchange
