#include "core/exchange/formats/vcard_source.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/formats/vcard_map.h"

namespace segments::exchange {
namespace {

constexpr std::size_t kShownCharacters = 40;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_line(std::string_view line, std::string_view wanted) {
    line = trim_blanks(line);
    if (line.size() != wanted.size()) return false;
    return std::equal(line.begin(), line.end(), wanted.begin(), [](char a, char b) {
        return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 32) : a) == b;
    });
}

}  // namespace

VCardSource::VCardSource(Encoding encoding, CodeLookup& lookup)
    : wide_(encoding == Encoding::utf16_le || encoding == Encoding::utf16_be),
      decoder_(encoding),
      contact_(lookup),
      lookup_(&lookup) {}

ContactSource::State VCardSource::refuse(std::string_view message) {
    error_ = fail(std::string(message) + " " + tr("(At line {1}.)", line_));
    error_.record = tr("Line {1}", line_);
    return State::failed;
}

ContactSource::State VCardSource::next(std::size_t budget) {
    if (!error_.message.empty()) return State::failed;
    if (card_done_) {
        card_.clear();
        card_done_ = false;
    }
    if (wide_ && decoded_.empty() && !piece_.empty()) {
        decoder_.decode(piece_, decoded_);
        if (!decoder_.ok()) return refuse(tr("The file isn't UTF-16 text to its end."));
        piece_ = decoded_;
    }
    while (true) {
        if (after_return_ && !piece_.empty()) {
            if (piece_.front() == '\n') piece_.remove_prefix(1);
            after_return_ = false;
        }
        if (piece_.empty()) {
            decoded_.clear();
            if (!finished_) return State::hungry;
            if (!text_.empty() && !take_line(std::exchange(text_, {}))) return State::failed;
            if (card_done_) return State::element;
            if (depth_ > 0)
                return refuse(tr(
                    "The file ends in the middle of a vCard. It seems to be cut off; get the whole file."));
            return State::done;
        }
        if (budget == 0) return State::paused;
        const std::size_t end = std::min({piece_.find_first_of("\r\n"), piece_.size(), budget});
        const bool complete = end < piece_.size() && (piece_[end] == '\r' || piece_[end] == '\n');
        if (text_.size() <= kMaxElementBytes) text_.append(piece_.substr(0, end));
        budget -= std::min(budget, end + 1);
        after_return_ = complete && piece_[end] == '\r';
        piece_.remove_prefix(complete ? end + 1 : end);
        if (!complete) continue;
        const bool ok = take_line(text_);
        text_.clear();
        ++line_;
        if (!ok) return State::failed;
        if (card_done_) return State::element;
    }
}

bool VCardSource::take_line(std::string_view line) {
    if (line_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    const bool folded = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (!folded && is_line(line, "BEGIN:VCARD")) {
        if (depth_++ == 0) {
            card_line_ = line_;
            card_.clear();
            too_long_ = false;
        }
    }
    if (depth_ == 0) {
        if (trim_blanks(line).empty() || trim_blanks(line) == "\x1A") return true;
        const std::string shown = decoded_text(line.substr(0, 200), Encoding::utf8);
        refuse(tr("A vCard begins with BEGIN:VCARD, not with \"{1}\".",
                  first_characters(shown, kShownCharacters)));
        return false;
    }
    if (card_.size() + line.size() > kMaxElementBytes) {
        too_long_ = true;
    } else {
        card_ += line;
        card_ += "\r\n";
    }
    if (!folded && is_line(line, "END:VCARD") && --depth_ == 0) take_card();
    return true;
}

void VCardSource::take_card() {
    card_done_ = true;
    element_ = {};
    element_.line = card_line_;
    element_.number = ++count_;
    element_.too_long = too_long_;
    if (too_long_) return;
    contact_.clear();
    problem_ = map_vcard(parse_vcard(card_), *lookup_, contact_);
    element_.problem = problem_;
    if (contact_.skipped()) card_done_ = false;
    if (!problem_.empty()) return;
    json_.clear();
    contact_.append_json(json_);
    element_.text = json_;
}

}  // namespace segments::exchange
