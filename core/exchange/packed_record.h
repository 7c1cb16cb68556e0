// Records as bytes: what an import keeps of a file until it is confirmed. A record takes some bytes more than
// its texts; where the workspace has the contact of its No. already, only what the record says otherwise
// takes any, so that a file which comes again needs little memory.
//
//     PackedRecords records(db);
//     records.pack(record, bytes);
//     records.unpack(bytes, record);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/exchange/contact_record.h"
#include "core/table/database.h"

namespace segments::exchange {

class PackedRecords {
  public:
    explicit PackedRecords(const table::Database& db) : db_(&db) {}

    // Replaces `out`. The record stands beside the contact of its No. from here on, if there is one: it is
    // good as long as that contact is as it is now.
    void pack(const ContactRecord& record, std::string& out);
    // By itself.
    void pack_whole(const ContactRecord& record, std::string& out) const;
    // The same record, with views into `bytes` and the database. REQUIRES: bytes made by pack().
    void unpack(std::string_view bytes, ContactRecord& record) const;
    // Just the No.; empty if the record has none.
    std::string_view no_of(std::string_view bytes) const;
    // The contact it stands beside; kNoRow: none.
    table::Row beside(std::string_view bytes) const;

  private:
    void pack_shape(ByteWriter& out, std::uint64_t given);
    std::uint64_t unpack_shape(ByteReader& in) const;

    const table::Database* db_;
    // Which fields records beside contacts have: files have few different ones. A bit for each field.
    std::vector<std::uint64_t> shapes_;
    std::unordered_map<std::uint64_t, std::uint32_t> by_fields_;
};

}  // namespace segments::exchange
