// The command palette (Ctrl+K): one field that finds commands, screens and records by a few typed letters.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/command/command.h"
#include "app/session/dialog.h"
#include "core/query/record_search.h"

namespace segments::app {

class CommandPalette final : public Dialog {
  public:
    // `commands` gives what can be done now; it is asked again whenever the palette is drawn.
    CommandPalette(const Session& session, std::function<std::vector<Command>()> commands);
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    std::vector<Command> matching(Session& session) const;
    Command command_for(Session& session, const query::FoundRecord& record) const;
    void typed(std::string text);
    void draw_option(ui::Ui& ui, const Session& session, const Command& command, const ui::Rect& line,
                     std::size_t index);

    std::function<std::vector<Command>()> commands_;
    query::RecordSearch records_;
    std::string typed_;
    std::size_t active_ = 0;
    bool pressed_ = false;
};

}  // namespace segments::app
