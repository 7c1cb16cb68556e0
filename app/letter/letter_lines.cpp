#include "app/letter/letter_lines.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "app/ui/shaped_text.h"
#include "core/base/bidi.h"
#include "core/base/marks.h"
#include "core/base/text.h"

namespace segments::app {
namespace {

using word::Look;
using word::Passage;
using word::Span;

// What may neither be parted nor stands in both directions.
struct Unit {
    std::string text;
    Look look;
    const Span* picture = nullptr;
    std::uint8_t level = 0;
    bool may_begin_line = false, ends_line = false;
    Extent extent = {};

    bool is_blank() const { return picture == nullptr && text == " "; }
};

constexpr std::u32string_view kNeverFirst =
    U"、。，．：；？！）」』】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
constexpr std::u32string_view kNeverLast = U"（「『【〈《〔［｛";

// Scripts whose characters are words by themselves; Thai's are not.
bool stands_alone(char32_t c) {
    constexpr char32_t kFirst = 0x2E80, kFullWidth = 0xFF01, kLastFullWidth = 0xFF60;
    return (c >= kFirst && is_unspaced_script(c)) || (c >= kFullWidth && c <= kLastFullWidth);
}

bool may_part(char32_t before, char32_t after) {
    if (kNeverFirst.find(after) != std::u32string_view::npos ||
        kNeverLast.find(before) != std::u32string_view::npos)
        return false;
    return stands_alone(before) || (stands_alone(after) && is_word_character(before));
}

std::string counted(const Span& span, int page, int pages) {
    if (span.count == word::PageCount::none) return span.text;
    return std::to_string(span.count == word::PageCount::page ? page : pages);
}

class Units {
  public:
    Units(const Passage& passage, int page, int pages) {
        // The whole paragraph decides in which direction each of its characters is read.
        std::string text;
        std::vector<std::string> parts;
        for (const Span& span : passage.spans) {
            parts.push_back(is_picture(span) ? std::string(kObject) : counted(span, page, pages));
            text += parts.back();
        }
        if (passage.from_right || has_right_to_left(text)) levels_ = bidi_levels(text, passage.from_right);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (is_picture(passage.spans[i]))
                picture(passage.spans[i]);
            else
                characters(parts[i], passage.spans[i].look);
            at_ += parts[i].size();
        }
    }
    std::vector<Unit> take() { return std::move(units_); }

  private:
    static constexpr std::string_view kObject = "\xEF\xBF\xBC";  // what stands for a picture

    static bool is_picture(const Span& span) {
        return !span.picture.empty() && span.width > 0 && span.height > 0;
    }
    std::uint8_t level(std::size_t at) const { return levels_.empty() ? std::uint8_t{0} : levels_[at]; }

    void picture(const Span& span) {
        Unit unit{span.text, span.look, &span, level(at_)};
        unit.may_begin_line = true;
        units_.push_back(std::move(unit));
        before_ = ' ';
    }
    void characters(std::string_view text, const Look& look) {
        for (std::size_t from = 0; from < text.size();) {
            const Decoded read = decode_at(text, from);
            character(text.substr(from, read.length), read.value, level(at_ + from), look, from == 0);
            from += read.length;
        }
    }
    void character(std::string_view bytes, char32_t c, std::uint8_t read_at, const Look& look, bool first) {
        const bool parts = before_ == ' ' || before_ == '\n' || may_part(before_, c);
        const bool begins =
            units_.empty() || first || c == ' ' || c == '\n' || parts || units_.back().level != read_at;
        if (begins) {
            Unit unit{{}, look, nullptr, read_at};
            unit.may_begin_line = c == ' ' || parts;
            unit.ends_line = c == '\n';
            units_.push_back(std::move(unit));
        }
        if (c != '\n') units_.back().text += bytes;
        before_ = c;
    }

    std::vector<std::uint8_t> levels_;
    std::vector<Unit> units_;
    std::size_t at_ = 0;  // where the span begins in the paragraph
    char32_t before_ = ' ';
};

bool begins_from_right(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded read = decode_at(text, at);
        const std::string_view character = text.substr(at, read.length);
        if (has_right_to_left(character)) return true;
        if (is_word_character(read.value)) return false;
        at += read.length;
    }
    return false;
}

class Lines {
  public:
    Lines(const LineRoom& room, const LineMeasure& measure) : room_(room), measure_(measure) {}

    std::vector<LetterLine> of(std::vector<Unit> units) {
        for (Unit& unit : units) {
            if (unit.picture == nullptr && (unit.level & 1) != 0 && !unit.is_blank())
                unit.text = from_right(unit.text);
            unit.extent = unit.picture != nullptr ? measure_.picture(*unit.picture)
                                                  : measure_.text(unit.text, unit.look);
        }
        for (std::size_t from = 0; from < units.size();) {
            std::size_t to = from + 1;
            while (to < units.size() && !units[to].may_begin_line && !units[to].ends_line) ++to;
            if (units[from].ends_line)
                end(units[from].look);
            else
                word(units, from, to);
            from = units[from].ends_line ? from + 1 : to;
        }
        end(units.empty() ? Look() : units.back().look);
        return std::move(lines_);
    }

  private:
    float room() const { return room_.width - (lines_.empty() ? room_.less_at_first : 0); }
    // Some may be more by the rounding of its parts.
    bool fits(float more) const { return width_ + more <= room() + 0.5f; }

    void word(const std::vector<Unit>& units, std::size_t from, std::size_t to) {
        float wide = 0;
        for (std::size_t i = from; i < to; ++i) wide += units[i].extent.width;
        if (!fits(wide) && !line_.empty()) {
            const bool blank = to == from + 1 && units[from].is_blank();
            end(units[from].look);
            if (blank) return;
        }
        const bool whole = fits(wide);
        for (std::size_t i = from; i < to; ++i) {
            if (whole || units[i].picture != nullptr)
                put(units[i]);
            else if (!by_words(units[i]))
                by_characters(units[i]);
        }
    }
    // What is longer than a line: between words where the platform knows them.
    bool by_words(const Unit& unit) {
        if (!measure_.part || !ui::needs_shaping(unit.text)) return false;
        const std::string parted = measure_.part(unit.text, unit.look, room());
        for (std::size_t from = 0; from < parted.size();) {
            const std::size_t to = std::min(parted.find('\n', from), parted.size());
            Unit piece = unit;
            piece.text = parted.substr(from, to - from);
            piece.extent = measure_.text(piece.text, piece.look);
            if (!fits(piece.extent.width) && !line_.empty()) end(unit.look);
            put(piece);
            from = to + 1;
        }
        return !parted.empty();
    }
    void by_characters(const Unit& unit) {
        for (std::size_t at = 0; at < unit.text.size();) {
            std::size_t to = at + decode_at(unit.text, at).length;
            while (to < unit.text.size() && joins(decode_at(unit.text, to).value))
                to += decode_at(unit.text, to).length;
            Unit piece = unit;
            piece.text = unit.text.substr(at, to - at);
            if ((unit.level & 1) != 0) piece.text = from_right(piece.text);
            piece.extent = measure_.text(piece.text, piece.look);
            if (!fits(piece.extent.width) && !line_.empty()) end(unit.look);
            const bool same = !line_.empty() && at > 0;
            // One piece for each line, so that its letters still join.
            if (same) {
                Unit& last = line_.back();
                last.text += unit.text.substr(at, to - at);
                const float before = last.extent.width;
                last.extent = measure_.text(last.text, last.look);
                width_ += last.extent.width - before;
            } else {
                put(piece);
            }
            at = to;
        }
    }
    static bool joins(char32_t c) {
        constexpr char32_t kJoiners = 0x200C, kLastMark = 0x200F;
        return (c >= kJoiners && c <= kLastMark) || is_mark(c);
    }

    void put(const Unit& unit) {
        line_.push_back(unit);
        width_ += unit.extent.width;
    }

    void end(const Look& look) {
        LetterLine made;
        while (!line_.empty() && line_.back().is_blank() && !line_.back().look.underline) line_.pop_back();
        std::vector<std::uint8_t> levels;
        levels.reserve(line_.size());
        for (const Unit& unit : line_) levels.push_back(unit.level);
        for (const std::size_t at : visual_order(levels)) {
            Unit& unit = line_[at];
            made.width += unit.extent.width;
            made.height = std::max(made.height, unit.extent.height);
            made.pieces.push_back({std::move(unit.text), unit.look,
                                   unit.picture != nullptr ? unit.picture->picture : std::string(),
                                   unit.extent});
        }
        if (made.height <= 0) made.height = measure_.text(" ", look).height;
        lines_.push_back(std::move(made));
        line_.clear();
        width_ = 0;
    }

    const LineRoom& room_;
    const LineMeasure& measure_;
    std::vector<Unit> line_;  // as they are read
    float width_ = 0;
    std::vector<LetterLine> lines_;
};

}  // namespace

std::vector<LetterLine> lines_of(const Passage& passage, const LineRoom& room, int page, int pages,
                                 const LineMeasure& measure) {
    return Lines(room, measure).of(Units(passage, page, pages).take());
}

std::string from_right(std::string_view text) {
    // Brackets look the other way, and signs stand in the other order.
    return std::string(begins_from_right(text) ? std::string_view() : ui::kRightToLeft) + std::string(text);
}

}  // namespace segments::app
