/**
 * The system calls that the C library would import, answered here: the module imports nothing, so
 * that it runs wherever WebAssembly does. Only code for files asks for them, which nobody calls.
 */
#pragma once

#include <stdint.h>

/** WASI's code for "function not supported". */
#define WASI_NOT_SUPPORTED 52

#define WASI_NONE(name, ...)                                             \
    int32_t __imported_wasi_snapshot_preview1_##name(__VA_ARGS__) {      \
        return WASI_NOT_SUPPORTED;                                       \
    }

extern "C" {
WASI_NONE(environ_get, int32_t, int32_t)
WASI_NONE(environ_sizes_get, int32_t, int32_t)
WASI_NONE(clock_time_get, int32_t, int64_t, int32_t)
WASI_NONE(fd_close, int32_t)
WASI_NONE(fd_fdstat_get, int32_t, int32_t)
WASI_NONE(fd_fdstat_set_flags, int32_t, int32_t)
WASI_NONE(fd_filestat_get, int32_t, int32_t)
WASI_NONE(fd_prestat_get, int32_t, int32_t)
WASI_NONE(fd_prestat_dir_name, int32_t, int32_t, int32_t)
WASI_NONE(fd_read, int32_t, int32_t, int32_t, int32_t)
WASI_NONE(fd_seek, int32_t, int64_t, int32_t, int32_t)
WASI_NONE(fd_write, int32_t, int32_t, int32_t, int32_t)
WASI_NONE(path_filestat_get, int32_t, int32_t, int32_t, int32_t, int32_t)
WASI_NONE(path_open, int32_t, int32_t, int32_t, int32_t, int32_t, int64_t, int64_t, int32_t, int32_t)
WASI_NONE(random_get, int32_t, int32_t)
WASI_NONE(sched_yield)

[[noreturn]] void __imported_wasi_snapshot_preview1_proc_exit(int32_t) { __builtin_trap(); }
}
