// A logged segment (chapter 10.1, PRD-7): the header as it was logged, the criteria in words, what was
// skipped and why, and what can be done with it now.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/screen.h"
#include "core/criteria/record.h"
#include "core/interaction/logged_segments.h"

namespace segments::app {

class LoggedCardScreen final : public Screen {
  public:
    explicit LoggedCardScreen(std::int64_t entry_no) : entry_no_(entry_no) {}
    std::string title(const Session& session) const override;
    std::string_view section() const override { return "/logged"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    table::Row row(const Session& session) const;
    Action documents_menu(Session& session, table::Row logged_row) const;
    void refresh(const Session& session);
    void draw_header(ui::Ui& ui, Session& session, table::Row logged_row) const;
    void draw_skipped(ui::Ui& ui, Session& session) const;

    std::int64_t entry_no_;
    std::uint64_t version_ = 0, generation_ = 0;  // of the database that was read; 0: not yet
    std::optional<interaction::CountLogged> count_;
    bool counted_ = false;
    std::vector<criteria::CriteriaText> criteria_;
    std::vector<table::Row> skipped_;
};

}  // namespace segments::app
