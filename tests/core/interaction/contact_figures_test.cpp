#include "core/interaction/contact_figures.h"

#include <doctest/doctest.h>

#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::ContactFigures;

namespace {

// Contoso with Ann, each with one entry; and Bob, alone.
struct Company : Mailing {
    Company() {
        set(ann, card::kCompanyNo, no(contoso));
        segment("SM1", {contoso, ann, bob});
        for (std::size_t n = 0; n < 3; ++n) {
            own(line_of("SM1", n), segment::OwnField::cost, 100000 * static_cast<std::int64_t>(n + 1));
            own(line_of("SM1", n), segment::OwnField::duration, 500000);
            own(line_of("SM1", n), segment::OwnField::date, context.work_date - static_cast<int>(n));
            own(line_of("SM1", n), segment::OwnField::initiated_by, 1);
        }
        log("SM1");
    }
    void mark(std::size_t n, FieldId flag) { tx.set_flag(entry::kTable, entries().at(n), flag, true); }

    Row contoso = company("Contoso");
    Row ann = person("Ann");
    Row bob = person("Bob");
};

}  // namespace

TEST_CASE("CON-20: a person's figures are its own, a company's include its people's") {
    Company w;
    const ContactFigures of_ann = interaction::contact_figures(*w.db, w.ann);
    CHECK(of_ann.interactions == 1);
    CHECK(of_ann.cost == 200000);
    CHECK(of_ann.duration == 500000);
    CHECK(of_ann.date_of_last_interaction == w.context.work_date - 1);
    const ContactFigures of_contoso = interaction::contact_figures(*w.db, w.contoso);
    CHECK(of_contoso.interactions == 2);
    CHECK(of_contoso.cost == 300000);
    CHECK(of_contoso.date_of_last_interaction == w.context.work_date);
    CHECK(of_contoso.last_date_attempted == w.context.work_date);
}

TEST_CASE("CON-20, LSG-6: canceled entries don't count but still set the dates") {
    Company w;
    w.mark(1, entry::kCanceled);
    const ContactFigures figures = interaction::contact_figures(*w.db, w.ann);
    CHECK(figures.interactions == 0);
    CHECK(figures.cost == 0);
    CHECK(figures.date_of_last_interaction == w.context.work_date - 1);
    CHECK(figures.last_date_attempted == w.context.work_date - 1);
}

TEST_CASE("CON-20: failed attempts are attempts but no interactions; only ours are attempts") {
    Company w;
    w.mark(1, entry::kAttemptFailed);
    ContactFigures figures = interaction::contact_figures(*w.db, w.ann);
    CHECK(figures.last_date_attempted == w.context.work_date - 1);
    CHECK(figures.date_of_last_interaction == kBlankDay);
    CHECK(figures.interactions == 1);
    w.tx.set_number(entry::kTable, w.entries()[1], entry::kInitiatedBy, 2);
    figures = interaction::contact_figures(*w.db, w.ann);
    CHECK(figures.last_date_attempted == kBlankDay);
}

TEST_CASE("CON-20, ILE-1: postponed entries count nowhere") {
    Company w;
    w.mark(1, entry::kPostponed);
    CHECK(interaction::contact_figures(*w.db, w.ann).date_of_last_interaction == kBlankDay);
    CHECK(interaction::log_entries_of(*w.db, w.ann).empty());
    CHECK(interaction::log_entries_of(*w.db, w.contoso) == std::vector<Row>{w.entries()[0]});
}

TEST_CASE("ACT-5: a contact's open segments are those on which it stands, a company's its people's too") {
    Company w;
    CHECK(interaction::open_lines_of(*w.db, w.ann).empty());
    w.segment("SM3", {w.ann, w.bob});
    w.segment("SM2", {w.contoso, w.ann});
    segment::remove_line(w.tx, w.line_of("SM3", 1), 1);
    CHECK(interaction::open_lines_of(*w.db, w.ann) ==
          std::vector<Row>{w.line_of("SM2", 1), w.line_of("SM3", 0)});
    CHECK(interaction::open_lines_of(*w.db, w.contoso) ==
          std::vector<Row>{w.line_of("SM2", 0), w.line_of("SM2", 1), w.line_of("SM3", 0)});
    CHECK(interaction::open_lines_of(*w.db, w.bob).empty());
}
