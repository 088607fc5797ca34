/* Matrix products: weights packed in panels of 12 columns, 3 rows x 12 columns
 * at a time in registers (9 sums, 3 weights, 3 splats: 15 of 16 registers). */
#include "kernel.h"

/** Rows q = round(x * top / max|x|) as int16; scale = max|x| / top, one per row. */
void EXPORT(quantize_rows)(const f32 *x, i32 rows, i32 width, i32 stride, f32 top, i16 *q, f32 *scale) {
  for (i32 r = 0; r < rows; r++, x += stride, q += width) {
    v128_t most = wasm_f32x4_const_splat(0);
    for (i32 k = 0; k < width; k += 4) most = wasm_f32x4_pmax(most, wasm_f32x4_abs(wasm_v128_load(x + k)));
    f32 max = largest(most);
    f32 up = max > 0 ? top / max : 0;
    scale[r] = max / top;
    v128_t s = wasm_f32x4_splat(up);
    for (i32 k = 0; k < width; k += 8) {
      v128_t a = wasm_f32x4_nearest(wasm_f32x4_mul(wasm_v128_load(x + k), s));
      v128_t b = wasm_f32x4_nearest(wasm_f32x4_mul(wasm_v128_load(x + k + 4), s));
      wasm_v128_store(q + k, wasm_i16x8_narrow_i32x4(wasm_i32x4_trunc_sat_f32x4(a), wasm_i32x4_trunc_sat_f32x4(b)));
    }
  }
}

INLINE void micro_i16(const i16 *a, i32 lda, const f32 *rs, i32 nr, const i16 *b, const f32 *cs, i32 k2, f32 *c, i32 ldc) {
  v128_t s[3][3];
  for (i32 r = 0; r < nr; r++)
    for (i32 j = 0; j < 3; j++) s[r][j] = wasm_i32x4_const_splat(0);
  for (i32 k = 0; k < k2; k++) {
    v128_t b0 = wasm_v128_load(b), b1 = wasm_v128_load(b + 8), b2 = wasm_v128_load(b + 16);
    b += 24;
    for (i32 r = 0; r < nr; r++) {
      v128_t x = wasm_v128_load32_splat(a + r * lda + 2 * k);
      s[r][0] = wasm_i32x4_add(s[r][0], wasm_i32x4_dot_i16x8(x, b0));
      s[r][1] = wasm_i32x4_add(s[r][1], wasm_i32x4_dot_i16x8(x, b1));
      s[r][2] = wasm_i32x4_add(s[r][2], wasm_i32x4_dot_i16x8(x, b2));
    }
  }
  for (i32 r = 0; r < nr; r++) {
    v128_t up = wasm_v128_load32_splat(rs + r);
    for (i32 j = 0; j < 3; j++) {
      v128_t v = wasm_f32x4_mul(wasm_f32x4_convert_i32x4(s[r][j]), wasm_v128_load(cs + 4 * j));
      wasm_v128_store(c + r * ldc + 4 * j, wasm_f32x4_mul(v, up));
    }
  }
}

/** c[r][n] = (sum over k of a[r][k] b[k][n]) * cs[n] * rs[r], the sum in int32. depth is even. */
void EXPORT(gemm_i16)(const i16 *a, i32 lda, const f32 *rs, i32 rows, const i16 *b, const f32 *cs, i32 panels, i32 depth, f32 *c, i32 ldc) {
  for (i32 p = 0; p < panels; p++) {
    const i16 *bp = b + p * depth * PANEL;
    const f32 *sp = cs + p * PANEL;
    f32 *cp = c + p * PANEL;
    i32 r = 0;
    for (; r + 3 <= rows; r += 3) micro_i16(a + r * lda, lda, rs + r, 3, bp, sp, depth / 2, cp + r * ldc, ldc);
    for (; r < rows; r++) micro_i16(a + r * lda, lda, rs + r, 1, bp, sp, depth / 2, cp + r * ldc, ldc);
  }
}

INLINE void micro_f32(const f32 *a, i32 lda, i32 nr, const f32 *b, i32 depth, f32 *c, i32 ldc) {
  v128_t s[3][3];
  for (i32 r = 0; r < nr; r++)
    for (i32 j = 0; j < 3; j++) s[r][j] = wasm_f32x4_const_splat(0);
  for (i32 k = 0; k < depth; k++) {
    v128_t b0 = wasm_v128_load(b), b1 = wasm_v128_load(b + 4), b2 = wasm_v128_load(b + 8);
    b += 12;
    for (i32 r = 0; r < nr; r++) {
      v128_t x = wasm_v128_load32_splat(a + r * lda + k);
      s[r][0] = wasm_f32x4_add(s[r][0], wasm_f32x4_mul(x, b0));
      s[r][1] = wasm_f32x4_add(s[r][1], wasm_f32x4_mul(x, b1));
      s[r][2] = wasm_f32x4_add(s[r][2], wasm_f32x4_mul(x, b2));
    }
  }
  for (i32 r = 0; r < nr; r++)
    for (i32 j = 0; j < 3; j++) wasm_v128_store(c + r * ldc + 4 * j, s[r][j]);
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
 * pieces of a maxout lie apart. Reads columns [from, from + depth) of `width`;
 * rows of `to` are `stride` apart.
 */
void EXPORT(unpack)(const i16 *q, const f32 *s, i32 rows, i32 width, i32 from, i32 depth, i32 outs, i32 pieces, f32 *to, i32 stride) {
  i32 block = outs * pieces;
  for (i32 r = 0; r < rows; r++) {
    i32 n = r / block * block + r % pieces * outs + r % block / pieces;
    const i16 *row = q + r * width + from;
    f32 scale = s[r];
    for (i32 k = 0; k < depth; k++) to[n * stride + k] = (f32)row[k] * scale;
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
 * neither a weight nor the int32 sum with activations up to `top` can overflow.
 */
void EXPORT(pack_i16)(const f32 *w, i32 n, i32 depth, f32 top, i16 *to, f32 *cs) {
  i32 panels = (n + PANEL - 1) / PANEL;
  for (i32 c = 0; c < panels * PANEL; c++) {
    const f32 *row = w + c * depth;
    f32 max = 0, sum = 0;
    for (i32 k = 0; c < n && k < depth; k++) {
      f32 x = __builtin_fabsf(row[k]);
      if (x > max) max = x;
      sum += x;
    }
    f32 s = 1;
    if (max > 0) {
      f32 room = 2104533975.0f / (top * sum); /* 0.98 * 2^31 */
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
