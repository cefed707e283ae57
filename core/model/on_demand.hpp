#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace kaoping {

// A sequence whose elements are made when they are asked for, and dropped by who asked: of a round
// of many thousands no list stands in memory. An element is made anew at each call.
template <class T>
class OnDemand {
public:
    using Make = std::function<T(std::size_t index)>;

    OnDemand() = default;
    OnDemand(std::size_t size, Make make) : size_(size), make_(std::move(make)) {}
    OnDemand(std::vector<T> held)  // NOLINT: what is held already will do
        : size_(held.size()),
          make_([all = std::make_shared<const std::vector<T>>(std::move(held))](std::size_t index) {
              return (*all)[index];
          }) {}

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    T operator[](std::size_t index) const { return make_(index); }

    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = T;

        Iterator(const OnDemand* sequence, std::size_t index)
            : sequence_(sequence), index_(index) {}
        T operator*() const { return (*sequence_)[index_]; }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        void operator++(int) { ++index_; }
        friend bool operator==(const Iterator& a, const Iterator& b) {
            return a.index_ == b.index_;
        }

    private:
        const OnDemand* sequence_;
        std::size_t index_;
    };

    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size_}; }

private:
    std::size_t size_ = 0;
    Make make_;
};

}  // namespace kaoping
