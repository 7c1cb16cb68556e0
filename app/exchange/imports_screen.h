// The imports of a workspace, and the report of one: what it was and did, what it rejected, its undo as a
// whole.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"

namespace segments::app {

class ImportListScreen final : public Screen {
  public:
    ImportListScreen();
    std::string title(const Session& session) const override;
    std::string_view section() const override { return "/contacts"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

class ImportCardScreen final : public Screen {
  public:
    explicit ImportCardScreen(std::int64_t import_no);
    std::string title(const Session& session) const override;
    std::string_view section() const override { return "/contacts"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return rejected_.work(session, over);
    }

  private:
    table::Row row(const Session& session) const;
    // The import's step in History, while it can be undone.
    std::optional<std::size_t> step(const Session& session) const;
    void undo(Session& session);

    std::int64_t import_no_;
    RecordGrid rejected_;
};

}  // namespace segments::app
