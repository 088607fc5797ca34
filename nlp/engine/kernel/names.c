/* The name recogniser: one BILUO action per token. */
#include "score.h"

/** Columns: begin x 18, unit x 18, out, filled to 40; then (in, last) x 18. */
#define LABELS 18
#define OUT 36
#define OPEN 40
#define COLUMNS 76

/**
 * table: 3 rows of 2 * HIDDEN per token, `ldt` floats apart; pad: rows of a missing
 * token; starts: sentence starts; space: white space. Writes (start, end, label)
 * triples to `spans`; returns how many.
 */
i32 EXPORT(names)(const f32 *table, i32 ldt, const f32 *pad, const f32 *bias, const f32 *up, const f32 *upBias, i32 n, const u8 *starts,
                  const u8 *space, i32 *spans) {
  i32 open = -1, label = 0, count = 0;
  f32 score[COLUMNS], hidden[HIDDEN];
  for (i32 i = 0; i < n; i++) {
    if (open < 0 && space[i]) continue;
    i32 ends = i + 1 == n || starts[i + 1];
    if (open >= 0 && ends) {
      spans[3 * count] = open, spans[3 * count + 1] = i + 1, spans[3 * count + 2] = label, count++;
      open = -1;
      continue;
    }
    const f32 *rows[3] = {table + i * ldt, (open < 0 ? pad : table + open * ldt) + 2 * HIDDEN,
                          (open < 0 ? pad : table + (i - 1) * ldt) + 4 * HIDDEN};
    hidden_units(rows, 3, bias, hidden);
    if (open >= 0) {
      i32 in = OPEN + 2 * label;
      scores(hidden, up, COLUMNS, upBias, in & ~3, 1, score);
      if (score[in + 1] > score[in]) {
        spans[3 * count] = open, spans[3 * count + 1] = i + 1, spans[3 * count + 2] = label, count++;
        open = -1;
      }
      continue;
    }
    scores(hidden, up, COLUMNS, upBias, 0, 10, score);
    i32 best = first_largest(score, ends ? LABELS : 0, OUT + 1);
    if (best < LABELS) {
      open = i;
      label = best;
    } else if (best < OUT) {
      spans[3 * count] = i, spans[3 * count + 1] = i + 1, spans[3 * count + 2] = best - LABELS, count++;
    }
  }
  return count;
}
