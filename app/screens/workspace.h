// The workspace as a whole: whether it is safe, backups, what it holds, its name and who works with it.
#pragma once

#include <string>

#include "app/screens/screen.h"
#include "app/session/session.h"
#include "core/base/tr.h"

namespace segments::app {

class WorkspaceScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("Workspace"); }
    std::string_view section() const override { return "/workspace"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    void draw_safety(ui::Ui& ui, Session& session);
    void tell_whether_kept(Session& session);
    void draw_recovery(ui::Ui& ui, Session& session);
    void draw_settings(ui::Ui& ui, Session& session) const;

    bool asked_to_keep_ = false;  // the browser, which hasn't answered yet

    // A file of lost+found on its way to the downloads.
    storage::Request rescue_;
    std::string rescue_name_;
};

}  // namespace segments::app
