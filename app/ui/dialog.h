// A modal dialog: a raised surface over the dimmed page, centred, on phones a sheet from the bottom. While it
// is drawn nothing outside reacts; the focus goes into it and returns when it is gone.
//
//     {
//         DialogScope dialog(ui, "Delete contact", {.width = 480});
//         text(ui, "...");
//         Row buttons(ui);
//         if (button(ui, "Delete", {.kind = ButtonKind::danger})) ...
//         if (button(ui, "Cancel") || dialog.escaped()) ...
//     }
#pragma once

#include <string_view>

#include "app/ui/layout.h"
#include "app/ui/ui.h"

namespace segments::ui {

struct DialogOptions {
    float width = 480;     // at most, logical pixels
    bool alert = false;    // role alertdialog: something is lost or went wrong
    bool closable = true;  // Escape closes it
};

class DialogScope {
  public:
    DialogScope(Ui& ui, std::string_view title, const DialogOptions& options = {});
    ~DialogScope();
    DialogScope(const DialogScope&) = delete;
    DialogScope& operator=(const DialogScope&) = delete;

    // Escape was pressed and nothing inside wanted it; on phones, the cross in the corner.
    bool escaped() const { return escaped_; }

  private:
    Ui& ui_;
    NodeId id_;
    Rect inside_;  // where the content is seen
    float scroll_limit_ = 0;
    float top_ = 0;
    bool escaped_ = false;
};

}  // namespace segments::ui
