// The WebGL 2 context of the page's canvas, and Dear ImGui's pictures on it.
#pragma once

#include "app/ui/area.h"

namespace segments::web {

class Canvas {
  public:
    // False if the browser gives no WebGL 2 context. REQUIRES: a current Dear ImGui context.
    bool open();
    bool opened() const { return opened_; }
    // What ImGui::Render() left. Nothing happens while the context is lost.
    void paint(int framebuffer_width, int framebuffer_height);
    // Of draw lists that paint() is given.
    static void fill_area(const ImDrawList*, const ImDrawCmd* command);
    // The browser took the context away, or gave it back empty: everything on the graphics card is made anew.
    void lost();
    void restored();

  private:
    bool opened_ = false;
    bool alive_ = false;
};

}  // namespace segments::web
