#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "core/letter/e_mail.h"
#include "core/letter/segment_letters.h"

namespace segments::letter {
namespace {

using table::Row;
namespace line = segment::line;

}  // namespace

MergeLetters::MergeLetters(const SegmentLetters& letters, const Templates& templates,
                           const filter::Locale& locale, Output output)
    : letters_(letters), templates_(templates), locale_(locale), output_(output) {
    const bool zipped = output == Output::per_contact || output == Output::e_mail ||
                        (output == Output::joined && letters.documents().size() > 1);
    if (zipped) zip_ = std::make_unique<word::ZipWriter>(pending_);
}

std::string_view MergeLetters::extension() const {
    if (zip_) return ".zip";
    return output_ == Output::plain_text ? ".txt" : ".docx";
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
    records_ = std::make_unique<LineRecords>(letters_.reader(), locale_, letter, letters_.lines_with(no));
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
    if (!done) return false;
    if (zip_) zip_->end();
    sound_ = sound_ && joined_->sound();
    written_ += joined_->letters();
    left_out_ += records_->size() - std::min(records_->size(), joined_->letters());
    joined_.reset();
    records_.reset();
    return ++at_ == letters_.documents().size();
}

std::string MergeLetters::unique_name(Row line_row, std::string_view extension) {
    const std::string name = letter_name(letters_.reader(), line_row);
    const std::size_t times = ++names_[fold_case(name)];
    return name + (times > 1 ? " (" + std::to_string(times) + ")" : std::string()) + std::string(extension);
}

std::string MergeLetters::message_of(const ReadyTemplate& ready, Row line_row, const std::string& document,
                                     const std::string& text_xml) const {
    const segment::LineReader& reader = letters_.reader();
    EMail mail;
    FieldValues address(reader, locale_, {"Recipient Address", "Salesperson E-Mail", "Salesperson Name"});
    const std::vector<word::Value> values = address.of(line_row);
    mail.to = values[0].text;
    if (mail.to.empty()) return {};
    mail.from = values[1].text;
    mail.from_name = values[2].text;
    mail.subject = reader.text(line_row, line::kSubject);
    if (mail.subject.empty()) mail.subject = reader.text(line_row, line::kDescription);
    mail.date = static_cast<Day>(reader.number(line_row, line::kDate));
    const Result<std::vector<word::Passage>> passages = word::read_text(text_xml, *ready.styles);
    if (!passages) return {};
    mail.text = word::to_plain(*passages);
    if (reader.number(line_row, line::kSendWordDocAsAttmt) != 0) {
        mail.text.clear();
        mail.attachment = document;
        mail.attachment_name = as_file_name(mail.subject) + ".docx";
    } else {
        mail.html = word::to_html(*passages, mail.subject);
    }
    return write_e_mail(mail);
}

void MergeLetters::add_single(const ReadyTemplate& ready, Row line_row) {
    LineRecords one(letters_.reader(), locale_, *ready.letter, {line_row});
    word::Progress progress;
    if (output_ == Output::per_contact) {
        inner_.clear();
        if (ready.letter->write_letter(one, progress, inner_)) {
            zip_->add_stored(unique_name(line_row, ".docx"), inner_);
            ++written_;
        } else {
            ++left_out_;
        }
        inner_.clear();
        return;
    }
    std::string xml;
    if (!ready.letter->write_text(one, progress, xml)) {
        ++left_out_;
        return;
    }
    if (output_ == Output::e_mail) {
        inner_.clear();
        word::Progress again;
        if (letters_.reader().number(line_row, line::kSendWordDocAsAttmt) != 0)
            ready.letter->write_letter(one, again, inner_);
        const std::string message = message_of(ready, line_row, inner_, xml);
        inner_.clear();
        if (message.empty()) {
            ++left_out_;
            return;
        }
        zip_->add(unique_name(line_row, ".eml"), message);
    } else if (const auto passages = word::read_text(xml, *ready.styles)) {
        if (written_ > 0) pending_ += "\f\n";
        pending_ += word::to_plain(*passages);
    }
    ++written_;
}

bool MergeLetters::step_single(std::size_t letters) {
    const std::vector<Row>& lines = letters_.lines();
    for (; letters > 0 && at_ < lines.size(); --letters, ++at_)
        add_single(templates_.at(letters_.reader().attachment(lines[at_])), lines[at_]);
    return at_ == lines.size();
}

bool MergeLetters::step(std::size_t letters, std::string& out) {
    const bool done = output_ == Output::joined ? step_joined(letters) : step_single(letters);
    if (done && zip_) sound_ = zip_->finish() && sound_;
    out += pending_;
    pending_.clear();
    return done;
}

}  // namespace segments::letter
