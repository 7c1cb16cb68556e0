// The contacts of a segment for a spreadsheet (EXP-1 to EXP-4): as CSV or as a workbook, with the columns
// that are wanted.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/session/session.h"

namespace segments::app {

class SegmentSheetDialog final : public Dialog {
  public:
    explicit SegmentSheetDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void load(const Session& session);
    bool save(Session& session) const;
    void choose(const std::vector<table::FieldId>& columns);
    std::vector<table::FieldId> chosen() const;

    std::string segment_no_;
    std::vector<table::FieldId> columns_;  // all, in the order of the file
    std::vector<bool> wanted_;
    int format_ = 0;
};

}  // namespace segments::app
