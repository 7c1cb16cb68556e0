#include "storage/workspace/workspace_copy.h"

#include <algorithm>
#include <utility>

#include "core/attachment/attachment_tables.h"
#include "core/base/tr.h"
#include "core/schema/schema.h"
#include "core/setup/setup_tables.h"
#include "core/table/block_codec.h"
#include "core/table/transaction.h"

namespace segments::storage {
namespace {

// Of contents, on their way.
constexpr std::uint64_t kMostUnsavedBytes = 4u << 20;

}  // namespace

Result<SnapshotSource::Next> WorkspaceCopy::Source::next(std::string& section, Bytes& block) {
    namespace marketing = setup::marketing;
    Result<Next> next = tables_.next(section, block);
    if (!next || *next != Next::Block || section != kTableSection + std::string(marketing::kDef.name))
        return next;
    const std::unique_ptr<table::Database> changed = schema::make_database();
    table::Transaction tx(*changed, {});
    const Result<std::size_t> applied = table::apply_block(tx, text_of(block));
    if (!applied) return applied.error();
    const table::Row row = tx.table(marketing::kTable).live().next(0);
    tx.set_text(marketing::kTable, row, marketing::kWorkspaceName, name_);
    block = to_bytes(table::encode_insert(tx.table(marketing::kTable), std::span(&row, 1)));
    return next;
}

WorkspaceCopy::WorkspaceCopy(const std::function<const table::Database&()>& database, Store& from,
                             std::unique_ptr<Env> to, std::string name)
    : database_(database),
      from_(from),
      env_(std::move(to)),
      source_(database, std::move(name)),
      to_(new Store(*env_, nothing_, source_)) {
    to_->open(OpenMode::WriteIfFree);
}

WorkspaceCopy::~WorkspaceCopy() = default;

void WorkspaceCopy::close() {
    to_->close();
}

void WorkspaceCopy::gather_contents() {
    namespace content = attachment::content;
    contents_.clear();
    at_ = 0;
    const table::Table& table = database_().table(content::kTable);
    table.live().for_each([&](table::Row row) {
        Content one{std::string(table.text(row, content::kHash)),
                    static_cast<std::uint64_t>(table.number(row, content::kSize))};
        const bool known = std::find(unreadable_.begin(), unreadable_.end(), one.hash) != unreadable_.end();
        if (!known && !to_->has_content(one.hash, one.size)) contents_.push_back(std::move(one));
    });
}

Result<bool> WorkspaceCopy::copy_contents() {
    while (at_ < contents_.size()) {
        if (to_->content_unsaved() > kMostUnsavedBytes) return false;
        const Content& content = contents_[at_];
        if (!reader_) {
            reader_.emplace(from_, content.hash, content.size);
            piece_ = 0;
        }
        const std::optional<Bytes> bytes = reader_->take();
        if (bytes) to_->put_content(content.hash, ++piece_, *bytes);
        if (!bytes && !reader_->problem()) return false;
        if (!bytes) {
            to_->remove_content(content.hash);
            unreadable_.push_back(content.hash);
            ++left_out_;
        }
        if (!bytes || reader_->at_end()) {
            reader_.reset();
            ++at_;
        }
    }
    return to_->content_unsaved() == 0;
}

Result<bool> WorkspaceCopy::advance() {
    if (to_->phase() == Phase::Failed) return to_->failure();
    if (to_->phase() != Phase::Ready) return false;
    if (to_->role() != Role::Writer) return fail(tr("Another tab is at work in the new workspace."));
    if (const Status status = to_->status(); status.kind == Status::Kind::NotSaved) return fail(status.why);
    switch (stage_) {
        case Stage::Opening:
            if (to_->generation() > 0 || to_->sequence() > 0)
                return fail(tr("There is a workspace in this place already."));
            gather_contents();
            stage_ = Stage::Contents;
            return false;
        case Stage::Contents: {
            const Result<bool> copied = copy_contents();
            if (!copied || !*copied) return copied;
            to_->request_snapshot();
            stage_ = Stage::Snapshot;
            return false;
        }
        case Stage::Snapshot:
            if (to_->generation() == 0) {
                if (!to_->snapshot_problem().empty()) return fail(to_->snapshot_problem());
                return false;
            }
            // Where somebody else goes on working, documents may have come meanwhile.
            gather_contents();
            stage_ = contents_.empty() ? Stage::Done : Stage::Contents;
            return stage_ == Stage::Done;
        case Stage::Done:
            return true;
    }
    return true;
}

Result<bool> WorkspaceCopy::step(double budget_ms) {
    to_->poll(budget_ms);
    return advance();
}

}  // namespace segments::storage
