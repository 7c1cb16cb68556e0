// Number Series (NUM-5): the list, and one series with its lines and related series.
#pragma once

#include <string>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class NumberSeriesListScreen final : public Screen {
  public:
    NumberSeriesListScreen();
    std::string title(const Session&) const override { return tr_in("list", "Number Series"); }
    std::string_view section() const override { return "/setup"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

class NumberSeriesCardScreen final : public Screen {
  public:
    explicit NumberSeriesCardScreen(std::string code);
    std::string title(const Session&) const override { return tr("Number Series {1}", code_); }
    std::string_view section() const override { return "/setup"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return lines_.work(session, over);
    }

  private:
    void draw_related(ui::Ui& ui, Session& session) const;

    std::string code_;
    RecordGrid lines_;
};

}  // namespace segments::app
