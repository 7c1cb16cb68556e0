#include "app/letter/letter_page.h"

#include <algorithm>
#include <span>
#include <string>

#include "app/letter/letter_lines.h"
#include "app/ui/draw.h"
#include "app/ui/fonts.h"
#include "app/ui/picture.h"
#include "app/ui/shaped_text.h"
#include "imgui.h"

namespace segments::app {
namespace {

using word::Passage;

constexpr float kGap = 12;  // between sheets
// Paper is white whatever the theme.
constexpr theme::Color kPaper{255, 255, 255, 255}, kInk{28, 30, 36, 255}, kRule{208, 211, 218, 255};

// A piece of a line as it stands on the paper.
struct Piece {
    ui::Rect rect;
    std::string text;
    word::Look look;
    std::string picture;
};

class Sheet {
  public:
    Sheet(ui::Ui& ui, float scale, const word::ReadingStyles& styles, int page, int pages)
        : ui_(ui), scale_(scale), styles_(styles), page_(page), pages_(pages) {}

    // Returns the height.
    float lay_out(std::span<const Passage> passages, float x, float y, float width) {
        const float top = y;
        for (const Passage& passage : passages)
            y += passage.is_table() ? table(passage, x, y, width) : paragraph(passage, x, y, width);
        return y - top;
    }
    void draw(float dx, float dy) const {
        for (const ui::Rect& line : rules_)
            ui::stroke(ui_, {line.x + dx, line.y + dy, line.width, line.height}, kRule);
        for (const Piece& piece : pieces_) {
            const ui::Rect rect{piece.rect.x + dx, piece.rect.y + dy, piece.rect.width, piece.rect.height};
            if (!ui_.visible(rect)) continue;
            if (!piece.picture.empty() && ui::draw_picture(ui_, rect, styles_.picture_key(piece.picture),
                                                           [&] { return styles_.picture(piece.picture); }))
                continue;
            const int first = ui_.draw_list()->VtxBuffer.Size;
            ui::draw_text(ui_, {rect.x, rect.y, rect.width + 4, rect.height}, piece.text, style(piece.look));
            if (piece.look.italic) slant(first);
            if (piece.look.underline)
                ui::horizontal_line(ui_, rect.x, rect.y + rect.height - 3, rect.width, kInk);
        }
    }

  private:
    float twips(int value) const { return static_cast<float>(value) / 20 * scale_; }
    ui::TextStyle style(const word::Look& look) const {
        return {static_cast<float>(look.half_points) / 2 * scale_, look.bold, kInk};
    }

    // There is no italic font: upright letters lean.
    void slant(int first) const {
        ImVector<ImDrawVert>& all = ui_.draw_list()->VtxBuffer;
        float bottom = 0;
        for (int i = first; i < all.Size; ++i) bottom = std::max(bottom, all[i].pos.y);
        for (int i = first; i < all.Size; ++i) all[i].pos.x += (bottom - all[i].pos.y) * 0.2f;
    }

    // The columns of a table in its document's proportions, in the width that there is.
    static std::vector<float> columns_of(const Passage& table, std::size_t count, float width) {
        float all = 0;
        if (table.columns.size() == count) {
            for (const int column : table.columns) all += static_cast<float>(column);
        }
        std::vector<float> columns(count, width / static_cast<float>(std::max<std::size_t>(1, count)));
        if (all <= 0) return columns;
        const float share = std::min(width, all / 20 * 1.6f) / all;
        for (std::size_t i = 0; i < count; ++i) columns[i] = static_cast<float>(table.columns[i]) * share;
        return columns;
    }

    float table(const Passage& passage, float x, float y, float width) {
        const float top = y;
        for (const auto& row : passage.rows) {
            const std::vector<float> columns = columns_of(passage, row.size(), width);
            std::vector<float> lefts;
            float height = 0, used = 0;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const float left = passage.from_right ? x + width - used - columns[i] : x + used;
                lefts.push_back(left);
                used += columns[i];
                height =
                    std::max(height, lay_out(row[i], left + 4, y + 2, std::max(20.0f, columns[i] - 8)) + 4);
            }
            for (std::size_t i = 0; i < row.size() && passage.has_rules; ++i)
                rules_.push_back({lefts[i], y, columns[i], height});
            y += height;
        }
        return y - top + 4;
    }

    Extent extent(std::string_view text, const word::Look& look) const {
        const ui::TextStyle wanted = style(look);
        return {ui::text_width(ui_, text, wanted), ui::line_height(wanted)};
    }

    // Hangs before the lines of its paragraph; returns how far it reaches into the first of them.
    float marker(const Passage& passage, const Piece& piece, float x, float width, float indent) {
        const float wide = piece.rect.width, back = std::min(indent, 18.0f * scale_);
        Piece placed = piece;
        placed.rect.x = passage.from_right ? x + width - indent + back - wide : x + indent - back;
        pieces_.push_back(std::move(placed));
        return std::max(0.0f, wide + 4 - back);
    }

    float paragraph(const Passage& passage, float x, float y, float width) {
        const float top = y;
        const float indent = std::min(twips(passage.indent), width / 2);
        y += twips(passage.space_before);
        const std::size_t first = pieces_.size();
        LineRoom room{width - indent, 0};
        if (!passage.marker.empty()) {
            const word::Look look = passage.spans.empty() ? word::Look() : passage.spans.front().look;
            std::string text = passage.from_right ? from_right(passage.marker) : passage.marker;
            const Extent size = extent(text, look);
            room.less_at_first = marker(passage, {{0, y, size.width, size.height}, std::move(text), look, {}},
                                        x, width, indent);
        }
        const LineMeasure measure{
            [&](std::string_view text, const word::Look& look) { return extent(text, look); },
            [&](const word::Span& span) {
                // No wider than the text.
                const float fit = std::min(1.0f, width / std::max(1.0f, twips(span.width)));
                return Extent{twips(span.width) * fit, twips(span.height) * fit};
            },
            [&](std::string_view text, const word::Look& look, float room_left) {
                const ui::TextStyle wanted = style(look);
                return ui_.state<ui::ShapedTexts>(ui_.id("parted"))
                    .wrapped(ui_.line_breaker, ui_.fonts(), text, wanted.size * ui_.scale(), wanted.strong,
                             room_left * ui_.scale());
            }};
        bool is_first = true;
        for (const LetterLine& line : lines_of(passage, room, page_, pages_, measure)) {
            const float less = is_first ? room.less_at_first : 0;
            const float free = room.width - less - line.width;
            const float shift = passage.alignment == word::Alignment::center  ? free / 2
                                : passage.alignment == word::Alignment::right ? free
                                                                              : 0;
            float at = (passage.from_right ? x : x + indent + less) + shift;
            if (is_first && first < pieces_.size()) {
                // The marker goes where the text goes, and stands on its line.
                Piece& mark = pieces_[first];
                mark.rect.x += passage.from_right ? shift - free : shift;
                mark.rect.y = y + std::max(line.height, mark.rect.height) - mark.rect.height;
            }
            for (const LinePiece& piece : line.pieces) {
                const Extent& size = piece.extent;
                pieces_.push_back({{at, y + line.height - size.height, size.width, size.height},
                                   piece.text,
                                   piece.look,
                                   piece.picture});
                at += size.width;
            }
            y += line.height;
            is_first = false;
        }
        return y - top + twips(passage.space_after);
    }

    ui::Ui& ui_;
    float scale_;
    const word::ReadingStyles& styles_;
    int page_, pages_;  // this one, of how many
    std::vector<Piece> pieces_;
    std::vector<ui::Rect> rules_;
};

}  // namespace

void draw_letter(ui::Ui& ui, std::string_view name, const std::vector<Passage>& letter,
                 const letter::PageParts& parts, const word::ReadingStyles& styles) {
    const word::PageSize& page = styles.page();
    const auto points = [](int twips) { return static_cast<float>(twips) / 20; };
    const float wide = ui.layout().width;
    // The whole page where it can be read so; small screens show the text without much of its margins.
    constexpr float kLeast = 0.95f, kMost = 1.35f;
    const float whole = wide / points(page.width);
    const float scale = std::clamp(whole, kLeast, kMost);
    const bool fits = whole >= kLeast;
    const float sheet_width = fits ? std::min(wide, points(page.width) * scale) : wide;
    const float left = fits ? points(page.left) * scale : wide / 18;
    const float text_width = fits ? points(page.text_width()) * scale : wide - 2 * left;
    const float top = fits ? points(page.top) * scale : left,
                bottom = fits ? points(page.bottom) * scale : left;
    const float least_height = fits ? points(page.height) * scale : 0;

    struct Page {
        Sheet sheet;
        float y, height;
    };
    std::vector<Page> pages;
    float y = 0;
    const std::span<const Passage> all(letter);
    int count = 1;
    for (std::size_t i = 1; i < all.size(); ++i) count += all[i].page_break ? 1 : 0;
    for (std::size_t from = 0; from < all.size() || pages.empty();) {
        std::size_t to = std::min(from + 1, all.size());
        while (to < all.size() && !all[to].page_break) ++to;
        const int page_no = static_cast<int>(pages.size()) + 1;
        Page made{Sheet(ui, scale, styles, page_no, count), y, 0};
        // A high header pushes the text down, a high footer makes the sheet longer.
        const float above = fits ? points(page.header) * scale : left / 2;
        const float below = fits ? points(page.footer) * scale : left / 2;
        float text_top = top;
        const std::vector<Passage>& header = from == 0 ? parts.header : parts.later_header;
        const std::vector<Passage>& footer = from == 0 ? parts.footer : parts.later_footer;
        if (!header.empty())
            text_top = std::max(top, above + made.sheet.lay_out(header, left, above, text_width));
        const float text = made.sheet.lay_out(all.subspan(from, to - from), left, text_top, text_width);
        made.height = std::max(least_height, text_top + text + bottom);
        if (!footer.empty()) {
            const float foot = Sheet(ui, scale, styles, page_no, count).lay_out(footer, left, 0, text_width);
            made.height = std::max(made.height, text_top + text + foot + below);
            made.sheet.lay_out(footer, left, made.height - below - foot, text_width);
        }
        y += made.height + kGap;
        pages.push_back(std::move(made));
        from = std::max(to, from + 1);
    }
    const ui::Rect place = ui.place(0, y - kGap);
    ui::Node& node = ui.node(ui.id("sheet"), ui::Role::img, place, name);
    node.description = word::to_plain(parts.header) + word::to_plain(letter) + word::to_plain(parts.footer);
    const float x = place.x + (place.width - sheet_width) / 2;
    for (const Page& each : pages) {
        const ui::Rect rect{x, place.y + each.y, sheet_width, each.height};
        ui::fill(ui, rect, kPaper, 3);
        ui::stroke(ui, rect, kRule, 3);
        each.sheet.draw(rect.x, rect.y);
    }
}

}  // namespace segments::app
