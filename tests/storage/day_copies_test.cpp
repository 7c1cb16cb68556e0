#include "storage/workspace/day_copies.h"

#include <doctest/doctest.h>

#include "core/attachment/attachment_tables.h"
#include "core/attachment/content_hash.h"
#include "storage/env_fault.h"
#include "storage/format/content.h"
#include "storage/restore.h"
#include "storage/workspace/integrity_check.h"
#include "tests/storage/random.h"
#include "tests/storage/workspace_tools.h"

namespace segments::storage::test {
namespace {

constexpr double kQuietMs = 2000;

// The next time somebody opens it, on this day.
void open_on(Office& office, std::string_view day, std::uint64_t quota = 0) {
    office.workspace.days().set_today(day, 1'000, quota);
    office.settle();
    office.disk.now_ms += kQuietMs;
    office.settle();
}

std::vector<std::string> days_of(const Office& office) {
    std::vector<std::string> days;
    for (const DayCopy& copy : office.workspace.days().list()) days.push_back(copy.day);
    return days;
}

// Puts the state of that day in the place of what is there, as one step.
Result<void> go_to(Office& office, const DayCopy& copy) {
    Workspace& workspace = office.workspace;
    table::Transaction tx = workspace.begin("Go back");
    Restore restore(tx, workspace.store());
    while (!restore.clear(1000)) {
    }
    DayReader reader(workspace.store(), copy);
    while (!reader.at_end()) {
        office.disk.now_ms += 1;
        workspace.store().poll(1);
        if (reader.failed()) return fail("unreadable");
        if (const auto piece = reader.take()) {
            if (Result<void> fed = restore.feed(*piece); !fed) return fed;
        }
    }
    if (Result<void> whole = restore.finish(); !whole) return whole;
    workspace.commit(std::move(tx));
    office.settle();
    return {};
}

std::size_t day_files(const MemoryDisk& disk) {
    std::size_t count = 0;
    for (const auto& [name, bytes] : disk.files) count += name.starts_with("day-") ? 1 : 0;
    return count;
}

IntegrityCheck checked(Office& office) {
    IntegrityCheck check(office.env, office.workspace);
    for (int i = 0; i < 100000 && !check.step(); ++i) {
        office.disk.now_ms += 1;
        office.workspace.poll(1);
    }
    CHECK(check.progress() == 1);
    return check;
}

}  // namespace

TEST_CASE(
    "each day on which something is there begins with a copy, which brings that state back as one step") {
    MemoryDisk disk;
    std::string yesterday;
    {
        Office office(disk);
        open_on(office, "20261123");
        office.add_contacts(2000);
        CHECK(days_of(office).empty());  // it was begun today
        yesterday = content_of(office.workspace.db());
    }
    Office office(disk);
    open_on(office, "20261124");
    REQUIRE(days_of(office) == std::vector<std::string>{"20261124"});
    const DayCopy copy = office.workspace.days().list().front();
    CHECK(copy.bytes > 10'000);
    CHECK(std::find(copy.described.begin(), copy.described.end(),
                    std::pair<std::string, std::string>("Contact", "2000")) != copy.described.end());
    office.add_contacts(100, 2000);
    const std::string today = content_of(office.workspace.db());
    REQUIRE(go_to(office, copy));
    CHECK((content_of(office.workspace.db()) == yesterday));
    CHECK(office.workspace.undo_label() == "Go back");
    office.workspace.undo();
    office.settle();
    CHECK((content_of(office.workspace.db()) == today));
}

TEST_CASE("while somebody works no copy is made, and nothing is polled in vain for it") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(2000);
    }
    Office office(disk);
    Workspace& workspace = office.workspace;
    workspace.days().set_today("20261124", 1'000, 0);
    std::size_t asked_at_once = 0;
    const auto work = [&](int turns, bool background) {
        asked_at_once = 0;
        for (int i = 0; i < turns; ++i) {
            disk.now_ms += 10;
            workspace.poll(4, background);
            asked_at_once += workspace.next_poll_ms(background) == 0 ? 1 : 0;
        }
    };
    work(1000, false);
    CHECK(workspace.days().known());
    CHECK(days_of(office).empty());
    CHECK(asked_at_once < 50);
    CHECK(workspace.next_poll_ms() >= 0);  // it would begin at once
    // A copy that is begun pauses.
    work(1, true);
    REQUIRE(workspace.days().packs());
    work(100, false);
    CHECK(workspace.days().packs());
    CHECK(asked_at_once == 0);
    work(1000, true);
    CHECK(days_of(office) == std::vector<std::string>{"20261124"});
}

TEST_CASE("a tab that another one takes the workspace from asks for nothing, though a copy was due") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(100);
    }
    Office office(disk);
    Workspace& workspace = office.workspace;
    workspace.days().set_today("20261124", 1'000, 0);
    const auto work = [&] {
        for (int i = 0; i < 500; ++i) {
            disk.now_ms += 10;
            workspace.poll(4, false);
        }
    };
    work();
    REQUIRE(workspace.next_poll_ms() == 0);  // somebody works: it waits
    MemoryEnv other(disk);
    Workspace thief(other, [] { return Stamp{}; });
    thief.open(OpenMode::TakeOver);
    for (int i = 0; i < 1000 && !thief.can_change(); ++i) {
        disk.now_ms += 10;
        thief.poll(4, false);
        workspace.poll(4, false);
    }
    REQUIRE(thief.can_change());
    work();
    REQUIRE(!workspace.can_change());
    CHECK(workspace.next_poll_ms() == -1);
}

TEST_CASE("the last seven copies are kept; a day without a change makes none") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(10);
    }
    for (int day = 1; day <= 9; ++day) {
        Office office(disk);
        open_on(office, "2026120" + std::to_string(day));
        office.add_contacts(1, 10 + static_cast<std::size_t>(day));
    }
    Office office(disk);
    open_on(office, "20261210");
    CHECK(days_of(office).size() == 7);
    CHECK(days_of(office).front() == "20261210");
    CHECK(days_of(office).back() == "20261204");
    CHECK(day_files(disk) == 14);
    open_on(office, "20261211");
    CHECK(days_of(office).front() == "20261210");
}

TEST_CASE("copies take no more than their share of the room; the oldest go first") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(3000);
    }
    std::uint64_t one = 0;
    for (int day = 1; day <= 4; ++day) {
        Office office(disk);
        open_on(office, "2026120" + std::to_string(day), one * 25);  // a tenth is 2.5 copies
        one = std::max<std::uint64_t>(one, office.workspace.days().list().front().bytes);
        office.add_contacts(1, 3000 + static_cast<std::size_t>(day));
    }
    Office office(disk);
    open_on(office, "20261206", one * 25);
    CHECK(days_of(office) == std::vector<std::string>{"20261206", "20261204"});
    open_on(office, "20261207", 1000);
    CHECK(days_of(office).size() == 2);  // nothing was changed
    office.add_contacts(1, 4000);
    open_on(office, "20261208", 1000);
    CHECK(days_of(office).size() == 2);  // not enough room for any: those that are there stay
    CHECK(office.workspace.status().kind == Status::Kind::Saved);
}

TEST_CASE("a change while a copy is made begins it anew, and it holds one state") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(3000);
    }
    // Time passes with every look at the clock: a copy takes several polls.
    struct Ticking final : MemoryEnv {
        explicit Ticking(MemoryDisk& where) : MemoryEnv(where), time(where.now_ms) {}
        double now_ms() override { return time += 1; }
        double& time;
    };
    Ticking env(disk);
    Workspace workspace(env, [] { return Stamp{}; });
    workspace.open(OpenMode::WriteIfFree);
    const auto poll_until = [&](auto&& done) {
        for (int i = 0; i < 10000 && !done(); ++i) workspace.poll(4);
        REQUIRE(done());
    };
    workspace.days().set_today("20261124", 1, 0);
    poll_until([&] { return workspace.days().busy() && workspace.days().known(); });
    for (int i = 0; i < 2; ++i) workspace.poll(4);
    REQUIRE(workspace.days().list().empty());
    const Sequence before = workspace.store().sequence();
    table::Transaction tx = workspace.begin("New");
    tx.insert(contact::contact::kTable, {"CT999999"});
    workspace.commit(std::move(tx));
    poll_until([&] { return !workspace.days().list().empty(); });
    CHECK(workspace.days().list().front().sequence == before + 1);
    const auto& described = workspace.days().list().front().described;
    CHECK(std::find(described.begin(), described.end(),
                    std::pair<std::string, std::string>("Contact", "3001")) != described.end());
    poll_until([&] { return !workspace.busy(); });
    IntegrityCheck check(env, workspace);
    poll_until([&] { return check.step(); });
    CHECK(check.problems().empty());
    CHECK(check.days() == 1);
}

TEST_CASE("a crash while a copy is made leaves it whole or not at all, and no rubbish") {
    MemoryDisk start;
    {
        Office office(start);
        office.add_contacts(1200);
    }
    std::size_t whole = 0;
    for (std::size_t frames = 1; frames < 40; frames += 2) {
        MemoryDisk disk = start;
        Random random(frames);
        auto office = std::make_unique<Office>(disk);
        office->workspace.days().set_today("20261124", 1, 0);
        disk.now_ms += kQuietMs;
        for (std::size_t i = 0; i < frames; ++i) {
            disk.now_ms += 1;
            office->workspace.poll(0);
        }
        MemoryDisk left = disk;
        left.crash(random.picker());
        Office survivor(left);
        const auto& list = survivor.workspace.days().list();
        if (list.empty()) {
            CHECK(day_files(left) == 0);
        } else {
            ++whole;
            CHECK(checked(survivor).problems().empty());
        }
    }
    CHECK(whole > 0);
    CHECK(whole < 20);
}

TEST_CASE("on a full disk copies make way for what the person does") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(3000);
        open_on(office, "20261123");
    }
    {
        Office office(disk);
        open_on(office, "20261124");
        REQUIRE(days_of(office).size() == 1);
    }
    MemoryEnv inner(disk);
    FaultEnv env(inner);
    Workspace workspace(env, [] { return Stamp{}; });
    workspace.open(OpenMode::WriteIfFree);
    const auto run = [&](int frames) {
        for (int i = 0; i < frames; ++i) {
            disk.now_ms += 10;
            workspace.poll(4);
        }
    };
    run(500);
    REQUIRE(workspace.can_change());
    REQUIRE(workspace.days().list().size() == 1);
    std::uint64_t full = 0;
    env.plan = [&](std::uint64_t) {
        return day_files(disk) > 0 && full > 0 ? --full, Fault::Full : Fault::None;
    };
    full = 3;
    table::Transaction tx = workspace.begin("New");
    namespace contact = segments::contact::contact;
    tx.insert(contact::kTable, {"CT999999"});
    workspace.commit(std::move(tx));
    run(1000);
    CHECK(workspace.days().list().empty());
    CHECK(day_files(disk) == 0);
    CHECK(workspace.status().kind == Status::Kind::Saved);
}

TEST_CASE("documents that a copy needs stay until it goes") {
    namespace content = attachment::content;
    MemoryDisk disk;
    const Bytes bytes(1000, 5);
    const std::string hash = attachment::content_name(bytes);
    const auto files = [&] { return disk.files.count(content_file(hash, 1)); };
    {
        Office office(disk);
        office.workspace.put_content(hash, 1, bytes);
        office.settle();
        table::Transaction tx = office.workspace.begin("Attach");
        const table::Row row = tx.insert(content::kTable, {hash});
        tx.set_number(content::kTable, row, content::kSize, 1000);
        tx.set_number(content::kTable, row, content::kUses, 1);
        office.workspace.commit(std::move(tx));
        office.settle();
    }
    Options no_history;
    no_history.undo_most_steps = 0;
    no_history.undo_least_steps = 0;
    {
        Office office(disk, no_history);
        open_on(office, "20261124");
        table::Transaction tx = office.workspace.begin("Remove");
        tx.erase(content::kTable, tx.table(content::kTable).find(hash));
        office.workspace.commit(std::move(tx));
        office.settle();
        office.workspace.store().request_snapshot();
        office.settle();
    }
    {
        Office office(disk, no_history);
        open_on(office, "20261125");
        CHECK(files() == 1);
        REQUIRE(days_of(office).size() == 2);
        REQUIRE(go_to(office, office.workspace.days().list().back()));
        CHECK(office.workspace.missing_documents() == 0);
    }
}

TEST_CASE("the integrity check reads everything and names what is damaged") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(500);
        office.workspace.store().request_snapshot();
        office.settle();
        office.add_contacts(10, 500);
    }
    Office office(disk);
    open_on(office, "20261124");
    {
        const IntegrityCheck check = checked(office);
        CHECK(check.problems().empty());
        CHECK(check.days() == 1);
        CHECK(check.steps() == 2);
        CHECK(check.bytes() > 50'000);
    }
    for (const std::string kind : {"snap-", "log-", "undo-", "day-"}) {
        CAPTURE(kind);
        std::map<std::string, Bytes> before = disk.files;
        for (auto& [name, bytes] : disk.files) {
            if (name.starts_with(kind)) bytes[bytes.size() / 2] ^= 1;
        }
        CHECK_FALSE(checked(office).problems().empty());
        disk.files = before;
    }
    CHECK(checked(office).problems().empty());
}

TEST_CASE("a damaged copy is told, and the workspace opens without it") {
    MemoryDisk disk;
    {
        Office office(disk);
        office.add_contacts(50);
    }
    {
        Office office(disk);
        open_on(office, "20261124");
    }
    disk.files["day-20261124-0001"][30] ^= 1;
    Office office(disk);
    office.settle();
    REQUIRE(office.workspace.days().list().size() == 1);
    CHECK(office.workspace.days().list().front().damaged);
    CHECK(office.workspace.store().report().clean);
    // A good one takes its place, on the same day too.
    open_on(office, "20261124");
    CHECK(days_of(office) == std::vector<std::string>{"20261124"});
    CHECK_FALSE(office.workspace.days().list().front().damaged);
    CHECK(office.workspace.days().replaced() == std::vector<std::string>{"20261124"});
    CHECK(checked(office).problems().empty());
}

TEST_CASE("P25: a copy that misses a piece, or is found damaged when it is read, is replaced by a good one") {
    for (const bool missing : {true, false}) {
        CAPTURE(missing);
        MemoryDisk disk;
        {
            Office office(disk);
            office.add_contacts(50);
        }
        {
            Office office(disk);
            open_on(office, "20261123");
            office.add_contacts(1, 50);
        }
        if (missing) {
            disk.files.erase("day-20261123-0002");
        } else {
            disk.files["day-20261123-0002"][50] ^= 1;
        }
        Office office(disk);
        office.settle();
        CHECK(office.workspace.days().list().front().damaged == missing);
        CHECK_FALSE(checked(office).problems().empty());
        CHECK(office.workspace.days().list().front().damaged);
        open_on(office, "20261124");
        CHECK(days_of(office) == std::vector<std::string>{"20261124"});
        CHECK(office.workspace.days().replaced() == std::vector<std::string>{"20261123"});
        CHECK(checked(office).problems().empty());
    }
}

}  // namespace segments::storage::test
