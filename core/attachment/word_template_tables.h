// Word templates under a code (MRG-1): a Word document that templates, segments and lines name.
#pragma once

#include "core/schema/domains.h"
#include "core/table/schema.h"

namespace segments::attachment::word_template {

enum Field : table::FieldId {
    kCode,
    kDescription,
    kLanguageCode,  // blank: for every language (TPL-23a)
    kAttachmentNo,  // 0 until a document was uploaded
};

inline constexpr table::TableId kTable = schema::id::kWordTemplate;
extern const table::TableDef kDef;

}  // namespace segments::attachment::word_template
