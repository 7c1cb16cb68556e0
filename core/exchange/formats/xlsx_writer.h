// Contacts as an Excel workbook: the columns of a table (ContactColumns), with truth values as what they are
// and all else as text, so that codes, telephone numbers and post codes stay as they are written and nothing
// is calculated.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/exchange/formats/contact_columns.h"
#include "core/exchange/formats/contact_writer.h"
#include "core/exchange/sheet_writer.h"

namespace segments::exchange {

class XlsxWriter final : public ContactWriter {
  public:
    explicit XlsxWriter(std::vector<std::string> columns) : columns_(std::move(columns)) {}

    void begin(std::string& out) override;
    void add(const ContactRecord& record, std::string& out) override;
    void end(std::string& out) override;
    bool sound() const override { return sound_; }

  private:
    void pass_on(std::string& out);

    ContactColumns columns_;
    std::string pending_;  // what the sheet has written
    std::unique_ptr<SheetWriter> sheet_;
    bool sound_ = true;
};

// Whether a cell of the contact would be cut, since a workbook's hold kMostCellCharacters.
bool has_too_long_cell(const ContactRecord& record);

}  // namespace segments::exchange
