#include "storage/restore_files.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

#include "storage/format/piece.h"
#include "tests/storage/workspace_tools.h"

namespace segments::storage::test {
namespace {

// As web/static/js/copy.js writes it.
Bytes copy_of(const std::map<std::string, Bytes>& files) {
    Bytes out = {'S', 'E', 'G', 'M', 3, 0, 9, 0, 0x95, 0xdc, 0xf5, 0x30};
    ByteWriter w(out);
    for (const auto& [name, bytes] : files) {
        w.u32(static_cast<std::uint32_t>(name.size())).u32(static_cast<std::uint32_t>(bytes.size()));
        w.raw(view_of(name)).raw(bytes);
    }
    w.u32(0).u32(static_cast<std::uint32_t>(files.size()));
    return out;
}

struct Restored {
    MemoryDisk disk;
    std::string label;
    std::string problem;
};

void restore(Restored& to, ByteView file, std::size_t piece_bytes = 1000) {
    RestoreFiles restore(std::make_unique<MemoryEnv>(to.disk));
    const auto failed = [&](const Error& error) { to.problem = error.message; };
    for (; !file.empty(); file = file.subspan(std::min(piece_bytes, file.size()))) {
        if (Result<void> fed = restore.feed(file.first(std::min(piece_bytes, file.size()))); !fed)
            return failed(fed.error());
        if (Result<bool> step = restore.step(); !step) return failed(step.error());
    }
    if (Result<void> done = restore.finish(); !done) return failed(done.error());
    for (int i = 0; i < 100; ++i) {
        const Result<bool> stored = restore.step();
        if (!stored) return failed(stored.error());
        if (!*stored) continue;
        CHECK(restore.unsaved() == 0);
        to.label = restore.label();
        return restore.close();
    }
    to.problem = "it doesn't end";
}

}  // namespace

TEST_CASE("a copy of the files opens as the workspace it was, with its history") {
    MemoryDisk here;
    std::string content;
    {
        Office from(here);
        from.add_contacts(300);
        from.workspace.store().request_snapshot();
        from.settle();
        from.add_contacts(20, 300);
        content = content_of(from.workspace.db());
    }
    std::map<std::string, Bytes> files = here.files;
    CHECK(files.contains("CURRENT"));
    files["name"] = to_bytes("Contoso");
    const Bytes file = copy_of(files);
    CHECK(is_copy_of_files(file));
    for (const std::size_t piece : {file.size(), std::size_t{7001}, std::size_t{5}}) {
        CAPTURE(piece);
        Restored there;
        restore(there, file, piece);
        CHECK(there.problem == "");
        CHECK(there.label == "Contoso");
        CHECK(there.disk.files == here.files);
        if (piece == 5) continue;
        Office again(there.disk);
        CHECK(content_of(again.workspace.db()) == content);
        CHECK(again.workspace.can_undo());
    }
}

TEST_CASE("a copy that is cut off anywhere, or leads out of its folder, is refused before it counts") {
    const Bytes file = copy_of({{"CURRENT", Bytes(40, 1)}, {"log-000001-0001", Bytes(60, 2)}});
    for (std::size_t size = 0; size < file.size(); ++size) {
        Restored there;
        restore(there, ByteView(file).first(size));
        CHECK(there.problem == "The copy is damaged or incomplete.");
        CHECK(!there.disk.files.contains("CURRENT"));
    }
    for (const char* name : {"../CURRENT", "/etc/x", "a/b", "lost+found/../x", ".", "lost+found/", "a\nb"}) {
        CAPTURE(name);
        Restored there;
        restore(there, copy_of({{name, Bytes(4, 1)}}));
        CHECK(there.problem == "The copy is damaged or incomplete.");
    }
    Bytes more = file;
    more.push_back(0);
    Restored there;
    restore(there, more);
    CHECK(there.problem == "The copy is damaged or incomplete.");
    Restored empty;
    restore(empty, copy_of({}));
    CHECK(empty.problem == "The copy is damaged or incomplete.");
}

TEST_CASE("lengths in a copy are believed within bounds only") {
    Bytes file = copy_of({});
    file.resize(kPreambleBytes);
    ByteWriter(file).u32(7).u32(0xFFFFFFFF).raw(view_of("CURRENT"));
    Restored there;
    restore(there, file);
    CHECK(there.problem == "The copy is damaged or incomplete.");
}

}  // namespace segments::storage::test
