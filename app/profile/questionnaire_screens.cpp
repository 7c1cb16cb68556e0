#include "app/profile/questionnaire_screens.h"

#include "app/form/typed_values.h"
#include "app/screens/new_code.h"
#include "app/session/work_job.h"
#include "app/ui/button.h"
#include "app/ui/layout.h"
#include "app/ui/text.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/profile/classification.h"
#include "core/profile/questionnaires.h"
#include "core/table/find_rows.h"

namespace segments::app {
namespace {

namespace header = profile::questionnaire;
namespace line = profile::line;
namespace rating = profile::rating;
namespace answer = profile::answer;
using table::Row;

constexpr float kLinesHeight = 420;

std::string address_of(std::string_view code) {
    return "/questionnaires/" + percent_encoded(code);
}

bool is_question(const table::Table& lines, Row row) {
    return lines.number(row, line::kType) == static_cast<int>(schema::QuestionnaireLineType::question);
}

GridSource questionnaire_source() {
    GridSource source{.table = header::kTable, .noun = noun("questionnaire", "questionnaires")};
    const auto column = [](table::FieldId field, float width) {
        return field_column(header::kDef, field, width);
    };
    source.columns = {as_link(column(header::kCode, 160)), editable(column(header::kDescription, 320)),
                      editable(column(header::kPriority, 120)), editable(column(header::kContactType, 130)),
                      editable(column(header::kBusinessRelationCode, 180))};
    source.card = {"description", "code", "priority"};
    take_values(
        source,
        [](const Session& session, Row row) {
            return tr("Change profile questionnaire {1}", session.table(header::kTable).text(row, 0));
        },
        [](Session&) -> SetValue { return profile::set_questionnaire_field; });
    return source;
}

std::string step_of(const std::string& code) {
    return tr("Change profile questionnaire {1}", code);
}

Action delete_lines(Session& session, const std::string& code, std::vector<Row> rows) {
    return {.name = tr("Delete Line"),
            .icon = theme::Icon::minus,
            .run = [&session, code, rows = std::move(rows)] {
                session.edit_or_tell(step_of(code), [&](table::Transaction& tx) -> Result<void> {
                    for (const Row each : rows) {
                        // An answer may have gone with its question.
                        if (!tx.table(line::kTable).is_live(each)) continue;
                        if (Result<void> ok = profile::delete_line(tx, each); !ok) return ok;
                    }
                    return {};
                });
            }};
}

// The numbers of a line whose order is that of the questionnaire; answers are counted by number of contacts.
GridSource line_source(const std::string& code) {
    GridSource source{.table = line::kTable, .noun = noun("line", "lines")};
    const auto given =
        std::make_shared<RowCounts>(answer::kTable, [code](const table::Table& table, Row row) {
            return table.text(row, answer::kQuestionnaireCode) == code ? table.number(row, answer::kLineNo)
                                                                       : RowCounts::kNone;
        });
    const auto column = [](table::FieldId field, float width) {
        GridColumn each = editable(field_column(line::kDef, field, width));
        each.sortable = false;
        return each;
    };
    source.columns = {column(line::kType, 100),
                      column(line::kDescription, 320),
                      column(line::kMultipleAnswers, 130),
                      column(line::kPriority, 140),
                      counted_column(
                          "noOfContacts", msg("No. of Contacts"), given,
                          [](const table::Table& table, Row row) { return table.number(row, line::kLineNo); },
                          line::kTable, 130),
                      column(line::kAutoContactClassification, 200),
                      column(line::kContactClassField, 220),
                      column(line::kStartingDateFormula, 170),
                      column(line::kEndingDateFormula, 170),
                      column(line::kClassificationMethod, 180),
                      column(line::kSortingMethod, 140),
                      column(line::kNoOfDecimals, 130),
                      column(line::kMinQuestionsAnswered, 190),
                      column(line::kFromValue, 110),
                      column(line::kToValue, 110),
                      field_column(line::kDef, line::kLineNo, 90)};
    source.base.equals = {{.field = line::kQuestionnaireCode, .text = code}};
    source.sort = {{source.columns.size() - 1, false}};
    source.card = {"description", "type"};
    source.sheet = true;
    source.row_actions = [code](Session& session, Row row) {
        return std::vector<Action>{delete_lines(session, code, {row})};
    };
    source.editable = [](const Session& session, Row row, const GridColumn& each) {
        return profile::is_line_field(session.db(), row, each.def.id);
    };
    source.row_mark = [](const Session& session, Row row) {
        RowMark mark;
        mark.strong = is_question(session.table(line::kTable), row);
        return mark;
    };
    take_values(
        source, [code](const Session&, Row) { return step_of(code); },
        [](Session&) -> SetValue { return profile::set_line_field; });
    keep_counts(source, {given});
    return source;
}

// PRF-5; all questionnaires where there are no codes.
void update_classification(Session& session, const std::vector<std::string>& codes) {
    Result<profile::UpdateClassification> job =
        profile::UpdateClassification::make(session.db(), session.context(), codes);
    if (!job) return session.tell(job.error());
    if (job->questions() == 0)
        return session.tell(ui::Tone::info,
                            tr("No question has Auto Contact Classification: there is nothing to update."));
    const std::size_t questions = job->questions();
    run_work(session, std::move(job),
             {tr("Updating contact classification"), tr("Update contact classification")},
             [&session, questions] {
                 session.tell(ui::Tone::success,
                              tr_n("The answers of {1} question were brought up to date.",
                                   "The answers of {1} questions were brought up to date.", questions,
                                   filter::format_count(questions, session.locale())));
             });
}

// The answers that can give points, as "CODE 20000", with their text.
ui::OptionsProvider answers_to_rate(const Session& session) {
    std::vector<ui::Option> options;
    const table::Table& lines = session.table(line::kTable);
    lines.live().for_each([&](Row row) {
        if (is_question(lines, row)) return;
        options.push_back({std::string(lines.text(row, line::kQuestionnaireCode)) + " " +
                               std::to_string(lines.number(row, line::kLineNo)),
                           std::string(lines.text(row, line::kDescription))});
    });
    return ui::options_from(std::move(options));
}

Row line_named(const Session& session, const std::string& name) {
    const table::Table& lines = session.table(line::kTable);
    Row found = table::kNoRow;
    lines.live().for_each([&](Row row) {
        if (std::string(lines.text(row, line::kQuestionnaireCode)) + " " +
                std::to_string(lines.number(row, line::kLineNo)) ==
            name)
            found = row;
    });
    return found;
}

void create(Session& session) {
    session.open(std::make_unique<NewCodeDialog>(
        header::kTable, profile::create_questionnaire,
        [&session](const std::string& code) { session.go(address_of(code)); }));
}

}  // namespace

QuestionnaireListScreen::QuestionnaireListScreen()
    : grid_(std::string(msg("Profile Questionnaires")), questionnaire_source(), {.search = true}) {}

std::vector<Action> QuestionnaireListScreen::actions(Session& session) {
    const std::vector<Row> chosen = grid_.selected_rows();
    std::vector<std::string> codes;
    codes.reserve(chosen.size());
    for (const Row row : chosen) codes.emplace_back(session.table(header::kTable).text(row, header::kCode));
    return {{.name = tr("New"),
             .icon = theme::Icon::plus,
             .run = [&session] { create(session); },
             .primary = true},
            {.name = tr("Update Contact Classification"),
             .icon = theme::Icon::refresh_cw,
             .run = [&session, codes] { update_classification(session, codes); },
             .reason = codes.empty() ? tr("Of all questionnaires") : tr("Of the selected questionnaires")}};
}

void QuestionnaireListScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const RecordGrid::Events events =
        grid_.draw(ui, session, area,
                   {theme::Icon::list_checks, tr("No profile questionnaires yet"),
                    tr("A questionnaire says what is asked about contacts: by hand on their cards, or "
                       "answered from their "
                       "interactions."),
                    tr("New questionnaire")});
    if (events.empty_action) create(session);
    if (events.opened != table::kNoRow)
        session.go(address_of(session.table(header::kTable).text(events.opened, header::kCode)));
}

QuestionnaireCardScreen::QuestionnaireCardScreen(std::string code)
    : code_(std::move(code)),
      lines_(std::string(msg("Profile Questionnaire Lines")), line_source(code_), {.filters = false}) {}

void QuestionnaireCardScreen::add_line(Session& session, bool question) {
    const Row after = lines_.view().rows().empty() ? table::kNoRow : lines_.active_row();
    Row added = table::kNoRow;
    session.edit_or_tell(step_of(code_), [&](table::Transaction& tx) {
        // A question begins behind the answers of the one before.
        const Result<Row> row = profile::add_line(
            tx, code_,
            question ? schema::QuestionnaireLineType::question : schema::QuestionnaireLineType::answer,
            question ? table::kNoRow : after);
        if (row) added = *row;
        return without_value(row);
    });
    if (added != table::kNoRow) lines_.go_to(added, line::kDef.fields[line::kDescription].name);
}

std::vector<Action> QuestionnaireCardScreen::actions(Session& session) {
    const Row row = session.table(header::kTable).find(code_);
    if (row == table::kNoRow) return {};
    std::vector<Row> chosen = lines_.selected_rows();
    const bool none = chosen.empty();
    Action deletion = delete_lines(session, code_, std::move(chosen));
    deletion.enabled = !none;
    deletion.reason = none ? tr("Select lines first.") : tr("A question goes with its answers");
    const bool any = !lines_.view().rows().empty();
    return {{.name = tr("New Question"),
             .icon = theme::Icon::plus,
             .run = [this, &session] { add_line(session, true); },
             .primary = true},
            {.name = tr("New Answer"),
             .icon = theme::Icon::plus,
             .run = [this, &session] { add_line(session, false); },
             .enabled = any,
             .reason = any ? tr("Below the active line") : tr("Ask a question first.")},
            std::move(deletion),
            {.name = tr("Update Contact Classification"),
             .icon = theme::Icon::refresh_cw,
             .run = [this, &session] { update_classification(session, {code_}); }},
            {.name = tr("Delete"),
             .icon = theme::Icon::trash_2,
             .run =
                 [this, row, &session] {
                     const bool done = session.edit_or_tell(
                         tr("Delete profile questionnaire {1}", code_),
                         [&](table::Transaction& tx) { return profile::delete_questionnaire(tx, row); });
                     if (done) session.go("/questionnaires");
                 },
             .danger = true}};
}

void QuestionnaireCardScreen::draw_part(ui::Ui& ui, Session& session, Row question, Row rating_row) const {
    const table::Table& ratings = session.table(rating::kTable);
    const table::Table& lines = session.table(line::kTable);
    const Row giving = lines.find(ratings.text(rating_row, rating::kRatingQuestionnaireCode),
                                  ratings.number(rating_row, rating::kRatingLineNo));
    if (giving == table::kNoRow) return;
    const std::string name(lines.text(giving, line::kDescription));
    const ui::IdScope scope(ui, static_cast<std::uint64_t>(rating_row));
    const ui::Row row(ui);
    const ui::FieldResult points = ui::number_field(
        ui, name, filter::format_decimal(ratings.number(rating_row, rating::kPoints), session.locale()),
        {.help = tr("Points for this answer"), .width = 260, .kept = true});
    const auto set = [&](std::int64_t value) {
        return session.edit(step_of(code_), [&](table::Transaction& tx) {
            return profile::set_points(tx, question, giving, value);
        });
    };
    if (points.committed) {
        const Result<schema::FieldValue> value =
            schema::parse_field_value(ratings.field(rating::kPoints), points.text, session.entry());
        const Result<void> done = value ? set(value->number) : Result<void>(value.error());
        if (!done) points.reject(sentence(done.error()));
    }
    if (!ui::icon_button(ui, theme::Icon::x, tr("Take away"))) return;
    if (const Result<void> done = set(0); !done) session.tell(done.error());
    ui.again();
}

void QuestionnaireCardScreen::draw_points(ui::Ui& ui, Session& session) {
    const table::Table& lines = session.table(line::kTable);
    const Row active = lines_.active_row();
    if (active == table::kNoRow || !lines.is_live(active) ||
        lines.number(active, line::kContactClassField) != static_cast<int>(schema::ClassField::rating))
        return;
    const ui::Group group(ui, tr("Answer Points"));
    if (!group) return;
    ui::text(
        ui,
        tr("Points of \"{1}\": the sum of these, of the answers that a contact has given, is its rating.",
           lines.text(active, line::kDescription)),
        true);
    for (const Row row : profile::ratings_of(session.db(), active)) draw_part(ui, session, active, row);
    const ui::FieldResult added = ui::combobox(ui, tr("Add an answer"), "", answers_to_rate(session),
                                               {.field = {.placeholder = tr("Choose")}});
    if (!added.committed || added.text.empty()) return;
    const Row giving = line_named(session, added.text);
    if (giving == table::kNoRow) return added.reject(tr("Choose an answer of the list."));
    const Result<void> done = session.edit(step_of(code_), [&](table::Transaction& tx) {
        return profile::set_points(tx, active, giving, filter::kDecimalScale);
    });
    if (!done) return added.reject(sentence(done.error()));
    ui::drop_draft(ui, added.id);
    ui.again();
}

void QuestionnaireCardScreen::draw(ui::Ui& ui, Session& session, const ui::Rect& area) {
    const Row row = session.table(header::kTable).find(code_);
    if (row == table::kNoRow) {
        if (ui::empty_state_in(ui, area, theme::Icon::list_checks, tr("There is no questionnaire {1}", code_),
                               tr("It may have been deleted: Undo brings it back."),
                               tr("Go to Profile Questionnaires")))
            session.go("/questionnaires");
        return;
    }
    const ui::ScrollArea page(ui, "page", area, theme::space::kXl, 1400);
    if (const ui::Group group(ui, tr("General")); group) {
        RecordForm form(session, header::kTable, row);
        take_values(form, session, header::kTable, row, step_of(code_), profile::set_questionnaire_field);
        form.editable = [](table::FieldId field) { return field != header::kCode; };
        const ui::Form columns(ui, 3);
        for (const table::FieldDef& field : header::kDef.fields) form.draw(ui, field.id);
    }
    if (const ui::Group group(ui, tr("Questions and answers")); group) {
        lines_.draw(ui, session, ui.place(0, kLinesHeight),
                    {theme::Icon::list_checks, tr("No questions yet"),
                     tr("Begin with New Question, and add its answers with New Answer.")});
    }
    draw_points(ui, session);
}

}  // namespace segments::app
