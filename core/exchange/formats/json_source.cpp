#include "core/exchange/formats/json_source.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/exchange/formats/json_walk.h"

namespace segments::exchange {
namespace {

using Index = JsonTape::Index;
using Kind = JsonTape::Kind;

constexpr std::size_t kMostColumns = 500;
constexpr int kDeepestColumn = 4;

// One pass over the beginning of a file, which may end anywhere and needn't be well-formed.
class Finder {
  public:
    // `roots`: the file's own objects, rather than lists.
    Finder(std::string_view text, std::size_t most, bool roots) : text_(text), most_(most), roots_(roots) {}

    JsonList run() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                string();
            } else if (c == '{' || c == '[') {
                open(c);
            } else if (c == '}' || c == ']') {
                close();
            } else if (c == ',' && !levels_.empty()) {
                levels_.back().key.clear();
                levels_.back().members_end = at_;
            }
            if (levels_.size() > kMaxLevels) break;
        }
        take_unfinished();
        return best_.elements.size() >= list_.elements.size() ? std::move(best_) : std::move(list_);
    }

  private:
    struct Level {
        char kind;
        std::string key;
        std::size_t from;
        std::size_t members_end = 0;  // of those that are whole; 0: none is yet
    };

    void string() {
        const std::size_t from = at_ + 1;
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\') ++at_;
        }
        if (at_ >= text_.size() || levels_.empty() || levels_.back().kind != '{') return;
        std::size_t next = at_ + 1;
        while (next < text_.size() &&
               (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\n' || text_[next] == '\r'))
            ++next;
        if (next < text_.size() && text_[next] == ':') levels_.back().key = text_.substr(from, at_ - from);
    }

    // The depth of the elements of a list whose way there is objects only; 0 if this isn't one.
    bool is_list_here() const {
        if (levels_.empty()) return true;  // lines
        if (levels_.back().kind != '[') return false;
        return std::all_of(levels_.begin(), levels_.end() - 1,
                           [](const Level& each) { return each.kind == '{'; });
    }
    std::vector<std::string> path_here() const {
        std::vector<std::string> path;
        for (const Level& each : levels_) {
            if (each.kind == '{') path.push_back(each.key);
        }
        return path;
    }

    void open(char c) { levels_.push_back({c, {}, at_}); }

    // The text ends within the first element of a list, which is all there is or most of it: what is whole of
    // the element shows what it is.
    void take_unfinished() {
        const bool none = best_.elements.empty() && list_.elements.empty();
        const std::vector<Level> open = std::move(levels_);
        levels_.clear();
        for (const Level& each : open) {
            const bool long_one = text_.size() - each.from > text_.size() / 2;
            const bool element = is_list_here() && levels_.empty() == roots_ && (each.kind == '{' || !roots_);
            if (element && each.members_end != 0 && (none || long_one)) {
                std::vector<std::string> path = path_here();
                if (path == list_.path && !list_.elements.empty()) return;
                best_ = {};
                list_.path = std::move(path);
                list_.lines = roots_;
                list_.elements = {std::string(text_.substr(each.from, each.members_end - each.from)) +
                                  (each.kind == '{' ? '}' : ']')};
                return;
            }
            levels_.push_back(each);
        }
    }

    void close() {
        if (levels_.empty()) return;
        const Level closed = std::move(levels_.back());
        levels_.pop_back();
        if (!is_list_here()) return;
        const bool root = levels_.empty();
        if (root != roots_ || (root && closed.kind == '[')) return;
        std::vector<std::string> path = path_here();
        if (path != list_.path) {
            if (list_.elements.size() > best_.elements.size()) best_ = std::move(list_);
            list_ = {};
            list_.path = std::move(path);
        }
        list_.lines = root;
        if (list_.elements.size() < most_)
            list_.elements.emplace_back(text_.substr(closed.from, at_ + 1 - closed.from));
    }

    std::string_view text_;
    std::size_t most_;
    bool roots_;
    std::size_t at_ = 0;
    std::vector<Level> levels_;
    JsonList list_, best_;
};

void flatten(const JsonWalk& walk, Index object, const std::string& prefix, int level,
             std::vector<JsonCell>& cells) {
    walk.for_each_member(object, [&](std::string_view name, Index value) {
        const std::string path = prefix.empty() ? std::string(name) : prefix + "." + std::string(name);
        if (walk.kind(value) == Kind::object && level < kDeepestColumn)
            return flatten(walk, value, path, level + 1, cells);
        std::string text = walk.text(value);
        bool texts = walk.kind(value) == Kind::array;
        walk.for_each_element(value, [&](Index each) {
            texts = texts && (walk.kind(each) == Kind::string || walk.kind(each) == Kind::number);
        });
        if (texts) {
            walk.for_each_element(value,
                                  [&](Index each) { text += (text.empty() ? "" : ";") + walk.text(each); });
        } else if (walk.kind(value) == Kind::array || walk.kind(value) == Kind::object) {
            walk.append(value, text);
        }
        cells.push_back({path, std::move(text)});
    });
}

}  // namespace

ContactSource::State JsonSource::next(std::size_t budget) {
    State state = scanner_.next(budget);
    for (; state == State::element; state = scanner_.next(budget)) {
        if (take_element()) return state;
    }
    return state;
}

// False for what is no contact but belongs to others.
bool JsonSource::take_element() {
    element_ = scanner_.element();
    element_.text = {};
    if (element_.too_long) return true;
    if (!tape_.read_in_place(scanner_.element().text)) {
        element_.problem =
            tr("The contact holds a number that is too large to be kept. Write it as a text in \" quotes.");
        return true;
    }
    contact_.clear();
    problem_ = map_(tape_, contact_);
    element_.problem = problem_;
    if (contact_.skipped()) return false;
    if (!problem_.empty()) return true;
    json_.clear();
    contact_.append_json(json_);
    element_.text = json_;
    return true;
}

JsonList find_json_list(std::string_view head, std::size_t most) {
    return Finder(head, most, false).run();
}

JsonList root_objects(std::string_view head, std::size_t most) {
    return Finder(head, most, true).run();
}

std::vector<JsonCell> json_cells(const JsonTape& tape) {
    std::vector<JsonCell> cells;
    flatten(JsonWalk(tape), 0, {}, 0, cells);
    return cells;
}

JsonTable json_table(const std::vector<std::string>& elements) {
    JsonTable table;
    for (const std::string& element : elements) {
        JsonTape tape;
        if (!tape.read(element, true)) continue;
        std::vector<std::string>& row = table.rows.emplace_back(table.header.size());
        for (JsonCell& cell : json_cells(tape)) {
            auto at = std::find(table.header.begin(), table.header.end(), cell.name);
            if (at == table.header.end()) {
                if (table.header.size() == kMostColumns) continue;
                table.header.push_back(cell.name);
                at = table.header.end() - 1;
            }
            const auto column = static_cast<std::size_t>(at - table.header.begin());
            if (row.size() <= column) row.resize(column + 1);
            row[column] = std::move(cell.text);
        }
    }
    return table;
}

}  // namespace segments::exchange
