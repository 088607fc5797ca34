/**
 * The arithmetic behind the network, as functions over one block of memory.
 * Two makes of it: `kernel.wasm` (SIMD) and plain JavaScript (`scalar.ts`),
 * which agree to the last bit.
 */

/** Byte offset into the kernel's memory. */
export type Pointer = number

/** Signatures follow the C files, in the same order of arguments. */
export interface Kernel {
  /** First byte the caller may lay things out from. */
  readonly base: Pointer
  /** Makes room up to `bytes` and gives the memory; views taken before are stale. */
  readonly reserve: (bytes: number) => ArrayBuffer
  readonly quantize_rows: (x: Pointer, rows: number, width: number, stride: number, top: number, q: Pointer, scale: Pointer) => void
  readonly gemm_i16: (
    a: Pointer,
    rs: Pointer,
    rows: number,
    b: Pointer,
    cs: Pointer,
    panels: number,
    depth: number,
    c: Pointer,
    ldc: number
  ) => void
  readonly gemm_f32: (a: Pointer, lda: number, rows: number, b: Pointer, panels: number, depth: number, c: Pointer, ldc: number) => void
  readonly unpack: (
    q: Pointer,
    s: Pointer,
    rows: number,
    width: number,
    from: number,
    depth: number,
    outs: number,
    pieces: number,
    to: Pointer,
    stride: number
  ) => void
  readonly pack_f32: (w: Pointer, n: number, depth: number, to: Pointer) => void
  readonly pack_i16: (w: Pointer, n: number, depth: number, top: number, to: Pointer, cs: Pointer) => void
  readonly embed_rows: (q: Pointer, s: Pointer, keys: Pointer, n: number, to: Pointer, stride: number) => void
  readonly vector_rows: (q: Pointer, s: Pointer, part: number, rows: Pointer, n: number, to: Pointer, stride: number) => void
  readonly mix: (
    y: Pointer,
    n: number,
    bias: Pointer,
    tables: Pointer,
    slots: Pointer,
    count: number,
    g: Pointer,
    beta: Pointer,
    to: Pointer
  ) => void
  readonly layer_first: (type: Pointer, rows: number, cache: Pointer, bias: Pointer, g: Pointer, beta: Pointer, to: Pointer) => void
  readonly keep_short: (types: Pointer, n: number, slots: Pointer, cache: Pointer) => void
  readonly layer_first_short: Kernel["layer_first"]
  readonly layer_finish: (y: Pointer, rows: number, bias: Pointer, g: Pointer, beta: Pointer, x: Pointer, to: Pointer) => void
  readonly pair_inputs: (x: Pointer, pairs: number, top: number, q: Pointer, scale: Pointer) => void
  readonly pair_weights: (w: Pointer, to: Pointer) => void
  readonly pair_finish: (m: Pointer, pairs: number, bias: Pointer, g: Pointer, beta: Pointer, x: Pointer, to: Pointer) => void
  readonly parse: (
    table: Pointer,
    ldt: number,
    pad: Pointer,
    bias: Pointer,
    up: Pointer,
    upScales: Pointer,
    upBias: Pointer,
    top: number,
    lefts: number,
    n: number,
    avail: number,
    flags: Pointer,
    head: Pointer,
    move: Pointer,
    work: Pointer
  ) => void
  readonly names: (
    table: Pointer,
    vectors: Pointer,
    vectorScales: Pointer,
    stride: number,
    first: Pointer,
    firstScales: Pointer,
    last: Pointer,
    lastScales: Pointer,
    pad: Pointer,
    bias: Pointer,
    up: Pointer,
    upScales: Pointer,
    upBias: Pointer,
    top: number,
    n: number,
    starts: Pointer,
    space: Pointer,
    spans: Pointer
  ) => number
  readonly tree: (
    head: Pointer,
    move: Pointer,
    n: number,
    plain: Pointer,
    lifted: Pointer,
    root: number,
    space: Pointer,
    preset: number,
    starts: Pointer,
    dep: Pointer,
    work: Pointer
  ) => void
  readonly classify: (logits: Pointer, rows: number, stride: number, bias: Pointer, classes: number, to: Pointer) => void
  readonly add_bias: (x: Pointer, rows: number, stride: number, bias: Pointer, width: number) => void
}

const PAGE_BYTES = 65_536

/** The part of the WebAssembly API used here; every host has it, TypeScript's library without a DOM does not. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

interface WasmMemory {
  readonly buffer: ArrayBuffer
  readonly grow: (pages: number) => number
}

/** Compiles and instantiates the SIMD kernel. */
export function wasmKernel(bytes: Uint8Array): Kernel {
  const memory = new WebAssembly.Memory({ initial: 2 })
  const module = new WebAssembly.Module(bytes)
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel & {
    readonly __heap_base: { readonly value: number }
  }
  const reserve = (size: number): ArrayBuffer => {
    const missing = Math.ceil(size / PAGE_BYTES) - memory.buffer.byteLength / PAGE_BYTES
    if (missing > 0) memory.grow(missing)
    return memory.buffer
  }
  return { ...exports, base: exports.__heap_base.value, reserve }
}
