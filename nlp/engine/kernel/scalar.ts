/**
 * The kernel in plain JavaScript, for hosts without WASM SIMD. It rounds where
 * the SIMD kernel rounds and sums in its order, so every decision is the same;
 * only slower. Its files mirror the C files by name.
 */
import type { Kernel } from "./kernel.ts"
import { scalarDense } from "./scalar-dense.ts"
import { scalarEncoder } from "./scalar-encoder.ts"
import { ScalarMemory } from "./scalar-memory.ts"
import { scalarNames } from "./scalar-names.ts"
import { scalarParser } from "./scalar-parser.ts"
import { scalarTree } from "./scalar-tree.ts"

/** 0 is no pointer, so nothing may lie there. */
const BASE = 64

export function scalarKernel(): Kernel {
  const memory = new ScalarMemory()
  return {
    base: BASE,
    reserve: (bytes) => memory.reserve(bytes),
    ...scalarDense(memory),
    ...scalarEncoder(memory),
    ...scalarParser(memory),
    ...scalarNames(memory),
    ...scalarTree(memory)
  }
}
