// The inside of Store, spread over store_open.cpp (opening and roles), store_save.cpp (saving in rounds),
// store_snapshot.cpp (snapshots, rescue of damaged files), store_follow.cpp (followers) and store.cpp (the
// rest).
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "storage/journal.h"
#include "storage/loader.h"
#include "storage/snapshot_job.h"
#include "storage/store.h"
#include "storage/undo_history.h"
#include "storage/undo_reader.h"

namespace segments::storage {

class Store::Impl {
  public:
    Impl(Env& env, Consumer& consumer, SnapshotSource& source, Options options);
    ~Impl();

    void open(OpenMode mode);
    void poll(double budget_ms);
    bool busy() const;
    double next_poll_ms() const;
    double progress() const;
    bool stalled() const;

    Result<Sequence> begin_append(const UndoStep& undo);
    void add_block(FrameType type, ByteView block);
    Result<void> end_append();
    void abort_append();
    Sequence sequence() const { return journal_ ? journal_->position().sequence : applied_.sequence; }
    Sequence confirmed() const;
    Status status() const;
    std::uint64_t unsaved_bytes() const { return journal_ ? journal_->unsaved_bytes() : 0; }
    void save_before_page_ends();
    void retry_now();
    std::shared_ptr<const UndoBytes> read_undo(std::size_t index);
    void take_over();
    void close();
    std::uint64_t journal_bytes() const;
    void put_content(const std::string& hash, std::uint32_t index, ByteView bytes);
    std::uint64_t content_unsaved(bool of_days = false) const;
    bool has_piece(const std::string& key, std::uint32_t index) const;
    bool put_draft(Bytes file);
    StoreUse use() const;
    bool has_content(const std::string& hash, std::uint64_t bytes) const;
    std::vector<std::string> contents(bool of_days = false) const;
    void remove_content(const std::string& hash);

    Env& env_;
    Consumer& consumer_;
    SnapshotSource& source_;
    const Options options_;

    Phase phase_ = Phase::Closed;
    Role role_ = Role::None;
    Error failure_;
    bool sealed_ = false;
    RecoveryReport report_;
    UndoHistory history_;
    std::uint64_t generation_ = 0;
    bool snapshot_wanted_ = false;
    std::unique_ptr<SnapshotJob> job_;
    std::string snapshot_problem_;
    bool was_taken_over_ = false;
    std::uint64_t lost_records_ = 0;
    int times_emptied_ = 0;
    bool found_draft_ = false;

  private:
    // --- opening
    enum class OpenStage { None, List, Current, Lock, Load };
    void open_step();
    void advance_opening(double until_ms);
    void begin_loading(std::optional<Position> known);
    void loaded();
    void become_writer(LoadResult result);
    void become_follower(LoadResult result);
    void fail_open(Fault fault);
    void fail_newer();
    void fail_sealed();
    void fail_for_good(std::string why);
    void wait_for_lock();

    // --- saving
    void save_step();
    void begin_round();
    // What is handed over when the page goes away.
    std::vector<std::pair<std::string, ByteView>> at_page_end();
    void finish_round(const Reply& reply);
    void round_succeeded();
    void round_failed(Fault fault, const std::string& detail);
    bool round_due(double now) const;
    bool other_work() const;
    void lost_to_another();
    void start_over_after_emptied();
    void relock_step();
    void tell(std::optional<Bytes> piece);
    struct Round;
    void drop_days(Round& round);
    bool is_wanted_content(const std::string& file) const;

    // --- snapshots and files
    bool snapshot_due() const;
    void begin_snapshot();
    bool snapshot_step();
    void drop_snapshot(std::string problem, double pause_ms);
    void snapshot_in_force();
    void remove_unused_undo();
    void rescue_step();
    void bound_rescued();
    bool undo_step();
    PieceInMemory in_memory();

    // --- following
    void follow_step();
    void take_message(const Bytes& message);
    bool apply_piece(ByteView piece);

    bool waits_ = false;  // the last poll found nothing that can be done without the Env
    OpenMode mode_ = OpenMode::ReadOnly;
    OpenStage stage_ = OpenStage::None;
    Request request_;
    Request lock_wait_;
    std::unique_ptr<Loader> loader_;
    bool as_writer_ = false;
    double progress_at_ms_ = 0;
    std::uint64_t floor_ = 0;
    std::uint64_t fence_ = 0;
    std::string newer_;

    Position applied_;  // follower
    std::unique_ptr<Journal> journal_;
    std::vector<LoadedPiece> older_journal_;   // pieces of former sessions, still in use
    std::vector<std::string> snapshot_files_;  // of the snapshot in force
    std::set<PieceName> undo_files_;
    // Pieces that hold no step any more, once record `after` is durable: before that a crash brings them
    // back.
    struct UnusedUndo {
        Sequence after = 0;
        std::vector<std::string> names;
    };
    std::deque<UnusedUndo> unused_undo_;
    std::uint64_t live_bytes_ = 0;
    std::uint64_t next_generation_ = 1;

    // A piece of a content on its way.
    struct ContentPiece {
        std::string hash;
        std::uint32_t index = 0;
        Bytes file;
    };
    std::deque<ContentPiece> content_queue_;
    std::map<std::string, std::set<std::uint32_t>> contents_;  // the durable pieces

    Bytes draft_;
    bool draft_dirty_ = false;
    double last_draft_ms_ = -1e18;

    // The round under way: what was handed over, and what to do when it is durable.
    struct Round {
        Request sync;
        double begun_ms = 0;
        std::uint64_t bytes = 0;
        bool journal = false;
        bool snapshot = false;
        bool current = false;
        bool draft = false;
        std::vector<ContentPiece> content;
        std::vector<std::string> removes;
        std::vector<std::pair<std::string, Bytes>> rescued;
        std::vector<std::string> remove_after;
    };
    std::unique_ptr<Round> round_;
    double last_round_ms_ = -1e18;
    double last_saved_ms_ = -1;
    double retry_ms_ = 0;
    double retry_at_ms_ = -1;
    Fault fault_ = Fault::None;
    std::string fault_detail_;
    bool relock_needed_ = false;
    Request relock_;
    bool rebasing_ = false;  // the files were cleared: nothing counts before a new snapshot is in force
    Sequence confirmed_before_rebase_ = 0;

    enum class JobStage { Pieces, Current } job_stage_ = JobStage::Pieces;
    bool job_produced_ = false;  // all pieces are handed over
    double snapshot_pause_ms_ = 0;
    double snapshot_not_before_ms_ = -1e18;
    std::deque<std::string> to_remove_;
    struct Rescue {
        std::string name;
        bool remove = false;
    };
    std::deque<Rescue> to_rescue_;
    Request rescue_read_;
    double rescue_not_before_ms_ = -1e18;
    std::vector<std::pair<std::string, Bytes>> rescue_writes_;
    std::vector<std::string> rescue_removes_;

    struct UndoRead {
        std::shared_ptr<UndoBytes> result;
        std::unique_ptr<UndoReader> reader;
        Sequence sequence = 0;  // of the record that carries the bytes
        bool again = true;      // look the place up once more if the piece is gone
    };
    std::vector<UndoRead> undo_reads_;

    bool catch_up_ = false;
    double catch_up_not_before_ms_ = -1e18;
};

}  // namespace segments::storage
