// What an import keeps of a file: its good records as bytes, and for each bad one its place and reason.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/exchange/contact_record.h"
#include "core/exchange/json_scanner.h"
#include "core/exchange/record_store.h"
#include "core/table/bitmap.h"
#include "core/table/text_arena.h"

namespace segments::exchange {

enum class Outcome : std::uint8_t { pending, added, changed, unchanged, rejected };

// A record of the file. Its number is its index.
struct StagedRecord {
    RecordStore::Ref ref = 0;  // of its bytes (packed_record.h); a rejected one has just its No.
    std::uint32_t line = 0;
    std::uint32_t element = 0;
    std::uint16_t file = 0;
    table::Row target = table::kNoRow;  // the contact it is for; kNoRow: a new one
    Outcome outcome = Outcome::pending;
    bool unreadable = false;     // rejected while it was read
    bool person = false;         // after the import
    bool needs_code = false;     // names a code that doesn't exist yet
    bool needs_company = false;  // its company is a new one that names such a code
};

struct Rejection {
    std::uint32_t line = 0;
    std::uint32_t element = 0;
    std::uint16_t file = 0;
    std::string no;      // empty if unknown
    std::string reason;  // a sentence
};

class ImportStage {
  public:
    // The elements that follow come from this file; at most 65,535 files.
    void begin_file(std::string name);
    std::size_t files() const { return names_.size(); }
    std::string_view file_name(std::size_t file) const {
        return file < names_.size() ? std::string_view(names_[file]) : std::string_view();
    }
    // "contact 3 in line 5"; with several files "... of b.vcf".
    std::string place_text(std::size_t number) const;
    // Reads an element; a bad one is noted with its reason.
    void add(const JsonScanner::Element& element);

    std::size_t size() const { return records_.size(); }
    StagedRecord& operator[](std::size_t number) { return records_[number]; }
    const StagedRecord& operator[](std::size_t number) const { return records_[number]; }
    std::string_view bytes(std::size_t number) const { return store_.get(records_[number].ref); }
    // The records before this one aren't needed any more.
    void release_before(std::size_t number) { store_.release_before(records_[number].ref); }
    // Forgets all that was found out after reading.
    void begin_again();
    // Which fields records have: a bit for each.
    std::uint64_t fields() const { return fields_; }
    // Which lists records have: bits of ContactRecord::lists().
    std::uint8_t lists() const { return lists_; }

    void reject(std::size_t number, std::string_view no, const Error& error);
    // Brings rejections into the order of the file.
    void sort_rejections();
    std::size_t rejections() const { return rejections_.size(); }
    Rejection rejection(std::size_t index) const;
    // The place of a rejection, of a record: of two places the smaller one comes first.
    std::uint64_t rejected_place(std::size_t index) const { return rejections_[index].place(); }
    std::uint64_t place(std::size_t number) const {
        return std::uint64_t{records_[number].file} << 32 | records_[number].element;
    }

    // Memory held, in bytes.
    std::size_t memory() const;

  private:
    struct Noted {
        std::uint32_t line, element;
        std::uint16_t file;
        bool reading;
        table::TextArena::Handle no, reason;
        std::uint64_t place() const { return std::uint64_t{file} << 32 | element; }
    };
    void note(const StagedRecord& record, std::string_view no, const Error& error, bool reading = true);

    std::vector<std::string> names_;  // of the files
    ContactReader reader_;
    std::string packed_;
    RecordStore store_;
    std::deque<StagedRecord> records_;
    std::uint8_t lists_ = 0;
    std::uint64_t fields_ = 0;
    table::TextArena texts_;
    std::vector<Noted> rejections_;
    std::size_t sorted_ = 0;  // so many rejections are in order already
};

}  // namespace segments::exchange
