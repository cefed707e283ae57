#pragma once

namespace kaoping {

// For a program of its own, at its start: memory that is freed stays with the process up to a few
// MiB. Every part of every workbook is packed with a quarter of a MiB that is asked for anew; the C
// library would give it back to the system each time. Not for an office that has loaded us.
void keep_freed_memory();

// Between the steps of a large run: what the last one freed goes back to the system, wherever it
// lies in the heap.
void return_freed_memory();

}  // namespace kaoping
