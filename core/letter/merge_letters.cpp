#include <algorithm>
#include <iterator>

#include "core/letter/letter_mail.h"
#include "core/letter/print_page.h"
#include "core/letter/segment_letters.h"
#include "core/schema/enumerations.h"

namespace segments::letter {
namespace {

using table::Row;
namespace line = segment::line;

}  // namespace

MergeLetters::MergeLetters(const SegmentLetters& letters, const Templates& templates,
                           const filter::Locale& locale, Output output, std::string_view names)
    : letters_(letters),
      templates_(templates),
      locale_(locale),
      output_(output),
      names_(letters.reader(), locale, names) {
    const bool zipped = output == Output::per_contact || output == Output::e_mail ||
                        output == Output::by_type ||
                        (output == Output::joined && letters.documents().size() > 1);
    if (zipped) zip_ = std::make_unique<word::ZipWriter>(pending_);
}

std::string_view MergeLetters::extension() const {
    if (zip_) return ".zip";
    return output_ == Output::plain_text ? ".txt" : output_ == Output::printable ? ".html" : ".docx";
}

float MergeLetters::progress() const {
    if (output_ != Output::joined)
        return letters_.lines().empty()
                   ? 1.0f
                   : static_cast<float>(at_) / static_cast<float>(letters_.lines().size());
    const auto documents = static_cast<float>(std::max<std::size_t>(1, letters_.documents().size()));
    return (static_cast<float>(at_) + (joined_ ? joined_->progress() : 0.0f)) / documents;
}

void MergeLetters::begin_document() {
    const std::int64_t no = letters_.documents()[at_];
    const word::MergeTemplate& letter = *templates_.at(no).letter;
    const bool only = letters_.documents().size() == 1;
    if (!only) some_lines_ = letters_.lines_with(no);
    records_ = std::make_unique<LineRecords>(letters_.reader(), locale_, letter,
                                             only ? letters_.lines() : some_lines_);
    joined_ = std::make_unique<word::JoinedLetters>(letter, *records_, zip_ ? inner_ : pending_);
    if (zip_) zip_->begin("Letters " + std::to_string(at_ + 1) + ".docx");
}

bool MergeLetters::step_joined(std::size_t letters) {
    if (at_ == letters_.documents().size()) return true;
    if (!joined_) begin_document();
    const bool done = joined_->step(letters);
    if (zip_) {
        zip_->write(inner_);
        inner_.clear();
    }
    sound_ = sound_ && joined_->sound();
    if (!done) return false;
    if (zip_) zip_->end();
    written_ += joined_->letters();
    left_out_ += records_->size() - std::min(records_->size(), joined_->letters());
    joined_.reset();
    records_.reset();
    return ++at_ == letters_.documents().size();
}

bool MergeLetters::write_document(const ReadyTemplate& ready, Row line_row, std::string& document) const {
    if (ready.merged) {
        document = ready.letter->package().zip().bytes();
        return true;
    }
    LineRecords one(letters_.reader(), locale_, *ready.letter, {&line_row, 1});
    word::Progress progress;
    return ready.letter->write_letter(one, progress, document);
}

void MergeLetters::add_document(const ReadyTemplate& ready, Row line_row) {
    std::string document;
    if (!write_document(ready, line_row, document)) {
        ++left_out_;
        return;
    }
    zip_->add_stored(names_.of(line_row, ".docx"), document);
    ++written_;
}

void MergeLetters::add_e_mail(const ReadyTemplate& ready, Row line_row) {
    const segment::LineReader& reader = letters_.reader();
    EMail mail;
    FieldValues address(reader, locale_, {"Recipient Address", "Salesperson E-Mail", "Salesperson Name"});
    const std::vector<word::Value> values = address.of(line_row);
    mail.to = values[0].text;
    mail.from = values[1].text;
    mail.from_name = values[2].text;
    mail.subject = reader.text(line_row, line::kSubject);
    if (mail.subject.empty()) mail.subject = reader.text(line_row, line::kDescription);
    mail.date = static_cast<Day>(reader.number(line_row, line::kDate));
    LineRecords one(reader, locale_, *ready.letter, {&line_row, 1});
    word::Progress progress;
    std::string made;
    const bool attached = reader.number(line_row, line::kSendWordDocAsAttmt) != 0;
    const bool written =
        attached ? write_document(ready, line_row, made) : ready.letter->write_text(one, progress, made);
    if (mail.to.empty() || !written || (!attached && !put_letter(mail, *ready.styles, made))) {
        ++left_out_;
        return;
    }
    if (attached) attach_letter(mail, std::move(made));
    zip_->add(names_.of(line_row, ".eml"), write_e_mail(mail));
    ++written_;
}

void MergeLetters::add_text(const ReadyTemplate& ready, Row line_row) {
    LineRecords one(letters_.reader(), locale_, *ready.letter, {&line_row, 1});
    word::Progress progress;
    std::string xml;
    const bool written = ready.letter->write_text(one, progress, xml);
    const auto passages = written ? word::read_text(xml, *ready.styles)
                                  : Result<std::vector<word::Passage>>(fail("It is left out."));
    if (!passages) {
        ++left_out_;
        return;
    }
    if (output_ == Output::plain_text) {
        if (written_ > 0) pending_ += "\f\n";
        pending_ += word::to_plain(*passages);
    } else {
        pending_ += written_ == 0 ? print_head(*ready.styles) : std::string();
        pending_ += print_letter(*passages, read_page_parts(ready, one, 0), *ready.styles);
    }
    ++written_;
}

void MergeLetters::add_single(const ReadyTemplate& ready, Row line_row) {
    constexpr auto kEmail = static_cast<std::int64_t>(schema::CorrespondenceType::email);
    const bool mails = output_ == Output::e_mail ||
                       (output_ == Output::by_type &&
                        letters_.reader().number(line_row, line::kCorrespondenceType) == kEmail);
    if (mails)
        add_e_mail(ready, line_row);
    else if (zip_)
        add_document(ready, line_row);
    else
        add_text(ready, line_row);
}

bool MergeLetters::step_single(std::size_t letters) {
    const std::vector<Row>& lines = letters_.lines();
    for (; letters > 0 && at_ < lines.size(); --letters, ++at_)
        add_single(templates_.at(letters_.reader().document(lines[at_])), lines[at_]);
    return at_ == lines.size();
}

bool MergeLetters::step(std::size_t letters, std::string& out) {
    bool done = output_ == Output::joined ? step_joined(letters) : step_single(letters);
    if (done && zip_) {
        done = zip_->step_finish();
        sound_ = sound_ && zip_->sound();
    }
    done = done || !sound_;
    if (done && output_ == Output::printable) pending_ += written_ == 0 ? "" : print_foot();
    out += pending_;
    pending_.clear();
    return done;
}

}  // namespace segments::letter
