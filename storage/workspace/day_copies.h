// Daily copies: the state of a workspace at the beginning of each of the last days on which somebody worked
// in it, kept inside the store as compressed backups without documents (docs/storage.md, "Daily copies").
// They are made in the background, take no more than their share of the room, and make way when the disk is
// full.
//
//     days.set_today("20261126", epoch_ms, quota);        // now and then
//     while polling: days.step();                         // makes, forgets, drops
//     for (const DayCopy& copy : days.list()) ...         // newest first
//     DayReader reader(store, copy);                      // its bytes, for BackupReader or Restore
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/table/database.h"
#include "storage/backup.h"
#include "storage/store.h"
#include "storage/workspace/database_source.h"

namespace segments::storage {

struct DayCopy {
    std::string day;            // on which it was made, in the device's calendar: "20261126"
    std::int64_t epoch_ms = 0;  // the state is that of this moment
    Sequence sequence = 0;      // the last change in it
    std::uint64_t bytes = 0;
    std::uint32_t pieces = 0;
    std::vector<std::pair<std::string, std::string>> described;  // as in BackupInfo
    std::vector<std::string> contents;  // hashes of the attachments' contents it needs
    bool all_contents = true;           // there were too many to list
    bool damaged = false;               // it can't be used; perhaps only `day` is known
};

// What a copy says of itself, as its first piece.
Bytes encode_day(const DayCopy& copy);
std::optional<DayCopy> decode_day(std::string_view day, ByteView bytes);

class DayCopies {
  public:
    static constexpr std::size_t kMostDays = 7;

    DayCopies(Store& store, std::function<const table::Database&()> database)
        : store_(store), database_(database), source_(std::move(database)) {}

    // The calendar's day, and the room that the platform allows in bytes (0: unknown).
    void set_today(std::string_view day, std::int64_t epoch_ms, std::uint64_t quota) {
        today_ = day;
        epoch_ms_ = epoch_ms;
        quota_ = quota;
    }
    // Some milliseconds of work, if there is any; the long one, packing, only if it is allowed.
    void step(double now_ms, const std::function<double()>& clock, bool may_pack = true);
    // There is work; it may wait for the storage.
    bool busy() const { return writer_ != nullptr || finishing_ || reading_; }
    bool waits() const;
    // A copy is being made.
    bool packs() const { return writer_ != nullptr && !finishing_; }
    // Something is due then by the Env's clock; -1: nothing is.
    double due_ms() const { return due_at_ms_; }

    // Newest first. Empty in a tab that only follows.
    const std::vector<DayCopy>& list() const { return list_; }
    bool known() const { return known_; }
    // Reading it showed that it is damaged: a new one takes its place.
    void mark_damaged(std::string_view day);
    // The days whose damaged copies have made way for a good one since this was opened.
    const std::vector<std::string>& replaced() const { return replaced_; }
    std::uint64_t bytes() const;
    // Room that all of them may take together.
    std::uint64_t share() const;
    // Whether a content must stay for them.
    bool needs(const std::string& hash) const;

  private:
    void look(double now_ms);
    void take_description();
    bool due(double now_ms);
    void begin();
    void work(double now_ms, const std::function<double()>& clock, bool may_pack);
    void pass_on(bool all);
    void finish(double now_ms);
    void give_up(double now_ms);
    void drop(std::size_t index);
    void drop_damaged();
    void make_room(std::uint64_t bytes, std::size_t most);
    void put_piece(std::uint32_t index, ByteView bytes);

    Store& store_;
    std::function<const table::Database&()> database_;
    DatabaseSource source_;
    std::string today_;
    std::int64_t epoch_ms_ = 0;
    std::uint64_t quota_ = 0;

    std::vector<DayCopy> list_;
    std::vector<std::string> replaced_;
    bool looked_ = false;
    bool known_ = false;
    int seen_emptied_ = 0;
    std::vector<std::string> to_read_;
    Request reading_;
    std::string first_day_;        // that was told
    Sequence first_sequence_ = 0;  // of the store when the list became known

    std::unique_ptr<BackupWriter> writer_;
    DayCopy making_;
    Bytes rest_;  // of what was written, less than a piece
    bool finishing_ = false;
    std::string given_up_;  // the day for which there is no room
    double due_at_ms_ = -1;
    double not_before_ms_ = -1;
    double pause_ms_ = 0;
    double dropped_ms_ = -1e18;
};

// Reads a copy piece by piece, one asked for ahead. Its checksums are the caller's to check (BackupReader).
class DayReader {
  public:
    // `store` outlives this and goes on being polled.
    DayReader(Store& store, const DayCopy& copy) : store_(store), copy_(copy) { ask(); }

    // The next piece, if it is there.
    std::optional<Bytes> take();
    bool at_end() const { return index_ == copy_.pieces && !request_ && !piece_; }
    bool failed() const { return failed_; }
    float share() const;

  private:
    void ask();

    Store& store_;
    DayCopy copy_;
    std::uint32_t index_ = 0;  // asked for last
    Request request_;
    std::optional<Bytes> piece_;
    bool failed_ = false;
};

}  // namespace segments::storage
