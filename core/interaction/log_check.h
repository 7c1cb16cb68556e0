// The check before logging (PRD-5): all errors and warnings of all lines at once, grouped by kind, each with
// the field it leads to and a remedy where there is an obvious one. Slow only in the number of lines, so it
// runs in slices:
//
//     LogCheck check(db, context, segment_row);
//     while (!check.step(100000)) {}
//     for (const LogFinding& finding : check.findings()) ...      // errors first
//     if (!check.blocked()) ...                                   // may be logged
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "core/base/context.h"
#include "core/interaction/line_rules.h"
#include "core/interaction/remedy.h"
#include "core/segment/present_lines.h"

namespace segments::interaction {

// Whether documents can be sent along when the segment is logged (LOG-1 with PRD-5): only if some line has a
// document to deliver.
struct DeliveryOffer {
    bool enabled = false;
    std::string_view reason = {};  // why not; empty where enabled
};

struct LogFinding {
    Finding kind = Finding::no_lines;
    std::string_view rule;                // "LOG-6"
    std::string message;                  // a whole sentence or two: "12 lines have no salesperson. ..."
    std::size_t count = 0;                // lines that have it; 0: it concerns the segment itself
    std::vector<table::Row> first_lines;  // the first kFirstLines of them, in the order of line numbers
    table::FieldId field = 0;  // the column of the line to lead to; of the header where `of_header`
    bool of_header = false;    // the cell to correct is the header's: the lines take the value from it
    Remedy remedy = Remedy::none;
    std::string remedy_caption;  // "Fill the salesperson of the header in 12 lines"

    bool blocks() const { return !is_warning(kind); }
};

class LogCheck {
  public:
    static constexpr std::size_t kFirstLines = 100;

    // REQUIRES: a live row of the segment table; the database doesn't change until the check has ended.
    LogCheck(const table::Database& db, const Context& context, table::Row segment_row);

    // Looks at about `rows` rows more; true when finished.
    bool step(std::size_t rows);
    // 0..1
    float progress() const;

    // All of the following REQUIRE: finished.
    // Errors first, then warnings, each in the order of Finding.
    const std::vector<LogFinding>& findings() const { return findings_; }
    bool blocked() const { return !findings_.empty() && findings_.front().blocks(); }
    // nullptr if there is none of that kind.
    const LogFinding* find(Finding kind) const;
    // The lines with a contact by line number: what will be logged (LOG-20).
    const std::vector<table::Row>& lines() const { return lines_; }
    // These vanish with the segment (LOG-26).
    std::size_t lines_without_contact() const { return lines_without_contact_; }
    // Lines with at least one warning, but for documents that only sending asks for.
    std::size_t lines_with_warnings() const { return lines_with_warnings_; }
    // Lines with a correspondence type and a document (LOG-23).
    std::size_t deliverable_lines() const { return deliverable_lines_; }
    DeliveryOffer delivery_offer() const;
    // The attachments of the lines.
    const std::set<std::int64_t>& documents() const { return documents_; }

  private:
    enum class Phase : std::uint8_t { gather, check, done };

    void check(table::Row line);
    void finish();
    void add(Finding kind);

    const table::Database* db_;
    Context context_;
    table::Row segment_row_;
    LineRules rules_;
    Phase phase_ = Phase::gather;
    segment::PresentLines finding_;
    std::vector<table::Row> found_;
    std::size_t at_ = 0;  // of found_
    std::vector<table::Row> lines_;
    std::size_t lines_without_contact_ = 0, lines_with_warnings_ = 0, deliverable_lines_ = 0;
    std::set<std::int64_t> documents_;
    std::int64_t last_document_ = 0;  // most lines have that of the line before
    struct Group {
        std::size_t count = 0;
        bool of_header = false;
        std::vector<table::Row> first_lines;
    };
    std::array<Group, kFindings> groups_;
    std::vector<LogFinding> findings_;
};

}  // namespace segments::interaction
