// Jobs of imports and exports as people see them: progress that never goes back, and a Cancel that leaves
// nothing, whenever it comes.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "app/session/job.h"
#include "core/contact/contact_tables.h"
#include "core/exchange/exchange_tables.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;
namespace card = contact::contact;

namespace {

constexpr double kTurn = 20;
constexpr double kSlowLook = 3, kQuickLook = 0.01;

std::string many(std::size_t count) {
    std::string list = "[";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string no = std::to_string(10000 + i);
        list += (i == 0 ? "" : ",\n") + std::string(R"({"no":"C)") + no +
                R"(","type":"Company","name":"Company )" + no +
                R"(","city":"Rome","mailingGroups":["NEWS"]})";
    }
    return list + "]";
}

void begin(Harness& app) {
    app.type(Role::textbox, "Your name", "Ann Lee");
    app.press(Role::button, "Start with an empty workspace");
    app.press(Role::link, "Contacts");
}

void drop(Harness& app, const std::string& file) {
    app.platform().files[5] = {file.begin(), file.end()};
    app.application().file_arrived("drop", {5, "large.json", file.size()});
}

// Presses the button, and lets its job begin.
void press_and_go_on(Harness& app, std::string_view name) {
    app.platform().look_ms = kSlowLook;
    app.application().event({.kind = ui::EventKind::activate, .target = app.get(Role::button, name).id});
    app.run_ms(kTurn);
}

// Runs until there is no job, at most so many turns; how many there were. Progress never goes back in a job.
std::size_t run(Harness& app, std::size_t most) {
    app.platform().look_ms = kSlowLook;
    std::size_t turns = 0;
    float before = 0;
    std::string same;
    for (; turns < most; ++turns) {
        const app::Job* job = app.application().session().job();
        if (job == nullptr) break;
        if (job->title() != same) before = 0;
        same = job->title();
        const float now = job->progress();
        CAPTURE(job->title());
        // Unknown while files are just looked at.
        if (now >= 0) {
            CHECK(now >= before);
            CHECK(now <= 1);
            before = now;
        }
        app.run_ms(kTurn);
    }
    app.platform().look_ms = kQuickLook;
    return turns;
}

bool has_nothing(Harness& app) {
    app::Session& session = app.application().session();
    return session.table(card::kTable).size() == 0 &&
           session.table(contact::mailing_group::kTable).size() == 0 &&
           session.table(exchange::entry::kTable).size() == 0 && app.platform().files.empty();
}

}  // namespace

TEST_CASE("Cancel while a file is read and compared leaves nothing, whenever it comes") {
    Harness app;
    begin(app);
    const std::string file = many(1500);
    drop(app, file);
    const std::size_t all = run(app, 100000);
    CHECK(all > 20);
    app.settle();
    app.press(Role::button, "Cancel");
    CHECK(has_nothing(app));
    for (std::size_t turns = 0; turns < all; turns = turns * 3 / 2 + 1) {
        CAPTURE(turns);
        drop(app, file);
        run(app, turns);
        REQUIRE(app.application().session().job() != nullptr);
        CHECK(app.application().session().job()->can_cancel());
        app.application().session().cancel_job();
        app.settle();
        CHECK(!app.has(Role::dialog, "Import contacts"));
        CHECK(has_nothing(app));
    }
}

TEST_CASE("Cancel while an import is written leaves nothing, whenever it comes, until it is saved") {
    Harness app;
    begin(app);
    const std::string file = many(1500);
    const auto preview = [&] {
        drop(app, file);
        app.settle();
        press_and_go_on(app, "Import");
    };
    std::size_t cancelled = 0;
    for (std::size_t turns = 1;; turns = turns * 3 / 2 + 1) {
        CAPTURE(turns);
        preview();
        run(app, turns);
        const app::Job* job = app.application().session().job();
        if (job == nullptr || !job->can_cancel()) break;
        app.application().session().cancel_job();
        ++cancelled;
        app.settle();
        CHECK(has_nothing(app));
        app.restart();
        CHECK(has_nothing(app));
    }
    CHECK(cancelled > 4);
    run(app, 100000);
    app.settle();
    CHECK(app.application().session().table(card::kTable).size() == 1500);
    app.restart();
    CHECK(app.application().session().table(card::kTable).size() == 1500);
}

TEST_CASE("Cancel while an export is written leaves no file, whenever it comes") {
    Harness app;
    begin(app);
    drop(app, many(3000));
    app.settle();
    app.press(Role::button, "Import");
    std::size_t cancelled = 0;
    for (std::size_t turns = 1;; turns = turns * 3 / 2 + 1) {
        CAPTURE(turns);
        app.press(Role::menubutton, "Export contacts");
        app.press(Role::menuitem, "All contacts");
        press_and_go_on(app, "Export");
        run(app, turns);
        if (app.application().session().job() == nullptr) break;
        app.application().session().cancel_job();
        ++cancelled;
        app.settle();
        CHECK(app.platform().downloads.back().finished == false);
    }
    CHECK(cancelled > 2);
    app.settle();
    CHECK(app.platform().downloads.back().finished);
}
