// The user's guide (docs/guide.md and its translations) as topics to show: what Markdown the guide uses, no
// more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/rich_text.h"

namespace segments::app {

using GuideRun = ui::TextRun;

struct GuideBlock {
    enum class Kind { paragraph, item, row };

    Kind kind = Kind::paragraph;
    std::vector<GuideRun> runs;    // of a row: its first cell
    std::vector<GuideRun> second;  // of a row: its second cell
};

// What stands below one heading.
struct GuideTopic {
    std::string id;  // of the anchor above the heading: the same in every language
    std::string title;
    std::vector<GuideBlock> blocks;
};

std::vector<GuideTopic> read_guide(std::string_view markdown);

// The topic that tells about the screen at an address: "segments" for "/segments/SM00001".
std::string_view topic_of_address(std::string_view address);

}  // namespace segments::app
