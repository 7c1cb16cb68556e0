// The dialog of a running job: little ones have none, and between jobs that follow each other it stays.
#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>

#include "app/session/job.h"
#include "tests/app/harness.h"

using namespace segments;
using app::test::Harness;
using ui::Role;

namespace {

constexpr double kAWhile = 300;  // ms: more than what passes for little

// Works until it is let go.
class Work final : public app::Job {
  public:
    Work(std::string title, const bool& goes_on, std::function<void()> then)
        : title_(std::move(title)), goes_on_(goes_on), then_(std::move(then)) {}
    std::string title() const override { return title_; }
    State step(const app::Slice&) override { return goes_on_ ? State::working : State::done; }
    void finished() override { then_(); }

  private:
    std::string title_;
    const bool& goes_on_;
    std::function<void()> then_;
};

struct Jobs {
    Harness app;
    bool first = true, second = true;

    Jobs() {
        app.type(Role::textbox, "Your name", "Ann Lee");
        app.press(Role::button, "Start with an empty workspace");
        app::Session& session = app.application().session();
        session.run(std::make_unique<Work>("Looking", first, [this, &session] {
            session.run(std::make_unique<Work>("Reading", second, [] {}));
        }));
        app.run_ms(1);
    }
    void wait() {
        app.platform().pass_ms(kAWhile);
        app.run_ms(1);
    }
    bool shows(std::string_view title) const { return app.has(Role::dialog, title); }
};

}  // namespace

TEST_CASE("a little job shows no dialog, nor does a little one that follows it") {
    Jobs jobs;
    CHECK_FALSE(jobs.shows("Looking"));
    jobs.first = false;
    jobs.app.run_ms(1);
    CHECK_FALSE(jobs.shows("Reading"));
    jobs.wait();
    CHECK(jobs.shows("Reading"));
}

TEST_CASE("who has seen the dialog of one job sees that of the job that follows it at once") {
    Jobs jobs;
    jobs.wait();
    CHECK(jobs.shows("Looking"));
    jobs.first = false;
    jobs.app.run_ms(1);
    CHECK(jobs.shows("Reading"));
    SUBCASE("until it is done") {
        jobs.second = false;
    }
    SUBCASE("until it is canceled") {
        jobs.app.application().session().cancel_job();
    }
    jobs.app.settle();
    CHECK_FALSE(jobs.shows("Reading"));

    bool again = true;
    jobs.app.application().session().run(std::make_unique<Work>("Writing", again, [] {}));
    jobs.app.run_ms(1);
    CHECK_FALSE(jobs.shows("Writing"));
    again = false;
    jobs.app.settle();
}
