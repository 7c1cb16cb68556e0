#include "storage/workspace/workspace_copy.h"

#include <doctest/doctest.h>

#include "core/attachment/attachment_tables.h"
#include "core/attachment/content_hash.h"
#include "core/setup/new_workspace.h"
#include "core/setup/setup_tables.h"
#include "storage/catalog_memory.h"
#include "storage/env_fault.h"
#include "storage/format/content.h"
#include "tests/storage/workspace_tools.h"

namespace segments::storage::test {
namespace {

namespace marketing = setup::marketing;

void name_it(Office& office, std::string_view name) {
    table::Transaction tx = office.workspace.begin("Name it");
    Context context;
    context.user_id = "ANN";
    REQUIRE(setup::create_new_workspace(tx, context, "Ann Lee"));
    tx.set_text(marketing::kTable, tx.table(marketing::kTable).live().next(0), marketing::kWorkspaceName,
                name);
    office.workspace.commit(std::move(tx));
    office.settle();
}

std::string name_of(const table::Database& db) {
    const table::Table& table = db.table(marketing::kTable);
    return std::string(table.text(table.live().next(0), marketing::kWorkspaceName));
}

// Runs to the end or to the error.
Result<bool> run(Office& from, MemoryDisk& to, WorkspaceCopy& copy) {
    for (int i = 0; i < 100000; ++i) {
        to.now_ms += 10;
        from.disk.now_ms += 10;
        from.workspace.poll(1);
        const Result<bool> done = copy.step(4);
        if (!done || *done) return done;
    }
    return fail("it doesn't come to an end");
}

WorkspaceCopy copy_of(Office& office, std::unique_ptr<Env> env) {
    return WorkspaceCopy([&office]() -> const table::Database& { return office.workspace.db(); },
                         office.workspace.store(), std::move(env), "The copy");
}

}  // namespace

TEST_CASE("a copied workspace holds the same data under its new name, in a folder of its own") {
    MemoryCatalog catalog;
    Office office(catalog.disk("default"));
    name_it(office, "The original");
    office.add_contacts(3000);
    const std::string original = content_of(office.workspace.db());
    {
        WorkspaceCopy copy = copy_of(office, catalog.env("second"));
        const Result<bool> done = run(office, catalog.disk("second"), copy);
        REQUIRE(done);
        CHECK(*done);
        copy.close();
    }
    CHECK((content_of(office.workspace.db()) == original));
    Office second(catalog.disk("second"));
    CHECK(name_of(second.workspace.db()) == "The copy");
    CHECK(second.workspace.store().report().clean);
    table::Transaction tx = second.workspace.begin("Name it as before");
    tx.set_text(marketing::kTable, tx.table(marketing::kTable).live().next(0), marketing::kWorkspaceName,
                "The original");
    second.workspace.commit(std::move(tx));
    second.settle();
    CHECK((content_of(second.workspace.db()) == original));
    // What happens in one doesn't touch the other.
    second.add_contacts(10, 3000);
    CHECK((content_of(office.workspace.db()) == original));
}

TEST_CASE("a copied workspace has the contents of its attachments") {
    MemoryCatalog catalog;
    Office office(catalog.disk("default"));
    name_it(office, "The original");
    namespace content = attachment::content;
    Bytes bytes(kContentPieceBytes + 1000, 7);
    const std::string hash = attachment::content_name(bytes);
    office.workspace.put_content(hash, 1, ByteView(bytes).first(kContentPieceBytes));
    office.workspace.put_content(hash, 2, ByteView(bytes).subspan(kContentPieceBytes));
    office.settle();
    table::Transaction tx = office.workspace.begin("Attach");
    const table::Row row = tx.insert(content::kTable, {hash});
    tx.set_number(content::kTable, row, content::kSize, static_cast<std::int64_t>(bytes.size()));
    tx.set_number(content::kTable, row, content::kUses, 1);
    office.workspace.commit(std::move(tx));
    office.settle();
    {
        WorkspaceCopy copy = copy_of(office, catalog.env("second"));
        REQUIRE(run(office, catalog.disk("second"), copy));
        CHECK(copy.left_out() == 0);
        copy.close();
    }
    Office second(catalog.disk("second"));
    CHECK(second.workspace.store().has_content(hash, bytes.size()));
    CHECK(second.workspace.missing_documents() == 0);
}

TEST_CASE("a copy that the disk has no room for says so, and its folder can be removed") {
    MemoryCatalog catalog;
    Office office(catalog.disk("default"));
    name_it(office, "The original");
    office.add_contacts(3000);
    struct Narrow final : FaultEnv {
        explicit Narrow(std::unique_ptr<Env> inner) : FaultEnv(*inner), env(std::move(inner)) {}
        std::unique_ptr<Env> env;
    };
    {
        auto env = std::make_unique<Narrow>(catalog.env("second"));
        env->capacity = 100'000;
        WorkspaceCopy copy = copy_of(office, std::move(env));
        const Result<bool> done = run(office, catalog.disk("second"), copy);
        REQUIRE_FALSE(done);
        CHECK(done.error().message.find("full") != std::string::npos);
        CHECK(catalog.remove("second").take().fault == Fault::LockHeld);
        copy.close();
    }
    CHECK(catalog.remove("second").take().ok());
    CHECK_FALSE(catalog.folders.contains("second"));
    CHECK(office.workspace.can_change());
}

TEST_CASE("nothing is copied over a workspace that is there") {
    MemoryCatalog catalog;
    Office office(catalog.disk("default"));
    name_it(office, "The original");
    {
        Office second(catalog.disk("second"));
        name_it(second, "Another one");
    }
    WorkspaceCopy copy = copy_of(office, catalog.env("second"));
    const Result<bool> done = run(office, catalog.disk("second"), copy);
    REQUIRE_FALSE(done);
    CHECK(done.error().message == "There is a workspace in this place already.");
}

TEST_CASE("workspaces are listed by their labels") {
    MemoryCatalog catalog;
    catalog.set_label("w2", "Contoso");
    catalog.set_label("default", "Fabrikam / Ann");
    const std::vector<ListedWorkspace> all = listed(catalog.list().take());
    REQUIRE(all.size() == 2);
    CHECK(all[0].folder == "w2");
    CHECK(all[1].label == "Fabrikam / Ann");
}

}  // namespace segments::storage::test
