#include "app/letter/document_look.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "app/exchange/wording.h"
#include "app/letter/letters_dialog.h"
#include "app/letter/template_loader.h"
#include "app/session/address.h"
#include "core/base/tr.h"
#include "core/letter/letter_check.h"
#include "core/segment/line_scan.h"
#include "core/word/package.h"

namespace segments::app {
namespace {

constexpr std::size_t kFoundLines = 4000, kCheckedLines = 200;
// Fields that are empty for some contacts, told by name; the dialog has them all.
constexpr std::size_t kToldFields = 3;

// Of the page that is open; blank where it isn't a segment's.
std::string segment_of_page(const Session& session) {
    const Address address = parse_address(session.address());
    const bool is_segment = address.parts.size() == 2 && address.parts[0] == "segments";
    return is_segment ? address.parts[1] : std::string();
}

class DocumentLook final : public Job {
  public:
    DocumentLook(Session& session, std::string name, attachment::Content content)
        : session_(session),
          name_(std::move(name)),
          content_(std::move(content)),
          loader_(session, content_),
          segment_no_(segment_of_page(session)),
          version_(session.db().version()) {}

    std::string title() const override { return tr("Looking at the document"); }
    std::string detail() const override { return in_quotes(name_); }
    float progress() const override {
        return check_ ? check_->progress() : letters_ ? letters_->progress() / 2 : -1;
    }

    State step(const Slice& slice) override {
        if (!loaded_) {
            loaded_ = loader_.step();
            if (!loaded_) return State::working;
            begin_with_lines();
        }
        // What another tab changes meanwhile is seen in the dialog.
        if (!letters_ || version_ != session_.db().version()) return State::done;
        while (!check_ && !slice.over()) {
            if (letters_->step(kFoundLines)) begin_check();
        }
        while (check_ && !slice.over()) {
            if (check_->step(kCheckedLines)) {
                checked_ = true;
                return State::done;
            }
        }
        return State::working;
    }

    void finished() override {
        if (loader_.problem()) {
            session_.tell(ui::Tone::warning, tr("{1} is attached, but can't be merged.", in_quotes(name_)) +
                                                 " " + loader_.problem()->message);
            return;
        }
        const word::MergeTemplate& letter = *loader_.templates().at(0).letter;
        const std::size_t fields = letter.fields().size();
        std::string text = tr("{1} is attached.", in_quotes(name_)) + " " +
                           tr_n("It uses {1} field.", "It uses {1} fields.", fields,
                                filter::format_count(fields, session_.locale()));
        for (const std::string& name : letter.unknown()) text += " " + letter::unknown_field(name);
        for (const std::string& remark : letter.remarks()) text += " " + remark;
        const bool good = letter.unknown().empty() && letter.remarks().empty();
        const ui::Tone tone = good ? ui::Tone::success : ui::Tone::warning;
        if (!checked_ || check_->documents().empty()) return session_.tell(tone, std::move(text));
        text += empty_fields();
        session_.tell(tone, std::move(text), tr("Show the Fields"), [&session = session_, no = segment_no_] {
            session.open(std::make_unique<LettersDialog>(no, table::kNoRow, LettersDialog::Tab::fields));
        });
    }

  private:
    void begin_with_lines() {
        const table::Row row =
            segment_no_.empty() ? table::kNoRow : segment::find_segment(session_.db(), segment_no_);
        if (row != table::kNoRow && !loader_.problem()) letters_.emplace(session_.db(), row);
    }
    // Of the segment's documents this one alone is looked at, whoever has it.
    void begin_check() {
        for (const std::int64_t no : letters_->documents()) {
            if (attachment::content_of(session_.db(), no).hash == content_.hash)
                templates_.emplace(no, loader_.templates().at(0));
        }
        check_.emplace(*letters_, templates_, session_.locale());
    }
    std::string empty_fields() const {
        std::vector<letter::FieldUse> empty;
        for (const letter::DocumentCheck& document : check_->documents()) {
            for (const letter::FieldUse& field : document.fields) {
                if (field.empty > 0) empty.push_back(field);
            }
        }
        std::stable_sort(
            empty.begin(), empty.end(),
            [](const letter::FieldUse& a, const letter::FieldUse& b) { return a.empty > b.empty; });
        std::string text;
        for (std::size_t i = 0; i < std::min(empty.size(), kToldFields); ++i)
            text +=
                " " + tr_n("{1} is empty for {2} contact.", "{1} is empty for {2} contacts.", empty[i].empty,
                           empty[i].name, filter::format_count(empty[i].empty, session_.locale()));
        if (empty.size() > kToldFields) {
            const std::size_t others = empty.size() - kToldFields;
            text += " " + tr_n("{1} more field is empty for some.", "{1} more fields are empty for some.",
                               others, filter::format_count(others, session_.locale()));
        }
        return text;
    }

    Session& session_;
    std::string name_;
    attachment::Content content_;
    TemplateLoader loader_;
    std::string segment_no_;
    std::uint64_t version_;
    std::optional<letter::SegmentLetters> letters_;
    letter::Templates templates_;
    std::optional<letter::LetterCheck> check_;
    bool loaded_ = false, checked_ = false;
};

}  // namespace

void look_at_document(Session& session, const std::string& file_name, const attachment::Content& content) {
    const std::string extension = attachment::extension_of(file_name);
    const auto not_merged = [&](std::string_view why) {
        session.tell(ui::Tone::warning, tr("{1} is attached, but can't be merged.", in_quotes(file_name)) +
                                            " " + std::string(why));
    };
    if (extension == "docm" || extension == "dotm")
        return not_merged(tr("A document with macros is never merged. Save it as .docx without them."));
    if (extension == "doc" || extension == "dot" || extension == "dotx")
        return not_merged(tr("Only .docx documents are merged. Save it as .docx, then import that."));
    if (word::is_word_extension(extension) && session.job() == nullptr)
        session.run(std::make_unique<DocumentLook>(session, file_name, content));
}

}  // namespace segments::app
