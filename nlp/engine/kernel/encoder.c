/* Hash embedding, the mixer, and the encoder's window layers. */
#include "kernel.h"

/** to[i] = sum of the four table rows keys[4i..4i+3], in that order, as float32. */
void EXPORT(embed_rows)(const i16 *q, const f32 *s, const i32 *keys, i32 n, f32 *to, i32 stride) {
  for (i32 i = 0; i < n; i++, to += stride, keys += 4)
    for (i32 k = 0; k < WIDTH; k += 8) {
      v128_t lo = wasm_f32x4_const_splat(0), hi = lo;
      for (i32 j = 0; j < 4; j++) {
        v128_t v = wasm_v128_load(q + keys[j] * WIDTH + k), up = wasm_v128_load32_splat(s + keys[j]);
        lo = wasm_f32x4_add(lo, wasm_f32x4_mul(floats(wasm_i32x4_extend_low_i16x8(v)), up));
        hi = wasm_f32x4_add(hi, wasm_f32x4_mul(floats(wasm_i32x4_extend_high_i16x8(v)), up));
      }
      wasm_v128_store(to + k, lo);
      wasm_v128_store(to + k + 4, hi);
    }
}

/** to[i] = half `part` of static vector rows[i]; zeros where the row is -1. */
void EXPORT(vector_rows)(const i16 *q, const f32 *s, i32 part, const i32 *rows, i32 n, f32 *to, i32 stride) {
  for (i32 i = 0; i < n; i++, to += stride) {
    i32 row = rows[i];
    f32 scale = row < 0 ? 0 : s[row * 2 + part];
    const i16 *v = q + (row < 0 ? 0 : row) * 2 * WIDTH + part * WIDTH;
    for (i32 k = 0; k < WIDTH; k += 4) wasm_v128_store(to + k, widened(v + k, wasm_f32x4_splat(scale)));
  }
}

/** to = LN(max over the three pieces of y), y in 3 x WIDTH; add, when given, is added after. */
INLINE void maxout_norm(const f32 *y, const f32 *g, const f32 *beta, const f32 *add, f32 *to) {
  v128_t v[24], sum = wasm_f32x4_const_splat(0), sq = sum;
  for (i32 k = 0; k < 24; k++) {
    const f32 *p = y + 4 * k;
    v[k] = wasm_f32x4_pmax(wasm_f32x4_pmax(wasm_v128_load(p), wasm_v128_load(p + WIDTH)), wasm_v128_load(p + 2 * WIDTH));
    sum = wasm_f32x4_add(sum, v[k]);
  }
  v128_t mean = wasm_f32x4_splat(lanes(sum) / 96.0f);
  for (i32 k = 0; k < 24; k++) {
    v[k] = wasm_f32x4_sub(v[k], mean);
    sq = wasm_f32x4_add(sq, wasm_f32x4_mul(v[k], v[k]));
  }
  v128_t r = wasm_f32x4_splat(1.0f / __builtin_sqrtf(lanes(sq) / 96.0f + 1e-8f));
  for (i32 k = 0; k < 24; k++) {
    v128_t n = wasm_f32x4_mul(wasm_f32x4_mul(v[k], r), wasm_v128_load(g + 4 * k));
    n = wasm_f32x4_add(n, wasm_v128_load(beta + 4 * k));
    if (add) n = wasm_f32x4_add(wasm_v128_load(add + 4 * k), n);
    wasm_v128_store(to + 4 * k, n);
  }
}

/**
 * Embeddings of n new types: y[i] (products of norm and static vector) + bias +
 * for each of `count` features the row slots[i * count + a] of its table of
 * products; maxout; LN. to[i] is TYPE_STRIDE apart. y is overwritten.
 */
void EXPORT(mix)(f32 *y, i32 n, const f32 *bias, const f32 *const *tables, const i32 *slots, i32 count, const f32 *g, const f32 *beta, f32 *to) {
  for (i32 i = 0; i < n; i++, y += WIDE, to += TYPE_STRIDE, slots += count) {
    for (i32 k = 0; k < WIDE; k += 4) {
      v128_t v = wasm_f32x4_add(wasm_v128_load(y + k), wasm_v128_load(bias + k));
      for (i32 a = 0; a < count; a++) v = wasm_f32x4_add(v, wasm_v128_load(tables[a] + slots[a] * WIDE + k));
      wasm_v128_store(y + k, v);
    }
    maxout_norm(y, g, beta, 0, to);
  }
}

/** Layer 1 from cached products: type[i] indexes the cache; 0 is the pad row, whose products are zero. */
void EXPORT(layer_first)(const i32 *type, i32 rows, const f32 *cache, const f32 *bias, const f32 *g, const f32 *beta, f32 *to) {
  f32 y[WIDE];
  for (i32 i = 0; i < rows; i++, to += WIDTH) {
    const f32 *left = cache + (i > 0 ? type[i - 1] : 0) * TYPE_STRIDE;
    const f32 *here = cache + type[i] * TYPE_STRIDE;
    const f32 *right = cache + (i + 1 < rows ? type[i + 1] : 0) * TYPE_STRIDE;
    for (i32 k = 0; k < WIDE; k += 4) {
      v128_t v = wasm_f32x4_add(wasm_v128_load(left + k), wasm_v128_load(here + WIDE + k));
      v = wasm_f32x4_add(v, wasm_v128_load(right + 2 * WIDE + k));
      wasm_v128_store(y + k, wasm_f32x4_add(v, wasm_v128_load(bias + k)));
    }
    maxout_norm(y, g, beta, here + 3 * WIDE, to);
  }
}

/** Puts n new types, TYPE_STRIDE apart, into their slots of a cache with int16 products; each part has its own scale. */
void EXPORT(keep_short)(const f32 *types, i32 n, const i32 *slots, f32 *cache) {
  for (i32 i = 0; i < n; i++, types += TYPE_STRIDE) {
    f32 *to = cache + slots[i] * SHORT_STRIDE;
    for (i32 p = 0; p < 3; p++) {
      const f32 *x = types + p * WIDE;
      v128_t most = wasm_f32x4_const_splat(0);
      for (i32 k = 0; k < WIDE; k += 4) most = wasm_f32x4_pmax(most, wasm_f32x4_abs(wasm_v128_load(x + k)));
      f32 max = largest(most);
      f32 up = max > 0 ? 32767.0f / max : 0;
      round_row(x, WIDE, wasm_f32x4_splat(up), (i16 *)to + p * WIDE);
      to[SHORT_SCALES + p] = max / 32767.0f;
    }
    for (i32 k = 0; k < WIDTH; k += 4) wasm_v128_store(to + SHORT_EMBEDDED + k, wasm_v128_load(types + 3 * WIDE + k));
  }
}

/** Rows by which types are read ahead. */
#define FETCHED 2

/** Reads one number of every 64 bytes of a type, which may be anywhere in 13 MB: many misses at once cost little more than one. */
INLINE void fetch(const f32 *type) {
  for (i32 k = 0; k < SHORT_STRIDE; k += 16) (void)*(const volatile f32 *)(type + k);
}

/** layer_first over a cache with int16 products. */
void EXPORT(layer_first_short)(const i32 *type, i32 rows, const f32 *cache, const f32 *bias, const f32 *g, const f32 *beta, f32 *to) {
  f32 y[WIDE];
  for (i32 i = 0; i < rows; i++, to += WIDTH) {
    const f32 *left = cache + (i > 0 ? type[i - 1] : 0) * SHORT_STRIDE;
    const f32 *here = cache + type[i] * SHORT_STRIDE;
    const f32 *right = cache + (i + 1 < rows ? type[i + 1] : 0) * SHORT_STRIDE;
    if (i + FETCHED < rows) fetch(cache + type[i + FETCHED] * SHORT_STRIDE);
    const i16 *l = (const i16 *)left, *c = (const i16 *)here + WIDE, *r = (const i16 *)right + 2 * WIDE;
    v128_t sl = wasm_v128_load32_splat(left + SHORT_SCALES), sc = wasm_v128_load32_splat(here + SHORT_SCALES + 1);
    v128_t sr = wasm_v128_load32_splat(right + SHORT_SCALES + 2);
    for (i32 k = 0; k < WIDE; k += 4) {
      v128_t v = wasm_f32x4_add(wasm_f32x4_add(widened(l + k, sl), widened(c + k, sc)), widened(r + k, sr));
      wasm_v128_store(y + k, wasm_f32x4_add(v, wasm_v128_load(bias + k)));
    }
    maxout_norm(y, g, beta, here + SHORT_EMBEDDED, to);
  }
}

/** to[i] = x[i] + LN(maxout(y[i] + bias)) for y of a window layer. y is overwritten. */
void EXPORT(layer_finish)(f32 *y, i32 rows, const f32 *bias, const f32 *g, const f32 *beta, const f32 *x, f32 *to) {
  for (i32 i = 0; i < rows; i++, y += WIDE, x += WIDTH, to += WIDTH) {
    for (i32 k = 0; k < WIDE; k += 4) wasm_v128_store(y + k, wasm_f32x4_add(wasm_v128_load(y + k), wasm_v128_load(bias + k)));
    maxout_norm(y, g, beta, x, to);
  }
}

/**
 * A window of three over a pair of neighbouring rows, as four products instead
 * of six (Winograd's F(2,3)): with rows a b c d and weights L C R,
 *   m0 = (a-c) L   m1 = (b+c) (L+C+R)/2   m2 = (c-b) (L-C+R)/2   m3 = (b-d) R
 *   out(b) = m0+m1+m2,  out(c) = m1-m2-m3.
 * This rounds the four inputs of `pairs` pairs of rows from x on to int16:
 * q[m][pair][WIDTH], scale[m][pair]. x has a zero row before its first and after
 * its last.
 */
void EXPORT(pair_inputs)(const f32 *x, i32 pairs, f32 top, i16 *q, f32 *scale) {
  f32 m[4][WIDTH];
  for (i32 i = 0; i < pairs; i++, x += 2 * WIDTH) {
    for (i32 k = 0; k < WIDTH; k += 4) {
      v128_t a = wasm_v128_load(x - WIDTH + k), b = wasm_v128_load(x + k);
      v128_t c = wasm_v128_load(x + WIDTH + k), d = wasm_v128_load(x + 2 * WIDTH + k);
      wasm_v128_store(m[0] + k, wasm_f32x4_sub(a, c));
      wasm_v128_store(m[1] + k, wasm_f32x4_add(b, c));
      wasm_v128_store(m[2] + k, wasm_f32x4_sub(c, b));
      wasm_v128_store(m[3] + k, wasm_f32x4_sub(b, d));
    }
    for (i32 j = 0; j < 4; j++) scale[j * pairs + i] = quantize(m[j], WIDTH, top, q + (j * pairs + i) * WIDTH);
  }
}

/** The weights for pair_inputs: w[WIDE][3 * WIDTH] to four of [WIDE][WIDTH]. */
void EXPORT(pair_weights)(const f32 *w, f32 *to) {
  for (i32 n = 0; n < WIDE; n++)
    for (i32 k = 0; k < WIDTH; k++) {
      f32 l = w[n * WIDE + k], c = w[n * WIDE + WIDTH + k], r = w[n * WIDE + 2 * WIDTH + k];
      f32 *t = to + n * WIDTH + k;
      t[0] = l;
      t[WIDE * WIDTH] = (l + r + c) * 0.5f;
      t[2 * WIDE * WIDTH] = (l + r - c) * 0.5f;
      t[3 * WIDE * WIDTH] = r;
    }
}

/** Rows from the four products m[product][pair][WIDE]: to = x + LN(maxout(out + bias)). */
void EXPORT(pair_finish)(const f32 *m, i32 pairs, const f32 *bias, const f32 *g, const f32 *beta, const f32 *x, f32 *to) {
  f32 y[WIDE], z[WIDE];
  i32 step = pairs * WIDE;
  for (i32 i = 0; i < pairs; i++, m += WIDE, x += 2 * WIDTH, to += 2 * WIDTH) {
    for (i32 k = 0; k < WIDE; k += 4) {
      v128_t m1 = wasm_v128_load(m + step + k), m2 = wasm_v128_load(m + 2 * step + k), b = wasm_v128_load(bias + k);
      v128_t first = wasm_f32x4_add(wasm_f32x4_add(wasm_v128_load(m + k), m1), m2);
      v128_t second = wasm_f32x4_sub(wasm_f32x4_sub(m1, m2), wasm_v128_load(m + 3 * step + k));
      wasm_v128_store(y + k, wasm_f32x4_add(first, b));
      wasm_v128_store(z + k, wasm_f32x4_add(second, b));
    }
    maxout_norm(y, g, beta, x, to);
    maxout_norm(z, g, beta, x + WIDTH, to + WIDTH);
  }
}
