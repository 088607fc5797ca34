/* Matrix products: weights packed in panels of 12 columns, 3 rows x 12 columns
 * at a time in registers (9 sums, 3 weights, 3 splats: 15 of 16 registers). */
#include "kernel.h"

/** Rows of x, `stride` apart, as int16 with one scale each (see `quantize`). */
void EXPORT(quantize_rows)(const f32 *x, i32 rows, i32 width, i32 stride, f32 top, i16 *q, f32 *scale) {
  for (i32 r = 0; r < rows; r++) scale[r] = quantize(x + r * stride, width, top, q + r * width);
}

/** gemm_i16 for rows that lie `depth` numbers apart. */
INLINE void gemm_packed(const i16 *a, i32 depth, const f32 *rs, i32 rows, const i16 *b, const f32 *cs, i32 panels, f32 *c, i32 ldc) {
  for (i32 p = 0; p < panels; p++) {
    const i16 *bp = b + p * depth * PANEL;
    const f32 *sp = cs + p * PANEL;
    f32 *cp = c + p * PANEL;
    i32 r = 0;
    for (; r + 3 <= rows; r += 3) micro_i16(a + r * depth, depth, rs + r, 3, 1, bp, 0, sp, depth / 2, cp + r * ldc, ldc);
    for (; r < rows; r++) micro_i16(a + r * depth, depth, rs + r, 1, 1, bp, 0, sp, depth / 2, cp + r * ldc, ldc);
  }
}

/**
 * c[r][n] = (sum over k of a[r][k] b[k][n]) * cs[n] * rs[r], the sum in int32. Rows of a are packed: depth is WIDTH or
 * HIDDEN, constants in the inner loop, which an address that is computed for each row makes a fourth slower.
 */
void EXPORT(gemm_i16)(const i16 *a, const f32 *rs, i32 rows, const i16 *b, const f32 *cs, i32 panels, i32 depth, f32 *c, i32 ldc) {
  if (depth == WIDTH) gemm_packed(a, WIDTH, rs, rows, b, cs, panels, c, ldc);
  else gemm_packed(a, HIDDEN, rs, rows, b, cs, panels, c, ldc);
}

/** c[r][n] = sum over k of a[r][k] b[k][n], k ascending. */
void EXPORT(gemm_f32)(const f32 *a, i32 lda, i32 rows, const f32 *b, i32 panels, i32 depth, f32 *c, i32 ldc) {
  for (i32 p = 0; p < panels; p++) {
    const f32 *bp = b + p * depth * PANEL;
    f32 *cp = c + p * PANEL;
    i32 r = 0;
    for (; r + 3 <= rows; r += 3) micro_f32(a + r * lda, lda, 3, bp, depth, cp + r * ldc, ldc);
    for (; r < rows; r++) micro_f32(a + r * lda, lda, 1, bp, depth, cp + r * ldc, ldc);
  }
}

/**
 * Rows of a stored tensor as float32, in column order: row r of a block of
 * outs x pieces rows goes to row (piece, out) of that block, so that the
 * pieces of a maxout lie apart. Reads columns [from, from + depth) of `width`, depth a multiple of 4;
 * rows of `to` are `stride` apart.
 */
void EXPORT(unpack)(const i16 *q, const f32 *s, i32 rows, i32 width, i32 from, i32 depth, i32 outs, i32 pieces, f32 *to, i32 stride) {
  i32 block = outs * pieces;
  for (i32 r = 0; r < rows; r++) {
    i32 n = r / block * block + r % pieces * outs + r % block / pieces;
    const i16 *row = q + r * width + from;
    f32 scale = s[r];
    for (i32 k = 0; k < depth; k += 4) wasm_v128_store(to + n * stride + k, widened(row + k, wasm_f32x4_splat(scale)));
  }
}

/** Packs w[n][depth] in float32 panels; columns past n are zero. */
void EXPORT(pack_f32)(const f32 *w, i32 n, i32 depth, f32 *to) {
  i32 panels = (n + PANEL - 1) / PANEL;
  for (i32 c = 0; c < panels * PANEL; c++)
    for (i32 k = 0; k < depth; k++) to[(c / PANEL * depth + k) * PANEL + c % PANEL] = c < n ? w[c * depth + k] : 0;
}

/**
 * Packs w[n][depth] as int16 pairs, with the largest scale per column for which
 * neither a weight nor the int32 sum with a row of length `top` can overflow.
 */
void EXPORT(pack_i16)(const f32 *w, i32 n, i32 depth, f32 top, i16 *to, f32 *cs) {
  i32 panels = (n + PANEL - 1) / PANEL;
  for (i32 c = 0; c < panels * PANEL; c++) {
    const f32 *row = w + c * depth;
    f32 max = 0, sum = 0;
    for (i32 k = 0; c < n && k < depth; k++) {
      f32 x = __builtin_fabsf(row[k]);
      if (x > max) max = x;
      sum += x * x;
    }
    f32 s = 1;
    if (max > 0) {
      f32 room = 2104533975.0f / (top * __builtin_sqrtf(sum)); /* 0.98 * 2^31 */
      s = 32767.0f / max;
      if (room < s) s = room;
    }
    cs[c] = 1.0f / s;
    for (i32 k = 0; k < depth; k++) {
      i32 at = (c / PANEL * (depth / 2) + k / 2) * PANEL * 2 + c % PANEL * 2 + (k & 1);
      to[at] = c < n ? (i16)__builtin_rintf(row[k] * s) : 0;
    }
  }
}
