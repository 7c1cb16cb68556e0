#include "storage/sealed/sealed_env.h"

#include <algorithm>
#include <utility>

#include "storage/format/content.h"
#include "storage/format/names.h"
#include "storage/format/piece.h"

namespace segments::storage {
namespace {

// Before what can't be opened, so that nobody takes it for a file.
constexpr std::string_view kNotAuthentic = "not authentic: ";

}  // namespace

bool is_plain_file(std::string_view file) {
    return parse_piece_name(file) || parse_content_file(file) || file == kDraftName ||
           file.starts_with(kRescueFolder);
}

SealedEnv::SealedEnv(Env& inner, SealKeys keys, bool fresh, std::unique_ptr<Env> owned)
    : EnvOver(inner),
      owned_(std::move(owned)),
      keys_(std::move(keys)),
      names_(keys_.names),
      write_key_(fresh),
      may_be_missing_(fresh) {}

void SealedEnv::set_keys(SealKeys keys) {
    keys_ = std::move(keys);
    write_key_ = true;
}

void SealedEnv::then(Request request, std::function<void(Reply)> use) {
    waiting_.push_back({std::move(request), std::move(use)});
}

void SealedEnv::poll() {
    inner_.poll();
    bool more = true;
    while (more) {
        more = false;
        for (Waiting& one : std::exchange(waiting_, {})) {
            if (!one.request.done()) {
                waiting_.push_back(std::move(one));
                continue;
            }
            one.use(one.request.take());
            more = true;
        }
    }
    advance_changes();
    // Unless something newer has been prepared, which may be durable by now.
    std::vector<std::pair<std::string, ByteView>> ready;
    for (const auto& [name, sealing] : late_) {
        const auto newest = prepared_.find(name);
        const bool current = newest != prepared_.end() && newest->second.sealing == sealing;
        if (look(*sealing) && current && sealing->fault == Fault::None)
            ready.emplace_back(names_.seal(name), sealing->file);
    }
    if (!ready.empty()) inner_.write_at_once(ready);
    std::erase_if(late_, [](const auto& one) { return one.second->done(); });
}

Bytes SealedEnv::context(std::string_view name) const {
    Bytes bytes;
    write_preamble(bytes, PieceKind::Sealed);
    ByteWriter(bytes).raw(keys_.file.id).raw(view_of(name));
    return bytes;
}

std::shared_ptr<SealedEnv::Sealing> SealedEnv::seal(std::string_view name, ByteView bytes) {
    auto sealing = std::make_shared<Sealing>();
    sealing->request = keys_.data->seal(bytes, context(name));
    return sealing;
}

bool SealedEnv::look(Sealing& sealing) {
    if (!sealing.request.done()) return sealing.done();
    Reply reply = sealing.request.take();
    sealing.fault = reply.fault;
    write_preamble(sealing.file, PieceKind::Sealed);
    ByteWriter(sealing.file).raw(reply.bytes);
    return true;
}

Request SealedEnv::list() {
    auto answer = std::make_shared<Request::State>();
    then(inner_.list(), [this, answer](Reply reply) {
        std::vector<std::string> names;
        for (const std::string& file : reply.names) {
            if (auto name = names_.open(file)) names.push_back(std::move(*name));
        }
        reply.names = std::move(names);
        answer->complete(std::move(reply));
    });
    return Request(answer);
}

Request SealedEnv::read(std::string_view name) {
    auto answer = std::make_shared<Request::State>();
    then(inner_.read(names_.seal(name)), [this, answer, name = std::string(name)](Reply reply) {
        if (!reply.ok()) return answer->complete(std::move(reply));
        const auto damaged = [answer](const Bytes& file) {
            Reply found;
            found.bytes = to_bytes(kNotAuthentic);
            ByteWriter(found.bytes).raw(file);
            answer->complete(std::move(found));
        };
        if (check_preamble(reply.bytes, PieceKind::Sealed) != Preamble::Ours) return damaged(reply.bytes);
        Request opened = keys_.data->open(ByteView(reply.bytes).subspan(kPreambleBytes), context(name));
        then(std::move(opened), [answer, damaged, file = std::move(reply.bytes)](Reply plain) {
            if (!plain.ok()) return damaged(file);
            answer->complete(std::move(plain));
        });
    });
    return Request(answer);
}

void SealedEnv::write(std::string_view name, ByteView bytes) {
    Change change;
    change.file = names_.seal(name);
    const auto ready = prepared_.find(name);
    if (ready != prepared_.end() &&
        std::equal(bytes.begin(), bytes.end(), ready->second.plain.begin(), ready->second.plain.end())) {
        change.sealing = ready->second.sealing;
    } else {
        change.sealing = seal(name, bytes);
    }
    changes_.push_back(std::move(change));
}

void SealedEnv::remove(std::string_view name) {
    Change change;
    change.kind = Change::Kind::Remove;
    change.file = names_.seal(name);
    changes_.push_back(std::move(change));
}

Request SealedEnv::sync() {
    Change change;
    change.kind = Change::Kind::Sync;
    change.state = std::make_shared<Request::State>();
    Request request(change.state);
    changes_.push_back(std::move(change));
    advance_changes();
    return request;
}

void SealedEnv::advance_changes() {
    while (!changes_.empty()) {
        Change& change = changes_.front();
        if (change.sealing && !look(*change.sealing)) return;
        if (change.kind == Change::Kind::Sync) {
            begin_sync(change.state);
        } else if (change.kind == Change::Kind::Remove) {
            inner_.remove(change.file);
        } else if (change.sealing->fault == Fault::None) {
            inner_.write(change.file, change.sealing->file);
        } else {
            failed_ = change.sealing->fault;
        }
        changes_.pop_front();
    }
}

void SealedEnv::begin_sync(const Answer& answer) {
    if (const Fault fault = std::exchange(failed_, Fault::None); fault != Fault::None)
        return refuse(answer, fault);
    const bool with_key = write_key_;
    if (with_key) {
        const Bytes file = keys_.file.encode();
        inner_.write(kCurrentName, file);
        inner_.write(kKeyName, file);
    }
    then(inner_.sync(), [this, answer, with_key, id = keys_.file.salt](Reply reply) {
        if (reply.ok() && with_key && id == keys_.file.salt) write_key_ = may_be_missing_ = false;
        if (reply.fault == Fault::Emptied) write_key_ = may_be_missing_ = true;
        answer->complete(std::move(reply));
    });
}

void SealedEnv::prepare(const std::vector<std::pair<std::string, ByteView>>& files) {
    std::map<std::string, Prepared, std::less<>> wanted;
    for (const auto& [name, bytes] : files) {
        const auto ready = prepared_.find(name);
        if (ready != prepared_.end() &&
            std::equal(bytes.begin(), bytes.end(), ready->second.plain.begin(), ready->second.plain.end())) {
            wanted[name] = std::move(ready->second);
        } else {
            wanted[name] = {Bytes(bytes.begin(), bytes.end()), seal(name, bytes)};
        }
    }
    prepared_ = std::move(wanted);
}

void SealedEnv::write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) {
    prepare(files);
    std::vector<std::pair<std::string, ByteView>> ready;
    for (const auto& [name, prepared] : prepared_) {
        if (!look(*prepared.sealing)) {
            late_.emplace_back(name, prepared.sealing);
        } else if (prepared.sealing->fault == Fault::None) {
            ready.emplace_back(names_.seal(name), prepared.sealing->file);
        }
    }
    if (!ready.empty()) inner_.write_at_once(ready);
}

void SealedEnv::refuse(const Answer& answer, Fault fault) {
    Reply reply;
    reply.fault = fault;
    answer->complete(std::move(reply));
}

Request SealedEnv::lock(LockMode mode, std::uint64_t floor) {
    auto answer = std::make_shared<Request::State>();
    then(inner_.lock(mode, floor), [this, answer](Reply reply) {
        if (!reply.ok()) return answer->complete(std::move(reply));
        check_key(answer, reply);
    });
    return Request(answer);
}

void SealedEnv::check_key(const Answer& answer, const Reply& locked) {
    then(inner_.read(kCurrentName), [this, answer, locked](const Reply& current) {
        if (current.fault == Fault::NotFound && may_be_missing_) return answer->complete(locked);
        then(inner_.read(kKeyName), [this, answer, locked, current](const Reply& key) {
            for (const Reply& reply : {current, key}) {
                if (reply.ok() || reply.fault == Fault::NotFound) continue;
                inner_.unlock();
                return refuse(answer, reply.fault);
            }
            const std::optional<KeyFile> first = KeyFile::decode(current.bytes);
            const std::optional<KeyFile> second = KeyFile::decode(key.bytes);
            const std::optional<KeyFile>& found = first ? first : second;
            if (!found || found->id != keys_.file.id) {
                inner_.unlock();
                return refuse(answer, Fault::Resealed);
            }
            // Damaged, or a change of the passphrase was interrupted: both become what opened this.
            const bool both = first && second && first->encode() == second->encode();
            if (both) {
                keys_.file = *found;
            } else {
                write_key_ = true;
            }
            clear_away(answer, locked);
        });
    });
}

// What sealing the workspace may have left.
void SealedEnv::clear_away(const Answer& answer, Reply locked) {
    then(inner_.list(), [this, answer, locked = std::move(locked)](const Reply& reply) {
        for (const std::string& file : reply.names) {
            if (is_plain_file(file)) inner_.remove(file);
        }
        answer->complete(locked);
    });
}

void SealedEnv::unlock() {
    for (const Change& change : std::exchange(changes_, {})) {
        if (change.kind == Change::Kind::Sync) refuse(change.state, Fault::Fenced);
    }
    inner_.unlock();
}

void SealedEnv::reconnect() {
    changes_.clear();
    waiting_.clear();
    failed_ = Fault::None;
    inner_.reconnect();
}

}  // namespace segments::storage
