#include "storage/content_reader.h"

#include <algorithm>
#include <utility>

#include "core/attachment/content_hash.h"
#include "core/base/tr.h"
#include "storage/format/content.h"

namespace segments::storage {

ContentReader::ContentReader(Store& store, std::string hash, std::uint64_t size)
    : store_(store), hash_(std::move(hash)), size_(size) {
    ask();
}

void ContentReader::ask() {
    if (index_ == content_pieces(size_)) return;
    request_ = store_.read_content(hash_, ++index_);
}

std::optional<Bytes> ContentReader::take() {
    if (!problem_ && request_.done()) take_reply(request_.take());
    if (problem_ || !piece_) return std::nullopt;
    std::optional<Bytes> piece = std::exchange(piece_, std::nullopt);
    taken_ += piece->size();
    if (taken_ == size_ && attachment::content_name(sum_) != hash_) {
        problem_ = fail(tr("The document is damaged: what is stored is not what was attached."), "TPL-27");
        return std::nullopt;
    }
    ask();
    return piece;
}

void ContentReader::take_reply(Reply reply) {
    if (reply.fault == Fault::NotFound) {
        problem_ = fail(tr("The document's content is missing from the browser's storage. Import the file "
                           "again, or restore a backup."),
                        "TPL-27");
        return;
    }
    if (!reply.ok()) {
        problem_ = fail(describe(reply.fault));
        return;
    }
    const std::optional<ByteView> bytes = decode_content_piece(hash_, index_, reply.bytes);
    const std::uint64_t wanted = std::min<std::uint64_t>(kContentPieceBytes, size_ - taken_);
    if (!bytes || bytes->size() != wanted) {
        problem_ = fail(tr("The document is damaged: what is stored is not what was attached."), "TPL-27");
        return;
    }
    sum_.add(*bytes);
    piece_ = Bytes(bytes->begin(), bytes->end());
}

}  // namespace segments::storage
