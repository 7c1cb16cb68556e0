#include "app/letter/letter_page.h"

#include <algorithm>
#include <string>

#include "app/ui/draw.h"
#include "imgui.h"

namespace segments::app {
namespace {

using word::Passage;
using word::Span;

constexpr float kMargin = 28;
// Paper is white whatever the theme.
constexpr theme::Color kPaper{255, 255, 255, 255}, kInk{28, 30, 36, 255}, kRule{208, 211, 218, 255};

// A word as it stands on the paper.
struct Piece {
    ui::Rect rect;
    std::string text;
    word::Look look;
};

class Sheet {
  public:
    Sheet(ui::Ui& ui, float scale) : ui_(ui), scale_(scale) {}

    // Returns the height.
    float lay_out(const std::vector<Passage>& passages, float x, float y, float width) {
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

    float table(const Passage& passage, float x, float y, float width) {
        const float top = y;
        for (const auto& row : passage.rows) {
            float height = 0;
            const float cell = width / static_cast<float>(std::max<std::size_t>(1, row.size()));
            for (std::size_t i = 0; i < row.size(); ++i)
                height = std::max(height, lay_out(row[i], x + static_cast<float>(i) * cell + 4, y + 2,
                                                  std::max(20.0f, cell - 8)) +
                                              4);
            for (std::size_t i = 0; i < row.size(); ++i)
                rules_.push_back({x + static_cast<float>(i) * cell, y, cell, height});
            y += height;
        }
        return y - top + 4;
    }

    float paragraph(const Passage& passage, float x, float y, float width) {
        const float top = y;
        const float indent = std::min(twips(passage.indent), width / 2);
        y += twips(passage.space_before);
        float line_height = 0;
        std::size_t line_begin = pieces_.size();
        float at = x + indent;
        const auto end_line = [&](const word::Look& look) {
            if (line_height <= 0) line_height = ui::line_height(style(look));
            const float free = x + width - at;
            const float shift = passage.alignment == word::Alignment::center  ? free / 2
                                : passage.alignment == word::Alignment::right ? free
                                                                              : 0;
            for (std::size_t i = line_begin; i < pieces_.size(); ++i) {
                pieces_[i].rect.x += shift;
                pieces_[i].rect.y = y + line_height - pieces_[i].rect.height;
            }
            y += line_height;
            line_height = 0;
            line_begin = pieces_.size();
            at = x + indent;
        };
        const auto add = [&](std::string_view text, const word::Look& look) {
            const ui::TextStyle wanted = style(look);
            const float wide = ui::text_width(ui_, text, wanted), high = ui::line_height(wanted);
            if (at + wide > x + width && line_begin < pieces_.size()) {
                end_line(look);
                if (text == " ") return;
            }
            pieces_.push_back({{at, y, wide, high}, std::string(text), look});
            at += wide;
            line_height = std::max(line_height, high);
        };
        word::Look last;
        if (!passage.spans.empty()) last = passage.spans.front().look;
        if (!passage.marker.empty()) {
            const float back = std::min(indent, 18.0f * scale_);
            at -= back;
            add(passage.marker, last);
            at = std::max(at + 4, x + indent);
        }
        for (const Span& span : passage.spans) {
            last = span.look;
            const std::string_view text = span.text;
            for (std::size_t from = 0; from < text.size();) {
                if (text[from] == '\n') {
                    end_line(last);
                    ++from;
                    continue;
                }
                std::size_t to =
                    text[from] == ' ' ? from + 1 : std::min(text.find_first_of(" \n", from), text.size());
                add(text.substr(from, to - from), last);
                from = to;
            }
        }
        end_line(last);
        return y - top + twips(passage.space_after);
    }

    ui::Ui& ui_;
    float scale_;
    std::vector<Piece> pieces_;
    std::vector<ui::Rect> rules_;
};

}  // namespace

void draw_letter(ui::Ui& ui, std::string_view name, const std::vector<Passage>& letter) {
    const float wide = ui.layout().width;
    const float margin = std::min(kMargin, wide / 16);
    // A page's text fills the sheet: small screens show smaller letters, but not too small to be read.
    const float scale =
        std::clamp((wide - 2 * margin) / (word::ReadingStyles::kPageWidth / 20.0f), 0.95f, 1.35f);
    Sheet sheet(ui, scale);
    const float height = sheet.lay_out(letter, margin, margin, wide - 2 * margin) + 2 * margin;
    const ui::Rect place = ui.place(0, height);
    ui::Node& node = ui.node(ui.id("sheet"), ui::Role::img, place, name);
    node.description = word::to_plain(letter);
    ui::fill(ui, place, kPaper, 3);
    ui::stroke(ui, place, kRule, 3);
    sheet.draw(place.x, place.y);
}

}  // namespace segments::app
