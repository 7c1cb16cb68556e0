#include "core/exchange/exchange_tables.h"

#include "core/base/tr.h"
#include "core/schema/field_builders.h"

namespace segments::exchange {
namespace {

using filter::ValueType;
using table::kHidden;

namespace entry_fields {
using namespace entry;
constexpr table::FieldDef kFields[] = {
    schema::number(kEntryNo, "entryNo", "Entry No.", ValueType::integer),
    schema::repeated(kFileName, "fileName", "File", 250),
    schema::repeated(kFormat, "format", "Format", 250),
    schema::number(kDate, "date", "Date", ValueType::date),
    schema::number(kTime, "time", "Time", ValueType::time),
    schema::code(kUserId, "userId", "User ID", 50, schema::domain::kUser),
    schema::number(kAdded, "added", "New", ValueType::integer),
    schema::number(kChanged, "changed", "Changed", ValueType::integer),
    schema::number(kUnchanged, "unchanged", "Unchanged", ValueType::integer),
    schema::number(kRejected, "rejected", "Rejected", ValueType::integer),
    schema::repeated(kSegmentNo, "segmentNo", "Segment No.", 20),
    schema::number(kLines, "lines", "No. of Lines", ValueType::integer),
    schema::free_text(kStep, "step", "Step", 0, kHidden),
};
}  // namespace entry_fields

namespace file_fields {
using namespace entry_file;
constexpr table::FieldDef kFields[] = {
    schema::number(kEntryNo, "entryNo", "Entry No.", ValueType::integer, kHidden),
    schema::number(kFileNo, "fileNo", "File No.", ValueType::integer, kHidden),
    schema::repeated(kFileName, "fileName", "File", 250),
    schema::free_text(kHead, "head", "Head", 0, kHidden),
    schema::free_text(kTail, "tail", "Tail", 0, kHidden),
};
}  // namespace file_fields

namespace rejection_fields {
using namespace rejection;
constexpr table::FieldDef kFields[] = {
    schema::number(kEntryNo, "entryNo", "Entry No.", ValueType::integer, kHidden),
    schema::number(kRejectionNo, "rejectionNo", "Rejection No.", ValueType::integer, kHidden),
    schema::number(kFileNo, "fileNo", "File No.", ValueType::integer, kHidden),
    schema::number(kFileLine, "fileLine", "Line", ValueType::integer),
    schema::number(kElement, "element", "Contact", ValueType::integer),
    schema::free_text(kPointer, "pointer", "Place", 0),
    schema::free_text(kContactNo, "contactNo", "No.", 0),
    schema::repeated(kReason, "reason", "Reason", 0),
    schema::free_text(kRecord, "record", "Record", 0, kHidden),
};
}  // namespace rejection_fields

namespace export_fields {
using namespace export_entry;
constexpr table::FieldDef kFields[] = {
    schema::number(kEntryNo, "entryNo", "Entry No.", ValueType::integer),
    schema::repeated(kFileName, "fileName", "File", 250),
    schema::repeated(kFormat, "format", "Format", 250),
    schema::number(kDate, "date", "Date", ValueType::date),
    schema::number(kTime, "time", "Time", ValueType::time),
    schema::code(kUserId, "userId", "User ID", 50, schema::domain::kUser),
    schema::number(kContacts, "contacts", "No. of Contacts", ValueType::integer),
};
}  // namespace export_fields

namespace exported_fields {
using namespace exported;
constexpr table::FieldDef kFields[] = {
    schema::number(kEntryNo, "entryNo", "Entry No.", ValueType::integer, kHidden),
    schema::repeated(kContactNo, "contactNo", "Contact No.", 20, table::kNoDomain, kHidden),
    schema::free_text(kPrint, "print", "Print", 0, kHidden),
};
}  // namespace exported_fields

}  // namespace

const table::TableDef entry::kDef{kTable, "import", msg("Import"), entry_fields::kFields, 1};
const table::TableDef entry_file::kDef{kTable, "importFile", msg("Import File"), file_fields::kFields, 2};
const table::TableDef export_entry::kDef{kTable, "export", msg("Export"), export_fields::kFields, 1};
const table::TableDef exported::kDef{kTable, "exportedContact", msg("Exported Contact"),
                                     exported_fields::kFields, 2};
const table::TableDef rejection::kDef{kTable, "importRejection", msg("Rejected Contact"),
                                      rejection_fields::kFields, 2};

}  // namespace segments::exchange
