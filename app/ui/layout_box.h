// One level of the layout: where the next element goes. Used by Ui::place and the scopes of app/ui/layout.h.
#pragma once

namespace segments::ui {

struct LayoutBox {
    enum class Kind { column, row, form };

    Kind kind = Kind::column;
    float x = 0, y = 0, width = 0;  // the area, logical pixels
    float gap = 8;                  // between elements
    // column: the next top. row, form: the top of the current line.
    float cursor_y = 0;
    float cursor_x = 0;      // row: the next left edge
    float line_height = 0;   // row, form: highest element of the current line
    float bottom = 0;        // lowest edge of what was placed
    int columns = 1;         // form
    int column = 0;          // form: of the next element
    int span = 1;            // form: columns the next element takes (reset after it)
    bool started = false;    // something was placed
    bool* fields = nullptr;  // form: of the line that begins with a checkbox: whether it has fields too
    bool wrap = true;        // row: break into the next line where it doesn't fit

    // A column that begins at (x, y).
    static LayoutBox at(float x, float y, float width, float gap) {
        return {.x = x, .y = y, .width = width, .gap = gap, .cursor_y = y, .cursor_x = x, .bottom = y};
    }
    // The next line of a form, unless nothing stands in this one.
    void begin_line() {
        if (column == 0) return;
        cursor_y += line_height + gap;
        column = 0;
        line_height = 0;
        fields = nullptr;
    }
    // What was placed at `top` without its height turned out to be so high.
    void settle(float top, float height) {
        if (kind == Kind::column) {
            cursor_y = top + height;
        } else if (height > line_height) {
            line_height = height;
        }
        if (top + height > bottom) bottom = top + height;
    }
};

}  // namespace segments::ui
