// What an import keeps of a file: its good records as bytes, and for each bad one its place and reason.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/exchange/contact_record.h"
#include "core/exchange/json_scanner.h"
#include "core/exchange/packed_record.h"
#include "core/exchange/record_store.h"
#include "core/table/bitmap.h"
#include "core/table/text_arena.h"

namespace segments::exchange {

enum class Outcome : std::uint8_t { pending, added, changed, unchanged, rejected };

// A record of the file. Its number is its index. There may be millions: 20 bytes.
struct StagedRecord {
    RecordStore::Ref ref = 0;  // of its bytes (packed_record.h); an unreadable one has just its No.
    std::uint32_t line = 0;
    std::uint32_t element = 0;
    table::Row target = table::kNoRow;  // the contact it is for; kNoRow: a new one
    std::uint16_t file = 0;
    Outcome outcome = Outcome::pending;
    bool unreadable : 1 = false;     // rejected while it was read
    bool person : 1 = false;         // after the import
    bool needs_code : 1 = false;     // names a code that doesn't exist yet
    bool in_conflict : 1 = false;    // with changes of the workspace, decided or not
    bool needs_company : 1 = false;  // its company is a new one that names such a code
    bool waits : 1 = false;          // for its company, which comes later
    bool alone : 1 = false;          // its bytes were written anew (ImportStage::stand_alone)
};

// Why a contact is rejected.
enum class RejectedFor : std::uint8_t {
    reading,    // it can't be read
    duplicate,  // it stands in the file twice, or fits several contacts of the workspace
    rules,
};

struct Rejection {
    std::uint32_t line = 0;
    std::uint32_t element = 0;
    std::uint16_t file = 0;
    RejectedFor why = RejectedFor::rules;
    std::string no;       // empty if unknown
    std::string pointer;  // JSON pointer: "/contacts/3/eMail"; empty where the file isn't JSON
    std::string reason;   // a sentence
};

class ImportStage {
  public:
    // REQUIRES: the contacts don't change while records are read and loaded, but for stand_alone().
    explicit ImportStage(const table::Database& db) : packer_(db) {}

    // The elements that follow come from this file; at most 65,535 files. `own_names`: its properties have
    // the names of our own form.
    void begin_file(std::string name, bool own_names);
    std::size_t files() const { return files_.size(); }
    std::string_view file_name(std::size_t file) const {
        return file < files_.size() ? std::string_view(files_[file].name) : std::string_view();
    }
    // JSON pointer of a place: of the element, and of its property where `field` (a caption) is one.
    std::string pointer(std::size_t file, std::uint32_t element, std::string_view field) const;
    // "contact 3 in line 5"; with several files "... of b.vcf".
    std::string place_text(std::size_t number) const;
    // Reads an element; a bad one is noted with its reason.
    void add(const JsonScanner::Element& element);

    // A company that the file just names: a record of its own, with the place of the person. Forgotten by
    // begin_again().
    std::uint32_t add_company(std::string_view name, std::size_t person);
    // So many records stand in the files; those behind them were made.
    std::size_t records_read() const { return read_; }

    std::size_t size() const { return records_.size(); }
    StagedRecord& operator[](std::size_t number) { return records_[number]; }
    const StagedRecord& operator[](std::size_t number) const { return records_[number]; }
    // The record as it stands in the file, with views into this and the database.
    void load(std::size_t number, ContactRecord& record) const { packer_.unpack(bytes(number), record); }
    // Its No. in the file; empty if it has none.
    std::string_view no_of(std::size_t number) const { return packer_.no_of(bytes(number)); }
    // The contact that it is for; kNoRow: a new one.
    void set_target(std::size_t number, table::Row target);
    // What the record says is known by itself from here on, whatever becomes of contacts.
    void stand_alone(std::size_t number);
    // The records before this one aren't needed any more.
    void release_before(std::size_t number) {
        if (!records_[number].alone) store_.release_before(records_[number].ref);
    }
    // Forgets all that was found out after reading.
    void begin_again();
    // Which fields records have: a bit for each.
    std::uint64_t fields() const { return fields_; }
    // Which lists records have: bits of ContactRecord::lists().
    std::uint8_t lists() const { return lists_; }

    void reject(std::size_t number, std::string_view no, const Error& error,
                RejectedFor why = RejectedFor::rules);
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
        RejectedFor why;
        table::TextArena::Handle no, field, reason;
        std::uint64_t place() const { return std::uint64_t{file} << 32 | element; }
    };
    std::string_view bytes(std::size_t number) const {
        const StagedRecord& record = records_[number];
        return (record.alone ? alone_ : store_).get(record.ref);
    }
    void note(const StagedRecord& record, std::string_view no, const Error& error, RejectedFor why);

    struct File {
        std::string name;
        bool own_names = true;
        bool in_list = false;
        std::string list;  // its pointer
    };
    std::vector<File> files_;
    ContactReader reader_;
    PackedRecords packer_;
    std::string packed_;
    ContactRecord loaded_;
    RecordStore store_, alone_;
    std::deque<StagedRecord> records_;
    std::size_t read_ = 0;
    std::uint8_t lists_ = 0;
    std::uint64_t fields_ = 0;
    table::TextArena texts_;
    std::vector<Noted> rejections_;
    std::size_t sorted_ = 0;  // so many rejections are in order already
};

}  // namespace segments::exchange
