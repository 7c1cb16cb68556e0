#include "storage/store.h"

#include <doctest/doctest.h>

#include "storage/env_fault.h"
#include "storage/format/crc32c.h"
#include "storage/format/names.h"
#include "storage/format/piece.h"
#include "tests/storage/kv_model.h"

namespace segments::storage::test {
namespace {

State reopened(MemoryDisk& disk) {
    Tab tab(disk);
    tab.open();
    REQUIRE(tab.store.phase() == Phase::Ready);
    CHECK(tab.store.report().clean);
    return tab.model.state;
}

std::string step_text(const std::shared_ptr<const UndoBytes>& bytes) {
    std::string text;
    for (const Bytes& block : bytes->blocks) text += std::string(text_of(block)) + "|";
    return text;
}

}  // namespace

TEST_CASE("a new workspace opens empty and ready for writing") {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    CHECK(tab.store.phase() == Phase::Ready);
    CHECK(tab.store.role() == Role::Writer);
    CHECK(tab.store.report().clean);
    CHECK(tab.store.sequence() == 0);
    CHECK(tab.store.status().kind == Status::Kind::Saved);
}

TEST_CASE("a record is confirmed only when it is durable, and is there after reopening") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        CHECK(tab.set("a", "1") == 1);
        CHECK(tab.store.confirmed() == 0);
        CHECK(tab.store.status().kind == Status::Kind::Saving);
        tab.settle();
        CHECK(tab.store.confirmed() == 1);
        CHECK(tab.store.status().kind == Status::Kind::Saved);
    }
    CHECK(reopened(disk) == State{{"a", "1"}});
}

TEST_CASE("many small records share pieces no larger than the tail") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        for (int i = 0; i < 50; ++i) {
            tab.set("k" + std::to_string(i), "value");
            tab.settle();
        }
        CHECK(tab.store.confirmed() == 50);
    }
    CHECK(disk.files.size() > 3);
    CHECK(disk.files.size() < 20);
    for (const auto& [name, bytes] : disk.files) CHECK(bytes.size() <= 700);
    CHECK(reopened(disk).size() == 50);
}

TEST_CASE("a record larger than the tail gets sealed pieces of its own") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("before", "1");
        REQUIRE(tab.store.begin_append());
        for (int i = 0; i < 40; ++i) {
            const std::string line = "big" + std::to_string(i) + "=" + std::string(100, 'x') + "\n";
            tab.store.add_block(view_of(line));
            apply_lines(tab.model.state, line);
            tab.poll();
        }
        CHECK_FALSE(tab.store.append(view_of("no=1\n")));
        REQUIRE(tab.store.end_append());
        tab.set("after", "1");
        tab.settle();
        CHECK(tab.store.confirmed() == 3);
    }
    CHECK(reopened(disk).size() == 42);
}

TEST_CASE("an aborted large record leaves no trace") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("before", "1");
        REQUIRE(tab.store.begin_append());
        for (int i = 0; i < 40; ++i) {
            tab.store.add_block(view_of("big=" + std::string(100, 'x') + "\n"));
            tab.poll();
        }
        tab.store.abort_append();
        CHECK(tab.set("after", "1") == 2);
        tab.settle();
    }
    CHECK(reopened(disk) == State{{"after", "1"}, {"before", "1"}});
}

TEST_CASE("a snapshot replaces the journal, while changes go on") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        for (int i = 0; i < 300; ++i) {
            tab.set("key" + std::to_string(i % 40), "value " + std::to_string(i));
            tab.poll();
        }
        tab.settle();
        CHECK(tab.store.generation() > 1);
        CHECK(tab.store.snapshot_problem().empty());
        CHECK(tab.store.journal_bytes() < 7000);
        CHECK(tab.store.confirmed() == 300);
    }
    std::size_t size = 0;
    for (const auto& [name, bytes] : disk.files) size += bytes.size();
    CHECK(size < 12000);
    const State state = reopened(disk);
    CHECK(state.size() == 40);
    CHECK(state.at("key19") == "value 299");
}

TEST_CASE("a snapshot whose source can't keep up is tried again") {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    tab.model.restarts_left = 2;
    tab.set("a", "1");
    tab.store.request_snapshot();
    tab.settle();
    CHECK(tab.store.generation() == 3);
    CHECK(tab.store.snapshot_problem().empty());
}

TEST_CASE("an empty record and one of empty blocks are records") {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    REQUIRE(tab.store.append({}));
    REQUIRE(tab.store.begin_append());
    REQUIRE(tab.store.end_append());
    tab.settle();
    CHECK(tab.store.confirmed() == 2);
    Tab again(disk);
    again.open(OpenMode::ReadOnly);
    CHECK(again.store.sequence() == 2);
}

TEST_CASE("undo history: steps, position and redo survive reopening and snapshots") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("a", "1", UndoStep::push("Set a", to_bytes("unset a")));
        tab.set("b", "1", UndoStep::push_record("Set b"));
        tab.set("c", "1", UndoStep::push("Set c", to_bytes("unset c")));
        tab.set("c", "", UndoStep::undo(to_bytes("set c again")));
        CHECK(tab.store.history().done == 2);
        tab.settle();
    }
    for (const bool with_snapshot : {false, true, true}) {
        Tab tab(disk);
        tab.open();
        const History& history = tab.store.history();
        REQUIRE(history.entries.size() == 3);
        CHECK(history.done == 2);
        CHECK(history.entries[0].label == "Set a");
        CHECK(history.entries[2].label == "Set c");
        const auto a = tab.store.read_undo(0);
        const auto b = tab.store.read_undo(1);
        const auto c = tab.store.read_undo(2);
        const auto none = tab.store.read_undo(3);
        tab.settle();
        CHECK(step_text(a) == "unset a|");
        CHECK(step_text(b) == "b=1\n|");
        CHECK(step_text(c) == "set c again|");
        CHECK(none->error);
        if (with_snapshot) tab.store.request_snapshot();
        tab.settle();
    }
    Tab tab(disk);
    tab.open();
    CHECK(tab.store.generation() == 2);
    tab.set("c", "1", UndoStep::redo(to_bytes("unset c again")));
    CHECK_FALSE(tab.store.append({}, UndoStep::redo(to_bytes("unset c again"))));
    tab.set("c", "", UndoStep::undo(to_bytes("set c again")));
    tab.set("d", "1", UndoStep::push("Set d", {}));
    CHECK(tab.store.history().entries.back().label == "Set d");
    CHECK(tab.store.history().entries.size() == 3);
}

TEST_CASE("an undo step of many blocks comes back as the blocks it was given") {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    REQUIRE(tab.store.begin_append(UndoStep::push("Import", to_bytes("first"))));
    for (int i = 0; i < 30; ++i) {
        tab.store.add_block(view_of("x=" + std::string(90, 'y') + "\n"));
        tab.store.add_undo_block(Bytes(120, static_cast<std::uint8_t>('a' + i % 26)));
    }
    REQUIRE(tab.store.end_append());
    tab.settle();
    for (int round = 0; round < 2; ++round) {
        const auto step = tab.store.read_undo(0);
        tab.settle();
        REQUIRE(step->finished);
        CHECK_FALSE(step->error);
        REQUIRE(step->blocks.size() == 31);
        CHECK(step->blocks[0] == to_bytes("first"));
        CHECK(step->blocks[30] == Bytes(120, 'd'));
        tab.store.request_snapshot();
        tab.settle();
    }
}

TEST_CASE("the oldest undo steps make room when the history has grown beyond its bound") {
    MemoryDisk disk;
    Options options = small_options();
    options.undo_most_steps = 10;
    {
        Tab tab(disk, options);
        tab.open();
        for (int i = 0; i < 200; ++i) {
            tab.set("k", std::to_string(i), UndoStep::push("Step " + std::to_string(i), Bytes(50, 'u')));
            tab.settle();
        }
        CHECK(tab.store.history().entries.size() == 10);
        CHECK(tab.store.history().entries.front().label == "Step 190");
        tab.store.request_snapshot();
        tab.settle();
    }
    std::size_t undo_bytes = 0;
    for (const auto& [name, bytes] : disk.files) undo_bytes += name.starts_with("undo-") ? bytes.size() : 0;
    CHECK(undo_bytes < 4000);
}

TEST_CASE("a full disk: changes stay in memory, the reason is told, saving resumes by itself") {
    MemoryDisk disk;
    MemoryEnv inner(disk);
    FaultEnv env(inner);
    Tab tab(disk, env);
    tab.open();
    tab.set("a", "1");
    tab.settle();
    env.capacity = 200;
    for (int i = 0; i < 20; ++i) tab.set("k" + std::to_string(i), std::string(50, 'x'));
    for (int i = 0; i < 100; ++i) tab.poll();
    CHECK(tab.store.status().kind == Status::Kind::NotSaved);
    CHECK(tab.store.status().fault == Fault::Full);
    CHECK(tab.store.status().why.find("full") != std::string::npos);
    CHECK(tab.store.status().retry_at_ms > 0);
    CHECK(tab.set("more", "1") > 0);
    env.capacity = 1 << 20;
    tab.settle();
    CHECK(tab.store.status().kind == Status::Kind::Saved);
    CHECK(tab.store.confirmed() == 22);
    Tab other(disk);
    other.open(OpenMode::ReadOnly);
    CHECK(other.model.state == tab.model.state);
}

TEST_CASE(
    "a storage that never answers is reported within two seconds, and given up and asked anew after ten") {
    MemoryDisk disk;
    MemoryEnv inner(disk);
    FaultEnv env(inner);
    Tab tab(disk, env);
    tab.open();
    env.silent = true;
    tab.set("a", "1");
    for (int i = 0; i < 1400; ++i) tab.poll();
    CHECK(tab.store.status().kind == Status::Kind::Saving);
    for (int i = 0; i < 500; ++i) tab.poll();
    CHECK(tab.store.status().kind == Status::Kind::NotSaved);
    CHECK(tab.store.status().fault == Fault::NotAnswering);
    for (int i = 0; i < 9000; ++i) tab.poll();
    env.silent = false;
    tab.settle();
    CHECK(tab.store.status().kind == Status::Kind::Saved);
    CHECK(tab.store.confirmed() == 1);
}

TEST_CASE("opening a storage that never answers, or is denied, fails with words") {
    for (const Fault fault : {Fault::NotAnswering, Fault::Denied}) {
        MemoryDisk disk;
        MemoryEnv inner(disk);
        FaultEnv env(inner);
        if (fault == Fault::Denied) env.plan = [](std::uint64_t) { return Fault::Denied; };
        env.silent = fault == Fault::NotAnswering;
        Tab tab(disk, env);
        tab.open();
        CHECK(tab.store.phase() == Phase::Failed);
        CHECK(tab.store.failure().message == problem_of(fault));
        CHECK(tab.store.status().kind == Status::Kind::NotSaved);
    }
}

TEST_CASE("site data cleared while open: everything is saved again") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        for (int i = 0; i < 100; ++i) tab.set("k" + std::to_string(i), "v");
        tab.settle();
        disk.clear();
        tab.set("last", "1");
        for (int i = 0; i < 3; ++i) tab.poll();
        CHECK(tab.store.status().kind == Status::Kind::NotSaved);
        CHECK(tab.store.status().fault == Fault::Emptied);
        CHECK(tab.store.confirmed() == 100);
        tab.settle();
        CHECK(tab.store.status().kind == Status::Kind::Saved);
        CHECK(tab.store.confirmed() == 101);
        tab.set("later", "1");
        tab.settle();
    }
    CHECK(reopened(disk).size() == 102);
}

TEST_CASE("a workspace of an older version opens") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("a", "1");
        tab.store.request_snapshot();
        tab.settle();
        tab.set("b", "1");
        tab.settle();
    }
    for (auto& [name, bytes] : disk.files) {
        bytes[4] = 1;
        const auto seal = [&bytes = bytes](std::size_t covered) {
            const std::uint32_t checksum = crc32c(0, ByteView(bytes).first(covered));
            for (std::size_t i = 0; i < 4; ++i)
                bytes[covered + i] = static_cast<std::uint8_t>(checksum >> (8 * i));
        };
        seal(8);
        seal(name == kCurrentName ? bytes.size() - 4 : kPieceHeaderBytes - 4);
    }
    Tab tab(disk);
    tab.open();
    CHECK(tab.store.report().clean);
    CHECK(tab.model.state == State{{"a", "1"}, {"b", "1"}});
}

TEST_CASE("a workspace of a newer version is refused and stays as it was") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("a", "1");
        tab.store.request_snapshot();
        tab.settle();
        tab.set("b", "1");
        tab.settle();
    }
    for (const std::string name : {"CURRENT", "snap-000001-0001", "log-000001-0002"}) {
        MemoryDisk newer;
        newer.files = disk.files;
        REQUIRE(newer.files.contains(name));
        Bytes& bytes = newer.files[name];
        bytes[4] = kFormatVersion + 1;
        const std::uint32_t checksum = crc32c(0, ByteView(bytes).first(8));
        for (std::size_t i = 0; i < 4; ++i) bytes[8 + i] = static_cast<std::uint8_t>(checksum >> (8 * i));
        const auto before = newer.files;
        Tab tab(newer);
        tab.open();
        CHECK(tab.store.phase() == Phase::Failed);
        CHECK(tab.store.failure().message.find("newer version") != std::string::npos);
        for (int i = 0; i < 100; ++i) tab.poll();
        CHECK(newer.files == before);
    }
}

TEST_CASE("at the end of the page the unsaved tail is handed over at once") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("a", "1");
        tab.store.save_before_page_ends();
    }
    CHECK(reopened(disk) == State{{"a", "1"}});
}

TEST_CASE("a record that the consumer refuses ends the replay, is reported, and its bytes are kept") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("a", "1");
        tab.settle();
        tab.set("poison", "1");
        tab.set("b", "1");
        tab.settle();
    }
    {
        Tab tab(disk);
        tab.model.refuse_key = "poison";
        tab.open();
        CHECK(tab.store.phase() == Phase::Ready);
        CHECK(tab.model.state == State{{"a", "1"}});
        CHECK_FALSE(tab.store.report().clean);
        REQUIRE(tab.store.report().rescued.size() == 1);
        Request read = tab.store.read_rescued(tab.store.report().rescued[0]);
        tab.poll();
        CHECK(text_of(read.take().bytes).find("poison") != std::string_view::npos);
        tab.set("c", "1");
        tab.settle();
    }
    CHECK(reopened(disk) == State{{"a", "1"}, {"c", "1"}});
}

}  // namespace segments::storage::test
