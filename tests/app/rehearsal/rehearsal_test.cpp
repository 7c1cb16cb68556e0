#include "app/rehearsal/rehearsal.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace segments;

TEST_CASE("a rehearsal comes to its end, on a desk and on a phone, and leads through screens and dialogs") {
    for (const float width : {1280.f, 390.f}) {
        std::set<std::string, std::less<>> seen;
        std::string last;
        app::Rehearsal rehearsal(width, width > 1000 ? 800.f : 844.f, {});
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
