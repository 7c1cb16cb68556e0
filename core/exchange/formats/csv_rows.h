// Rows of a comma-separated file (RFC 4180, and what programs make of it): any delimiter, quoted cells with
// line breaks and doubled quotes, any line end, a last line without one.
//
//     CsvRows rows(';');
//     rows.append(text);                               // UTF-8, in pieces
//     while (rows.next()) use(rows.cells());
//     rows.finish();                                   // and once more: while (rows.next()) ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace segments::exchange {

class CsvRows {
  public:
    explicit CsvRows(char delimiter) : delimiter_(delimiter) {}

    void append(std::string_view text);
    void finish() { finished_ = true; }
    // The next complete row; empty lines are passed over. False: more text is needed, or all was read.
    bool next();

    // Until the next call of next() or append(). Empty if the row is too long.
    const std::vector<std::string>& cells() const { return cells_; }
    std::string_view raw() const { return std::string_view(text_).substr(row_from_, row_to_ - row_from_); }
    bool too_long() const { return too_long_; }
    // On which the row begins.
    std::uint64_t line() const { return row_line_; }
    // On which the row begins that isn't complete yet.
    std::uint64_t open_line() const { return from_line_; }
    // The text ended within quotes.
    bool is_cut_off() const { return finished_ && state_ == State::quoted; }

  private:
    enum class State : std::uint8_t { cell_start, plain, quoted, quote };
    void take_cells(std::string_view row);
    void forget_read();

    char delimiter_;
    bool finished_ = false;
    bool too_long_ = false, skipping_ = false;
    State state_ = State::cell_start;
    std::string text_;
    std::size_t at_ = 0;    // scanned up to here
    std::size_t from_ = 0;  // of the row that is being scanned
    std::size_t row_from_ = 0, row_to_ = 0;
    std::uint64_t line_ = 1, from_line_ = 1, row_line_ = 1;
    std::vector<std::string> cells_;
};

// How a table is written: found in its first lines.
struct CsvShape {
    char delimiter = ',';
    bool sep_line = false;                         // the first line says the delimiter: "sep=;"
    std::vector<std::vector<std::string>> sample;  // the first rows, without that line
};
// `head`: the beginning of the text in UTF-8, perhaps cut; `delimiter` 0: find it.
CsvShape csv_shape(std::string_view head, char delimiter = 0, std::size_t rows = 30);

}  // namespace segments::exchange
