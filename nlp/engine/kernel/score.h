/* One step of a transition network: feature rows -> maxout -> class scores. */
#ifndef SCORE_H
#define SCORE_H
#include "kernel.h"

/** hidden[o] = max over two pieces of (sum of the rows in order + bias); a row holds piece 0 then piece 1. */
INLINE void hidden_units(const f32 *const *rows, i32 count, const f32 *bias, f32 *hidden) {
  for (i32 o = 0; o < HIDDEN; o += 4) {
    v128_t a = wasm_v128_load(rows[0] + o), b = wasm_v128_load(rows[0] + HIDDEN + o);
    for (i32 f = 1; f < count; f++) {
      a = wasm_f32x4_add(a, wasm_v128_load(rows[f] + o));
      b = wasm_f32x4_add(b, wasm_v128_load(rows[f] + HIDDEN + o));
    }
    a = wasm_f32x4_add(a, wasm_v128_load(bias + o));
    b = wasm_f32x4_add(b, wasm_v128_load(bias + HIDDEN + o));
    wasm_v128_store(hidden + o, wasm_f32x4_pmax(a, b));
  }
}

/** to[c] = bias[c] + sum over k of hidden[k] w[k][c], for 4 * vectors columns from `from` on. */
INLINE void scores(const f32 *hidden, const f32 *w, i32 columns, const f32 *bias, i32 from, i32 vectors, f32 *to) {
  v128_t s[10];
  for (i32 j = 0; j < vectors; j++) s[j] = wasm_v128_load(bias + from + 4 * j);
  for (i32 k = 0; k < HIDDEN; k++) {
    v128_t h = wasm_v128_load32_splat(hidden + k);
    const f32 *row = w + k * columns + from;
    for (i32 j = 0; j < vectors; j++) s[j] = wasm_f32x4_add(s[j], wasm_f32x4_mul(h, wasm_v128_load(row + 4 * j)));
  }
  for (i32 j = 0; j < vectors; j++) wasm_v128_store(to + from + 4 * j, s[j]);
}

/** Index of the first largest of to[from, until). */
INLINE i32 first_largest(const f32 *s, i32 from, i32 until) {
  i32 best = from;
  for (i32 i = from + 1; i < until; i++)
    if (s[i] > s[best]) best = i;
  return best;
}
#endif
