/* One step of a transition network: feature rows -> maxout -> class scores. */
#ifndef SCORE_H
#define SCORE_H
#include "kernel.h"

/** Class weights in panels: int16 with column scales, or float32 where `scales` is null. */
typedef struct {
  const void *weights;
  const f32 *scales, *bias;
  f32 top;
} Classes;

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

/** score[n] = hidden times column n + bias, for the columns of `groups` times `np` panels from panel `first` on. */
INLINE void class_scores(const f32 *hidden, const Classes *to, i32 first, i32 groups, i32 np, f32 *score) {
  i16 q[HIDDEN];
  f32 scale = to->scales ? quantize(hidden, HIDDEN, to->top, q) : 0;
  for (i32 p = first; p < first + groups * np; p += np) {
    f32 *c = score + p * PANEL;
    if (to->scales) {
      const i16 *b = (const i16 *)to->weights + p * HIDDEN * PANEL;
      micro_i16(q, 0, &scale, 1, np, b, HIDDEN * PANEL, to->scales + p * PANEL, HIDDEN / 2, c, 0);
    } else {
      const f32 *b = (const f32 *)to->weights + p * HIDDEN * PANEL;
      for (i32 j = 0; j < np; j++) micro_f32(hidden, 0, 1, b + j * HIDDEN * PANEL, HIDDEN, c + j * PANEL, 0);
    }
    for (i32 k = 0; k < np * PANEL; k += 4)
      wasm_v128_store(c + k, wasm_f32x4_add(wasm_v128_load(c + k), wasm_v128_load(to->bias + p * PANEL + k)));
  }
}
#endif
