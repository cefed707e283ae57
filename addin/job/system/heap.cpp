#include "job/system/heap.hpp"

#include <cstdlib>  // defines __GLIBC__ where it is so

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace kaoping {

void keep_freed_memory() {
#ifdef __GLIBC__
    constexpr int kept_bytes = 4 << 20;
    // NOLINTBEGIN(concurrency-mt-unsafe): called before there are threads
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
    mallopt(M_MMAP_THRESHOLD, kept_bytes);  // fixed at 128 KiB by the line above
    // NOLINTEND(concurrency-mt-unsafe)
#endif
}

void return_freed_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

}  // namespace kaoping
