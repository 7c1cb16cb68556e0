// Saved Criteria (SAV-4, SAV-5): the list, and the card of one: its code and description can be changed, its
// actions are shown, and of each date that was typed in words it is said whether it stays or follows the work
// date (PRD-9).
#pragma once

#include <string>
#include <vector>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"
#include "core/criteria/saved_criteria.h"

namespace segments::app {

class SavedCriteriaListScreen final : public Screen {
  public:
    SavedCriteriaListScreen();
    std::string title(const Session&) const override { return tr("Saved Criteria"); }
    std::string_view section() const override { return "/segments"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

class SavedCriteriaCardScreen final : public Screen {
  public:
    explicit SavedCriteriaCardScreen(std::string code) : code_(std::move(code)) {}
    std::string title(const Session&) const override { return tr("Saved Criteria {1}", code_); }
    std::string_view section() const override { return "/segments"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;

  private:
    // A date with the row of its filter.
    struct Date {
        table::Row filter_row = table::kNoRow;
        criteria::SavedDate date;
    };

    table::Row row(const Session& session) const;
    void refresh(const Session& session);
    void draw_fields(ui::Ui& ui, Session& session, table::Row saved) const;
    void draw_dates(ui::Ui& ui, Session& session) const;

    std::string code_;
    std::uint64_t version_ = 0;  // of the saved lines
    Day today_ = kBlankDay;
    std::vector<criteria::CriteriaText> texts_;
    std::vector<Date> dates_;
};

}  // namespace segments::app
