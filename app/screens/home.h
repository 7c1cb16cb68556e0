// Where one starts: what is open, what was logged lately, and what to do next.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/screen.h"
#include "core/table/database.h"

namespace segments::app {

class HomeScreen final : public Screen {
  public:
    std::string title(const Session&) const override { return "Home"; }
    std::string_view section() const override { return "/"; }
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;

  private:
    // One record of a list: where it leads, what it is, and what is known of it.
    struct Entry {
        std::string href, name, detail;
    };

    void refresh(const Session& session);
    static void draw_list(ui::Ui& ui, Session& session, const std::vector<Entry>& entries);

    std::uint64_t version_ = 0;  // of the database the lists were made from; 0: none yet
    std::uint64_t generation_ = 0;
    std::vector<Entry> open_, logged_;
};

}  // namespace segments::app
