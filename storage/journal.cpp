#include "storage/journal.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "storage/format/names.h"

namespace segments::storage {
namespace {

constexpr std::size_t kCommitEndBytes = kFrameHeadBytes + 24;
// Larger news are told as "look yourself".
constexpr std::size_t kMostMessageBytes = 64 * 1024;

}  // namespace

Journal::Journal(const Options& options, std::uint64_t run, Position at)
    : options_(options), run_(run), at_(at), confirmed_(at.sequence) {}

void Journal::begin(Sequence sequence, const UndoStep& undo) {
    assert(!parser_);
    parser_.emplace();
    put(FrameType::CommitBegin, encode_commit_begin(sequence, undo.move, undo.label));
    if (!undo.bytes.empty()) put(FrameType::UndoBlock, undo.bytes);
}

void Journal::add_block(FrameType type, ByteView block) {
    put(type, block);
}

void Journal::put(FrameType type, ByteView payload) {
    parser_->take({type, false, payload});
    if (large_) {
        large_->add(type, payload);
        take_large_pieces();
        return;
    }
    waiting_.push_back({type, Bytes(payload.begin(), payload.end())});
    waiting_bytes_ += kFrameHeadBytes + payload.size();
    if (type != FrameType::CommitEnd &&
        kPieceHeaderBytes + waiting_bytes_ + kCommitEndBytes > options_.tail_bytes)
        spill();
}

// The running commit is too large for the tail: it goes to pieces of its own.
void Journal::spill() {
    seal();
    large_.emplace(PieceHeader{PieceKind::Journal, run_, next_index_, at_.sequence, at_.chain},
                   options_.piece_bytes);
    for (const Waiting& frame : std::exchange(waiting_, {})) large_->add(frame.type, frame.payload);
    waiting_bytes_ = 0;
    take_large_pieces();
}

void Journal::take_large_pieces() {
    for (PieceImage& image : large_->take_finished()) {
        Piece& piece = pieces_.emplace_back();
        piece.index = image.index;
        piece.name = std::move(image.name);
        piece.bytes = std::move(image.bytes);
        piece.large = true;
        piece.committed = false;
        piece.holds = parser_->sequence();
        piece.now = {1, at_, piece.bytes.size(), 0};
        piece.announced.end = at_;
    }
    next_index_ = large_->index();
}

Journal::Piece& Journal::tail_with_room(std::size_t bytes) {
    if (!pieces_.empty() && pieces_.back().writer && pieces_.back().now.size + bytes > options_.tail_bytes)
        seal();
    if (pieces_.empty() || !pieces_.back().writer) {
        Piece& piece = pieces_.emplace_back();
        piece.index = next_index_++;
        piece.name = file_name({PieceKind::Journal, run_, piece.index});
        piece.writer.emplace(PieceHeader{PieceKind::Journal, run_, piece.index, at_.sequence, at_.chain});
        piece.now.end = piece.announced.end = at_;
    }
    return pieces_.back();
}

void Journal::end(CommitParser& commit, UndoPlace& place) {
    const Bytes totals = encode_commit_end(parser_->totals());
    put(FrameType::CommitEnd, totals);
    place = {0, PieceKind::Journal, run_, 0, 0, false};
    if (large_) {
        large_->finish();
        take_large_pieces();
        at_ = {parser_->sequence(), large_->chain()};
        for (auto piece = pieces_.rbegin(); piece != pieces_.rend() && !piece->committed; ++piece) {
            piece->committed = true;
            place.first = piece->index;
        }
        pieces_.back().now.end = at_;
        place.last = pieces_.back().index;
        large_.reset();
    } else {
        Piece& piece = tail_with_room(waiting_bytes_);
        for (const Waiting& frame : waiting_) piece.writer->add(frame.type, false, frame.payload);
        at_ = {parser_->sequence(), piece.writer->chain()};
        piece.now = {piece.now.version + 1, at_, piece.writer->size(), piece.writer->frames()};
        piece.holds = at_.sequence;
        place.first = place.last = piece.index;
        waiting_.clear();
        waiting_bytes_ = 0;
    }
    commit = std::move(*parser_);
    parser_.reset();
}

std::vector<std::string> Journal::abort() {
    std::vector<std::string> names;
    while (!pieces_.empty() && !pieces_.back().committed) {
        names.push_back(pieces_.back().name);
        pieces_.pop_back();
    }
    large_.reset();
    waiting_.clear();
    waiting_bytes_ = 0;
    parser_.reset();
    return names;
}

void Journal::seal() {
    if (pieces_.empty() || !pieces_.back().writer) return;
    Piece& piece = pieces_.back();
    if (!piece.saved() || piece.announced.version != piece.now.version)
        piece.bytes = piece.writer->take_image();
    piece.writer.reset();
}

bool Journal::dirty() const {
    return std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) { return !piece.saved(); });
}

bool Journal::dirty_beyond_tail() const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [](const Piece& piece) { return !piece.saved() && !piece.writer; });
}

std::uint64_t Journal::hand_over(std::uint64_t most_bytes,
                                 const std::function<void(const std::string&, ByteView)>& write) {
    std::uint64_t bytes = 0;
    for (Piece& piece : pieces_) {
        if (piece.saved()) continue;
        if (bytes >= most_bytes) break;
        const ByteView image = piece.image();
        write(piece.name, image);
        piece.handed = piece.now;
        bytes += image.size();
    }
    return bytes;
}

void Journal::synced(const std::function<void(std::optional<Bytes>)>& tell) {
    for (Piece& piece : pieces_) {
        if (piece.handed.version != 0) piece.durable = piece.handed;
    }
    for (Piece& piece : pieces_) {
        if (piece.durable.version == 0 || !piece.committed) break;
        confirmed_ = std::max(confirmed_, piece.durable.end.sequence);
        announce(piece, tell);
        if (!piece.saved()) break;
        if (!piece.writer) piece.bytes = Bytes();
    }
    // Nobody is told of the pieces of a record before it ends: they needn't stay until then.
    for (auto piece = pieces_.rbegin(); piece != pieces_.rend() && !piece->committed; ++piece) {
        if (piece->saved()) piece->bytes = Bytes();
    }
}

void Journal::announce(Piece& piece, const std::function<void(std::optional<Bytes>)>& tell) {
    if (piece.announced.version == piece.durable.version) return;
    const Extent from = std::exchange(piece.announced, piece.durable);
    if (from.end == piece.durable.end) return;  // a large record that ends in a later piece
    const std::size_t size = piece.durable.size - from.size;
    if (piece.large || size > kMostMessageBytes) {
        tell(std::nullopt);
        return;
    }
    PieceWriter message({PieceKind::Journal, run_, piece.index, from.end.sequence, from.end.chain});
    message.add_raw(piece.image().subspan(from.size, size), piece.durable.frames - from.frames);
    tell(message.take_image());
}

void Journal::failed() {
    for (Piece& piece : pieces_) {
        if (piece.handed.version == piece.durable.version) continue;
        piece.handed = piece.durable;
        // Which version the file has now isn't known: the durable one or the one that was handed over.
    }
}

std::uint64_t Journal::unsaved_bytes() const {
    std::uint64_t bytes = waiting_bytes_ + (large_ ? large_->open_bytes() : 0);
    for (const Piece& piece : pieces_) {
        if (piece.saved()) continue;
        bytes += piece.now.size - (piece.durable.version ? piece.durable.size : 0);
    }
    return bytes;
}

std::vector<std::pair<std::string, ByteView>> Journal::unsaved() {
    std::vector<std::pair<std::string, ByteView>> files;
    for (Piece& piece : pieces_) {
        if (!piece.saved()) files.emplace_back(piece.name, piece.image());
    }
    return files;
}

std::uint64_t Journal::bytes() const {
    std::uint64_t bytes = 0;
    for (const Piece& piece : pieces_) bytes += piece.now.size;
    return bytes;
}

std::vector<std::string> Journal::release_up_to(Sequence sequence) {
    std::vector<std::string> names;
    while (!pieces_.empty() && pieces_.front().committed && !pieces_.front().writer &&
           pieces_.front().holds <= sequence) {
        names.push_back(pieces_.front().name);
        pieces_.pop_front();
    }
    // The snapshot holds them, whatever became of the pieces.
    confirmed_ = std::max(confirmed_, sequence);
    return names;
}

std::optional<ByteView> Journal::piece(std::uint32_t index) {
    for (Piece& piece : pieces_) {
        if (piece.index != index) continue;
        const ByteView image = piece.image();
        if (image.empty()) return std::nullopt;
        return image;
    }
    return std::nullopt;
}

}  // namespace segments::storage
