// One campaign (ENT-21): its fields, figures, segments and comments, and its activation (CMP-5).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/form/record_comments.h"
#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "app/session/session.h"
#include "core/base/tr.h"
#include "core/interaction/statistics.h"

namespace segments::app {

class CampaignCardScreen final : public Screen {
  public:
    explicit CampaignCardScreen(std::string no);
    std::string title(const Session&) const override { return tr("Campaign {1}", no_); }
    std::string_view section() const override { return "/campaigns"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return target_group_.work(session, over);
    }

  private:
    table::Row row(const Session& session) const;
    void refresh(const Session& session, table::Row campaign_row);
    void draw_figures(ui::Ui& ui, const Session& session) const;
    void draw_segments(ui::Ui& ui, Session& session) const;
    void draw_target_group(ui::Ui& ui, Session& session);
    void activate(Session& session, table::Row campaign_row);
    void ask_to_delete(Session& session);

    std::string no_;
    RecordComments comments_;
    RecordGrid target_group_;
    // What needs scans, kept while its tables stay.
    std::uint64_t versions_ = 0, generation_ = 0;
    interaction::InteractionSums sums_;
    std::size_t entries_ = 0, targets_ = 0;
    std::vector<table::Row> segments_;
};

}  // namespace segments::app
