#include "storage/posix/env_posix.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <utility>

namespace segments::storage {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLock = "LOCK";
constexpr const char* kFence = "FENCE";
constexpr std::string_view kTemporary = ".new";

Reply failed(const char* what) {
    Reply reply;
    switch (errno) {
        case ENOENT:
            reply.fault = Fault::NotFound;
            break;
        case ENOSPC:
        case EDQUOT:
            reply.fault = Fault::Full;
            break;
        case EACCES:
        case EPERM:
        case EROFS:
            reply.fault = Fault::Denied;
            break;
        default:
            reply.fault = Fault::Io;
    }
    reply.detail = std::string(what) + ": " + std::strerror(errno);
    return reply;
}

// A file descriptor, closed at the end of its scope.
class File {
  public:
    File(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    ~File() {
        if (fd_ >= 0) ::close(fd_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }
    explicit operator bool() const { return fd_ >= 0; }

  private:
    int fd_;
};

bool write_all(int fd, ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

bool read_all(int fd, Bytes& bytes) {
    std::uint8_t part[64 * 1024];
    for (;;) {
        const ssize_t count = ::read(fd, part, sizeof part);
        if (count < 0) return false;
        if (count == 0) return true;
        bytes.insert(bytes.end(), part, part + count);
    }
}

bool sync_directory(const std::string& path) {
    const File directory(path, O_RDONLY | O_DIRECTORY);
    return directory && ::fsync(directory.get()) == 0;
}

// Beside the old file, durable, and then in its place: never torn.
bool replace(const std::string& path, ByteView bytes) {
    const std::string beside = path + std::string(kTemporary);
    {
        const File file(beside, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file || !write_all(file.get(), bytes) || ::fsync(file.get()) != 0) return false;
    }
    return ::rename(beside.c_str(), path.c_str()) == 0;
}

std::uint64_t number_in(int fd) {
    Bytes bytes;
    if (::lseek(fd, 0, SEEK_SET) != 0 || !read_all(fd, bytes)) return 0;
    std::uint64_t number = 0;
    for (const std::uint8_t digit : bytes) number = number * 10 + (digit - std::uint64_t{'0'});
    return number;
}

Request answer(Reply reply) {
    return Request::completed(std::move(reply));
}

}  // namespace

PosixEnv::PosixEnv(std::string directory) : directory_(std::move(directory)) {
    std::error_code ignored;
    fs::create_directories(directory_, ignored);
}

PosixEnv::~PosixEnv() {
    unlock();
}

double PosixEnv::now_ms() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

void PosixEnv::poll() {
    if (wants_hold_ && hold()) wants_hold_ = false;
    if (!waiting_ || !hold()) return;
    std::exchange(waiting_, nullptr)->complete(take_number(waiting_floor_));
}

Request PosixEnv::list() {
    Reply reply;
    std::error_code error;
    for (fs::recursive_directory_iterator at(directory_, error), end; !error && at != end;
         at.increment(error)) {
        const std::string name = fs::relative(at->path(), directory_).generic_string();
        if (at->is_regular_file() && name != kLock && name != kFence && !name.ends_with(kTemporary))
            reply.names.push_back(name);
    }
    if (error) {
        errno = error.value();
        return answer(failed("list"));
    }
    return answer(std::move(reply));
}

Request PosixEnv::read(std::string_view name) {
    const File file(path(name), O_RDONLY);
    Reply reply;
    if (!file || !read_all(file.get(), reply.bytes)) return answer(failed("read"));
    return answer(std::move(reply));
}

void PosixEnv::write(std::string_view name, ByteView bytes) {
    assert(bytes.size() <= kMaxFileBytes + kMostAddedBytes);
    changes_.push_back({std::string(name), Bytes(bytes.begin(), bytes.end())});
}

void PosixEnv::remove(std::string_view name) {
    changes_.push_back({std::string(name), std::nullopt});
}

Reply PosixEnv::perform(const std::vector<Change>& changes) {
    const File fence(path(kFence), O_RDWR | O_CREAT);
    if (!fence || ::flock(fence.get(), LOCK_SH) != 0) return failed("fence");
    Reply reply;
    if (fence_ == 0 || number_in(fence.get()) != fence_) {
        reply.fault = Fault::Fenced;
        return reply;
    }
    for (const Change& change : changes) {
        const std::string target = path(change.name);
        if (!change.bytes) {
            if (::unlink(target.c_str()) != 0 && errno != ENOENT) return failed("remove");
            continue;
        }
        std::error_code ignored;
        fs::create_directories(fs::path(target).parent_path(), ignored);
        if (!replace(target, *change.bytes)) return failed("write");
    }
    for (const Change& change : changes) {
        const std::string folder = fs::path(path(change.name)).parent_path().string();
        if (fs::exists(folder) && !sync_directory(folder)) return failed("sync");
    }
    return reply;
}

Request PosixEnv::sync() {
    return answer(perform(std::exchange(changes_, {})));
}

void PosixEnv::write_at_once(const std::vector<std::pair<std::string, ByteView>>& files) {
    std::vector<Change> changes;
    changes.reserve(files.size());
    for (const auto& [name, bytes] : files) changes.push_back({name, Bytes(bytes.begin(), bytes.end())});
    perform(changes);
}

// Holds LOCK if nobody else does.
bool PosixEnv::hold() {
    if (holding_ >= 0) return true;
    File file(path(kLock), O_RDWR | O_CREAT);
    if (!file || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return false;
    holding_ = file.release();
    return true;
}

Reply PosixEnv::take_number(std::uint64_t floor) {
    const File fence(path(kFence), O_RDWR | O_CREAT);
    if (!fence || ::flock(fence.get(), LOCK_EX) != 0) return failed("fence");
    Reply reply;
    reply.fence = std::max(number_in(fence.get()), floor) + 1;
    const std::string digits = std::to_string(reply.fence);
    // Numbers only grow: a shorter one never replaces a longer one.
    if (::pwrite(fence.get(), digits.data(), digits.size(), 0) != static_cast<ssize_t>(digits.size()) ||
        ::fsync(fence.get()) != 0)
        return failed("fence");
    fence_ = reply.fence;
    return reply;
}

Request PosixEnv::lock(LockMode mode, std::uint64_t floor) {
    waiting_.reset();
    if (hold()) return answer(take_number(floor));
    if (mode == LockMode::Steal) {
        wants_hold_ = true;
        return answer(take_number(floor));
    }
    if (mode == LockMode::IfFree) {
        Reply reply;
        reply.fault = Fault::LockHeld;
        return answer(std::move(reply));
    }
    waiting_ = std::make_shared<Request::State>();
    waiting_floor_ = floor;
    return Request(waiting_);
}

void PosixEnv::unlock() {
    waiting_.reset();
    wants_hold_ = false;
    fence_ = 0;
    changes_.clear();
    if (holding_ >= 0) ::close(std::exchange(holding_, -1));
}

bool PosixEnv::lock_lost() {
    if (fence_ == 0) return false;
    const File fence(path(kFence), O_RDONLY);
    return fence && ::flock(fence.get(), LOCK_SH) == 0 && number_in(fence.get()) != fence_;
}

}  // namespace segments::storage
