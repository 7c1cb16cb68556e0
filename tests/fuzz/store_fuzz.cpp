// Fuzzes the readers of journal, snapshot, undo history, CURRENT, key files, descriptions of daily copies and
// drafts. The input is a row of changes to the files of a real workspace; the first byte says whether
// checksums are made right again afterwards, so that what lies behind them is reached. Whatever comes, the
// workspace opens or says why not, goes on working, and opens again as it was left.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "storage/format/crc32c.h"
#include "storage/format/current.h"
#include "storage/format/draft.h"
#include "storage/format/piece.h"
#include "storage/sealed/key_file.h"
#include "storage/workspace/day_copies.h"
#include "tests/storage/kv_model.h"

using namespace segments::storage;
using namespace segments::storage::test;

namespace {

using Files = std::map<std::string, Bytes>;

constexpr std::size_t kFrames = kPieceHeaderBytes;
constexpr int kMostFrames = 20000;

void require(bool condition) {
    if (!condition) std::abort();
}

// A snapshot, steps carried over, a journal with small and large records.
const Files& real_files() {
    static const Files files = [] {
        MemoryDisk disk;
        Tab tab(disk);
        tab.open();
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 8; ++i)
                tab.set("key" + std::to_string(i), std::string(20, 'v'),
                        UndoStep::push("step", to_bytes("undo")));
            tab.set("large", std::string(900, 'l'), UndoStep::push_record("large"));
            tab.settle();
            if (round == 0) tab.store.request_snapshot();
            tab.settle();
        }
        Draft draft{
            .sequence = 1, .address = "/a", .text = "typed", .column = "c", .key = {{"k", 0}, {"", 1}}};
        tab.store.put_draft(encode_drafts({draft, draft}));
        tab.settle();
        return disk.files;
    }();
    return files;
}

void put_u32(Bytes& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

// Right checksums, as far as the file goes.
void mend(Bytes& file) {
    if (file.size() < kPreambleBytes) return;
    put_u32(file, 8, crc32c(0, ByteView(file).first(8)));
    if (file.size() >= 16 && static_cast<PieceKind>(file[6]) == PieceKind::Current)
        put_u32(file, file.size() - 4, crc32c(0, ByteView(file).first(file.size() - 4)));
    if (file.size() >= 16 && static_cast<PieceKind>(file[6]) == PieceKind::Drafts)
        put_u32(file, 12, crc32c(0, ByteView(file).subspan(16)));
    if (file.size() < kFrames || static_cast<PieceKind>(file[6]) > PieceKind::Undo) return;
    put_u32(file, 36, static_cast<std::uint32_t>(file.size() - kFrames));
    put_u32(file, 44, crc32c(0, ByteView(file).first(44)));
    std::uint32_t chain = ByteReader(ByteView(file).subspan(32)).u32();
    for (std::size_t at = kFrames; at + kFrameHeadBytes <= file.size();) {
        const std::size_t length = ByteReader(ByteView(file).subspan(at + 4)).u32() & 0xFFFFFF;
        const std::size_t size = std::min(kFrameHeadBytes + length, file.size() - at);
        chain = crc32c(chain, ByteView(file).subspan(at + 4, size - 4));
        put_u32(file, at, chain);
        at += size;
    }
}

void change(Files& files, ByteReader& in) {
    const std::uint8_t what = in.u8();
    auto file = std::next(files.begin(), static_cast<std::ptrdiff_t>(in.u8() % files.size()));
    Bytes& bytes = file->second;
    const std::size_t at = bytes.empty() ? 0 : in.u16() % bytes.size();
    switch (what % 8) {
        case 0:
            bytes.resize(at);
            break;
        case 1:
            files.erase(file);
            break;
        case 2:
            std::swap(bytes,
                      std::next(files.begin(), static_cast<std::ptrdiff_t>(in.u8() % files.size()))->second);
            break;
        case 3: {
            const ByteView more = in.raw(std::min<std::size_t>(in.u8(), in.left()));
            bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
            break;
        }
        default:
            if (!bytes.empty()) bytes[at] = in.u8();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView input(data, size);
    Current current;
    decode_current(input, current);
    KeyFile::decode(input);
    decode_day("20261126", input);

    ByteReader in(input);
    const bool mended = in.u8() % 4 != 0;
    Files files = real_files();
    while (in.left() > 0 && !files.empty()) change(files, in);
    if (mended) {
        for (auto& [name, bytes] : files) mend(bytes);
    }
    for (const auto& [name, bytes] : files) {
        const std::list<Draft> drafts = decode_drafts(bytes);
        require(decode_drafts(encode_drafts(drafts)) == drafts);
    }
    MemoryDisk disk;
    disk.files = std::move(files);
    State state;
    {
        Tab tab(disk);
        tab.store.open(OpenMode::WriteIfFree);
        for (int i = 0; i < kMostFrames && tab.store.phase() == Phase::Opening; ++i) tab.poll();
        require(tab.store.phase() != Phase::Opening);
        if (tab.store.phase() == Phase::Failed) return 0;
        for (std::size_t i = 0; i < tab.store.history().entries.size(); ++i) tab.store.read_undo(i);
        tab.set("after", "1");
        tab.settle();
        require(tab.store.confirmed() == tab.store.sequence());
        state = tab.model.state;
    }
    Tab again(disk);
    again.open();
    require(again.store.phase() == Phase::Ready);
    require(again.model.state == state);
    return 0;
}
