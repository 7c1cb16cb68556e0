// Imports and exports on their way: progress that never goes back and moves as the work does, and a Cancel
// that leaves nothing, whenever it comes.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "core/exchange/export_contacts.h"
#include "tests/core/exchange/import_support.h"
#include "tests/core/table/contents.h"

using namespace segments;
using namespace segments::test;

namespace {

// Progress from 0 to 1.
class Course {
  public:
    void note(float progress) {
        CHECK(progress >= last_);
        CHECK(progress <= 1);
        if (progress - last_ > most_) most_ = progress - last_;
        last_ = progress;
    }
    float last() const { return last_; }
    // The longest way at once.
    float most() const { return most_; }

  private:
    float last_ = 0, most_ = 0;
};

// Companies, their people, and people who name a company that is in neither the file nor the workspace.
std::string many(std::size_t count, std::string_view city) {
    std::string list = "[";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string no = std::to_string(1000 + i);
        list += list.size() > 1 ? ",\n" : "";
        if (i % 3 == 0)
            list += R"({"no":"C)" + no + R"(","type":"Company","name":"Company )" + no;
        else if (i % 3 == 1)
            list += R"({"no":"C)" + no + R"(","type":"Person","name":"Ann","companyNo":"C)" +
                    std::to_string(999 + i);
        else
            list += R"({"no":"C)" + no + R"(","type":"Person","name":"Bob","companyName":"Firm )" +
                    std::to_string(i % 7);
        list += R"(","city":")" + std::string(city) + R"(","mailingGroups":["NEWS"]})";
    }
    return list + "]";
}

exchange::ImportOptions options() {
    exchange::ImportOptions made;
    made.create_companies = true;
    return made;
}

const exchange::ImportAfter kOnNewSegment{.new_segment = true,
                                          .segment_description = "Fair",
                                          .report = exchange::ImportAbout{"fair.json", "Segments"}};

}  // namespace

TEST_CASE("The progress of an import never goes back, and moves in small steps up to the end") {
    const std::unique_ptr<table::Database> db = new_database();
    // At first all are new; then half of them are there, and change.
    for (const std::size_t count : {std::size_t{600}, std::size_t{1200}}) {
        exchange::ImportPlan plan(*db);
        REQUIRE(read_all(many(count, count == 600 ? "Rome" : "Oslo"), plan) == "");
        plan.set_options(options());
        Course planning;
        while (!plan.step(20)) planning.note(plan.progress());
        CHECK(planning.last() > 0.9f);
        CHECK(planning.most() < 0.15f);
        CHECK(plan.progress() == 1);

        table::Transaction tx(*db, "Import");
        exchange::ApplyImport job(plan, import_context(), kOnNewSegment);
        Course applying;
        Result<bool> done = false;
        while (done && !*done) {
            done = job.step(tx, 20);
            applying.note(job.progress());
        }
        REQUIRE(done);
        CHECK(applying.last() == 1);
        CHECK(applying.most() < 0.1f);
        commit(std::move(tx));
    }
}

TEST_CASE(
    "The progress of an export never goes back, and moves in small steps up to the end, in every format") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, many(2000, "Rome"));
    for (const exchange::ExportFormatInfo& each : exchange::export_formats()) {
        CAPTURE(each.caption);
        exchange::ExportContacts job(*db, exchange::all_contacts(*db), each.format);
        Course course;
        while (!job.look(10)) course.note(job.progress());
        std::string text;
        while (!job.step(10, text)) course.note(job.progress());
        course.note(job.progress());
        CHECK(course.last() == 1);
        CHECK(course.most() < 0.1f);
    }
}

TEST_CASE("An import that is cancelled leaves nothing, in whatever step it was") {
    const std::unique_ptr<table::Database> db = new_database();
    import_text(*db, many(30, "Rome"));
    const std::set<std::string> before = contents(*db);
    const auto plan_of = [&](exchange::ImportPlan& plan) {
        REQUIRE(read_all(many(60, "Oslo"), plan) == "");
        plan.set_options(options());
    };
    // While it is planned.
    for (std::size_t steps = 0;; ++steps) {
        exchange::ImportPlan plan(*db);
        plan_of(plan);
        std::size_t left = steps;
        while (left > 0 && !plan.step(7)) --left;
        CHECK(plan.is_current());
        if (left > 0) break;
    }
    CHECK(contents(*db) == before);
    // While it is written: the last turn is the whole of it, and is cancelled too.
    std::size_t steps = 0;
    for (bool whole = false; !whole; ++steps) {
        exchange::ImportPlan plan(*db);
        plan_of(plan);
        while (!plan.step(1000)) {
        }
        {
            table::Transaction tx(*db, "Import");
            exchange::ApplyImport job(plan, import_context(), kOnNewSegment);
            for (std::size_t left = steps; left > 0 && !whole; --left) {
                const Result<bool> done = job.step(tx, 1);
                REQUIRE(done);
                whole = *done;
            }
            if (whole) CHECK(tx.table(card::kTable).size() > 60);
        }
        CHECK(contents(*db) == before);
    }
    CHECK(steps > 50);
    // And then it goes as if nothing had been.
    exchange::ImportPlan plan(*db);
    plan_of(plan);
    CHECK(preview(plan, *db).counts.changed == 30);
}
