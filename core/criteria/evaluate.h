// Finds the contacts that qualify for filters (CRI-21 to CRI-28, NST-1, FAT-1), in slices: whole columns are
// scanned into bitmaps, texts are tested once per distinct value, and assignments set the bits of their
// contacts. Texts of contacts are read last, and only of those that pass everything else; how many pass each
// section by itself is a second question, since it needs the texts of the others.
//
//     Result<Evaluation> found = Evaluation::make(db, conditions, entry);   // errors name section and field
//     while (!found->step(100000)) {}
//     found->count();
//     found->contacts();                     // rows of the contact table
//     while (!found->step_sections(100000)) {}
//     found->passed();                       // per section: how many contacts pass it by itself
#pragma once

#include <optional>
#include <vector>

#include "core/criteria/section_filter.h"
#include "core/query/column_filter.h"
#include "core/table/database.h"

namespace segments::criteria {

struct SectionResult {
    schema::Section section = schema::Section::contact;
    std::size_t contacts = 0;  // that pass this section, whatever the other sections say
};

// Whose purchases count for a person (CRI-28).
enum class Buyers : std::uint8_t {
    own,      // its own: Add Contacts
    company,  // all of its company: Reduce and Refine
};

class Evaluation {
  public:
    // Contacts, their classification and interactions must not change while it is in use.
    static Result<Evaluation> make(const table::Database& db, const Filters& filters,
                                   Buyers buyers = Buyers::own);
    static Result<Evaluation> make(const table::Database& db, const Conditions& conditions,
                                   const filter::EntryContext& entry, Buyers buyers = Buyers::own);

    // Looks at about `rows` rows more; true when the contacts are known.
    bool step(std::size_t rows);
    void run() {
        while (!step(~std::size_t{0})) {
        }
    }
    bool done() const { return stage_ >= Stage::found; }
    // The same for what passes each section. REQUIRES: done().
    bool step_sections(std::size_t rows);
    bool sections_done() const { return stage_ == Stage::counted; }
    // 0..1
    float progress() const;

    // REQUIRES: done().
    const table::Bitmap& contacts() const { return contacts_; }
    // So many they are. REQUIRES: done().
    std::size_t count() const {
        // Those of a single section were counted with it.
        return sections_done() && passed_.size() == 1 ? passed_.front().contacts : contacts_.count();
    }
    // In the order of the filters. REQUIRES: sections_done().
    const std::vector<SectionResult>& passed() const { return passed_; }

  private:
    enum class Stage : std::uint8_t {
        sections,  // one after the other
        texts,     // of the contacts that pass all else
        found,     // the contacts are known; next, the texts of the others
        counted,
    };
    // One section at work.
    struct Run {
        const SectionInfo* info = nullptr;
        std::vector<query::ColumnFilter> filters;
        std::vector<query::ColumnFilter> texts;  // put off until all other sections are known
        table::Bitmap rows;                      // of the section's table, that are left
        table::Bitmap numbers;                   // codes of contact numbers that they name
        std::size_t at_least = 1;                // rows that must name a contact
        std::vector<std::uint32_t> counts;       // by code, where that is more than one
        table::Bitmap contacts;                  // matched
        bool matching = false;                   // the second scan, over the contacts
        std::size_t found = 0;                   // rows so far
    };

    Evaluation(const table::Database& db, Buyers buyers);
    Result<void> add(const SectionFilter& filter);
    // The contacts that the filter lets pass; `next` is the first run that belongs to it.
    table::Bitmap combine(const SectionFilter& filter, std::size_t& next);
    table::Bitmap everybody() const;
    void begin(Run& run);
    void scan(Run& run, table::Row from, table::Row to);
    void match(Run& run, table::Row from, table::Row to) const;
    // All numbers at once where they are few; false if they aren't.
    bool match_few(Run& run) const;
    void name_companies(Run& run) const;
    void read_companies();
    table::Code company_of(table::Code number) const;
    void finish(Run& run);
    // After the last section.
    void combine_sections();
    // Puts off the texts of the section of contacts where other sections may spare reading them.
    void put_off_texts();
    // Tests the texts of the next rows of `contacts`; true when it was the last.
    bool narrow_by_texts(table::Bitmap& contacts, std::size_t& rows);

    const table::Database* db_;
    const table::Table* cards_;
    Buyers buyers_;
    std::vector<Run> runs_;               // the sections in the order in which groups hold them
    Filters shape_;                       // how they combine; without their fields
    std::vector<table::Code> companies_;  // by code of the contact's number, where many are asked for
    Stage stage_ = Stage::sections;
    std::size_t current_ = 0;
    std::optional<std::size_t> with_texts_;  // the run whose texts were put off
    std::size_t count_with_texts_ = 0;       // its place in `passed_`
    table::Row at_ = 0;
    std::size_t looked_ = 0, total_ = 1;
    table::Bitmap contacts_;
    std::vector<SectionResult> passed_;
};

}  // namespace segments::criteria
