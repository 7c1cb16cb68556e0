// Letters: a segment merged with its Word documents. Which fields they use and what they lack, how the letter
// of any line reads, and the files to take away.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/letter/template_loader.h"
#include "app/session/session.h"
#include "core/letter/letter_check.h"
#include "core/letter/page_parts.h"

namespace segments::app {

class LettersDialog final : public Dialog {
  public:
    enum class Tab : std::uint8_t { preview, fields };
    // Begins with the letter of `line` where it is one of the segment's; kNoRow: the first.
    LettersDialog(std::string segment_no, table::Row line, Tab tab = Tab::preview)
        : segment_no_(std::move(segment_no)), first_(line), tab_(static_cast<int>(tab)) {}
    bool draw(ui::Ui& ui, Session& session) override;
    bool work(Session& session, const std::function<bool()>& over) override;

  private:
    // All that is read of the segment, from one state of the data.
    struct State {
        State(Session& session, table::Row segment_row) : letters(session.db(), segment_row) {}
        letter::SegmentLetters letters;
        std::optional<TemplateLoader> loader;      // when all lines are known
        std::optional<letter::LetterCheck> check;  // when all documents are there
        bool checked = false;
    };
    void follow(Session& session);
    void lines_are_known(Session& session);
    // A slice of it; true while there is more to do.
    bool look(Session& session, const std::function<bool()>& over);
    bool can_create() const;
    void show(Session& session);
    void draw_summary(ui::Ui& ui, Session& session) const;
    void draw_preview(ui::Ui& ui, Session& session);
    void draw_fields(ui::Ui& ui, Session& session) const;
    bool draw_output(ui::Ui& ui, Session& session);
    void create(Session& session) const;

    std::string segment_no_;
    table::Row first_;
    std::shared_ptr<State> state_;
    std::uint64_t version_ = 0;
    std::size_t at_ = 0;  // of the letters
    std::optional<std::size_t> shown_;
    std::string shown_name_, names_;
    std::shared_ptr<const word::ReadingStyles> shown_styles_;
    Result<std::vector<word::Passage>> preview_ = std::vector<word::Passage>();
    letter::PageParts shown_parts_;
    bool skipped_ = false;
    int tab_, output_ = 0;
};

// The letter of one line as a document, to be changed in a word processor and brought back as the line's own
// (LIN-31, MRG-24).
void save_personal_letter(Session& session, table::Row line_row, std::int64_t attachment_no = 0);

// Hands the sample letter to the browser, to be written on in a word processor and attached.
void save_sample_letter(Session& session);

}  // namespace segments::app
