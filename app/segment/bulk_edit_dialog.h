// Edit Lines (BLK-1 to BLK-3): the same change of many lines: a value set or put back, or a text found and
// replaced. Each is one step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/session/dialog.h"
#include "core/schema/field_value.h"
#include "core/segment/line_replace.h"

namespace segments::app {

class BulkEditDialog final : public Dialog {
  public:
    // `selected`: whether the person chose the lines, or they are all that are listed.
    BulkEditDialog(std::string segment_no, std::vector<table::Row> lines, bool selected)
        : segment_no_(std::move(segment_no)), lines_(std::move(lines)), selected_(selected) {}
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    // Each returns false when the dialog is done.
    bool draw_value(ui::Ui& ui, Session& session);
    bool draw_replace(ui::Ui& ui, Session& session);
    bool change(Session& session) const;
    void replace(Session& session) const;

    std::string segment_no_;
    std::vector<table::Row> lines_;
    bool selected_;
    int tab_ = 0;
    int field_ = 0;
    std::string value_;
    bool put_back_ = false;
    segment::Replacement wanted_;
    std::uint64_t version_ = 0;
    std::optional<segment::ReplaceInLines> look_;
    bool counted_ = false;
};

// BLK-1. A value for all of these lines; nullopt puts them back to the segment's.
void change_lines(Session& session, const std::string& segment_no, std::vector<table::Row> lines,
                  table::FieldId field, std::optional<schema::FieldValue> value);
// BLK-3: the value of the first line into the others. REQUIRES: at least two lines.
void fill_down(Session& session, const std::string& segment_no, std::vector<table::Row> lines,
               table::FieldId field);

}  // namespace segments::app
