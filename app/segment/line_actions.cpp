#include "app/segment/line_actions.h"

#include <memory>
#include <utility>

#include "app/segment/criteria_actions.h"
#include "app/segment/line_contact.h"
#include "app/session/work_job.h"
#include "core/base/tr.h"
#include "core/criteria/line_entry.h"
#include "core/segment/line_change.h"

namespace segments::app {
namespace {

namespace line = segment::line;

// Puts all own values of some lines back, in slices.
class PutBack {
  public:
    explicit PutBack(std::vector<table::Row> rows) : rows_(std::move(rows)) {}

    bool step(table::Transaction& tx, std::size_t rows) {
        for (; at_ < rows_.size() && rows > 0; ++at_, --rows) {
            for (int i = 0; i < segment::kOwnFields; ++i) {
                segment::clear_own(tx, rows_[at_], static_cast<segment::OwnField>(i));
            }
        }
        return at_ == rows_.size();
    }
    float progress() const { return static_cast<float>(at_) / static_cast<float>(rows_.size() + 1); }

  private:
    std::vector<table::Row> rows_;
    std::size_t at_ = 0;
};

}  // namespace

void new_line(Session& session, RecordGrid& lines, const std::string& segment_no) {
    table::Row row = table::kNoRow;
    const bool made = session.edit_or_tell(tr("New line of {1}", segment_no), [&](table::Transaction& tx) {
        const Result<table::Row> added = criteria::add_line(tx, segment_no, {});
        if (!added) return Result<void>(added.error());
        row = *added;
        return Result<void>();
    });
    if (made) lines.go_to(row, line::kDef.fields[line::kContactNo].name);
}

void delete_lines(Session& session, const std::string& segment_no, std::vector<table::Row> rows) {
    if (rows.empty()) return;
    const std::size_t count = rows.size();
    const std::string number = filter::format_count(count, session.locale());
    run_work(session, std::make_shared<criteria::DeleteLines>(std::move(rows)),
             {tr_n("Deleting {1} line", "Deleting {1} lines", count, number),
              tr_n("Delete {1} line of {2}", "Delete {1} lines of {2}", count, number, segment_no)},
             [&session, segment_no] { ask_to_reset_criteria(session, segment_no); });
}

void put_lines_back(Session& session, const std::string& segment_no, std::vector<table::Row> rows) {
    if (rows.empty()) return;
    const std::size_t count = rows.size();
    const std::string number = filter::format_count(count, session.locale());
    run_work(session, std::make_shared<PutBack>(std::move(rows)),
             {tr_n("Changing {1} line", "Changing {1} lines", count, number),
              tr_n("Use the segment's values in {1} line of {2}",
                   "Use the segment's values in {1} lines of {2}", count, number, segment_no)});
}

Result<std::string> set_line_cell_in(table::Transaction& tx, const Session& session, table::Row line_row,
                                     table::FieldId field, std::string_view typed) {
    if (field == line::kContactNo) {
        const Result<std::string> no = contact_meant(session, typed);
        if (!no) return no;
        return criteria::change_contact(tx, line_row, *no, session.context());
    }
    Result<segment::LineOutcome> outcome = segment::set_line_field_typed(
        tx, session.entry(), line_row, field, typed, {.context = session.context()});
    if (!outcome) return outcome.error();
    return std::move(outcome->notice);
}

Result<void> set_line_cell(Session& session, const std::string& segment_no, table::Row line_row,
                           table::FieldId field, std::string_view typed) {
    const std::string label =
        tr("Change {1} of a line of {2}", tr(line::kDef.fields[field].caption), segment_no);
    std::string notice;
    const Result<void> done = session.edit(label, [&](table::Transaction& tx) -> Result<void> {
        Result<std::string> set = set_line_cell_in(tx, session, line_row, field, typed);
        if (!set) return set.error();
        notice = std::move(*set);
        return {};
    });
    if (done && !notice.empty()) session.tell(ui::Tone::info, notice);
    return done;
}

Result<table::Row> enter_line(table::Transaction& tx, const Session& session, const std::string& segment_no,
                              std::string_view typed) {
    const Result<std::string> no = contact_meant(session, typed);
    if (!no) return no.error();
    return criteria::add_line(tx, segment_no, *no);
}

}  // namespace segments::app
