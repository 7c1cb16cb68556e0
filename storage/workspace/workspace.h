// A workspace: the database in memory, and the store that keeps it. Everything that changes the database goes
// through here, so that each change is journaled, undoable and reported as saved only when it is.
//
//     Workspace workspace(env, stamp);
//     workspace.open(OpenMode::WriteIfFree);
//     each frame: workspace.poll(4.0);
//     if (workspace.can_change()) {
//         table::Transaction tx = workspace.begin("Change contact CT000001");
//         ... business operations on tx ...
//         workspace.commit(std::move(tx));          // small: at once; large: in slices, see committing()
//     }
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/table/block_codec.h"
#include "core/table/commit.h"
#include "core/table/database.h"
#include "storage/store.h"
#include "storage/workspace/backup_source.h"
#include "storage/workspace/content_sweep.h"
#include "storage/workspace/database_source.h"
#include "storage/workspace/day_copies.h"
#include "storage/workspace/record_codec.h"

namespace segments::storage {

class Workspace final : private Consumer {
  public:
    // `stamp` gives user and time of a change (the label comes from the transaction).
    using StampSource = std::function<Stamp()>;
    Workspace(Env& env, StampSource stamp, Options options = {});
    ~Workspace() override;
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    void open(OpenMode mode);
    // Advances loading, saving, commits and undo for about `budget_ms`. Without `background` no
    // daily copy is packed.
    void poll(double budget_ms, bool background = true);
    // Something is under way or due.
    bool busy() const;
    // As Store::status; Saving also while a change is being handed to the store, which doesn't know all of it
    // yet.
    Status status() const;
    // As Store::next_poll_ms. Without `background` as if no daily copy were to be packed.
    double next_poll_ms(bool background = true) const;

    // The data. Replaced as a whole when loading starts over: see data_generation().
    const table::Database& db() const { return *db_; }
    std::uint64_t data_generation() const { return data_generation_; }
    Store& store() { return *store_; }
    const Store& store() const { return *store_; }

    // Loaded, writable, and no other change under way.
    bool can_change() const;
    // Why not, as a sentence; empty if can_change().
    std::string why_no_change() const;
    // REQUIRES: can_change().
    table::Transaction begin(std::string label);
    // Commits; nothing happens for a transaction without changes. A large one is encoded in slices: until
    // committing() is false no other change may begin.
    void commit(table::Transaction&& tx);
    // Rolls it back: a large one in slices too, during which committing() is true.
    void take_back(table::Transaction&& tx);
    bool committing() const { return saves_change() || taken_back_.has_value(); }
    // 0..1 of the commit or undo under way.
    float commit_progress() const;

    bool can_undo() const;
    bool can_redo() const;
    std::string undo_label() const;
    std::string redo_label() const;
    // Begin; they run in slices. REQUIRES: can_undo() / can_redo().
    void undo();
    void redo();
    // Undoes or redoes until `done` steps of the history are done.
    void go_to_step(std::size_t done);
    // What went wrong with the last undo or redo; taken away by reading it.
    std::optional<Error> take_problem();

    // The state as blocks, for a backup; independent of the snapshots that go on beside it.
    // Contents of attachments are in it.
    std::unique_ptr<BackupSource> backup_source() const;

    // One piece of the content of an attachment to be (Store::put_content).
    void put_content(const std::string& hash, std::uint32_t index, ByteView bytes);
    // The state on each of the last days. The caller tells it the day.
    DayCopies& days() { return *days_; }
    const DayCopies& days() const { return *days_; }
    // Looks once more for contents that nothing refers to.
    void sweep_again() { swept_ = false; }

    // Attached documents whose content isn't whole in the files: how many. For the writer, once it is ready.
    std::size_t missing_documents() const;

  private:
    struct Undoing {
        Undoing();
        bool redo = false;
        std::string label;
        std::shared_ptr<const UndoBytes> bytes;
        std::optional<table::Transaction> tx;
        std::size_t block = 0;
        std::vector<std::string> blocks;
        std::optional<table::BlockApplier> applier;  // of this block, once begun
        bool split = false;
    };

    // Consumer
    void reset(bool salvage) override;
    Result<void> section_block(std::string_view section, ByteView block) override;
    Result<bool> section_step() override;
    Result<void> sections_done() override;
    void begin_record(Sequence sequence) override;
    void record_block(ByteView block) override;
    Result<void> end_record() override;

    void start_undo(bool redo);
    void step_undo(double deadline);
    void step_commit(double deadline);
    void append_ready_blocks();
    // Some of what undoes the commit; true when all of it is handed over.
    bool append_undo_block();
    bool writes() const;
    bool sweep_due() const;
    void step_sweep();
    void step_take_back(double deadline);
    bool saves_change() const { return commit_.has_value() || undoing_.has_value(); }
    // A large commit waits until more of it is saved: memory stays bounded.
    bool commit_waits() const;

    Env& env_;
    StampSource stamp_;
    std::unique_ptr<table::Database> db_;
    std::uint64_t data_generation_ = 1;
    DatabaseSource snapshots_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<DayCopies> days_;

    std::optional<table::Commit> commit_;
    UndoStep::Move move_ = UndoStep::Move::Push;
    bool appending_ = false;
    bool encoded_ = false;     // the commit: what undoes it follows
    std::size_t undo_at_ = 0;  // so many of its undo blocks are handed over
    bool is_stores_turn_ = false;
    std::optional<Undoing> undoing_;
    std::optional<table::Transaction> taken_back_;
    std::optional<std::size_t> target_step_;
    std::optional<Error> problem_;

    std::optional<ContentSweep> sweep_;
    bool swept_ = false;
    // A block of the snapshot that is being taken.
    struct Section {
        Section(table::Database& db, std::string_view block) : tx(db, {}), applier(tx, block) {}
        table::Transaction tx;
        table::BlockApplier applier;
    };
    std::optional<Section> section_;
    std::optional<table::Transaction> record_;
    std::optional<Error> record_error_;
};

}  // namespace segments::storage
