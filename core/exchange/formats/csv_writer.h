// Contacts as a table (CSV, RFC 4180, UTF-8 with a byte-order mark, which spreadsheets look for), in the
// columns of ContactColumns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/formats/contact_columns.h"
#include "core/exchange/formats/contact_writer.h"

namespace segments::exchange {

class CsvWriter final : public ContactWriter {
  public:
    explicit CsvWriter(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    void begin(std::string& out) override;
    void add(const ContactRecord& record, std::string& out) override;
    void end(std::string&) override {}

  private:
    void cell(std::string& out, std::string_view text);

    ContactColumns columns_;
    bool first_ = true;  // cell of the row
};

// What a cell says of a value.
std::string cell_text(const table::FieldDef& field, const Value& value);

}  // namespace segments::exchange
