// Fields of a single interaction on its way (core/interaction/draft.h), as its wizards draw them.
#pragma once

#include <string>
#include <string_view>

#include "app/session/session.h"
#include "app/ui/ui.h"
#include "core/interaction/draft.h"
#include "core/interaction/interaction_tables.h"

namespace segments::app {

// A field of the log entry that the draft will become, edited as text by its type. True when it was changed;
// `problem` receives why not.
bool draft_field(ui::Ui& ui, const Session& session, table::FieldId entry_field, std::string& value,
                 bool fixed = false);
bool draft_number(ui::Ui& ui, const Session& session, table::FieldId entry_field, std::int64_t& value);
void draft_date(ui::Ui& ui, const Session& session, Day& value);
void draft_flag(ui::Ui& ui, std::string_view caption, bool& value);
// Attempt Failed, evaluation, cost and duration (WIZ-9, PHN-6).
void draft_result(ui::Ui& ui, const Session& session, interaction::Draft& draft);
// A comment that becomes the entry's.
void draft_comment(ui::Ui& ui, interaction::Draft& draft);

}  // namespace segments::app
