#include "app/profile/contact_profile.h"

#include "app/ui/choice.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/tr.h"
#include "core/contact/contact_tables.h"
#include "core/profile/answers.h"
#include "core/profile/questionnaires.h"
#include "core/schema/enumerations.h"

namespace segments::app {
namespace {

namespace line = profile::line;
namespace header = profile::questionnaire;
using table::Row;

std::string line_text(const table::Table& lines, Row row) {
    const std::string_view text = lines.text(row, line::kDescription);
    return text.empty() ? tr("Line {1}", lines.number(row, line::kLineNo)) : std::string(text);
}

}  // namespace

void ContactProfile::refresh(const Session& session, Row contact_row) {
    std::uint64_t versions = session.generation();
    for (const table::TableId id : {profile::answer::kTable, line::kTable, header::kTable,
                                    contact::contact::kTable, contact::business_relation::kTable})
        versions += session.table(id).version();
    if (versions == versions_) return;
    versions_ = versions;
    questionnaires_.clear();
    const table::Table& lines = session.table(line::kTable);
    for (const Row row : profile::questionnaires_for(session.db(), contact_row)) {
        Questionnaire each;
        each.code = session.table(header::kTable).text(row, header::kCode);
        each.name = session.table(header::kTable).text(row, header::kDescription);
        if (each.name.empty()) each.name = each.code;
        for (const Row line_row : profile::lines_of(session.db(), each.code)) {
            if (lines.number(line_row, line::kType) ==
                static_cast<int>(schema::QuestionnaireLineType::question)) {
                each.questions.push_back({line_text(lines, line_row),
                                          lines.flag(line_row, line::kMultipleAnswers),
                                          lines.flag(line_row, line::kAutoContactClassification),
                                          {}});
            } else if (!each.questions.empty()) {
                const Row given = profile::answer_by(session.db(), contact_row, line_row);
                each.given += given == table::kNoRow ? 0 : 1;
                each.questions.back().answers.push_back({line_row, line_text(lines, line_row), given});
            }
        }
        questionnaires_.push_back(std::move(each));
    }
}

void ContactProfile::draw_question(ui::Ui& ui, Session& session, Row contact_row,
                                   const Question& question) const {
    const std::string step =
        tr("Profile of contact {1}",
           session.table(contact::contact::kTable).text(contact_row, contact::contact::kNo));
    const auto give = [&](const Answer& answer) {
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            return without_value(
                question.multiple ? profile::give_answer(tx, session.context(), contact_row, answer.line)
                                  : profile::choose_answer(tx, session.context(), contact_row, answer.line));
        });
        ui.again();
    };
    const auto take = [&](const Answer& answer) {
        session.edit_or_tell(step, [&](table::Transaction& tx) {
            return profile::take_answer(tx, session.context(), answer.given);
        });
        ui.again();
    };
    if (question.automatic) {
        std::string given;
        for (const Answer& answer : question.answers) {
            if (answer.given != table::kNoRow) given += (given.empty() ? "" : ", ") + answer.text;
        }
        const ui::Fact fact{question.text, given.empty() ? "–" : given, {}};
        return void(ui::facts(ui, std::span(&fact, 1)));
    }
    if (question.multiple) {
        const ui::Stack stack(ui);
        const ui::IdScope scope(ui, question.text);
        ui::strong_text(ui, question.text);
        for (const Answer& answer : question.answers) {
            const bool given = answer.given != table::kNoRow;
            if (!ui::checkbox(ui, answer.text, given)) continue;
            given ? take(answer) : give(answer);
            return;
        }
        return;
    }
    std::vector<std::string> names{" "};
    int chosen = 0;
    for (const Answer& answer : question.answers) {
        if (answer.given != table::kNoRow) chosen = static_cast<int>(names.size());
        names.push_back(answer.text);
    }
    const int now = ui::select(ui, question.text, chosen, names);
    if (now < 0 || now == chosen) return;
    if (now > 0) return give(question.answers[static_cast<std::size_t>(now - 1)]);
    take(question.answers[static_cast<std::size_t>(chosen - 1)]);
}

void ContactProfile::draw(ui::Ui& ui, Session& session, Row contact_row) {
    refresh(session, contact_row);
    if (questionnaires_.empty())
        return ui::text(
            ui, tr("No profile questionnaire is for this contact. Profile Questionnaires has them all."),
            true);
    const std::vector<Questionnaire> questionnaires = questionnaires_;
    for (const Questionnaire& each : questionnaires) {
        const std::string summary = tr_n("{1} answer", "{1} answers", static_cast<std::uint64_t>(each.given));
        const ui::IdScope scope(ui, each.code);
        const ui::Group group(ui, each.name, {.open = each.given > 0, .summary = summary});
        if (!group) continue;
        const ui::Form columns(ui, 2);
        for (const Question& question : each.questions) draw_question(ui, session, contact_row, question);
    }
}

}  // namespace segments::app
