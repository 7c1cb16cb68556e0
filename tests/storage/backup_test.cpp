#include "storage/backup.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "core/schema/schema.h"
#include "storage/format/backup_format.h"
#include "storage/format/crc32c.h"
#include "storage/format/piece.h"
#include "tests/storage/kv_model.h"
#include "tests/storage/random.h"

namespace segments::storage::test {
namespace {

const BackupInfo kInfo{"Contoso",
                       "2026-11-23T21:56:00Z",
                       "Segments 1.0",
                       schema::kVersion,
                       {{"Contacts", "1,000"}, {"Segments", "12"}}};

Bytes backup_of(SnapshotSource& source, const BackupInfo& info = kInfo) {
    BackupWriter writer(source, info);
    Bytes file;
    while (!writer.finished()) {
        const Result<void> worked = writer.step(0, [] { return 0.0; });
        REQUIRE(worked);
        const Bytes piece = writer.take_output();
        file.insert(file.end(), piece.begin(), piece.end());
    }
    return file;
}

// Feeds a file in pieces of the given size.
Result<void> read(BackupReader& reader, ByteView file, std::size_t piece = 1 << 20) {
    for (; !file.empty(); file = file.subspan(std::min(piece, file.size()))) {
        if (Result<void> fed = reader.feed(file.first(std::min(piece, file.size()))); !fed) return fed;
    }
    return reader.finish();
}

std::string problem_of(ByteView file) {
    BackupReader reader(nullptr);
    const Result<void> done = read(reader, file);
    return done ? std::string() : done.error().message;
}

KvModel small_model() {
    KvModel model;
    for (int i = 0; i < 12; ++i) model.state["key" + std::to_string(i)] = "value " + std::to_string(i * i);
    return model;
}

// A file with this content of its chunks, everything else as it should be.
Bytes with_content(ByteView content, std::uint64_t blocks, std::uint64_t bytes) {
    std::uint32_t chain = 0;
    Bytes file = encode_backup_head(kInfo, chain);
    for (; !content.empty(); content = content.subspan(std::min(content.size(), kChunkBytes))) {
        const Bytes chunk = encode_chunk(content.first(std::min(content.size(), kChunkBytes)), chain);
        file.insert(file.end(), chunk.begin(), chunk.end());
    }
    const Bytes totals = encode_totals(blocks, bytes, chain);
    file.insert(file.end(), totals.begin(), totals.end());
    return file;
}

void item(Bytes& out, int kind, std::size_t size, std::string_view bytes) {
    ByteWriter(out).u8(static_cast<std::uint8_t>(kind)).u32(static_cast<std::uint32_t>(size));
    ByteWriter(out).raw(view_of(bytes));
}

}  // namespace

TEST_CASE("a backup gives back what was put in, whatever the size of the pieces it is read in") {
    KvModel model;
    Random random(3);
    for (int i = 0; i < 4000; ++i)
        model.state["key" + std::to_string(i)] = std::string(random.below(90), 'v') + std::to_string(i);
    const Bytes file = backup_of(model);
    CHECK(file.size() < 100000);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, file.size()}) {
        KvModel copy;
        copy.state["old"] = "goes";
        BackupReader reader(&copy);
        REQUIRE(read(reader, file, piece));
        CHECK(copy.state == model.state);
        CHECK(reader.info() == kInfo);
    }
}

TEST_CASE("a backup's writer and its reader without a consumer count the same") {
    KvModel model = small_model();
    BackupWriter writer(model, kInfo);
    BackupReader check(nullptr);
    while (!writer.finished()) {
        REQUIRE(writer.step(1000, [] { return 0.0; }));
        REQUIRE(check.feed(writer.take_output()));
    }
    REQUIRE(check.finish());
    CHECK(check.blocks() == writer.blocks());
    CHECK(check.content_bytes() == writer.content_bytes());
    CHECK(check.blocks() > 1);
}

TEST_CASE("what a backup holds is known before all of it was read") {
    KvModel model = small_model();
    const Bytes file = backup_of(model);
    BackupReader reader(nullptr);
    REQUIRE(reader.feed(ByteView(file).first(200)));
    REQUIRE(reader.info());
    CHECK(reader.info()->workspace == "Contoso");
    CHECK(reader.blocks() == 0);
}

TEST_CASE("an empty workspace has a backup too") {
    KvModel model, copy;
    BackupReader reader(&copy);
    CHECK(read(reader, backup_of(model)));
    CHECK(copy.resets == 1);
    CHECK(reader.blocks() == 0);
}

TEST_CASE("a state that changes while it is backed up is an error, and the source is released") {
    KvModel model = small_model();
    model.restarts_left = 1;
    BackupWriter writer(model, kInfo);
    const Result<void> worked = writer.step(1000, [] { return 0.0; });
    REQUIRE_FALSE(worked);
    CHECK(worked.error().message == "The workspace was changed while it was being backed up.");
}

TEST_CASE("every single damaged byte of a backup is found, and where it is") {
    KvModel model = small_model();
    const Bytes whole = backup_of(model);
    REQUIRE(problem_of(whole).empty());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        CAPTURE(at);
        for (const int change : {0x01, 0x80, 0xFF}) {
            Bytes file = whole;
            file[at] = static_cast<std::uint8_t>(file[at] ^ change);
            KvModel copy;
            BackupReader reader(&copy);
            const Result<void> done = read(reader, file);
            REQUIRE_FALSE(done);
            const std::string& words = done.error().message;
            const bool told = at < kPreambleBytes ? words == "This file is not a backup of Segments."
                                                  : words.starts_with("The backup is damaged at byte ") ||
                                                        words.starts_with("The backup is incomplete");
            CHECK_MESSAGE(told, words);
        }
    }
}

TEST_CASE("a backup cut off at any length is refused") {
    KvModel model = small_model();
    const Bytes whole = backup_of(model);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        const std::string words = problem_of(ByteView(whole).first(size));
        CHECK(words.starts_with(size < kPreambleBytes ? "This file is not a backup"
                                                      : "The backup is incomplete"));
    }
    Bytes longer = whole;
    longer.push_back(0);
    CHECK(problem_of(longer).starts_with("The backup is damaged at byte " + std::to_string(whole.size())));
}

TEST_CASE("a piece that is missing, doubled or moved within a backup is found") {
    KvModel model;
    Random random(9);
    for (int i = 0; i < 3000; ++i) {
        std::string value;
        for (int k = 0; k < 60; ++k) value += static_cast<char>('!' + random.below(90));
        model.state["key" + std::to_string(i)] = value;
    }
    const Bytes whole = backup_of(model);
    // Where the chunks begin.
    std::vector<std::size_t> at;
    ByteReader head(ByteView(whole).subspan(kPreambleBytes));
    std::size_t next = kPreambleBytes + kChunkHeadBytes + head.u32();
    while (next + kChunkHeadBytes < whole.size()) {
        at.push_back(next);
        next += kChunkHeadBytes + ByteReader(ByteView(whole).subspan(next)).u32();
    }
    REQUIRE(at.size() > 3);
    const auto chunk = [&](std::size_t i) {
        return Bytes(whole.begin() + static_cast<std::ptrdiff_t>(at[i]),
                     whole.begin() + static_cast<std::ptrdiff_t>(at[i + 1]));
    };
    Bytes missing = whole;
    missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(at[0]),
                  missing.begin() + static_cast<std::ptrdiff_t>(at[1]));
    CHECK(problem_of(missing).starts_with("The backup is damaged at byte " + std::to_string(at[0])));
    Bytes doubled = whole;
    const Bytes first = chunk(0);
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(at[1]), first.begin(), first.end());
    CHECK(problem_of(doubled).starts_with("The backup is damaged at byte " + std::to_string(at[1])));
}

TEST_CASE("a file of something else is no backup, and one of a newer version says so") {
    CHECK(problem_of(view_of("{\"contacts\": []}")) == "This file is not a backup of Segments.");
    KvModel model = small_model();
    Bytes file = backup_of(model);
    file[4] = kFormatVersion + 1;
    const std::uint32_t checksum = crc32c(0, ByteView(file).first(8));
    for (std::size_t i = 0; i < 4; ++i) file[8 + i] = static_cast<std::uint8_t>(checksum >> (8 * i));
    CHECK(problem_of(file).starts_with("This backup was written by a newer version of Segments."));
}

TEST_CASE("lengths beyond all bounds are refused before anything is reserved for them") {
    std::uint32_t chain = 0;
    Bytes file = encode_backup_head(kInfo, chain);
    const std::size_t head = file.size();
    ByteWriter(file).u32(0x7FFFFFFF).u32(100).u32(0);
    CHECK(problem_of(file).starts_with("The backup is damaged at byte " + std::to_string(head)));
    file.resize(head);
    ByteWriter(file).u32(100).u32(0xFFFFFFFF).u32(0);
    CHECK(problem_of(file).starts_with("The backup is damaged at byte " + std::to_string(head)));
    file.resize(kPreambleBytes);
    ByteWriter(file).u32(0x10000001).u32(0).u32(0);
    CHECK(problem_of(file).starts_with("The backup is damaged at byte 12"));
    Bytes content;
    item(content, 1, 3, "odd");
    item(content, 2, 0xFFFFFFF0, "");
    CHECK(problem_of(with_content(content, 0, 0)).starts_with("The backup is damaged"));
}

TEST_CASE("content that makes no sense is refused though its checksums are right") {
    Bytes content;
    item(content, 2, 3, "a=1");  // a block without a section
    CHECK(problem_of(with_content(content, 1, 3)).starts_with("The backup is damaged"));
    content.clear();
    item(content, 7, 3, "odd");  // an unknown kind
    CHECK(problem_of(with_content(content, 0, 0)).starts_with("The backup is damaged"));
    content.clear();
    item(content, 1, 3, "odd");
    item(content, 2, 3, "a=1");
    CHECK(problem_of(with_content(content, 1, 3)).empty());
    CHECK(problem_of(with_content(content, 2, 3)).starts_with("The backup is damaged"));
    CHECK(problem_of(with_content(content, 1, 4)).starts_with("The backup is damaged"));
    item(content, 2, 9, "cut");
    CHECK(problem_of(with_content(content, 1, 3)).starts_with("The backup is damaged"));
    // A stream that unpacks to more, or to less, than it says.
    std::uint32_t chain = 0;
    const Bytes head = encode_backup_head(kInfo, chain);
    const Bytes chunk = encode_chunk(Bytes(1000, 'x'), chain);
    for (const std::uint32_t claimed : {999u, 1001u, 60000u}) {
        encode_backup_head(kInfo, chain);
        const ByteView body = ByteView(chunk).subspan(kChunkHeadBytes);
        ChunkHead wrong{static_cast<std::uint32_t>(body.size()), claimed, 0};
        wrong.checksum = chunk_checksum(chain, wrong, body);
        Bytes file = head;
        ByteWriter(file).u32(wrong.packed).u32(wrong.content).u32(wrong.checksum).raw(body);
        CHECK(problem_of(file).starts_with("The backup is damaged at byte " + std::to_string(head.size())));
    }
}

TEST_CASE("what the consumer refuses ends the reading with its words") {
    KvModel model = small_model();
    class Refusing final : public KvModel {
      public:
        Result<void> section_block(std::string_view, ByteView) override { return fail("not this one"); }
    } refusing;
    BackupReader reader(&refusing);
    const Result<void> done = read(reader, backup_of(model));
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "not this one");
    CHECK_FALSE(reader.feed(Bytes(1)));
}

}  // namespace segments::storage::test
