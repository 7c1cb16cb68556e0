// Makes a follow-up of a logged segment (LOG-30): which of its interactions are followed is chosen here
// (PRD-8).
#pragma once

#include <cstdint>

#include "app/session/dialog.h"
#include "core/interaction/follow_up.h"

namespace segments::app {

class FollowUpDialog final : public Dialog {
  public:
    explicit FollowUpDialog(std::int64_t logged_no) : logged_no_(logged_no) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void create(Session& session) const;

    std::int64_t logged_no_;
    criteria::LoggedChoice choice_;
};

void open_follow_up(Session& session, std::int64_t logged_no);

}  // namespace segments::app
