#include "app/help/guide.h"

#include <array>
#include <cstddef>
#include <utility>

#include "core/base/text.h"

namespace segments::app {
namespace {

// Bold and emphasis, code, and links (their text) of a paragraph.
std::vector<GuideRun> runs_of(std::string_view text) {
    std::vector<GuideRun> runs;
    std::string now;
    bool strong = false, code = false;
    const auto finish = [&] {
        if (!now.empty()) runs.push_back({std::exchange(now, {}), strong});
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (text[i] == '`') {
            code = !code;
        } else if (text[i] == '\\' && i + 1 < text.size()) {
            now += text[++i];
        } else if (!code && rest.starts_with("**")) {
            finish();
            strong = !strong;
            ++i;
        } else if (!code && text[i] == '*') {
            finish();
            strong = !strong;
        } else if (!code && text[i] == '[' && rest.find("](") != std::string_view::npos) {
            const std::size_t middle = rest.find("](");
            now += rest.substr(1, middle - 1);
            const std::size_t end = rest.find(')', middle);
            i += end == std::string_view::npos ? rest.size() - 1 : end;
        } else {
            now += text[i];
        }
    }
    finish();
    return runs;
}

// "| a | b |": its two cells; a "\|" within one is no border.
GuideBlock row_of(std::string_view line) {
    GuideBlock row{GuideBlock::Kind::row, {}, {}};
    std::array<std::string, 2> cells;
    std::size_t cell = 0;
    for (std::size_t i = 1; i < line.size() && cell < cells.size(); ++i) {
        if (line[i] == '|')
            ++cell;
        else if (line[i] == '\\' && i + 1 < line.size())
            cells[cell] += line.substr(i++, 2);
        else
            cells[cell] += line[i];
    }
    // Within code nothing needs to be escaped any more.
    row.runs = runs_of(trim_blanks(cells[0]));
    row.second = runs_of(trim_blanks(cells[1]));
    return row;
}

class Reader {
  public:
    void line(std::string_view text) {
        const std::string_view content = trim_blanks(text);
        constexpr std::string_view kAnchor = "<a id=\"";
        if (content.starts_with(kAnchor)) {
            finish();
            const std::string_view id = content.substr(kAnchor.size());
            anchor_ = id.substr(0, id.find('"'));
        } else if (content.starts_with("#")) {
            finish();
            const std::size_t title = content.find_first_not_of("# ");
            if (title == std::string_view::npos) return;
            topics_.push_back({std::exchange(anchor_, {}), std::string(content.substr(title)), {}});
        } else if (content.empty() || content.starts_with("![")) {
            finish();
        } else if (content.starts_with("|")) {
            finish();
            if (!content.starts_with("|--")) add(row_of(content));
        } else if (content.starts_with("- ")) {
            finish();
            kind_ = GuideBlock::Kind::item;
            paragraph_ = content.substr(2);
        } else {
            if (!paragraph_.empty()) paragraph_ += ' ';
            paragraph_ += content;
        }
    }

    std::vector<GuideTopic> topics() {
        finish();
        return std::move(topics_);
    }

  private:
    void add(GuideBlock block) {
        if (!topics_.empty()) topics_.back().blocks.push_back(std::move(block));
    }

    void finish() {
        if (!paragraph_.empty()) add({kind_, runs_of(paragraph_), {}});
        paragraph_.clear();
        kind_ = GuideBlock::Kind::paragraph;
    }

    std::vector<GuideTopic> topics_;
    std::string anchor_, paragraph_;
    GuideBlock::Kind kind_ = GuideBlock::Kind::paragraph;
};

}  // namespace

std::vector<GuideTopic> read_guide(std::string_view markdown) {
    Reader reader;
    while (!markdown.empty()) {
        const std::size_t end = markdown.find('\n');
        reader.line(markdown.substr(0, end));
        markdown.remove_prefix(end == std::string_view::npos ? markdown.size() : end + 1);
    }
    return reader.topics();
}

std::string_view topic_of_address(std::string_view address) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kTopics{{
        {"/contacts", "contacts"},
        {"/duplicates", "contacts"},
        {"/questionnaires", "contacts"},
        {"/segments", "segments"},
        {"/criteria", "segments"},
        {"/logged", "afterwards"},
        {"/log", "afterwards"},
        {"/postponed", "afterwards"},
        {"/templates", "segments"},
        {"/campaigns", "setup"},
        {"/campaign-entries", "setup"},
        {"/setup", "setup"},
        {"/series", "setup"},
        {"/lists", "setup"},
        {"/history", "workspace"},
        {"/workspace", "workspace"},
    }};
    const std::string_view first = address.substr(0, address.find_first_of("/?", 1));
    for (const auto& [screen, topic] : kTopics)
        if (first == screen) return topic;
    return "start";
}

}  // namespace segments::app
