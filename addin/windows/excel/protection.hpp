#pragma once

#include "windows/excel/late_bound.hpp"

namespace kaoping::excel {

// Takes a protection without a password off a sheet for a while, and puts it back as it was.
class Unprotected {
public:
    explicit Unprotected(Object sheet);
    Unprotected(const Unprotected&) = delete;
    Unprotected& operator=(const Unprotected&) = delete;
    ~Unprotected();
    bool has_password() const { return has_password_; }

private:
    Object sheet_;
    std::vector<Variant> protect_;  // the arguments of Protect; empty: it was not protected
    bool has_password_ = false;
};

}  // namespace kaoping::excel
