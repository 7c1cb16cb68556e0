#include "core/letter/document_uses.h"

#include <map>
#include <unordered_set>

#include "core/attachment/attachment_tables.h"
#include "core/attachment/attachments.h"
#include "core/attachment/word_template_tables.h"
#include "core/base/percent.h"
#include "core/base/tr.h"
#include "core/interaction/interaction_tables.h"
#include "core/segment/segment_tables.h"

namespace segments::letter {
namespace {

using table::Row;
namespace entry = interaction::log_entry;
namespace holder = attachment::attachment;
namespace language = segment::language;
namespace template_language = interaction::template_language;

std::string in_language(const std::string& what, std::string_view code) {
    return code.empty() ? what : what + ", " + std::string(code);
}

}  // namespace

std::vector<DocumentUse> uses_of_document(const table::Database& db, std::int64_t attachment_no) {
    const table::Table& attachments = db.table(holder::kTable);
    const table::Code content =
        attachments.code(attachment::find_attachment(db, attachment_no), holder::kContent);
    std::unordered_set<std::int64_t> same;
    attachments.live().for_each([&](Row row) {
        if (attachments.code(row, holder::kContent) == content)
            same.insert(attachments.number(row, holder::kNo));
    });
    const auto each_with = [&](const table::Table& table, table::FieldId field, const auto& use) {
        const table::NumberColumn& numbers = table.column(field);
        // Rows beside each other mostly have the same document.
        std::int64_t last = 0;
        bool is_same = false;
        table.live().for_each([&](Row row) {
            const std::int64_t no = numbers.get(row);
            if (no != last) is_same = no != 0 && same.count(no) != 0;
            last = no;
            if (is_same) use(row);
        });
    };
    std::vector<DocumentUse> uses;
    const table::Table& templates = db.table(template_language::kTable);
    each_with(templates, template_language::kAttachmentNo, [&](Row row) {
        const std::string code(templates.text(row, template_language::kInteractionTemplateCode));
        uses.push_back({in_language(tr("Interaction Template {1}", code),
                                    templates.text(row, template_language::kLanguageCode)),
                        "#/templates/" + percent_encoded(code)});
    });
    namespace word = attachment::word_template;
    const table::Table& words = db.table(word::kTable);
    each_with(words, word::kAttachmentNo, [&](Row row) {
        const std::string code(words.text(row, word::kCode));
        uses.push_back({tr("Word Template {1}", code), "#/lists/wordTemplate/" + percent_encoded(code)});
    });
    std::map<std::string, std::size_t> lines;
    const table::Table& languages = db.table(language::kTable);
    each_with(languages, language::kAttachmentNo, [&](Row row) {
        const std::string no(languages.text(row, language::kSegmentNo));
        if (languages.number(row, language::kLineId) != 0) {
            ++lines[no];
            return;
        }
        uses.push_back({in_language(tr("Segment {1}", no), languages.text(row, language::kLanguageCode)),
                        "#/segments/" + percent_encoded(no)});
    });
    for (const auto& [no, count] : lines)
        uses.push_back({tr("Lines of segment {1}", no), "#/segments/" + percent_encoded(no), count});
    std::size_t logged = 0;
    each_with(db.table(entry::kTable), entry::kAttachmentNo, [&](Row) { ++logged; });
    if (logged > 0) uses.push_back({tr("Logged interactions"), "#/log", logged});
    return uses;
}

}  // namespace segments::letter
