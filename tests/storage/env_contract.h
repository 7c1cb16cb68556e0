// What every Env promises (storage/env.h), as a script of steps that never waits: the same runs natively in a
// loop and in the browser between the events of the page.
//
//     EnvContract contract([&] { return std::make_unique<MemoryEnv>(disk); });
//     while (!contract.step()) advance_the_clock();
//     contract.failures()
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "storage/env.h"

namespace segments::storage::test {

struct ContractOptions {
    bool messages = true;     // tells other tabs; else messages are lost, which is allowed
    double limit_ms = 10000;  // for each step
};

class EnvContract {
  public:
    // Makes an Env on the same workspace: a tab of its own. The workspace is new.
    using Make = std::function<std::unique_ptr<Env>()>;

    explicit EnvContract(Make make, ContractOptions options = {})
        : make_(std::move(make)), options_(options) {
        files();
        locks();
        if (options_.messages) messages();
    }

    // Works on; true when everything was checked.
    bool step() {
        for (Env* env : {a_.get(), b_.get()}) {
            if (env) env->poll();
        }
        while (!steps_.empty()) {
            Step& step = steps_.front();
            Env* clock = a_ ? a_.get() : b_.get();
            if (step.begun_ms < 0 && clock) step.begun_ms = clock->now_ms();
            if (!step.work()) {
                if (!clock || clock->now_ms() - step.begun_ms < options_.limit_ms) return false;
                failures_.push_back(step.promise + ": nothing happened");
                steps_.clear();
                break;
            }
            ++checked_;
            steps_.pop_front();
        }
        return true;
    }
    // "promise: what was wrong". Empty: the contract is kept.
    const std::vector<std::string>& failures() const { return failures_; }
    int checked() const { return checked_; }

  private:
    struct Step {
        std::string promise;
        std::function<bool()> work;
        double begun_ms = -1;
    };

    // --- the language of the script
    void act(std::string promise, std::function<void()> what) {
        steps_.push_back({std::move(promise), [what = std::move(what)] {
                              what();
                              return true;
                          }});
    }
    void until(std::string promise, std::function<bool()> condition) {
        steps_.push_back({std::move(promise), std::move(condition)});
    }
    void ask(std::string promise, std::function<Request()> what, std::function<void(const Reply&)> check) {
        auto request = std::make_shared<Request>();
        steps_.push_back({std::move(promise), [request, what = std::move(what), check = std::move(check)] {
                              if (!*request) *request = what();
                              if (!request->done()) return false;
                              check(request->take());
                              return true;
                          }});
    }
    void expect(bool right, const std::string& what) {
        if (!right) failures_.push_back(steps_.front().promise + ": " + what);
    }
    void expect_fault(const Reply& reply, Fault fault) {
        expect(reply.fault == fault, "fault " + std::to_string(static_cast<int>(reply.fault)) + " (" +
                                         reply.detail + ") instead of " +
                                         std::to_string(static_cast<int>(fault)));
    }
    void expect_sync(const std::string& promise, std::unique_ptr<Env>& env, Fault fault = Fault::None) {
        ask(
            promise, [&env] { return env->sync(); },
            [this, fault](const Reply& reply) { expect_fault(reply, fault); });
    }
    void expect_content(const std::string& promise, std::unique_ptr<Env>& env, std::string name,
                        Bytes bytes) {
        ask(
            promise, [&env, name] { return env->read(name); },
            [this, name, bytes = std::move(bytes)](const Reply& reply) {
                expect_fault(reply, Fault::None);
                expect(reply.bytes == bytes, name + " has " + std::to_string(reply.bytes.size()) +
                                                 " bytes, not the " + std::to_string(bytes.size()) +
                                                 " that were written");
            });
    }
    void expect_missing(const std::string& promise, std::unique_ptr<Env>& env, const std::string& name) {
        ask(
            promise, [&env, name] { return env->read(name); },
            [this](const Reply& reply) { expect_fault(reply, Fault::NotFound); });
    }
    void expect_names(const std::string& promise, std::unique_ptr<Env>& env, std::vector<std::string> names) {
        std::sort(names.begin(), names.end());
        ask(
            promise, [&env] { return env->list(); },
            [this, names](const Reply& reply) {
                expect_fault(reply, Fault::None);
                std::vector<std::string> found = reply.names;
                std::sort(found.begin(), found.end());
                std::string joined;
                for (const std::string& name : found) joined += " " + name;
                expect(found == names, "the files are" + joined);
            });
    }
    void take_lock(const std::string& promise, std::unique_ptr<Env>& env, LockMode mode,
                   std::uint64_t floor) {
        ask(
            promise, [&env, mode, floor] { return env->lock(mode, floor); },
            [this, floor](const Reply& reply) {
                expect_fault(reply, Fault::None);
                expect(reply.fence > std::max(floor, fence_),
                       "the number " + std::to_string(reply.fence) + " is not larger than all before");
                fence_ = std::max(fence_, reply.fence);
            });
    }

    static Bytes pattern(std::size_t size, std::uint8_t seed) {
        Bytes bytes(size);
        for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 256 + seed);
        return bytes;
    }

    // --- the promises
    void files() {
        act("an Env is made", [this] { a_ = make_(); });
        expect_names("a new workspace has no files", a_, {});
        expect_missing("a missing file is NotFound", a_, "nothing");
        take_lock("the lock is free at first, and its number above the floor", a_, LockMode::IfFree, 41);
        expect_sync("a sync of nothing succeeds", a_);
        act("write copies the bytes", [this] {
            Bytes bytes = to_bytes("first");
            a_->write("one", bytes);
            std::fill(bytes.begin(), bytes.end(), std::uint8_t{'x'});
        });
        expect_sync("a write is synced", a_);
        expect_content("what was synced is read", a_, "one", to_bytes("first"));
        expect_names("and listed", a_, {"one"});
        act("a file is replaced, twice before one sync", [this] {
            a_->write("one", to_bytes("second"));
            a_->write("one", to_bytes("third and last"));
        });
        expect_sync("the replacement is synced", a_);
        expect_content("the last content counts", a_, "one", to_bytes("third and last"));
        act("files of every size", [this] {
            a_->write("empty", {});
            a_->write("largest", pattern(kMaxFileBytes, 3));
            a_->write("lost+found/kept", to_bytes("damaged"));
            for (int i = 0; i < 60; ++i)
                a_->write("small-" + std::to_string(i), pattern(100, std::uint8_t(i)));
        });
        expect_sync("many files are synced together", a_);
        expect_content("an empty file is a file", a_, "empty", {});
        expect_content("a file of the largest size comes back whole", a_, "largest",
                       pattern(kMaxFileBytes, 3));
        expect_content("a file in a folder is read", a_, "lost+found/kept", to_bytes("damaged"));
        expect_content("the last of many files is there", a_, "small-59", pattern(100, 59));
        act("files are removed, a missing one too", [this] {
            for (int i = 0; i < 60; ++i) a_->remove("small-" + std::to_string(i));
            a_->remove("never there");
            a_->remove("empty");
        });
        expect_sync("removals are synced", a_);
        expect_missing("a removed file is NotFound", a_, "small-7");
        expect_names("and no longer listed", a_, {"one", "largest", "lost+found/kept"});
        act("a file is removed and written again", [this] {
            a_->remove("one");
            a_->write("one", to_bytes("again"));
        });
        expect_sync("removal and writing keep their order", a_);
        expect_content("the later one counts", a_, "one", to_bytes("again"));
        ask(
            "a read sees the last sync or a later write",
            [this] {
                a_->write("one", to_bytes("later"));
                return a_->read("one");
            },
            [this](const Reply& reply) {
                const std::string_view found = text_of(reply.bytes);
                expect(found == "again" || found == "later", "it saw something else");
            });
        act("what may have to be written at once is told before", [this] {
            const Bytes bytes = to_bytes("at the end of the page");
            a_->prepare({{"tail", bytes}, {"other", bytes}});
        });
        until("a moment passes", [steps = 0]() mutable { return ++steps > 10; });
        expect_sync("what was written is synced then", a_);
        act("write_at_once asks for nothing", [this] {
            const Bytes bytes = to_bytes("at the end of the page");
            a_->write_at_once({{"tail", bytes}, {"other", bytes}});
        });
        act("the Env is gone and another one comes", [this] {
            a_.reset();
            a_ = make_();
        });
        expect_content("what was synced outlives its Env", a_, "largest", pattern(kMaxFileBytes, 3));
        until("what was written at once arrives", [this, request = std::make_shared<Request>()] {
            if (!*request) *request = a_->read("tail");
            if (!request->done()) return false;
            return text_of(request->take().bytes) == "at the end of the page";
        });
        expect_sync("without the lock nothing is written", a_, Fault::Fenced);
        act("time doesn't go back", [this] {
            const double before = a_->now_ms();
            a_->poll();
            expect(a_->now_ms() >= before, "it did");
        });
    }

    void locks() {
        take_lock("the lock of an Env that is gone is free", a_, LockMode::IfFree, 0);
        take_lock("asked again while holding it there is a new number", a_, LockMode::IfFree, 0);
        act("a second Env comes", [this] { b_ = make_(); });
        ask(
            "a lock that is held can't be taken", [this] { return b_->lock(LockMode::IfFree, 0); },
            [this](const Reply& reply) { expect_fault(reply, Fault::LockHeld); });
        act("the holder writes", [this] { a_->write("one", to_bytes("by the holder")); });
        expect_sync("its sync succeeds", a_);
        expect_content("the other one reads what was synced", b_, "one", to_bytes("by the holder"));
        act("the other one waits for the lock", [this] { waiting_ = b_->lock(LockMode::Wait, 0); });
        expect_sync("the holder works on", a_);
        act("the lock isn't given yet", [this] { expect(!waiting_.done(), "it was"); });
        act("the holder lets go", [this] { a_->unlock(); });
        until("who waits gets it", [this] { return waiting_.done(); });
        act("with a larger number", [this] {
            const Reply reply = waiting_.take();
            expect_fault(reply, Fault::None);
            expect(reply.fence > fence_, "it isn't");
            fence_ = std::max(fence_, reply.fence);
        });
        expect_sync("who let go writes nothing any more", a_, Fault::Fenced);
        act("a write of who will be robbed", [this] { b_->write("one", to_bytes("too late")); });
        take_lock("a lock can be stolen", a_, LockMode::Steal, 0);
        until("who was robbed notices it", [this] { return b_->lock_lost(); });
        expect_sync("and is fenced off", b_, Fault::Fenced);
        expect_content("nothing of it is written", a_, "one", to_bytes("by the holder"));
        expect_sync("the new holder writes", a_);
        act("who was robbed lets go, and waits", [this] {
            b_->unlock();
            waiting_ = b_->lock(LockMode::Wait, 0);
        });
        act("the holder is gone", [this] { a_.reset(); });
        until("who waits gets the lock of one that is gone", [this] { return waiting_.done(); });
        act("without a fault", [this] { expect_fault(waiting_.take(), Fault::None); });
        act("the others come back", [this] { a_ = make_(); });
        expect_sync("the writer writes", b_);
    }

    void messages() {
        act("messages are sent", [this] {
            b_->post(to_bytes("one"));
            b_->post(to_bytes("two"));
        });
        for (const char* text : {"one", "two"}) {
            until("messages arrive in their order", [this, text] {
                const std::optional<Bytes> message = a_->take_message();
                if (message) expect(text_of(*message) == text, "another one came");
                return message.has_value();
            });
        }
        act("the sender doesn't get its own", [this] { expect(!b_->take_message(), "it did"); });
    }

    Make make_;
    ContractOptions options_;
    std::unique_ptr<Env> a_, b_;
    std::deque<Step> steps_;
    std::vector<std::string> failures_;
    Request waiting_;
    std::uint64_t fence_ = 0;
    int checked_ = 0;
};

}  // namespace segments::storage::test
