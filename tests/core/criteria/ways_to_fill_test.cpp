// NUM-9: how contacts come on a segment.
#include <doctest/doctest.h>

#include "core/criteria/add_contacts.h"
#include "core/criteria/line_entry.h"
#include "core/criteria/reuse_logged.h"
#include "core/criteria/saved_criteria.h"
#include "tests/core/interaction/segments.h"

using namespace segments;
using namespace segments::test;
using schema::Section;
using ContactNos = std::vector<std::string>;

namespace {

// Ann, Bob and Cy can be reached; Contoso is a company.
struct Filling : Mailing {
    ContactNos contacts_of(std::string_view segment_no) const {
        ContactNos all;
        for (const Row row : segment::present_lines(*db, segment_no))
            all.push_back(text_in(line::kTable, row, line::kContactNo));
        return all;
    }
    // Each way leaves one criteria action, by which Go Back takes the lines off again.
    std::int64_t actions(std::string_view segment_no) const {
        return criteria::number_of_actions(*db, criteria::criteria_of_segment(segment_no));
    }
    void add_people(std::string_view segment_no) {
        REQUIRE(criteria::add_contacts(tx, segment_no, {{Section::contact, {{card::kType, "Person"}}}}, {},
                                       filter::entry_context(context)));
    }
    std::string ann = no(reachable("Ann")), bob = no(reachable("Bob")), cy = no(reachable("Cy"));
    std::string contoso = no(company("Contoso"));
    const ContactNos everybody{ann, bob, cy};
};

}  // namespace

TEST_CASE("NUM-9: a segment is filled by hand") {
    Filling f;
    f.segment("SM1");
    REQUIRE(criteria::add_line(f.tx, "SM1", f.bob));
    CHECK(f.contacts_of("SM1") == ContactNos{f.bob});
    CHECK(f.actions("SM1") == 1);
}

TEST_CASE("NUM-9: a segment is filled by Add Contacts, and by the criteria saved of it") {
    Filling f;
    f.segment("SM1");
    f.add_people("SM1");
    CHECK(f.contacts_of("SM1") == f.everybody);
    CHECK(f.actions("SM1") == 1);
    REQUIRE(criteria::save_criteria(f.tx, f.context, "SM1", "PEOPLE", "Everybody"));
    f.segment("SM2");
    CHECK(f.contacts_of("SM2").empty());
    REQUIRE(criteria::reuse_criteria(f.tx, f.context, "SM2", "PEOPLE"));
    CHECK(f.contacts_of("SM2") == f.everybody);
    CHECK(f.actions("SM2") == 1);
}

TEST_CASE(
    "NUM-9: a segment is filled from a logged one, and a follow-up made while logging has its contacts") {
    Filling f;
    f.segment("SM1");
    f.add_people("SM1");
    interaction::LogOptions options;
    options.create_follow_up = true;
    const interaction::LogResult result = f.log("SM1", options);
    REQUIRE(result.follow_up);
    const std::string follow_up = result.follow_up->segment_no;
    CHECK(f.contacts_of(follow_up) == f.everybody);
    CHECK(f.actions(follow_up) == 1);
    f.segment("SM2");
    REQUIRE(criteria::reuse_logged(f.tx, "SM2", result.logged_segment_no));
    CHECK(f.contacts_of("SM2") == f.everybody);
    CHECK(f.actions("SM2") == 1);
}
