// The part of a contact's card that tells what was done with it: figures of the log (CON-20), its interaction
// log entries, and the open segments on which it stands (ACT-5). A company's include its people's.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/grid/record_grid.h"
#include "app/session/session.h"
#include "app/ui/ui.h"
#include "core/interaction/contact_figures.h"

namespace segments::app {

class ContactInteractions {
  public:
    explicit ContactInteractions(std::string contact_no);

    void draw(ui::Ui& ui, Session& session, table::Row contact_row);
    bool work(Session& session, const std::function<bool()>& over) { return entries_.work(session, over); }

  private:
    void refresh(const Session& session, table::Row contact_row);
    void draw_figures(ui::Ui& ui, const Session& session) const;
    void draw_segments(ui::Ui& ui, Session& session) const;

    std::string contact_no_;
    RecordGrid entries_;
    std::uint64_t log_version_ = 0, lines_version_ = 0, generation_ = 0;
    interaction::ContactFigures figures_;
    std::vector<std::string> segments_;  // numbers, each once
};

}  // namespace segments::app
