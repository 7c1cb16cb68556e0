#include "app/letter/template_loader.h"

#include <utility>

namespace segments::app {

TemplateLoader::TemplateLoader(Session& session, const std::vector<std::int64_t>& attachments, Others others)
    : session_(session), others_(others) {
    merged_ = letter::personal_letters(session.db());
    for (const std::int64_t no : attachments) {
        if (const Result<void> there = attachment::check_can_open(session.db(), no); there)
            wanted_.emplace_back(no, attachment::content_of(session.db(), no));
        else
            failed(there.error());
    }
}

bool TemplateLoader::step() {
    if (at_ == wanted_.size()) return true;
    const std::int64_t no = wanted_[at_].first;
    const attachment::Content& content = wanted_[at_].second;
    if (!reader_) {
        reader_ = std::make_unique<storage::ContentReader>(session_.workspace().store(), content.hash,
                                                           content.size);
        bytes_.clear();
        bytes_.reserve(static_cast<std::size_t>(content.size));
    }
    while (const std::optional<storage::Bytes> piece = reader_->take())
        bytes_.append(reinterpret_cast<const char*>(piece->data()), piece->size());
    if (!reader_->at_end() && !reader_->problem()) return false;
    ++at_;
    if (reader_->problem()) {
        failed(*reader_->problem());
        reader_.reset();
        return at_ == wanted_.size();
    }
    reader_.reset();
    const bool keep = others_ == Others::file;
    const bool word = !keep || word::is_word_extension(attachment::file_extension(session_.db(), no));
    Result<letter::ReadyTemplate> ready =
        word ? letter::make_template(keep ? bytes_ : std::move(bytes_), merged_.count(no) != 0)
             : Result<letter::ReadyTemplate>(letter::ReadyTemplate());
    if (keep && (!word || !ready)) {
        ready = letter::ReadyTemplate();
        ready->file = std::make_shared<const std::string>(std::move(bytes_));
    }
    if (ready)
        ready_.emplace(no, std::move(*ready));
    else
        failed(ready.error());
    return at_ == wanted_.size();
}

void TemplateLoader::failed(const Error& error) {
    if (!problem_) problem_ = error;
}

}  // namespace segments::app
