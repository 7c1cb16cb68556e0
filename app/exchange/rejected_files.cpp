#include "app/exchange/rejected_files.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "app/backup/file_pieces.h"
#include "app/exchange/wording.h"
#include "core/base/tr.h"
#include "core/exchange/formats/raw_file.h"

namespace segments::app {
namespace {

using exchange::ContactSource;

constexpr std::size_t kScannedBytes = 32 * 1024;
constexpr std::size_t kPieceBytes = 256 * 1024;

// Reads the files again for the contacts that were rejected.
class ReadRejected : public Job {
  public:
    explicit ReadRejected(std::shared_ptr<ImportFlow> flow, std::size_t most = ~std::size_t{0})
        : flow_(std::move(flow)), elements_(flow_->files().size()), lookup_(flow_->session().db()) {
        const exchange::ImportPlan& plan = *flow_->plan;
        for (std::size_t i = 0; i < std::min(plan.rejections(), most); ++i) {
            const exchange::Rejection each = plan.rejection(i);
            elements_[each.file].insert(each.element);
        }
    }

    std::string title() const override { return tr("Saving the rejected contacts"); }
    std::string detail() const override { return in_quotes(flow_->name()); }
    float progress() const override {
        const float share = pieces_ ? pieces_->share() : 0.0f;
        return (static_cast<float>(at_) + share) / static_cast<float>(elements_.size());
    }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            while (!source_ && at_ < elements_.size() && elements_[at_].empty()) ++at_;
            if (at_ == elements_.size()) return State::done;
            if (!source_) begin();
            switch (source_->next(kScannedBytes)) {
                case ContactSource::State::element:
                    if (elements_[at_].count(source_->element().number) > 0 && !source_->raw().empty()) {
                        std::string text;
                        raw_->add(source_->raw(), text);
                        take(source_->element().number, text);
                    }
                    break;
                case ContactSource::State::paused:
                    break;
                case ContactSource::State::hungry:
                    if (pieces_->problem()) return fail_with();
                    if (!feed()) return State::waiting;
                    break;
                case ContactSource::State::failed:
                    return fail_with();
                case ContactSource::State::done:
                    end();
                    break;
            }
        }
        return State::working;
    }

  protected:
    // A file of which contacts were rejected: what stands before them, each of them, what stands behind.
    virtual void begin_file(std::size_t file, const std::string& head) = 0;
    virtual void take(std::uint64_t element, const std::string& text) = 0;
    virtual void end_file(const std::string& tail) = 0;

    Session& session() const { return flow_->session(); }
    ImportFlow& flow() const { return *flow_; }
    const std::optional<Error>& problem() const { return problem_; }

  private:
    void begin() {
        ImportFlow::File& file = flow_->files()[at_];
        pieces_ = std::make_unique<FilePieces>(flow_->session(), file.file);
        source_ = exchange::make_source(file.recognized, lookup_);
        raw_.emplace(file.recognized);
        std::string head;
        raw_->begin(head);
        begin_file(at_, head);
    }
    void end() {
        std::string tail;
        raw_->end(tail);
        end_file(tail);
        source_.reset();
        pieces_.reset();
        ++at_;
    }
    bool feed() {
        if (pieces_->at_end()) {
            source_->finish();
            return true;
        }
        std::optional<storage::Bytes> next = pieces_->take();
        if (!next) return false;
        piece_ = std::move(*next);
        source_->feed({reinterpret_cast<const char*>(piece_.data()), piece_.size()});
        return true;
    }
    State fail_with() {
        problem_ = fail(tr("{1} can't be read again. Is it still where it was, and unchanged?",
                           in_quotes(flow_->files()[at_].file.name)));
        return State::done;
    }

    std::shared_ptr<ImportFlow> flow_;
    std::vector<std::unordered_set<std::uint64_t>> elements_;  // rejected ones of each file
    exchange::CodeLookup lookup_;
    std::size_t at_ = 0;
    std::unique_ptr<FilePieces> pieces_;
    std::unique_ptr<ContactSource> source_;
    std::optional<exchange::RawFile> raw_;
    storage::Bytes piece_;
    std::optional<Error> problem_;
};

class SaveRejected final : public ReadRejected {
  public:
    using ReadRejected::ReadRejected;
    ~SaveRejected() override {
        if (download_) session().platform().abort_download(*download_);
    }
    SaveRejected(const SaveRejected&) = delete;
    SaveRejected& operator=(const SaveRejected&) = delete;

    void finished() override {
        if (problem()) session().tell(*problem());
    }

  private:
    void begin_file(std::size_t file, const std::string& head) override {
        download_ = session().platform().begin_download(rejected_name(flow().files()[file].file.name),
                                                        "application/octet-stream");
        text_ = head;
    }
    void take(std::uint64_t, const std::string& text) override {
        text_ += text;
        if (text_.size() >= kPieceBytes) pass_on();
    }
    void end_file(const std::string& tail) override {
        text_ += tail;
        pass_on();
        session().platform().finish_download(*download_);
        download_.reset();
    }
    void pass_on() {
        session().platform().append_download(
            *download_, {reinterpret_cast<const std::uint8_t*>(text_.data()), text_.size()});
        text_.clear();
    }

    std::optional<std::uint32_t> download_;
    std::string text_;
};

class CollectRejected final : public ReadRejected {
  public:
    CollectRejected(std::shared_ptr<ImportFlow> flow, RejectedDone done)
        : ReadRejected(std::move(flow), exchange::kReportedRejections), done_(std::move(done)) {
        files_.resize(this->flow().files().size());
    }

    std::string title() const override { return tr("Importing contacts"); }
    // Without them the report has just the reasons.
    void finished() override { done_(std::move(files_)); }

  private:
    void begin_file(std::size_t file, const std::string& head) override {
        file_ = file;
        files_[file].head = head;
    }
    void take(std::uint64_t element, const std::string& text) override {
        if (bytes_ + text.size() > exchange::kReportedBytes) return;
        bytes_ += text.size();
        files_[file_].records.push_back({element, text});
    }
    void end_file(const std::string& tail) override { files_[file_].tail = tail; }

    RejectedDone done_;
    std::vector<exchange::RejectedFile> files_;
    std::size_t file_ = 0, bytes_ = 0;
};

}  // namespace

std::string rejected_name(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return tr("{1} - rejected", name);
    return tr("{1} - rejected", name.substr(0, dot)) + name.substr(dot);
}

void collect_rejected(const std::shared_ptr<ImportFlow>& flow, RejectedDone done) {
    flow->session().run(std::make_unique<CollectRejected>(flow, std::move(done)));
}

void save_rejected_contacts(const std::shared_ptr<ImportFlow>& flow) {
    flow->session().run(std::make_unique<SaveRejected>(flow));
}

}  // namespace segments::app
