// A table as a file for spreadsheets: CSV (RFC 4180) or an Excel workbook (.xlsx), written row by row.
//
//     SheetWriter sheet(SheetFormat::xlsx, out, {{"Name", 30}, {"Date", 12}});
//     sheet.row();
//     sheet.text("Contoso");
//     sheet.cell(def, "", day);
//     sheet.finish();
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/schema.h"
#include "core/word/zip_writer.h"

namespace segments::exchange {

enum class SheetFormat : std::uint8_t {
    csv,           // UTF-8
    csv_with_bom,  // the same with a byte-order mark, by which spreadsheets know it
    xlsx,          // numbers, dates and truth values stay what they are
};

// Rows of a workbook, with that of the captions.
inline constexpr std::size_t kMostSheetRows = 1048576;
// What a cell of a workbook holds; longer texts are cut.
inline constexpr std::size_t kMostCellCharacters = 32767;

class SheetWriter {
  public:
    struct Column {
        std::string caption;
        int width = 12;  // characters
    };
    // Appends to `out`, which may be emptied between and outlives the writer.
    SheetWriter(SheetFormat format, std::string& out, const std::vector<Column>& columns);

    void row();
    // In a CSV, text in which a spreadsheet would see a formula gets an apostrophe before it.
    void text(std::string_view text);
    // A value of this field: `number` where it isn't textual.
    void cell(const table::FieldDef& field, std::string_view text, std::int64_t number);
    // False: it became larger than such a file can be.
    bool finish();

  private:
    void begin_book(const std::vector<Column>& columns);
    void csv(std::string_view text);
    void xml_cell(std::string_view type, std::string_view style, std::string_view inside);
    void flush(bool all);

    std::string* out_;
    std::unique_ptr<word::ZipWriter> zip_;
    std::string sheet_;  // of the workbook's sheet, not packed yet
    std::size_t rows_ = 0, column_ = 0, columns_;
};

// A column of texts of at most so many characters (0: not known), as wide as they usually need.
SheetWriter::Column sheet_column(std::string caption, std::size_t longest);

}  // namespace segments::exchange
