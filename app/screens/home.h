// Where one starts: what is open and how old it is, what is to be done later, what happened lately and what
// came of it. Charts and lists lead to the records they stand for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/screens/screen.h"
#include "app/ui/chart.h"
#include "core/base/tr.h"
#include "core/overview/overview.h"

namespace segments::app {

class HomeScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return tr("Home"); }
    std::string_view section() const override { return "/"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    // Looks through lines and log entries anew when they have changed.
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    // One record of a list: where it leads, what it is, and what is known of it.
    struct Entry {
        std::string href, name, detail;
    };

    void take_in(const Session& session, const overview::Overview& seen);
    void draw_open(ui::Ui& ui, Session& session) const;
    void draw_postponed(ui::Ui& ui, Session& session) const;
    void draw_weeks(ui::Ui& ui, Session& session);
    void draw_evaluations(ui::Ui& ui, Session& session);
    void draw_campaigns(ui::Ui& ui, Session& session) const;
    void draw_logged(ui::Ui& ui, Session& session) const;

    std::unique_ptr<overview::OverviewScan> scan_;  // at work
    std::uint64_t version_ = 0;                     // of the database that it looks at; 0: none yet
    std::uint64_t generation_ = 0;
    Day today_ = kBlankDay;

    bool seen_ = false;  // the following is there
    std::vector<ui::ChartItem> open_, weeks_, evaluations_, campaigns_;
    std::vector<Entry> logged_, postponed_;
    std::size_t all_postponed_ = 0, more_campaigns_ = 0, evaluated_ = 0, interactions_ = 0;
    std::string oldest_;
};

}  // namespace segments::app
