// A segment's worksheet (chapters 3 to 7): its header, its lines, and everything that is done with them until
// it is logged.
#pragma once

#include <memory>
#include <string>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "app/segment/segment_header_form.h"
#include "core/base/tr.h"

namespace segments::app {

class SegmentScreen final : public Screen {
  public:
    explicit SegmentScreen(std::string segment_no);
    std::string title(const Session&) const override { return tr("Segment {1}", segment_no_); }
    std::string_view section() const override { return "/segments"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return lines_.work(session, over);
    }

  private:
    table::Row row(const Session& session) const;
    void draw_missing(ui::Ui& ui, Session& session, const ui::Rect& area) const;
    // The parts of the page where there isn't room for both.
    void draw_tabs(ui::Ui& ui, Session& session, table::Row segment_row, const ui::Rect& area);
    void draw_lines(ui::Ui& ui, Session& session, const ui::Rect& area);
    void refresh(const Session& session);
    Action criteria_menu(Session& session);
    Action lines_menu(Session& session);
    void ask_why(Session& session);
    void edit_lines(Session& session, const std::vector<table::Row>& selected);
    Action fill_down_action(Session& session, const std::vector<table::Row>& rows);
    void log(Session& session);

    std::string segment_no_;
    SegmentHeaderForm header_;
    RecordGrid lines_;
    std::uint64_t criteria_version_ = 0;
    std::int64_t actions_ = 0;  // No. of Criteria Actions
    bool on_lines_ = false;     // where the parts are tabs: the lines are shown
};

}  // namespace segments::app
