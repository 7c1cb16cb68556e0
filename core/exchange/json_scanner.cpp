#include "core/exchange/json_scanner.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/json_path.h"

namespace segments::exchange {
namespace {

constexpr std::size_t kShownCharacters = 40;
constexpr std::size_t kMaxPath = 60;  // characters shown of the place
constexpr std::string_view kFormat = "\"segments.contacts\"";
constexpr std::string_view kUtf16 = msg(
    "The file is UTF-16 text. Save it with the encoding UTF-8 (in an editor: Save as) and import it again.");
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// What contacts have and documents don't.
constexpr std::string_view kContactKeys[] = {"no",      "type",       "name",  "firstName",
                                             "surname", "externalId", "eMail", "companyNo"};

bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

// A character in a message.
std::string shown(unsigned char c) {
    if (c > ' ' && c < 0x7F) return std::string("\"") + static_cast<char>(c) + "\"";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    return tr("the byte {1}", std::string("0x") + kDigits[c >> 4] + kDigits[c & 15]);
}

}  // namespace

void JsonScanner::feed(std::string_view piece) {
    offset_ = bytes_read();
    begin_ = at_ = piece.data();
    end_ = begin_ + piece.size();
    capture_from_ = begin_;
}

JsonScanner::State JsonScanner::next(std::size_t budget) {
    if (state_ == State::done || state_ == State::failed) return state_;
    if (delivered_) {
        kept_.clear();
        delivered_ = false;
    }
    stop_ = at_ + std::min(budget, static_cast<std::size_t>(end_ - at_));
    while (at_ != stop_) {
        const auto c = static_cast<unsigned char>(*at_);
        bool ok = true;
        switch (mode_) {
            case Mode::structure:
                ok = structure(c);
                break;
            case Mode::string:
                ok = string_bytes();
                break;
            case Mode::escape:
                ok = escape(c);
                break;
            case Mode::hex:
                ok = hex_digit(c);
                break;
            case Mode::number:
                ok = number(c);
                break;
            case Mode::literal:
                ok = literal(c);
                break;
        }
        if (!ok) return state_ = State::failed;
        if (delivered_) return state_ = State::element;
    }
    if (at_ != end_) return state_ = State::paused;
    keep_capture();
    if (!finished_) return state_ = State::hungry;
    if (!end_of_file()) return state_ = State::failed;
    return state_ = delivered_ ? State::element : State::done;
}

// The first bytes: a byte-order mark, another encoding, something that isn't JSON at all.
bool JsonScanner::check_start() {
    const auto c = static_cast<unsigned char>(*at_);
    const std::uint64_t read = bytes_read();
    const bool mark_begun = mark_bytes_ > 0 && read < kByteOrderMark.size();
    if ((read == 0 || mark_begun) &&
        c == static_cast<unsigned char>(kByteOrderMark[static_cast<std::size_t>(read)])) {
        ++mark_bytes_;
        ++line_continuations_;  // doesn't count as a column
        ++at_;
        return true;
    }
    if (read <= 1 && (c == 0xFF || c == 0xFE || c == 0)) return refuse(tr(kUtf16));
    if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
        return true;
    }
    if (c == '\n') return new_line();
    if ((c == '{' || c == '[') && !mark_begun) return begin_value(c);
    return refuse(
        tr("The file is not JSON: it begins with {1}. A file of contacts begins with { or [.", shown(c)));
}

bool JsonScanner::structure(unsigned char c) {
    if (layout_ == Layout::unknown) return check_start();
    if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
        return true;
    }
    if (c == '\n') return new_line();
    if (c == 0 && bytes_read() == 1) return refuse(tr(kUtf16));
    switch (expect_) {
        case Expect::value:
            return begin_value(c);
        case Expect::value_or_end:
            return c == ']' ? close() : begin_value(c);
        case Expect::key:
        case Expect::key_or_end:
            if (c == '"') return begin_string(true);
            if (c == '}' && expect_ == Expect::key_or_end) return close();
            if (c == '}') return refuse(tr("There is a comma before the closing }. Take it out."));
            return refuse(tr("Here the name of a property should stand in \" quotes, not {1}.", shown(c)));
        case Expect::colon:
            if (c != ':') return refuse(tr("Here a colon should stand, not {1}.", shown(c)));
            expect_ = Expect::value;
            ++at_;
            return true;
        case Expect::comma_or_end: {
            const bool object = (objects_[(depth_ - 1) >> 6] >> ((depth_ - 1) & 63) & 1) != 0;
            if (object ? c == '}' : c == ']') return close();
            if (c != ',')
                return refuse(tr("Here a comma or the closing {1} should stand, not {2}.", object ? "}" : "]",
                                 shown(c)));
            expect_ = object ? Expect::key : Expect::value;
            ++at_;
            return true;
        }
        case Expect::nothing:
            break;
    }
    return refuse(
        tr("The file goes on after its end, with {1}. A file holds one document; take out what follows it.",
           shown(c)));
}

bool JsonScanner::new_line() {
    // A record of JSON Lines stands on one line; so a cut one doesn't run into the next.
    if (layout_ == Layout::lines && capturing_)
        return refuse(tr("The line ends in the middle of a contact. Each contact stands on one line."));
    ++at_;
    ++line_;
    line_offset_ = bytes_read();
    line_continuations_ = 0;
    return true;
}

bool JsonScanner::is_element_level() const {
    switch (layout_) {
        case Layout::array:
            return depth_ == 1;
        case Layout::document:
            return in_contacts_ && depth_ == static_cast<int>(path_.size()) + 1;
        case Layout::lines:
        case Layout::first_object:
            return depth_ == 0;
        default:
            return false;
    }
}

void JsonScanner::start_capture() {
    capturing_ = true;
    capture_from_ = at_;
    kept_.clear();
    too_long_ = false;
}

bool JsonScanner::begin_value(unsigned char c) {
    if (layout_ == Layout::unknown) {
        if (shape_.foreign && !shape_.lines && (c == '[') != path_.empty())
            return refuse(tr("The file isn't what it began as: its list of contacts is missing."));
        layout_ = shape_.foreign && !path_.empty() ? Layout::document
                  : c == '[' && !shape_.lines      ? Layout::array
                                                   : Layout::first_object;
        if (layout_ == Layout::array) return open(false);
        if (layout_ == Layout::document) return open(true);
    }
    if (is_element_level()) {
        if (layout_ == Layout::lines && last_element_line_ == line_)
            return refuse(tr("A second value begins on the line. Each contact stands on a line of its own."));
        ++elements_;
        element_.line = line_;
        element_.number = elements_;
        start_capture();
    } else if (layout_ == Layout::first_object && depth_ == 1) {
        value_at_ = kept_.size() + static_cast<std::size_t>(at_ - capture_from_);
        // A contact may have an unknown property of that name.
        if (!shape_.foreign && key_ == "contacts" && !looks_like_contact_ && !become_document()) return false;
    }
    if (layout_ == Layout::document && depth_ == matched_ + 1 && !in_contacts_) {
        const bool on_path = key_ == path_[static_cast<std::size_t>(matched_)];
        const bool last = static_cast<std::size_t>(matched_) + 1 == path_.size();
        if (on_path && !last && c == '{') {
            ++matched_;
            return open(true);
        }
        if (on_path && last && (!shape_.foreign || c == '[')) {
            if (c != '[')
                return refuse(tr(
                    "\"contacts\" must be a list of contacts, which begins with [, not with {1}.", shown(c)));
            if (has_contacts_) return refuse(tr("The document has \"contacts\" twice."));
            in_contacts_ = has_contacts_ = true;
            return open(false);
        }
        if (!shape_.foreign) start_capture();
    }
    if (c == '{') return open(true);
    if (c == '[') return open(false);
    if (c == '"') return begin_string(false);
    if (c == '-' || is_digit(c)) {
        number_ = c == '-' ? Number::minus : c == '0' ? Number::zero : Number::digits;
        mode_ = Mode::number;
        ++at_;
        return true;
    }
    if (c == 't' || c == 'f' || c == 'n') {
        literal_ = c == 't' ? "rue" : c == 'f' ? "alse" : "ull";
        mode_ = Mode::literal;
        ++at_;
        return true;
    }
    if (c == ']') return refuse(tr("There is a comma before the closing ]. Take it out."));
    if (c == '\'') return refuse(tr("Texts stand in \" quotes in JSON, not in ' quotes."));
    return refuse(
        tr("Here a value should stand (a text in \" quotes, a number, true, false, null, { or [), not {1}.",
           shown(c)));
}

bool JsonScanner::open(bool object) {
    const int outside = layout_ == Layout::document ? (in_contacts_ ? static_cast<int>(path_.size()) + 1 : 1)
                        : layout_ == Layout::array  ? 1
                                                    : 0;
    if (depth_ >= kMaxLevels + outside)
        return refuse(tr("Lists and objects are nested more than {1} levels deep.", kMaxLevels));
    const std::uint64_t bit = std::uint64_t{1} << (depth_ & 63);
    if (object)
        objects_[depth_ >> 6] |= bit;
    else
        objects_[depth_ >> 6] &= ~bit;
    ++depth_;
    expect_ = object ? Expect::key_or_end : Expect::value_or_end;
    ++at_;
    return true;
}

bool JsonScanner::close() {
    --depth_;
    ++at_;
    if (matched_ > 0 && depth_ == matched_ && !in_contacts_) --matched_;
    return end_value();
}

// A value is complete; at_ stands behind it.
bool JsonScanner::end_value() {
    mode_ = Mode::structure;
    expect_ = Expect::comma_or_end;
    if (layout_ == Layout::first_object) {
        if (depth_ == 1) return end_first_object_value();
        if (depth_ == 0 && !end_first_object()) return false;
    }
    if (capturing_ && is_element_level()) {
        deliver();
        if (layout_ == Layout::lines) expect_ = Expect::value;
        return true;
    }
    if (in_contacts_ && depth_ == static_cast<int>(path_.size())) {
        in_contacts_ = false;
        return true;
    }
    if (layout_ == Layout::document && depth_ == 1) return shape_.foreign || end_document_value();
    if (depth_ == 0) {
        if (layout_ == Layout::document && shape_.foreign) has_format_ = has_version_ = true;
        if (layout_ == Layout::document && !has_format_)
            return refuse(tr("The document has no \"format\". It must be \"segments.contacts\"."));
        if (layout_ == Layout::document && !has_version_)
            return refuse(tr("The document has no \"version\". It must be 1."));
        if (layout_ == Layout::document && !has_contacts_)
            return refuse(tr("The document has no \"{1}\".", path_.back()));
        layout_ = Layout::after;
        expect_ = Expect::nothing;
    }
    return true;
}

void JsonScanner::keep_capture() {
    if (!capturing_) return;
    const auto size = static_cast<std::size_t>(at_ - capture_from_);
    if (too_long_ || kept_.size() + size > kMaxElementBytes) {
        too_long_ = true;
        kept_ = {};
    } else {
        kept_.append(capture_from_, size);
    }
    capture_from_ = at_;
}

// What was captured up to here; empty if it is too long.
std::string_view JsonScanner::captured() {
    const auto size = static_cast<std::size_t>(at_ - capture_from_);
    if (kept_.empty() && !too_long_ && size <= kMaxElementBytes) return {capture_from_, size};
    keep_capture();
    return kept_;
}

void JsonScanner::deliver() {
    element_.text = captured();
    element_.too_long = element_.text.empty();
    if (!element_.in_list && layout_ != Layout::lines) {
        element_.in_list = true;
        if (layout_ == Layout::document) {
            for (const std::string& name : path_) list_ += '/' + name;
        }
        element_.list = list_;
    }
    capturing_ = false;
    delivered_ = true;
    last_element_line_ = line_;
}

bool JsonScanner::end_key() {
    expect_ = Expect::colon;
    if (layout_ == Layout::first_object && depth_ == 1)
        looks_like_contact_ =
            looks_like_contact_ ||
            std::find(std::begin(kContactKeys), std::end(kContactKeys), key_) != std::end(kContactKeys);
    return true;
}

// A property of the first object: its format tells a document, whatever other properties it has.
bool JsonScanner::end_first_object_value() {
    if (shape_.foreign || (key_ != "format" && key_ != "version")) return true;
    const std::string_view so_far = captured();
    const std::string_view value = so_far.substr(std::min(value_at_, so_far.size()));
    if (key_ == "format" && value == kFormat) return become_document();
    (key_ == "format" ? format_ : version_) = first_characters(value, kShownCharacters);
    return true;
}

// The first object is complete and no document of ours: the first contact of JSON Lines, or a document of
// another program.
bool JsonScanner::end_first_object() {
    if (!format_.empty() && !looks_like_contact_) return check_format(format_);
    layout_ = Layout::lines;
    return true;
}

bool JsonScanner::become_document() {
    layout_ = Layout::document;
    capturing_ = false;
    elements_ = 0;
    if (key_ == "format")
        has_format_ = true;
    else if (!format_.empty() && !check_format(format_))
        return false;
    return version_.empty() || check_version(version_);
}

bool JsonScanner::check_format(std::string_view value) {
    has_format_ = value == kFormat;
    return has_format_ || refuse(tr("The file has the format {1}, not \"segments.contacts\". Choose a file "
                                    "of contacts that Segments can read.",
                                    first_characters(value, kShownCharacters)));
}

bool JsonScanner::check_version(std::string_view value) {
    const std::string quoted(first_characters(value, kShownCharacters));
    const bool is_number = std::all_of(value.begin(), value.end(),
                                       [](char c) { return is_digit(static_cast<unsigned char>(c)); });
    if (is_number && value != "1" && value != "0")
        return refuse(
            tr("The file was written by a newer version of Segments (format version {1}; this one reads "
               "version 1). Update Segments and import it again.",
               quoted));
    if (value != "1") return refuse(tr("The file's \"version\" must be 1, not {1}.", quoted));
    has_version_ = true;
    return true;
}

bool JsonScanner::end_document_value() {
    const std::string value(captured());
    capturing_ = false;
    if (key_ == "format") return check_format(value);
    return key_ != "version" || check_version(value);
}

bool JsonScanner::end_of_file() {
    if (mode_ == Mode::number && number_is_complete()) {
        if (!end_value()) return false;
        if (delivered_) return true;
    }
    if (layout_ == Layout::unknown) return refuse(tr("The file is empty. Choose a file with contacts."));
    if (layout_ == Layout::after || (layout_ == Layout::lines && !capturing_)) return true;
    if (mode_ == Mode::string || mode_ == Mode::escape || mode_ == Mode::hex)
        return refuse(
            tr("The file ends in the middle of a text. It seems to be cut off; get the whole file."));
    return refuse(
        capturing_
            ? tr("The file ends in the middle of a contact. It seems to be cut off; get the whole file.")
            : tr("The file ends before its list does. It seems to be cut off; get the whole file."));
}

std::string JsonScanner::place() const {
    const std::uint64_t column = bytes_read() - line_offset_ - line_continuations_ + 1;
    std::string text = tr("line {1}, column {2}", line_, column);
    if (!capturing_ || elements_ == 0 || (layout_ == Layout::document && !in_contacts_)) return text;
    text = tr("{1}, contact {2}", text, elements_);
    std::string path;
    if (layout_ == Layout::document) {
        for (const std::string& each : path_) path += '/' + each;
    }
    if (layout_ == Layout::document || layout_ == Layout::array) path += '/' + std::to_string(elements_ - 1);
    if (!too_long_) {
        std::string so_far = kept_;
        so_far.append(capture_from_, static_cast<std::size_t>(at_ - capture_from_));
        path += json_path_at_end(so_far);
    }
    if (character_count(path) > kMaxPath) path = std::string(first_characters(path, kMaxPath)) + "...";
    return path.empty() ? text : text + ", " + path;
}

bool JsonScanner::refuse(std::string_view what) {
    error_ = fail(std::string(what) + " " + tr("(At {1}.)", place()));
    error_.record = tr("Line {1}", line_);
    return false;
}

}  // namespace segments::exchange
