#include "tests/data/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "tests/data/generator.h"

using namespace segments;
using namespace segments::testdata;

TEST_CASE("The sample has companies and people of all twelve countries") {
    std::set<std::string> countries;
    int companies = 0;
    for (const GeneratedContact& contact : sample_contacts(kDefaultEndDate)) {
        countries.insert(contact.country_region_code);
        companies += contact.type == ContactType::kCompany;
    }
    CHECK(countries.size() == 12);
    CHECK(companies == 9);
}

TEST_CASE("A workspace of 24 contacts is the sample, whatever the seed") {
    const Generator generator(99, 24, kDefaultEndDate);
    CHECK(generator.contact(0).name == "Restaurant Strandhuset ApS");
    CHECK(generator.contact(17).name == "旅館 花水木");
    CHECK(generator.mailings().size() == 3);
}

TEST_CASE("The dates of the sample move with the end date") {
    const Day later = kDefaultEndDate + 100;
    const std::vector<GeneratedInteraction> now = sample_interactions(kDefaultEndDate);
    const std::vector<GeneratedInteraction> then = sample_interactions(later);
    REQUIRE(now.size() == then.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
        CHECK(then[i].date - now[i].date == 100);
        CHECK(then[i].description == now[i].description);
    }
}

TEST_CASE("The interactions of a sample contact are those of the whole list") {
    const Generator generator(1, 24, kDefaultEndDate);
    std::size_t count = 0;
    for (std::size_t i = 0; i < 24; ++i) count += generator.interactions(i).size();
    CHECK(count == sample_interactions(kDefaultEndDate).size());
    CHECK(generator.interactions(1).back().description == "Ordered the Chablis by the glass");
}

TEST_CASE("Nobody in the sample is written to against their will") {
    const std::vector<GeneratedContact> contacts = sample_contacts(kDefaultEndDate);
    std::map<std::string, const GeneratedContact*> by_no;
    for (const GeneratedContact& contact : contacts) by_no[contact.no] = &contact;
    for (const GeneratedInteraction& entry : sample_interactions(kDefaultEndDate)) {
        const GeneratedContact& contact = *by_no[entry.contact_no];
        CAPTURE(entry.description);
        CHECK((entry.mailing < 0 || (!contact.privacy_blocked && !contact.exclude_from_segment)));
        CHECK((entry.correspondence_type != CorrespondenceType::kEmail || !entry.contact_via.empty()));
    }
}
