#include "app/help/guide.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace segments::app;
using Kind = GuideBlock::Kind;
using Runs = std::vector<GuideRun>;

TEST_CASE("the guide's Markdown becomes topics with paragraphs, items and rows") {
    const std::vector<GuideTopic> topics = read_guide(
        "<a id=\"start\"></a>\n\n# The guide\n\nOne line\nand the next. **Log it.** More.\n\n"
        "![A picture](images/x.png)\n\n<a id=\"filters\"></a>\n\n## Filters\n\n- *First* item,\n  still the "
        "first\n"
        "- second ([formats](exchange.md))\n\n| Typed | Means |\n|---|---|\n| `AT\\|DE` | one of them |\n");
    REQUIRE(topics.size() == 2);
    CHECK(topics[0].id == "start");
    CHECK(topics[0].title == "The guide");
    REQUIRE(topics[0].blocks.size() == 1);
    CHECK(topics[0].blocks[0].runs ==
          Runs{{"One line and the next. ", false}, {"Log it.", true}, {" More.", false}});
    CHECK(topics[1].id == "filters");
    REQUIRE(topics[1].blocks.size() == 4);
    CHECK(topics[1].blocks[0].kind == Kind::item);
    CHECK(topics[1].blocks[0].runs == Runs{{"First", true}, {" item, still the first", false}});
    CHECK(topics[1].blocks[1].runs == Runs{{"second (formats)", false}});
    CHECK(topics[1].blocks[3].kind == Kind::row);
    CHECK(topics[1].blocks[3].runs == Runs{{"AT|DE", false}});
    CHECK(topics[1].blocks[3].second == Runs{{"one of them", false}});
}

TEST_CASE("text that ends in the middle of anything is taken as far as it goes") {
    for (const char* text :
         {"# A\n**bold", "# A\n[link](", "# A\n`code", "# A\n| a", "# A\n\\", "# A\n- ", "#", "<a id=\""})
        CHECK(read_guide(text).size() <= 1);
}

TEST_CASE("a screen's address leads to the topic about it") {
    CHECK(topic_of_address("/segments/SM00001") == "segments");
    CHECK(topic_of_address("/log?contact=CT000001") == "afterwards");
    CHECK(topic_of_address("/logged/1") == "afterwards");
    CHECK(topic_of_address("/") == "start");
    CHECK(topic_of_address("/elsewhere") == "start");
}
