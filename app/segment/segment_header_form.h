// The header of a segment as a form (NUM-13): General, Interaction and Campaign.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class SegmentHeaderForm {
  public:
    explicit SegmentHeaderForm(std::string segment_no) : segment_no_(std::move(segment_no)) {}

    // Draws it into the current layout, in at most so many columns.
    void draw(ui::Ui& ui, Session& session, table::Row segment_row, int columns);
    // The field that gets the focus when it is drawn next.
    void go_to(table::FieldId field) { wanted_ = field; }

  private:
    void refresh(const Session& session);
    static void draw_campaign(ui::Ui& ui, Session& session, table::Row segment_row);
    void draw_document(ui::Ui& ui, Session& session, table::Row segment_row) const;
    void draw_flows(ui::Ui& ui, Session& session) const;

    std::string segment_no_;
    std::optional<table::FieldId> wanted_;
    std::uint64_t lines_version_ = 0, criteria_version_ = 0, generation_ = 0;
    std::size_t lines_ = 0;
    std::int64_t actions_ = 0;
};

}  // namespace segments::app
