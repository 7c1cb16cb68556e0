#include "app/setup/choose_series.h"

#include <algorithm>
#include <utility>

#include "core/base/tr.h"
#include "core/setup/marketing_setup.h"
#include "core/setup/number_series_setup.h"

namespace segments::app {
namespace {

std::vector<std::string> choices(const Session& session, table::FieldId setup_field) {
    const table::Row setup = setup::setup_row(session.db());
    if (setup == table::kNoRow) return {};
    return setup::series_to_choose(session.db(),
                                   session.table(setup::marketing::kTable).text(setup, setup_field));
}

}  // namespace

bool has_related_series(const Session& session, table::FieldId setup_field) {
    return choices(session, setup_field).size() > 1;
}

void choose_series(Session& session, table::FieldId setup_field,
                   const std::function<void(const std::string& series)>& then, std::string_view preferred) {
    std::vector<std::string> series = choices(session, setup_field);
    if (series.size() < 2) return then({});
    std::stable_partition(series.begin(), series.end(),
                          [&](const std::string& code) { return code == preferred; });
    const table::Table& table = session.table(setup::no_series::kTable);
    Question question;
    question.title = tr("Number Series");
    question.text = tr("From which number series does it take its number?");
    for (const std::string& code : series) {
        const table::Row row = table.find(code);
        const std::string description(row == table::kNoRow ? std::string_view{}
                                                           : table.text(row, setup::no_series::kDescription));
        question.details.push_back(description.empty() ? code : code + ": " + description);
        question.answers.push_back(
            {.name = code, .run = [then, code] { then(code); }, .primary = code == series.front()});
    }
    question.answers.push_back({.name = tr("Cancel")});
    session.ask(std::move(question));
}

}  // namespace segments::app
