// The same work as src/domain/book in C: the floor that benchmarks measure against.
//
// usage: book <file.dbn | file.dbn.zst> <tick, 1e-9> <step>...   steps: scan decode book file zstd
//
// Prints one JSON line per step: {"step","cpuMs","wallMs","records","digest"}. `scan`, `decode` and
// `book` work on the file in memory; `file` reads it in 458,752-byte pieces into the book; `zstd`
// unpacks pieces by libzstd and feeds each to the book: the two costs in sequence. libzstd is loaded
// when asked for, so that neither its header nor the library need be there otherwise.
#include <dlfcn.h>
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { RECORD = 56, WINDOW = 1 << 16, PIECE = 56 * 8192, F_LAST = 128 };

typedef struct {
  uint64_t id;
  int32_t place, size;
} Order;
typedef struct {
  int32_t size, count;
} Cell;
typedef struct {
  Order *slots;
  uint32_t *ranks;
  uint32_t shift, mask, count, rank;
  Cell cells[WINDOW * 2];
  int32_t base, best_bid, best_ask;
  int settled;
  double ticks_per_nano;
  uint32_t records, events, unknown, over, duplicate, crossed, touch_changes;
  int32_t last_bid, last_ask, last_bid_size, last_ask_size;
} Book;

static uint32_t home_of(const Book *b, uint64_t id) {
  return (((uint32_t)id * 0x9e3779b1u) ^ ((uint32_t)(id >> 32) * 0x85ebca6bu)) >> b->shift;
}

static uint32_t find(const Book *b, uint64_t id) {
  uint32_t slot = home_of(b, id);
  while (b->slots[slot].id != id && b->slots[slot].id != 0) slot = (slot + 1) & b->mask;
  return slot;
}

static void grow(Book *b) {
  Order *old = b->slots;
  uint32_t *old_ranks = b->ranks, n = b->mask + 1;
  b->slots = calloc((size_t)n * 2, sizeof(Order));
  b->ranks = calloc((size_t)n * 2, sizeof(uint32_t));
  b->shift--;
  b->mask = n * 2 - 1;
  for (uint32_t i = 0; i < n; i++) {
    if (!old[i].id) continue;
    uint32_t slot = find(b, old[i].id);
    b->slots[slot] = old[i];
    b->ranks[slot] = old_ranks[i];
  }
  free(old);
  free(old_ranks);
}

static void take_out(Book *b, uint32_t slot) {
  uint32_t gap = slot, next = slot;
  for (;;) {
    next = (next + 1) & b->mask;
    if (!b->slots[next].id) break;
    uint32_t home = home_of(b, b->slots[next].id);
    if (((next - home) & b->mask) >= ((next - gap) & b->mask)) {
      b->slots[gap] = b->slots[next];
      b->ranks[gap] = b->ranks[next];
      gap = next;
    }
  }
  b->slots[gap].id = 0;
  b->count--;
}

static void change(Book *b, int32_t place, int32_t lots, int32_t orders) {
  if (!b->settled) {
    b->base = (place >> 1) - WINDOW / 2;
    b->settled = 1;
  }
  int32_t index = (place >> 1) - b->base;
  if (index < 0 || index >= WINDOW) return;
  int side = place & 1;
  Cell *cell = &b->cells[index * 2 + side];
  cell->size += lots;
  cell->count += orders;
  if (!side) {
    if (index > b->best_bid && cell->count > 0) b->best_bid = index;
    else if (index == b->best_bid && cell->count == 0)
      while (b->best_bid >= 0 && !b->cells[b->best_bid * 2].count) b->best_bid--;
  } else if (index < b->best_ask && cell->count > 0) b->best_ask = index;
  else if (index == b->best_ask && cell->count == 0)
    while (b->best_ask < WINDOW && !b->cells[b->best_ask * 2 + 1].count) b->best_ask++;
}

static void clear(Book *b) {
  memset(b->slots, 0, ((size_t)b->mask + 1) * sizeof(Order));
  memset(b->cells, 0, sizeof b->cells);
  b->count = 0;
  b->settled = 0;
  b->best_bid = -1;
  b->best_ask = WINDOW;
}

static Book *make_book(double tick_nano) {
  Book *b = calloc(1, sizeof(Book));
  b->shift = 16;
  b->mask = (1 << 16) - 1;
  b->slots = calloc((size_t)b->mask + 1, sizeof(Order));
  b->ranks = calloc((size_t)b->mask + 1, sizeof(uint32_t));
  b->ticks_per_nano = 1 / tick_nano;
  clear(b);
  b->last_bid = b->best_bid;
  b->last_ask = b->best_ask;
  return b;
}

static void move(Book *b, uint32_t slot, int32_t place, int32_t size) {
  Order *o = &b->slots[slot];
  int32_t old_place = o->place, old_size = o->size;
  if (size == 0) {
    take_out(b, slot);
    change(b, old_place, -old_size, -1);
    return;
  }
  o->place = place;
  o->size = size;
  if (place == old_place) {
    change(b, place, size - old_size, 0);
    if (size < old_size) return;
  } else {
    change(b, old_place, -old_size, -1);
    change(b, place, size, 1);
  }
  b->ranks[slot] = ++b->rank;
}

static void add(Book *b, uint64_t id, int32_t place, int32_t size) {
  uint32_t slot = find(b, id);
  if (b->slots[slot].id) {
    b->duplicate++;
    move(b, slot, place, size);
    return;
  }
  b->slots[slot] = (Order){id, place, size};
  b->ranks[slot] = ++b->rank;
  if (++b->count * 2 > b->mask) grow(b);
  change(b, place, size, 1);
}

static void cancel(Book *b, uint64_t id, int32_t size) {
  uint32_t slot = find(b, id);
  Order *o = &b->slots[slot];
  if (!o->id) {
    b->unknown++;
    return;
  }
  int32_t place = o->place, resting = o->size;
  if (size < resting) {
    o->size = resting - size;
    change(b, place, -size, 0);
    return;
  }
  if (size > resting) b->over++;
  take_out(b, slot);
  change(b, place, -resting, -1);
}

static void look(Book *b) {
  int32_t bid = b->best_bid, ask = b->best_ask;
  int32_t bid_size = bid < 0 ? 0 : b->cells[bid * 2].size;
  int32_t ask_size = ask == WINDOW ? 0 : b->cells[ask * 2 + 1].size;
  b->events++;
  b->crossed += bid >= ask;
  if (bid == b->last_bid && ask == b->last_ask && bid_size == b->last_bid_size &&
      ask_size == b->last_ask_size)
    return;
  b->last_bid = bid;
  b->last_ask = ask;
  b->last_bid_size = bid_size;
  b->last_ask_size = ask_size;
  b->touch_changes++;
}

static void feed(Book *b, const uint8_t *at, size_t n) {
  for (const uint8_t *end = at + n * RECORD; at < end; at += RECORD) {
    uint64_t id;
    int64_t px;
    int32_t size;
    memcpy(&id, at + 16, 8);
    memcpy(&px, at + 24, 8);
    memcpy(&size, at + 32, 4);
    uint8_t flags = at[36], action = at[38];
    int32_t place = (int32_t)floor((double)px * b->ticks_per_nano + 0.5) * 2 + (at[39] == 'A');
    switch (action) {
      case 'A': add(b, id, place, size); break;
      case 'C': cancel(b, id, size); break;
      case 'M': {
        uint32_t slot = find(b, id);
        if (b->slots[slot].id) move(b, slot, place, size);
        else {
          b->unknown++;
          add(b, id, place, size);
        }
        break;
      }
      case 'R': clear(b); break;
    }
    if (flags & F_LAST) look(b);
  }
  b->records += (uint32_t)n;
}

static uint32_t mix(uint32_t h, uint32_t word) { return (h ^ word) * 0x01000193u; }

// As src/bench/book-digest.ts: every price, every order's turn, every counter.
static uint32_t digest(const Book *b) {
  uint32_t h = 0x811c9dc5u, turns = 0;
  for (int32_t i = 0; i < WINDOW * 2; i++) {
    if (!b->cells[i].count) continue;
    h = mix(h, (uint32_t)(i + b->base * 2));
    h = mix(h, (uint32_t)b->cells[i].size);
    h = mix(h, (uint32_t)b->cells[i].count);
  }
  for (uint32_t i = 0; i <= b->mask; i++)
    if (b->slots[i].id) turns += (uint32_t)b->slots[i].id * b->ranks[i];
  h = mix(mix(h, turns), b->count);
  h = mix(mix(h, b->records), b->events);
  h = mix(mix(h, b->touch_changes), b->crossed);
  return mix(mix(mix(h, b->unknown), b->over), b->duplicate);
}

static double ms(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static size_t records_start(const uint8_t *bytes) {
  uint32_t length;
  memcpy(&length, bytes + 4, 4);
  return 8 + length;
}

static uint32_t halves(uint64_t word) { return (uint32_t)word ^ (uint32_t)(word >> 32); }

static uint32_t scan(const uint8_t *at, size_t n) {
  uint64_t sum = 0, word;
  for (size_t i = 0; i < n * RECORD / 8; i++) {
    memcpy(&word, at + i * 8, 8);
    sum ^= word;
  }
  return halves(sum);
}

static uint32_t decode(const uint8_t *at, size_t n, double ticks_per_nano) {
  uint32_t sum = 0;
  for (const uint8_t *end = at + n * RECORD; at < end; at += RECORD) {
    uint64_t ts, id, recv;
    int64_t px;
    uint32_t size, sequence, instrument;
    memcpy(&instrument, at + 4, 4);
    memcpy(&ts, at + 8, 8);
    memcpy(&id, at + 16, 8);
    memcpy(&px, at + 24, 8);
    memcpy(&size, at + 32, 4);
    memcpy(&recv, at + 40, 8);
    memcpy(&sequence, at + 52, 4);
    int32_t tick = (int32_t)floor((double)px * ticks_per_nano + 0.5);
    sum ^= halves(ts) ^ halves(id) ^ (uint32_t)tick ^ size ^ halves(recv) ^ sequence ^ instrument;
    sum ^= (uint32_t)(at[36] ^ at[38] ^ at[39]);
  }
  return sum;
}

// Feeds whole records from the front of a piece; returns the bytes that are left over.
static size_t feed_piece(Book *b, uint8_t *piece, size_t held) {
  size_t n = held / RECORD;
  feed(b, piece, n);
  memmove(piece, piece + n * RECORD, held - n * RECORD);
  return held - n * RECORD;
}

static void book_from_file(Book *b, const char *path, size_t start) {
  uint8_t *piece = malloc(PIECE);
  int fd = open(path, O_RDONLY);
  if (fd < 0 || lseek(fd, (off_t)start, SEEK_SET) < 0) exit(1);
  size_t held = 0;
  for (ssize_t got; (got = read(fd, piece + held, PIECE - held)) > 0;)
    held = feed_piece(b, piece, held + (size_t)got);
  close(fd);
  free(piece);
}

// The stable part of libzstd's interface.
typedef struct {
  const void *bytes;
  size_t length, used;
} ZstdIn;
typedef struct {
  void *bytes;
  size_t length, used;
} ZstdOut;

static void book_from_zstd(Book *b, const uint8_t *in, size_t in_length) {
  void *lib = dlopen("libzstd.so.1", RTLD_NOW);
  if (!lib) {
    fprintf(stderr, "%s\n", dlerror());
    exit(3);
  }
  void *(*create)(void) = (void *(*)(void))dlsym(lib, "ZSTD_createDStream");
  size_t (*step)(void *, ZstdOut *, ZstdIn *) =
      (size_t(*)(void *, ZstdOut *, ZstdIn *))dlsym(lib, "ZSTD_decompressStream");
  unsigned (*is_error)(size_t) = (unsigned (*)(size_t))dlsym(lib, "ZSTD_isError");
  void *stream = create();
  uint8_t *piece = malloc(PIECE);
  ZstdIn source = {in, in_length, 0};
  size_t held = 0, head = 0;
  for (int is_full = 0; is_full || source.used < source.length;) {
    ZstdOut sink = {piece, PIECE, held};
    if (is_error(step(stream, &sink, &source))) exit(1);
    is_full = sink.used == PIECE;
    held = sink.used;
    if (head == 0) {
      // The metadata stand at the front of the first piece.
      if (held < 8 || held < (head = records_start(piece))) continue;
      memmove(piece, piece + head, held -= head);
    }
    held = feed_piece(b, piece, held);
  }
  free(piece);
}

static uint8_t *slurp(const char *path, size_t *length) {
  FILE *f = fopen(path, "rb");
  struct stat st;
  if (!f || fstat(fileno(f), &st)) {
    perror(path);
    exit(1);
  }
  *length = (size_t)st.st_size;
  uint8_t *bytes = malloc(*length);
  if (fread(bytes, 1, *length, f) != *length) exit(1);
  fclose(f);
  return bytes;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  size_t length;
  uint8_t *bytes = slurp(argv[1], &length);
  double tick_nano = atof(argv[2]);
  for (int i = 3; i < argc; i++) {
    const char *step = argv[i];
    int is_packed = !strcmp(step, "zstd");
    size_t start = is_packed ? 0 : records_start(bytes), n = (length - start) / RECORD;
    uint32_t result;
    double cpu = ms(CLOCK_PROCESS_CPUTIME_ID), wall = ms(CLOCK_MONOTONIC);
    if (!strcmp(step, "scan")) result = scan(bytes + start, n);
    else if (!strcmp(step, "decode")) result = decode(bytes + start, n, 1 / tick_nano);
    else {
      Book *b = make_book(tick_nano);
      if (!strcmp(step, "book")) feed(b, bytes + start, n);
      else if (!strcmp(step, "file")) book_from_file(b, argv[1], start);
      else if (is_packed) book_from_zstd(b, bytes, length);
      else return 2;
      n = b->records;
      result = digest(b);
      free(b->slots);
      free(b->ranks);
      free(b);
    }
    printf("{\"step\":\"%s\",\"cpuMs\":%.3f,\"wallMs\":%.3f,\"records\":%zu,\"digest\":%" PRIu32 "}\n", step,
           ms(CLOCK_PROCESS_CPUTIME_ID) - cpu, ms(CLOCK_MONOTONIC) - wall, n, result);
  }
}
