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

// "people.csv" -> "people - rejected.csv"
std::string rejected_name(const std::string& name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return tr("{1} - rejected", name);
    return tr("{1} - rejected", name.substr(0, dot)) + name.substr(dot);
}

class SaveRejected final : public Job {
  public:
    explicit SaveRejected(std::shared_ptr<ImportFlow> flow)
        : flow_(std::move(flow)), elements_(flow_->files().size()), lookup_(flow_->session().db()) {
        const exchange::ImportPlan& plan = *flow_->plan;
        for (std::size_t i = 0; i < plan.rejections(); ++i) {
            const exchange::Rejection each = plan.rejection(i);
            elements_[each.file].insert(each.element);
        }
    }
    ~SaveRejected() override {
        if (download_) platform().abort_download(*download_);
    }
    SaveRejected(const SaveRejected&) = delete;
    SaveRejected& operator=(const SaveRejected&) = delete;

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
            if (!source_) begin_file();
            switch (source_->next(kScannedBytes)) {
                case ContactSource::State::element:
                    if (elements_[at_].count(source_->element().number) > 0 && !source_->raw().empty())
                        raw_->add(source_->raw(), text_);
                    if (text_.size() >= kPieceBytes) pass_on();
                    break;
                case ContactSource::State::paused:
                    break;
                case ContactSource::State::hungry:
                    if (pieces_->failed()) return fail_with();
                    if (!feed()) return State::waiting;
                    break;
                case ContactSource::State::failed:
                    return fail_with();
                case ContactSource::State::done:
                    end_file();
                    break;
            }
        }
        return State::working;
    }
    void finished() override {
        if (problem_) flow_->session().tell(*problem_);
    }

  private:
    platform::Platform& platform() const { return flow_->session().platform(); }

    void begin_file() {
        ImportFlow::File& file = flow_->files()[at_];
        pieces_ = std::make_unique<FilePieces>(flow_->session(), file.file);
        source_ = exchange::make_source(file.recognized, lookup_);
        raw_.emplace(file.recognized);
        download_ = platform().begin_download(rejected_name(file.file.name), "application/octet-stream");
        raw_->begin(text_);
    }
    void end_file() {
        raw_->end(text_);
        pass_on();
        platform().finish_download(*download_);
        download_.reset();
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
    void pass_on() {
        platform().append_download(*download_,
                                   {reinterpret_cast<const std::uint8_t*>(text_.data()), text_.size()});
        text_.clear();
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
    std::optional<std::uint32_t> download_;
    storage::Bytes piece_;
    std::string text_;
    std::optional<Error> problem_;
};

}  // namespace

void save_rejected_contacts(const std::shared_ptr<ImportFlow>& flow) {
    flow->session().run(std::make_unique<SaveRejected>(flow));
}

}  // namespace segments::app
