/**
 * What USearch asks of <sys/mman.h>, in a world without files: anonymous pages come from the heap,
 * zeroed as the system would; mapping a file fails, and USearch says so.
 */
#pragma once

#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define PROT_READ 1
#define PROT_WRITE 2
#define MAP_SHARED 1
#define MAP_PRIVATE 2
#define MAP_ANONYMOUS 32
#define MAP_FAILED ((void *)-1)

/** Bytes of a cache line, at which pages begin. */
#define MMAP_ALIGNMENT 64

static inline void *mmap(void *where, size_t length, int protection, int flags, int file, off_t offset) {
    (void)where, (void)protection, (void)file, (void)offset;
    if (!(flags & MAP_ANONYMOUS)) return MAP_FAILED;
    size_t const rounded = (length + MMAP_ALIGNMENT - 1) / MMAP_ALIGNMENT * MMAP_ALIGNMENT;
    void *pages = aligned_alloc(MMAP_ALIGNMENT, rounded);
    return pages ? memset(pages, 0, rounded) : MAP_FAILED;
}

static inline int munmap(void *pages, size_t length) {
    (void)length;
    free(pages);
    return 0;
}
