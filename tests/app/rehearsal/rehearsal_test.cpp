#include "app/rehearsal/rehearsal.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace segments;

TEST_CASE("a rehearsal comes to its end, on a desk and on a phone, and leads through screens and dialogs") {
    for (const auto& [width, height] : {std::pair(1280.f, 800.f), std::pair(390.f, 844.f)}) {
        std::set<std::string, std::less<>> seen;
        std::string last;
        app::Rehearsal rehearsal(width, height, {});
        rehearsal.seen = [&](std::string_view name) { seen.emplace(last = name); };
        const bool complete = rehearsal.run();
        CAPTURE(last);
        CHECK(complete);
        for (const char* name :
             {"Home", "Contacts", "Segments", "Segment SM00004", "Interaction Log Entries", "Add Contacts",
              "Refine Contacts", "Log SM00004", "Logged Segments", "Keyboard shortcuts"}) {
            CAPTURE(width);
            CAPTURE(std::string(name));
            CHECK(seen.contains(name));
        }
    }
}
