// The part of a contact's card with its profile: the questionnaires that are for it, and its answers (PRF-1,
// PRF-2).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/session/session.h"
#include "app/ui/ui.h"

namespace segments::app {

class ContactProfile {
  public:
    // Without a group around it.
    void draw(ui::Ui& ui, Session& session, table::Row contact_row);

  private:
    struct Answer {
        table::Row line = table::kNoRow;
        std::string text;
        table::Row given = table::kNoRow;  // row of the answer
    };
    struct Question {
        std::string text;
        bool multiple = false, automatic = false;
        std::vector<Answer> answers;
    };
    struct Questionnaire {
        std::string code, name;
        std::size_t given = 0;
        std::vector<Question> questions;
    };

    void refresh(const Session& session, table::Row contact_row);
    void draw_question(ui::Ui& ui, Session& session, table::Row contact_row, const Question& question) const;

    std::uint64_t versions_ = 0;
    std::vector<Questionnaire> questionnaires_;
};

}  // namespace segments::app
