// A segment with documents: the template LETTER has one in German and one in English (its default), and the
// lines are those of Ann (no language), Hans (German) and Jean (French).
//
//     Letters w;
//     CHECK(w.holds(w.hans) == "german letter");
#pragma once

#include <algorithm>

#include "core/attachment/attachment_tables.h"
#include "core/attachment/attachments.h"
#include "core/segment/delete_segment.h"
#include "core/segment/languages.h"
#include "core/segment/line_change.h"
#include "core/segment/line_documents.h"
#include "core/setup/setup_tables.h"
#include "tests/core/segment/workspace.h"

namespace segments::test {

using Texts = std::vector<std::string>;
namespace template_language = interaction::template_language;

struct Letters : SegmentWorkspace {
    Row row = table::kNoRow;
    Row ann = table::kNoRow, hans = table::kNoRow, jean = table::kNoRow;

    Letters() {
        template_document("LETTER", "DEU", "german letter");
        template_document("LETTER", "ENU", "english letter");
        template_field("LETTER", tmpl::kLanguageCode, "ENU");
        row = segment("Fair");
        header(row, header::kInteractionTemplateCode, "LETTER");
        ann = line(row, person("Ann Lee"));
        hans = line(row, speaker("Hans Maier", "DEU"));
        jean = line(row, speaker("Jean Petit", "FRA"));
    }
    Row speaker(std::string_view name, std::string_view language_code) {
        const Row contact_row = person(name);
        set(contact_row, card::kLanguageCode, language_code);
        return contact_row;
    }

    // For tests a content is named by what it holds.
    attachment::Content content(std::string_view text) const { return {std::string(text), text.size()}; }
    std::int64_t attach(std::string_view text) {
        return attachment::AttachmentWriter(tx, context).add(content(text), "pdf");
    }
    std::string held_by(std::int64_t no) const {
        return attachment::find_attachment(*db, no) == table::kNoRow ? std::string()
                                                                     : attachment::content_of(*db, no).hash;
    }
    std::size_t attachments() const { return db->table(attachment::attachment::kTable).size(); }
    // Attachments that hold this.
    std::int64_t uses(std::string_view text) const {
        const table::Table& contents = db->table(attachment::content::kTable);
        const Row found = contents.find(text);
        return found == table::kNoRow ? 0 : contents.number(found, attachment::content::kUses);
    }

    void template_document(std::string_view code, std::string_view language_code, std::string_view text) {
        const Row made = tx.insert(template_language::kTable, {code, language_code});
        REQUIRE(made != table::kNoRow);
        tx.set_number(template_language::kTable, made, template_language::kAttachmentNo, attach(text));
    }
    std::int64_t template_document(std::string_view code, std::string_view language_code) const {
        const table::Table& rows = db->table(template_language::kTable);
        return rows.number(rows.find(code, language_code), template_language::kAttachmentNo);
    }
    std::string held(std::string_view code, std::string_view language_code) const {
        return held_by(template_document(code, language_code));
    }

    // The header's languages in the order of the alphabet.
    Texts languages() const {
        Texts codes;
        for (const Row each : segment::header_languages(*db, row))
            codes.emplace_back(
                db->table(segment::language::kTable).text(each, segment::language::kLanguageCode));
        std::sort(codes.begin(), codes.end());
        return codes;
    }
    Row language(std::string_view code) const {
        const Row found = db->table(segment::language::kTable).find(segment_no(row), 0, code);
        REQUIRE(found != table::kNoRow);
        return found;
    }
    std::int64_t document_of(std::string_view code) const {
        return db->table(segment::language::kTable).number(language(code), segment::language::kAttachmentNo);
    }
    std::string subject_of(std::string_view code) const {
        return std::string(
            db->table(segment::language::kTable).text(language(code), segment::language::kSubject));
    }
    void import_header(std::string_view text) {
        REQUIRE(segment::set_header_document(tx, context, row, content(text), "pdf"));
    }
    void import_line(Row line_row, std::string_view text) {
        REQUIRE(segment::set_line_document(tx, context, line_row, content(text), "pdf"));
    }

    // What the line's document holds, and where it has it from (LIN-35).
    std::string holds(Row line_row) const { return held_by(reader(line_row).attachment(line_row)); }
    std::string state(Row line_row) const {
        return std::string(segment::attachment_text(reader(line_row).attachment_state(line_row)));
    }
};

}  // namespace segments::test
