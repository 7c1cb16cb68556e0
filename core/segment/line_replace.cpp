#include "core/segment/line_replace.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/schema/field_value.h"
#include "core/segment/line_fields.h"
#include "core/segment/value_checks.h"

namespace segments::segment {
namespace {

using table::FieldId;
using table::Row;

constexpr FieldId kReplaceable[] = {line::kDescription, line::kSubject, line::kContactVia};

// The length in bytes of the occurrence at the beginning of the text; 0 if there is none.
std::size_t occurrence(std::string_view text, std::string_view find, bool match_case) {
    if (match_case) return text.substr(0, find.size()) == find ? find.size() : 0;
    std::size_t at = 0, in_find = 0;
    while (in_find < find.size()) {
        if (at >= text.size()) return 0;
        const Decoded a = decode_at(text, at), b = decode_at(find, in_find);
        if (fold_case(a.value) != fold_case(b.value)) return 0;
        at += a.length;
        in_find += b.length;
    }
    return at;
}

}  // namespace

std::span<const FieldId> replaceable_fields() {
    return kReplaceable;
}

std::string replaced(std::string_view text, std::string_view find, std::string_view with, bool match_case) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = find.empty() ? 0 : occurrence(text.substr(at), find, match_case);
        if (length > 0) {
            out += with;
            at += length;
        } else {
            const std::size_t step = decode_at(text, at).length;
            out += text.substr(at, step);
            at += step;
        }
    }
    return out;
}

bool contains(std::string_view text, std::string_view find, bool match_case) {
    if (find.empty()) return false;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length) {
        if (occurrence(text.substr(at), find, match_case) > 0) return true;
    }
    return false;
}

Result<ReplaceInLines> ReplaceInLines::start(const table::Database& db, Row segment_row,
                                             std::vector<Row> lines, Replacement wanted) {
    if (wanted.find.empty()) return fail(tr("Enter the text that is to be replaced."), "BLK-2");
    if (std::find(std::begin(kReplaceable), std::end(kReplaceable), wanted.field) == std::end(kReplaceable))
        return fail(tr("Only texts can be searched and replaced."), "BLK-2");
    return ReplaceInLines(db, segment_row, std::move(lines), std::move(wanted));
}

bool ReplaceInLines::look(std::size_t lines) {
    const std::size_t to = std::min(lines_.size(), looked_ + std::min(lines, lines_.size()));
    for (; looked_ < to; ++looked_)
        found_ += contains(reader_.text(lines_[looked_], wanted_.field), wanted_.find, wanted_.match_case);
    return looked_ == lines_.size();
}

bool ReplaceInLines::step(table::Transaction& tx, std::size_t lines) {
    const std::size_t to = std::min(lines_.size(), at_ + std::min(lines, lines_.size()));
    for (; at_ < to; ++at_) {
        const Row row = lines_[at_];
        const std::string_view text = reader_.text(row, wanted_.field);
        if (!contains(text, wanted_.find, wanted_.match_case)) continue;
        const Result<schema::FieldValue> value = checked_line_value(
            reader_, row, wanted_.field, replaced(text, wanted_.find, wanted_.with, wanted_.match_case));
        if (!value) {
            if (skipped_++ == 0) first_problem_ = value.error();
            continue;
        }
        if (const std::optional<OwnField> own = own_field(wanted_.field))
            set_effective(tx, reader_, row, *own, tx.intern(line::kTable, wanted_.field, value->text));
        else
            schema::set_cell(tx, line::kTable, row, wanted_.field, *value);
        ++changed_;
    }
    return at_ == lines_.size();
}

}  // namespace segments::segment
