#include "job/system/clock.hpp"

#include <Poco/LocalDateTime.h>

namespace kaoping {

Date today() {
    const Poco::LocalDateTime now;
    return {now.year(), now.month(), now.day()};
}

}  // namespace kaoping
