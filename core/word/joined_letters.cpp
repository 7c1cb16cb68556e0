#include "core/word/joined_letters.h"

#include <algorithm>

namespace segments::word {
namespace {

// "word/header1_3.xml" of "word/header1.xml": that of the letter with this number, from 1.
std::string part_of_letter(const std::string& part, std::size_t number) {
    const std::size_t dot = std::min(part.rfind('.'), part.size());
    return part.substr(0, dot) + "_" + std::to_string(number) + part.substr(dot);
}

}  // namespace

JoinedLetters::JoinedLetters(const MergeTemplate& letter, Records& records, std::string& out)
    : letter_(letter), records_(records), zip_(out), starts_(records.size()) {}

void JoinedLetters::begin_part(const std::string& name, const Program& program) {
    zip_.begin(name);
    std::string head;
    program.write_head(head);
    zip_.write(head);
}

void JoinedLetters::end_part(const Program& program) {
    std::string tail;
    program.write_tail(tail);
    zip_.write(tail);
    zip_.end();
}

// Whether a letter is the last one shows only when no other follows: SKIPIF may leave out those that remain.
// So each is written when the next one is found.
bool JoinedLetters::step_text(std::size_t letters) {
    const Program& program = letter_.document_.joined;
    if (!begun_) {
        begin_part(letter_.document_.name, program);
        begun_ = true;
    }
    std::string text;
    for (std::size_t i = 0; i < letters && progress_.record < records_.size(); ++i) {
        const std::size_t start = progress_.record;
        text.clear();
        progress_.skipped = false;
        program.write(letter_.slots_, {count_, false}, records_, progress_, text);
        ++progress_.record;
        if (progress_.skipped) continue;
        zip_.write(waiting_);
        waiting_.swap(text);
        starts_[start] = true;
        last_start_ = start;
        ++count_;
    }
    if (progress_.record < records_.size()) return false;
    if (count_ > 0) {
        Progress again{last_start_, false, true};
        text.clear();
        program.write(letter_.slots_, {count_ - 1, true}, records_, again, text);
        zip_.write(text);
    }
    waiting_.clear();
    end_part(program);
    return true;
}

bool JoinedLetters::step_notes(std::size_t letters) {
    for (; part_ < letter_.notes_.size(); ++part_) {
        const ValuedPart& part = letter_.notes_[part_];
        if (!part.in_joined) continue;
        if (at_ == 0) begin_part(part.name, part.joined);
        std::string text;
        for (; letters > 0 && at_ < count_; --letters, ++at_) {
            Progress still{next_start(), false, false};
            part.joined.write(letter_.slots_, {at_, true}, records_, still, text);
        }
        zip_.write(text);
        if (at_ < count_) return false;
        end_part(part.joined);
        at_ = record_ = 0;
    }
    return true;
}

bool JoinedLetters::step_headers(std::size_t letters) {
    std::string text;
    for (; letters > 0 && at_ < count_; --letters, ++at_) {
        const std::size_t start = next_start();
        for (const ValuedPart& part : letter_.headers_) {
            Progress still{start, false, false};
            text.clear();
            part.joined.write(letter_.slots_, {at_, true}, records_, still, text);
            const std::string name = part_of_letter(part.name, at_ + 1);
            zip_.add(name, text);
            // What it refers to: pictures.
            if (const ZipEntry* links = letter_.package().zip().find(relationships_part(part.name)))
                zip_.add_packed(relationships_part(name), *links);
        }
    }
    return at_ == count_;
}

// What has something for each letter: relationships, numbered lists.
bool JoinedLetters::step_lists(std::size_t letters) {
    for (; part_ < letter_.joined_parts_.size(); ++part_) {
        const ValuedPart& part = letter_.joined_parts_[part_];
        if (at_ == 0) begin_part(part.name, part.joined);
        Progress none{records_.size(), false, false};
        std::string text;
        for (; letters > 0 && at_ < count_; --letters, ++at_)
            part.joined.write(letter_.slots_, {at_, true}, records_, none, text);
        zip_.write(text);
        if (at_ < count_) return false;
        end_part(part.joined);
        at_ = 0;
    }
    return true;
}

void JoinedLetters::write_rest() {
    for (const auto& [name, bytes] : letter_.joined_new_) zip_.add(name, bytes);
    for (const ZipEntry& entry : letter_.package().zip().entries()) {
        const auto same = [&](const ValuedPart& part) { return part.name == entry.name && part.in_joined; };
        const auto written = [&](const std::vector<ValuedPart>& parts) {
            return std::any_of(parts.begin(), parts.end(), same);
        };
        const std::string* changed = nullptr;
        for (const auto* list : {&letter_.joined_changed_, &letter_.changed_}) {
            for (const auto& [name, bytes] : *list) {
                if (name == entry.name && changed == nullptr) changed = &bytes;
            }
        }
        if (changed != nullptr)
            zip_.add(entry.name, *changed);
        else if (entry.name != letter_.document_.name && !written(letter_.notes_) &&
                 !written(letter_.joined_parts_))
            zip_.add_packed(entry.name, entry);
    }
}

void JoinedLetters::go_on_to(Phase phase) {
    phase_ = phase;
    part_ = at_ = record_ = 0;
}

std::size_t JoinedLetters::next_start() {
    while (!starts_[record_]) ++record_;
    return record_++;
}

bool JoinedLetters::step(std::size_t letters) {
    switch (phase_) {
        case Phase::text:
            if (step_text(letters)) go_on_to(Phase::notes);
            break;
        case Phase::notes:
            if (step_notes(letters)) go_on_to(Phase::headers);
            break;
        case Phase::headers:
            if (letter_.headers_.empty() || step_headers(letters)) go_on_to(Phase::lists);
            break;
        case Phase::lists:
            if (step_lists(letters)) go_on_to(Phase::rest);
            break;
        case Phase::rest:
            write_rest();
            go_on_to(Phase::finish);
            break;
        case Phase::finish:
            if (zip_.step_finish()) phase_ = Phase::done;
            break;
        case Phase::done:
            break;
    }
    sound_ = zip_.sound();
    if (!sound_) phase_ = Phase::done;
    return phase_ == Phase::done;
}

float JoinedLetters::progress() const {
    const auto share = [](std::size_t at, std::size_t of) {
        return of == 0 ? 1.0f : static_cast<float>(at) / static_cast<float>(of);
    };
    switch (phase_) {
        case Phase::text:
            return 0.7f * share(progress_.record, records_.size());
        case Phase::notes:
            return 0.7f + 0.1f * share(at_, count_);
        case Phase::headers:
            return 0.8f + 0.1f * share(at_, count_);
        case Phase::lists:
            return 0.9f + 0.05f * share(at_, count_);
        default:
            return phase_ == Phase::done ? 1.0f : 0.95f;
    }
}

}  // namespace segments::word
