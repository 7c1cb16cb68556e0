// The comments of a contact or a campaign: rows of a table whose key is the record's number and a line
// number, followed by date, code, comment and Last Date Modified.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class RecordComments {
  public:
    RecordComments(table::TableId table, std::string no) : table_(table), no_(std::move(no)) {}
    // Without a group around it.
    void draw(ui::Ui& ui, Session& session);

  private:
    void draw_comment(ui::Ui& ui, Session& session, table::Row row, const std::string& step) const;

    table::TableId table_;
    std::string no_, text_;
    std::uint64_t version_ = 0;  // of the table
    std::vector<table::Row> rows_;
};

}  // namespace segments::app
