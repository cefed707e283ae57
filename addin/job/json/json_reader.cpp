#include "job/json/json_reader.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

namespace kaoping {

namespace {

constexpr std::size_t deepest = 64;  // brackets; results.json has 9

// What nlohmann's parser calls, token by token.
class JsonHandler {
public:
    JsonHandler(JsonSlot root, JsonMode mode) : root_(root), mode_(mode) {}

    bool null() {
        return scalar([](const JsonSlot& slot) { return slot.kind->null(slot.to); });
    }
    bool boolean(bool value) {
        return scalar([&](const JsonSlot& slot) { return slot.kind->boolean(slot.to, value); });
    }
    bool number_integer(std::int64_t value) { return number(std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) { return number(std::to_string(value)); }
    bool number_float(double, const std::string& decimal) { return number(decimal); }
    bool string(std::string& value) {
        return scalar([&](const JsonSlot& slot) { return slot.kind->text(slot.to, value); });
    }
    static bool binary(nlohmann::json::binary_t&) { return false; }  // of other formats than JSON

    bool start_object(std::size_t) { return open(false); }
    bool key(std::string& name) {
        Frame& frame = frames_.back();
        frame.next =
            frame.slot.kind ? frame.slot.kind->member(frame.slot.to, name, frame.seen) : JsonSlot{};
        frame.key = std::move(name);
        return true;
    }
    bool end_object() {
        const Frame& frame = frames_.back();
        if (frame.slot.kind && (mode_ == JsonMode::exact || frames_.size() == 1)) {
            const std::string_view lacking = frame.slot.kind->lacking(frame.slot.to, frame.seen);
            if (!lacking.empty()) return fail(lacking);
        }
        return close();
    }
    bool start_array(std::size_t) { return open(true); }
    bool end_array() { return close(); }

    static bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) {
        return false;
    }

    std::string failed_at() const { return failed_at_; }

private:
    struct Frame {
        JsonSlot slot;
        bool is_array;
        std::size_t count = 0;  // elements met
        std::string key = {};   // of the member met last
        JsonSlot next = {};     // where its value goes
        SeenMembers seen = {};
    };

    JsonSlot next() {
        if (frames_.empty()) return root_;
        Frame& frame = frames_.back();
        if (!frame.is_array) return frame.next;
        ++frame.count;
        return frame.slot.kind ? frame.slot.kind->element(frame.slot.to) : JsonSlot{};
    }

    template <class Put>
    bool scalar(Put put) {
        const JsonSlot slot = next();
        if (slot.kind && !put(slot) && !may_differ()) return fail("");
        return value_read();
    }

    bool number(std::string_view decimal) {
        return scalar([&](const JsonSlot& slot) { return slot.kind->number(slot.to, decimal); });
    }

    bool open(bool is_array) {
        JsonSlot slot = next();
        if (slot.kind && !(is_array ? slot.kind->is_array : slot.kind->is_object)) {
            if (!may_differ()) return fail("");
            slot = {};
        }
        if (frames_.size() == deepest) return false;
        frames_.push_back({slot, is_array});
        return true;
    }

    bool close() {
        frames_.pop_back();
        return value_read();
    }

    bool value_read() {
        if (frames_.empty() || !frames_.back().is_array || !frames_.back().slot.kind) return true;
        const JsonSlot array = frames_.back().slot;
        const std::string lacking = array.kind->element_read(array.to);
        return lacking.empty() || fail(lacking);
    }

    // The outermost value is never of another kind, nor are its members.
    bool may_differ() const {
        return mode_ == JsonMode::lenient &&
               (frames_.size() > 1 || (frames_.size() == 1 && frames_.front().is_array));
    }

    bool fail(std::string_view member) {
        for (const Frame& frame : frames_) {
            if (frame.is_array) failed_at_ += "[" + std::to_string(frame.count - 1) + "]";
            else if (!frame.key.empty() && (&frame != &frames_.back() || member.empty()))
                failed_at_ += (failed_at_.empty() ? "" : ".") + frame.key;
        }
        if (!member.empty()) failed_at_ += (failed_at_.empty() ? "" : ".") + std::string(member);
        return false;
    }

    JsonSlot root_;
    JsonMode mode_;
    std::vector<Frame> frames_;
    std::string failed_at_;
};

template <class Input>
std::optional<JsonFailure> parse(Input&& input, JsonSlot root, JsonMode mode) {
    JsonHandler handler(root, mode);
    if (nlohmann::json::sax_parse(std::forward<Input>(input), &handler)) return std::nullopt;
    return JsonFailure{handler.failed_at()};
}

}  // namespace

std::optional<JsonFailure> read_json(std::istream& in, JsonSlot root, JsonMode mode) {
    return parse(in, root, mode);
}

std::optional<JsonFailure> read_json(std::string_view text, JsonSlot root, JsonMode mode) {
    return parse(text, root, mode);
}

}  // namespace kaoping
