#include "storage/workspace/record_codec.h"

#include "core/base/bytes.h"
#include "core/base/tr.h"

namespace segments::storage {
namespace {

enum Frame : std::uint8_t { kStamp = 1, kBlock = 2 };

}  // namespace

void frame_stamp(std::string& out, const Stamp& stamp) {
    segments::ByteWriter content;
    content.text(stamp.label);
    content.text(stamp.user);
    content.zigzag(stamp.epoch_ms);
    segments::ByteWriter frame;
    frame.u8(kStamp);
    frame.text(content.bytes());
    out += frame.bytes();
}

void frame_block(std::string& out, std::string_view block) {
    segments::ByteWriter frame;
    frame.u8(kBlock);
    frame.varint(block.size());
    out += frame.bytes();
    out += block;
}

Result<void> read_frames(std::string_view bytes, const std::function<void(const Stamp&)>& on_stamp,
                         const std::function<Result<void>(std::string_view block)>& on_block) {
    segments::ByteReader in(bytes);
    while (!in.at_end()) {
        const std::uint8_t kind = in.u8();
        const std::string_view content = in.text();
        if (!in.ok() || (kind != kStamp && kind != kBlock)) return fail(tr("A stored change is malformed."));
        if (kind == kStamp) {
            segments::ByteReader fields(content);
            Stamp stamp;
            stamp.label = fields.text();
            stamp.user = fields.text();
            stamp.epoch_ms = fields.zigzag();
            if (!fields.ok()) return fail(tr("The stamp of a stored change is malformed."));
            on_stamp(stamp);
        } else if (const Result<void> done = on_block(content); !done) {
            return done;
        }
    }
    if (!in.ok()) return fail(tr("A stored change is malformed."));
    return {};
}

}  // namespace segments::storage
