// The columns of contacts in a table: every field by its caption, the lists of codes with semicolons, and the
// columns that came with imported tables.
//
//     const ContactColumns columns(kept);
//     columns.for_each_caption([&](std::string_view caption, std::size_t longest) { head(caption); });
//     columns.for_each_cell(record, [&](const FieldDef& field, const Value& value) { cell(field, value); },
//                           [&](std::string_view text) { cell(text); });
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange/contact_properties.h"
#include "core/exchange/contact_record.h"
#include "core/exchange/formats/kept_columns.h"

namespace segments::exchange {

inline bool is_column(const table::FieldDef& field) {
    return (field.flags & (table::kHidden | table::kReadOnly)) == 0;
}
// A web source is nothing without its search word.
inline bool is_column(contact::Assignment kind) {
    return kind != contact::Assignment::web_source;
}
// The cell of a list of codes.
std::string list_cell(const ContactRecord& record, contact::Assignment kind);

class ContactColumns {
  public:
    // `kept`: names of columns that no field had room for.
    explicit ContactColumns(std::vector<std::string> kept) : kept_(std::move(kept)) {}

    // `longest`: characters that its texts may have; 0 where that isn't known.
    template <typename Visit>
    void for_each_caption(Visit visit) const {
        for (const table::FieldDef& field : contact::contact::kDef.fields) {
            if (is_column(field)) visit(field.caption, std::size_t{field.max_length});
        }
        for (const contact::Assignment kind : contact::kAssignments) {
            if (is_column(kind)) visit(caption_of(kind), std::size_t{0});
        }
        for (const std::string& name : kept_) visit(std::string_view(name), std::size_t{0});
    }

    // `field` gets what a field says, `text` all else; a cell without a value is a blank text.
    template <typename Field, typename Text>
    void for_each_cell(const ContactRecord& record, Field field, Text text) const {
        for (const table::FieldDef& each : contact::contact::kDef.fields) {
            if (!is_column(each)) continue;
            if (record.fields.has(each.id))
                field(each, record.fields[each.id]);
            else
                text(std::string_view());
        }
        for (const contact::Assignment kind : contact::kAssignments) {
            if (is_column(kind)) text(std::string_view(list_cell(record, kind)));
        }
        if (kept_.empty()) return;
        const KeptColumns kept(record.fields.text(contact::contact::kExtras));
        for (const std::string& name : kept_) text(kept.text(name));
    }

  private:
    std::vector<std::string> kept_;
};

}  // namespace segments::exchange
