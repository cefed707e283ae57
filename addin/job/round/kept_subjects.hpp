#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <iterator>
#include <memory>
#include <string>

#include "job/round/round_subject.hpp"

namespace kaoping {

// A subject as a round keeps it: as it is when it is whole; of one set aside, bytes.
class KeptSubject {
public:
    explicit KeptSubject(Subject subject);  // one without a source is whole

    bool whole() const { return whole_ != nullptr; }
    std::shared_ptr<const Subject> open() const;
    // Changes it, opened. What a subject set aside does not keep is lost again.
    void change(const std::function<void(Subject&)>& change);

private:
    Subject unpacked() const;
    void pack(const Subject& subject);

    std::shared_ptr<Subject> whole_;
    std::shared_ptr<const Source> source_;
    std::string bytes_;
};

// The subjects of a round: by file, absent ones last. Different ones may be changed by several
// threads.
class Subjects {
public:
    void add(KeptSubject subject) { kept_.push_back(std::move(subject)); }
    std::size_t size() const { return kept_.size(); }
    KeptSubject& operator[](std::size_t index) { return kept_[index]; }
    const KeptSubject& operator[](std::size_t index) const { return kept_[index]; }

    // Over the subjects, each open until the next one is.
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Subject;
        using difference_type = std::ptrdiff_t;
        using pointer = const Subject*;
        using reference = const Subject&;

        explicit Iterator(std::deque<KeptSubject>::const_iterator at) : at_(at) {}
        const Subject& operator*() const {
            open_ = at_->open();
            return *open_;
        }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++at_; }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

    private:
        std::deque<KeptSubject>::const_iterator at_;
        mutable std::shared_ptr<const Subject> open_;
    };
    Iterator begin() const { return Iterator(kept_.begin()); }
    Iterator end() const { return Iterator(kept_.end()); }

private:
    std::deque<KeptSubject> kept_;  // grows without moving them
};

}  // namespace kaoping
