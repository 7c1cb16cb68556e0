// What is shown before there is anything to work with: while the workspace opens, when it can't be opened, in
// a new workspace, and at an address that names nothing.
#pragma once

#include "app/screens/screen.h"
#include "app/session/session.h"
#include "core/base/tr.h"

namespace segments::app {

class OpeningScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("Segments"); }
    std::string_view section() const override { return {}; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
};

// First start: who works here (PRD-13, PRD-15).
class WelcomeScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("Welcome to Segments"); }
    std::string_view section() const override { return "/"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;

  private:
    Result<void> create(Session& session, bool with_sample);

    std::string name_;
    std::string problem_;
};

class NotFoundScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("Not found"); }
    std::string_view section() const override { return {}; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
};

}  // namespace segments::app
