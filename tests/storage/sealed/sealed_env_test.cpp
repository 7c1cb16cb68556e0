#include "storage/sealed/sealed_env.h"

#include <doctest/doctest.h>

#include "tests/storage/env_contract.h"
#include "tests/storage/fault_campaign.h"
#include "tests/storage/sealed/sealed_tools.h"

namespace segments::storage::test {
namespace {

class OverMemory final : public Env {
  public:
    OverMemory(MemoryDisk& disk, const SealKeys& keys) : memory_(disk), sealed_(memory_, keys) {}
    double now_ms() override { return sealed_.now_ms(); }
    void poll() override { sealed_.poll(); }
    Request list() override { return sealed_.list(); }
    Request read(std::string_view name) override { return sealed_.read(name); }
    void write(std::string_view name, ByteView bytes) override { sealed_.write(name, bytes); }
    void remove(std::string_view name) override { sealed_.remove(name); }
    Request sync() override { return sealed_.sync(); }
    void write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) override {
        sealed_.write_at_once(files);
    }
    void prepare(const std::vector<std::pair<std::string, ByteView>>& files) override {
        sealed_.prepare(files);
    }
    Request lock(LockMode mode, std::uint64_t floor) override { return sealed_.lock(mode, floor); }
    void unlock() override { sealed_.unlock(); }
    bool lock_lost() override { return sealed_.lock_lost(); }
    void post(ByteView message) override { sealed_.post(message); }
    std::optional<Bytes> take_message() override { return sealed_.take_message(); }

  private:
    MemoryEnv memory_;
    Sealed sealed_;
};

bool holds(const MemoryDisk& disk, std::string_view text) {
    return std::any_of(disk.files.begin(), disk.files.end(), [&](const auto& file) {
        return file.first.find(text) != std::string::npos ||
               text_of(file.second).find(text) != std::string_view::npos;
    });
}

void check(const Figures& figures, std::uint64_t least) {
    INFO(figures.first);
    CHECK(figures.wrong == 0);
    CHECK(figures.lost == 0);
    CHECK(figures.faults >= least);
}

Reply answer(Env& env, Request request) {
    for (int i = 0; i < 100 && !request.done(); ++i) env.poll();
    REQUIRE(request.done());
    return request.take();
}

}  // namespace

TEST_CASE("the Env of a sealed workspace keeps the contract") {
    MemoryDisk disk;
    const SealKeys keys = test_keys();
    put_key(disk, keys);
    EnvContract contract([&] { return std::make_unique<OverMemory>(disk, keys); });
    while (!contract.step()) disk.now_ms += 10;
    for (const std::string& failure : contract.failures()) FAIL_CHECK(failure);
    CHECK(contract.checked() > 50);
}

TEST_CASE("P28: nothing of a sealed workspace can be read without its key") {
    const AllSealed all;
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    tab.set("customer", "Adatum Corporation", UndoStep::push("Add Adatum", to_bytes("before: Contoso")));
    tab.store.put_content(std::string(64, 'a'), 1, view_of("an attached document"));
    tab.settle();
    tab.store.request_snapshot();
    tab.settle();
    CHECK(tab.store.confirmed() == 1);
    CHECK(disk.files.size() > 4);
    for (const std::string_view text :
         {"customer", "Adatum", "Contoso", "document", "log-", "snap-", "blob-", "aaaa"})
        CHECK_FALSE(holds(disk, text));
    Tab again(disk);
    again.open();
    CHECK(again.model.state.at("customer") == "Adatum Corporation");
}

TEST_CASE("P1, P2, P28: power failures lose nothing of a sealed workspace that was confirmed") {
    const AllSealed all;
    Figures figures{"crashes"};
    crash_campaign(601, 12 * rounds(1), figures);
    check(figures, 40);
}

TEST_CASE("P4, P28: errors at each call lose nothing of a sealed workspace") {
    const AllSealed all;
    Figures figures{"errors"};
    error_campaign(602, 8, static_cast<std::uint64_t>(30 / rounds(1) + 1), figures);
    check(figures, 5);
}

TEST_CASE("P9, P10, P28: bytes of a sealed workspace that are flipped or cut are never served") {
    const AllSealed all;
    const Stored stored = make_stored(603, 12);
    Random random(604);
    const std::size_t one_in = static_cast<std::size_t>(200 / rounds(1) + 1);
    Figures figures{"damage"};
    flip_campaign(
        stored, [&] { return random.below(one_in) == 0; }, figures);
    cut_campaign(
        stored, [&] { return random.below(one_in) == 0; }, figures);
    check(figures, 20);
}

TEST_CASE("P28: a file that is put in the place of another one, or is of another workspace, isn't served") {
    MemoryDisk disk;
    MemoryEnv memory(disk);
    const SealKeys keys = test_keys();
    put_key(disk, keys);
    Sealed env(memory, keys);
    REQUIRE(answer(env, env.lock(LockMode::IfFree, 0)).ok());
    env.write("one", view_of("the first"));
    env.write("two", view_of("the second"));
    REQUIRE(answer(env, env.sync()).ok());
    const SealedNames names(keys.names);
    CHECK(text_of(answer(env, env.read("one")).bytes) == "the first");
    std::swap(disk.files[names.seal("one")], disk.files[names.seal("two")]);
    CHECK(text_of(answer(env, env.read("one")).bytes).starts_with("not authentic"));
    // Nor is one that was never sealed.
    disk.files[names.seal("one")] = to_bytes("a plain file");
    CHECK(text_of(answer(env, env.read("one")).bytes) == "not authentic: a plain file");
    SealKeys other = test_keys();
    other.names = keys.names;
    other.file.id[0] ^= 1;
    std::swap(disk.files[names.seal("two")], disk.files[names.seal("one")]);
    Sealed foreign(memory, other);
    CHECK(text_of(answer(foreign, foreign.read("one")).bytes).starts_with("not authentic"));
}

TEST_CASE("P3, P28: a change is sealed when it is made: at the end of the page it is only put") {
    const AllSealed all;
    MemoryDisk disk;
    Options options = small_options();
    options.coalesce_ms = 1000;
    Tab tab(disk, options);
    tab.open();
    tab.set("saved", "1");
    tab.settle();
    tab.set("key", "the last word");
    auto& sealed = static_cast<Sealed&>(*tab.over);
    for (int i = 0; i < 3; ++i) sealed.ciphers.tick();
    sealed.ciphers.silent = true;
    tab.store.save_before_page_ends();
    MemoryDisk left = disk;
    left.crash([](std::size_t) -> std::size_t { return 0; });
    Tab again(left);
    again.open();
    CHECK(again.model.state.at("key") == "the last word");
}

TEST_CASE("P1, P28: a change that isn't sealed yet when the page ends takes nothing with it that was saved") {
    const AllSealed all;
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    tab.set("saved", "1");
    tab.settle();
    static_cast<Sealed&>(*tab.over).ciphers.silent = true;
    tab.set("key", "too late");
    tab.store.save_before_page_ends();
    {
        MemoryDisk left = disk;
        left.crash([](std::size_t) -> std::size_t { return 0; });
        Tab again(left);
        again.open();
        CHECK(again.model.state == State{{"saved", "1"}});
    }
    // Should the page live on, it is put a moment later.
    static_cast<Sealed&>(*tab.over).ciphers.silent = false;
    for (int i = 0; i < 4; ++i) tab.over->poll();
    disk.crash([](std::size_t) -> std::size_t { return 0; });
    Tab again(disk);
    again.open();
    CHECK(again.model.state.at("key") == "too late");
}

TEST_CASE("P8, P28: when the site's data was cleared the workspace is saved anew, sealed as before") {
    const AllSealed all;
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    tab.set("key", "value");
    tab.settle();
    const Bytes key = disk.files.at("CURRENT");
    disk.clear();
    tab.set("another", "value");
    tab.settle();
    CHECK(tab.store.confirmed() == 2);
    CHECK(disk.files.at("CURRENT") == key);
    CHECK(disk.files.at("key") == key);
    Tab again(disk);
    again.open(OpenMode::ReadOnly);
    CHECK(again.model.state.size() == 2);
}

TEST_CASE("P7, P28: tabs of a sealed workspace follow each other and take over") {
    const AllSealed all;
    MemoryDisk disk;
    auto writer = std::make_unique<Tab>(disk);
    writer->open();
    Tab follower(disk);
    follower.open();
    writer->set("key", "1");
    writer->settle();
    follower.settle();
    CHECK(follower.model.state.at("key") == "1");
    writer.reset();
    for (int i = 0; i < 200; ++i) follower.poll();
    CHECK(follower.store.role() == Role::Writer);
    follower.set("key", "2");
    follower.settle();
    CHECK(follower.store.confirmed() == 2);
}

TEST_CASE("P28: damage of one of the two key files is mended by the next writer") {
    const AllSealed all;
    for (const std::string name : {"CURRENT", "key"}) {
        CAPTURE(name);
        MemoryDisk disk;
        {
            Tab tab(disk);
            tab.open();
            tab.set("key", "1");
            tab.settle();
        }
        const Bytes key = disk.files.at("CURRENT");
        disk.files[name][20] ^= 1;
        Tab tab(disk);
        tab.open();
        tab.set("key", "2");
        tab.settle();
        CHECK(disk.files.at(name) == key);
    }
}

}  // namespace segments::storage::test
