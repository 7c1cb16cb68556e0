// Interaction templates (ENT-10, TPL-1): the list, and one template.
#pragma once

#include <string>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class TemplateListScreen final : public Screen {
  public:
    TemplateListScreen();
    std::string title(const Session&) const override { return tr("Interaction Templates"); }
    std::string_view section() const override { return "/templates"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

class TemplateCardScreen final : public Screen {
  public:
    explicit TemplateCardScreen(std::string code) : code_(std::move(code)) {}
    std::string title(const Session&) const override { return tr("Interaction Template {1}", code_); }
    std::string_view section() const override { return "/templates"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;

  private:
    std::string code_;
};

}  // namespace segments::app
