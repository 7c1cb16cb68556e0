#include "app/grid/column_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/tr.h"

namespace segments::app {
namespace {

constexpr float kLeast = 48, kMost = 900;
// A character of a caption, what stands beside it, and the most that is given for it.
constexpr float kCharacter = 7, kAround = 38, kMostForCaption = 260;

}  // namespace

void ColumnLayout::reset() {
    order_.resize(columns_->size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    widths_.clear();
    hidden_.clear();
    for (const GridColumn& column : *columns_) {
        // The caption should be readable, within reason.
        const float caption = static_cast<float>(column.caption().view().size()) * kCharacter + kAround;
        widths_.push_back(std::max(column.width, std::round(std::min(caption, kMostForCaption))));
        hidden_.push_back(column.hidden);
    }
    frozen_ = 1;  // the number of a record says what the row is about
    changed();
}

void ColumnLayout::changed() {
    shown_.clear();
    for (const std::size_t column : order_) {
        if (!hidden_[column]) shown_.push_back(column);
    }
}

float ColumnLayout::total_width() const {
    return x_of(shown_.size());
}

float ColumnLayout::x_of(std::size_t place) const {
    float x = 0;
    for (std::size_t i = 0; i < place; ++i) x += width_at(i);
    return x;
}

void ColumnLayout::resize(std::size_t column, float width) {
    widths_[column] = std::clamp(std::round(width), kLeast, kMost);
}

void ColumnLayout::show(std::size_t column, bool on) {
    if (!on && shown_.size() == 1) return;
    hidden_[column] = !on;
    changed();
}

void ColumnLayout::move(std::size_t column, int step) {
    const auto found = std::find(order_.begin(), order_.end(), column);
    const auto place = found - order_.begin();
    const auto wanted = place + step;
    if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(order_.size())) return;
    std::swap(order_[static_cast<std::size_t>(place)], order_[static_cast<std::size_t>(wanted)]);
    changed();
}

void ColumnLayout::move_shown(std::size_t column, int step) {
    const std::vector<std::size_t> before = shown_;
    for (std::size_t i = 0; i < order_.size() && shown_ == before; ++i) move(column, step);
}

void ColumnLayout::move_to_place(std::size_t column, std::size_t place) {
    const std::optional<std::size_t> before =
        place < shown_.size() ? std::optional(shown_[place]) : std::nullopt;
    if (before == column) return;
    std::erase(order_, column);
    const auto at = before ? std::find(order_.begin(), order_.end(), *before) : order_.end();
    order_.insert(at, column);
    changed();
}

std::string ColumnLayout::to_text() const {
    std::string text = std::to_string(frozen_) + ';';
    for (const std::size_t column : order_) {
        if (text.back() != ';') text += ',';
        if (hidden_[column]) text += '-';
        text += (*columns_)[column].id + "=" + std::to_string(static_cast<int>(widths_[column]));
    }
    return text;
}

void ColumnLayout::from_text(std::string_view text) {
    if (text.empty()) return;
    if (const std::size_t mark = text.find(';'); mark != std::string_view::npos) {
        std::from_chars(text.data(), text.data() + mark, frozen_);
        text.remove_prefix(mark + 1);
    }
    std::vector<std::size_t> order;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const bool is_hidden = part.starts_with('-');
        const std::string_view id = part.substr(is_hidden ? 1 : 0, part.find('=') - (is_hidden ? 1 : 0));
        const std::size_t column = column_index(*columns_, id);
        if (column == columns_->size()) continue;
        if (std::find(order.begin(), order.end(), column) != order.end()) continue;
        order.push_back(column);
        hidden_[column] = is_hidden;
        int width = 0;
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        std::from_chars(part.data() + equals + 1, part.data() + part.size(), width);
        if (width > 0) resize(column, static_cast<float>(width));
    }
    for (const std::size_t column : order_) {
        if (std::find(order.begin(), order.end(), column) == order.end()) order.push_back(column);
    }
    order_ = std::move(order);
    if (std::find(hidden_.begin(), hidden_.end(), false) == hidden_.end()) hidden_[order_.front()] = false;
    changed();
}

}  // namespace segments::app
