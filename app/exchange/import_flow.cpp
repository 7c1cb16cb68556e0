#include "app/exchange/import_flow.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/backup/file_pieces.h"
#include "app/exchange/import_dialog.h"
#include "app/exchange/mapping_dialog.h"
#include "app/exchange/policies_dialog.h"
#include "app/exchange/wording.h"
#include "app/exchange/workspace_file.h"
#include "core/base/tr.h"
#include "core/exchange/workspace_json.h"

namespace segments::app {
namespace {

using exchange::ContactSource;
using exchange::Format;
using exchange::ImportPlan;

// Of the files, and records, between two looks at the clock.
constexpr std::size_t kScannedBytes = 32 * 1024;
constexpr std::size_t kPlannedRows = 200;
constexpr float kReading = 0.75f;  // share of the work

constexpr std::string_view kUnreadable = msg("It can't be read. Is it still where it was, and unchanged?");

void tell_nothing(Session& session, const std::string& file_name, std::string_view why) {
    session.tell(fail(nothing_imported_text(file_name, why)));
}

// Takes the first bytes of every file.
class LookAtFiles final : public Job {
  public:
    explicit LookAtFiles(std::shared_ptr<ImportFlow> flow) : flow_(std::move(flow)) {}

    std::string title() const override { return tr(kReadingTitle); }
    std::string detail() const override { return in_quotes(flow_->name()); }

    State step(const Slice& slice) override {
        while (at_ < flow_->files().size()) {
            ImportFlow::File& file = flow_->files()[at_];
            if (file.looked) {
                ++at_;
                continue;
            }
            if (!pieces_) pieces_ = std::make_unique<FilePieces>(flow_->session(), file.file);
            if (pieces_->problem()) {
                problem_ = file.file.name;
                return State::done;
            }
            if (!pieces_->at_end()) {
                const std::optional<storage::Bytes> piece = pieces_->take();
                if (!piece) return State::waiting;
                file.head.assign(reinterpret_cast<const char*>(piece->data()),
                                 std::min(piece->size(), exchange::kHeadBytes));
            }
            file.recognized = exchange::recognize(file.head, file.file.name);
            if (is_mapped(file.recognized.format)) recall_mapping(flow_->session(), file.recognized);
            file.looked = true;
            pieces_.reset();
            ++at_;
            if (slice.over()) return State::working;
        }
        return State::done;
    }
    void finished() override {
        flow_->session().want_file(nullptr);
        if (problem_) return tell_nothing(flow_->session(), *problem_, tr(kUnreadable));
        flow_->go_on();
    }
    void cancel() override { flow_->session().want_file(nullptr); }

  private:
    std::shared_ptr<ImportFlow> flow_;
    std::unique_ptr<FilePieces> pieces_;
    std::size_t at_ = 0;
    std::optional<std::string> problem_;  // the file that can't be read
};

class ReadContacts final : public Job {
  public:
    explicit ReadContacts(std::shared_ptr<ImportFlow> flow)
        : flow_(std::move(flow)), plan_(std::make_shared<ImportPlan>(flow_->session().db())) {
        flow_->lookup = std::make_unique<exchange::CodeLookup>(flow_->session().db());
        recall_policies(flow_->session(), *plan_);
    }

    std::string title() const override { return tr(kReadingTitle); }
    std::string detail() const override {
        return tr("{1}: {2}", in_quotes(flow_->name()), contacts_text(read_, flow_->session().locale()));
    }
    float progress() const override {
        if (planning_) return kReading + (1 - kReading) * plan_->progress();
        double read = 0, all = 0;
        for (std::size_t i = 0; i < flow_->files().size(); ++i) {
            const auto size = static_cast<double>(flow_->files()[i].file.size);
            all += size;
            if (i < at_) read += size;
            if (i == at_ && pieces_) read += size * static_cast<double>(pieces_->share());
        }
        return all == 0 ? 0.0f : kReading * static_cast<float>(read / all);
    }

    State step(const Slice& slice) override {
        while (!slice.over()) {
            if (planning_) {
                if (plan_->step(kPlannedRows)) return State::done;
                continue;
            }
            for (int turn = 0; turn < kTurns && !planning_; ++turn) {
                if (const std::optional<State> ended = read()) return *ended;
            }
        }
        return State::working;
    }

    void finished() override {
        Session& session = flow_->session();
        if (problem_) return tell_nothing(session, flow_->files()[at_].file.name, problem_->message);
        if (read_ == 0)
            return session.tell(ui::Tone::info, tr("{1} holds no contacts.", in_quotes(flow_->name())));
        flow_->plan = std::move(plan_);
        session.open(std::make_unique<ImportDialog>(flow_));
    }

  private:
    // To ask the clock takes a browser longer than to read a contact takes us: it is asked after so many
    // turns.
    static constexpr int kTurns = 8;

    // The next contact, or some bytes on the way to it. A state where the slice ends with that.
    std::optional<State> read() {
        if (!source_) begin_file();
        switch (source_->next(kScannedBytes)) {
            case ContactSource::State::element:
                plan_->add(source_->element());
                ++read_;
                break;
            case ContactSource::State::paused:
                break;
            case ContactSource::State::done:
                end_file();
                break;
            case ContactSource::State::failed:
                problem_ = source_->error();
                return State::done;
            case ContactSource::State::hungry:
                if (pieces_->problem()) {
                    problem_ = fail(tr(kUnreadable));
                    return State::done;
                }
                if (!feed()) return State::waiting;
                break;
        }
        return std::nullopt;
    }
    void begin_file() {
        ImportFlow::File& file = flow_->files()[at_];
        pieces_ = std::make_unique<FilePieces>(flow_->session(), file.file);
        source_ = exchange::make_source(file.recognized, *flow_->lookup);
        plan_->begin_file(file.file.name, file.recognized.format == Format::segments);
    }
    void end_file() {
        source_.reset();
        pieces_.reset();
        planning_ = at_ + 1 == flow_->files().size();
        if (planning_)
            plan_->describe_codes(*flow_->lookup);
        else
            ++at_;
    }
    // False if the next piece of the file isn't there yet.
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

    std::shared_ptr<ImportFlow> flow_;
    std::shared_ptr<ImportPlan> plan_;
    std::size_t at_ = 0;  // file
    std::unique_ptr<FilePieces> pieces_;
    std::unique_ptr<ContactSource> source_;
    storage::Bytes piece_;
    std::uint64_t read_ = 0;  // elements
    bool planning_ = false;
    std::optional<Error> problem_;
};

// Tables of the same columns have the same key.
std::string mapping_key(const exchange::Recognized& file) {
    std::uint64_t hash = 14695981039346656037ull;
    for (const std::string& name : file.csv.header) {
        for (const char c : name + "\n") hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    }
    return "table " + std::to_string(hash);
}

constexpr std::string_view kPoliciesKey = "import policies";

}  // namespace

ImportFlow::~ImportFlow() {
    for (const File& each : files_) session_.platform().release_file(each.file.id);
}

void ImportFlow::add(const platform::IncomingFile& file) {
    files_.push_back({file, {}, {}, false, false});
}

std::string ImportFlow::name() const {
    return files_.size() == 1 ? files_[0].file.name : tr_n("{1} file", "{1} files", files_.size());
}

std::string ImportFlow::format_text() const {
    std::string text;
    for (const File& each : files_) {
        const exchange::Recognized& file = each.recognized;
        std::string one = file.detail.empty() ? tr(caption_of(file.format)) : file.detail;
        if (file.format == Format::csv) one += ", " + std::string(name_of(file.csv.encoding));
        if (text.find(one) == std::string::npos) text += (text.empty() ? "" : "; ") + one;
    }
    return text;
}

void ImportFlow::look() {
    take_further_files();
    session_.run(std::make_unique<LookAtFiles>(shared_from_this()));
}

// Several files arrive one after the other.
void ImportFlow::take_further_files() {
    session_.want_file([flow = weak_from_this()](const platform::IncomingFile& file) {
        const std::shared_ptr<ImportFlow> taker = flow.lock();
        if (!taker) return;
        taker->add(file);
        taker->take_further_files();
    });
}

void ImportFlow::go_on() {
    for (const File& each : files_) {
        const std::string why = exchange::why_spreadsheet_is_not_read(each.head, each.file.name);
        if (!why.empty()) return tell_nothing(session_, each.file.name, why);
    }
    if (files_.size() == 1 && exchange::is_workspace_json(files_[0].head)) {
        const Result<void> readable = exchange::check_workspace_json(files_[0].head);
        if (!readable) return tell_nothing(session_, files_[0].file.name, readable.error().message);
        const platform::IncomingFile file = files_[0].file;
        files_.clear();  // released by who reads it
        return ask_to_import_workspace(session_, file);
    }
    if (session_.is_new())
        return session_.tell(
            fail(tr("Give your name and start with a workspace first, then import your contacts.")));
    for (std::size_t i = 0; i < files_.size(); ++i) {
        if (is_mapped(files_[i].recognized.format) && !files_[i].mapped)
            return session_.open(std::make_unique<MappingDialog>(shared_from_this(), i));
    }
    read();
}

void ImportFlow::read() {
    session_.run(std::make_unique<ReadContacts>(shared_from_this()));
}

void recall_policies(const Session& session, ImportPlan& plan) {
    const std::string text = session.setting(kPoliciesKey);
    if (!text.empty()) plan.set_options(read_policies(text));
}

void remember_policies(Session& session, const exchange::ImportOptions& options) {
    session.set_setting(kPoliciesKey, policies_text(options));
}

void recall_mapping(const Session& session, exchange::Recognized& file) {
    std::string text = session.setting(mapping_key(file));
    if (text.empty()) return;
    file.csv.blanks_empty = text[0] == '1';
    std::vector<std::string> targets;
    for (std::size_t at = 2; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        targets.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (targets.size() == file.csv.targets.size()) file.csv.targets = std::move(targets);
}

void remember_mapping(Session& session, const exchange::Recognized& file) {
    std::string text = file.csv.blanks_empty ? "1" : "0";
    for (const std::string& target : file.csv.targets) text += ',' + target;
    session.set_setting(mapping_key(file), text);
}

}  // namespace segments::app
