// What is being typed, beside the records: there after a crash, never in their way (P3).
#include "storage/format/draft.h"

#include <doctest/doctest.h>

#include "storage/env_fault.h"
#include "storage/format/names.h"
#include "storage/format/piece.h"
#include "tests/storage/kv_model.h"
#include "tests/storage/random.h"

namespace segments::storage::test {
namespace {

Draft a_draft(const std::string& text) {
    Draft draft;
    draft.sequence = 7;
    draft.address = "/contacts/CT000001";
    draft.node = 4711;
    draft.place = "Contact CT000001";
    draft.field = "Name";
    draft.text = text;
    draft.before = "Contoso";
    return draft;
}

Draft a_cell(const std::string& text) {
    Draft draft = a_draft(text);
    draft.open = draft.in_dialog = true;
    draft.column = "description";
    draft.table = 12;
    draft.key = {{"SM00001", 0}, {"", -10000}};
    return draft;
}

const std::string kFile(kDraftName);

std::list<Draft> stored(const MemoryDisk& disk) {
    const auto found = disk.files.find(kFile);
    return found == disk.files.end() ? std::list<Draft>() : decode_drafts(found->second);
}

Bytes encoded(const std::string& text) {
    return encode_drafts({a_draft(text)});
}

}  // namespace

TEST_CASE("drafts are read as they were written; the newest ones where not all fit into a file") {
    const std::list<Draft> drafts{a_draft("Contoso Ltd."), a_cell("Zeile 1\nZeile 2 \u20ac")};
    CHECK(decode_drafts(encode_drafts(drafts)) == drafts);
    CHECK(encode_drafts({}).empty());
    const std::string large(100'000, 'x');
    const std::list<Draft> some =
        decode_drafts(encode_drafts({a_draft(large + "1"), a_draft(large + "2"), a_draft("3")}));
    REQUIRE(some.size() == 2);
    CHECK(some.front().text == large + "2");
    CHECK(some.back().text == "3");
    CHECK(encode_drafts({a_draft(std::string(500'000, 'x'))}).size() < kMaxFileBytes);
}

TEST_CASE("a draft file with any byte changed, cut anywhere, of a newer version or another kind is none") {
    const Bytes file = encode_drafts({a_draft("Contoso Ltd."), a_cell("Second")});
    for (std::size_t at = 0; at < file.size(); ++at) {
        for (const int bit : {1, 16, 128}) {
            Bytes damaged = file;
            damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ bit);
            CHECK(decode_drafts(damaged).empty());
        }
        CHECK(decode_drafts(ByteView(file).first(at)).empty());
    }
    Bytes other;
    write_preamble(other, PieceKind::Content);
    other.insert(other.end(), file.begin() + kPreambleBytes, file.end());
    CHECK(decode_drafts(other).empty());
    CHECK(decode_drafts({}).empty());
}

TEST_CASE("what is typed is durable within a second, in few puts, and costs nothing at rest") {
    MemoryDisk disk;
    Tab tab(disk);
    tab.open();
    CHECK_FALSE(tab.store.found_draft());
    for (int key = 0; key < 40; ++key) {
        CHECK(tab.store.put_draft(encoded("text " + std::to_string(key))));
        CHECK(tab.store.status().kind == Status::Kind::Saved);  // of no record
        for (int ms = 0; ms < 50; ++ms) tab.poll();
        if (key < 20) continue;
        const std::list<Draft> there = stored(disk);
        REQUIRE(there.size() == 1);
        CHECK(std::stoi(there.front().text.substr(5)) >= key - 10);
    }
    for (int ms = 0; ms < 600; ++ms) tab.poll();
    REQUIRE(stored(disk).size() == 1);
    CHECK(stored(disk).front().text == "text 39");
    CHECK_FALSE(tab.store.busy());
    CHECK(tab.store.next_poll_ms() == -1);
    CHECK_FALSE(tab.store.put_draft(encoded("text 39")));
    CHECK_FALSE(tab.store.busy());
    CHECK(tab.store.put_draft({}));
    tab.settle();
    CHECK(disk.files.count(kFile) == 0);
}

TEST_CASE("opening finds the draft and reads it; putting none removes one that was found") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        tab.open();
        tab.set("a", "1");
        tab.store.put_draft(encoded("Contoso Ltd."));
        tab.settle();
    }
    Tab tab(disk);
    tab.open();
    CHECK(tab.store.report().clean);
    REQUIRE(tab.store.found_draft());
    Request reading = tab.store.read_draft();
    while (!reading.done()) tab.poll();
    CHECK(decode_drafts(reading.take().bytes) == std::list<Draft>{a_draft("Contoso Ltd.")});
    CHECK(tab.store.put_draft({}));
    CHECK_FALSE(tab.store.found_draft());
    tab.settle();
    CHECK(disk.files.count(kFile) == 0);
}

TEST_CASE("a tab that only follows, or was taken over from, writes no draft") {
    MemoryDisk disk;
    Tab first(disk), second(disk);
    first.open();
    second.open();
    REQUIRE(second.store.role() == Role::Follower);
    CHECK_FALSE(second.store.put_draft(encoded("of the second")));
    CHECK(first.store.put_draft(encoded("of the first")));
    first.settle();
    CHECK(stored(disk).front().text == "of the first");
    second.store.take_over();
    for (int i = 0; i < 3000 && second.store.role() != Role::Writer; ++i) {
        first.poll();
        second.poll();
    }
    REQUIRE(second.store.role() == Role::Writer);
    CHECK(second.store.found_draft());
    CHECK_FALSE(first.store.put_draft(encoded("too late")));
    first.settle();
    second.settle();
    CHECK(stored(disk).front().text == "of the first");
}

TEST_CASE("whatever its file holds, the workspace opens clean") {
    for (const Bytes& bytes : {Bytes{}, to_bytes("nonsense"), Bytes(kMaxFileBytes, 0xFF), encoded("fine")}) {
        MemoryDisk disk;
        {
            Tab tab(disk);
            tab.open();
            tab.set("a", "1");
            tab.settle();
        }
        disk.files[kFile] = bytes;
        Tab tab(disk);
        tab.open();
        REQUIRE(tab.store.phase() == Phase::Ready);
        CHECK(tab.store.report().clean);
        CHECK(tab.model.state == State{{"a", "1"}});
        CHECK(tab.store.found_draft());
    }
}

TEST_CASE("a draft that can't be put is put again, and the records beside it are saved all the same") {
    MemoryDisk disk;
    MemoryEnv inner(disk);
    FaultEnv env(inner);
    Tab tab(disk, env);
    tab.open();
    int failing = 4;
    env.plan = [&](std::uint64_t) { return failing-- > 0 ? Fault::Io : Fault::None; };
    tab.store.put_draft(encoded("Contoso Ltd."));
    tab.poll();
    tab.set("a", "1");
    tab.settle();
    CHECK(failing < 0);
    CHECK(tab.store.confirmed() == 1);
    CHECK(stored(disk).front().text == "Contoso Ltd.");
}

TEST_CASE("a power failure at any moment leaves the typed text, or the change that took it") {
    int drafts = 0, changes = 0;
    for (int seed = 1; seed <= rounds(300); ++seed) {
        CAPTURE(seed);
        Random random(static_cast<std::uint64_t>(seed) + 90000);
        MemoryDisk disk;
        Tab tab(disk);
        tab.open();
        tab.set("before", "0");
        tab.settle();
        tab.store.put_draft(encoded("text"));
        tab.settle();
        // Left: a change takes it, and once that is durable the draft goes.
        const Sequence taken = tab.set("name", "text");
        for (std::size_t frames = random.below(12); frames > 0; --frames) {
            if (tab.store.confirmed() >= taken) tab.store.put_draft({});
            tab.poll();
        }
        disk.crash(random.picker());
        Tab after(disk);
        after.open();
        REQUIRE(after.store.phase() == Phase::Ready);
        const bool change = after.model.state.contains("name");
        const bool draft = !stored(disk).empty();
        CHECK((change || draft));
        drafts += draft && !change ? 1 : 0;
        changes += change ? 1 : 0;
    }
    CHECK(drafts > 0);
    CHECK(changes > 0);
}

}  // namespace segments::storage::test
