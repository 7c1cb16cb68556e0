#include "app/backup/backup_job.h"

#include <algorithm>
#include <utility>

#include "app/backup/last_backup.h"
#include "app/backup/wording.h"
#include "app/session/session.h"
#include "core/base/tr.h"
#include "core/schema/schema.h"
#include "storage/backup.h"
#include "storage/sealed/sealed_backup.h"

namespace segments::app {
namespace {

// Another tab's changes arrive while this one backs up: begun again so many times.
constexpr int kMostAttempts = 5;
constexpr std::string_view kSealSetting = "seal-backups";
constexpr double kStepMs = 2;
constexpr std::size_t kRowsPerBlock = 1024;

std::string file_name(const Session& session) {
    std::string name = workspace_name(session);
    for (char& c : name) {
        if (static_cast<unsigned char>(c) < 32 ||
            std::string_view("\"*/:<>?\\|").find(c) != std::string_view::npos)
            c = '-';
    }
    if (name.empty()) name = "Segments";
    return name + " " + to_iso(session.platform().now().day) + ".segments";
}

class BackupJob final : public Job {
  public:
    explicit BackupJob(Session& session) : session_(session) { begin(); }
    ~BackupJob() override {
        if (writer_) session_.platform().abort_download(download_);
    }
    BackupJob(const BackupJob&) = delete;
    BackupJob& operator=(const BackupJob&) = delete;

    std::string title() const override { return tr("Backing up the workspace"); }
    std::string detail() const override {
        return tr("{1} written and checked", size_text(bytes_, session_.locale()));
    }
    float progress() const override {
        return std::min(0.99f, static_cast<float>(writer_ ? writer_->blocks() : 0) /
                                   static_cast<float>(std::max<std::size_t>(expected_blocks_, 1)));
    }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            Result<void> worked = settle();
            if (!worked) {
                problem_ = worked.error();
                return State::done;
            }
            if (!settled_) return State::working;
            if (writer_->finished()) {
                worked = complete();
                if (!worked) problem_ = worked.error();
                return State::done;
            }
            worked = writer_->step(kStepMs, [this] { return session_.platform().steady_ms(); });
            if (!worked && session_.db().version() != version_ && ++attempts_ < kMostAttempts) {
                session_.platform().abort_download(download_);
                begin();
                return State::working;
            }
            if (worked) worked = pass_on();
            if (!worked) {
                problem_ = worked.error();
                return State::done;
            }
            if (writer_->waiting()) return State::working;
        }
        return State::working;
    }

    void finished() override {
        if (problem_) {
            session_.tell(fail(tr("The workspace was not backed up.").str() + " " + problem_->message));
            return;
        }
        if (const std::size_t lost = source_->left_out(); lost > 0) {
            session_.tell(
                ui::Tone::warning,
                tr_n("Backed up to “{2}”, but {1} attached document couldn't be read and isn't in it.",
                     "Backed up to “{2}”, but {1} attached documents couldn't be read and aren't in it.",
                     lost, filter::format_count(lost, session_.locale()), name_));
            return;
        }
        remember_backup(session_);
        session_.tell(ui::Tone::success,
                      tr("Backed up to “{1}” ({2}, checked). The browser saves it among your downloads.",
                         name_, size_text(bytes_, session_.locale())));
    }

  private:
    void begin() {
        version_ = session_.db().version();
        bytes_ = 0;
        expected_blocks_ = 0;
        storage::BackupInfo info;
        info.workspace = workspace_name(session_);
        info.created = utc_text(session_.platform().now().epoch_ms);
        info.application = "Segments " + session_.surroundings().version;
        info.schema = schema::kVersion;
        for (const table::TableDef* def : session_.db().schema()) {
            const std::size_t rows = session_.table(def->id).size();
            expected_blocks_ += (rows + kRowsPerBlock - 1) / kRowsPerBlock;
            if (rows > 0) info.described.emplace_back(def->caption, std::to_string(rows));
        }
        source_ = session_.workspace().backup_source();
        writer_ = std::make_unique<storage::BackupWriter>(*source_, std::move(info));
        check_ = std::make_unique<storage::BackupReader>(nullptr);
        sealer_.reset();
        opener_.reset();
        settled_ = true;
        if (seals_backups(session_)) {
            maker_.emplace(session_.workspaces().catalog().ciphers(), session_.sealed()->keys());
            settled_ = false;
        }
        name_ = file_name(session_);
        download_ = session_.platform().begin_download(name_, "application/octet-stream");
    }
    Result<void> pass_on() {
        const storage::Bytes piece = writer_->take_output();
        if (!sealer_) {
            append(piece);
            return check_->feed(piece);
        }
        sealer_->add(piece);
        if (writer_->finished()) sealer_->end();
        settled_ = false;
        return {};
    }
    // What is to be sealed is sealed, written, opened again and checked, all that came so far.
    Result<void> settle() {
        if (settled_) return {};
        if (maker_) {
            if (!maker_->done()) return {};
            std::optional<storage::SealKeys> keys = maker_->take();
            maker_.reset();
            if (!keys) return fail(tr("The browser couldn't encrypt it. Please try again."));
            opener_.emplace(session_.workspaces().catalog().ciphers(), keys->passphrase);
            sealer_.emplace(std::move(*keys));
        }
        const bool sealed = sealer_->step();
        if (sealer_->failed()) return fail(tr("The browser couldn't encrypt it. Please try again."));
        const storage::Bytes piece = sealer_->take_output();
        opener_->add(piece);
        append(piece);
        while (std::optional<storage::Bytes> bytes = opener_->take()) {
            if (Result<void> right = check_->feed(*bytes); !right) return right;
        }
        if (opener_->problem()) return *opener_->problem();
        settled_ = sealed && opener_->needs_more();
        return {};
    }
    void append(storage::ByteView piece) {
        if (!piece.empty()) session_.platform().append_download(download_, piece);
        bytes_ += piece.size();
    }
    Result<void> complete() {
        if (opener_) {
            if (Result<void> whole = opener_->finish(); !whole) return whole;
        }
        if (Result<void> whole = check_->finish(); !whole) return whole;
        if (check_->blocks() != writer_->blocks() || check_->content_bytes() != writer_->content_bytes())
            return fail(tr("What was written is not what was to be written. Please try again."));
        session_.platform().finish_download(download_);
        writer_.reset();
        return {};
    }

    Session& session_;
    std::unique_ptr<storage::BackupSource> source_;
    std::unique_ptr<storage::BackupWriter> writer_;
    std::unique_ptr<storage::BackupReader> check_;
    // Of a workspace with a passphrase.
    std::optional<storage::KeyMaker> maker_;
    std::optional<storage::BackupSealer> sealer_;
    std::optional<storage::BackupOpener> opener_;  // what was sealed is looked at again
    bool settled_ = true;
    std::uint64_t version_ = 0;
    std::size_t expected_blocks_ = 0;
    int attempts_ = 0;
    std::string name_;
    std::uint32_t download_ = 0;
    std::uint64_t bytes_ = 0;
    std::optional<Error> problem_;
};

}  // namespace

bool seals_backups(const Session& session) {
    return session.sealed() != nullptr && session.setting(kSealSetting) != "0";
}

void set_seals_backups(Session& session, bool seals) {
    session.set_setting(kSealSetting, seals ? "1" : "0");
}

std::unique_ptr<Job> backup_job(Session& session) {
    return std::make_unique<BackupJob>(session);
}

}  // namespace segments::app
