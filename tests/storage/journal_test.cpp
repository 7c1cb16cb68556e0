#include "storage/journal.h"

#include <doctest/doctest.h>

#include "storage/format/commit.h"
#include "tests/storage/kv_model.h"

namespace segments::storage::test {
namespace {

std::size_t pieces_in_memory(Journal& journal) {
    std::size_t count = 0;
    for (std::uint32_t index = 1; index < 200; ++index) count += journal.piece(index).has_value() ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("the pieces of a large record leave memory when they are durable, also before the record ends") {
    const Options options = small_options();
    Journal journal(options, 1, {});
    journal.begin(1, {});
    std::uint64_t written = 0;
    const auto save = [&] {
        journal.hand_over(~std::uint64_t{0},
                          [&](const std::string&, ByteView bytes) { written += bytes.size(); });
        journal.synced([](std::optional<Bytes>) {});
    };
    const std::string block(100, 'x');
    for (int i = 0; i < 400; ++i) {
        journal.add_block(FrameType::RecordBlock, view_of(block));
        if (i % 10 != 9) continue;
        save();
        CHECK(pieces_in_memory(journal) == 0);
        CHECK(journal.unsaved_bytes() <= options.piece_bytes);
    }
    CHECK(written > 30000);
    CHECK(journal.confirmed() == 0);
    CommitParser commit;
    UndoPlace place;
    journal.end(commit, place);
    CHECK(journal.confirmed() == 0);
    save();
    CHECK(journal.confirmed() == 1);
    CHECK(pieces_in_memory(journal) == 0);
    CHECK(place.last - place.first > 40);
}

TEST_CASE("a piece of a large record that couldn't be saved stays in memory until it could") {
    const Options options = small_options();
    Journal journal(options, 1, {});
    journal.begin(1, {});
    const std::string block(100, 'x');
    for (int i = 0; i < 40; ++i) journal.add_block(FrameType::RecordBlock, view_of(block));
    const auto hand_over = [&] {
        std::size_t pieces = 0;
        journal.hand_over(~std::uint64_t{0}, [&](const std::string&, ByteView) { ++pieces; });
        return pieces;
    };
    const std::size_t pieces = hand_over();
    CHECK(pieces > 3);
    journal.failed();
    CHECK(pieces_in_memory(journal) == pieces);
    CHECK(hand_over() == pieces);
    journal.synced([](std::optional<Bytes>) {});
    CHECK(pieces_in_memory(journal) == 0);
}

}  // namespace segments::storage::test
