/* The network's arithmetic, compiled to wasm32 with -msimd128.
 *
 * Every function works on memory the caller laid out; nothing is allocated and
 * nothing is kept between calls. scalar*.ts holds the same functions in plain
 * JavaScript, operation for operation: whoever changes the order of a sum here
 * changes it there. No fused multiply-add, no relaxed SIMD, so the bits are the
 * same on every machine.
 */
#ifndef KERNEL_H
#define KERNEL_H
#include <stdint.h>
#include <wasm_simd128.h>

typedef float f32;
typedef uint8_t u8;
typedef int16_t i16;
typedef int32_t i32;
typedef uint32_t u32;

#define EXPORT(name) __attribute__((export_name(#name))) name
#define INLINE static inline __attribute__((always_inline))

/** Width of an embedding, of a maxout piece and of an encoder layer. */
#define WIDTH 96
/** Three maxout pieces of WIDTH, piece-major. */
#define WIDE 288
/** One cached type: layer-1 products left | centre | right (3 x WIDE), then the embedding (WIDTH). */
#define TYPE_STRIDE 960
/** The same with int16 products: 3 x WIDE int16, the embedding, a scale per part, one float unused. In floats. */
#define SHORT_STRIDE 532
#define SHORT_EMBEDDED 432
#define SHORT_SCALES 528
/** Hidden units of the transition networks, each with two maxout pieces. */
#define HIDDEN 64
/** Columns of one panel of packed weights. */
#define PANEL 12

/** Columns of a panel of packed weights are 3 vectors. */
#define VECTORS 3

/** Horizontal sum of four lanes, ((0+1)+(2+3)). */
INLINE f32 lanes(v128_t v) {
  return (wasm_f32x4_extract_lane(v, 0) + wasm_f32x4_extract_lane(v, 1)) +
         (wasm_f32x4_extract_lane(v, 2) + wasm_f32x4_extract_lane(v, 3));
}

/** Horizontal maximum of four lanes. */
INLINE f32 largest(v128_t v) {
  v128_t w = wasm_f32x4_pmax(v, wasm_i32x4_shuffle(v, v, 2, 3, 0, 1));
  w = wasm_f32x4_pmax(w, wasm_i32x4_shuffle(w, w, 1, 0, 3, 2));
  return wasm_f32x4_extract_lane(w, 0);
}

/**
 * Four int32 as float32. Told that they were widened from int16, clang 14 would convert them one by one, at four times
 * the cost: the barrier hides where they come from.
 */
INLINE v128_t floats(v128_t v) {
  __asm__("" : "+r"(v));
  return wasm_f32x4_convert_i32x4(v);
}

/** Four int16 as float32, times a scale. */
INLINE v128_t widened(const i16 *q, v128_t scale) { return wasm_f32x4_mul(floats(wasm_i32x4_load16x4(q)), scale); }

/** q = x times a factor, rounded to int16. width is a multiple of 8. */
INLINE void round_row(const f32 *x, i32 width, v128_t up, i16 *q) {
  for (i32 k = 0; k < width; k += 8) {
    v128_t a = wasm_f32x4_nearest(wasm_f32x4_mul(wasm_v128_load(x + k), up));
    v128_t b = wasm_f32x4_nearest(wasm_f32x4_mul(wasm_v128_load(x + k + 4), up));
    wasm_v128_store(q + k, wasm_i16x8_narrow_i32x4(wasm_i32x4_trunc_sat_f32x4(a), wasm_i32x4_trunc_sat_f32x4(b)));
  }
}

/**
 * q = x as int16, scaled to the Euclidean length `top`; gives the scale |x| / top.
 * With weights bounded the same way (pack_i16) no int32 sum can overflow, by
 * Cauchy and Schwarz. width is a multiple of 8.
 */
INLINE f32 quantize(const f32 *x, i32 width, f32 top, i16 *q) {
  v128_t squares = wasm_f32x4_const_splat(0);
  for (i32 k = 0; k < width; k += 4) squares = wasm_f32x4_add(squares, wasm_f32x4_mul(wasm_v128_load(x + k), wasm_v128_load(x + k)));
  f32 length = __builtin_sqrtf(lanes(squares));
  round_row(x, width, wasm_f32x4_splat(length > 0 ? top / length : 0), q);
  return length / top;
}

/**
 * nr rows times `np` panels of int16 weights: k2 pairs of rows of b, panels `step`
 * numbers apart. c[r][n] = sum * cs[n] * rs[r], the sum in int32.
 */
INLINE void micro_i16(const i16 *a, i32 lda, const f32 *rs, i32 nr, i32 np, const i16 *b, i32 step, const f32 *cs, i32 k2, f32 *c, i32 ldc) {
  v128_t s[9];
  for (i32 i = 0; i < nr * np * VECTORS; i++) s[i] = wasm_i32x4_const_splat(0);
  for (i32 k = 0; k < k2; k++)
    for (i32 p = 0; p < np; p++) {
      const i16 *bp = b + p * step + k * PANEL * 2;
      v128_t b0 = wasm_v128_load(bp), b1 = wasm_v128_load(bp + 8), b2 = wasm_v128_load(bp + 16);
      for (i32 r = 0; r < nr; r++) {
        v128_t x = wasm_v128_load32_splat(a + r * lda + 2 * k), *t = s + (r * np + p) * VECTORS;
        t[0] = wasm_i32x4_add(t[0], wasm_i32x4_dot_i16x8(x, b0));
        t[1] = wasm_i32x4_add(t[1], wasm_i32x4_dot_i16x8(x, b1));
        t[2] = wasm_i32x4_add(t[2], wasm_i32x4_dot_i16x8(x, b2));
      }
    }
  for (i32 r = 0; r < nr; r++)
    for (i32 j = 0; j < np * VECTORS; j++) {
      v128_t v = wasm_f32x4_mul(wasm_f32x4_convert_i32x4(s[r * np * VECTORS + j]), wasm_v128_load(cs + 4 * j));
      wasm_v128_store(c + r * ldc + 4 * j, wasm_f32x4_mul(v, wasm_v128_load32_splat(rs + r)));
    }
}

/** nr rows times one panel of float32 weights, k ascending. */
INLINE void micro_f32(const f32 *a, i32 lda, i32 nr, const f32 *b, i32 depth, f32 *c, i32 ldc) {
  v128_t s[9];
  for (i32 i = 0; i < nr * VECTORS; i++) s[i] = wasm_f32x4_const_splat(0);
  for (i32 k = 0; k < depth; k++) {
    v128_t b0 = wasm_v128_load(b), b1 = wasm_v128_load(b + 4), b2 = wasm_v128_load(b + 8);
    b += PANEL;
    for (i32 r = 0; r < nr; r++) {
      v128_t x = wasm_v128_load32_splat(a + r * lda + k), *t = s + r * VECTORS;
      t[0] = wasm_f32x4_add(t[0], wasm_f32x4_mul(x, b0));
      t[1] = wasm_f32x4_add(t[1], wasm_f32x4_mul(x, b1));
      t[2] = wasm_f32x4_add(t[2], wasm_f32x4_mul(x, b2));
    }
  }
  for (i32 r = 0; r < nr; r++)
    for (i32 j = 0; j < VECTORS; j++) wasm_v128_store(c + r * ldc + 4 * j, s[r * VECTORS + j]);
}

#endif
