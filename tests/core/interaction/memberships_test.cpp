#include "core/interaction/memberships.h"

#include <doctest/doctest.h>

#include "core/criteria/line_entry.h"
#include "core/interaction/logged_segments.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using interaction::Membership;
using interaction::MembershipKind;
using interaction::memberships_of;

TEST_CASE("SET-5: a contact's segments over time: open, taken away, logged, the newest first") {
    Mailing m;
    const Row ann = m.reachable("Ann Lee");
    m.segment("SM1", {ann});
    m.log("SM1");
    m.context.today += 1;
    m.context.work_date += 1;
    m.segment("SM2", {ann, ann});
    m.context.work_date += 1;
    m.segment("SM3", {ann});
    REQUIRE(criteria::delete_lines(m.tx, {m.line_of("SM3", 0)}));
    const std::vector<Membership> all = memberships_of(*m.db, ann);
    REQUIRE(all.size() == 3);
    CHECK(all[0].segment_no == "SM3");
    CHECK(all[0].kind == MembershipKind::taken_away);
    CHECK(all[1].segment_no == "SM2");
    CHECK(all[1].kind == MembershipKind::open);
    CHECK(all[1].lines == 2);
    CHECK(all[1].description == "Autumn sale");
    CHECK(all[2].segment_no == "SM1");
    CHECK(all[2].kind == MembershipKind::logged);
    CHECK(all[2].logged_entry_no == 1);
    CHECK(memberships_of(*m.db, m.reachable("Bob Ray")).empty());
}
