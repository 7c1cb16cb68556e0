#include "app/exchange/download_job.h"

#include <optional>
#include <utility>

#include "app/exchange/wording.h"
#include "core/base/tr.h"

namespace segments::app {
namespace {

constexpr std::size_t kRows = 100;
constexpr std::size_t kPieceBytes = 256 * 1024;

class Download final : public Job {
  public:
    Download(Session& session, TextDownload spec)
        : session_(session),
          spec_(std::move(spec)),
          generation_(session.generation()),
          version_(session.db().version()),
          download_(session.platform().begin_download(spec_.file_name, spec_.mime_type)) {}
    ~Download() override {
        if (download_) session_.platform().abort_download(*download_);
    }
    Download(const Download&) = delete;
    Download& operator=(const Download&) = delete;

    std::string title() const override { return spec_.title; }
    std::string detail() const override { return in_quotes(spec_.file_name); }
    float progress() const override { return spec_.progress(); }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            if (generation_ != session_.generation() || version_ != session_.db().version()) {
                problem_ =
                    fail(tr("Another tab changed the workspace while {1} was written. Please try again.",
                            in_quotes(spec_.file_name)));
                return State::done;
            }
            const bool complete = spec_.write(kRows, text_);
            if (complete || text_.size() >= kPieceBytes) pass_on();
            if (!complete) continue;
            problem_ = spec_.problem();
            if (problem_) return State::done;
            session_.platform().finish_download(*download_);
            download_.reset();
            return State::done;
        }
        return State::working;
    }
    void finished() override {
        if (problem_)
            session_.tell(*problem_);
        else
            spec_.done();
    }

  private:
    void pass_on() {
        session_.platform().append_download(
            *download_, {reinterpret_cast<const std::uint8_t*>(text_.data()), text_.size()});
        text_.clear();
    }

    Session& session_;
    TextDownload spec_;
    std::uint64_t generation_, version_;
    std::optional<std::uint32_t> download_;
    std::string text_;
    std::optional<Error> problem_;
};

}  // namespace

std::unique_ptr<Job> download_job(Session& session, TextDownload spec) {
    return std::make_unique<Download>(session, std::move(spec));
}

}  // namespace segments::app
