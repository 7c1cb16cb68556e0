// Profile Questionnaires (ENT-20): the list, and one questionnaire with its questions, answers and points.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/grid/record_grid.h"
#include "app/screens/screen.h"
#include "core/base/tr.h"

namespace segments::app {

class QuestionnaireListScreen final : public Screen {
  public:
    QuestionnaireListScreen();
    std::string title(const Session&) const override { return tr("Profile Questionnaires"); }
    std::string_view section() const override { return "/questionnaires"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return grid_.work(session, over);
    }

  private:
    RecordGrid grid_;
};

class QuestionnaireCardScreen final : public Screen {
  public:
    explicit QuestionnaireCardScreen(std::string code);
    std::string title(const Session&) const override { return tr("Profile Questionnaire {1}", code_); }
    std::string_view section() const override { return "/questionnaires"; }
    std::vector<Action> actions(Session& session) override;
    void draw(ui::Ui& ui, Session& session, const ui::Rect& area) override;
    bool work(Session& session, const std::function<bool()>& over) override {
        return lines_.work(session, over);
    }

  private:
    void add_line(Session& session, bool question);
    // The points of the active line, where it is a rating (PRF-5).
    void draw_points(ui::Ui& ui, Session& session);
    void draw_part(ui::Ui& ui, Session& session, table::Row question, table::Row rating_row) const;

    std::string code_;
    RecordGrid lines_;
};

}  // namespace segments::app
