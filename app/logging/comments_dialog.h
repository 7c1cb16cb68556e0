// The comments of an interaction log entry (ILE-11).
#pragma once

#include <cstdint>
#include <string>

#include "app/session/dialog.h"

namespace segments::app {

class CommentsDialog final : public Dialog {
  public:
    explicit CommentsDialog(std::int64_t entry_no) : entry_no_(entry_no) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_comments(ui::Ui& ui, Session& session) const;

    std::int64_t entry_no_;
    std::string text_, problem_;
};

}  // namespace segments::app
