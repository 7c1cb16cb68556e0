#include "app/attachment/copy_document.h"

#include <memory>
#include <utility>

#include "app/grid/choose_dialog.h"
#include "core/attachment/attachments.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"

namespace segments::app {

namespace lang = interaction::template_language;

void choose_document(Session& session, std::function<void(std::int64_t)> copy) {
    GridSource source{.table = lang::kTable, .noun = noun("language", "languages")};
    table::FieldDef kind;
    kind.name = "attachment";
    kind.caption = msg("Attachment");
    source.columns = {
        field_column(lang::kDef, lang::kInteractionTemplateCode, 170),
        field_column(lang::kDef, lang::kLanguageCode, 130), field_column(lang::kDef, lang::kDescription, 240),
        computed_column("attachment", kind,
                        {.text =
                             [](const table::Database& db, table::Row row, std::string& text) {
                                 text = attachment::kind_of(
                                     db, db.table(lang::kTable).number(row, lang::kAttachmentNo));
                                 return std::string_view(text);
                             }},
                        130)};
    session.open(std::make_unique<ChooseDialog>(
        tr("Copy From"), tr("Copy"), std::move(source),
        EmptyList{theme::Icon::paperclip, tr("No documents yet"),
                  tr("The languages of interaction templates with their documents stand here.")},
        [&session, copy = std::move(copy)](table::Row row) {
            copy(session.table(lang::kTable).number(row, lang::kAttachmentNo));
        }));
}

}  // namespace segments::app
