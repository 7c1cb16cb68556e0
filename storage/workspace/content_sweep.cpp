#include "storage/workspace/content_sweep.h"

#include <algorithm>

#include "core/attachment/attachment_tables.h"

namespace segments::storage {
namespace {

// While somebody works the history changes under us; the next opening tries again.
constexpr int kMostAttempts = 10;

bool is_used(const table::Database& db, const std::string& hash) {
    return db.table(attachment::content::kTable).find(hash) != table::kNoRow;
}

bool mentions(const UndoBytes& step, const std::string& hash) {
    return std::any_of(step.blocks.begin(), step.blocks.end(), [&](const Bytes& block) {
        return text_of(block).find(hash) != std::string_view::npos;
    });
}

}  // namespace

void ContentSweep::begin(const table::Database& db, const DayCopies& days) {
    std::erase_if(candidates_, [&](const std::string& hash) {
        return kept_.contains(hash) || is_used(db, hash) || days.needs(hash);
    });
    at_sequence_ = store_.sequence();
    at_ = 0;
    reading_.reset();
}

bool ContentSweep::step(const table::Database& db, const DayCopies& days) {
    if (!gathered_) {
        candidates_ = store_.contents();
        gathered_ = true;
        begin(db, days);
    } else if (store_.sequence() != at_sequence_) {
        if (++attempts_ > kMostAttempts) return true;
        begin(db, days);
    }
    if (candidates_.empty()) return true;
    if (!look()) return false;
    for (const std::string& hash : candidates_) store_.remove_content(hash);
    return true;
}

bool ContentSweep::look() {
    if (at_ >= store_.history().entries.size()) return true;
    if (!reading_) reading_ = store_.read_undo(at_);
    if (!reading_->finished) return false;
    if (reading_->error) {
        candidates_.clear();  // nobody knows what it refers to
        return true;
    }
    std::erase_if(candidates_, [&](const std::string& hash) { return mentions(*reading_, hash); });
    reading_.reset();
    ++at_;
    return candidates_.empty();
}

void ContentSweep::keep(const std::string& hash) {
    kept_.insert(hash);
    std::erase(candidates_, hash);
}

std::vector<std::string> missing_contents(const table::Database& db, const Store& store) {
    namespace content = attachment::content;
    const table::Table& contents = db.table(content::kTable);
    std::vector<std::string> missing;
    contents.live().for_each([&](table::Row row) {
        std::string hash(contents.text(row, content::kHash));
        if (!store.has_content(hash, static_cast<std::uint64_t>(contents.number(row, content::kSize))))
            missing.push_back(std::move(hash));
    });
    return missing;
}

}  // namespace segments::storage
