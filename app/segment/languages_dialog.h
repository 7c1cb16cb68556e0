// Segment Interaction Languages (chapter 5): the documents of a segment in its languages.
#pragma once

#include <string>

#include "app/session/dialog.h"
#include "core/table/table.h"

namespace segments::app {

class LanguagesDialog final : public Dialog {
  public:
    explicit LanguagesDialog(std::string segment_no) : segment_no_(std::move(segment_no)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    void draw_language(ui::Ui& ui, Session& session, table::Row language_row) const;
    void draw_new(ui::Ui& ui, Session& session, table::Row segment_row) const;

    std::string segment_no_;
};

}  // namespace segments::app
