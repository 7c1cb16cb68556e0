// The lists of codes by which contacts are classified (ENT-18 and the like): all lists, one list, one code.
#pragma once

#include <string>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "app/setup/salutation_formulas.h"
#include "core/base/tr.h"

namespace segments::app {

class CodeListsScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("Code Lists"); }
    std::string_view section() const override { return "/lists"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
};

class CodeListScreen final : public Screen {
  public:
    CodeListScreen(const table::TableDef& def, std::string_view caption);
    std::string title(const Session& session) const override;
    std::string_view section() const override { return "/lists"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    const table::TableDef& def_;
    std::string_view caption_;
    RecordGrid grid_;
};

class CodeCardScreen final : public Screen {
  public:
    CodeCardScreen(const table::TableDef& def, std::string code) : def_(def), code_(std::move(code)) {}
    std::string title(const Session& session) const override;
    std::string_view section() const override { return "/lists"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;

  private:
    const table::TableDef& def_;
    std::string code_;
    SalutationFormulas formulas_;  // of salutations
};

}  // namespace segments::app
