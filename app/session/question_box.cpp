#include "app/session/question_box.h"

#include <algorithm>

#include "app/ui/button.h"
#include "app/ui/dialog.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"

namespace segments::app {

const Question::Answer& QuestionBox::default_answer() const {
    const auto found = std::find_if(question_.answers.begin(), question_.answers.end(),
                                    [](const Question::Answer& answer) { return answer.primary; });
    return found == question_.answers.end() ? question_.answers.back() : *found;
}

bool QuestionBox::draw(ui::Ui& ui, Session&) {
    const Question::Answer* chosen = nullptr;
    {
        const ui::DialogScope dialog(ui, question_.title, {.width = 560, .alert = true});
        if (!question_.text.empty()) ui::text(ui, question_.text);
        for (const std::string& detail : question_.details) ui::text(ui, detail, true);
        {
            const ui::Row row(ui);
            for (const Question::Answer& answer : question_.answers) {
                if (!shown_ && &answer == &default_answer()) ui.request_focus(ui.id(answer.name));
                const ui::ButtonKind kind = answer.danger    ? ui::ButtonKind::danger
                                            : answer.primary ? ui::ButtonKind::primary
                                                             : ui::ButtonKind::plain;
                if (ui::button(ui, answer.name, {.kind = kind})) chosen = &answer;
            }
        }
        shown_ = true;
        if (!chosen && dialog.escaped()) chosen = &question_.answers.back();
    }
    if (!chosen) return true;
    // Running it may open the next question, and this one may be gone then.
    const auto run = chosen->run;
    if (run) run();
    return false;
}

}  // namespace segments::app
