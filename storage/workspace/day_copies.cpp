#include "storage/workspace/day_copies.h"

#include <algorithm>

#include "core/attachment/attachment_tables.h"
#include "core/schema/schema.h"
#include "storage/format/content.h"

namespace segments::storage {
namespace {

constexpr std::uint8_t kDescription = 1;  // version of encode_day
// A copy's first piece holds its description, the others its bytes.
constexpr std::uint32_t kFirstPiece = 2;
constexpr std::size_t kMostContents = 3500;  // hashes in a description
constexpr std::size_t kMostDescribed = 200;

constexpr double kStepMs = 2;
// After opening, and after changes that came while a copy was being made.
constexpr double kQuietMs = 1500;
constexpr double kMostPauseMs = 60000;
// Between two copies that make way on a full disk.
constexpr double kMakeWayMs = 2000;
// On their way at a time.
constexpr std::uint64_t kMostUnsavedBytes = 1u << 20;

constexpr std::uint64_t kLeastShare = 8u << 20;
constexpr std::uint64_t kShareOfLive = 3;
constexpr std::uint64_t kShareOfQuota = 10;  // a tenth

}  // namespace

Bytes encode_day(const DayCopy& copy) {
    Bytes bytes;
    ByteWriter out(bytes);
    out.u8(kDescription)
        .u64(static_cast<std::uint64_t>(copy.epoch_ms))
        .u64(copy.sequence)
        .u64(copy.bytes)
        .u32(copy.pieces)
        .u8(copy.all_contents ? 1 : 0);
    out.u32(static_cast<std::uint32_t>(copy.described.size()));
    for (const auto& [name, value] : copy.described) out.text(name).text(value);
    out.u32(static_cast<std::uint32_t>(copy.contents.size()));
    for (const std::string& hash : copy.contents) out.text(hash);
    return bytes;
}

std::optional<DayCopy> decode_day(std::string_view day, ByteView bytes) {
    ByteReader in(bytes);
    DayCopy copy;
    copy.day = day;
    if (in.u8() != kDescription) return std::nullopt;
    copy.epoch_ms = static_cast<std::int64_t>(in.u64());
    copy.sequence = in.u64();
    copy.bytes = in.u64();
    copy.pieces = in.u32();
    copy.all_contents = in.u8() != 0;
    const std::uint32_t described = in.u32();
    if (described > kMostDescribed) return std::nullopt;
    for (std::uint32_t i = 0; i < described; ++i) {
        std::string name(in.text());
        copy.described.emplace_back(std::move(name), in.text());
    }
    const std::uint32_t contents = in.u32();
    if (contents > kMostContents) return std::nullopt;
    for (std::uint32_t i = 0; i < contents; ++i) copy.contents.emplace_back(in.text());
    if (!in.complete()) return std::nullopt;
    return copy;
}

std::uint64_t DayCopies::bytes() const {
    std::uint64_t sum = 0;
    for (const DayCopy& copy : list_) sum += copy.bytes;
    return sum;
}

std::uint64_t DayCopies::share() const {
    const std::uint64_t most = std::max(kLeastShare, kShareOfLive * store_.use().live);
    return quota_ > 0 ? std::min(most, quota_ / kShareOfQuota) : most;
}

bool DayCopies::needs(const std::string& hash) const {
    const auto lists = [&](const DayCopy& copy) {
        return !copy.all_contents || copy.damaged ||
               std::find(copy.contents.begin(), copy.contents.end(), hash) != copy.contents.end();
    };
    return (writer_ && lists(making_)) || std::any_of(list_.begin(), list_.end(), lists);
}

bool DayCopies::waits() const {
    if (reading_) return !reading_.done();
    if (finishing_) return store_.days_unsaved() > 0;
    return writer_ && store_.days_unsaved() > kMostUnsavedBytes;
}

// Finds out which copies there are.
void DayCopies::look(double now_ms) {
    if (!looked_) {
        looked_ = true;
        list_.clear();
        for (const std::string& day : store_.days()) {
            if (store_.has_piece(day, 1)) {
                to_read_.push_back(day);
            } else {
                store_.remove_content(day);  // it was being made when the page ended
            }
        }
    }
    if (reading_) {
        if (reading_.done()) take_description();
        return;
    }
    if (!to_read_.empty()) {
        reading_ = store_.read_content(to_read_.back(), 1);
        return;
    }
    std::sort(list_.begin(), list_.end(), [](const DayCopy& a, const DayCopy& b) { return a.day > b.day; });
    known_ = true;
    first_day_.clear();
    first_sequence_ = store_.sequence();
    not_before_ms_ = now_ms + kQuietMs;
}

void DayCopies::take_description() {
    const std::string day = std::move(to_read_.back());
    to_read_.pop_back();
    const Reply reply = reading_.take();
    std::optional<DayCopy> copy;
    if (const auto bytes = reply.ok() ? decode_content_piece(day, 1, reply.bytes) : std::nullopt)
        copy = decode_day(day, *bytes);
    for (std::uint32_t i = 0; copy && i < copy->pieces; ++i) {
        if (!store_.has_piece(day, kFirstPiece + i)) copy->damaged = true;
    }
    if (!copy) {
        copy.emplace();
        copy->day = day;
        copy->damaged = true;
    }
    list_.push_back(std::move(*copy));
}

void DayCopies::mark_damaged(std::string_view day) {
    for (DayCopy& copy : list_) copy.damaged = copy.damaged || copy.day == day;
}

// There is a good copy in their place.
void DayCopies::drop_damaged() {
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (!list_[i].damaged) continue;
        replaced_.push_back(list_[i].day);
        drop(i);
    }
}

bool DayCopies::due(double now_ms) {
    due_at_ms_ = -1;
    if (today_.empty() || today_ == given_up_) return false;
    if (first_day_.empty()) first_day_ = today_;
    const auto good =
        std::find_if(list_.begin(), list_.end(), [](const DayCopy& copy) { return !copy.damaged; });
    const Sequence sequence = store_.sequence();
    if (sequence == 0) return false;
    if (good != list_.end() && (good->day >= today_ || good->sequence == sequence)) {
        drop_damaged();
        return false;
    }
    // A workspace that was begun today has no former day.
    if (list_.empty() && first_sequence_ == 0 && first_day_ == today_) return false;
    if (database_().busy() || store_.status().fault != Fault::None) return false;
    due_at_ms_ = not_before_ms_;
    return now_ms >= not_before_ms_;
}

void DayCopies::begin() {
    namespace content = attachment::content;
    // A damaged one of this day has the same name.
    for (std::size_t i = list_.size(); i-- > 0;) {
        if (list_[i].day != today_) continue;
        replaced_.push_back(today_);
        drop(i);
    }
    making_ = DayCopy();
    making_.day = today_;
    making_.epoch_ms = epoch_ms_;
    making_.sequence = store_.sequence();
    const table::Database& database = database_();
    for (const table::TableDef* def : database.schema()) {
        const std::size_t rows = database.table(def->id).size();
        if (rows > 0) making_.described.emplace_back(def->caption, std::to_string(rows));
    }
    const table::Table& contents = database.table(content::kTable);
    making_.all_contents = contents.size() <= kMostContents;
    if (making_.all_contents) {
        contents.live().for_each(
            [&](table::Row row) { making_.contents.emplace_back(contents.text(row, content::kHash)); });
    }
    BackupInfo info;
    info.schema = schema::kVersion;
    rest_.clear();
    writer_ = std::make_unique<BackupWriter>(source_, info);
}

void DayCopies::put_piece(std::uint32_t index, ByteView bytes) {
    store_.put_content(making_.day, index, bytes);
}

// Whole pieces, and at the end what is left.
void DayCopies::pass_on(bool all) {
    std::size_t at = 0;
    while (rest_.size() - at >= kContentPieceBytes || (all && at < rest_.size())) {
        const ByteView piece = ByteView(rest_).subspan(at, std::min(kContentPieceBytes, rest_.size() - at));
        put_piece(kFirstPiece + making_.pieces, piece);
        ++making_.pieces;
        making_.bytes += piece.size();
        at += piece.size();
    }
    rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(at));
}

void DayCopies::work(double now_ms, const std::function<double()>& clock, bool may_pack) {
    // A full disk has dropped the last piece: the person's changes come first.
    const bool dropped = making_.pieces > 0 && store_.days_unsaved() == 0 &&
                         !store_.has_piece(making_.day, kFirstPiece + making_.pieces - 1);
    if (dropped) return give_up(now_ms);
    if (finishing_ || store_.days_unsaved() > kMostUnsavedBytes) {
        if (finishing_ && store_.days_unsaved() == 0) finish(now_ms);
        return;
    }
    if (!may_pack) return;
    // The state moved on: from the beginning, when it is quiet.
    if (!writer_->step(kStepMs, clock)) return give_up(now_ms);
    const Bytes written = writer_->take_output();
    rest_.insert(rest_.end(), written.begin(), written.end());
    pass_on(writer_->finished());
    if (making_.bytes > share()) {
        given_up_ = making_.day;
        return give_up(now_ms);
    }
    finishing_ = writer_->finished();
}

// All of its bytes are durable; now, and then again, its description.
void DayCopies::finish(double now_ms) {
    for (std::uint32_t i = 0; i < making_.pieces; ++i) {
        if (!store_.has_piece(making_.day, kFirstPiece + i)) return give_up(now_ms);
    }
    if (!store_.has_piece(making_.day, 1)) {
        make_room(making_.bytes, kMostDays - 1);
        return put_piece(1, encode_day(making_));
    }
    drop_damaged();
    list_.insert(list_.begin(), std::move(making_));
    writer_.reset();
    finishing_ = false;
    pause_ms_ = 0;
}

void DayCopies::give_up(double now_ms) {
    store_.remove_content(making_.day);
    writer_.reset();
    finishing_ = false;
    rest_.clear();
    pause_ms_ = std::clamp(pause_ms_ * 2, kQuietMs, kMostPauseMs);
    not_before_ms_ = now_ms + pause_ms_;
}

void DayCopies::drop(std::size_t index) {
    store_.remove_content(list_[index].day);
    list_.erase(list_.begin() + static_cast<std::ptrdiff_t>(index));
}

void DayCopies::make_room(std::uint64_t bytes_more, std::size_t most) {
    while (!list_.empty() && (list_.size() > most || bytes() + bytes_more > share())) drop(list_.size() - 1);
}

void DayCopies::step(double now_ms, const std::function<double()>& clock, bool may_pack) {
    const bool writes = store_.phase() == Phase::Ready && store_.role() == Role::Writer;
    if (!writes || store_.times_emptied() != seen_emptied_) {
        seen_emptied_ = store_.times_emptied();
        known_ = false;
        looked_ = false;
        list_.clear();
        to_read_.clear();
        reading_.drop();
        writer_.reset();
        finishing_ = false;
        due_at_ms_ = -1;
        if (!writes) return;
    }
    if (!known_) return look(now_ms);
    if (writer_) return work(now_ms, clock, may_pack);
    // What the person does comes first: the oldest copy goes, and saving is tried again.
    const Status status = store_.status();
    if (status.kind == Status::Kind::NotSaved && status.fault == Fault::Full && !list_.empty() &&
        now_ms - dropped_ms_ >= kMakeWayMs) {
        dropped_ms_ = now_ms;
        drop(list_.size() - 1);
        store_.retry_now();
    }
    if (due(now_ms) && may_pack) begin();
}

float DayReader::share() const {
    return copy_.pieces == 0 ? 1.0f : static_cast<float>(index_) / static_cast<float>(copy_.pieces);
}

void DayReader::ask() {
    if (index_ == copy_.pieces) return;
    request_ = store_.read_content(copy_.day, kFirstPiece + index_);
    ++index_;
}

std::optional<Bytes> DayReader::take() {
    if (!failed_ && request_.done()) {
        const Reply reply = request_.take();
        const auto bytes = reply.ok() ? decode_content_piece(copy_.day, kFirstPiece + index_ - 1, reply.bytes)
                                      : std::nullopt;
        if (bytes) {
            piece_ = Bytes(bytes->begin(), bytes->end());
        } else {
            failed_ = true;
        }
    }
    if (failed_ || !piece_) return std::nullopt;
    std::optional<Bytes> piece = std::exchange(piece_, std::nullopt);
    ask();
    return piece;
}

}  // namespace segments::storage
