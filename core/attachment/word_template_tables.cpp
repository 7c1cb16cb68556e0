#include "core/attachment/word_template_tables.h"

#include "core/base/tr.h"
#include "core/schema/field_builders.h"

namespace segments::attachment::word_template {
namespace {

namespace domain = schema::domain;

constexpr table::FieldDef kFields[] = {
    schema::code(kCode, "code", "Code", 30, domain::kWordTemplate),
    schema::free_text(kDescription, "description", "Name", 250),
    schema::code(kLanguageCode, "languageCode", "Language Code", 10, domain::kLanguage),
    schema::number(kAttachmentNo, "attachmentNo", "Attachment No.", schema::ValueType::integer,
                   table::kHidden),
};

}  // namespace

const table::TableDef kDef{kTable, "wordTemplate", msg("Word Template"), kFields, 1};

}  // namespace segments::attachment::word_template
