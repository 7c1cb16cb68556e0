#include "core/criteria/explain.h"

#include <doctest/doctest.h>

#include "core/contact/value_entry_tables.h"
#include "core/criteria/go_back.h"
#include "core/criteria/line_entry.h"
#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using criteria::Deed;
using criteria::Explanation;
using schema::CriteriaAction;

namespace {

Conditions in_city(std::string_view city) {
    return {{Section::contact, {{card::kCity, std::string(city)}}}};
}

struct Why : Companies {
    Why() {
        set(ann, card::kCity, "Vienna");
        set(cy, card::kCity, "Oslo");
    }
    Explanation why(Row contact) const {
        static const filter::Locale locale;
        Result<Explanation> made = Explanation::make(*db, "SM1", contact, locale);
        REQUIRE(made);
        while (!made->step(64)) {
        }
        return std::move(*made);
    }
    std::string headline(Row contact) const { return why(contact).headline(); }
    std::string sentence(Row contact, std::size_t action) const {
        return why(contact).stories().at(action - 1).sentence;
    }
    void exclude(Row contact) { tx.set_flag(card::kTable, contact, card::kExcludeFromSegment, true); }
};

}  // namespace

TEST_CASE("WHY-1: a line tells the action that added it, the conditions and the contact's values") {
    Why scene;
    scene.add("SM1", {{Section::contact, {{card::kCity, "Vienna|Graz"}, {card::kName, "Ann*"}}}});
    const Explanation why = scene.why(scene.ann);
    CHECK(why.is_in());
    CHECK(why.headline() == "Ann Lee is on the segment: added by action 1, Add Contacts.");
    REQUIRE(why.stories().size() == 1);
    const criteria::ActionStory& story = why.stories()[0];
    CHECK(story.deed == Deed::added);
    CHECK(story.sentence == "Added it: it meets all conditions.");
    REQUIRE(story.sections.size() == 1);
    CHECK(story.sections[0].caption == "Contact");
    REQUIRE(story.sections[0].conditions.size() == 2);
    CHECK(story.sections[0].conditions[0].condition == "City is Vienna or Graz");
    CHECK(story.sections[0].conditions[0].value == "Vienna");
    CHECK(story.sections[0].conditions[0].holds);
    CHECK(story.sections[0].conditions[1].value == "Ann Lee");
}

TEST_CASE("WHY-2: of a contact that isn't in, the condition that fails first is told with its value") {
    Why scene;
    scene.add("SM1", {{Section::contact, {{card::kName, "<>''"}, {card::kCity, "Vienna"}}}});
    CHECK(scene.headline(scene.cy) == "Cy Fox isn't on the segment: City is Oslo (wanted: City is Vienna).");
    CHECK(scene.headline(scene.dora) ==
          "Dora Alone isn't on the segment: City is empty (wanted: City is Vienna).");
}

TEST_CASE("WHY-2: of several records of a section the one that comes closest is told") {
    Why scene;
    scene.interaction(scene.ann, "ABC", "2024-01-01");
    scene.interaction(scene.ann, "XYZ", "2024-01-01");
    scene.add("SM1", {{Section::interaction,
                       {{entry::kInteractionTemplateCode, "XYZ"}, {entry::kDate, "2025-01-01.."}}}});
    const criteria::ActionStory story = scene.why(scene.ann).stories()[0];
    REQUIRE(story.sections[0].conditions.size() == 2);
    CHECK(story.sections[0].conditions[0].holds);
    CHECK(story.sections[0].conditions[0].value == "XYZ");
    CHECK_FALSE(story.sections[0].conditions[1].holds);
    CHECK(scene.headline(scene.bob).find("it has no Interaction Log Entry") != std::string::npos);
}

TEST_CASE("WHY-2: the industry group of the company counts for its people") {
    Why scene;
    scene.give(scene.contoso, Assignment::industry_group, "FOOD");
    scene.add("SM1", {{Section::industry_group, {{kIndustryGroup, "FOOD"}}}});
    CHECK(scene.why(scene.ann).stories()[0].qualifies);
    CHECK(scene.headline(scene.cy) ==
          "Cy Fox isn't on the segment: it has no Contact Industry Group (wanted: Industry Group Code is "
          "FOOD).");
}

TEST_CASE("WHY-3: excluded and privacy blocked contacts are told as such") {
    Why scene;
    scene.exclude(scene.ann);
    scene.tx.set_flag(card::kTable, scene.bob, card::kPrivacyBlocked, true);
    scene.add("SM1", {});
    CHECK(scene.headline(scene.ann) == "Ann Lee isn't on the segment: it is marked Exclude from Segment.");
    CHECK(scene.headline(scene.bob) == "Bob Ray isn't on the segment: it is privacy blocked.");
}

TEST_CASE("WHY-3, WHY-6: who meets the conditions only since is told so") {
    Why scene;
    scene.add("SM1", in_city("Vienna"));
    scene.set(scene.cy, card::kCity, "Vienna");
    scene.set(scene.ann, card::kCity, "Graz");
    CHECK(scene.headline(scene.cy) ==
          "Cy Fox isn't on the segment: it meets the conditions today, but didn't when the action ran.");
    CHECK(scene.sentence(scene.ann, 1) ==
          "Added it. Today it wouldn't: City is Graz (wanted: City is Vienna).");
}

TEST_CASE("WHY-4: what Reduce and Refine did with a contact is told") {
    Why scene;
    scene.add("SM1", {});
    scene.remove("SM1", CriteriaAction::refine, in_city("Vienna|Oslo"));
    scene.remove("SM1", CriteriaAction::reduce, in_city("Oslo"));
    CHECK(scene.headline(scene.cy) ==
          "Cy Fox isn't on the segment: taken away by action 3, Remove Contacts (Reduce).");
    CHECK(scene.sentence(scene.cy, 2) == "Left it alone: it meets all conditions.");
    CHECK(scene.sentence(scene.cy, 3) == "Took it away: it meets all conditions.");
    CHECK(scene.sentence(scene.dora, 2) == "Took it away: City is empty (wanted: City is Vienna or Oslo).");
    CHECK(scene.sentence(scene.dora, 3) == "It wasn't on the segment then.");
    CHECK(scene.sentence(scene.ann, 3) == "Left it alone: City is Vienna (wanted: City is Oslo).");
}

TEST_CASE("WHY-4: a contact that its company brings in names the colleague") {
    Why scene;
    criteria::AddOptions options;
    options.expand_companies = true;
    scene.add("SM1", in_city("Vienna"), options);
    CHECK(scene.why(scene.bob).is_in());
    CHECK(scene.sentence(scene.bob, 1) == "Added it: Ann Lee (P1) of its company meets the conditions.");
    CHECK(scene.sentence(scene.cy, 1) == "Didn't add it: City is Oslo (wanted: City is Vienna).");
}

TEST_CASE("WHY-5: what was done by hand comes first") {
    Why scene;
    REQUIRE(criteria::add_line(scene.tx, "SM1", "P3"));
    scene.add("SM1", in_city("Vienna"));
    scene.remove("SM1", CriteriaAction::refine, in_city("Vienna"));
    REQUIRE(criteria::delete_lines(scene.tx, {scene.line_of("SM1", "P1")}));
    CHECK(scene.headline(scene.cy) == "Cy Fox is on the segment: it was put in by hand and stays.");
    CHECK(scene.sentence(scene.cy, 3) == "Left it alone: it is pinned.");
    CHECK(scene.headline(scene.ann) ==
          "Ann Lee isn't on the segment: it was taken out by hand and stays out.");
    scene.add("SM1", in_city("Vienna"));
    CHECK(scene.sentence(scene.ann, 5) == "Didn't add it: it had been taken out by hand.");
}

TEST_CASE("WHY-5: lines that no action made, and segments without criteria") {
    Why scene;
    CHECK(scene.headline(scene.ann) ==
          "Ann Lee isn't on the segment: no contacts were added by criteria yet.");
    segment::insert_lines(scene.tx, scene.context, "SM1", std::vector<Row>{scene.ann}, 0);
    CHECK(scene.headline(scene.ann) ==
          "Ann Lee is on the segment: its line isn't the work of a criteria action.");
    scene.add("SM1", only("P4"));
    scene.add("SM1", only("C1"));
    CHECK(scene.headline(scene.cy) ==
          "Cy Fox isn't on the segment: none of the 2 Add Contacts actions added it.");
    const filter::Locale locale;
    CHECK_FALSE(static_cast<bool>(Explanation::make(*scene.db, "SM9", scene.ann, locale)));
}

TEST_CASE("WHY-2, CRI-28: whose purchases count is told by the purchase that meets most") {
    namespace purchase = contact::value_entry;
    Why scene;
    const Row row = scene.tx.insert(purchase::kTable, {1});
    scene.tx.set_text(purchase::kTable, row, purchase::kContactNo, scene.no(scene.ann));
    scene.tx.set_text(purchase::kTable, row, purchase::kItemNo, "WINE");
    const Conditions wine = {{Section::value_entry, {{purchase::kItemNo, "WINE"}}}};
    scene.add("SM1", wine);
    CHECK(scene.why(scene.contoso).stories().front().sentence == "Added it: it meets all conditions.");
    CHECK(scene.why(scene.bob).headline() ==
          "Bob Ray isn't on the segment: it has no Value Entry (wanted: Item No. is WINE).");
    scene.add("SM1", only("P2"));
    scene.remove("SM1", CriteriaAction::refine, wine);
    CHECK(scene.why(scene.bob).stories().back().sentence == "Left it alone: it meets all conditions.");
}
