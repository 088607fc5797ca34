/* The arc-eager parser: non-monotonic, with unshift and Break. */
#include "score.h"

/** Columns of the packed class weights: S, D, Break, none, then L-x and R-x, filled to 108. */
#define COLUMNS 108
#define ARCS 4
#define STARTS 1

typedef struct {
  i32 *stack, *again, *left, *right, *before;
  u8 *shifted;
} State;

INLINE i32 front(const State *s, i32 depth, i32 next, i32 avail, i32 i) {
  if (i < depth) return s->again[depth - 1 - i];
  i32 at = next + i - depth;
  return at < avail ? at : -1;
}

/**
 * Parses tokens [0, n). table: 8 rows of 2 * HIDDEN per token, `ldt` floats apart;
 * pad: the 8 rows of a missing token. up: class weights (see Classes). flags: 1 starts a sentence, 2 must not
 * (Break sets 1). Rows of tokens up to `avail` may be looked at, so that a run of
 * whole sentences parses as it would within its text. head[i] = -1 where none;
 * move[i]: column of the arc. work: 5 * avail ints and avail bytes. Class order
 * is S, D, L-x, R-x, Break; the first of equal scores wins.
 */
void EXPORT(parse)(const f32 *table, i32 ldt, const f32 *pad, const f32 *bias, const void *up, const f32 *upScales, const f32 *upBias, f32 top, i32 lefts, i32 n,
                   i32 avail, u8 *flags, i32 *head, u8 *move, i32 *work) {
  State s = {work, work + avail, work + 2 * avail, work + 3 * avail, work + 4 * avail, (u8 *)(work + 5 * avail)};
  for (i32 i = 0; i < avail; i++) {
    s.left[i] = s.right[i] = s.before[i] = -1;
    s.shifted[i] = 0;
  }
  for (i32 i = 0; i < n; i++) head[i] = -1;
  Classes classes = {up, upScales, upBias, top};
  i32 depth = 0, again = 0, next = 0;
  f32 score[COLUMNS], hidden[HIDDEN];
  while (depth > 0 || again > 0 || next < n) {
    i32 b0 = front(&s, again, next, avail, 0), b1 = front(&s, again, next, avail, 1);
    i32 length = avail - next + again, s0 = depth > 0 ? s.stack[depth - 1] : -1;
    i32 starts = b0 >= 0 && (flags[b0] & STARTS);
    i32 arc = depth > 0 && length >= 1 && !starts;
    i32 shift = depth == 0 || (length >= 2 && !starts && !s.shifted[b0]);
    i32 brk = length >= 2 && b1 == b0 + 1 && flags[b1] == 0;
    i32 best;
    if (!arc && !brk && (depth == 0 || !shift)) {
      best = depth == 0 ? 0 : 1; /* one move only: no need to score */
    } else {
      i32 ids[8] = {b0, b1, s0, depth > 1 ? s.stack[depth - 2] : -1, depth > 2 ? s.stack[depth - 3] : -1,
                    b0 >= 0 ? s.left[b0] : -1, s0 >= 0 ? s.left[s0] : -1, s0 >= 0 ? s.right[s0] : -1};
      const f32 *rows[8];
      for (i32 f = 0; f < 8; f++) rows[f] = (ids[f] < 0 ? pad : table + ids[f] * ldt) + f * 2 * HIDDEN;
      hidden_units(rows, 8, bias, hidden);
      if (arc) class_scores(hidden, &classes, 0, 3, 3, score);
      else class_scores(hidden, &classes, 0, 1, 1, score);
      best = -1;
      f32 most = 0;
      if (shift) best = 0, most = score[0];
      if (depth > 0 && (best < 0 || score[1] > most)) best = 1, most = score[1];
      if (arc) {
        v128_t all = wasm_v128_load(score + ARCS);
        for (i32 c = ARCS + 4; c < COLUMNS; c += 4) all = wasm_f32x4_pmax(all, wasm_v128_load(score + c));
        f32 arcs = largest(all);
        if (best < 0 || arcs > most) {
          most = arcs;
          for (best = ARCS; score[best] != most; best++) {}
        }
      }
      if (brk && (best < 0 || score[2] > most)) best = 2;
    }
    if (best == 0) {
      s.stack[depth++] = b0;
      if (again > 0) again--;
      else next++;
    } else if (best == 1) {
      depth--;
      if (head[s0] < 0 && depth > 0) {
        s.shifted[s0] = 1;
        s.again[again++] = s0;
      }
    } else if (best == 2) {
      flags[b1] = STARTS;
    } else if (best < ARCS + lefts) {
      if (head[s0] >= 0 && s.right[head[s0]] == s0) s.right[head[s0]] = s.before[s0];
      head[s0] = b0;
      move[s0] = best - ARCS;
      s.left[b0] = s0;
      s.shifted[b0] = 0;
      depth--;
    } else {
      head[b0] = s0;
      move[b0] = best - ARCS;
      s.before[b0] = s.right[s0];
      s.right[s0] = b0;
      s.stack[depth++] = b0;
      if (again > 0) again--;
      else next++;
    }
  }
}
