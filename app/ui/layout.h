// Where things go. A screen opens scopes; elements flow into the innermost one.
//
//   ScrollArea page(ui, "page", area);      // a column that scrolls
//   { Row row(ui); button(ui, "New"); button(ui, "Delete"); }
//   if (Group group(ui, "General"); group) {
//       Form form(ui);                       // one to three columns by width
//       text_field(ui, "Name", name);
//   }
//
// All scopes end with their block. Sizes are logical pixels.
#pragma once

#include <string_view>

#include "app/theme/metrics.h"
#include "app/ui/ui.h"

namespace segments::ui {

// A column inside `area`, independent of what is around it.
class Column {
  public:
    Column(Ui& ui, const Rect& area, float gap = theme::space::kM);
    ~Column();
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;
    float bottom() const;

  private:
    Ui& ui_;
};

// A nested scope that takes its place in the current one; as high as its content.
class Nested {
  public:
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;

  protected:
    Nested(Ui& ui, float width, float gap);
    ~Nested();
    LayoutBox& box();
    Ui& ui_;
    Rect place_;
    float extra_ = 0;  // below the content
};

// A column of its own inside a row or a form.
class Stack : Nested {
  public:
    explicit Stack(Ui& ui, float width = 0, float gap = theme::space::kS);
};

// Elements side by side; they wrap where the width ends.
class Row : Nested {
  public:
    explicit Row(Ui& ui, float gap = theme::space::kS, bool wrap = true);
    // The rest of the row is aligned right, `width` wide.
    void push_right(float width);
};

// A grid of equal columns for fields: as many as fit, at most `most_columns`.
class Form : Nested {
  public:
    explicit Form(Ui& ui, int most_columns = 2);
};
// The next field of the form takes so many columns.
void span(Ui& ui, int columns);

// Empty space in the current scope.
void space(Ui& ui, float height);
void separator(Ui& ui);

struct GroupOptions {
    bool collapsible = true;
    bool open = true;               // at first
    std::string_view summary = {};  // shown beside the caption while closed
};
// A captioned part of a page (a FastTab): role group, named by the caption. Test it: closed groups skip their
// content.
class Group {
  public:
    Group(Ui& ui, std::string_view caption, const GroupOptions& options = {});
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;
    explicit operator bool() const { return open_; }

  private:
    Ui& ui_;
    NodeId id_;
    Rect header_;
    bool open_;
};

// A surface with padding and a border around its content.
class Card {
  public:
    Card(Ui& ui, std::string_view key, float padding = theme::space::kL);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

  private:
    Ui& ui_;
    NodeId id_;
    Rect place_;
    float padding_;
};

// A column that scrolls inside `area`.
class ScrollArea {
  public:
    ScrollArea(Ui& ui, std::string_view key, const Rect& area, float padding = theme::space::kL,
               float most_width = 0);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

  private:
    Ui& ui_;
    NodeId id_;
    Rect area_;
    float padding_;
};

// A vertical scrollbar. `total`, `page` and `offset` in any unit; returns true when the user moved it.
bool scrollbar(Ui& ui, NodeId id, const Rect& track, double total, double page, double& offset);
// Scrolls what lies in `inside` by wheel, finger and a scrollbar at the right of `track`: from 0 to `limit`.
void scroll_by(Ui& ui, NodeId id, const Rect& inside, const Rect& track, float& offset, float limit);
bool horizontal_scrollbar(Ui& ui, NodeId id, const Rect& track, double total, double page, double& offset);

}  // namespace segments::ui
