// A table (CSV, TSV) as a source of contacts: one a row, by a mapping of its columns.
#pragma once

#include <string>
#include <vector>

#include "core/exchange/formats/column_mapping.h"
#include "core/exchange/formats/contact_source.h"
#include "core/exchange/formats/csv_rows.h"
#include "core/exchange/formats/text_decoder.h"

namespace segments::exchange {

// The name of what is kept of a table's columns.
inline constexpr std::string_view kCsvName = "csv";

struct CsvOptions {
    Encoding encoding = Encoding::utf8;
    char delimiter = ',';
    bool sep_line = false;  // the first line is "sep=;"
    bool has_header = true;
    bool blanks_empty = false;
    std::vector<std::string> header;   // names of the columns
    std::vector<std::string> targets;  // of column_mapping.h
};

class CsvSource final : public ContactSource {
  public:
    // `lookup` outlives this.
    CsvSource(CsvOptions options, CodeLookup& lookup);

    void feed(std::string_view piece) override { piece_ = piece; }
    void finish() override;
    State next(std::size_t budget) override;
    const Element& element() const override { return element_; }
    std::string_view raw() const override { return rows_.raw(); }
    const Error& error() const override { return error_; }
    const ColumnMapping& mapping() const { return mapping_; }

  private:
    bool take_row();
    State refuse(std::string message, std::uint64_t line);

    CsvOptions options_;
    TextDecoder decoder_;
    CsvRows rows_;
    ColumnMapping mapping_;
    ForeignContact contact_;
    std::string_view piece_;
    std::string text_, json_;
    std::string problem_;
    bool finished_ = false;
    std::size_t to_skip_;  // lines before the first contact
    std::uint64_t count_ = 0;
    Element element_;
    Error error_;
};

}  // namespace segments::exchange
