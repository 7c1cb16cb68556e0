// Contents of attachments: pieces on their way, and what lies in the files.
#include <algorithm>

#include "storage/format/content.h"
#include "storage/store_impl.h"

namespace segments::storage {

void Store::Impl::put_content(const std::string& hash, std::uint32_t index, ByteView bytes) {
    if (role_ != Role::Writer) return;
    const std::string name = content_file(hash, index);
    std::erase(to_remove_, name);
    content_queue_.push_back({hash, index, encode_content_piece(hash, index, bytes)});
}

std::uint64_t Store::Impl::content_unsaved(bool of_days) const {
    std::uint64_t bytes = 0;
    const auto add = [&](const ContentPiece& piece) {
        if (is_day(piece.hash) == of_days) bytes += piece.file.size();
    };
    for (const ContentPiece& piece : content_queue_) add(piece);
    if (round_) {
        for (const ContentPiece& piece : round_->content) add(piece);
    }
    return bytes;
}

bool Store::Impl::has_piece(const std::string& key, std::uint32_t index) const {
    const auto found = contents_.find(key);
    return found != contents_.end() && found->second.contains(index);
}

// On a full disk daily copies make way for what the person does.
void Store::Impl::drop_days(Round& round) {
    const auto drop = [&](const ContentPiece& piece) {
        if (!is_day(piece.hash)) return false;
        to_remove_.push_back(content_file(piece.hash, piece.index));
        return true;
    };
    std::erase_if(content_queue_, drop);
    std::erase_if(round.content, drop);
}

bool Store::Impl::has_content(const std::string& hash, std::uint64_t bytes) const {
    const std::uint32_t pieces = content_pieces(bytes);
    if (pieces == 0) return true;
    const auto found = contents_.find(hash);
    return found != contents_.end() && found->second.size() == pieces && *found->second.rbegin() == pieces;
}

std::vector<std::string> Store::Impl::contents(bool of_days) const {
    std::vector<std::string> hashes;
    for (const auto& [hash, pieces] : contents_) {
        if (is_day(hash) == of_days) hashes.push_back(hash);
    }
    return hashes;
}

void Store::Impl::remove_content(const std::string& hash) {
    std::set<std::uint32_t> pieces;
    if (const auto found = contents_.find(hash); found != contents_.end()) {
        pieces = std::move(found->second);
        contents_.erase(found);
    }
    // A round that failed may have left pieces that are in the queue again.
    for (const ContentPiece& piece : content_queue_) {
        if (piece.hash == hash) pieces.insert(piece.index);
    }
    std::erase_if(content_queue_, [&](const ContentPiece& piece) { return piece.hash == hash; });
    if (round_) {
        for (const ContentPiece& piece : round_->content) {
            if (piece.hash == hash) pieces.insert(piece.index);
        }
        std::erase_if(round_->content, [&](const ContentPiece& piece) { return piece.hash == hash; });
    }
    for (const std::uint32_t index : pieces) to_remove_.push_back(content_file(hash, index));
}

// A file that was put after its removal was handed over.
bool Store::Impl::is_wanted_content(const std::string& file) const {
    const std::optional<ContentFile> name = parse_content_file(file);
    if (!name) return false;
    const auto found = contents_.find(name->hash);
    if (found != contents_.end() && found->second.contains(name->index)) return true;
    return std::any_of(content_queue_.begin(), content_queue_.end(), [&](const ContentPiece& piece) {
        return piece.hash == name->hash && piece.index == name->index;
    });
}

}  // namespace segments::storage
