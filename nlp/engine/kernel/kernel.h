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
/** Hidden units of the transition networks, each with two maxout pieces. */
#define HIDDEN 64
/** Columns of one panel of packed weights. */
#define PANEL 12

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

#endif
