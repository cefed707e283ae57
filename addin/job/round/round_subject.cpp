#include "job/round/round_subject.hpp"

namespace kaoping {

OpenSubject open(const Subject& subject) {
    return {{subject, subject.input.open(), subject.typed.open()},
            subject,
            {subject.figures.open(), subject.workings.open()}};
}

}  // namespace kaoping
