// Address labels and envelopes for the contacts of a segment, as a Word document.
#pragma once

#include <string>
#include <utility>

#include "app/session/session.h"

namespace segments::app {

class LabelsDialog final : public Dialog {
  public:
    explicit LabelsDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void create(Session& session) const;

    std::string segment_no_;
    int sheet_ = -1;
    std::size_t first_ = 1;
};

}  // namespace segments::app
