// Store: the durable store of one workspace. Opaque bytes in, the same bytes out after any crash.
//
// A *record* is the encoded change list of one transaction, one or many blocks of bytes. A *snapshot* is the
// whole state as named sections, each one or many blocks. The store numbers records 1, 2, 3 ... (their
// *sequence*), appends them to a journal, and writes a new snapshot in the background when the journal has
// grown. With a record goes its undo entry, so that state and undo history can never disagree.
// docs/storage.md has the promises and the formats.
//
//     Store store(env, consumer, source);
//     store.open(OpenMode::WriteIfFree);
//     each frame:  store.poll(4.0);                       // milliseconds this frame may give
//     when store.phase() == Phase::Ready:
//         auto seq = store.append(bytes, UndoStep::push("Change contact CT0001", undo_bytes));
//         store.confirmed() >= *seq                       // it is durable
//         store.status()                                  // for the "Saved / Saving / Not saved" line
//     on visibilitychange to hidden and on pagehide:  store.save_before_page_ends();
//
// One thread, no waiting, no exceptions. While busy() is true somebody has to keep calling poll (also in a
// hidden page, where animation frames stop: use a timer there).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "storage/bytes.h"
#include "storage/env.h"

namespace segments::storage {

using Sequence = std::uint64_t;

// Receives the state while it is loaded, and, in a follower, the changes of the writer.
class Consumer {
  public:
    virtual ~Consumer() = default;

    // Forget everything; sections and records follow. May be called more than once (a damaged generation is
    // given up for another; a follower that fell too far behind starts over). `salvage`: blocks are missing,
    // keep what makes sense.
    virtual void reset(bool salvage) = 0;
    // One block of the snapshot, as the source gave it, in its order. An error counts as damage of this
    // block.
    virtual Result<void> section_block(std::string_view section, ByteView block) = 0;
    // Goes on with the block, whose bytes stay until then: true when it has been taken whole. Something else
    // may be done between the calls. Errors: as of section_block.
    virtual Result<bool> section_step() { return true; }
    // All sections were delivered (also called when there is no snapshot yet).
    virtual Result<void> sections_done() = 0;

    // One record, in order of sequence; its blocks as they were appended. The store has verified the whole
    // record before it begins. `end_record` returning an error must leave the state as before `begin_record`;
    // replay then stops there and the rest is kept in lost+found.
    virtual void begin_record(Sequence sequence) = 0;
    virtual void record_block(ByteView block) = 0;
    virtual Result<void> end_record() = 0;
};

// Produces the state as of begin(), block by block, while changes go on. Used by snapshots and by backups.
class SnapshotSource {
  public:
    virtual ~SnapshotSource() = default;

    enum class Next {
        Block,    // `section` and `block` are filled
        Done,     // all delivered
        Restart,  // the state moved on and can't be produced as of begin(): the snapshot is begun again later
        Waiting   // for the Env: ask again
    };

    // Freeze the state as of now. An error postpones the snapshot.
    virtual Result<void> begin() = 0;
    // The next block (at best some 200 KB: about a millisecond of work). Blocks of one section come together.
    virtual Result<Next> next(std::string& section, Bytes& block) = 0;
    // Release what begin() froze. Called exactly once after each successful begin().
    virtual void end() = 0;
};

enum class OpenMode {
    ReadOnly,     // follow whoever writes
    WriteIfFree,  // write, or follow and take over by itself as soon as the writer closes or dies
    TakeOver      // write; another writer is fenced off
};

enum class Phase {
    Closed,
    Opening,
    Ready,  // role() says whether changes may be appended
    Failed  // failure() says why; nothing was changed on disk
};

enum class Role { None, Writer, Follower };

// What opening found. Shown to the user when `clean` is false; kept for the Storage page otherwise.
struct RecoveryReport {
    bool clean = true;               // nothing was dropped or damaged
    std::vector<std::string> lines;  // plain language: what was found, what was lost, where the bytes are
    Sequence sequence = 0;           // the last record that was applied
    std::uint64_t generation = 0;    // snapshot it began with; 0 = none
    std::uint64_t records_replayed = 0;
    std::uint64_t bytes_read = 0;
    std::vector<std::string> rescued;  // files in lost+found, newest last
};

// The state of saving, for the status line.
struct Status {
    enum class Kind { Saved, Saving, NotSaved };
    Kind kind = Kind::Saved;
    std::string why;                  // NotSaved: a sentence for the user
    Fault fault = Fault::None;        // NotSaved: the cause
    std::uint64_t unsaved_bytes = 0;  // handed in, not yet durable
    double last_saved_ms = -1;        // Env clock; -1 = not in this session
    double retry_at_ms = -1;          // NotSaved: when the next attempt is due
};

// Where the bytes are, as far as the store knows their sizes.
struct StoreUse {
    std::uint64_t live = 0;     // the snapshot in force
    std::uint64_t journal = 0;  // changes since
    std::uint64_t undo = 0;     // steps kept beside the journal
};

// What a record does to the undo history.
struct UndoStep {
    enum class Move : std::uint8_t {
        None = 0,        // not undoable; the history stays as it is
        Push = 1,        // a new step with its own bytes; forgets what could be redone
        PushRecord = 2,  // a new step whose bytes are the record itself
        // These two exchange the step's bytes: an undo entry is only good in one direction, and performing it
        // yields the entry for the other. `bytes` are from then on what redoes (undoes) the step.
        Undo = 3,  // this record undoes the newest done step
        Redo = 4   // this record redoes the oldest undone step
    };
    Move move = Move::None;
    std::string label;  // name of the step for the History screen, at most kMaxLabelBytes
    Bytes bytes;        // Push: what core needs to undo it; Undo, Redo: what takes that back

    static UndoStep none() { return {}; }
    static UndoStep push(std::string label, Bytes bytes) {
        return {Move::Push, std::move(label), std::move(bytes)};
    }
    static UndoStep push_record(std::string label) { return {Move::PushRecord, std::move(label), {}}; }
    static UndoStep undo(Bytes bytes_to_redo) { return {Move::Undo, {}, std::move(bytes_to_redo)}; }
    static UndoStep redo(Bytes bytes_to_undo) { return {Move::Redo, {}, std::move(bytes_to_undo)}; }
};
inline constexpr std::size_t kMaxLabelBytes = 1000;

// One step of the history. Its bytes are fetched by Store::read_undo.
struct HistoryEntry {
    Sequence sequence = 0;  // of the record that made it
    std::string label;
    std::uint64_t bytes = 0;
};

// The undo history: entries[0 .. done) can be undone (newest last), entries[done ..) redone (first one next).
struct History {
    std::vector<HistoryEntry> entries;
    std::size_t done = 0;
};

// The bytes of one undo step: the blocks as they were given.
struct UndoBytes {
    bool finished = false;
    std::optional<Error> error;  // the entry is damaged or gone; steps behind it can't be reached either
    std::vector<Bytes> blocks;
};

// Figures; the defaults are what docs/storage.md promises. Tests make them small.
struct Options {
    std::size_t tail_bytes = 20 * 1024;       // the open journal piece, rewritten at each save
    std::size_t piece_bytes = kMaxFileBytes;  // every other file
    double coalesce_ms = 50;                  // shortest time between two saves of the tail
    double draft_ms = 400;                    // the same of what is being typed
    double slow_ms = 1500;           // a save of the tail that takes longer is "not saved"; opening: stalled
    double answer_limit_ms = 10000;  // then the request is given up and the connection renewed
    double first_retry_ms = 250;     // doubled after each failure ...
    double last_retry_ms = 8000;     // ... up to this
    std::uint64_t journal_least_bytes = 1
                                        << 20;  // a snapshot is due when the journal is larger than this and
    std::uint64_t journal_most_bytes = 16 << 20;  //   than a quarter of the last snapshot, or than this
    std::uint64_t round_bytes = 1 << 20;          // of snapshot handed over between two syncs
    std::size_t undo_least_steps = 200;           // kept while the bytes allow it in any case
    std::size_t undo_most_steps = 5000;           // oldest first out
    std::uint64_t undo_least_bytes = 4 << 20;  // beyond undo_least_steps: a quarter of the snapshot or this
    std::size_t rescued_most_files = 256;      // bound of lost+found, oldest first out
    std::string application = "Segments";      // named in messages
};

class Store {
  public:
    // All three outlive the store. `source` is only used while this store is the writer.
    Store(Env& env, Consumer& consumer, SnapshotSource& source, Options options = {});
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // --- opening
    void open(OpenMode mode);
    // Advances whatever is under way for about `budget_ms`, at least one unit of work.
    void poll(double budget_ms);
    // Something is under way or due. False = poll on the next Env notice or append.
    bool busy() const;
    // Milliseconds until there is something to do again: 0 now; -1 not before the next Env notice or append.
    // While it only waits for the Env this is the time after which it looks at the clock.
    double next_poll_ms() const;
    Phase phase() const;
    Role role() const;
    // Phase::Failed: why.
    const Error& failure() const;
    // Phase::Failed because the workspace needs a passphrase: open it in a SealedEnv.
    bool sealed() const;
    // 0 .. 1 while opening.
    double progress() const;
    // While opening: the storage hasn't answered for some time, and is waited for.
    bool stalled() const;
    const RecoveryReport& report() const;

    // --- changes (role Writer, phase Ready; otherwise an Error)
    // One record. Returns its sequence; it is durable when confirmed() reaches it. Never refused for want of
    // space: it stays in memory and is saved when that is possible again.
    Result<Sequence> append(ByteView record, const UndoStep& undo = {});
    // One large record, block by block; nothing of it counts before end_append. No other append in between.
    Result<Sequence> begin_append(const UndoStep& undo = {});
    void add_block(ByteView block);
    // Further blocks of the undo step (Move::Push, Undo, Redo), when it is large.
    void add_undo_block(ByteView block);
    Result<void> end_append();
    // Leaves no trace.
    void abort_append();

    Sequence sequence() const;   // of the last record appended or applied
    Sequence confirmed() const;  // everything up to here is durable and verified
    Status status() const;
    // Bytes waiting to be saved. Whoever appends much waits while this is above a few MB and status() isn't
    // NotSaved.
    std::uint64_t unsaved_bytes() const;

    // --- contents: bytes of attached files, beside the records (storage/format/content.h). What a record
    // refers to is durable before the record is appended: put all pieces, wait until content_unsaved() is 0,
    // and ask has_content(). One piece, 1, 2, 3 ...: kContentPieceBytes each, the last one what is left.
    // REQUIRES: role Writer.
    void put_content(const std::string& hash, std::uint32_t index, ByteView bytes);
    // Bytes of pieces that aren't durable yet.
    std::uint64_t content_unsaved() const;
    // All its pieces are durable, as far as the writer knows.
    bool has_content(const std::string& hash, std::uint64_t bytes) const;
    // Hashes of the contents that lie in the files, whole or in part (writer only).
    std::vector<std::string> contents() const;
    // Removes its files, also those of a content that is being put.
    void remove_content(const std::string& hash);
    // --- daily copies are contents too, named by a day ("20261126"). Nobody waits for them: what of them
    // isn't durable yet doesn't count as unsaved, and a full disk drops it.
    std::vector<std::string> days() const;
    bool has_piece(const std::string& key, std::uint32_t index) const;
    std::uint64_t days_unsaved() const;

    // Begins reading a piece; its bytes are Reply::bytes through decode_content_piece.
    Request read_content(const std::string& hash, std::uint32_t index);

    // --- the draft: what is being typed, and belongs to no record yet (storage/format/draft.h). Nobody waits
    // for it: it counts neither as unsaved nor as saved. Replaces the one before; empty: there is none.
    // Ignored unless this is the writer. True when it is another one than before.
    bool put_draft(Bytes file);
    // Opening as the writer found one, which nothing was put over yet.
    bool found_draft() const;
    // Begins reading it.
    Request read_draft();

    // The page is going away: hand over what is unsaved (at most the tail while all goes well). No promise.
    void save_before_page_ends();
    // Try again now instead of at retry_at_ms.
    void retry_now();

    // --- undo history
    const History& history() const;
    // Begins fetching the bytes of entries[index]; poll until finished.
    std::shared_ptr<const UndoBytes> read_undo(std::size_t index);

    // --- snapshots
    // Writes one as soon as possible, due or not (after an import, before closing).
    void request_snapshot();
    bool snapshot_running() const;
    std::uint64_t journal_bytes() const;
    // Bytes by what they are for.
    StoreUse use() const;
    std::uint64_t generation() const;
    // Why the last attempt failed; empty = it didn't. The journal goes on growing meanwhile.
    const std::string& snapshot_problem() const;

    // --- tabs
    // Follower: become the writer by force. The other tab is told and becomes a follower.
    void take_over();
    // Another tab took over while this one was the writer. Records not confirmed by then are not in the
    // store; this store has become a follower and reloads (Consumer::reset).
    bool was_taken_over() const;
    // How many of its records got lost by that.
    std::uint64_t lost_records() const;
    // How often the files were gone under us and everything was saved anew.
    int times_emptied() const;

    // --- rescue
    // Fetches a file of lost+found (Reply::bytes), to be saved by the user.
    Request read_rescued(std::string_view name);

    // Hands over what is unsaved as at the end of the page, and releases the lock. Before closing on purpose
    // wait until status() says Saved.
    void close();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace segments::storage
