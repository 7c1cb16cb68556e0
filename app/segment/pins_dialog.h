// The contacts that were put on a segment or taken off it by hand (PIN-5), with the way to take their pins
// away.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/session/dialog.h"
#include "core/criteria/pins.h"

namespace segments::app {

class Session;

class PinsDialog final : public Dialog {
  public:
    explicit PinsDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_part(ui::Ui& ui, Session& session, bool in);

    std::string segment_no_;
    std::uint64_t version_ = 0;
    criteria::PinnedContacts pins_;
};

// PIN-5: pins the lines, or takes the pins of their contacts away.
void pin_lines(Session& session, const std::string& segment_no, std::vector<table::Row> lines);
void unpin_lines(Session& session, const std::string& segment_no, const std::vector<table::Row>& lines);

}  // namespace segments::app
