// Fuzzes the reading and restoring of backups. The first byte chooses how deep the rest goes in: as the file,
// as the content of its chunks, as one block, or as changes to the content of a real backup; all but the
// first with right checksums. Whatever comes, the database must be as before when the transaction is taken
// back.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "core/schema/schema.h"
#include "core/setup/new_workspace.h"
#include "storage/env_memory.h"
#include "storage/format/backup_format.h"
#include "storage/restore.h"
#include "storage/workspace/database_source.h"
#include "storage/workspace/workspace.h"

using namespace segments;
using namespace segments::storage;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

std::unique_ptr<table::Database> make_workspace() {
    auto db = schema::make_database();
    table::Transaction tx(*db, "New workspace");
    Context context;
    context.today = context.work_date = to_day({2026, 11, 23});
    require(static_cast<bool>(setup::create_new_workspace(tx, context, "Ann Lee")));
    table::Transaction::close(*db, std::move(tx).finish());
    return db;
}

// Everything the database holds, in its own blocks.
std::vector<Bytes> blocks_of(const table::Database& db) {
    DatabaseSource source([&]() -> const table::Database& { return db; });
    require(static_cast<bool>(source.begin()));
    std::vector<Bytes> blocks;
    std::string section;
    Bytes block;
    while (*source.next(section, block) == SnapshotSource::Next::Block) blocks.push_back(block);
    return blocks;
}

void add_item(Bytes& content, BackupItem kind, ByteView bytes) {
    ByteWriter(content)
        .u8(static_cast<std::uint8_t>(kind))
        .u32(static_cast<std::uint32_t>(bytes.size()))
        .raw(bytes);
}

Bytes content_of(const std::vector<Bytes>& blocks) {
    Bytes content;
    add_item(content, BackupItem::Section, view_of("table"));
    for (const Bytes& block : blocks) add_item(content, BackupItem::Block, block);
    return content;
}

// A file around the content. Its totals are those of a reader that takes it as it is.
Bytes file_of(ByteView content, std::uint64_t blocks, std::uint64_t bytes) {
    std::uint32_t chain = 0;
    Bytes file = encode_backup_head({"", "", "", schema::kVersion, {}}, chain);
    while (!content.empty()) {
        const ByteView part = content.first(std::min(content.size(), kChunkBytes));
        const Bytes chunk = encode_chunk(part, chain);
        file.insert(file.end(), chunk.begin(), chunk.end());
        content = content.subspan(part.size());
    }
    const Bytes totals = encode_totals(blocks, bytes, chain);
    file.insert(file.end(), totals.begin(), totals.end());
    return file;
}

void restore(table::Database& db, ByteView file, const std::vector<Bytes>& before) {
    {
        table::Transaction tx(db, "Restore");
        MemoryDisk disk;
        MemoryEnv env(disk);
        Workspace files(env, [] { return Stamp{}; });
        Restore restore(tx, files.store());
        while (!restore.clear(1000)) {
        }
        if (restore.feed(file)) (void)restore.finish();
    }
    require(blocks_of(db) == before);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const std::unique_ptr<table::Database> db = make_workspace();
    static const std::vector<Bytes> blocks = blocks_of(*db);
    const ByteView input(data + 1, size - 1);
    switch (data[0] % 4) {
        case 0:
            restore(*db, input, blocks);
            break;
        case 1:
            restore(*db, file_of(input, 1, input.size()), blocks);
            break;
        case 2:
            restore(*db, file_of(content_of({Bytes(input.begin(), input.end())}), 1, input.size()), blocks);
            break;
        default: {
            std::vector<Bytes> changed = blocks;
            std::uint64_t bytes = 0;
            for (std::size_t i = 0; i + 3 < input.size(); i += 4) {
                Bytes& block = changed[input[i] % changed.size()];
                block[(input[i + 1] * 256u + input[i + 2]) % block.size()] = input[i + 3];
            }
            for (const Bytes& block : changed) bytes += block.size();
            restore(*db, file_of(content_of(changed), changed.size(), bytes), blocks);
        }
    }
    return 0;
}
