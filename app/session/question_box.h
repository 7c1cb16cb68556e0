// A question to the person, as a dialog with named buttons.
#pragma once

#include "app/session/dialog.h"

namespace segments::app {

class QuestionBox final : public Dialog {
  public:
    explicit QuestionBox(Question question) : question_(std::move(question)) {}
    bool draw(ui::Ui& ui, Session& session) override;

  private:
    const Question::Answer& default_answer() const;

    Question question_;
    bool shown_ = false;
};

}  // namespace segments::app
