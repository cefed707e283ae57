#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>

#include "intake/archive.hpp"

namespace kaoping {

namespace {

constexpr std::size_t local_header_size = 30;
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint16_t method_stored = 0;
constexpr std::uint16_t method_deflated = 8;
constexpr std::size_t input_chunk = std::size_t{64} * 1024;
constexpr std::size_t output_chunk = std::size_t{64} * 1024;

// An entry up to this size is inflated in one step, which takes a third of the time.
constexpr std::uint64_t max_whole_bytes = std::uint64_t{4} << 20U;

class StringSink final : public ByteSink {
public:
    explicit StringSink(std::uint64_t max) : max_(max) {}
    bool take(std::span<const char> chunk) override {
        const auto room = static_cast<std::size_t>(max_ - text.size());
        text.append(chunk.data(), std::min(chunk.size(), room));
        overflow = chunk.size() > room;
        return !overflow;
    }
    std::string text;
    bool overflow = false;

private:
    std::uint64_t max_;
};

std::string mebibytes(std::uint64_t bytes) { return std::to_string(bytes >> 20U); }

}  // namespace

struct Extractor::State {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): `output` is written before it is read
    explicit State(const ReadLimits& limits)
        : deadline(limits.max_time), total_left(limits.max_total_bytes) {}
    ~State() {
        if (inflating) inflateEnd(&stream);
        libdeflate_free_decompressor(whole);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Deadline deadline;
    std::uint64_t total_left;
    std::string scratch;
    libdeflate_decompressor* whole = nullptr;  // made when first needed
    z_stream stream{};
    bool inflating = false;
    std::array<char, output_chunk> output;
    // Of the entry in hand.
    std::uint64_t produced = 0;
    std::uint64_t allowed = 0;
    uLong crc = 0;
};

Extractor::Extractor(const Archive& archive, const ReadLimits& limits)
    : archive_(archive), limits_(limits), state_(std::make_unique<State>(limits)) {}
Extractor::~Extractor() = default;

std::uint64_t Extractor::allowance(const ArchiveEntry& entry) const {
    const std::uint64_t by_ratio =
        std::max(limits_.free_bytes, entry.stored_size * limits_.max_ratio);
    return std::min({limits_.max_part_bytes, by_ratio, state_->total_left});
}

std::optional<std::uint64_t> Extractor::find_data(const ArchiveEntry& entry) {
    const auto header =
        archive_.bytes().view(entry.header_offset, local_header_size, state_->scratch);
    if (header.empty() || little32(header.data()) != local_signature) return std::nullopt;
    // Sizes come from the central directory: the local header may leave them to a data descriptor.
    const std::uint64_t offset = entry.header_offset + local_header_size +
                                 little16(header.data() + 26) + little16(header.data() + 28);
    const std::uint64_t file_size = archive_.bytes().size();
    if (offset > file_size || entry.stored_size > file_size - offset) return std::nullopt;
    return offset;
}

std::optional<ExtractError> Extractor::extract(const ArchiveEntry& entry, ByteSink& sink) {
    if (entry.encrypted) return ExtractError::encrypted;
    if (entry.method != method_stored && entry.method != method_deflated)
        return ExtractError::unsupported_method;
    const auto offset = find_data(entry);
    if (!offset) return ExtractError::damaged;
    state_->allowed = allowance(entry);
    state_->produced = 0;
    state_->crc = crc32(0, nullptr, 0);
    if (entry.size > state_->allowed) return ExtractError::too_large;

    auto error = entry.method == method_stored ? copy_stored(entry, *offset, sink)
                                               : inflate_entry(entry, *offset, sink);
    state_->total_left -= std::min(state_->total_left, state_->produced);
    if (error) return error;
    if (state_->produced != entry.size || state_->crc != entry.crc) return ExtractError::damaged;
    return std::nullopt;
}

std::optional<std::string> Extractor::extract_small(const ArchiveEntry& entry) {
    if (entry.encrypted || entry.method != method_deflated || entry.size == 0 ||
        entry.size > max_whole_bytes || entry.stored_size > max_whole_bytes ||
        entry.size > allowance(entry) || state_->deadline.passed())
        return std::nullopt;
    const auto offset = find_data(entry);
    if (!offset) return std::nullopt;
    const auto stored = archive_.bytes().view(*offset, static_cast<std::size_t>(entry.stored_size),
                                              state_->scratch);
    if (state_->whole == nullptr) state_->whole = libdeflate_alloc_decompressor();
    if (state_->whole == nullptr) throw std::bad_alloc();
    std::string text(static_cast<std::size_t>(entry.size), '\0');
    std::size_t read = 0;  // bytes after the end of the data are not looked at, as zlib does not
    if (libdeflate_deflate_decompress_ex(state_->whole, stored.data(), stored.size(), text.data(),
                                         text.size(), &read, nullptr) != LIBDEFLATE_SUCCESS ||
        libdeflate_crc32(0, text.data(), text.size()) != entry.crc)
        return std::nullopt;
    state_->total_left -= entry.size;
    return text;
}

std::optional<ExtractError> Extractor::deliver(const ArchiveEntry& entry,
                                               std::span<const char> chunk, ByteSink& sink) {
    if (chunk.empty()) return std::nullopt;
    state_->produced += chunk.size();
    if (state_->produced > state_->allowed) return ExtractError::too_large;
    if (state_->produced > entry.size) return ExtractError::damaged;
    if (state_->deadline.passed()) return ExtractError::too_slow;
    state_->crc = crc32(state_->crc, reinterpret_cast<const Bytef*>(chunk.data()),
                        static_cast<uInt>(chunk.size()));
    if (!sink.take(chunk)) return ExtractError::stopped;
    return std::nullopt;
}

std::optional<ExtractError> Extractor::copy_stored(const ArchiveEntry& entry, std::uint64_t offset,
                                                   ByteSink& sink) {
    for (std::uint64_t done = 0; done < entry.stored_size;) {
        const auto count = static_cast<std::size_t>(
            std::min<std::uint64_t>(input_chunk, entry.stored_size - done));
        const auto chunk = archive_.bytes().view(offset + done, count, state_->scratch);
        if (chunk.empty()) return ExtractError::damaged;
        if (const auto error = deliver(entry, chunk, sink)) return error;
        done += count;
    }
    return std::nullopt;
}

std::optional<ExtractError> Extractor::inflate_entry(const ArchiveEntry& entry,
                                                     std::uint64_t offset, ByteSink& sink) {
    z_stream& stream = state_->stream;
    if (!state_->inflating) {
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return ExtractError::too_large;
        state_->inflating = true;
    } else {
        inflateReset(&stream);
    }
    std::uint64_t read = 0;
    stream.avail_in = 0;
    while (true) {
        if (stream.avail_in == 0 && read < entry.stored_size) {
            const auto count = static_cast<std::size_t>(
                std::min<std::uint64_t>(input_chunk, entry.stored_size - read));
            const auto chunk = archive_.bytes().view(offset + read, count, state_->scratch);
            if (chunk.empty()) return ExtractError::damaged;
            // zlib does not write through next_in; its declaration predates const (no ZLIB_CONST in
            // Debian's).
            stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(chunk.data()));
            stream.avail_in = static_cast<uInt>(count);
            read += count;
        }
        stream.next_out = reinterpret_cast<Bytef*>(state_->output.data());
        stream.avail_out = static_cast<uInt>(output_chunk);
        const int status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return ExtractError::damaged;  // Z_BUF_ERROR: the data end early
        if (const auto error =
                deliver(entry, {state_->output.data(), output_chunk - stream.avail_out}, sink))
            return error;
        if (status == Z_STREAM_END) return std::nullopt;
    }
}

std::variant<std::string, ExtractError> Extractor::extract_all(const ArchiveEntry& entry,
                                                               std::uint64_t max_bytes) {
    if (entry.size > max_bytes) return ExtractError::too_large;
    if (auto whole = extract_small(entry)) return std::move(*whole);
    StringSink sink(max_bytes);
    // A claimed size is reserved only as far as real bytes could fill it soon.
    sink.text.reserve(
        static_cast<std::size_t>(std::min<std::uint64_t>(entry.size, std::uint64_t{1} << 20U)));
    if (const auto error = extract(entry, sink))
        return sink.overflow ? ExtractError::too_large : *error;
    return std::move(sink.text);
}

std::string Extractor::peek(const ArchiveEntry& entry, std::size_t count) {
    StringSink sink(count);
    extract(entry, sink);
    return std::move(sink.text);
}

Refusal refusal_for(ExtractError error, std::string_view entry_name, const ReadLimits& limits) {
    const std::pair<std::string, Text> part{"part", same(std::string(entry_name))};
    switch (error) {
        case ExtractError::encrypted: return {RefusalCode::encrypted, "encrypted-part", {part}};
        case ExtractError::unsupported_method:
            return {RefusalCode::unsupported_format, "unsupported-compression", {part}};
        case ExtractError::too_large:
            return {RefusalCode::too_large,
                    "part-too-large",
                    {part, {"limit", same(mebibytes(limits.max_part_bytes))}}};
        case ExtractError::too_slow:
            return {RefusalCode::too_large,
                    "reading-too-slow",
                    {{"limit", same(std::to_string(limits.max_time.count() / 1000))}}};
        case ExtractError::damaged:
        case ExtractError::stopped: break;
    }
    return {RefusalCode::damaged, "damaged-part", {part}};
}

}  // namespace kaoping
