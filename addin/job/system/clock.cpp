#include "job/system/clock.hpp"

#include <Poco/LocalDateTime.h>

namespace kaoping {

Date today() {
    const Poco::LocalDateTime now;
    return {now.year(), now.month(), now.day()};
}

int last_calendar_year() { return today().year - 1; }

}  // namespace kaoping
