// The same work as src/domain/ledger in C: the floor that its benchmark measures against.
//
// usage: ledger <file.dbn> <tick, 1e-9> <session start, ns> <session end, ns> <times>
//
// Prints one JSON line per time: {"cpuMs","wallMs","records","digest"}. The file is in memory, the
// digest, over every value of every row, is made after the clocks have stopped.
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
  RECORD = 56, F_LAST = 128, F_SNAPSHOT = 32, F_BAD_BOOK = 4,
  NEAR = 1 << 16, FAR_MAX = 1 << 12, LIMIT = 1 << 28, DEPTHS = 10, BUCKETS = 12,
  RESIZED_MAX = 8, PENDING_MAX = 1 << 12, WINDOW_FIELDS = 65, TICK_FIELDS = 14, KEYFRAME = 120
};
static const double WINDOW_NS = 5e9, PATIENCE_NS = 1e9;

typedef struct {
  uint64_t id;
  int32_t place, size;
} Order;
typedef struct {
  int32_t rest, start, add, pull, fill, moved, traded;
  uint32_t window;
} Cell;
typedef struct {
  int32_t ticks[DEPTHS], sizes[DEPTHS];
} Depths;
typedef struct {
  uint64_t id;
  int32_t lots, refilled;
  double ns;
} Pending;
typedef struct {
  int32_t lots, tick_count, first_tick, second_tick;
} Aggressor;
typedef struct {
  int32_t from, to, lots;
} Reprice;
typedef struct {
  double values[WINDOW_FIELDS];
} WindowRow;
typedef struct {
  int32_t win, tick, buy, sell;
  double rest[2], add[2], pull[2], fill[2], moved[2];
} TickRow;
typedef struct {
  int32_t win, side, from, to, lots;
} RepriceRow;

typedef struct {
  Order *slots;
  uint32_t shift, mask, count;
  Cell cells[NEAR + FAR_MAX];
  int32_t origin, settled, near_counts[2], far_places[FAR_MAX], far_count, best[2];
  uint32_t window;
  int32_t *touched;
  uint32_t touched_count, touched_room;
  // The ten best and what changed among them in the event at hand.
  Depths now[2];
  int32_t limits[2], changed_sides, reshaped, resized, places[RESIZED_MAX], lots[RESIZED_MAX], is_base;
  int32_t ofi[DEPTHS], touch_count, depth_count;
  double touch_sum, depth_sum, total;
  Pending pending[PENDING_MAX];
  uint32_t pending_head, pending_end;
  Reprice *reprices;
  uint32_t reprice_count, reprice_room;
  // Tape and quality of the window.
  int32_t trades, buy, sell, other, sweep_up, sweep_down, order_counts[BUCKETS], order_lots[BUCKETS];
  double first_tick, last_tick, high_tick, low_tick;
  Aggressor buyer, seller;
  int32_t changes, is_reset, bad_book, unknown, duplicate, over, unmatched, late, off_tick, crossed, unplaced;
  int32_t is_crossed;
  double crossed_since, crossed_ns;
  int32_t win, first_win, is_over, is_rebuilt;
  int64_t start_ns;
  double session_ns, window_start, window_end, tick_nano, ticks_per_nano;
  WindowRow *window_rows;
  TickRow *tick_rows;
  RepriceRow *reprice_rows;
  uint32_t windows, window_room, ticks, tick_room, reprices_out, reprice_rows_room;
} Ledger;

static void *room(void *rows, uint32_t *have, uint32_t need, size_t size) {
  if (need <= *have) return rows;
  *have = need * 2;
  return realloc(rows, *have * size);
}

// Orders.

static uint32_t home_of(const Ledger *l, uint64_t id) {
  return (((uint32_t)id * 0x9e3779b1u) ^ ((uint32_t)(id >> 32) * 0x85ebca6bu)) >> l->shift;
}

static uint32_t find(const Ledger *l, uint64_t id) {
  uint32_t slot = home_of(l, id);
  while (l->slots[slot].id != id && l->slots[slot].id != 0) slot = (slot + 1) & l->mask;
  return slot;
}

static void grow(Ledger *l) {
  Order *old = l->slots;
  uint32_t n = l->mask + 1;
  l->slots = calloc((size_t)n * 2, sizeof(Order));
  l->shift--;
  l->mask = n * 2 - 1;
  for (uint32_t i = 0; i < n; i++)
    if (old[i].id) l->slots[find(l, old[i].id)] = old[i];
  free(old);
}

static void take_out(Ledger *l, uint32_t slot) {
  uint32_t gap = slot, next = slot;
  for (;;) {
    next = (next + 1) & l->mask;
    if (!l->slots[next].id) break;
    uint32_t home = home_of(l, l->slots[next].id);
    if (((next - home) & l->mask) >= ((next - gap) & l->mask)) {
      l->slots[gap] = l->slots[next];
      gap = next;
    }
  }
  l->slots[gap].id = 0;
  l->count--;
}

// Cells.

static Cell *far_cell(Ledger *l, int32_t place) {
  if (!l->settled) {
    l->settled = 1;
    l->origin = (place & ~1) - NEAR / 2;
    return &l->cells[place - l->origin];
  }
  int32_t i = 0;
  while (i < l->far_count && l->far_places[i] != place) i++;
  if (i == l->far_count) {
    if (i == FAR_MAX) exit(4);
    l->far_places[l->far_count++] = place;
  }
  return &l->cells[NEAR + i];
}

static int is_near(const Ledger *l, int32_t place) {
  return l->settled && (uint32_t)(place - l->origin) < NEAR;
}

static Cell *touch(Ledger *l, int32_t place) {
  Cell *cell = is_near(l, place) ? &l->cells[place - l->origin] : far_cell(l, place);
  if (cell->window != l->window) {
    *cell = (Cell){.rest = cell->rest, .start = cell->rest, .window = l->window};
    l->touched = room(l->touched, &l->touched_room, l->touched_count + 1, sizeof(int32_t));
    l->touched[l->touched_count++] = place;
  }
  return cell;
}

static int32_t size_at(Ledger *l, int32_t place) {
  if (is_near(l, place)) return l->cells[place - l->origin].rest;
  for (int32_t i = 0; i < l->far_count; i++)
    if (l->far_places[i] == place) return l->cells[NEAR + i].rest;
  return 0;
}

static int32_t none_of(int side) { return side ? LIMIT : -LIMIT; }
static int is_better(int side, int32_t a, int32_t b) { return side ? a < b : a > b; }

static int32_t far_best(const Ledger *l, int side, int32_t behind, int is_first) {
  int32_t best = none_of(side);
  for (int32_t i = 0; i < l->far_count; i++) {
    int32_t place = l->far_places[i], tick = place >> 1;
    if ((place & 1) != side || !l->cells[NEAR + i].rest) continue;
    if (!is_first && !is_better(side, behind, tick)) continue;
    if (is_better(side, tick, best)) best = tick;
  }
  return best;
}

static int near_best(const Ledger *l, int side, int32_t *ticks, int count) {
  int wanted = l->near_counts[side] < count ? l->near_counts[side] : count, found = 0;
  int32_t index = l->best[side] * 2 - l->origin, step = side ? 2 : -2;
  if (side) index = index < 0 ? 0 : index;
  else index = index > NEAR - 2 ? NEAR - 2 : index;
  for (index |= side; found < wanted; index += step)
    if (l->cells[index].rest) ticks[found++] = (l->origin + index) >> 1;
  return found;
}

static void find_best(Ledger *l, int side, Depths *d) {
  int32_t near[DEPTHS];
  int found = near_best(l, side, near, DEPTHS), at = 0;
  int32_t far = l->far_count ? far_best(l, side, 0, 1) : none_of(side);
  for (int i = 0; i < DEPTHS; i++) {
    int32_t tick = none_of(side);
    if (at < found && (far == none_of(side) || is_better(side, near[at], far))) tick = near[at++];
    else if (far != none_of(side)) {
      tick = far;
      far = far_best(l, side, far, 0);
    }
    d->ticks[i] = tick;
    d->sizes[i] = tick == none_of(side) ? 0 : size_at(l, tick * 2 + side);
  }
}

static void appeared(Ledger *l, int32_t place) {
  int side = place & 1;
  if (is_near(l, place)) l->near_counts[side]++;
  if (is_better(side, place >> 1, l->best[side])) l->best[side] = place >> 1;
}

static void vanished(Ledger *l, int32_t place) {
  int side = place & 1;
  if (is_near(l, place)) l->near_counts[side]--;
  if (place >> 1 != l->best[side]) return;
  int32_t best, far = l->far_count ? far_best(l, side, 0, 1) : none_of(side);
  l->best[side] = near_best(l, side, &best, 1) && !is_better(side, far, best) ? best : far;
}

static void touch_all(Ledger *l) {
  for (int32_t i = 0; i < NEAR; i++)
    if (l->cells[i].rest) touch(l, l->origin + i);
  for (int32_t i = 0; i < l->far_count; i++)
    if (l->cells[NEAR + i].rest) touch(l, l->far_places[i]);
}

// The ten best.

static void note(Ledger *l, int32_t place, int32_t lots, int32_t before) {
  int side = place & 1;
  if (side ? place > l->limits[1] : place < l->limits[0]) return;
  l->changed_sides |= 1 << side;
  if (before == 0 || before + lots == 0) l->reshaped = 1;
  if (l->reshaped) return;
  int i = 0;
  while (i < l->resized && l->places[i] != place) i++;
  if (i == RESIZED_MAX) {
    l->reshaped = 1;
    return;
  }
  if (i == l->resized) {
    l->places[i] = place;
    l->lots[i] = 0;
    l->resized++;
  }
  l->lots[i] += lots;
}

static void count_state(Ledger *l, int first) {
  if (first == DEPTHS) return;
  l->depth_sum += l->total;
  l->depth_count++;
  if (first) return;
  l->touch_sum += l->now[0].sizes[0] + l->now[1].sizes[0];
  l->touch_count++;
}

static int move_side(Ledger *l, int side) {
  Depths next;
  find_best(l, side, &next);
  Depths *now = &l->now[side];
  int sign = side ? -1 : 1, first = DEPTHS;
  for (int d = DEPTHS - 1; d >= 0; d--) {
    int32_t rise = (next.ticks[d] - now->ticks[d]) * sign, came = next.sizes[d], went = now->sizes[d];
    if (rise == 0 && came == went) continue;
    l->ofi[d] += ((rise >= 0 ? came : 0) - (rise <= 0 ? went : 0)) * sign;
    l->total += came - went;
    first = d;
  }
  *now = next;
  l->limits[side] = next.ticks[DEPTHS - 1] * 2 + side;
  return first;
}

static void look(Ledger *l) {
  if (l->is_base) {
    int32_t ofi[DEPTHS];
    memcpy(ofi, l->ofi, sizeof ofi);
    move_side(l, 0);
    move_side(l, 1);
    memcpy(l->ofi, ofi, sizeof ofi);
    l->is_base = 0;
  } else if (!l->changed_sides) return;
  else if (l->reshaped) {
    int bid = l->changed_sides & 1 ? move_side(l, 0) : DEPTHS;
    int ask = l->changed_sides & 2 ? move_side(l, 1) : DEPTHS;
    count_state(l, bid < ask ? bid : ask);
  } else {
    int first = DEPTHS;
    for (int i = 0; i < l->resized; i++) {
      int32_t lots = l->lots[i], side = l->places[i] & 1, tick = l->places[i] >> 1;
      if (!lots) continue;
      int d = 0;
      while (l->now[side].ticks[d] != tick) d++;
      l->now[side].sizes[d] += lots;
      l->ofi[d] += side ? -lots : lots;
      l->total += lots;
      if (d < first) first = d;
    }
    count_state(l, first);
  }
  l->changed_sides = l->reshaped = l->resized = 0;
}

// Order flow.

static void bring(Ledger *l, int32_t place, int32_t lots, Cell *cell) {
  int32_t before = cell->rest;
  cell->rest = before + lots;
  if (!before) appeared(l, place);
  else if (!cell->rest) vanished(l, place);
  note(l, place, lots, before);
}

static void add_lots(Ledger *l, int32_t place, int32_t lots) {
  Cell *cell = touch(l, place);
  cell->add += lots;
  bring(l, place, lots, cell);
}

static void move_lots(Ledger *l, int32_t place, int32_t lots) {
  Cell *cell = touch(l, place);
  cell->moved += lots;
  bring(l, place, lots, cell);
}

static void fill_lots(Ledger *l, int32_t place, int32_t lots) {
  Cell *cell = touch(l, place);
  cell->fill += lots;
  bring(l, place, -lots, cell);
}

static void pending_skip(Ledger *l) {
  while (l->pending_head < l->pending_end && !l->pending[l->pending_head].lots) l->pending_head++;
  if (l->pending_head == l->pending_end) l->pending_head = l->pending_end = 0;
}

static void reduce(Ledger *l, uint64_t id, int32_t place, int32_t lots) {
  int32_t left = lots;
  if (l->pending_head != l->pending_end) {
    for (uint32_t i = l->pending_head; i < l->pending_end && left; i++) {
      Pending *p = &l->pending[i];
      if (p->id != id) continue;
      int32_t taken = left < p->lots ? left : p->lots;
      p->lots -= taken;
      left -= taken;
    }
    pending_skip(l);
    if (lots > left) fill_lots(l, place, lots - left);
  }
  if (!left) return;
  Cell *cell = touch(l, place);
  cell->pull += left;
  bring(l, place, -left, cell);
}

static void modify(Ledger *l, uint64_t id, int32_t place, int32_t size);

static void add(Ledger *l, uint64_t id, int32_t place, int32_t size) {
  uint32_t slot = find(l, id);
  if (l->slots[slot].id) {
    l->duplicate++;
    modify(l, id, place, size);
    return;
  }
  l->changes++;
  l->slots[slot] = (Order){id, place, size};
  if (++l->count * 2 > l->mask) grow(l);
  if (size) add_lots(l, place, size);
}

static void cancel(Ledger *l, uint64_t id, uint32_t size) {
  uint32_t slot = find(l, id);
  Order *o = &l->slots[slot];
  if (!o->id) {
    l->unknown++;
    return;
  }
  l->changes++;
  int32_t place = o->place, resting = o->size;
  if (size < (uint32_t)resting) {
    o->size = resting - (int32_t)size;
    reduce(l, id, place, (int32_t)size);
    return;
  }
  l->over += size != (uint32_t)resting;
  take_out(l, slot);
  reduce(l, id, place, resting);
}

static void modify(Ledger *l, uint64_t id, int32_t place, int32_t size) {
  uint32_t slot = find(l, id);
  Order *o = &l->slots[slot];
  if (!o->id) {
    l->unknown++;
    add(l, id, place, size);
    return;
  }
  l->changes++;
  int32_t old_place = o->place, old_size = o->size;
  if (!size) take_out(l, slot);
  else *o = (Order){id, place, size};
  int is_moved = place != old_place && size;
  if (is_moved && ((place ^ old_place) & 1)) {
    reduce(l, id, old_place, old_size);
    add_lots(l, place, size);
    return;
  }
  if (is_moved) {
    int32_t kept = old_size < size ? old_size : size;
    if (kept) {
      move_lots(l, old_place, -kept);
      move_lots(l, place, kept);
      l->reprices = room(l->reprices, &l->reprice_room, l->reprice_count + 1, sizeof(Reprice));
      l->reprices[l->reprice_count++] = (Reprice){old_place, place, kept};
    }
  }
  if (size < old_size) reduce(l, id, old_place, old_size - size);
  else if (size > old_size) add_lots(l, place, size - old_size);
  if (!is_moved)
    for (uint32_t i = l->pending_head; i < l->pending_end; i++)
      if (l->pending[i].id == id) l->pending[i].refilled = 1;
}

static void take_hidden(Ledger *l) {
  for (uint32_t i = l->pending_head; i < l->pending_end; i++) {
    Pending *p = &l->pending[i];
    if (!p->refilled || !p->lots) continue;
    Order *o = &l->slots[find(l, p->id)];
    if (o->id) {
      add_lots(l, o->place, p->lots);
      fill_lots(l, o->place, p->lots);
    }
    p->lots = 0;
  }
  pending_skip(l);
}

static void clear(Ledger *l) {
  memset(l->slots, 0, ((size_t)l->mask + 1) * sizeof(Order));
  l->count = 0;
  touch_all(l);
  for (uint32_t i = 0; i < l->touched_count; i++) touch(l, l->touched[i])->rest = 0;
  l->near_counts[0] = l->near_counts[1] = 0;
  l->best[0] = -LIMIT;
  l->best[1] = LIMIT;
  l->pending_head = l->pending_end = 0;
}

// The tape.

static void extend(Aggressor *a, int32_t tick, int32_t lots) {
  if (!a->lots) {
    a->tick_count = 1;
    a->first_tick = tick;
  } else if (a->tick_count == 1) {
    if (tick != a->first_tick) {
      a->tick_count = 2;
      a->second_tick = tick;
    }
  } else if (tick != a->first_tick && tick != a->second_tick) a->tick_count = 3;
  a->lots += lots;
}

static void trade(Ledger *l, double nano, int32_t lots, uint8_t side) {
  double price = floor(nano * l->ticks_per_nano + 0.5);
  if (lots <= 0 || price >= LIMIT || price <= -LIMIT) return;
  int32_t tick = (int32_t)price;
  l->off_tick += price * l->tick_nano != nano;
  if (!l->trades++) l->first_tick = l->high_tick = l->low_tick = tick;
  else if (tick > l->high_tick) l->high_tick = tick;
  else if (tick < l->low_tick) l->low_tick = tick;
  l->last_tick = tick;
  if (side == 'B') {
    l->buy += lots;
    extend(&l->buyer, tick, lots);
    touch(l, tick * 2 + 1)->traded += lots;
  } else if (side == 'A') {
    l->sell += lots;
    extend(&l->seller, tick, lots);
    touch(l, tick * 2)->traded += lots;
  } else l->other += lots;
}

static void end_order(Ledger *l, Aggressor *a, int32_t *sweep) {
  if (!a->lots) return;
  int bucket = a->lots == 1 ? 0 : 32 - __builtin_clz((uint32_t)a->lots - 1);
  if (bucket > BUCKETS - 1) bucket = BUCKETS - 1;
  l->order_counts[bucket]++;
  l->order_lots[bucket] += a->lots;
  if (a->tick_count == 3) *sweep += a->lots;
  a->lots = 0;
}

// Rows.

static int by_place(const void *a, const void *b) {
  int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
  return (x > y) - (x < y);
}

static int by_ticks(const void *a, const void *b) {
  const Reprice *x = a, *y = b;
  if ((x->from ^ y->from) & 1) return x->from & 1 ? -1 : 1;
  if (x->from != y->from) return x->from < y->from ? -1 : 1;
  return (x->to > y->to) - (x->to < y->to);
}

static void write_ticks(Ledger *l) {
  qsort(l->touched, l->touched_count, sizeof(int32_t), by_place);
  l->tick_rows = room(l->tick_rows, &l->tick_room, l->ticks + l->touched_count, sizeof(TickRow));
  TickRow *row = NULL;
  for (uint32_t i = 0; i < l->touched_count; i++) {
    int32_t place = l->touched[i], tick = place >> 1, side = place & 1;
    Cell *c = touch(l, place);
    if (l->is_reset && !(c->rest | c->start | c->traded)) continue;
    if (!row || row->tick != tick) {
      row = &l->tick_rows[l->ticks++];
      double none = l->is_reset ? NAN : 0;
      *row = (TickRow){.win = l->win, .tick = tick,
                       .rest = {size_at(l, tick * 2), size_at(l, tick * 2 + 1)},
                       .add = {none, none}, .pull = {none, none},
                       .fill = {none, none}, .moved = {none, none}};
    }
    *(side ? &row->buy : &row->sell) = c->traded;
    if (l->is_reset) continue;
    if (c->start + c->add + c->moved - c->pull - c->fill != c->rest) exit(5);
    row->add[side] = c->add;
    row->pull[side] = c->pull;
    row->fill[side] = c->fill;
    row->moved[side] = c->moved;
  }
}

static void write_reprices(Ledger *l) {
  qsort(l->reprices, l->reprice_count, sizeof(Reprice), by_ticks);
  l->reprice_rows = room(l->reprice_rows, &l->reprice_rows_room, l->reprices_out + l->reprice_count, sizeof(RepriceRow));
  for (uint32_t i = 0; i < l->reprice_count; i++) {
    Reprice *r = &l->reprices[i], *before = i ? r - 1 : NULL;
    if (before && before->from == r->from && before->to == r->to) {
      l->reprice_rows[l->reprices_out - 1].lots += r->lots;
      continue;
    }
    l->reprice_rows[l->reprices_out++] = (RepriceRow){l->win, r->from & 1, r->from >> 1, r->to >> 1, r->lots};
  }
}

static void write_window(Ledger *l) {
  l->window_rows = room(l->window_rows, &l->window_room, l->windows + 1, sizeof(WindowRow));
  double *v = l->window_rows[l->windows++].values;
  int32_t bid = l->best[0], ask = l->best[1];
  *v++ = l->win;
  *v++ = bid == -LIMIT ? NAN : bid;
  *v++ = ask == LIMIT ? NAN : ask;
  *v++ = size_at(l, bid * 2);
  *v++ = size_at(l, ask * 2 + 1);
  *v++ = l->changes;
  *v++ = l->trades;
  for (int d = 0; d < DEPTHS; d++) *v++ = l->is_reset ? NAN : l->ofi[d];
  *v++ = l->touch_sum;
  *v++ = l->touch_count;
  *v++ = l->depth_sum;
  *v++ = l->depth_count;
  *v++ = l->buy;
  *v++ = l->sell;
  *v++ = l->other;
  *v++ = l->sweep_up;
  *v++ = l->sweep_down;
  for (int b = 0; b < BUCKETS; b++) *v++ = l->order_counts[b];
  for (int b = 0; b < BUCKETS; b++) *v++ = l->order_lots[b];
  *v++ = l->first_tick;
  *v++ = l->last_tick;
  *v++ = l->high_tick;
  *v++ = l->low_tick;
  *v++ = NAN;
  *v++ = NAN;
  *v++ = (l->is_reset ? 1 : 0) | (l->unknown ? 2 : 0) | (l->duplicate ? 4 : 0) | (l->over ? 8 : 0) |
         (l->unmatched ? 16 : 0) | (l->bad_book ? 32 : 0) | (l->late ? 64 : 0) |
         (l->off_tick ? 128 : 0) | (l->crossed ? 256 : 0) | (l->unplaced ? 512 : 0);
  *v++ = l->unknown;
  *v++ = l->duplicate;
  *v++ = l->over;
  *v++ = l->unmatched;
  *v++ = l->late;
  *v++ = l->off_tick;
  *v++ = l->crossed;
  *v++ = ceil(l->crossed_ns / 1e6);
}

static void note_crossed(Ledger *l, double ns) {
  if (l->is_crossed && ns - l->crossed_since > l->crossed_ns) l->crossed_ns = ns - l->crossed_since;
}

static void close_window(Ledger *l) {
  note_crossed(l, (l->win + 1) * WINDOW_NS);
  if (l->win >= l->first_win) {
    if (l->win == l->first_win || l->is_reset || l->win % KEYFRAME == 0) touch_all(l);
    write_ticks(l);
    if (!l->is_reset) write_reprices(l);
    write_window(l);
  }
  l->reprice_count = 0;
  l->window++;
  l->touched_count = 0;
  memset(l->ofi, 0, sizeof l->ofi);
  l->touch_sum = l->depth_sum = l->touch_count = l->depth_count = 0;
  l->trades = l->buy = l->sell = l->other = l->sweep_up = l->sweep_down = 0;
  memset(l->order_counts, 0, sizeof l->order_counts);
  memset(l->order_lots, 0, sizeof l->order_lots);
  l->first_tick = l->last_tick = l->high_tick = l->low_tick = NAN;
  l->changes = l->is_reset = l->bad_book = l->unknown = l->duplicate = l->over = 0;
  l->unmatched = l->late = l->off_tick = l->crossed = l->unplaced = 0;
  l->crossed_ns = 0;
}

static void end_session(Ledger *l) {
  if (!l->is_over && l->first_win >= 0) close_window(l);
  l->is_over = 1;
}

static void enter(Ledger *l, double ns) {
  if (ns >= l->session_ns) {
    end_session(l);
    return;
  }
  int32_t target = (int32_t)floor(ns / WINDOW_NS);
  for (; l->win < target; l->win++) close_window(l);
  l->window_start = target * WINDOW_NS;
  l->window_end = l->window_start + WINDOW_NS;
}

// Records.

static double ns_at(const Ledger *l, const uint8_t *at) {
  uint64_t ns;
  memcpy(&ns, at, 8);
  return (double)((int64_t)ns - l->start_ns);
}

static void place_order(Ledger *l, const uint8_t *at, uint8_t action, uint64_t id) {
  int64_t px;
  int32_t size;
  memcpy(&px, at + 24, 8);
  memcpy(&size, at + 32, 4);
  double nano = (double)px, tick = floor(nano * l->ticks_per_nano + 0.5);
  if (tick >= LIMIT || tick <= -LIMIT || !id || size < 0) {
    l->unplaced++;
    return;
  }
  if (tick * l->tick_nano != nano) exit(6);
  int32_t place = (int32_t)tick * 2 + (at[39] == 'A');
  if (action == 'A') add(l, id, place, size);
  else modify(l, id, place, size);
}

static void event(Ledger *l, const uint8_t *first, const uint8_t *last) {
  double ns = ns_at(l, last + 8);
  if (l->first_win < 0) {
    double begin = ns_at(l, first + (first[36] & F_SNAPSHOT ? 40 : 8));
    l->first_win = begin < 0 ? 0 : (int32_t)floor(begin / WINDOW_NS);
    l->win = l->first_win - 1;
    l->window_end = l->first_win * WINDOW_NS;
  }
  if (ns >= l->window_end) enter(l, ns);
  else if (ns < l->window_start && !(first[36] & F_SNAPSHOT)) l->late++;
  while (l->pending_head < l->pending_end && ns - l->pending[l->pending_head].ns > PATIENCE_NS) {
    l->unmatched++;
    l->pending_head++;
    pending_skip(l);
  }
  if (l->is_over) return;
  int32_t changes = l->changes;
  uint8_t aggressor = 0;
  for (const uint8_t *at = first; at <= last; at += RECORD) {
    uint64_t id;
    int64_t px;
    int32_t size;
    memcpy(&id, at + 16, 8);
    memcpy(&px, at + 24, 8);
    memcpy(&size, at + 32, 4);
    uint8_t flags = at[36], action = at[38], side = at[39];
    if (flags & F_SNAPSHOT) l->is_rebuilt = 1;
    if (flags & F_BAD_BOOK) l->bad_book = 1;
    switch (action) {
      case 'A':
      case 'M': place_order(l, at, action, id); break;
      case 'C': cancel(l, id, (uint32_t)size); break;
      case 'T':
        aggressor = side;
        trade(l, (double)px, size, side);
        break;
      case 'F':
        if ((side != aggressor || side == 'N') && l->slots[find(l, id)].id) {
          if (l->pending_end == PENDING_MAX) exit(7);
          l->pending[l->pending_end++] = (Pending){id, size, 0, ns};
        }
        break;
      case 'R':
        l->is_rebuilt = 1;
        clear(l);
        break;
    }
  }
  if (aggressor) {
    end_order(l, &l->buyer, &l->sweep_up);
    end_order(l, &l->seller, &l->sweep_down);
  }
  if (l->is_rebuilt) {
    l->is_rebuilt = 0;
    l->is_reset = l->is_base = 1;
    l->changes = changes;
  }
  if (l->pending_head != l->pending_end) take_hidden(l);
  look(l);
  int is_crossed = l->best[0] >= l->best[1];
  l->crossed += is_crossed;
  if (l->is_crossed) note_crossed(l, ns);
  else l->crossed_since = ns;
  l->is_crossed = is_crossed;
}

static Ledger *make_ledger(double tick_nano, int64_t start_ns, int64_t end_ns) {
  Ledger *l = calloc(1, sizeof(Ledger));
  l->shift = 22;
  l->mask = (1 << 10) - 1;
  l->slots = calloc((size_t)l->mask + 1, sizeof(Order));
  l->window = 1;
  l->best[0] = -LIMIT;
  l->best[1] = LIMIT;
  l->limits[0] = -LIMIT * 2;
  l->limits[1] = INT32_MAX;
  for (int side = 0; side < 2; side++)
    for (int d = 0; d < DEPTHS; d++) l->now[side].ticks[d] = none_of(side);
  l->is_base = 1;
  l->first_tick = l->last_tick = l->high_tick = l->low_tick = NAN;
  l->first_win = l->win = -1;
  l->start_ns = start_ns;
  l->session_ns = (double)(end_ns - start_ns);
  l->window_start = -INFINITY;
  l->tick_nano = tick_nano;
  l->ticks_per_nano = 1 / tick_nano;
  return l;
}

static void fold(Ledger *l, const uint8_t *at, size_t n) {
  for (const uint8_t *end = at + n * RECORD; at < end;) {
    const uint8_t *last = at;
    while (last < end && !(last[36] & F_LAST)) last += RECORD;
    if (last >= end) break;
    event(l, at, last);
    at = last + RECORD;
  }
  // How long the last touch stood, nobody knows.
  l->is_crossed = 0;
  end_session(l);
}

// The digest, as src/bench/ledger/ledger-digest.ts makes it.

static uint32_t mix(uint32_t h, double value) {
  if (isnan(value)) return (h ^ 0x7fc00000u) * 0x01000193u;
  int64_t whole = (int64_t)value;
  h = (h ^ (uint32_t)whole) * 0x01000193u;
  return (h ^ (uint32_t)(whole >> 32)) * 0x01000193u;
}

static uint32_t digest(const Ledger *l) {
  uint32_t h = 0x811c9dc5u;
  for (uint32_t i = 0; i < l->windows; i++)
    for (int f = 0; f < WINDOW_FIELDS; f++) h = mix(h, l->window_rows[i].values[f]);
  for (uint32_t i = 0; i < l->ticks; i++) {
    const TickRow *r = &l->tick_rows[i];
    const double values[TICK_FIELDS] = {
        r->win,     r->tick,   r->rest[1], r->rest[0], r->add[1],   r->pull[1], r->fill[1],
        r->moved[1], r->add[0], r->pull[0], r->fill[0], r->moved[0], r->buy,     r->sell};
    for (int f = 0; f < TICK_FIELDS; f++) h = mix(h, values[f]);
  }
  for (uint32_t i = 0; i < l->reprices_out; i++) {
    const RepriceRow *r = &l->reprice_rows[i];
    h = mix(mix(mix(mix(mix(h, r->win), r->side), r->from), r->to), r->lots);
  }
  return h;
}

static double ms(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  FILE *f = fopen(argv[1], "rb");
  struct stat st;
  if (!f || fstat(fileno(f), &st)) {
    perror(argv[1]);
    return 1;
  }
  size_t length = (size_t)st.st_size;
  uint8_t *bytes = malloc(length);
  if (fread(bytes, 1, length, f) != length) return 1;
  uint32_t head;
  memcpy(&head, bytes + 4, 4);
  size_t start = 8 + head, n = (length - start) / RECORD;
  for (int i = 0; i < atoi(argv[5]); i++) {
    double cpu = ms(CLOCK_PROCESS_CPUTIME_ID), wall = ms(CLOCK_MONOTONIC);
    Ledger *l = make_ledger(atof(argv[2]), atoll(argv[3]), atoll(argv[4]));
    fold(l, bytes + start, n);
    cpu = ms(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    wall = ms(CLOCK_MONOTONIC) - wall;
    printf("{\"cpuMs\":%.3f,\"wallMs\":%.3f,\"records\":%zu,\"digest\":%" PRIu32 "}\n", cpu, wall, n, digest(l));
    free(l->slots);
    free(l->touched);
    free(l->reprices);
    free(l->window_rows);
    free(l->tick_rows);
    free(l->reprice_rows);
    free(l);
  }
}
