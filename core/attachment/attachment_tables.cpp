#include "core/attachment/attachment_tables.h"

#include "core/base/tr.h"
#include "core/schema/field_builders.h"

namespace segments::attachment {
namespace {

namespace domain = schema::domain;
using filter::ValueType;
using table::kHidden;

namespace attachment_fields {
using namespace attachment;
constexpr table::FieldDef kFields[] = {
    schema::number(kNo, "no", "No.", ValueType::integer, kHidden),
    schema::repeated(kContent, "content", "Content", 0, domain::kContent, kHidden),
    schema::repeated(kFileExtension, "fileExtension", "File Extension", 250),
    schema::flag(kReadOnly, "readOnly", "Read Only"),
    schema::number(kLastDateModified, "lastDateModified", "Last Date Modified", ValueType::date),
    schema::number(kLastTimeModified, "lastTimeModified", "Last Time Modified", ValueType::time),
};
}  // namespace attachment_fields

namespace content_fields {
using namespace content;
constexpr table::FieldDef kFields[] = {
    schema::repeated(kHash, "hash", "Hash", 0, domain::kContent, kHidden),
    schema::number(kSize, "size", "Size", ValueType::integer, kHidden),
    schema::number(kUses, "uses", "Uses", ValueType::integer, kHidden),
};
}  // namespace content_fields

}  // namespace

const table::TableDef attachment::kDef{kTable, "attachment", msg("Attachment"), attachment_fields::kFields,
                                       1};
const table::TableDef content::kDef{kTable, "attachmentContent", msg("Attachment Content"),
                                    content_fields::kFields, 1};

}  // namespace segments::attachment
