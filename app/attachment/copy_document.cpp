#include "app/attachment/copy_document.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "app/grid/choose_dialog.h"
#include "core/attachment/attachment_tables.h"
#include "core/attachment/attachments.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/languages.h"

namespace segments::app {
namespace {

namespace lang = interaction::template_language;
namespace document = attachment::attachment;
using table::Row;

// What a document is known by.
struct Owner {
    std::string of, language, description;
};
using Owners = std::map<std::int64_t, Owner>;

Owners owners_of_documents(const table::Database& db, std::string_view segment_no, std::int64_t own) {
    Owners owners;
    const table::Table& templates = db.table(lang::kTable);
    templates.live().for_each([&](Row row) {
        owners[templates.number(row, lang::kAttachmentNo)] = {
            tr("Template {1}", templates.text(row, lang::kInteractionTemplateCode)),
            std::string(templates.text(row, lang::kLanguageCode)),
            std::string(templates.text(row, lang::kDescription))};
    });
    const Row segment_row = segment_no.empty() ? table::kNoRow : segment::find_segment(db, segment_no);
    if (segment_row != table::kNoRow) {
        const table::Table& all = db.table(segment::language::kTable);
        for (const Row row : segment::header_languages(db, segment_row)) {
            owners[all.number(row, segment::language::kAttachmentNo)] = {
                tr("Segment {1}", segment_no), std::string(all.text(row, segment::language::kLanguageCode)),
                std::string(all.text(row, segment::language::kDescription))};
        }
    }
    owners.erase(0);  // languages without a document
    owners.erase(own);
    return owners;
}

GridColumn text_column(std::string id, std::string_view caption, float width,
                       std::function<std::string(const table::Database&, std::int64_t)> text) {
    table::FieldDef def;
    def.name = "text";
    def.caption = caption;
    return computed_column(
        std::move(id), def,
        {.text =
             [text = std::move(text)](const table::Database& db, Row row, std::string& buffer) {
                 buffer = text(db, db.table(document::kTable).number(row, document::kNo));
                 return std::string_view(buffer);
             }},
        width);
}

}  // namespace

void choose_document(Session& session, std::string_view segment_no, std::int64_t own,
                     std::function<void(std::int64_t)> copy) {
    const auto owners = std::make_shared<const Owners>(owners_of_documents(session.db(), segment_no, own));
    const auto owner_column = [&](std::string id, std::string_view caption, float width,
                                  std::string Owner::*part) {
        return text_column(std::move(id), caption, width,
                           [owners, part](const table::Database&, std::int64_t no) {
                               const auto found = owners->find(no);
                               return found == owners->end() ? std::string() : found->second.*part;
                           });
    };
    GridSource source{.table = document::kTable, .noun = noun("document", "documents")};
    source.base.accepts = [owners](const table::Table& all, Row row) {
        return owners->count(all.number(row, document::kNo)) != 0;
    };
    source.base.key = "copy from";
    source.columns = {
        owner_column("of", msg("Belongs to"), 200, &Owner::of),
        owner_column("language", msg("Language Code"), 130, &Owner::language),
        owner_column("description", msg("Description"), 240, &Owner::description),
        text_column("attachment", msg("Attachment"), 130,
                    [](const table::Database& db, std::int64_t no) { return attachment::kind_of(db, no); })};
    session.open(std::make_unique<ChooseDialog>(
        tr("Copy From"), tr("Copy"), std::move(source),
        EmptyList{theme::Icon::paperclip, tr("No documents yet"),
                  tr("The languages of interaction templates with their documents stand here.")},
        [&session, copy = std::move(copy)](Row row) {
            copy(session.table(document::kTable).number(row, document::kNo));
        }));
}

}  // namespace segments::app
