#include "core/segment/line_replace.h"

#include <doctest/doctest.h>

#include "tests/core/criteria/scene.h"

using namespace segments;
using namespace segments::test;
using segment::ReplaceInLines;
using segment::Replacement;

namespace {

// Three lines on SM1, which follow the header's "Spring letter".
struct Replacing : Companies {
    Replacing() { add("SM1", only("P1|P2|P3")); }
    std::vector<Row> rows() const { return segment::present_lines(*db, "SM1"); }
    ReplaceInLines start(Replacement wanted) const {
        Result<ReplaceInLines> job =
            ReplaceInLines::start(*db, segment::find_segment(*db, "SM1"), rows(), std::move(wanted));
        REQUIRE(job);
        while (!job->look(1)) {
        }
        return std::move(*job);
    }
    void run(ReplaceInLines& job) {
        while (!job.step(tx, 1)) {
        }
    }
    std::string description(std::size_t n) const {
        const segment::LineReader reader(*db, segment::find_segment(*db, "SM1"));
        return std::string(reader.text(rows()[n], line::kDescription));
    }
    bool is_own(std::size_t n) const {
        const segment::LineReader reader(*db, segment::find_segment(*db, "SM1"));
        return reader.origin(rows()[n], segment::OwnField::description) == segment::Origin::own;
    }
    void describe(std::size_t n, std::string_view text) {
        const segment::LineReader reader(*db, segment::find_segment(*db, "SM1"));
        segment::set_effective(tx, reader, rows()[n], segment::OwnField::description,
                               tx.intern(line::kTable, line::kDescription, text));
    }
};

}  // namespace

TEST_CASE("BLK-2: every occurrence is replaced, in any case unless case matters") {
    CHECK(segment::replaced("Spring spring SPRING", "spring", "Fall", false) == "Fall Fall Fall");
    CHECK(segment::replaced("Spring spring SPRING", "spring", "Fall", true) == "Spring Fall SPRING");
    CHECK(segment::replaced("aaa", "aa", "b", true) == "ba");
    CHECK(segment::replaced("Grüße an ÄRZTE", "ärzte", "Ärztinnen", false) == "Grüße an Ärztinnen");
    CHECK(segment::replaced("text", "", "x", false) == "text");
    CHECK(segment::replaced("a.b", ".", "", true) == "ab");
    CHECK(segment::contains("Grüße", "ÜSS", false) == false);
    CHECK(segment::contains("Grüße", "RÜ", false));
}

TEST_CASE("BLK-2: lines that contain the text are counted before, and changed in slices") {
    Replacing scene;
    scene.describe(1, "An invitation");
    ReplaceInLines job = scene.start({line::kDescription, "spring", "Summer"});
    CHECK(job.found() == 2);
    scene.run(job);
    CHECK(job.changed() == 2);
    CHECK(scene.description(0) == "Summer letter");
    CHECK(scene.description(1) == "An invitation");
    CHECK(scene.is_own(0));
}

TEST_CASE("BLK-2: a text that becomes the segment's again isn't the line's own any more") {
    Replacing scene;
    scene.describe(1, "Winter letter");
    ReplaceInLines job = scene.start({line::kDescription, "Winter", "Spring"});
    scene.run(job);
    CHECK_FALSE(scene.is_own(1));
}

TEST_CASE("BLK-2: a text that gets too long leaves its line alone and is told") {
    Replacing scene;
    scene.describe(2, std::string(99, 'x') + "y");
    ReplaceInLines job = scene.start({line::kDescription, "y", "long"});
    scene.run(job);
    CHECK(job.changed() == 0);
    CHECK(job.skipped() == 1);
    REQUIRE(job.first_problem());
    CHECK(scene.description(2).back() == 'y');
}

TEST_CASE("BLK-2: there must be something to find, and a text to find it in") {
    Replacing scene;
    const Row header = segment::find_segment(*scene.db, "SM1");
    CHECK_FALSE(
        static_cast<bool>(ReplaceInLines::start(*scene.db, header, {}, {line::kDescription, "", "x"})));
    CHECK_FALSE(static_cast<bool>(ReplaceInLines::start(*scene.db, header, {}, {line::kCost, "1", "2"})));
}
