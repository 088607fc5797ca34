/* The name recogniser: one BILUO action per token. */
#include "score.h"

/** Columns: begin x 18, unit x 18, out, filled to 4 panels; then (in, last) x 18 in 3 panels. */
#define LABELS 18
#define OUT 36
#define OPEN 48
#define COLUMNS 84
/** Columns of one feature's row, filled to whole panels. */
#define ROW 132

/** Token vectors and the weights that spread them to feature rows; int16 where `scales` is not null. */
typedef struct {
  const void *vectors;
  const f32 *scales;
  i32 stride;
} Vectors;

/** The row of one feature for one token, computed where it is needed: most tokens are never inside a name. */
INLINE void feature_row(const Vectors *v, i32 token, const void *weights, const f32 *scales, f32 *row) {
  for (i32 p = 0; p < ROW / PANEL; p++) {
    if (v->scales) {
      const i16 *b = (const i16 *)weights + p * HIDDEN * PANEL;
      micro_i16((const i16 *)v->vectors + token * v->stride, 0, v->scales + token, 1, 1, b, 0, scales + p * PANEL, HIDDEN / 2, row + p * PANEL, 0);
    } else {
      const f32 *b = (const f32 *)weights + p * HIDDEN * PANEL;
      micro_f32((const f32 *)v->vectors + token * v->stride, 0, 1, b, HIDDEN, row + p * PANEL, 0);
    }
  }
}

/** Index of the first largest of s[from, until). */
INLINE i32 first_largest(const f32 *s, i32 from, i32 until) {
  i32 best = from;
  for (i32 i = from + 1; i < until; i++)
    if (s[i] > s[best]) best = i;
  return best;
}

/**
 * Features: the token (row in `table`, ROW floats apart), the first token of the open
 * name and the token before within it (weights `first`, `last`). pad: the 3 rows of
 * a missing token; starts: sentence starts; space: white space. Writes (start, end,
 * label) triples to `spans`; returns how many.
 */
i32 EXPORT(names)(const f32 *table, const void *vectors, const f32 *vectorScales, i32 stride, const void *first, const f32 *firstScales,
                  const void *last, const f32 *lastScales, const f32 *pad, const f32 *bias, const void *up, const f32 *upScales,
                  const f32 *upBias, f32 top, i32 n, const u8 *starts, const u8 *space, i32 *spans) {
  Classes classes = {up, upScales, upBias, top};
  Vectors v = {vectors, vectorScales, stride};
  i32 open = -1, label = 0, count = 0;
  f32 score[COLUMNS], hidden[HIDDEN], head[ROW], before[ROW];
  for (i32 i = 0; i < n; i++) {
    if (open < 0 && space[i]) continue; /* a name cannot begin here */
    i32 ends = i + 1 == n || starts[i + 1];
    if (open < 0) {
      const f32 *rows[3] = {table + i * ROW, pad + 2 * HIDDEN, pad + 4 * HIDDEN};
      hidden_units(rows, 3, bias, hidden);
      class_scores(hidden, &classes, 0, 2, 2, score);
      i32 best = first_largest(score, ends ? LABELS : 0, OUT + 1);
      if (best < LABELS) {
        open = i;
        label = best;
        feature_row(&v, open, first, firstScales, head);
      } else if (best < OUT) {
        spans[3 * count] = i, spans[3 * count + 1] = i + 1, spans[3 * count + 2] = best - LABELS, count++;
      }
      continue;
    }
    i32 closes = ends;
    if (!ends) {
      i32 in = OPEN + 2 * label;
      feature_row(&v, i - 1, last, lastScales, before);
      const f32 *rows[3] = {table + i * ROW, head, before};
      hidden_units(rows, 3, bias, hidden);
      class_scores(hidden, &classes, in / PANEL, 1, 1, score);
      closes = score[in + 1] > score[in];
    }
    if (closes) {
      spans[3 * count] = open, spans[3 * count + 1] = i + 1, spans[3 * count + 2] = label, count++;
      open = -1;
    }
  }
  return count;
}
