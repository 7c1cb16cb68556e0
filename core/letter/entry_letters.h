// Letters that went out, as the log keeps them: the template that the entry names, merged with the values
// that it kept (LOG-36). The bytes are the same each time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/filter/locale.h"
#include "core/letter/file_names.h"
#include "core/letter/frozen_values.h"
#include "core/letter/segment_letters.h"
#include "core/word/zip_writer.h"

namespace segments::letter {

// Records of one letter.
class FrozenRecord final : public word::Records {
  public:
    explicit FrozenRecord(FrozenValues values) : values_(std::move(values)) {}
    std::size_t size() const override { return 1; }
    std::span<const word::Value> at(std::size_t) override { return values_.values; }
    std::string_view language(std::size_t) const override { return values_.language; }

  private:
    FrozenValues values_;
};

// For interaction::LogOptions: the values of a line's letter, packed; empty for lines whose document isn't
// among the templates.
std::function<std::string(const segment::LineReader& reader, table::Row line)> values_for_log(
    Templates templates, const filter::Locale& locale);

// Whether the entry keeps the values of a letter.
bool has_letter(const table::Database& db, table::Row entry_row);
// The document of the entry. REQUIRES: has_letter(); `ready` is the template of its attachment.
std::string letter_of_entry(const table::Database& db, table::Row entry_row, const ReadyTemplate& ready);
// The XML of its text alone; empty where the template leaves it out. REQUIRES: as above.
std::string text_of_entry(const table::Database& db, table::Row entry_row, const ReadyTemplate& ready);
// "Contoso - Ann Lee", by what the contact is called now (LOG-34).
std::string entry_name(const table::Database& db, table::Row entry_row);
// The entries of a logged segment that have letters, and the documents that they were made of.
std::vector<table::Row> entries_with_letters(const table::Database& db, std::int64_t logged_segment_no);
std::vector<std::int64_t> documents_of(const table::Database& db, const std::vector<table::Row>& entries);

// A .zip with the letters of entries, one document for each.
class SaveEntryLetters {
  public:
    // `templates` has the documents of all entries that can be merged; others are left out.
    SaveEntryLetters(const table::Database& db, std::vector<table::Row> entries, Templates templates);

    bool step(std::size_t letters, std::string& out);
    float progress() const;
    std::size_t written() const { return written_; }
    bool sound() const { return sound_; }

  private:
    const table::Database* db_;
    std::vector<table::Row> entries_;
    Templates templates_;
    std::string pending_;
    word::ZipWriter zip_;
    TakenNames names_;
    std::size_t at_ = 0, written_ = 0;
    bool sound_ = true;
};

}  // namespace segments::letter
